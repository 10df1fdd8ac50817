"""Rows are counted one by one, predictions are floats, and the result is a list."""

import math

import numpy as np


def evaluate(X, y, W, b):
    probabilities = np.zeros((len(X), 1))
    predictions = np.zeros((len(X), 1))
    right = 0
    for i in range(len(X)):
        z = sum(X[i, j] * W[j, 0] for j in range(X.shape[1])) + b[0, 0]
        probabilities[i, 0] = 1 / (1 + math.exp(-z))
        if probabilities[i, 0] > 0.5:
            predictions[i, 0] = 1.0
        if predictions[i, 0] == y[i, 0]:
            right += 1
    return [probabilities, predictions, right / len(X)]
