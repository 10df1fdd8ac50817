"""Kata 4: train a perceptron on a grid of 25 points.

More points, and batches that are smaller than the data: each epoch now takes five steps,
in a new random order, so no two trainings end at quite the same weights.
"""

import numpy as np
from neural_network import binary_cross_entropy, forward_perceptron, gradient_descent, sigmoid


def make_data() -> tuple[np.ndarray, np.ndarray]:
    """Return the grid of all points (i, j) with i and j from -2 to 2, and their labels.

    Formula: y = 1 where i + j > 0, else 0; the rows ordered by i, then by j.

    Shapes: X is (25, 2), y is (25, 1).

    Example: the first point is (-2, -2), with label 0; the last is (2, 2), with label 1.
        >>> X, y = make_data()
        >>> X[0].tolist(), y[0].tolist(), X[24].tolist(), y[24].tolist()
        ([-2, -2], [0], [2, 2], [1])

    Errors: none.
    """
    # TODO: List all pairs (i, j), i outermost, and label each by the sign of i + j.
    raise NotImplementedError("make_data in grid.py")


def train(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """Train a perceptron on X and y, starting from zeros.

    Formula: gradient descent with lr 0.1, 200 epochs, batches of 5,
        binary cross-entropy as the loss, sigmoid as the activation.

    Shapes: X is (n, d), y is (n, 1); the result is W (d, 1), b (1, 1) and 200 losses.

    Example: on the grid the loss falls from log 2 = 0.693147 to 0.061, the last digits
        depending on the random order.
        >>> W, b, losses = train(*make_data())
        >>> len(losses), round(losses[-1], 3)
        (200, 0.061)

    Errors: ValueError (NumPy's own) where the shapes don't fit.
    """
    # TODO: Start W and b at zeros, then call gradient_descent with these settings.
    raise NotImplementedError("train in grid.py")


def evaluate(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """Return what the perceptron says about X, and how often it is right.

    Formula: probabilities = sigmoid(X W + b); a prediction is 1 where the probability
        is over 0.5, else 0; accuracy = the fraction of predictions that equal y.

    Shapes: X is (n, d), y is (n, 1), W is (d, 1), b is (1, 1); the result is the
        probabilities (n, 1), the predictions (n, 1) and the accuracy, from 0 to 1.

    Example: at zero weights every probability is 0.5, which is not over 0.5.
        >>> X, y = make_data()
        >>> W, b = np.zeros((2, 1)), np.zeros((1, 1))
        >>> probabilities, predictions, accuracy = evaluate(X, y, W, b)
        >>> int(predictions.sum()), accuracy
        (0, 0.6)

    Errors: ValueError (NumPy's own) where the shapes don't fit.
    """
    # TODO: Compute the probabilities, compare them with 0.5, compare that with y.
    raise NotImplementedError("evaluate in grid.py")


def observe() -> str:
    """Say whether the perceptron learned the grid: this is a question to you.

    Formula: "learned" where every prediction on the grid equals its label
        after the training, else "not learned".

    Shapes: none; the result is one of these two texts.

    Example: a perceptron that gets all rows right but one has "not learned" its task.

    Errors: none.
    """
    # TODO: Run this kata, look at the accuracy that it prints, and return your finding.
    raise NotImplementedError("observe in grid.py")


def main() -> None:
    """Print what exercise 4 of the blog post asks for."""
    X, y = make_data()
    W, b, losses = train(X, y)
    _, _, accuracy = evaluate(X, y, W, b)
    print("Accuracy:", accuracy)
    print("Final loss:", losses[-1])
    print("Observation:", observe())


if __name__ == "__main__":
    try:
        main()
    except NotImplementedError as unfinished:
        raise SystemExit(f"Still to do: {unfinished}") from None
