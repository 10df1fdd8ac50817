"""Wrong answers in least_squares.py."""

import numpy as np
from least_squares import add_ones


def add_ones__at_the_end(X):
    """This is what you get when the ones stand after the other columns. Which is first?"""
    return np.column_stack([X, np.ones(len(X))])


def add_ones__zeros(X):
    """This is what you get when the new column holds zeros. A constant needs ones."""
    return np.column_stack([np.zeros(len(X)), X])


def fit__through_the_origin(X, y):
    """This is what you get when the line has no constant: the column of ones is missing."""
    return np.linalg.solve(X.T @ X, X.T @ y)


def fit__constant_last(X, y):
    """This is what you get when the constant comes last. Which weight belongs to the ones?"""
    A = add_ones(X)
    return np.roll(np.linalg.solve(A.T @ A, A.T @ y), -1, axis=0)
