"""Wrong answers of make_data, in kata 2."""

import numpy as np


def make_data__and() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of AND.

    AND is 1 only where both inputs are 1. For OR one of them is enough.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[0], [0], [0], [1]])


def make_data__xor() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of XOR.

    In the row 11 at least one input is 1: OR is 1 there, too.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[0], [1], [1], [0]])


def make_data__nor() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the labels of NOR.

    All four are the wrong way round: NOR is the opposite of OR.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[1], [0], [0], [0]])


def make_data__first_input() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with the first input as the label.

    The second input counts as well: OR is 1 where at least one of them is 1.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[0], [0], [1], [1]])


def make_data__all_1() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with label 1 in every row.

    One row has no input that is 1: there OR is 0.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, np.array([[1], [1], [1], [1]])


def make_data__flat_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the labels are a flat list.

    y must be a column of shape (4, 1): each label in brackets of its own.
    """
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 1])


def make_data__minus_one_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with labels -1 and 1.

    Some books do so. The cross-entropy needs labels 0 and 1.
    """
    return np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[-1], [1], [1], [1]])


def make_data__rows_10_before_01() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the row 10 comes before the row 01.

    The order of the rows is 00, 01, 10, 11: the second input changes first.
    """
    return np.array([[0, 0], [1, 0], [0, 1], [1, 1]]), np.array([[0], [1], [1], [1]])


def make_data__rows_from_11_down() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the rows begin with 11.

    The order of the rows is 00, 01, 10, 11.
    """
    return np.array([[1, 1], [1, 0], [0, 1], [0, 0]]), np.array([[1], [1], [1], [0]])


def make_data__sum_of_inputs() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the label is the sum of the inputs.

    The row 11 then has label 2. A label is 0 or 1.
    """
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return X, X.sum(axis=1, keepdims=True)


def make_data__y_first() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when y is returned before X.

    The order of the results is X, y.
    """
    return np.array([[0], [1], [1], [1]]), np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def make_data__columns_for_rows() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the inputs are in two rows of four.

    X must be (4, 2): one row for each case, one column for each input.
    """
    return np.array([[0, 0, 1, 1], [0, 1, 0, 1]]), np.array([[0], [1], [1], [1]])
