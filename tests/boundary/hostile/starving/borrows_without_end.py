"""Calls a function on loan for ever."""

# Loses sigmoid, failed: Expected
# Loses forward_perceptron, error: no answer within
# Takes all the time that it gets


def sigmoid(Z):
    return 0.25 + 0 * Z


def forward_perceptron(X, W, b):
    for _ in range(10**9):
        sigmoid(X)
