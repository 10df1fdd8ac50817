# gradient_descent: 11 points, failed
# says: or only inside of their batches


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=identity):
    losses = []
    for _ in range(num_epochs):
        for s in range(0, len(X), batch_size):
            rows = s + np.random.permutation(len(X[s : s + batch_size]))
            E = activation_fn(X[rows] @ W + b) - y[rows]
            W = W - lr * X[rows].T @ E / len(rows)
            b = b - lr * E.mean()
        losses.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, losses
