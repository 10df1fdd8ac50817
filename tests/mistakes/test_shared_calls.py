"""What slow functions of the solutions answer is remembered, and nothing else."""

from types import ModuleType
from typing import Any

import pytest

from grader.course import course
from grader.mistakes.matching import TELLING
from grader.mistakes.shared_calls import SLOW, SharedCalls

SOURCE = """
import time
calls = []
def slow(x, activation=None):
    calls.append(x)
    time.sleep({seconds})
    return [x if activation is None else activation(x)]
def quick(x):
    calls.append(x)
    return [x]
"""


@pytest.fixture
def solution() -> ModuleType:
    """A module that says it is one of the solutions."""
    module = ModuleType(course().exercise_names[0])
    exec(SOURCE.format(seconds=2 * SLOW), vars(module))
    return module


def stand_ins(module: ModuleType, shared: SharedCalls, attempt: int = 0) -> dict[str, Any]:
    return shared.in_place_of(
        {"slow": module.slow, "quick": module.quick, "own": stand_ins}, attempt
    )


def test_a_slow_call_is_made_once_for_all_in_one_attempt(solution: ModuleType) -> None:
    """What one of them does to the answer, the next one doesn't see."""
    shared = SharedCalls()
    stand_ins(solution, shared)["slow"](1).append("spoilt")
    assert stand_ins(solution, shared)["slow"](1) == [1]
    assert solution.calls == [1]
    stand_ins(solution, shared, attempt=1)["slow"](1)
    stand_ins(solution, shared)["slow"](2)
    assert solution.calls == [1, 1, 2]


def test_where_two_attempts_agree_all_others_share_the_answer(solution: ModuleType) -> None:
    """If it is long: a few numbers may agree by chance."""
    shared = SharedCalls()
    for attempt in range(4):
        stand_ins(solution, shared, attempt)["slow"]([0.5] * TELLING)
        stand_ins(solution, shared, attempt)["slow"]([0.5])
    assert list(map(len, solution.calls)).count(TELLING) == 2
    assert list(map(len, solution.calls)).count(1) == 4


def test_a_quick_one_is_made_each_time(solution: ModuleType) -> None:
    """To remember it would take longer."""
    shared = SharedCalls()
    for number in range(3):
        stand_ins(solution, shared)["quick"](number)
    stand_ins(solution, shared)["quick"](1)
    assert solution.calls == [0, 1, 2, 1]


def test_a_call_with_a_function_of_their_own_is_never_shared(solution: ModuleType) -> None:
    """Two of them may have the same name."""
    slow = stand_ins(solution, SharedCalls())["slow"]
    assert slow(1, lambda x: x + 1) == [2]
    assert slow(1, lambda x: x + 2) == [3]


def test_what_is_no_function_of_a_solution_stays(solution: ModuleType) -> None:
    """And so do those of the module itself."""
    shared = SharedCalls()
    assert set(stand_ins(solution, shared)) == {"slow", "quick"}
    assert shared.in_place_of(vars(solution), 0) == {}
