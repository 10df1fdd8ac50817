"""Least squares: the line that comes closest to points.

`n` is the number of points (rows), `d` the number of features (columns).
"""

import numpy as np


def add_ones(X):
    """Put a column of ones before the columns of X.

    Formula: the new row i is (1, X[i, 0], ..., X[i, d - 1]).

    Shapes: X is (n, d); the result is (n, d + 1).

    Example: two points with one feature.

        >>> add_ones(np.array([[2.0], [3.0]])).tolist()
        [[1.0, 2.0], [1.0, 3.0]]

    Errors: none.
    """
    # TODO: Return X with a column of ones before its first column.
    raise NotImplementedError("add_ones in least_squares.py")


def fit(X, y):
    """Return the weights of the line that comes closest to the points, by the normal equation.

    Formula: w solves (A^T A) w = A^T y, where A is X with a column of ones before it.

    Shapes: X is (n, d), y is (n, 1); the result is (d + 1, 1), the constant first.

    Example: the line 1 + 2 x goes through all three points.

        >>> fit(np.array([[0.0], [1.0], [2.0]]), np.array([[1.0], [3.0], [5.0]])).round(6).tolist()
        [[1.0], [2.0]]

    Errors: none where the columns of A are independent.
    """
    # TODO: Solve the normal equation with np.linalg.solve.
    raise NotImplementedError("fit in least_squares.py")
