"""Pairs of a row and its label are shuffled as a list, and gradients are accumulated over them."""

import random

import numpy as np


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=lambda Z: Z):
    pairs = list(zip(X, y, strict=True))
    losses = []
    for _ in range(num_epochs):
        random.shuffle(pairs)
        for i in range(0, len(pairs), batch_size):
            batch = pairs[i : i + batch_size]
            dW = np.zeros_like(W)
            db = np.zeros_like(b)
            for x, label in batch:
                a = activation_fn(x @ W + b.reshape(-1))
                dW = dW + np.outer(x, a - label)
                db = db + (a - label)
            W = W - lr * dW / len(batch)
            b = b - lr * db / len(batch)
        losses.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, losses
