"""Known mistakes as submissions: each loses what is its own, and the same with every seed."""

import functools
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from grader.authoring.repeated import Repeated, decided_by_chance
from grader.authoring.wrong_pairs import as_submission
from grader.course import FunctionName
from grader.judging.dependencies import read_dependencies
from grader.mistakes.library import Misconception, load_misconceptions
from grader.reports.report import Report
from grader.reports.status import Status
from tests.places import SOLUTIONS
from tests.submissions import (
    SEED,
    all_checks,
    all_functions,
    function_of,
    grade_all,
    lost_functions,
)

SUBJECTS = tuple(all_functions())
USES = {subject: read_dependencies(SOLUTIONS)[subject] for subject in SUBJECTS}

# ── with every seed ──────────────────────────────────────────────────────────────────────────

TRAINING = "neural_network.gradient_descent"
SEEDS, SEEDS_OF_THE_TRAINING = range(SEED, SEED + 20), range(SEED, SEED + 6)


@pytest.mark.parametrize("subject", [name for name in SUBJECTS if TRAINING not in USES[name]])
def test_what_a_known_mistake_gets_is_the_same_with_many_seeds(subject: str) -> None:
    """With 20, or six where it trains; `kata certify` proves it of what is built on a training."""
    checks = [check for check in all_checks() if check.subject == subject]
    repeated = Repeated(SEEDS_OF_THE_TRAINING if subject == TRAINING else SEEDS)
    for one in load_misconceptions()[subject]:
        assert list(decided_by_chance(one.name, repeated.statuses(one, checks))) == []


# ── beside right functions ───────────────────────────────────────────────────────────────────


def meet(one: FunctionName, other: FunctionName) -> bool:
    """Whether two functions are the same, or one is built on the other."""
    return one == other or one in USES[other] or other in USES[one]


def meet_somewhere(one: FunctionName, other: FunctionName) -> bool:
    """Whether two functions meet, or a third one is built on both."""
    return meet(one, other) or any({one, other} <= set(uses) for uses in USES.values())


def in_submissions(
    wrong: Iterable[Misconception], are_kept_apart: Callable[[FunctionName, FunctionName], bool]
) -> list[list[Misconception]]:
    """Put wrong functions together, but for those that are kept apart: a grading takes long."""
    submissions: list[list[Misconception]] = []
    for one in wrong:
        for together in submissions:
            if not any(are_kept_apart(one.subject, other.subject) for other in together):
                together.append(one)
                break
        else:
            submissions.append([one])
    return submissions


FIRST = [load_misconceptions()[subject][0] for subject in SUBJECTS]
OTHERS = [one for subject in SUBJECTS for one in load_misconceptions()[subject][1::9]]
# What is built on several functions meets each of them alone in a wrong form, then several.
SUBMISSIONS = [*in_submissions(FIRST, meet_somewhere), *in_submissions(OTHERS, meet)]


@functools.cache
def graded(number: int) -> Report:
    """Grade a submission once, by all checks."""
    with tempfile.TemporaryDirectory() as parent:
        folder = as_submission(SUBMISSIONS[number], Path(parent) / "exercises")
        return grade_all(folder, name_mistakes=False)


@pytest.mark.parametrize(
    ("number", "one"),
    [
        pytest.param(number, one, id=f"{one.subject}.{one.name}")
        for number, together in enumerate(SUBMISSIONS)
        for one in together
    ],
)
def test_a_wrong_function_costs_its_own_points_alone(number: int, one: Misconception) -> None:
    """What is built on it is right, with ours in its place."""
    report = graded(number)
    assert function_of(report, one.subject).status in (Status.FAILED, Status.ERROR)
    assert set(lost_functions(report)) == {other.subject for other in SUBMISSIONS[number]}


def test_at_least_40_wrong_functions_are_graded_for_real() -> None:
    """Of all functions."""
    assert len(FIRST + OTHERS) >= 40
    assert {one.subject for one in FIRST} == set(SUBJECTS)
