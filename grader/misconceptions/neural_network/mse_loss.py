"""Wrong answers of mse_loss."""

import numpy as np


def mse_loss__half(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you divide the mean by 2.

    Some books do so, to make the derivative simpler. The formula here has no half.
    """
    return float(((y_pred - y) ** 2).mean() / 2)


def mse_loss__sum(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you add up the squares but don't divide by n.

    The loss then grows with the number of rows. Take the mean.
    """
    return float(((y_pred - y) ** 2).sum())


def mse_loss__half_of_the_sum(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you divide the sum of the squares by 2.

    Divide by the number of rows. It is 2 only in the example.
    """
    return float(((y_pred - y) ** 2).sum() / 2)


def mse_loss__root(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you take the square root at the end (RMSE).

    The mean squared error has no root: it stays squared.
    """
    return float(np.sqrt(((y_pred - y) ** 2).mean()))


def mse_loss__absolute(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get with absolute errors in place of squared errors (MAE).

    Large errors then count too little. Square each difference.
    """
    return float(np.abs(y_pred - y).mean())


def mse_loss__not_squared(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you forget to square the errors.

    Errors above and below then cancel. Square each difference before the mean.
    """
    return float((y_pred - y).mean())


def mse_loss__squared_after_the_mean(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you take the mean first and square it then.

    Errors above and below cancel in the mean. Square each difference first.
    """
    return float((y_pred - y).mean() ** 2)


def mse_loss__not_averaged(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you return one squared error for each row.

    The loss is one number: the mean of all of them.
    """
    return (y_pred - y) ** 2


def mse_loss__every_pair(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when a column minus a flat array makes a square table.

    Each prediction is then compared with every label. Keep both as columns, (n, 1).
    """
    return float(((y_pred - y.ravel()) ** 2).mean())


def mse_loss__negative(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when there is a minus before the mean.

    A squared error is never below 0. The minus belongs to the cross-entropy.
    """
    return -float(((y_pred - y) ** 2).mean())


def mse_loss__divided_by_n_minus_1(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you divide by n - 1.

    That belongs to the variance of a sample. Here the sum is divided by n.
    """
    return float(((y_pred - y) ** 2).sum() / max(len(y) - 1, 1))


def mse_loss__added(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you add y in place of subtracting it.

    The error is the difference of prediction and label. Look at the sign.
    """
    return float(((y_pred + y) ** 2).mean())


def mse_loss__difference_of_squares(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you square both numbers before you subtract them.

    That can be below 0. Subtract first, then square the difference.
    """
    return float((y_pred**2 - y**2).mean())


def mse_loss__variance_of_errors(y_pred: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you take the variance of the errors.

    It doesn't see an error that is the same in all rows. Don't subtract the mean error.
    """
    return float((y_pred - y).var())
