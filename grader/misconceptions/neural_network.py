"""Wrong answers to the toolkit."""

from collections.abc import Callable

import numpy as np
from neural_network import identity, sigmoid


def normalize__whole_matrix(X: np.ndarray) -> np.ndarray:
    """This is what you get when one mean and one std serve the whole matrix.

    Columns of different size stay different. Take mean and std of each column alone.
    """
    return (X - X.mean()) / X.std()


def normalize__per_row(X: np.ndarray) -> np.ndarray:
    """This is what you get when you normalize the rows, not the columns.

    Each row then has mean 0 and std 1. Look at the axis: a column goes down the rows.
    """
    mean = X.mean(axis=1, keepdims=True)
    std = X.std(axis=1, keepdims=True)
    return (X - mean) / np.where(std == 0, 1.0, std)


def normalize__only_shifted(X: np.ndarray) -> np.ndarray:
    """This is what you get when you subtract the mean but don't divide by the std.

    The columns have mean 0, but they are as wide as before. One step is missing.
    """
    return X - X.mean(axis=0)


def normalize__only_scaled(X: np.ndarray) -> np.ndarray:
    """This is what you get when you divide by the std but don't subtract the mean.

    The columns have std 1, but they are not around 0. One step is missing.
    """
    std = X.std(axis=0)
    return X / np.where(std == 0, 1.0, std)


def normalize__min_max(X: np.ndarray) -> np.ndarray:
    """This is what you get when you scale each column to the range from 0 to 1.

    That is another way to normalize (min-max). Here we want mean 0 and std 1.
    """
    low, high = X.min(axis=0), X.max(axis=0)
    return (X - low) / np.where(high == low, 1.0, high - low)


def normalize__divided_by_n_minus_1(X: np.ndarray) -> np.ndarray:
    """This is what you get when the std divides by n - 1 (ddof=1).

    All values are a little too small. Here the sum of squares is divided by n.
    """
    std = X.std(axis=0, ddof=1)
    return (X - X.mean(axis=0)) / np.where(std == 0, 1.0, std)


def normalize__nan_in_constant_column(X: np.ndarray) -> np.ndarray:
    """This is what you get when you divide by a std of 0.

    In a column whose values are all the same, 0 / 0 makes NaN. Treat std 0 on its own.
    """
    return (X - X.mean(axis=0)) / X.std(axis=0)


def normalize__variance(X: np.ndarray) -> np.ndarray:
    """This is what you get when you divide by the variance.

    The variance is the square of the standard deviation. A root is missing.
    """
    variance = X.var(axis=0)
    return (X - X.mean(axis=0)) / np.where(variance == 0, 1.0, variance)


def normalize__in_place(X: np.ndarray) -> np.ndarray:
    """This is what you get when you change X itself.

    The result is right, but the caller's data is gone. Make a new array: no `-=`, no
    `/=`.
    """
    std = X.std(axis=0)
    X -= X.mean(axis=0)
    X /= np.where(std == 0, 1.0, std)
    return X


def normalize__constant_column_kept(X: np.ndarray) -> np.ndarray:
    """This is what you get when a constant column is left as it was.

    A column whose values are all the same must become 0: its mean is subtracted, too.
    """
    std = X.std(axis=0)
    return np.where(std == 0, X, (X - X.mean(axis=0)) / np.where(std == 0, 1.0, std))


def normalize__constant_column_dropped(X: np.ndarray) -> np.ndarray:
    """This is what you get when a constant column is left out.

    The result needs as many columns as X. A constant column becomes 0, it does not go
    away.
    """
    X = X[:, X.std(axis=0) > 0]
    return (X - X.mean(axis=0)) / X.std(axis=0)


def normalize__plus_mean(X: np.ndarray) -> np.ndarray:
    """This is what you get when you add the mean in place of subtracting it.

    The columns move away from 0. Look at the sign before the mean.
    """
    std = X.std(axis=0)
    return (X + X.mean(axis=0)) / np.where(std == 0, 1.0, std)


def normalize__unit_length(X: np.ndarray) -> np.ndarray:
    """This is what you get when you divide each column by its length.

    The sum of the squares is then 1. The std also divides that sum by n before the
    root.
    """
    shifted = X - X.mean(axis=0)
    length = np.linalg.norm(shifted, axis=0)
    return shifted / np.where(length == 0, 1.0, length)


def matrix_multiply__entry_by_entry(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """This is what you get when you multiply entry by entry.

    NumPy's * multiplies entries of the same place. A matrix product also adds up: row
    by column.
    """
    return X * W


def matrix_multiply__transposed(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """This is what you get when rows and columns of the result are exchanged.

    The result has one row for each row of X. Look at the order of X and W, and at any
    .T.
    """
    return (X @ W).T


def matrix_multiply__flat(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """This is what you get when the result is made flat.

    The numbers are right, the shape is not: it should be (n, m), with two axes.
    """
    return (X @ W).ravel()


def matrix_multiply__first_column_only(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """This is what you get when only the first column of W is used.

    W can have several columns. Each one makes its own column of the result.
    """
    return X @ W[:, :1]


def matrix_multiply__one_sum(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """This is what you get when all products are added to one number.

    Sum over j only: each pair (i, k) has a sum of its own, so the result is (n, m).
    """
    return np.array((X @ W).sum())


def matrix_multiply__mean_of_products(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """This is what you get when you take the mean of the products, not their sum.

    Every entry is too small by the number of columns of X. Don't divide.
    """
    return X @ W / X.shape[1]


def matrix_multiply__last_product_left_out(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """This is what you get when the sum over j ends one too early.

    The last column of X is never used. range(d) already stops before d: no minus 1.
    """
    return X[:, :-1] @ W[:-1]


def matrix_multiply__last_product_only(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """This is what you get when = overwrites the sum in the loop.

    Only the last product is left. In the innermost loop, add to the entry with +=.
    """
    result = np.zeros((X.shape[0], W.shape[1]))
    for j in range(X.shape[1]):
        result = np.outer(X[:, j], W[j])
    return result


def matrix_multiply__added_entries(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """This is what you get when you add X[i, j] and W[j, k] in place of multiplying.

    Look at the formula: it is a sum of products.
    """
    return (X[:, :, None] + W).sum(axis=1)


def matrix_multiply__whole_numbers(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """This is what you get when the result is an array of whole numbers.

    The digits after the point are cut off. Start from np.zeros without dtype=int.
    """
    return (X @ W).astype(int)


def sigmoid__wrong_sign(Z: np.ndarray) -> np.ndarray:
    """This is what you get when the minus in the exponent is missing.

    Large z then give small probabilities. Look at the exponent: e^(-z), not e^z.
    """
    return 1 / (1 + np.exp(Z))


def sigmoid__only_exponential(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you return only e^(-z).

    That can be any positive number. A probability needs the whole fraction: 1 / (1 +
    ...).
    """
    return np.exp(-Z)


def sigmoid__one_missing(Z: np.ndarray) -> np.ndarray:
    """This is what you get when the 1 + below the fraction line is missing.

    Then 1 / e^(-z) grows without end. With the 1 the result stays between 0 and 1.
    """
    return 1 / np.exp(-Z)


def sigmoid__missing_parentheses(Z: np.ndarray) -> np.ndarray:
    """This is what you get when the parentheses below the fraction line are missing.

    1 / 1 + a is 1 + a: the division comes first. Put the whole sum in parentheses.
    """
    return 1 / 1 + np.exp(-Z)


def sigmoid__minus_below(Z: np.ndarray) -> np.ndarray:
    """This is what you get when there is a minus between 1 and e^(-z).

    At z = 0 that divides by 0. The formula has a plus: 1 + e^(-z).
    """
    return 1 / (1 - np.exp(-Z))


def sigmoid__tanh(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you use tanh.

    It has the same form, but it goes from -1 to 1. A sigmoid goes from 0 to 1.
    """
    return np.tanh(Z)


def sigmoid__relu(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you use ReLU, max(0, z).

    That has no upper end. A sigmoid stays between 0 and 1.
    """
    return np.maximum(0.0, Z)


def sigmoid__step(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you use a step: 0 or 1 and nothing between.

    A sigmoid is smooth: near z = 0 it gives values near 1/2.
    """
    return np.where(Z >= 0, 1.0, 0.0)


def sigmoid__softmax(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you use softmax: the results add up to 1.

    The sigmoid looks at each entry alone: the others don't matter.
    """
    powers = np.exp(Z)
    return powers / powers.sum()


def sigmoid__derivative(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you return the derivative of the sigmoid.

    It is 1/4 at z = 0 and small far away. Here we want the function itself.
    """
    result = 1 / (1 + np.exp(-Z))
    return result * (1 - result)


def sigmoid__nan_far_above_zero(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you compute e^z / (1 + e^z) for a large z.

    There it is infinity / infinity, and that is NaN. The form with e^(-z) has no such
    problem.
    """
    return np.exp(Z) / (1 + np.exp(Z))


def sigmoid__absolute_value(Z: np.ndarray) -> np.ndarray:
    """This is what you get when the sign of z is lost.

    Negative z must give results below 1/2. Don't take the absolute value of z.
    """
    return 1 / (1 + np.exp(-np.abs(Z)))


def sigmoid__clipped_at_10(Z: np.ndarray) -> np.ndarray:
    """This is what you get when z is clipped to the range from -10 to 10.

    That changes results: far away they stop before 0 and 1. Clip much later, or not at
    all.
    """
    return 1 / (1 + np.exp(-np.clip(Z, -10, 10)))


def sigmoid__not_applied(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you return Z as it came.

    No formula was applied. Does your result really get returned?
    """
    return Z.copy()


def sigmoid__base_2(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you use powers of 2.

    The formula has powers of e = 2.71828...: NumPy has a function for those.
    """
    return 1 / (1 + 2.0**-Z)


def sigmoid__short_e(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you type e as 2.718.

    The digits that are missing can be seen in the result. Use NumPy's own exponential.
    """
    return 1 / (1 + 2.718**-Z)


def sigmoid__rounded(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you round the result to two digits.

    Training needs all the digits. Round only where you print.
    """
    return np.round(1 / (1 + np.exp(-Z)), 2)


def sigmoid__flat(Z: np.ndarray) -> np.ndarray:
    """This is what you get when the result is made flat.

    The numbers are right, but the result must have the shape of Z.
    """
    return 1 / (1 + np.exp(-Z.ravel()))


def sigmoid__twice(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you apply the formula two times.

    The second time squeezes all results together, to between 0.5 and 0.74. Once is
    enough.
    """
    once = 1 / (1 + np.exp(-Z))
    return 1 / (1 + np.exp(-once))


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


def binary_cross_entropy__missing_minus(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when the minus before the sum is missing.

    A logarithm of a probability is below 0, but a loss is not. Look at the formula's
    start.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())


def binary_cross_entropy__sum(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you add up the rows but don't divide by n.

    The loss then grows with the number of rows. Take the mean.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).sum())


def binary_cross_entropy__log2(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get with the logarithm to base 2.

    All losses are too large by the factor 1.44. The formula has the natural logarithm.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log2(A) + (1 - y) * np.log2(1 - A)).mean())


def binary_cross_entropy__log10(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get with the logarithm to base 10.

    All losses are too small by the factor 2.3. The formula has the natural logarithm.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log10(A) + (1 - y) * np.log10(1 - A)).mean())


def binary_cross_entropy__arguments_swapped(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when probabilities and labels are swapped.

    The logarithm is then taken of the labels. It belongs to the probabilities, A.
    """
    y = np.clip(y, 1e-15, 1 - 1e-15)
    return -float((A * np.log(y) + (1 - A) * np.log(1 - y)).mean())


def binary_cross_entropy__only_label_1(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get with the first term only: y * log(A).

    Rows with label 0 then cost nothing. The second term is for them.
    """
    return -float((y * np.log(A.clip(1e-15, 1 - 1e-15))).mean())


def binary_cross_entropy__only_label_0(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get with the second term only: (1 - y) * log(1 - A).

    Rows with label 1 then cost nothing. The first term is for them.
    """
    return -float(((1 - y) * np.log(1 - A.clip(1e-15, 1 - 1e-15))).mean())


def binary_cross_entropy__nan_at_0_and_1(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when A may be exactly 0 or 1.

    log(0) is minus infinity, and 0 times infinity is NaN. Keep A a tiny step away from
    both.
    """
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())


def binary_cross_entropy__large_epsilon(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when A is kept 0.01 away from 0 and 1.

    That step is too large: sure and right answers still cost something. Take a tiny
    one.
    """
    A = A.clip(0.01, 0.99)
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())


def binary_cross_entropy__squared_error(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get with the mean squared error.

    That is the other loss. Here sure and wrong answers cost much more: see the
    logarithms.
    """
    return float(((A - y) ** 2).mean())


def binary_cross_entropy__half(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you divide the mean by 2.

    There are two terms, but only one of them counts in each row. The formula has no
    half.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean() / 2)


def binary_cross_entropy__not_averaged(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you return one loss for each row.

    The loss is one number: the mean of all of them.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -(y * np.log(A) + (1 - y) * np.log(1 - A))


def binary_cross_entropy__every_pair(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when a column times a flat array makes a square table.

    Each probability then meets every label. Keep both as columns, (n, 1).
    """
    A, y = A.clip(1e-15, 1 - 1e-15), y.ravel()
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())


def binary_cross_entropy__terms_subtracted(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get with a minus between the two terms.

    Rows with label 0 then make the loss smaller. Both terms are added.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log(A) - (1 - y) * np.log(1 - A)).mean())


def binary_cross_entropy__labels_exchanged(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when label 1 is paired with log(1 - A), and 0 with log(A).

    Right answers then cost most. Look at which factor stands before which logarithm.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log(1 - A) + (1 - y) * np.log(A)).mean())


def binary_cross_entropy__same_logarithm_twice(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when both terms have log(A).

    Then the label does not matter. For label 0 the probability is 1 - A.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log(A) + (1 - y) * np.log(A)).mean())


def binary_cross_entropy__no_logarithm(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when the logarithms are missing.

    The formula takes the logarithm of each probability before it multiplies.
    """
    return -float((y * A + (1 - y) * (1 - A)).mean())


def binary_cross_entropy__rounded_probabilities(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you round the probabilities to 0 and 1 first.

    The loss then can't see how sure an answer is. Use A as it comes.
    """
    A = np.round(A).clip(1e-15, 1 - 1e-15)
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())


def binary_cross_entropy__sigmoid_applied(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you apply sigmoid to A.

    A holds probabilities already: the sigmoid was applied before this function is
    called.
    """
    A = sigmoid(A)
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())


def gradient_descent__ascent(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you add the gradients in place of subtracting them.

    The loss then goes up. Look at the sign before lr, and at the order of A and y.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W + lr * X[rows].T @ error / len(rows)
            b = b + lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__both_gradients_summed(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when both gradients are sums over the batch.

    The steps grow with the batch. Both are means: divide by the batch's number of rows.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error
            b = b - lr * error.sum()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__weights_gradient_summed(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the gradient of W is not divided by m.

    The matrix product adds up the rows of the batch. The formula divides that by m.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__bias_gradient_summed(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the gradient of b is the sum of the errors.

    The bias then moves too far in each step. Its gradient is their mean.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.sum()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__divided_by_all_rows(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you divide by the number of all rows.

    With small batches the steps are too short. m is the number of rows in this batch.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(X)
            b = b - lr * error.sum() / len(X)
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__divided_by_batch_size(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you always divide by batch_size.

    The last batch can be smaller: its step is then too short. Count the rows it really
    has.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / batch_size
            b = b - lr * error.sum() / batch_size
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__bias_frozen(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when b is never changed.

    The bias is trained as W is: it has a step of its own, with the mean of the errors.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__bias_moves_up(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when b moves the wrong way.

    W goes down its gradient, but b goes up. Look at the sign in the step of b.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b + lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__bias_sees_new_weights(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when b's errors are computed with the new W.

    Both gradients come from the same errors. Take both before you change W or b.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * (activation_fn(X[rows] @ W + b) - y[rows]).mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__weights_see_new_bias(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when W's errors are computed with the new b.

    Both gradients come from the same errors. Take both before you change W or b.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            b = b - lr * error.mean()
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__bias_left_out(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the errors are computed without b.

    b is changed, but no step ever sees it. The prediction needs X W + b.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__bias_after_activation(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when b is added after the activation.

    The activation is applied to the whole sum, X W + b. Look at your parentheses.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W) + b - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__no_activation_in_the_step(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the steps don't use the activation.

    The error is activation_fn(X W + b) - y, in each batch, not only in the loss.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = X[rows] @ W + b - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__no_activation_in_the_loss(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the loss is taken without the activation.

    W and b are right, the losses are not. The loss compares A = activation_fn(X W + b)
    with y.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(X @ W + b, y))
    return W, b, loss_history


def gradient_descent__sigmoid_derivative(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the error is multiplied by A (1 - A).

    That is the derivative of the sigmoid. In the formula here it is not there any more.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            A = activation_fn(X[rows] @ W + b)
            error = (A - y[rows]) * A * (1 - A)
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__factor_two(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the gradients have a factor 2.

    It comes from the square of the mean squared error. The formula here has no 2.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * 2 * X[rows].T @ error / len(rows)
            b = b - lr * 2 * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__one_gradient_for_all_weights(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when all weights get the same gradient.

    The mean went over rows and columns. Each weight has its own gradient: its feature's
    mean.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * (X[rows] * error).mean()
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__rounded_predictions(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the error is taken from predictions of 0 or 1.

    The steps then can't see how far off an answer is. Use the activation's result as it
    is.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = (activation_fn(X[rows] @ W + b) > 0.5) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__lr_ignored(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the step is not multiplied by lr.

    Then the learning rate is always 1. Multiply both gradients by lr.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - X[rows].T @ error / len(rows)
            b = b - error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__loss_before_the_epoch(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when each loss is taken before its epoch.

    All losses come one epoch late. Take the loss after the last step of the epoch.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
    return W, b, loss_history


def gradient_descent__loss_of_the_last_batch(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when each loss is that of the last batch only.

    Which rows those are is chance. Take the loss over all rows, once an epoch.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X[rows] @ W + b), y[rows]))
    return W, b, loss_history


def gradient_descent__mean_of_batch_losses(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when a loss is the mean over the epoch's batches.

    W and b change between them. Take one loss of all rows, after the last step.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        batch_losses = []
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
            batch_losses.append(loss_fn(activation_fn(X[rows] @ W + b), y[rows]))
        loss_history.append(float(np.mean(batch_losses)))
    return W, b, loss_history


def gradient_descent__loss_of_every_step(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when a loss is kept after each batch.

    That makes too many losses: one an epoch is wanted. Look at the indentation.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
            loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__only_the_last_loss(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when only the last loss is kept.

    A history has one loss for each epoch. Append to the list; don't make it anew.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history = [loss_fn(activation_fn(X @ W + b), y)]
    return W, b, loss_history


def gradient_descent__first_loss_kept(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the loss before the training is kept, too.

    That makes one loss too many. There is one for each epoch, taken after it.
    """
    random = np.random.default_rng()
    loss_history = [loss_fn(activation_fn(X @ W + b), y)]
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__losses_added_up(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when each loss is added to those before it.

    The history then only grows. Each epoch has a loss of its own.
    """
    random = np.random.default_rng()
    loss, loss_history = 0.0, []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss += loss_fn(activation_fn(X @ W + b), y)
        loss_history.append(loss)
    return W, b, loss_history


def gradient_descent__loss_divided_again(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when you divide the loss by the number of rows again.

    loss_fn already returns a mean. Keep its result as it is.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y) / len(X))
    return W, b, loss_history


def gradient_descent__one_epoch_too_few(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the training ends one epoch too early.

    range(1, num_epochs) stops before num_epochs. Count again.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(1, num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__one_epoch_too_many(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the training goes on for one epoch too many.

    range(n) already makes n rounds: no plus 1.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs + 1):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__returns_after_one_epoch(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when `return` stands inside the loop.

    The training ends after its first epoch. Look at the indentation of the last line.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
        return W, b, loss_history
    return W, b, loss_history


def gradient_descent__no_shuffle(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the rows are never shuffled.

    The batches are then the same in each epoch. Draw a new random order in each one.
    """
    loss_history = []
    for _ in range(num_epochs):
        for start in range(0, len(X), batch_size):
            rows = slice(start, start + batch_size)
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(error)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__one_shuffle(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the rows are shuffled only once.

    All epochs then have the same order. Draw it inside the loop over the epochs.
    """
    order = np.random.default_rng().permutation(len(X))
    loss_history = []
    for _ in range(num_epochs):
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__with_replacement(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when rows are drawn with replacement.

    Some rows come twice in an epoch, others never. Shuffle the row numbers instead.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.integers(len(X), size=len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__last_batch_dropped(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the last, smaller batch is left out.

    Then some rows are not seen in an epoch. The rows that are left over are a batch,
    too.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X) - batch_size + 1, batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__last_batch_filled_up(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the last batch is filled up with rows used before.

    Some rows then count twice in an epoch. The last batch may be smaller.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = np.resize(order, len(X) + batch_size)[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__batch_one_row_short(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when each batch is one row too short.

    A slice already stops before its end: no minus 1. The row between is never seen.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + max(batch_size - 1, 1)]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__always_all_rows(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when batch_size is ignored.

    Each epoch then makes one step with all rows. Cut the order into batches.
    """
    loss_history = []
    for _ in range(num_epochs):
        error = activation_fn(X @ W + b) - y
        W = W - lr * X.T @ error / len(X)
        b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__always_one_row(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when each batch is one single row.

    That makes too many steps. Take batch_size rows at a time.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        for row in random.permutation(len(X)):
            rows = [row]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__one_batch_an_epoch(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when an epoch is only one batch.

    All other rows are not seen. An epoch goes on until every row was used once.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        rows = random.permutation(len(X))[:batch_size]
        error = activation_fn(X[rows] @ W + b) - y[rows]
        W = W - lr * X[rows].T @ error / len(rows)
        b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__parameters_changed_in_place(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when W and b are changed in place.

    `-=` writes into the caller's arrays. Make new ones in each step.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W -= lr * X[rows].T @ error / len(rows)
            b -= lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__data_shuffled_in_place(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when X and y themselves are shuffled.

    The caller's rows are then in another order. Shuffle row numbers, or a copy.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        X[:], y[:] = X[order], y[order]
        for start in range(0, len(X), batch_size):
            rows = np.arange(len(X))[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__start_ignored(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when the training starts from zeros.

    The W and b that were given are lost. Start from them.
    """
    W, b = np.zeros_like(W), np.zeros_like(b)
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__starts_again_in_each_epoch(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when each epoch starts from the first W and b.

    Then nothing is learned from one epoch to the next. Go on with the new W and b.
    """
    start_W, start_b = W, b
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        W, b = start_W, start_b
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history


def gradient_descent__bias_first(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """This is what you get when b is returned before W.

    The order of the results is W, b, losses.
    """
    random = np.random.default_rng()
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            error = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ error / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return b, W, loss_history


def numerical_gradient__forward_difference(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get with forward differences: from p to p + h.

    They are less exact. Central differences go from p - h to p + h, and divide by 2 h.
    """
    loss_here = loss_fn(forward_fn(X, params), y)
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_above - loss_here) / h
        gradients[name] = gradient
    return gradients


def numerical_gradient__backward_difference(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get with backward differences: from p - h to p.

    They are less exact. Central differences go from p - h to p + h, and divide by 2 h.
    """
    loss_here = loss_fn(forward_fn(X, params), y)
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_here - loss_below) / h
        gradients[name] = gradient
    return gradients


def numerical_gradient__divided_by_h(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when you divide by h, not by 2 h.

    All slopes are twice too steep: from p - h to p + h it is 2 h.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_above - loss_below) / h
        gradients[name] = gradient
    return gradients


def numerical_gradient__missing_parentheses(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when the parentheses around 2 h are missing.

    a / 2 * h divides by 2 and then multiplies by h. Put 2 * h in parentheses.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_above - loss_below) / 2 * h
        gradients[name] = gradient
    return gradients


def numerical_gradient__not_divided(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when you don't divide by 2 h.

    The difference of the losses is tiny. The slope is that difference for each unit of
    p.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = loss_above - loss_below
        gradients[name] = gradient
    return gradients


def numerical_gradient__wrong_sign(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when you subtract the losses the wrong way round.

    All slopes have the wrong sign. It is the loss at p + h minus the loss at p - h.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_below - loss_above) / (2 * h)
        gradients[name] = gradient
    return gradients


def numerical_gradient__h_ignored(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when you always use 1e-4.

    That is only the default. Use the h that was given.
    """
    h = 1e-4
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
    return gradients


def numerical_gradient__not_put_back(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when an entry is not put back after it was moved.

    It is lower by h ever after, and all later slopes see that. Put back the old value.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            gradient[entry] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
    return gradients


def numerical_gradient__moved_down_once(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when an entry goes up by h and then down by h.

    Then it is back at p, not at p - h. From p + h go down by 2 h.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            loss_below = loss_fn(forward_fn(X, params), y)
            gradient[entry] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
    return gradients


def numerical_gradient__all_entries_together(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when all entries of an array are moved together.

    Every entry then has the same slope. Move one entry at a time.
    """
    gradients = {}
    for name, values in params.items():
        above = loss_fn(forward_fn(X, {**params, name: values + h}), y)
        below = loss_fn(forward_fn(X, {**params, name: values - h}), y)
        gradients[name] = np.full(values.shape, (above - below) / (2 * h))
    return gradients


def numerical_gradient__only_the_first_entry(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when only the first entry of each array is moved.

    The other slopes stay 0. Go over all entries, in every row and column.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_above - loss_below) / (2 * h)
            break
        gradients[name] = gradient
    return gradients


def numerical_gradient__only_the_first_array(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when `return` stands inside the loop over params.

    The other arrays have no gradient then. Look at the indentation of the last line.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
        return gradients
    return gradients


def numerical_gradient__flat(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when the gradients are flat lists of slopes.

    Each gradient needs the shape of its array in params.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient.ravel()
    return gradients


def numerical_gradient__multiplied_by_rows(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when the slopes are multiplied by the number of rows.

    loss_fn already is a mean over the rows. Its slope needs no other factor.
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = len(X) * (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
    return gradients


def numerical_gradient__loss_arguments_swapped(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """This is what you get when loss_fn gets y first and the prediction second.

    Some losses don't mind, others do. The order is loss_fn(prediction, y).
    """
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(y, forward_fn(X, params))
            values[entry] = original - h
            loss_below = loss_fn(y, forward_fn(X, params))
            values[entry] = original
            gradient[entry] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
    return gradients


def forward_perceptron__no_sigmoid(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when the sigmoid is missing.

    X W + b can be any number. The sigmoid makes a probability of it.
    """
    return X @ W + b


def forward_perceptron__no_bias(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when b is missing.

    With X = 0 the result is then always 1/2. Add b before the sigmoid.
    """
    return sigmoid(X @ W)


def forward_perceptron__bias_subtracted(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when b is subtracted.

    The formula has a plus: X W + b.
    """
    return sigmoid(X @ W - b)


def forward_perceptron__bias_after_sigmoid(
    X: np.ndarray, W: np.ndarray, b: np.ndarray
) -> np.ndarray:
    """This is what you get when b is added after the sigmoid.

    The result can leave the range from 0 to 1. The sigmoid is applied to the whole sum.
    """
    return sigmoid(X @ W) + b


def forward_perceptron__bias_multiplied(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when you multiply by b.

    The bias is added to the product of X and W.
    """
    return sigmoid(X @ W * b)


def forward_perceptron__entry_by_entry(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when X is multiplied by W entry by entry.

    That gives one number for each feature. Multiply the matrices: one number for each
    row.
    """
    return sigmoid(X * W.T + b)


def forward_perceptron__predictions(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when you return 0 or 1.

    Here we want the probabilities. They are compared with 0.5 later, in another
    function.
    """
    return np.where(sigmoid(X @ W + b) > 0.5, 1.0, 0.0)


def forward_perceptron__flat(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when the result is made flat.

    The numbers are right, but the shape should be (n, 1): one column.
    """
    return sigmoid(X @ W + b).ravel()


def forward_perceptron__transposed(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when the result is one row.

    It should be one column, (n, 1): one row for each row of X.
    """
    return sigmoid(X @ W + b).T


def forward_perceptron__tanh(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get with tanh as the activation.

    It goes from -1 to 1. A probability is between 0 and 1: use sigmoid.
    """
    return np.tanh(X @ W + b)


def forward_perceptron__sigmoid_twice(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when the sigmoid is applied two times.

    All results are then between 0.5 and 0.74. Once is enough.
    """
    return sigmoid(sigmoid(X @ W + b))


def forward_perceptron__sigmoid_of_the_inputs(
    X: np.ndarray, W: np.ndarray, b: np.ndarray
) -> np.ndarray:
    """This is what you get when the sigmoid is applied to X.

    First comes the sum X W + b. The sigmoid is applied to that.
    """
    return sigmoid(X) @ W + b


def forward_perceptron__probability_of_0(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when you return the probability of label 0.

    Every result is 1 minus the right one. Look for a minus before X W + b.
    """
    return sigmoid(-(X @ W + b))


def forward_perceptron__softmax(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get with softmax over the rows: all results add up to 1.

    Each row has a probability of its own. The other rows don't matter.
    """
    powers = np.exp(X @ W + b)
    return powers / powers.sum()
