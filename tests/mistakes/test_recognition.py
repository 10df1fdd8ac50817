"""Which of several known mistakes explains what was seen of a function, if one does."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import pytest

from grader.judging.check import Check
from grader.judging.observation import Observation
from grader.mistakes.library import Misconception
from grader.mistakes.recognition import SAMPLES, recognise
from tests.mistakes.observed import lost, passed

Plays: TypeAlias = Callable[[str, int], Observation]
"""What a check of this name sees of a mistake, in this attempt."""


class Played:
    """Stands in for `Imitations`: a test says what checks see of each mistake."""

    def __init__(self, mistakes: Mapping[str, Plays]) -> None:
        self._mistakes = mistakes
        self.attempts: dict[str, set[int]] = {}
        """Those that were asked for, by the name of the mistake."""

    def observation(self, misconception: Misconception, check: Check, attempt: int = 0) -> Any:
        self.attempts.setdefault(misconception.name, set()).add(attempt)
        return self._mistakes[misconception.name](check.name, attempt)


def plays(*observations: Observation) -> Plays:
    """Play a mistake that answers the same each time: what each check sees of it."""
    by_check = {one.check.name: one for one in observations}
    return lambda check, attempt: by_check[check]


def at_random(*observations: Observation) -> Plays:
    """Play a mistake that answers otherwise each time: what the one check sees of it."""
    return lambda check, attempt: observations[attempt % len(observations)]


def named(seen: list[Observation], played: Played, *names: str) -> str | None:
    """Return the name of the mistake that explains what was seen."""
    known = [Misconception("a.f", name, "", print) for name in names]
    found = recognise(seen, known, played)  # type: ignore[arg-type]
    return found.name if found else None


def explains(seen: list[Observation], **mistakes: Plays) -> str | None:
    return named(seen, Played(mistakes), *mistakes)


SEEN = [passed(1.0, name="first"), lost(2.0, name="second"), lost(3.0, name="third")]


def test_a_mistake_that_answers_the_same_is_named() -> None:
    """It loses what was lost, and passes what was passed."""
    assert explains(SEEN, other=plays(*SEEN[:2], lost(9.0, name="third")), own=plays(*SEEN)) == (
        "own"
    )
    assert explains(SEEN, own=plays(*SEEN)) == "own"


def test_what_a_mistake_answers_where_the_check_is_passed_may_be_another_right_answer() -> None:
    """Only that it passes counts."""
    own = plays(passed(1.5, name="first"), *SEEN[1:])
    assert explains(SEEN, own=own) == "own"


@pytest.mark.parametrize(
    "mistake",
    [
        plays(SEEN[0], lost(2.0, name="second"), passed(3.0, name="third")),
        plays(SEEN[0], lost(2.5, name="second"), lost(3.0, name="third")),
        plays(lost(1.0, name="first"), lost(2.0, name="second"), lost(3.0, name="third")),
    ],
    ids=["passes what was lost", "answers otherwise", "loses what was passed"],
)
def test_a_mistake_that_does_otherwise_in_one_check_explains_nothing(mistake: Plays) -> None:
    """Though it does the same in the two others."""
    assert explains(SEEN, mistake=mistake) is None


def test_where_nothing_was_lost_nothing_is_named() -> None:
    """Nor where nothing was seen, or no mistake is known."""
    assert explains([passed(1.0)], mistake=plays(passed(1.0))) is None
    assert explains([], mistake=plays()) is None
    assert explains(SEEN) is None


def test_two_mistakes_that_explain_the_same_are_not_told_apart() -> None:
    """None is named; a third one, that explains nothing, changes nothing."""
    others = plays(lost(9.0, name="first"), *SEEN[1:])
    assert explains(SEEN, one=plays(*SEEN), two=plays(*SEEN)) is None
    assert explains(SEEN, one=plays(*SEEN), other=others) == "one"


def test_a_mistake_that_can_not_be_played_explains_nothing() -> None:
    """It answers with what no learner's answer can be; the others are looked at all the same."""

    def fails(check: str, attempt: int) -> Observation:
        raise ValueError

    assert explains(SEEN, fails=fails) is None
    assert explains(SEEN, fails=fails, own=plays(*SEEN)) == "own"
    assert explains(SEEN, own=plays(*SEEN), fails=fails) == "own"


# ── mistakes that are random by themselves ───────────────────────────────────────────────────

LOST = [lost([10.0, 10.0], got="?")]
NEAR = at_random(lost([9.99, 10.0], got="1"), lost([10.01, 10.0], got="2"))
WIDE = at_random(lost([1.0, 10.0], got="1"), lost([19.0, 10.0], got="2"))


def test_a_random_mistake_is_recognised_by_its_spread() -> None:
    """From a few samples; one that is not random needs no more than two."""
    played = Played({"near": NEAR, "own": plays(lost([0.0, 0.0]))})
    assert named(LOST, played, "near", "own") == "near"
    assert played.attempts == {"near": set(range(SAMPLES)), "own": {0, 1}}


def test_a_mistake_of_which_nothing_can_be_told_is_not_named() -> None:
    """One check at least has to agree."""
    assert explains(LOST, wide=WIDE) is None


def test_the_mistake_that_leaves_less_open_is_named() -> None:
    """In one check both agree; in the other, nothing can be told of one of them."""
    seen = [lost([10.0, 10.0], got="?", name=name) for name in ("first", "second")]

    def in_turn(first: Plays, second: Plays) -> Plays:
        return lambda check, attempt: (first if check == "first" else second)(check, attempt)

    both, half = in_turn(NEAR, NEAR), in_turn(NEAR, WIDE)
    assert explains(seen, half=half) == "half"
    assert explains(seen, half=half, both=both) == "both"
    assert explains(seen, both=both, half=half) == "both"
    assert explains(seen, one=half, two=in_turn(WIDE, NEAR)) is None


def test_a_mistake_that_is_random_in_one_check_is_random_in_all() -> None:
    """In the other one, the same answer came twice by chance."""
    seen = [lost([10.0], name="first"), lost([10.0], name="second")]
    third = iter(range(99))

    def mistake(check: str, attempt: int) -> Observation:
        if check == "first":
            return lost([9.99 + 0.02 * attempt], got=f"{attempt}")
        return lost([10.01 if attempt < 2 else 9.99], got=f"{attempt} {next(third)}")

    assert explains(seen, mistake=mistake) == "mistake"


def test_a_random_mistake_may_pass_once() -> None:
    """A check that the learner has passed speaks against it where it never does."""
    seen = [passed(1.0, name="first"), lost([10.0, 10.0], got="?", name="second")]

    def mistake(*first: Observation) -> Plays:
        return lambda check, attempt: (at_random(*first) if check == "first" else NEAR)(
            check, attempt
        )

    loses = lost(2.0, name="first")
    assert explains(seen, mistake=mistake(loses, loses, loses, seen[0])) == "mistake"
    assert explains(seen, mistake=mistake(loses)) is None
    assert explains(seen, mistake=mistake(loses, loses, loses, loses, seen[0])) is None


# ── what several have in common ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kinds", "explanation"),
    [
        (("the divisor.", "the divisor."), "one kind: the divisor."),
        (("the divisor.", "the step."), None),
        (("", ""), None),
    ],
)
def test_where_several_explain_the_same_their_kind_is_told(
    kinds: tuple[str, str], explanation: str | None
) -> None:
    """And no name: that would be a guess. Where they are of two kinds, nothing is said."""
    names = ("own", "other")
    known = [
        Misconception("a.f", name, "", print, kind) for name, kind in zip(names, kinds, strict=True)
    ]
    played = Played({name: plays(*SEEN) for name in names})
    found = recognise(SEEN, known, played)  # type: ignore[arg-type]
    if explanation is None:
        assert found is None
    else:
        assert found is not None
        assert found.name is None
        assert found.explanation.endswith(explanation)
