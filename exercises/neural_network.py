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
    # TODO: Shift each column by its mean; divide by its std, if it is not constant.
    raise NotImplementedError("normalize in neural_network.py")


def matrix_multiply(X: np.ndarray, W: np.ndarray) -> np.ndarray:
    """Multiply the matrix X by the matrix W.

    Formula: result[i, k] = sum over j of X[i, j] * W[j, k].

    Shapes: X is (n, d), W is (d, m); the result is (n, m).

    Example: 1 * 5 + 2 * 6 = 17 and 3 * 5 + 4 * 6 = 39.
        >>> matrix_multiply(np.array([[1, 2], [3, 4]]), np.array([[5], [6]])).tolist()
        [[17], [39]]

    Errors: ValueError (NumPy's own) where X has not as many columns as W has rows.
    """
    # TODO: Return the matrix product of X and W.
    raise NotImplementedError("matrix_multiply in neural_network.py")


def sigmoid(Z: np.ndarray) -> np.ndarray:
    """Squash every entry of Z into a probability between 0 and 1.

    Formula: sigmoid(z) = 1 / (1 + e^(-z)), entry by entry.

    Shapes: Z has any shape; the result has the same.

    Example: e^0 = 1, so sigmoid(0) = 1/2; e^(-log 3) = 1/3, so sigmoid(log 3) = 3/4.
        >>> sigmoid(np.array([0.0, np.log(3)])).round(12).tolist()
        [0.5, 0.75]

    Errors: none. For z far below 0 the result is 0, for z far above 0 it is 1, never NaN.
    """
    # TODO: Apply the formula to every entry of Z at once.
    raise NotImplementedError("sigmoid in neural_network.py")


def mse_loss(y_pred: np.ndarray, y: np.ndarray) -> float:
    """Return the mean squared error of the predictions.

    Formula: mse = (1/n) * sum((y_pred - y)^2).

    Shapes: y_pred and y are both (n, 1); the result is one number.

    Example: the errors are 1 and -3, so the loss is (1 + 9) / 2 = 5.
        >>> mse_loss(np.array([[2.0], [1.0]]), np.array([[1.0], [4.0]]))
        5.0

    Errors: ValueError (NumPy's own) where the shapes don't fit.
    """
    # TODO: Return the mean over all rows of the squared difference.
    raise NotImplementedError("mse_loss in neural_network.py")


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
    # TODO: Keep A a tiny step inside (0, 1), then return the mean of the formula.
    raise NotImplementedError("binary_cross_entropy in neural_network.py")


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
    # TODO: Loop over the epochs; in each, shuffle, step batch by batch, note the loss.
    raise NotImplementedError("gradient_descent in neural_network.py")


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
    # TODO: For each entry: move it up by h, down by h, take the slope, put it back.
    raise NotImplementedError("numerical_gradient in neural_network.py")


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
    # TODO: Multiply X by W, add b, and pass the result through sigmoid.
    raise NotImplementedError("forward_perceptron in neural_network.py")
