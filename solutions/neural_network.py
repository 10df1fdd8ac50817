"""The toolkit: eight small functions that train and run a single-layer perceptron.

Shapes: n samples, d features. X is (n, d), one sample a row; y is (n, 1), labels 0 and 1;
W is (d, 1), one weight a feature; b is (1, 1), the bias.
"""

from collections.abc import Callable

import numpy as np


def identity(Z: np.ndarray) -> np.ndarray:
    """Return Z as it is: the activation of a perceptron that has none.

    This one is given: `gradient_descent` uses it where no activation is named.
    """
    return Z


def normalize(X: np.ndarray) -> np.ndarray:
    """Shift and scale each column of X to mean 0 and standard deviation 1.

    Formula: (x - mean) / std, column by column, where
        mean = sum(x) / n  and  std = sqrt(sum((x - mean)^2) / n).
        A column whose values are all the same has std 0: it becomes 0, never NaN.

    Shapes: X is (n, d); the result is (n, d). X itself stays as it was.

    Example: the first column has mean 2 and std 1, the second one is constant.
        >>> normalize(np.array([[1.0, 7.0], [3.0, 7.0]])).tolist()
        [[-1.0, 0.0], [1.0, 0.0]]

    Errors: none of its own.
    """
    ### BEGIN SOLUTION Shift each column by its mean; divide by its std, if it is not constant.
    # Rounding may leave the std of a constant column at 1e-17: its range is exactly 0.
    is_constant = np.ptp(X, axis=0) == 0
    return (X - X.mean(axis=0)) / np.where(is_constant, 1.0, X.std(axis=0))
    ### END SOLUTION


def matrix_multiply(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """Multiply the matrix X by the matrix W.

    Formula: result[i, k] = sum over j of X[i, j] * W[j, k].

    Shapes: X is (n, d), W is (d, m); the result is (n, m).

    Example: 1 * 5 + 2 * 6 = 17 and 3 * 5 + 4 * 6 = 39.
        >>> matrix_multiply(np.array([[1, 2], [3, 4]]), np.array([[5], [6]])).tolist()
        [[17], [39]]

    Errors: ValueError (NumPy's own) where X has not as many columns as W has rows.
    """
    ### BEGIN SOLUTION Return the matrix product of X and W.
    return X @ W
    ### END SOLUTION


def sigmoid(Z: np.ndarray) -> np.ndarray:
    """Squash every entry of Z into a probability between 0 and 1.

    Formula: sigmoid(z) = 1 / (1 + e^(-z)), entry by entry.

    Shapes: Z has any shape; the result has the same.

    Example: e^0 = 1, so sigmoid(0) = 1/2; e^(-log 3) = 1/3, so sigmoid(log 3) = 3/4.
        >>> sigmoid(np.array([0.0, np.log(3)])).round(12).tolist()
        [0.5, 0.75]

    Errors: none. For z far below 0 the result is 0, for z far above 0 it is 1, never NaN.
    """
    ### BEGIN SOLUTION Apply the formula to every entry of Z at once.
    # The same function written with tanh, which can't overflow: e^1000 is infinite.
    return (1 + np.tanh(Z / 2)) / 2
    ### END SOLUTION


def mse_loss(y_pred: np.ndarray, y: np.ndarray) -> float:
    """Return the mean squared error of the predictions.

    Formula: mse = (1/n) * sum((y_pred - y)^2).

    Shapes: y_pred and y are both (n, 1); the result is one number.

    Example: the errors are 1 and -3, so the loss is (1 + 9) / 2 = 5.
        >>> mse_loss(np.array([[2.0], [1.0]]), np.array([[1.0], [4.0]]))
        5.0

    Errors: ValueError (NumPy's own) where the shapes don't fit.
    """
    ### BEGIN SOLUTION Return the mean over all rows of the squared difference.
    return float(((y_pred - y) ** 2).mean())
    ### END SOLUTION


def binary_cross_entropy(A: np.ndarray, y: np.ndarray) -> float:
    """Return the mean binary cross-entropy of the probabilities A against the labels y.

    Formula: bce = -(1/n) * sum(y * log(A) + (1 - y) * log(1 - A)), log the natural logarithm.
        log(0) is minus infinity: keep A a tiny step (1e-15, say) away from 0 and 1.

    Shapes: A and y are both (n, 1); the result is one number, finite also at A = 0 and A = 1.

    Example: both probabilities of the right label are 3/4, so the loss is -log(3/4) = 0.287682.
        >>> round(binary_cross_entropy(np.array([[0.75], [0.25]]), np.array([[1], [0]])), 6)
        0.287682

    Errors: ValueError (NumPy's own) where the shapes don't fit.
    """
    ### BEGIN SOLUTION Keep A a tiny step inside (0, 1), then return the mean of the formula.
    epsilon = 1e-15
    A = A.clip(epsilon, 1 - epsilon)
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())
    ### END SOLUTION


def gradient_descent(
    X: np.ndarray,
    y: np.ndarray,
    W: np.ndarray,
    b: np.ndarray,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    activation_fn: Callable[[np.ndarray], np.ndarray] = identity,
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """Train W and b by mini-batch gradient descent.

    Formula: each epoch visits every row once, in a new random order, in batches of
        batch_size rows (the last batch is smaller where they don't divide evenly).
        For a batch of m rows, with A = activation_fn(X W + b) and both gradients
        taken before either parameter moves:
            W becomes W - lr * X^T (A - y) / m
            b becomes b - lr * mean(A - y)
        After each epoch: loss_fn(activation_fn(X W + b), y) over all n rows.

    Shapes: X is (n, d), y is (n, 1), W is (d, 1), b is (1, 1); the result is the
        trained W (d, 1), the trained b (1, 1) and the list of num_epochs losses.
        X, y, W and b themselves stay as they were.

    Example: one row, no activation. The error is 0 - 2, so W = 0 - 0.5 * (-2) * 1 = 1
        and b = 0 - 0.5 * (-2) = 1. The prediction is now 1 + 1 = 2: the loss is 0.
        >>> X, y = np.array([[1.0]]), np.array([[2.0]])
        >>> W, b = np.zeros((1, 1)), np.zeros((1, 1))
        >>> W, b, losses = gradient_descent(X, y, W, b, 0.5, 1, 1, mse_loss)
        >>> W.tolist(), b.tolist(), losses
        ([[1.0]], [[1.0]], [0.0])

    Errors: ValueError (NumPy's own) where the shapes don't fit.
    """
    ### BEGIN SOLUTION Loop over the epochs; in each, shuffle, step batch by batch, note the loss.
    random = np.random.default_rng()
    n = len(X)
    loss_history = []
    for _ in range(num_epochs):
        order = random.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            batch = X[rows]
            error = activation_fn(batch @ W + b) - y[rows]
            # New arrays, not `-=`: the caller's W and b stay as they were.
            W = W - lr * (batch.T @ error) / len(rows)
            b = b - lr * error.mean()
        loss_history.append(loss_fn(activation_fn(X @ W + b), y))
    return W, b, loss_history
    ### END SOLUTION


def numerical_gradient(
    X: np.ndarray,
    y: np.ndarray,
    params: dict[str, np.ndarray],
    loss_fn: Callable[[np.ndarray, np.ndarray], float],
    forward_fn: Callable[[np.ndarray, dict[str, np.ndarray]], np.ndarray],
    h: float = 1e-4,
) -> dict[str, np.ndarray]:
    """Estimate the gradient of the loss by every single parameter, with central differences.

    Formula: for each entry p of each array in params, with all other entries left alone,
        (loss(p + h) - loss(p - h)) / (2 h),  where loss = loss_fn(forward_fn(X, params), y).

    Shapes: X is (n, d), y is (n, 1); params maps names to arrays of floats of any shape;
        the result maps the same names to arrays of the same shapes.
        Afterwards params holds the values that it held before.

    Example: forward is X * p, the loss is the mean squared error: (2p - 10)^2.
        At p = 3 its derivative is 2 * (2 * 3 - 10) * 2 = -16.
        >>> X, y, params = np.array([[2.0]]), np.array([[10.0]]), {"p": np.array([[3.0]])}
        >>> def forward(X, params): return X @ params["p"]
        >>> numerical_gradient(X, y, params, mse_loss, forward)["p"].round(6).tolist()
        [[-16.0]]

    Errors: none of its own; what loss_fn or forward_fn raise.
    """
    ### BEGIN SOLUTION For each entry: move it up by h, down by h, take the slope, put it back.
    gradients = {}
    for name, values in params.items():
        gradient = np.zeros(values.shape)
        for entry in np.ndindex(values.shape):
            original = values[entry]
            values[entry] = original + h
            loss_above = loss_fn(forward_fn(X, params), y)
            values[entry] = original - h
            loss_below = loss_fn(forward_fn(X, params), y)
            values[entry] = original
            gradient[entry] = (loss_above - loss_below) / (2 * h)
        gradients[name] = gradient
    return gradients
    ### END SOLUTION


def forward_perceptron(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the perceptron's probability of label 1 for every row of X.

    Formula: A = sigmoid(X W + b).

    Shapes: X is (n, d), W is (d, 1), b is (1, 1) or (1,); the result is (n, 1).

    Example: 1 * 2 + 1 * 1 - 3 = 0, and sigmoid(0) = 1/2.
        >>> X, W, b = np.array([[1.0, 1.0]]), np.array([[2.0], [1.0]]), np.array([[-3.0]])
        >>> forward_perceptron(X, W, b).tolist()
        [[0.5]]

    Errors: ValueError (NumPy's own) where X has not as many columns as W has rows.
    """
    ### BEGIN SOLUTION Multiply X by W, add b, and pass the result through sigmoid.
    return sigmoid(X @ W + b)
    ### END SOLUTION
