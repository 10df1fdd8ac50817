"""The toolkit as tutorials have it: short formulas, many comments, no docstrings, much printing."""

import numpy as np


# identity activation (does nothing)
def identity(Z):
    return Z


# z-score: (x - mean) / std
def normalize(X):
    mean = np.mean(X, axis=0)
    std = np.std(X, axis=0)
    # avoid division by zero
    std[std == 0] = 1
    return (X - mean) / std


# matrix product
def matrix_multiply(X, W):
    return np.dot(X, W)


# sigmoid activation
def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


# mean squared error
def mse_loss(y_pred, y):
    return np.mean((y_pred - y) ** 2)


# binary cross-entropy
def binary_cross_entropy(A, y):
    # small number, so that there is no log(0)
    epsilon = 1e-15
    A = np.clip(A, epsilon, 1 - epsilon)
    return -np.mean(y * np.log(A) + (1 - y) * np.log(1 - A))


# mini-batch gradient descent
def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=identity):
    n = X.shape[0]
    loss_history = []
    for epoch in range(num_epochs):
        # shuffle
        indices = np.random.permutation(n)
        X_shuffled = X[indices]
        y_shuffled = y[indices]

        for i in range(0, n, batch_size):
            # take a batch
            X_batch = X_shuffled[i : i + batch_size]
            y_batch = y_shuffled[i : i + batch_size]

            # forward
            Z = matrix_multiply(X_batch, W) + b
            A = activation_fn(Z)

            # gradients
            error = A - y_batch
            m = X_batch.shape[0]
            dW = matrix_multiply(X_batch.T, error) / m
            db = np.mean(error)

            # update
            W = W - lr * dW
            b = b - lr * db

        # loss over everything
        A_full = activation_fn(matrix_multiply(X, W) + b)
        loss = loss_fn(A_full, y)
        loss_history.append(loss)
        print(f"Epoch {epoch + 1}: Loss = {loss:.6f}, W = {W.ravel()}, b = {b.ravel()}")

    return W, b, loss_history


# gradient check
def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    grads = {}
    for key in params:
        grads[key] = np.zeros_like(params[key])
        it = np.nditer(params[key], flags=["multi_index"])
        for _ in it:
            i = it.multi_index
            original = params[key][i]
            # a step up
            params[key][i] = original + h
            loss_plus = loss_fn(forward_fn(X, params), y)
            # a step down
            params[key][i] = original - h
            loss_minus = loss_fn(forward_fn(X, params), y)
            # and back
            params[key][i] = original
            grads[key][i] = (loss_plus - loss_minus) / (2 * h)
    return grads


# forward pass
def forward_perceptron(X, W, b):
    return sigmoid(matrix_multiply(X, W) + b)
