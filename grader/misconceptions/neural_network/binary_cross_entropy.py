"""Wrong answers of binary_cross_entropy."""

import numpy as np
from neural_network import sigmoid


def binary_cross_entropy__missing_minus(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when the minus before the sum is missing.

    A logarithm of a probability is below 0, but a loss is not. Look at the formula's
    start.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())


def binary_cross_entropy__sum(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you add up the rows but don't divide by n.

    The loss then grows with the number of rows. Take the mean.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).sum())


def binary_cross_entropy__log2(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get with the logarithm to base 2.

    All losses are too large by the factor 1.44. The formula has the natural logarithm.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log2(A) + (1 - y) * np.log2(1 - A)).mean())


def binary_cross_entropy__log10(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get with the logarithm to base 10.

    All losses are too small by the factor 2.3. The formula has the natural logarithm.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log10(A) + (1 - y) * np.log10(1 - A)).mean())


def binary_cross_entropy__arguments_swapped(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when probabilities and labels are swapped.

    The logarithm is then taken of the labels. It belongs to the probabilities, A.
    """
    y = np.clip(y, 1e-15, 1 - 1e-15)
    return -float((A * np.log(y) + (1 - A) * np.log(1 - y)).mean())


def binary_cross_entropy__only_label_1(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get with the first term only: y * log(A).

    Rows with label 0 then cost nothing. The second term is for them.
    """
    return -float((y * np.log(A.clip(1e-15, 1 - 1e-15))).mean())


def binary_cross_entropy__only_label_0(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get with the second term only: (1 - y) * log(1 - A).

    Rows with label 1 then cost nothing. The first term is for them.
    """
    return -float(((1 - y) * np.log(1 - A.clip(1e-15, 1 - 1e-15))).mean())


def binary_cross_entropy__nan_at_0_and_1(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when A may be exactly 0 or 1.

    log(0) is minus infinity, and 0 times infinity is NaN. Keep A a tiny step away from
    both.
    """
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())


def binary_cross_entropy__large_epsilon(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when A is kept 0.01 away from 0 and 1.

    That step is too large: sure and right answers still cost something. Take a tiny
    one.
    """
    A = A.clip(0.01, 0.99)
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())


def binary_cross_entropy__squared_error(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get with the mean squared error.

    That is the other loss. Here sure and wrong answers cost much more: see the
    logarithms.
    """
    return float(((A - y) ** 2).mean())


def binary_cross_entropy__half(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you divide the mean by 2.

    There are two terms, but only one of them counts in each row. The formula has no
    half.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean() / 2)


def binary_cross_entropy__not_averaged(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you return one loss for each row.

    The loss is one number: the mean of all of them.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -(y * np.log(A) + (1 - y) * np.log(1 - A))


def binary_cross_entropy__every_pair(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when a column times a flat array makes a square table.

    Each probability then meets every label. Keep both as columns, (n, 1).
    """
    A, y = A.clip(1e-15, 1 - 1e-15), y.ravel()
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())


def binary_cross_entropy__terms_subtracted(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get with a minus between the two terms.

    Rows with label 0 then make the loss smaller. Both terms are added.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log(A) - (1 - y) * np.log(1 - A)).mean())


def binary_cross_entropy__labels_exchanged(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when label 1 is paired with log(1 - A), and 0 with log(A).

    Right answers then cost most. Look at which factor stands before which logarithm.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log(1 - A) + (1 - y) * np.log(A)).mean())


def binary_cross_entropy__same_logarithm_twice(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when both terms have log(A).

    Then the label does not matter. For label 0 the probability is 1 - A.
    """
    A = A.clip(1e-15, 1 - 1e-15)
    return -float((y * np.log(A) + (1 - y) * np.log(A)).mean())


def binary_cross_entropy__no_logarithm(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when the logarithms are missing.

    The formula takes the logarithm of each probability before it multiplies.
    """
    return -float((y * A + (1 - y) * (1 - A)).mean())


def binary_cross_entropy__rounded_probabilities(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you round the probabilities to 0 and 1 first.

    The loss then can't see how sure an answer is. Use A as it comes.
    """
    A = np.round(A).clip(1e-15, 1 - 1e-15)
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())


def binary_cross_entropy__sigmoid_applied(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when you apply sigmoid to A.

    A holds probabilities already: the sigmoid was applied before this function is
    called.
    """
    A = sigmoid(A)
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())


def binary_cross_entropy__clipped_in_place(A: np.ndarray, y: np.ndarray) -> float:
    """This is what you get when A itself is clipped.

    Whoever calls this function goes on to use A. np.clip returns a new array: no out=, no
    A[...] = ...
    """
    np.clip(A, 1e-7, 1 - 1e-7, out=A)
    return -float((y * np.log(A) + (1 - y) * np.log(1 - A)).mean())
