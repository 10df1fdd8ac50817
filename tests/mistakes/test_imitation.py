"""Known mistakes play the learner: what they keep from call to call."""

from typing import Any

from grader.judging.check import Check
from grader.mistakes.imitation import Imitations
from grader.mistakes.library import Misconception
from tests.mistakes.observed import passed


def counting(numbers: list[int] = []) -> int:  # noqa: B006
    """Count its calls, in what it keeps."""
    numbers.append(1)
    return len(numbers)


def test_what_a_mistake_keeps_is_its_own_in_each_attempt() -> None:
    """All checks of an attempt share it, as those of a learner share a worker."""
    check, other = passed(1.0, name="first").check, passed(1.0, name="second").check
    counts: list[int] = []

    def run(check: Check, learner: Any) -> None:
        counts.append(learner.counting())

    imitations = Imitations(run)
    player = Misconception("a.counting", "counting__own", "", counting)
    for attempt in range(2):
        imitations.observation(player, check, attempt)
        imitations.observation(player, other, attempt)
    assert counts == [1, 2, 1, 2]
