"""Answers that cost no work: which there are, and what they may earn."""

from typing import Any

import numpy as np
import pytest

from grader.authoring.lazy_answers import earns_nothing, lazy_answers
from grader.judging.attempt import Attempts
from grader.judging.check import Check
from grader.judging.checks import Learner, Rng
from grader.judging.expect import expect_close
from grader.judging.observation import Observation
from grader.mistakes.imitation import Imitations
from grader.mistakes.library import Misconception
from tests.authoring.players import check, player


def by_hand(learner: Learner) -> None:
    expect_close(learner.f(np.array([1.0, 2.0])), [2.0, 4.0])


def drawn(learner: Learner, rng: Rng) -> None:
    X = rng.normal(size=3)
    expect_close(learner.f(X), 2 * X)


def nearly_anything(learner: Learner) -> None:
    learner.f(np.array([1.0, 2.0]))


def constant(learner: Learner) -> None:
    expect_close(learner.f(), [2.0])


def double(X: Any) -> Any:
    return 2 * X


def seen(who: Misconception, one: Check, seed: int) -> Observation:
    return Imitations(Attempts(seed).run).observation(who, one)


def paid(*checks: Check, solution: Misconception) -> dict[str, list[str]]:
    """Return which answers earn something, by the name of the check."""
    right = [seen(solution, one, 1) for one in checks]
    lazy = list(lazy_answers(solution, right))
    return {
        one.name: [
            answer.name for answer in lazy if not earns_nothing(seen(answer, one, 2), right[place])
        ]
        for place, one in enumerate(checks)
    }


def test_checks_that_draw_pay_for_no_lazy_answer() -> None:
    """And what is visible only for its own."""
    checks = check(by_hand, hidden=False), check(drawn)
    assert paid(*checks, solution=player(double)) == {"by_hand": [], "drawn": []}


def test_a_hidden_check_that_asks_the_same_in_each_run_pays_for_what_was_written_down() -> None:
    """In the run before, or off a visible check."""
    found = paid(check(by_hand), solution=player(double))["by_hand"]
    assert found == ["the answers of another run", "a table of the visible answers"]
    checks = check(by_hand, hidden=False), check(nearly_anything)
    found = paid(*checks, solution=player(double))["nearly_anything"]
    assert "a table of the visible answers" in found


def test_a_check_of_a_side_effect_alone_pays_for_nearly_all() -> None:
    """Also where it is visible: the answer is not the right one."""
    (found,) = paid(check(nearly_anything, hidden=False), solution=player(double)).values()
    assert {"None", "0", "{}", "'a text'", "its argument X", "zeros like X"} <= set(found)
    assert "answer 1 of the visible checks" not in found


def test_a_check_without_points_may_pay_for_anything() -> None:
    """It has nothing to give."""
    one = check(nearly_anything, hidden=False, points=0)
    assert paid(one, solution=player(double)) == {"nearly_anything": []}


def test_where_nothing_is_asked_the_one_answer_is_the_work() -> None:
    """A function without arguments is known by its answer."""
    assert paid(check(constant), solution=player(lambda: np.array([2.0]))) == {"constant": []}


@pytest.mark.parametrize("name", ["0.0", "0.5", "1.0"])
def test_a_constant_has_the_shape_of_the_right_answer(name: str) -> None:
    """That of the same form of arguments, in another run."""
    solution = player(lambda X, way: {"W": X, "loss": [1.0, 2], "way": way})
    one = check(lambda learner, rng: learner.f(rng.normal(size=(2, 1)), "up"))
    answers = {lazy.name: lazy for lazy in lazy_answers(solution, [seen(solution, one, 1)])}
    (call,) = seen(answers[f"{name} in the right shape"], one, 2).calls
    number = float(name)
    assert call.value["W"].tolist() == [[number], [number]]
    assert call.value["loss"] == [number, number]
    assert call.value["way"] == "up"


def test_a_table_gives_the_visible_checks_their_answers() -> None:
    """All of them."""
    visible = check(by_hand, hidden=False)
    solution = player(double)
    *_, table = lazy_answers(solution, [seen(solution, visible, 1)])
    assert table.name == "a table of the visible answers"
    assert seen(table, visible, 2).passed
