"""Wrong answers of forward_perceptron."""

import numpy as np
from neural_network import sigmoid


def forward_perceptron__no_sigmoid(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when the sigmoid is missing.

    X W + b can be any number. The sigmoid makes a probability of it.
    """
    return X @ W + b


def forward_perceptron__no_bias(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when b is missing.

    With X = 0 the result is then always 1/2. Add b before the sigmoid.
    """
    return sigmoid(X @ W)


def forward_perceptron__bias_subtracted(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when b is subtracted.

    The formula has a plus: X W + b.
    """
    return sigmoid(X @ W - b)


def forward_perceptron__bias_after_sigmoid(
    X: np.ndarray, W: np.ndarray, b: np.ndarray
) -> np.ndarray:
    """This is what you get when b is added after the sigmoid.

    The result can leave the range from 0 to 1. The sigmoid is applied to the whole sum.
    """
    return sigmoid(X @ W) + b


def forward_perceptron__bias_multiplied(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when you multiply by b.

    The bias is added to the product of X and W.
    """
    return sigmoid(X @ W * b)


def forward_perceptron__entry_by_entry(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when X is multiplied by W entry by entry.

    That gives one number for each feature. Multiply the matrices: one number for each
    row.
    """
    return sigmoid(X * W.T + b)


def forward_perceptron__predictions(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when you return 0 or 1.

    Here we want the probabilities. They are compared with 0.5 later, in another
    function.
    """
    return np.where(sigmoid(X @ W + b) > 0.5, 1.0, 0.0)


def forward_perceptron__flat(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when the result is made flat.

    The numbers are right, but the shape should be (n, 1): one column.
    """
    return sigmoid(X @ W + b).ravel()


def forward_perceptron__transposed(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when the result is one row.

    It should be one column, (n, 1): one row for each row of X.
    """
    return sigmoid(X @ W + b).T


def forward_perceptron__tanh(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get with tanh as the activation.

    It goes from -1 to 1. A probability is between 0 and 1: use sigmoid.
    """
    return np.tanh(X @ W + b)


def forward_perceptron__sigmoid_twice(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when the sigmoid is applied two times.

    All results are then between 0.5 and 0.74. Once is enough.
    """
    return sigmoid(sigmoid(X @ W + b))


def forward_perceptron__sigmoid_of_the_inputs(
    X: np.ndarray, W: np.ndarray, b: np.ndarray
) -> np.ndarray:
    """This is what you get when the sigmoid is applied to X.

    First comes the sum X W + b. The sigmoid is applied to that.
    """
    return sigmoid(X) @ W + b


def forward_perceptron__probability_of_0(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when you return the probability of label 0.

    Every result is 1 minus the right one. Look for a minus before X W + b.
    """
    return sigmoid(-(X @ W + b))


def forward_perceptron__softmax(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get with softmax over the rows: all results add up to 1.

    Each row has a probability of its own. The other rows don't matter.
    """
    powers = np.exp(X @ W + b)
    return powers / powers.sum()


def forward_perceptron__whole_numbers(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """This is what you get when the result has the dtype of X, and X holds whole numbers.

    What is assigned into such an array loses its decimals. Make it with np.zeros((n, 1)).
    """
    result = np.zeros((len(X), 1), dtype=X.dtype)
    result[:] = sigmoid(X @ W + b)
    return result


def forward_perceptron__with_a_cache(
    X: np.ndarray, W: np.ndarray, b: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when you return X W + b as well, as a cache for later.

    Some courses do so. Here the result is the probabilities alone: return one array.
    """
    Z = X @ W + b
    return sigmoid(Z), Z
