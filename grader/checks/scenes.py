"""What is to be seen of a trained perceptron: the plane, its boundary, the loss, the way there.

The probabilities are those of the learner's `evaluate`, the weights at the end those of `train`. On
the way, the learner's `gradient_descent` is asked for the same training in pieces; it counts as the
same where the losses agree with those of `train`.
"""

import itertools

import numpy as np

from grader.boundary.outcome import CheckStopped
from grader.boundary.submission import Submission
from grader.checks.perceptron import EVALUATED
from grader.checks.pictures import Training, train
from grader.checks.training import DESCENT_RESULTS, expect_bias_shape, expect_history
from grader.judging.checks import Array
from grader.judging.expect import expect_results, expect_shape, expect_that, to_numbers
from grader.judging.scene import Moment, Scene, Segment

TRAININGS = {
    "and_gate": (0.1, 500, 4),
    "or_gate": (0.1, 500, 4),
    "xor_learning_rate": (1.0, 1000, 4),
    "grid": (0.1, 200, 5),
}
"""The learning rate, the epochs and the batches that each kata asks for."""
DRAWN = tuple(TRAININGS)
TOOLKIT = "neural_network"
MAX_COMPARED = 12
"""Points among which a crossing is looked for: there are many pairs of pairs."""
AGREES, AGREES_BY_CHANCE = 1e-6, 0.05
"""By how much the losses of a training in pieces may differ, relatively: where there are several
batches, each training draws an order of its own."""

NOT_REPLAYED = (
    "The way there can't be shown: `gradient_descent` with learning rate {0}, {1} epochs and "
    "batches of {2} does not give the losses of your `train`."
)
NO_BOUNDARY = "The probability is the same everywhere: there is no boundary."
NO_LINE = (
    "No line will do. Two points of label 1 are joined, and two of label 0, and the joins cross. A "
    "straight line with each label on a side of its own would have the crossing on both sides."
)


def scene(
    exercise: str, submission: Submission, field_shape: tuple[int, int], moments: int = 1
) -> Scene:
    """Return what is to be seen of a kata: its end, and so many moments on the way at most.

    Raises CheckStopped where a learner's function fails, or can't be drawn.
    """
    learner = submission.module(exercise)
    training = train(learner)
    low, high = training.X.min(axis=0) - 0.5, training.X.max(axis=0) + 0.5
    places = _places(low, high, field_shape)

    def moment(epoch: int, W: Array, b: Array) -> Moment:
        rows = np.vstack([places, training.X])
        labels = np.vstack([np.zeros((len(places), 1)), training.y])
        said = expect_results(learner.evaluate(rows, labels, W, b), EVALUATED)
        probabilities = _expect_column(said[0], len(rows), EVALUATED[0])
        expect_that(
            bool(np.all((probabilities >= 0) & (probabilities <= 1))),
            found="probabilities below 0 or over 1",
            expected="probabilities between 0 and 1",
        )
        predictions = _expect_column(said[1], len(rows), EVALUATED[1])
        return Moment(
            epoch,
            probabilities[: len(places)].reshape(field_shape),
            probabilities[len(places) :],
            predictions[len(places) :],
            _written(W, b),
        )

    end = moment(len(training.losses), training.W, np.array([[training.b]]))
    way, remarks = [], []
    if moments > 1:
        try:
            steps = _train_in_pieces(submission, TRAININGS[exercise], training, moments)
            way = [moment(*step) for step in steps]
        except CheckStopped:
            remarks.append(NOT_REPLAYED.format(*TRAININGS[exercise]))
    if np.ptp(end.field) < 1e-9:
        remarks.append(NO_BOUNDARY)
    crossing = find_crossing(training.X, training.y.ravel())
    if crossing:
        remarks.append(NO_LINE)
    return Scene(
        points=training.X,
        labels=training.y.ravel(),
        low=(float(low[0]), float(low[1])),
        high=(float(high[0]), float(high[1])),
        losses=training.losses,
        moments=(*way, end),
        remarks=tuple(remarks),
        crossing=crossing,
    )


def _places(low: Array, high: Array, shape: tuple[int, int]) -> Array:
    """Return the middle of each field of the plane, row by row from below."""
    up, across = (
        low[axis] + (np.arange(number) + 0.5) / number * (high[axis] - low[axis])
        for axis, number in ((1, shape[0]), (0, shape[1]))
    )
    columns, rows = np.meshgrid(across, up)
    return np.column_stack([columns.ravel(), rows.ravel()])


def _expect_column(got: object, length: int, part: str) -> Array:
    array: Array = to_numbers(got, part=part, wanted=f"an array of shape ({length}, 1)")
    if array.shape != (length,):
        array = expect_shape(got, (length, 1), part=part)
    return array.ravel()


def _written(W: Array, b: Array) -> str:
    weights = ", ".join(f"{weight:.3g}" for weight in W.ravel())
    return f"W = {weights}; b = {float(b.reshape(())):.3g}"


def _train_in_pieces(
    submission: Submission, settings: tuple[float, int, int], whole: Training, moments: int
) -> list[tuple[int, Array, Array]]:
    """Return W and b on the way, with their epochs: none of them is the end.

    Raises CheckStopped where the pieces are not those of the whole.
    """
    toolkit = submission.module(TOOLKIT)
    lr, num_epochs, batch_size = settings
    expect_that(
        len(whole.losses) == num_epochs,
        found=f"{len(whole.losses)} losses",
        expected=str(num_epochs),
    )
    within = AGREES if batch_size >= len(whole.X) else AGREES_BY_CHANCE
    # Most happens at the beginning.
    shares = np.linspace(0, 1, moments) ** 2
    epochs = np.unique((shares * num_epochs).round().astype(int)).tolist()
    W, b = np.zeros((2, 1)), np.zeros((1, 1))
    way = [(0, W, b)]
    for begin, end in itertools.pairwise(epochs):
        result = toolkit.gradient_descent(
            whole.X,
            whole.y,
            W,
            b,
            lr,
            end - begin,
            batch_size,
            toolkit.binary_cross_entropy,
            toolkit.sigmoid,
        )
        new_W, new_b, losses = expect_results(result, DESCENT_RESULTS)
        W = expect_shape(new_W, (2, 1), part="W")
        b = np.array([[expect_bias_shape(new_b)]])
        history = expect_history(losses, end - begin, part="the losses")
        expect_that(
            bool(np.allclose(history, whole.losses[begin:end], rtol=within, atol=0)),
            found="other losses",
            expected="those of train",
        )
        way.append((end, W, b))
    return way[:-1]


def find_crossing(X: Array, y: Array) -> tuple[Segment, ...]:
    """Return a segment between two points of label 1 and one of label 0 that cross within both.

    Where there are such, no straight line has the labels on two sides.
    """
    if len(X) > MAX_COMPARED:
        return ()
    ones, zeros = ([tuple(row) for row in X[y == label].tolist()] for label in (1, 0))
    for first in itertools.combinations(ones, 2):
        for second in itertools.combinations(zeros, 2):
            if _cross(first, second):
                return first, second
    return ()


def _cross(first: Segment, second: Segment) -> bool:
    """Whether each segment has the ends of the other one on its two sides."""
    return all(
        _side(one, other[0]) * _side(one, other[1]) < 0
        for one, other in ((first, second), (second, first))
    )


def _side(segment: Segment, point: tuple[float, float]) -> float:
    (x, y), (end_x, end_y) = segment
    return (end_x - x) * (point[1] - y) - (end_y - y) * (point[0] - x)
