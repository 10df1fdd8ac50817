"""The catalogue of checks: what it promises to learners and maintainers."""

import ast
import inspect

import pytest

from grader.reports.github.publication import mark
from tests.places import SOLUTIONS
from tests.submissions import all_checks

POINTS = {  # by exercise and function, as announced
    "neural_network": {
        "normalize": 4,
        "matrix_multiply": 2,
        "sigmoid": 4,
        "mse_loss": 3,
        "binary_cross_entropy": 5,
        "gradient_descent": 12,
        "numerical_gradient": 6,
        "forward_perceptron": 4,
    },
    "and_gate": {"make_data": 3, "train": 8, "evaluate": 4},
    "or_gate": {"make_data": 3, "train": 7, "evaluate": 3, "observe": 2},
    "xor_learning_rate": {
        "make_data": 3,
        "train": 4,
        "evaluate": 2,
        "compare_learning_rates": 4,
        "observe": 2,
    },
    "grid": {"make_data": 4, "train": 6, "evaluate": 3, "observe": 2},
}


def test_what_the_course_is_known_by_stays() -> None:
    """A comment on a pull request is found again by its mark."""
    assert mark() == "<!-- perceptron-katas: grade -->"


def by_function() -> dict[str, dict[str, int]]:
    points: dict[str, dict[str, int]] = {}
    for check in all_checks():
        functions = points.setdefault(check.exercise, {})
        functions[check.function] = functions.get(check.function, 0) + check.points
    return points


def test_points_are_as_announced_and_sum_to_100() -> None:
    """Every function is worth what the design says."""
    assert by_function() == POINTS
    assert sum(check.points for check in all_checks()) == 100


@pytest.mark.parametrize("exercise", POINTS)
def test_functions_stand_in_the_order_of_the_file(exercise: str) -> None:
    """The scoreboard reads like the file, and no function goes unchecked."""
    tree = ast.parse((SOLUTIONS / f"{exercise}.py").read_text(encoding="utf-8"))
    defined = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    given = {"identity", "main"}
    assert list(POINTS[exercise]) == [name for name in defined if name not in given]
    assert list(by_function()[exercise]) == list(POINTS[exercise])


def test_about_a_third_of_the_points_is_visible() -> None:
    """Enough to see the way, not enough to fake it."""
    visible = sum(check.points for check in all_checks() if not check.hidden)
    assert 30 <= visible <= 40


def test_every_hidden_check_draws_random_inputs_or_edge_cases() -> None:
    """At least half of the points can't be had by writing down answers."""
    random = [check for check in all_checks() if "rng" in inspect.signature(check.run).parameters]
    assert sum(check.points for check in random) >= 50
    assert all(check.hidden for check in random)
