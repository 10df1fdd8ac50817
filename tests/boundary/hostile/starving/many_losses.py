"""Asks for hundreds of losses, and returns many times more of them than were wanted."""
# Loses gradient_descent, failed: Returned


def gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn=None):
    for _ in range(300):
        loss_fn(y, y)
    return W, b, np.ones((num_epochs, 200_000 // num_epochs), np.int8)
