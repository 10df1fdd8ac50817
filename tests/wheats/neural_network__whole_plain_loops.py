"""The whole toolkit in loops over rows and columns, with no vectorised arithmetic at all."""

import math
import random

import numpy as np


def identity(Z):
    return Z


def normalize(X):
    n = len(X)
    d = len(X[0])
    result = [[0.0] * d for _ in range(n)]
    for j in range(d):
        mean = sum(X[i][j] for i in range(n)) / n
        std = math.sqrt(sum((X[i][j] - mean) ** 2 for i in range(n)) / n)
        for i in range(n):
            result[i][j] = 0.0 if std == 0 else (X[i][j] - mean) / std
    return np.array(result)


def matrix_multiply(X, W):
    result = []
    for row in X:
        line = []
        for k in range(len(W[0])):
            total = 0.0
            for j in range(len(W)):
                total += row[j] * W[j][k]
            line.append(total)
        result.append(line)
    return np.array(result)


def sigmoid(Z):
    result = np.zeros(Z.shape)
    for position, z in np.ndenumerate(Z):
        if z > 0:
            result[position] = 1 / (1 + math.exp(-z))
        else:
            result[position] = math.exp(z) / (math.exp(z) + 1)
    return result


def mse_loss(y_pred, y):
    total = 0.0
    for i in range(len(y)):
        total += float(y_pred[i][0] - y[i][0]) ** 2
    return total / len(y)


def binary_cross_entropy(A, y):
    total = 0.0
    for i in range(len(y)):
        a = min(max(float(A[i][0]), 1e-15), 1 - 1e-15)
        total += float(y[i][0]) * math.log(a) + (1 - float(y[i][0])) * math.log(1 - a)
    return -total / len(y)


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=identity):
    n, d = len(X), len(X[0])
    W = W.copy()
    b = b.copy().reshape(1, 1)
    losses = []
    for _ in range(num_epochs):
        order = list(range(n))
        # Fisher and Yates: swap each place with one at or before it
        for i in range(n - 1, 0, -1):
            j = random.randint(0, i)
            order[i], order[j] = order[j], order[i]
        for start in range(0, n, batch_size):
            batch = order[start : start + batch_size]
            Z = np.zeros((len(batch), 1))
            for place, row in enumerate(batch):
                Z[place, 0] = b[0, 0]
                for j in range(d):
                    Z[place, 0] += X[row, j] * W[j, 0]
            A = activation_fn(Z)
            grad = [0.0] * d
            grad_b = 0.0
            for place, row in enumerate(batch):
                error = A[place, 0] - y[row, 0]
                for j in range(d):
                    grad[j] += error * X[row, j]
                grad_b += error
            for j in range(d):
                W[j, 0] -= lr * grad[j] / len(batch)
            b[0, 0] -= lr * grad_b / len(batch)
        Z = np.zeros((n, 1))
        for row in range(n):
            Z[row, 0] = b[0, 0]
            for j in range(d):
                Z[row, 0] += X[row, j] * W[j, 0]
        losses.append(loss_fn(activation_fn(Z), y))
    return W, b, losses


def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    gradients = {}
    for name in params:
        shape = params[name].shape
        gradient = np.zeros(shape)
        for entry in np.ndindex(shape):
            keep = params[name][entry]
            params[name][entry] = keep + h
            up = loss_fn(forward_fn(X, params), y)
            params[name][entry] = keep - h
            down = loss_fn(forward_fn(X, params), y)
            params[name][entry] = keep
            gradient[entry] = (up - down) / (2 * h)
        gradients[name] = gradient
    return gradients


def forward_perceptron(X, W, b):
    Z = matrix_multiply(X, W)
    bias = b.flatten()[0]
    for i in range(len(Z)):
        for k in range(len(Z[i])):
            Z[i][k] += bias
    return sigmoid(Z)
