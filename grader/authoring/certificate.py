"""The certificate: proof that the checks accept what is right, and catch and name what is wrong.

For each function: the reference passes, the stub does not, each right variant passes, each
misconception loses points in its own function and is recognised by its own name, and each check is
the only one to catch some misconception, or says why it is there. Misconceptions run here, in the
place of the learner's function; `tests/` also sends some of them through a worker.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.authoring.right_variants import build, lost_by, subjects_of
from grader.course import course
from grader.grading import grade
from grader.judging.attempt import Attempts
from grader.judging.check import Check
from grader.mistakes.imitation import Imitations
from grader.mistakes.library import Misconception, load_misconceptions
from grader.mistakes.recognition import recognise
from grader.reports.report import Report

OWN_ATTEMPT = 9
"""The attempt in which a misconception plays the learner: none that it is compared with."""


@dataclass
class Certificate:
    """What was proven of one function; `problems` is empty where all is well."""

    subject: str
    checks: tuple[Check, ...]
    misconceptions: int
    right_variants: int = 0
    alone: Counter[str] = field(default_factory=Counter)
    """How many misconceptions a check is the only one to catch, by its id."""
    problems: list[str] = field(default_factory=list)


def certify(checks: Sequence[Check], seed: int, wheats: Sequence[Path]) -> Iterator[Certificate]:
    """Yield the certificate of each function that the checks are about, in their order.

    `wheats` are the files of right variants that must pass.
    """
    attempts = Attempts(seed)
    imitations = Imitations(attempts.run)
    solutions, stubs = (
        grade(folder, checks, seed) for folder in (course().solutions, course().exercises)
    )
    for subject in dict.fromkeys(check.subject for check in checks):
        own = tuple(check for check in checks if check.subject == subject)
        misconceptions = load_misconceptions(own[0].exercise).get(subject, ())
        certificate = Certificate(subject, own, len(misconceptions))
        certificate.problems += _both_directions(subject, solutions, stubs)
        for wheat in wheats:
            if subject in subjects_of(wheat, checks):
                certificate.right_variants += 1
                certificate.problems += _lost_by_right_variant(wheat, own, seed)
        for misconception in misconceptions:
            _try(misconception, misconceptions, certificate, imitations)
        certificate.problems += _useless_checks(certificate)
        yield certificate


def _both_directions(subject: str, solutions: Report, stubs: Report) -> Iterator[str]:
    """Tell where the solution fails, or the stub does not."""
    for report, wanted in ((solutions, "all"), (stubs, "no")):
        (function,) = (one for one in report.functions if f"{one.exercise}.{one.name}" == subject)
        right = function.points == (function.max_points if wanted == "all" else 0)
        if not right:
            folder = Path(report.submission).name
            yield f"{folder} should have {wanted} points, not {function.points}"


def _lost_by_right_variant(wheat: Path, checks: Sequence[Check], seed: int) -> Iterator[str]:
    """Tell where a right variant loses points."""
    with tempfile.TemporaryDirectory() as folder:
        for lost in lost_by(build(wheat, Path(folder) / "exercises"), checks, [seed]):
            yield f"{wheat.name} is right, and yet loses: {lost}"


def _try(
    misconception: Misconception,
    misconceptions: Sequence[Misconception],
    certificate: Certificate,
    imitations: Imitations,
) -> None:
    """Let a misconception play the learner: it must be caught, and recognised."""
    seen = [
        imitations.observation(misconception, check, OWN_ATTEMPT) for check in certificate.checks
    ]
    if all(not one.passed and not one.calls for one in seen):
        certificate.problems.append(f"{misconception.name} fails itself: it never answers")
        return
    lost = [one.check.id for one in seen if not one.passed]
    if len(lost) == 1:
        certificate.alone[lost[0]] += 1
    if not lost:
        certificate.problems.append(f"{misconception.name} is not caught")
        return
    cause = recognise(seen, misconceptions, imitations)
    if cause is None or cause.name != misconception.name:
        certificate.problems.append(f"{misconception.name} is not recognised by its name")


def _useless_checks(certificate: Certificate) -> Iterator[str]:
    """Tell which checks catch nothing alone and don't say why they are there."""
    for check in certificate.checks:
        if not certificate.alone[check.id] and not check.reason:
            yield f"{check.name} catches no misconception alone, and gives no reason"
