"""Two nested loops append to lists, and the labels are decided by an if."""

import numpy as np


def make_data():
    X = []
    y = []
    for i in range(-2, 3):
        for j in range(-2, 3):
            X.append([i, j])
            if i + j > 0:
                y.append([1])
            else:
                y.append([0])
    return np.array(X, dtype=np.int8), np.array(y, dtype=np.int8)


def observe():
    finding = "learned"
    return finding  # noqa: RET504
