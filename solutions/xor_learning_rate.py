"""Kata 3: train a perceptron on XOR with a higher learning rate.

XOR is 1 where the two inputs differ. With the learning rate 0.1, training leaves every
probability at 0.5, where it began. Does a learning rate of 1.0 help?
"""

import numpy as np
from neural_network import binary_cross_entropy, forward_perceptron, gradient_descent, sigmoid


def make_data() -> tuple[np.ndarray, np.ndarray]:
    """Return the truth table of XOR.

    Formula: y = 1 where the two inputs differ, else 0; the rows in the order 00, 01, 10, 11.

    Shapes: X is (4, 2), y is (4, 1).

    Example: the inputs of the last row are equal.
        >>> X, y = make_data()
        >>> X[3].tolist(), y[3].tolist()
        ([1, 1], [0])

    Errors: none.
    """
    ### BEGIN SOLUTION Write down the four rows and their four labels as two arrays.
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    y = np.array([[0], [1], [1], [0]])
    return X, y
    ### END SOLUTION


def train(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """Train a perceptron on X and y with the learning rate lr, starting from zeros.

    Formula: gradient descent with the given lr, 1000 epochs, batches of 4,
        binary cross-entropy as the loss, sigmoid as the activation.

    Shapes: X is (n, d), y is (n, 1); the result is W (d, 1), b (1, 1) and 1000 losses.

    Example: one row that is all zeros, label 1: only b moves. The loss ends near 0.001.
        >>> W, b, losses = train(np.array([[0, 0]]), np.array([[1]]))
        >>> W.tolist(), b.round(3).tolist(), round(losses[-1], 6)
        ([[0.0], [0.0]], [[6.905]], 0.001002)

    Errors: ValueError (NumPy's own) where the shapes don't fit.
    """
    ### BEGIN SOLUTION Start W and b at zeros, then call gradient_descent with these settings.
    W = np.zeros((X.shape[1], 1))
    b = np.zeros((1, 1))
    return gradient_descent(X, y, W, b, lr, 1000, 4, binary_cross_entropy, sigmoid)
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
        ([0, 0, 0, 0], 0.5)

    Errors: ValueError (NumPy's own) where the shapes don't fit.
    """
    ### BEGIN SOLUTION Compute the probabilities, compare them with 0.5, compare that with y.
    probabilities = forward_perceptron(X, W, b)
    predictions = (probabilities > 0.5).astype(int)
    accuracy = float(np.mean(predictions == y))
    return probabilities, predictions, accuracy
    ### END SOLUTION


def compare_learning_rates(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """Train once with each learning rate, and return how each training ended.

    Formula: for each rate, train(X, y, rate), then the last loss and the accuracy on X.

    Shapes: X is (n, d), y is (n, 1); the result maps each rate to (final_loss, accuracy).

    Example: one row that is all zeros, label 1. The higher rate ends with the lower loss.
        >>> results = compare_learning_rates(np.array([[0, 0]]), np.array([[1]]))
        >>> {rate: (round(loss, 6), accuracy) for rate, (loss, accuracy) in results.items()}
        {0.1: (0.010296, 1.0), 1.0: (0.001002, 1.0)}

    Errors: ValueError (NumPy's own) where the shapes don't fit.
    """
    ### BEGIN SOLUTION For each rate: train, evaluate, and store the last loss and the accuracy.
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        _, _, accuracy = evaluate(X, y, W, b)
        results[lr] = (losses[-1], accuracy)
    return results
    ### END SOLUTION


def observe() -> str:
    """Say what the learning rate 1.0 does to the training on XOR: this is a question to you.

    Formula: "helps" where the perceptron ends better with 1.0 than with 0.1, "hinders"
        where it ends worse, "makes no difference" where loss and accuracy are the same.

    Shapes: none; the result is one of these three texts.

    Example: if the loss fell to 0.2 with 1.0 and to 0.3 with 0.1, the higher rate "helps".

    Errors: none.
    """
    ### BEGIN SOLUTION Run this kata, compare what it prints for both rates, return your finding.
    return "makes no difference"
    ### END SOLUTION


def main() -> None:
    """Print what exercise 3 of the blog post asks for."""
    X, y = make_data()
    W, b, losses = train(X, y)
    probabilities, predictions, accuracy = evaluate(X, y, W, b)
    print("Final predictions (probabilities):", probabilities, sep="\n")
    print("Final predictions (binary):", predictions, sep="\n")
    print("True labels:", y, sep="\n")
    print("Accuracy:", accuracy)
    print("Final loss:", losses[-1])
    for rate, (final_loss, rate_accuracy) in compare_learning_rates(X, y).items():
        final_loss = np.round(final_loss, 4)
        print(f"Learning rate {rate}: final loss {final_loss}, accuracy {rate_accuracy}")
    print("Observation: a higher learning rate", observe())


if __name__ == "__main__":
    try:
        main()
    except NotImplementedError as unfinished:
        raise SystemExit(f"Still to do: {unfinished}") from None
