# gradient_descent: 2 points, failed
# says: X and y are shuffled in place, each in an order of its own


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=identity):
    losses = []
    for _ in range(num_epochs):
        np.random.shuffle(X)
        np.random.shuffle(y)
        for start in range(0, len(X), batch_size):
            X_batch, y_batch = X[start : start + batch_size], y[start : start + batch_size]
            error = activation_fn(X_batch @ W + b) - y_batch
            W = W - lr * X_batch.T @ error / len(X_batch)
            b = b - lr * np.mean(error)
        losses.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, losses
