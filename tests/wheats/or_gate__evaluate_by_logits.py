"""Predictions from the sign of the logit."""

from neural_network import sigmoid


def evaluate(X, y, W, b):
    Z = X @ W + b
    predictions = (Z > 0).astype(int)
    return sigmoid(Z), predictions, (predictions == y).mean()
