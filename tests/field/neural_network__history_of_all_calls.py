# gradient_descent: 9 points, failed
# says: Make a new one inside of the function


def gradient_descent(
    X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=identity, losses=[]
):
    for _ in range(num_epochs):
        order = np.random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            X_batch, y_batch = X[rows], y[rows]
            error = activation_fn(X_batch @ W + b) - y_batch
            W = W - lr * X_batch.T @ error / len(rows)
            b = b - lr * np.mean(error)
        losses.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, losses
