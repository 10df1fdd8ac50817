"""Wrong answers of compare_learning_rates, in kata 3."""

import numpy as np
from neural_network import binary_cross_entropy, gradient_descent, sigmoid
from xor_learning_rate import evaluate, make_data, train


def compare_learning_rates__accuracy_first(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when each pair is (accuracy, loss).

    The order is (final_loss, accuracy).
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = (evaluate(X, y, W, b)[2], losses[-1])
    return results


def compare_learning_rates__first_loss(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when you keep the first loss of each training.

    It says little: all trainings start at the same place. The last one is wanted.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = (losses[0], evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__mean_loss(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when you keep the mean of all losses.

    The question is how each training ended. The last loss is wanted.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = (float(np.mean(losses)), evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__rate_not_used(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when the rate is not given to train.

    Then each training uses the default, 1.0. Give train the rate of this round.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y)
        results[lr] = (losses[-1], evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__always_the_same_rates(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when the rates are always 0.1 and 1.0.

    Those are only the default. Loop over the learning_rates that were given.
    """
    results = {}
    for lr in (0.1, 1.0):
        W, b, losses = train(X, y, lr)
        results[lr] = (losses[-1], evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__list_of_pairs(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when you return a list of pairs.

    A dict is wanted: each learning rate is a key, its pair is the value.
    """
    results = []
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results.append((losses[-1], evaluate(X, y, W, b)[2]))
    return results


def compare_learning_rates__text_keys(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when the keys are texts.

    "0.1" is not 0.1. Use the learning rates themselves as keys.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[str(lr)] = (losses[-1], evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__only_the_last_rate(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when the dict is made anew for each rate.

    Only the last rate is left in it. Make it once, before the loop.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results = {lr: (losses[-1], evaluate(X, y, W, b)[2])}
    return results


def compare_learning_rates__only_the_first_rate(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when `return` stands inside the loop.

    Only the first rate is in the dict. Look at the indentation of the last line.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = (losses[-1], evaluate(X, y, W, b)[2])
        return results
    return results


def compare_learning_rates__all_losses(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when you keep the whole list of losses.

    Only the last loss is wanted: one number.
    """
    results = {}
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = (losses, evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__only_losses(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when you keep the loss but not the accuracy.

    Each value is a pair: (final_loss, accuracy).
    """
    return {lr: train(X, y, lr)[2][-1] for lr in learning_rates}


def compare_learning_rates__own_data(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when the data is made inside.

    Then the results are always those of XOR. Use the X and y that were given.
    """
    results = {}
    X, y = make_data()
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = (losses[-1], evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__larger_batches(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get with batches of more than 4 rows: of all rows, for instance.

    train has the right settings already: call it with each rate.
    """
    results = {}
    for lr in learning_rates:
        start = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
        W, b, losses = gradient_descent(X, y, *start, lr, 1000, 32, binary_cross_entropy, sigmoid)
        results[lr] = (losses[-1], evaluate(X, y, W, b)[2])
    return results


def compare_learning_rates__one_accuracy(
    X: np.ndarray, y: np.ndarray, learning_rates: tuple[float, ...] = (0.1, 1.0)
) -> dict[float, tuple[float, float]]:
    """This is what you get when all rates have one and the same accuracy.

    It is that of the last training, say. Evaluate inside of the loop, with the W and b of each.
    """
    losses = {}
    for lr in learning_rates:
        W, b, history = train(X, y, lr)
        losses[lr] = history[-1]
    accuracy = evaluate(X, y, W, b)[2]
    return {lr: (loss, accuracy) for lr, loss in losses.items()}


def compare_learning_rates__results_of_earlier_calls(
    X: np.ndarray,
    y: np.ndarray,
    learning_rates: tuple[float, ...] = (0.1, 1.0),
    results: dict[float, tuple[float, float]] = {},  # noqa: B006
) -> dict[float, tuple[float, float]]:
    """This is what you get when the dict is made once, for all calls.

    What stands outside of the function outlives a call: the rates of earlier ones are in it, too.
    Make a new one inside of the function.
    """
    for lr in learning_rates:
        W, b, losses = train(X, y, lr)
        results[lr] = (losses[-1], evaluate(X, y, W, b)[2])
    return results
