"""Wrong answers of sigmoid."""

import numpy as np


def sigmoid__wrong_sign(Z: np.ndarray) -> np.ndarray:
    """This is what you get when the minus in the exponent is missing.

    Large z then give small probabilities. Look at the exponent: e^(-z), not e^z.
    """
    return 1 / (1 + np.exp(Z))


def sigmoid__only_exponential(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you return only e^(-z).

    That can be any positive number. A probability needs the whole fraction: 1 / (1 +
    ...).
    """
    return np.exp(-Z)


def sigmoid__one_missing(Z: np.ndarray) -> np.ndarray:
    """This is what you get when the 1 + below the fraction line is missing.

    Then 1 / e^(-z) grows without end. With the 1 the result stays between 0 and 1.
    """
    return 1 / np.exp(-Z)


def sigmoid__missing_parentheses(Z: np.ndarray) -> np.ndarray:
    """This is what you get when the parentheses below the fraction line are missing.

    1 / 1 + a is 1 + a: the division comes first. Put the whole sum in parentheses.
    """
    return 1 / 1 + np.exp(-Z)


def sigmoid__minus_below(Z: np.ndarray) -> np.ndarray:
    """This is what you get when there is a minus between 1 and e^(-z).

    At z = 0 that divides by 0. The formula has a plus: 1 + e^(-z).
    """
    return 1 / (1 - np.exp(-Z))


def sigmoid__tanh(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you use tanh.

    It has the same form, but it goes from -1 to 1. A sigmoid goes from 0 to 1.
    """
    return np.tanh(Z)


def sigmoid__relu(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you use ReLU, max(0, z).

    That has no upper end. A sigmoid stays between 0 and 1.
    """
    return np.maximum(0.0, Z)


def sigmoid__step(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you use a step: 0 or 1 and nothing between.

    A sigmoid is smooth: near z = 0 it gives values near 1/2.
    """
    return np.where(Z >= 0, 1.0, 0.0)


def sigmoid__softmax(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you use softmax: the results add up to 1.

    The sigmoid looks at each entry alone: the others don't matter.
    """
    powers = np.exp(Z)
    return powers / powers.sum()


def sigmoid__derivative(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you return the derivative of the sigmoid.

    It is 1/4 at z = 0 and small far away. Here we want the function itself.
    """
    result = 1 / (1 + np.exp(-Z))
    return result * (1 - result)


def sigmoid__nan_far_above_zero(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you compute e^z / (1 + e^z) for a large z.

    There it is infinity / infinity, and that is NaN. The form with e^(-z) has no such
    problem.
    """
    return np.exp(Z) / (1 + np.exp(Z))


def sigmoid__absolute_value(Z: np.ndarray) -> np.ndarray:
    """This is what you get when the sign of z is lost.

    Negative z must give results below 1/2. Don't take the absolute value of z.
    """
    return 1 / (1 + np.exp(-np.abs(Z)))


def sigmoid__clipped_at_10(Z: np.ndarray) -> np.ndarray:
    """This is what you get when z is clipped to the range from -10 to 10.

    That changes results: far away they stop before 0 and 1. Clip much later, or not at
    all.
    """
    return 1 / (1 + np.exp(-np.clip(Z, -10, 10)))


def sigmoid__not_applied(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you return Z as it came.

    No formula was applied. Does your result really get returned?
    """
    return Z.copy()


def sigmoid__base_2(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you use powers of 2.

    The formula has powers of e = 2.71828...: NumPy has a function for those.
    """
    return 1 / (1 + 2.0**-Z)


def sigmoid__short_e(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you type e as 2.718.

    The digits that are missing can be seen in the result. Use NumPy's own exponential.
    """
    return 1 / (1 + 2.718**-Z)


def sigmoid__rounded(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you round the result to two digits.

    Training needs all the digits. Round only where you print.
    """
    return np.round(1 / (1 + np.exp(-Z)), 2)


def sigmoid__flat(Z: np.ndarray) -> np.ndarray:
    """This is what you get when the result is made flat.

    The numbers are right, but the result must have the shape of Z.
    """
    return 1 / (1 + np.exp(-Z.ravel()))


def sigmoid__twice(Z: np.ndarray) -> np.ndarray:
    """This is what you get when you apply the formula two times.

    The second time squeezes all results together, to between 0.5 and 0.74. Once is
    enough.
    """
    once = 1 / (1 + np.exp(-Z))
    return 1 / (1 + np.exp(-once))


def sigmoid__in_place(Z: np.ndarray) -> np.ndarray:
    """This is what you get when the result is written into Z itself.

    Whoever calls sigmoid goes on to use Z. Make a new array.
    """
    Z *= -1.0
    np.exp(Z, out=Z)
    Z += 1.0
    np.divide(1.0, Z, out=Z)
    return Z


def sigmoid__list(Z: np.ndarray) -> list[float]:
    """This is what you get when the result is turned into a list.

    Others compute with it, and a list can't be subtracted or multiplied. Return the array.
    """
    return (1 / (1 + np.exp(-Z))).tolist()


def sigmoid__clipped_in_place(Z: np.ndarray) -> np.ndarray:
    """This is what you get when Z itself is clipped.

    Whoever calls sigmoid goes on to use Z. np.clip returns a new array: no out=, no Z[...] = ...
    """
    np.clip(Z, -500, 500, out=Z)
    return 1 / (1 + np.exp(-Z))


def sigmoid__whole_numbers(Z: np.ndarray) -> np.ndarray:
    """This is what you get when the result has the dtype of Z, and Z holds whole numbers.

    np.zeros_like(Z) and Z.copy() keep it: what is assigned into them loses its decimals. Make
    the array with np.zeros(Z.shape).
    """
    result = np.zeros_like(Z)
    result[...] = (1 + np.tanh(Z / 2)) / 2
    return result


def sigmoid__with_a_cache(Z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """This is what you get when you return Z as well, as a cache for later.

    Some courses do so. Here the result is the probabilities alone: return one array.
    """
    return (1 + np.tanh(Z / 2)) / 2, Z
