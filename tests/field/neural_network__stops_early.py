# gradient_descent: 4 points, failed
# says: the training ends as soon as the loss stands still
# never says: more steps than there are batches


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
        if len(losses) > 1 and np.isclose(losses[-1], losses[-2], rtol=0, atol=1e-7):
            break
    return W, b, losses
