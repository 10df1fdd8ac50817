"""Wrong answers of make_data, in kata 4."""

import numpy as np


def make_data__ends_at_1() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when i and j end at 1.

    range(-2, 2) stops before 2: that makes 16 points in place of 25.
    """
    X = np.array([[i, j] for i in range(-2, 2) for j in range(-2, 2)])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__from_0_to_4() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when i and j go from 0 to 4.

    The grid lies around 0: i and j go from -2 to 2.
    """
    X = np.array([[i, j] for i in range(5) for j in range(5)])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__from_1_to_5() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when i and j go from 1 to 5.

    The grid lies around 0: i and j go from -2 to 2.
    """
    X = np.array([[i, j] for i in range(1, 6) for j in range(1, 6)])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__j_outermost() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the points are ordered by j first.

    The first number should stay the same for five points, while the second one runs.
    """
    X = np.array([[i, j] for j in range(-2, 3) for i in range(-2, 3)])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__half_steps() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when i and j go up in steps of one half.

    That makes 81 points. The steps are 1: 25 points.
    """
    X = np.array([[i / 2, j / 2] for i in range(-4, 5) for j in range(-4, 5)])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__without_the_center() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the point (0, 0) is left out.

    The grid has 25 points: 0 is a number like the others.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3) if i or j])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__every_pair_once() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when each pair is taken only once.

    (1, 2) and (2, 1) are two points: j runs over all five numbers for each i.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(i, 3)])
    y = (X.sum(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__at_least_0() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when i + j = 0 makes label 1.

    The rule says over 0: > and not >=.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X.sum(axis=1, keepdims=True) >= 0).astype(int)
    return X, y


def make_data__product() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when you look at i * j.

    The rule is about the sum, i + j.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X.prod(axis=1, keepdims=True) > 0).astype(int)
    return X, y


def make_data__first_coordinate() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when you look at i only.

    The rule is about the sum, i + j.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X[:, :1] > 0).astype(int)
    return X, y


def make_data__second_coordinate() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when you look at j only.

    The rule is about the sum, i + j.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X[:, 1:] > 0).astype(int)
    return X, y


def make_data__both_over_0() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when both i and j must be over 0.

    The rule is about the sum: (2, -1) has label 1, too.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X > 0).all(axis=1, keepdims=True).astype(int)
    return X, y


def make_data__labels_exchanged() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the points below the line have label 1.

    The labels are the wrong way round where i + j is not 0. Look at the > sign.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X.sum(axis=1, keepdims=True) < 0).astype(int)
    return X, y


def make_data__flat_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the labels are a flat array.

    y must be a column of shape (25, 1).
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = (X.sum(axis=1) > 0).astype(int)
    return X, y


def make_data__minus_one_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get with labels -1 and 1.

    Some books do so. The cross-entropy needs labels 0 and 1.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = np.where(X.sum(axis=1, keepdims=True) > 0, 1, -1)
    return X, y


def make_data__sums_as_labels() -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when the label is i + j itself.

    A label is 0 or 1: 1 where the sum is over 0.
    """
    X = np.array([[i, j] for i in range(-2, 3) for j in range(-2, 3)])
    y = X.sum(axis=1, keepdims=True)
    return X, y
