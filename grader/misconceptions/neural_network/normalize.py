"""Wrong answers of normalize."""

import numpy as np


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


def normalize__whole_numbers(X: np.ndarray) -> np.ndarray:
    """This is what you get when the result has the dtype of X, and X holds whole numbers.

    np.zeros_like(X) and X.copy() keep it: what is assigned into them loses its decimals. Make
    the array with np.zeros(X.shape).
    """
    std = X.std(axis=0)
    result = np.zeros_like(X)
    result[:] = (X - X.mean(axis=0)) / np.where(std == 0, 1.0, std)
    return result
