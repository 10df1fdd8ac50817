"""Wrong answers of make_data, in kata 1."""

import numpy as np


def make_data__or() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of OR.

    OR is 1 where at least one input is 1. AND is 1 only where both are.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[0], [1], [1], [1]])


def make_data__xor() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of XOR.

    XOR is 1 where the inputs differ. AND is 1 only where both are 1.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[0], [1], [1], [0]])


def make_data__nand() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of NAND.

    All four are the wrong way round: NAND is the opposite of AND.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[1], [1], [1], [0]])


def make_data__nor() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of NOR.

    NOR is 1 only where both inputs are 0, AND only where both are 1.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[1], [0], [0], [0]])


def make_data__equal_inputs() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with label 1 wherever both inputs are equal.

    The row 00 has equal inputs, too, but its label is 0.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[1], [0], [0], [1]])


def make_data__all_0() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with label 0 in every row.

    One row has both inputs 1: there AND is 1.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[0], [0], [0], [0]])


def make_data__flat_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the labels are a flat list.

    y must be a column of shape (4, 1): each label in brackets of its own.
    """
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 0, 0, 1])


def make_data__minus_one_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with labels -1 and 1.

    Some books do so. The cross-entropy needs labels 0 and 1.
    """
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[-1], [-1], [-1], [1]])


def make_data__rows_10_before_01() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the row 10 comes before the row 01.

    The order of the rows is 00, 01, 10, 11: the second input changes first.
    """
    return np.array([[0, 0], [1, 0], [0, 1], [1, 1]]), np.array([[0], [0], [0], [1]])


def make_data__rows_from_11_down() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the rows begin with 11.

    The order of the rows is 00, 01, 10, 11.
    """
    return np.array([[1, 1], [1, 0], [0, 1], [0, 0]]), np.array([[1], [0], [0], [0]])


def make_data__labels_in_a_row() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the labels are one row.

    y must be a column of shape (4, 1): one row for each row of X.
    """
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0, 0, 0, 1]])


def make_data__row_00_missing() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the row 00 is missing.

    A table of two inputs has four rows. 00 is the first.
    """
    return np.array([[0, 1], [1, 0], [1, 1]]), np.array([[0], [0], [1]])


def make_data__column_of_ones() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when X has a column of ones for the bias.

    Here the bias is b, not a weight. X has the two inputs only.
    """
    X = np.array([[1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]])
    return X, np.array([[0], [0], [0], [1]])
