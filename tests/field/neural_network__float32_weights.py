# gradient_descent: 3 points, failed
# says: The dtype is float32
# never says: Cause


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=identity):
    losses = []
    for _ in range(num_epochs):
        order = np.random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            X_batch, y_batch = X[rows], y[rows]
            error = activation_fn(X_batch @ W + b) - y_batch
            W = W - lr * X_batch.T @ error / len(rows)
            b = b - lr * np.mean(error)
        losses.append(loss_fn(activation_fn(X @ W + b), y))
    return W.astype(np.float32), b, losses
