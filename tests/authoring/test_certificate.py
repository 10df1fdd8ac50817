"""The certificate: wrong answers are caught, named and explained."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.authoring.certificate import certify
from grader.authoring.repeated import Repeated, decided_by_chance
from grader.authoring.right_variants import all_wheats, with_code
from grader.authoring.wrong_pairs import as_submission
from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import read_files
from grader.grading import add_up
from grader.judging import feedback
from grader.judging.check import Check
from grader.judging.dependencies import read_dependencies
from grader.judging.judge import CheckResult, Judge
from grader.mistakes.imitation import Imitations
from grader.mistakes.library import Misconception, load_misconceptions
from grader.mistakes.recognition import recognise
from grader.reports.message import as_text
from grader.reports.renderers.terminal import render
from grader.reports.report import Report
from grader.reports.status import Status
from tests.places import SOLUTIONS
from tests.submissions import SEED, all_checks, all_functions, function_of, grade_by

SUBJECTS = tuple(all_functions())


def every_misconception() -> list[Misconception]:
    return [one for subject in SUBJECTS for one in load_misconceptions()[subject]]


def wrong_sign() -> Misconception:
    """Return one that is caught and recognised."""
    of_sigmoid = load_misconceptions()["neural_network.sigmoid"]
    return next(one for one in of_sigmoid if one.name == "sigmoid__wrong_sign")


def checks_of(subject: str) -> list[Check]:
    return [check for check in all_checks() if check.subject == subject]


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(Submission(read_files(SOLUTIONS), 10.0, choose_sandbox("auto").start_worker), SEED)


def test_every_function_has_its_certificate() -> None:
    """Every misconception is caught and named, nothing is left to chance, or given for nothing."""
    for certificate in certify(all_checks(), SEED, all_wheats()[::10], num_seeds=2):
        assert certificate.problems == [], certificate.subject
        assert len(certificate.proven) == 3


QUICK = [
    subject
    for subject, uses in read_dependencies(SOLUTIONS).items()
    if subject in SUBJECTS and "neural_network.gradient_descent" not in uses
]


@pytest.mark.parametrize("subject", QUICK)
def test_what_a_known_mistake_gets_is_the_same_with_20_seeds(subject: str) -> None:
    """`kata certify` proves it of trainings as well, which take long."""
    repeated = Repeated(range(SEED, SEED + 20))
    for one in load_misconceptions()[subject]:
        statuses = repeated.statuses(one, checks_of(subject))
        assert list(decided_by_chance(one.name, statuses)) == []


def test_there_are_more_than_100_misconceptions() -> None:
    """Of functions that there are."""
    assert set(load_misconceptions()) == set(SUBJECTS)
    assert len(every_misconception()) > 100


SAMPLE = [
    one
    for subject in SUBJECTS
    for one in (load_misconceptions()[subject][0], *load_misconceptions()[subject][1::9])
]


def checks_that_may_tell(one: Misconception) -> list[Check]:
    """Return all checks for the first of a function, else those of its file, and of its users."""
    if one is load_misconceptions()[one.subject][0]:
        return list(all_checks())
    uses = read_dependencies(SOLUTIONS)
    exercise = one.subject.partition(".")[0]
    return [c for c in all_checks() if c.exercise == exercise or one.subject in uses[c.subject]]


@pytest.mark.parametrize("one", SAMPLE, ids=lambda one: f"{one.subject}.{one.name}")
def test_a_wrong_function_costs_its_own_points_alone(one: Misconception, tmp_path: Path) -> None:
    """What is built on it is right, with ours in its place."""
    folder = as_submission([one], tmp_path / "exercises")
    report = grade_by(folder, checks_that_may_tell(one), name_mistakes=False)
    own = function_of(report, one.subject)
    assert own.status in (Status.FAILED, Status.ERROR)
    assert [function.name for function in report.functions if function.lost] == [own.name]


def test_at_least_40_wrong_submissions_are_graded_for_real() -> None:
    """Of all functions."""
    assert len(SAMPLE) >= 40
    assert {one.subject for one in SAMPLE} == set(SUBJECTS)


def test_a_learners_mistake_is_named_in_the_report(tmp_path: Path) -> None:
    """The name in JSON, the explanation in the message, before what to try."""
    one = wrong_sign()
    report = grade_by(as_submission([one], tmp_path / "exercises"), checks_of(one.subject))
    first = function_of(report, one.subject).lost[0]
    assert first.misconception == "sigmoid__wrong_sign"
    lines = as_text(first.message).splitlines()
    assert lines[-2] == f"Cause     {one.explanation}"
    assert lines[-1].startswith("Try       ")


def test_an_unknown_mistake_gets_no_name(tmp_path: Path) -> None:
    """No guess."""
    folder = with_code(
        tmp_path / "exercises", {"neural_network": "def sigmoid(Z): return 0.123 + 0 * Z\n"}
    )
    report = grade_by(folder, checks_of("neural_network.sigmoid"))
    assert {r.misconception for r in function_of(report, "neural_network.sigmoid").lost} == {None}


def test_two_mistakes_that_look_alike_are_not_told_apart_by_a_guess(judge: Judge) -> None:
    """The same misconception under two names: neither is named."""
    one = wrong_sign()
    twin = replace(one, name="twin")
    imitations = Imitations(judge.attempts.run)
    seen = [imitations.observation(one, c, 9) for c in checks_of(one.subject)]
    assert recognise(seen, [one, twin], imitations) is None


def test_a_misconception_that_fails_itself_explains_nothing(judge: Judge) -> None:
    """And the certificate says that it does."""

    def broken(*arguments: object) -> None:
        raise KeyError("x")

    one = wrong_sign()
    imitations = Imitations(judge.attempts.run)
    seen = [imitations.observation(one, c, 9) for c in checks_of(one.subject)]
    failing = Misconception(one.subject, "sigmoid__broken", "", broken)
    assert recognise(seen, [failing], imitations) is None


def test_right_answers_are_never_explained(judge: Judge) -> None:
    """Where nothing is lost, there is nothing to recognise."""
    imitations = Imitations(judge.attempts.run)
    subject = "neural_network.sigmoid"
    right = Misconception(subject, "right", "", lambda Z: (1 + np.tanh(Z / 2)) / 2)
    seen = [imitations.observation(right, c) for c in checks_of(subject)]
    assert all(one.passed for one in seen)
    assert recognise(seen, load_misconceptions()[subject], imitations) is None


INTERNAL = re.compile(
    r"Traceback|<class|object at 0x|dtype\(|np\.float64|array\(\[|uneven_error\.|numpy\.|grader"
)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_message_of_every_misconception_reads_well(subject: str, judge: Judge) -> None:
    """Facts, a cause, something to try; no internals, no wide line, about eight lines at most."""
    imitations = Imitations(judge.attempts.run)
    for one in load_misconceptions()[subject]:
        for check in checks_of(subject):
            observation = imitations.observation(one, check)
            if observation.wrong is None or not observation.calls:
                continue
            message = feedback.problem(observation.calls[-1], observation.wrong)
            message = feedback.with_cause(message, one.explanation)
            labels = [line.label for line in message]
            assert labels[0] == "Called"
            assert "Expected" in labels
            assert "Returned" in labels or "Found" in labels
            assert labels[-1] == "Try", (check.id, message)
            assert len(labels) <= 8
            result = CheckResult(check, Status.FAILED, message)
            text = render(
                Report("exercises", 1, "process", add_up([result], {}, {})),
                width=100, color=False, unicode=True,
            )  # fmt: skip
            assert max(map(len, text.splitlines())) <= 100
            assert not INTERNAL.search(text), text
            assert not re.search(r"^  \w+ *$", text, re.MULTILINE), text
