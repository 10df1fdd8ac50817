"""Wrong answers of matrix_multiply."""

import numpy as np


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


def matrix_multiply__dtype_of_the_inputs(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """This is what you get when the result has the dtype of X, and X holds whole numbers.

    What is assigned into such an array loses its decimals. Make it with np.zeros((n, m)).
    """
    result = np.zeros((len(X), W.shape[1]), dtype=X.dtype)
    result[:] = X @ W
    return result
