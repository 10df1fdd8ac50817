"""Predictions come from the list of probabilities, the accuracy from a Counter."""

from collections import Counter

import numpy as np
from neural_network import sigmoid


def evaluate(X, y, W, b):
    probabilities = sigmoid(np.dot(X, W) + b)
    predictions = np.array([[1 if p > 0.5 else 0] for p in probabilities.ravel()], dtype=np.uint8)
    outcomes = Counter((predictions == y).ravel().tolist())
    return probabilities, predictions, outcomes[True] / outcomes.total()
