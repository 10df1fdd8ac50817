"""The columns are lists, and the module `statistics` does the arithmetic."""

import statistics

import numpy as np


def normalize(X):
    columns = []
    for column in X.T.tolist():
        mu = statistics.fmean(column)
        sigma = statistics.pstdev(column, mu)
        columns.append([(x - mu) / sigma if sigma else 0.0 for x in column])
    return np.array(columns).T
