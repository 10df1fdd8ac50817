"""The certificate: wrong answers are caught, named and explained."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.authoring.certificate import Prover
from grader.authoring.right_variants import all_wheats, with_code
from grader.authoring.wrong_pairs import as_submission
from grader.grading import add_up
from grader.judging import feedback
from grader.judging.attempt import Attempts
from grader.judging.check import Check
from grader.judging.judge import CheckResult
from grader.judging.observation import ErrorFound
from grader.mistakes.imitation import Imitations
from grader.mistakes.library import Misconception, load_misconceptions
from grader.mistakes.recognition import recognise
from grader.reports.message import as_text
from grader.reports.renderers.terminal import render
from grader.reports.report import Report
from grader.reports.status import Status
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


@pytest.fixture
def imitations() -> Imitations:
    return Imitations(Attempts(SEED).run)


@pytest.fixture(scope="module")
def prover() -> Prover:
    """Prove with two seeds, and some of the right variants: others are graded elsewhere."""
    return Prover(all_checks(), range(SEED, SEED + 2), all_wheats()[::10])


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_function_has_its_certificate(subject: str, prover: Prover) -> None:
    """Every misconception is caught and named, nothing is left to chance, or given for nothing."""
    certificate = prover.prove(subject)
    assert certificate.problems == []
    assert len(certificate.proven) == 3


def test_there_are_more_than_100_misconceptions() -> None:
    """Of functions that there are."""
    assert set(load_misconceptions()) == set(SUBJECTS)
    assert len(every_misconception()) > 100


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


def test_two_mistakes_that_look_alike_are_not_told_apart_by_a_guess(imitations: Imitations) -> None:
    """The same misconception under two names: neither is named."""
    one = wrong_sign()
    twin = replace(one, name="twin")
    seen = [imitations.observation(one, c, 9) for c in checks_of(one.subject)]
    assert recognise(seen, [one, twin], imitations) is None


def test_a_misconception_that_fails_itself_explains_nothing(imitations: Imitations) -> None:
    """And the certificate says that it does."""

    def broken(*arguments: object) -> None:
        raise KeyError("x")

    one = wrong_sign()
    seen = [imitations.observation(one, c, 9) for c in checks_of(one.subject)]
    failing = Misconception(one.subject, "sigmoid__broken", "", broken)
    assert recognise(seen, [failing], imitations) is None


def test_right_answers_are_never_explained(imitations: Imitations) -> None:
    """Where nothing is lost, there is nothing to recognise."""
    subject = "neural_network.sigmoid"
    right = Misconception(subject, "right", "", lambda Z: (1 + np.tanh(Z / 2)) / 2)
    seen = [imitations.observation(right, c) for c in checks_of(subject)]
    assert all(one.passed for one in seen)
    assert recognise(seen, load_misconceptions()[subject], imitations) is None


INTERNAL = re.compile(
    r"Traceback|<class|object at 0x|dtype\(|np\.float64|array\(\[|uneven_error\.|numpy\.|grader"
)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_message_of_every_misconception_reads_well(subject: str, prover: Prover) -> None:
    """Facts, a cause, something to try; no internals, no wide line, about eight lines at most."""
    for one in load_misconceptions()[subject]:
        for check in checks_of(subject):
            observation = prover.imitations.observation(one, check)
            if observation.wrong is None or not observation.calls:
                continue
            if isinstance(observation.wrong, ErrorFound):  # an error has words of its own
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
