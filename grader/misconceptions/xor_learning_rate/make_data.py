"""Wrong answers of make_data, in kata 3."""

import numpy as np


def make_data__or() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of OR.

    In the row 11 the inputs are equal: XOR is 0 there.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[0], [1], [1], [1]])


def make_data__and() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of AND.

    AND is 1 where both inputs are 1. XOR is 1 where they differ.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[0], [0], [0], [1]])


def make_data__xnor() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of XNOR.

    All four are the wrong way round: XNOR is 1 where the inputs are equal.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[1], [0], [0], [1]])


def make_data__nand() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of NAND.

    In the row 00 the inputs are equal: XOR is 0 there.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[1], [1], [1], [0]])


def make_data__flat_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the labels are a flat list.

    y must be a column of shape (4, 1): each label in brackets of its own.
    """
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])


def make_data__minus_one_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with labels -1 and 1.

    Some books do so. The cross-entropy needs labels 0 and 1.
    """
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[-1], [1], [1], [-1]])


def make_data__rows_10_before_01() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the row 10 comes before the row 01.

    The order of the rows is 00, 01, 10, 11: the second input changes first.
    """
    return np.array([[0, 0], [1, 0], [0, 1], [1, 1]]), np.array([[0], [1], [1], [0]])


def make_data__rows_from_11_down() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the rows begin with 11.

    The order of the rows is 00, 01, 10, 11.
    """
    return np.array([[1, 1], [1, 0], [0, 1], [0, 0]]), np.array([[0], [1], [1], [0]])
