# gradient_descent: 11 points, failed
# says: begun at another row in each
# says: each epoch begins at another row


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=identity):
    losses = []
    for epoch in range(num_epochs):
        Xs, ys = np.roll(X, epoch, axis=0), np.roll(y, epoch, axis=0)
        for s in range(0, len(X), batch_size):
            bx, by = Xs[s : s + batch_size], ys[s : s + batch_size]
            E = activation_fn(bx @ W + b) - by
            W = W - lr * bx.T @ E / len(bx)
            b = b - lr * E.mean()
        losses.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, losses
