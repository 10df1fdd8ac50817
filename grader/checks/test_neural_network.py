"""Checks of neural_network.py, the toolkit: 40 points."""

import numpy as np

from grader.checks.descent import (
    expect_history_of_its_own,
    expect_losses_over_all_rows,
    expect_means_in_every_batch,
    expect_rows_with_their_labels,
    fall_and_rise,
    full_batches,
    random_problem,
)
from grader.checks.losses_and_models import (
    linear,
    mean_cube,
    mean_square,
    same_loss,
    squash,
    times_p,
    uneven_error,
)
from grader.checks.scaling import expect_std_alone, random_columns
from grader.checks.slopes import moving, one_gradient, random_model
from grader.checks.training import (
    DESCENT_RESULTS,
    EPSILON,
    expect_bias,
    expect_bias_shape,
    expect_history,
    expect_losses,
)
from grader.checks.visited_batches import expect_every_row_once, expect_new_orders, visited_batches
from grader.judging.checks import UNPREPARED, Learner, Reference, Rng, points
from grader.judging.describe import describe
from grader.judging.expect import (
    expect_array,
    expect_close,
    expect_number,
    expect_results,
    expect_shape,
    expect_that,
    expect_unchanged,
    to_numbers,
)


class TestNormalize:
    """normalize(X)"""

    @points(1)
    def test_worked_by_hand(self, learner: Learner) -> None:
        """Each column is shifted and scaled on its own: mean 0, standard deviation 1."""
        X = np.array([[1.0, 10.0], [3.0, 30.0]])
        Z = learner.normalize(X)
        expect_std_alone(Z, X)
        expect_close(
            Z,
            [[-1.0, -1.0], [1.0, 1.0]],
            within=1e-6,
            hint="The first column has mean 2 and std 1, the second one mean 20 and std 10.",
        )

    ### BEGIN HIDDEN TESTS
    @points(1, because=UNPREPARED)
    def test_random_columns(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Random columns come out with mean 0 and standard deviation 1 (dividing by n)."""
        # Twice, so that nothing of the first call serves for the second one.
        for _ in range(2):
            X = random_columns(rng, 5, 3)
            Z = learner.normalize(X)
            expect_std_alone(Z, X)
            expect_close(
                Z,
                reference.normalize(X),
                # Some add 1e-8 to the std, or 1e-6, so as not to divide by 0.
                within=1e-6,
                hint="Use mean and std of each column; the std divides by n, as np.std does.",
            )

    @points(1)
    def test_constant_column(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """A column whose values are all the same becomes 0."""
        # Small whole numbers: their mean is exact, so that the std is exactly 0.
        random = rng.choice(100, size=4, replace=False)
        X = np.column_stack([random, np.full(4, rng.integers(2, 9))])
        expect_close(
            learner.normalize(X),
            reference.normalize(X),
            within=1e-6,
            hint="The second column has std 0: don't divide by it there. X holds whole numbers, "
            "the result does not.",
        )
        expect_unchanged(learner, ["X"], hint="Make a new array: X - mean, not X -= mean.")

    @points(1, because="a change in place gives right numbers: by luck only another check sees it")
    def test_leaves_its_input_alone(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """X itself stays as it was."""
        X = random_columns(rng, 3, 2)
        expect_close(
            learner.normalize(X),
            reference.normalize(X),
            within=1e-6,
            hint="Return the columns, shifted and scaled.",
        )
        expect_unchanged(learner, ["X"], hint="Make a new array: X - mean, not X -= mean.")

    ### END HIDDEN TESTS


class TestMatrixMultiply:
    """matrix_multiply(X, W)"""

    @points(1)
    def test_worked_by_hand(self, learner: Learner) -> None:
        """A 2 by 2 matrix times a column: each row is a sum of products."""
        expect_close(
            learner.matrix_multiply(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0], [6.0]])),
            [[17.0], [39.0]],
            hint="The first row is 1 * 5 + 2 * 6.",
        )

    ### BEGIN HIDDEN TESTS
    @points(1)
    def test_random_matrices(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Random matrices of any fitting shapes are multiplied."""
        for _ in range(2):
            X, W = rng.normal(size=(3, 4)), rng.normal(size=(4, 2))
            expect_close(
                learner.matrix_multiply(X, W),
                reference.matrix_multiply(X, W),
                hint="NumPy's @ and np.matmul multiply matrices; * multiplies entry by entry.",
            )
        X = rng.permutation([[1, 2], [3, 4]])  # whole numbers, as in the katas
        expect_close(
            learner.matrix_multiply(X, W[:2]),
            reference.matrix_multiply(X, W[:2]),
            hint="X holds whole numbers here, and the result does not.",
        )

    ### END HIDDEN TESTS


class TestSigmoid:
    """sigmoid(Z)"""

    @points(1)
    def test_worked_by_hand(self, learner: Learner) -> None:
        """sigmoid(0) is 1/2, and sigmoid(log 3) is 3/4."""
        expect_close(
            learner.sigmoid(np.array([[0.0, np.log(3.0)]])),
            [[0.5, 0.75]],
            hint="Look at the formula in the docstring: the sign of z, and both ones.",
        )

    ### BEGIN HIDDEN TESTS
    @points(1, because=UNPREPARED)
    def test_random_numbers(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Random numbers below and above 0 come out as the formula has them."""
        # Numbers of both signs, near 0 and where the curve is flat, in each run.
        Z = rng.permutation([-12.0, -4.0, -1.0, 0.5, 2.0, 8.0]).reshape(3, 2)
        Z += rng.uniform(-0.4, 0.4, size=(3, 2))
        expect_close(
            learner.sigmoid(Z), reference.sigmoid(Z), hint="Compare with 1 / (1 + e^(-z))."
        )
        # Again, so that nothing of the first call serves for the second one.
        expect_close(
            learner.sigmoid(-Z), reference.sigmoid(-Z), hint="Each call computes anew, from its Z."
        )
        Z = rng.permutation([-2, -1, 1, 3]).reshape(2, 2)
        expect_close(
            learner.sigmoid(Z),
            reference.sigmoid(Z),
            hint="Z holds whole numbers here, and the result does not.",
        )

    @points(1, because="a function for matrices only is right everywhere else")
    def test_any_shape(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """The result is a new array with the shape of Z, whichever that is."""
        for shape in [(3,), (2, 1, 2)]:
            Z = rng.uniform(0.2, 3.0, size=shape)
            Z.flat[rng.integers(Z.size)] *= -1
            A = learner.sigmoid(Z)
            expect_close(
                A,
                reference.sigmoid(Z),
                hint="Work on all of Z at once; don't loop over rows and columns.",
            )
            expect_array(A, hint="Others compute with it: return a NumPy array.")
            expect_unchanged(learner, ["Z"], hint="Make a new array: -Z, not Z *= -1.")

    @points(1)
    def test_far_from_zero(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Far below 0 the result is 0, far above it is 1, and never NaN."""
        # A number near 0 beside them: an answer of zeros and ones alone is no sigmoid.
        z = round(float(rng.uniform(0.5, 2.0)), 2)
        Z = np.array([[-1000.0, 1000.0, z]])
        expect_close(
            learner.sigmoid(Z),
            reference.sigmoid(Z),
            hint="e^1000 is infinite, and infinity / infinity is NaN: use the formula with e^(-z).",
        )
        expect_unchanged(learner, ["Z"], hint="Make a new array: np.clip returns one.")

    ### END HIDDEN TESTS


class TestMseLoss:
    """mse_loss(y_pred, y)"""

    @points(1)
    def test_worked_by_hand(self, learner: Learner) -> None:
        """Errors of 1 and -3 make (1 + 9) / 2 = 5."""
        expect_number(
            learner.mse_loss(np.array([[2.0], [1.0]]), np.array([[1.0], [4.0]])),
            5.0,
            hint="Square each difference, then take the mean over the rows.",
        )

    ### BEGIN HIDDEN TESTS
    @points(2)
    def test_random_predictions(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Random predictions give the mean of the squared differences."""
        y_pred, y = rng.normal(size=(5, 1)), rng.normal(size=(5, 1))
        expect_number(
            learner.mse_loss(y_pred, y),
            reference.mse_loss(y_pred, y),
            hint="The mean of the squares: no root, no half, no sum.",
        )
        expect_unchanged(learner, ["y_pred", "y"], hint="Make a new array: y_pred - y.")
        expect_number(
            learner.mse_loss(2 * y_pred, y),
            reference.mse_loss(2 * y_pred, y),
            hint="Each call computes anew, from its own numbers.",
        )

    ### END HIDDEN TESTS


class TestBinaryCrossEntropy:
    """binary_cross_entropy(A, y)"""

    @points(1)
    def test_worked_by_hand(self, learner: Learner) -> None:
        """Two right labels at probability 3/4 make -log(3/4) = 0.287682."""
        expect_number(
            learner.binary_cross_entropy(np.array([[0.75], [0.25]]), np.array([[1.0], [0.0]])),
            -np.log(0.75),
            within=EPSILON,
            hint="Natural logarithm, minus sign, mean over the rows.",
        )

    ### BEGIN HIDDEN TESTS
    @points(2, because=UNPREPARED)
    def test_random_probabilities(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Random probabilities and labels come out as the formula has them."""
        A = rng.uniform(0.1, 0.9, size=(6, 1))
        y = rng.permutation([[0.0], [0.0], [0.0], [1.0], [1.0], [1.0]])
        expect_number(
            learner.binary_cross_entropy(A, y),
            reference.binary_cross_entropy(A, y),
            within=EPSILON,
            hint="Both terms count: y * log(A) for label 1, (1 - y) * log(1 - A) for label 0.",
        )
        expect_unchanged(learner, ["A", "y"], hint="Make a new array: np.clip returns one.")
        expect_number(
            learner.binary_cross_entropy(A / 2, y),
            reference.binary_cross_entropy(A / 2, y),
            within=EPSILON,
            hint="Each call computes anew, from its own numbers.",
        )

    @points(1, because="0 * log(0) needs care even where log(0) alone has had it")
    def test_sure_and_right(self, learner: Learner, rng: Rng) -> None:
        """Sure and right (A = y = 0, A = y = 1) costs nothing."""
        # A third row, which does cost something: 0 alone is no loss.
        p = round(float(rng.uniform(0.2, 0.8)), 2)
        expect_number(
            learner.binary_cross_entropy(
                np.array([[0.0], [1.0], [p]]), np.array([[0.0], [1.0], [1.0]])
            ),
            -np.log(p) / 3,
            within=EPSILON,
            hint="0 * log(0) is NaN: keep A a tiny step (1e-15, say) away from 0 and 1. A larger "
            "step makes a cost where there is none.",
        )
        expect_unchanged(learner, ["A", "y"], hint="Make a new array: np.clip returns one.")

    @points(1, because="an infinite loss is no NaN: only this check meets it")
    def test_sure_and_wrong(self, learner: Learner, rng: Rng) -> None:
        """Sure and wrong costs much, but not infinitely much."""
        # First what is neither: a large number alone is no loss.
        p = round(float(rng.uniform(0.2, 0.8)), 2)
        expect_number(
            learner.binary_cross_entropy(np.array([[p]]), np.array([[0.0]])),
            -np.log(1 - p),
            within=EPSILON,
            hint="One row, with label 0: its loss is -log(1 - A).",
        )
        for probability, label in [(0.0, 1.0), (1.0, 0.0)]:
            loss = to_numbers(
                learner.binary_cross_entropy(np.array([[probability]]), np.array([[label]])),
                wanted="a number",
            )
            # -log(1e-7) is 16; np.nan_to_num puts the largest float64 in place of infinity.
            expect_that(
                bool(loss.size == 1 and 10 < loss.item() < np.inf),
                found=describe(loss),
                expected="a large number, such as 16 or 34.5, but a finite one",
                hint="log(0) is minus infinity: keep A a tiny step (1e-15, say) inside 0 and 1.",
            )

    ### END HIDDEN TESTS


class TestGradientDescent:
    """gradient_descent(X, y, W, b, lr, num_epochs, batch_size, loss_fn, activation_fn)"""

    @points(1)
    def test_returns_weights_bias_and_losses(self, learner: Learner) -> None:
        """It returns W, b and one loss for each epoch."""
        X, y = np.array([[1.0], [2.0], [3.0]]), np.array([[0.0], [1.0], [1.0]])
        W, b = np.zeros((1, 1)), np.zeros((1, 1))
        # With this rate each loss is below the one before, whatever the order of the rows.
        result = learner.gradient_descent(X, y, W, b, 0.05, 4, 2, uneven_error, squash)
        W, b, loss_history = expect_results(result, DESCENT_RESULTS)
        hint = "W keeps its shape: one row for each feature."
        trained_W = expect_shape(W, (1, 1), part="W", hint=hint)
        trained_b = expect_bias_shape(
            b, hint="The gradient of b is one number, so that b keeps its shape."
        )
        hint = (
            "Append one loss after each epoch: of all rows, each with its own label, with W and b "
            "as they are then."
        )
        later = expect_history_of_its_own(learner, loss_history)
        history = expect_history(loss_history, 4, part="loss_history", hint=hint)
        # Whatever the order of the rows, the last loss is that of what is returned.
        last_loss = uneven_error(squash(X @ trained_W + trained_b), y)
        expect_number(history[-1], last_loss, within=EPSILON, part="the last loss", hint=hint)
        hint = "One loss for each epoch, in each call anew."
        expect_history(later, 1, part="loss_history of another call", hint=hint)
        # Rows and labels that are shuffled in place, and apart, hardly ever meet again where there
        # are ten. One epoch alone, and at a rate of 0: so nothing else shows in its loss.
        X = np.arange(1.0, 11.0).reshape(10, 1)
        y = X**2 / 10
        W, b = np.ones((1, 1)), np.zeros((1, 1))
        result = learner.gradient_descent(X, y, W, b, 0.0, 1, 10, uneven_error)
        _, _, losses = expect_results(result, DESCENT_RESULTS)
        hint = "Whatever the order of the rows, a loss takes each of them with its own label."
        expect_losses(losses, [uneven_error(X, y)], hint=hint)

    @points(2)
    def test_one_step_worked_by_hand(self, learner: Learner) -> None:
        """One step on two rows, and 20 of them: both gradients are means over the rows."""
        # Errors 0 - 1 and 0 - 3; gradients (1 * -1 + 2 * -3) / 2 and (-1 - 3) / 2.
        X, y = np.array([[1], [2]]), np.array([[1], [3]])
        start = np.zeros((1, 1)), np.zeros((1, 1))
        # One of two rows drawn twice makes the same step half of the time, but not 20 times.
        many = learner.gradient_descent(X, y, *start, 0.1, 20, 2, uneven_error)
        result = learner.gradient_descent(X, y, *start, 0.1, 1, 2, uneven_error)
        W, b, _ = expect_results(result, DESCENT_RESULTS)
        hint = "The errors are -1 and -3: the gradient of W is -3.5, that of b is -2."
        expect_close(W, [[0.35]], hint=hint, part="W")
        expect_bias(b, [[0.2]], hint=hint)
        W, b, _ = expect_results(many, DESCENT_RESULTS)
        hint = "Each epoch takes each of the two rows once: then 20 epochs end here."
        expect_close(W, [[1.1359896448660955]], hint=hint, part="W after 20 epochs")
        expect_bias(b, [[0.3974914919699664]], hint=hint)

    ### BEGIN HIDDEN TESTS
    @points(2, because=UNPREPARED)
    def test_full_batches(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Five epochs with all rows in one batch move W and b as the formula says."""
        arguments = full_batches(rng)
        expected_W, expected_b, _ = reference.gradient_descent(*arguments)
        W, b, _ = expect_results(learner.remembered.gradient_descent(*arguments), DESCENT_RESULTS)
        hint = "A = activation_fn(X W + b); both gradients come from the same errors A - y."
        expect_close(W, expected_W, hint=hint, part="W")
        expect_bias(b, expected_b, hint=hint)

    @points(1, because="the visible check sees the last loss alone")
    def test_losses_after_each_epoch(
        self, learner: Learner, reference: Reference, rng: Rng
    ) -> None:
        """Each loss is taken after its epoch, with the activation."""
        # Steps so large that a loss rises: so the order of the losses shows, and that the last W
        # is returned, not that of the lowest loss. And none stands still.
        expected: list[float] = []
        while not fall_and_rise(expected):
            arguments = (*random_problem(rng, n=5, d=2), 3.0, 4, 5, uneven_error, squash)
            expected_W, _, expected = reference.gradient_descent(*arguments)
        W, _, losses = expect_results(learner.gradient_descent(*arguments), DESCENT_RESULTS)
        expect_history_of_its_own(learner, losses)
        expect_losses(
            losses,
            expected,
            hint="loss_fn(activation_fn(X W + b), y), after the epoch's last step.",
        )
        hint = "Return W and b as the last step left them, whichever loss was the lowest."
        expect_close(W, expected_W, hint=hint, part="W")

    @points(1, because="a loss of its own tells which rows it is of, whatever they are")
    def test_losses_over_all_rows(self, learner: Learner, rng: Rng) -> None:
        """With small batches, too, a loss is that of all rows at the epoch's end."""
        X, y, W, b = random_problem(rng, n=7, d=2)
        expect_losses_over_all_rows(learner, X, y, W, b)
        # On XOR the loss stands still: that is no reason to stop, however patiently.
        result = learner.gradient_descent(X[:1], y[:1], W, b, 0.5, 120, 1, same_loss)
        _, _, losses = expect_results(result, DESCENT_RESULTS)
        hint = "Train for num_epochs epochs, whatever the losses are."
        expect_history(losses, 120, part="loss_history", hint=hint)

    @points(2)
    def test_every_row_once_in_batches(
        self, learner: Learner, reference: Reference, rng: Rng
    ) -> None:
        """Each epoch visits every row once, in batches of batch_size, the last one smaller."""
        expect_every_row_once(visited_batches(learner, rng, num_rows=7, num_epochs=3, batch_size=3))
        expect_rows_with_their_labels(learner, rng)
        expect_means_in_every_batch(learner, reference, rng)

    @points(1)
    def test_new_order_in_each_epoch(self, learner: Learner, rng: Rng) -> None:
        """The order is shuffled anew in each epoch."""
        expect_new_orders(visited_batches(learner, rng, num_rows=7, num_epochs=8, batch_size=2))

    @points(1, because="code along the blog post passes a bias of shape (1,)")
    def test_bias_of_any_shape(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """A bias of shape (1,) is trained as well as one of shape (1, 1)."""
        # So many rows and epochs that no row drawn twice is right by luck. And twice, so that
        # nothing of the first call serves for the second one.
        for _ in range(2):
            X, y, W, b = random_problem(rng, n=6, d=2)
            rest = (0.2, 5, 6, same_loss)
            expected_W, expected_b, _ = reference.gradient_descent(X, y, W, b, *rest)
            result = learner.gradient_descent(X, y, W, b.reshape(1), *rest)
            W, b, _ = expect_results(result, DESCENT_RESULTS)
            hint = "The gradient of b is one number: the mean of the errors. Each call trains anew."
            expect_bias(b, expected_b, hint=hint)
            expect_close(W, expected_W, hint=hint, part="W")

    @points(1)
    def test_leaves_its_inputs_alone(
        self, learner: Learner, reference: Reference, rng: Rng
    ) -> None:
        """X, y, W and b themselves stay as they were."""
        arguments = full_batches(rng)
        expected_W, _, _ = reference.gradient_descent(*arguments)
        W, _, _ = expect_results(learner.remembered.gradient_descent(*arguments), DESCENT_RESULTS)
        expect_close(W, expected_W, hint="Return the W of the last step.", part="W")
        expect_unchanged(
            learner,
            ["X", "y", "W", "b"],
            hint="Write W = W - ..., not W -= ..., and shuffle a copy or the row numbers.",
        )

    ### END HIDDEN TESTS


class TestNumericalGradient:
    """numerical_gradient(X, y, params, loss_fn, forward_fn, h)"""

    @points(2)
    def test_worked_by_hand(self, learner: Learner) -> None:
        """The slope of (2p - 10)^2 at p = 3 is -16."""
        X, y, params = np.array([[2.0]]), np.array([[10.0]]), {"p": np.array([[3.0]])}
        result = learner.numerical_gradient(X, y, params, mean_square, times_p)
        gradient = one_gradient(result, "p")
        expect_close(
            gradient,
            [[-16.0]],
            # Rounding of the loss, 1e-15, divided by 2h = 2e-4, with room for larger losses.
            within=1e-7,
            hint="(loss(p + h) - loss(p - h)) / (2 h): mind the sign, and the 2.",
            part="the gradient of p",
        )

    ### BEGIN HIDDEN TESTS
    @points(2)
    def test_every_entry_of_every_array(self, learner: Learner, rng: Rng) -> None:
        """The gradient of a perceptron agrees with calculus, for every entry of W and b."""
        X, y, params = random_model(rng)
        result = learner.remembered.numerical_gradient(X, y, params, mean_square, linear)
        error = linear(X, params) - y
        of_a_column = 2 * error.sum(axis=0) / error.size
        hint = "Move one entry at a time, and put it back before you move the next."
        # The loss is a square, so that central differences are exact but for rounding.
        expect_close(
            one_gradient(result, "W"),
            2 * X.T @ error / error.size,
            within=1e-7,
            hint=hint,
            part="the gradient of W",
        )
        expect_close(
            one_gradient(result, "b"),
            of_a_column,
            within=1e-7,
            hint="b has one dimension: np.ndindex(p.shape) goes through arrays of any shape.",
            part="the gradient of b",
        )
        expect_close(
            one_gradient(result, "c"),
            np.broadcast_to(of_a_column, (2, 1, 2)),
            within=1e-7,
            hint="c has three dimensions: np.ndindex(p.shape) goes through arrays of any shape.",
            part="the gradient of c",
        )
        one = np.ones((1, 1))
        later = learner.numerical_gradient(one, one, {"p": one}, mean_square, times_p)
        expect_that(
            not isinstance(later, dict) or set(later) == {"p"},
            found="a dict that holds gradients of an earlier call, too",
            expected="a dict with the gradient of p alone, as params has it",
            hint="Begin each call with a new, empty dict, inside of the function.",
        )

    @points(1)
    def test_central_differences_with_h(self, learner: Learner, rng: Rng) -> None:
        """The differences are central, and as wide as h says."""
        # For a cubic loss they are 3p^2 + h^2: a large h shows which difference was taken.
        p, h = float(rng.uniform(1.0, 2.0)), float(rng.uniform(0.2, 0.5))
        X, y, params = np.array([[1.0]]), np.array([[0.0]]), {"p": np.array([[p]])}
        for width, rest in ((h, (h,)), (1e-4, ())):
            moves: set[float] = set()
            result = learner.numerical_gradient(X, y, params, mean_cube, moving(p, moves), *rest)
            expect_that(
                bool(np.any(np.isclose(list(moves), width, rtol=0, atol=1e-9))),
                found=f"p is moved by {describe(sorted(moves)[-1])}" if moves else "p never moves",
                expected=f"p is moved by h, {describe(width)}",
                hint="Both losses need a p of their own, p + h and p - h, in the params that "
                "forward_fn is given.",
            )
            expect_close(
                one_gradient(result, "p"),
                [[3 * p**2 + width**2]],
                within=1e-7,
                hint="Use both sides, p + h and p - h; h is 1e-4 where none is given.",
                part="the gradient of p",
            )

    @points(1, because="a last entry that is not put back spoils no other answer")
    def test_leaves_params_alone(self, learner: Learner, rng: Rng) -> None:
        """Afterwards params holds what it held before."""
        X, y, params = random_model(rng)
        result = learner.remembered.numerical_gradient(X, y, params, mean_square, linear)
        error = linear(X, params) - y
        expect_close(
            one_gradient(result, "W"),
            2 * X.T @ error / error.size,
            within=1e-7,
            hint="(loss(p + h) - loss(p - h)) / (2 h), for each entry.",
            part="the gradient of W",
        )
        expect_unchanged(
            learner, ["X", "y", "params"], hint="Put each entry back after you have moved it."
        )

    ### END HIDDEN TESTS


class TestForwardPerceptron:
    """forward_perceptron(X, W, b)"""

    @points(2)
    def test_worked_by_hand(self, learner: Learner) -> None:
        """1 * 2 + 1 * 1 - 3 = 0 makes 1/2; with X = (0, 0) it is sigmoid(-3)."""
        X, W, b = np.array([[1.0, 1.0], [0.0, 0.0]]), np.array([[2.0], [1.0]]), np.array([[-3.0]])
        expect_close(
            learner.forward_perceptron(X, W, b),
            [[0.5], [1 / (1 + np.exp(3.0))]],
            hint="Multiply X by W, add b, then apply sigmoid to the result.",
        )

    ### BEGIN HIDDEN TESTS
    @points(2, because=UNPREPARED)
    def test_random_weights(self, learner: Learner, reference: Reference, rng: Rng) -> None:
        """Random weights, and a bias of shape (1, 1) or (1,), give the formula's probabilities."""
        for shape in [(1, 1), (1,), (1, 1)]:
            X, _, W, b = random_problem(rng, n=4, d=3)
            if shape == (1,):
                X = rng.integers(-2, 3, size=(4, 3))  # whole numbers, as in the katas
            expect_close(
                learner.forward_perceptron(X, W, b.reshape(shape)),
                reference.forward_perceptron(X, W, b),
                hint="sigmoid(X W + b), for every row of X.",
            )

    ### END HIDDEN TESTS
