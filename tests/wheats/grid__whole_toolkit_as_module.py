"""Imports the toolkit as a module, works at module level, and observes by training."""

import neural_network as nn
import numpy as np

LR, EPOCHS, BATCH = 0.1, 200, 5
POINTS = np.array([(i, j) for i in range(-2, 3) for j in range(-2, 3)])


def make_data():
    return POINTS.copy(), (POINTS.sum(axis=1) > 0).astype(int).reshape(-1, 1)


def train(X, y):
    d = X.shape[1]
    W0, b0 = np.zeros([d, 1]), np.zeros([1, 1])
    W, b, losses = nn.gradient_descent(
        X=X,
        y=y,
        W=W0,
        b=b0,
        lr=LR,
        num_epochs=EPOCHS,
        batch_size=BATCH,
        loss_fn=nn.binary_cross_entropy,
        activation_fn=nn.sigmoid,
    )
    return W, b, np.array(losses)


def evaluate(X, y, W, b):
    A = nn.forward_perceptron(X, W, b)
    predictions = np.heaviside(A - 0.5, 0)
    return A, predictions, np.float64((predictions == y).sum()) / y.size


def observe():
    X, y = make_data()
    W, b, losses = train(X, y)
    _, predictions, _ = evaluate(X, y, W, b)
    if losses[-1] < losses[0] and np.array_equal(predictions, y):
        return "learned"
    return "not learned"
