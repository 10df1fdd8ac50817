"""Kata 2: train a perceptron on the OR gate.

OR is 1 where at least one input is 1. Look at the four corners of the square: can one
straight line separate the corner with label 0 from the other three?
"""

import numpy as np
from neural_network import binary_cross_entropy, forward_perceptron, gradient_descent, sigmoid


def make_data() -> tuple[np.ndarray, np.ndarray]:
    """Return the truth table of OR.

    Formula: y = 1 where at least one input is 1, else 0; the rows in the order 00, 01, 10, 11.

    Shapes: X is (4, 2), y is (4, 1).

    Example: the first row is the only one with label 0.
        >>> X, y = make_data()
        >>> X[0].tolist(), y[0].tolist()
        ([0, 0], [0])

    Errors: none.
    """
    ### BEGIN SOLUTION Write down the four rows and their four labels as two arrays.
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    y = np.array([[0], [1], [1], [1]])
    return X, y
    ### END SOLUTION


def train(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """Train a perceptron on X and y, starting from zeros.

    Formula: gradient descent with lr 0.1, 500 epochs, batches of 4,
        binary cross-entropy as the loss, sigmoid as the activation.

    Shapes: X is (n, d), y is (n, 1); the result is W (d, 1), b (1, 1) and 500 losses.

    Example: on the table of OR the loss falls from log 2 = 0.693147 to 0.156798.
        >>> W, b, losses = train(*make_data())
        >>> W.round(4).tolist(), b.round(4).tolist(), round(losses[-1], 6)
        ([[2.8272], [2.8272]], [[-0.7878]], 0.156798)

    Errors: ValueError (NumPy's own) where the shapes don't fit.
    """
    ### BEGIN SOLUTION Start W and b at zeros, then call gradient_descent with these settings.
    W = np.zeros((X.shape[1], 1))
    b = np.zeros((1, 1))
    return gradient_descent(X, y, W, b, 0.1, 500, 4, binary_cross_entropy, sigmoid)
    ### END SOLUTION


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
        >>> predictions.ravel().tolist(), accuracy
        ([0, 0, 0, 0], 0.25)

    Errors: ValueError (NumPy's own) where the shapes don't fit.
    """
    ### BEGIN SOLUTION Compute the probabilities, compare them with 0.5, compare that with y.
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    accuracy = float(np.mean(predictions == y))
    return probabilities, predictions, accuracy
    ### END SOLUTION


def observe() -> str:
    """Say whether the perceptron learned OR: this is a question to you.

    Formula: "learned" where every prediction on the truth table equals its label
        after the training, else "not learned".

    Shapes: none; the result is one of these two texts.

    Example: a perceptron that gets all rows right but one has "not learned" its task.

    Errors: none.
    """
    ### BEGIN SOLUTION Run this kata, look at the accuracy that it prints, and return your finding.
    return "learned"
    ### END SOLUTION


def main() -> None:
    """Print what exercise 2 of the blog post asks for."""
    X, y = make_data()
    W, b, losses = train(X, y)
    probabilities, predictions, accuracy = evaluate(X, y, W, b)
    print("Final predictions (probabilities):", probabilities, sep="\n")
    print("Final predictions (binary):", predictions, sep="\n")
    print("True labels:", y, sep="\n")
    print("Accuracy:", accuracy)
    print("Final loss:", losses[-1])
    print("Observation:", observe())


if __name__ == "__main__":
    try:
        main()
    except NotImplementedError as unfinished:
        raise SystemExit(f"Still to do: {unfinished}") from None
