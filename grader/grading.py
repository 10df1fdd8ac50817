"""Grades one submission: every check judged, what was lost explained, one report.

Here the rooms work together; `plugin` and everything else that grades comes in through it.
"""

import functools
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.course import FunctionName, course, full_name
from grader.judging import feedback
from grader.judging.blame import blame_what_is_used
from grader.judging.check import Check
from grader.judging.dependencies import dependencies
from grader.judging.judge import CheckResult, Judge
from grader.reports.report import CheckReport, ExerciseReport, FunctionReport, Report
from grader.reports.status import Status

if TYPE_CHECKING:
    from grader.mistakes.library import Misconception

MAX_SEED = 2**32
CALL_TIMEOUT = 10.0
"""Seconds for one call of a learner's function."""
RECOGNITION_SECONDS = 0.6
"""Seconds to look for known mistakes in a run: what is not found by then goes without a name."""


class Grading:
    """One run over one submission. `close` ends its worker. Raises SandboxError."""

    def __init__(
        self,
        folder: Path,
        seed: int | None = None,
        call_timeout: float = CALL_TIMEOUT,
        recognition_seconds: float = RECOGNITION_SECONDS,
        sandbox: str = "auto",
    ) -> None:
        self._recognition_seconds = recognition_seconds
        self._uses = functools.cache(dependencies)
        self._sandbox = choose_sandbox(sandbox)
        self._submission = Submission(folder, call_timeout, self._sandbox.start_worker)
        self._seed = secrets.randbelow(MAX_SEED) if seed is None else seed
        self._judge = Judge(self._submission, self._seed, self._uses)
        self._results: dict[str, CheckResult] = {}
        self._submission.start()

    def begin(self, checks: Sequence[Check]) -> None:
        """Take note of the checks that are to be run, so that none is missing from the report."""
        for check in checks:
            self._results[check.id] = CheckResult(check, Status.ERROR, feedback.not_run())

    def judge(self, check: Check) -> CheckResult:
        """Judge a check and keep the result."""
        result = self._judge.judge(check)
        self._results[check.id] = result
        return result

    def report(self) -> Report:
        """Explain what was lost, and add the results up."""
        results = list(self._results.values())
        if any(result.status is not Status.PASSED for result in results):
            results = blame_what_is_used(results, self._uses())
            results = self._name_mistakes(results)
        return Report(
            submission=self._submission.folder.name,
            seed=self._seed,
            sandbox=self._sandbox.name,
            exercises=add_up(results, self._submission.lines, course().graded_later),
        )

    def _name_mistakes(self, results: Sequence[CheckResult]) -> list[CheckResult]:
        """Explain wrong answers by known mistakes, function by function, while time allows."""
        deadline = time.monotonic() + self._recognition_seconds
        wrong = (Status.FAILED, Status.ERROR)
        subjects = dict.fromkeys(r.check.subject for r in results if r.status is Status.FAILED)
        found = {subject: self._recognise(subject, deadline) for subject in subjects}
        return [
            _explained(result, found.get(result.check.subject))
            if result.status in wrong
            else result
            for result in results
        ]

    def _recognise(self, subject: FunctionName, deadline: float) -> "Misconception | None":
        """Return the known mistake that explains what was seen of a function, if there is one."""
        # It costs nothing where all is well: then it isn't even loaded.
        from grader.mistakes.imitation import Imitations
        from grader.mistakes.library import load_misconceptions
        from grader.mistakes.recognition import recognise

        seen = self._judge.observations_of(subject)
        exercise = subject.partition(".")[0]
        misconceptions = load_misconceptions(exercise).get(subject, ())
        return recognise(seen, misconceptions, Imitations(self._judge.run), deadline)

    def close(self) -> None:
        """End the worker."""
        self._submission.close()


def _explained(result: CheckResult, misconception: "Misconception | None") -> CheckResult:
    if misconception is None:
        return result
    message = feedback.with_cause(result.message, misconception.explanation)
    return replace(result, message=message, misconception=misconception.name)


def add_up(
    results: Sequence[CheckResult],
    lines: Mapping[FunctionName, int],
    graded_later: Mapping[FunctionName, int],
) -> tuple[ExerciseReport, ...]:
    """Add results up, in their order.

    `lines` says where functions were found, `graded_later` how many more points they have.
    """
    exercises = []
    for exercise, group in groupby(results, key=lambda result: result.check.exercise):
        functions = []
        for name, checks in groupby(group, key=lambda result: result.check.function):
            subject = full_name(exercise, name)
            reports = tuple(map(_check_report, checks))
            line, later = lines.get(subject), graded_later.get(subject, 0)
            functions.append(FunctionReport(exercise, name, line, reports, later))
        exercises.append(ExerciseReport(exercise, tuple(functions)))
    return tuple(exercises)


def _check_report(result: CheckResult) -> CheckReport:
    check = result.check
    return CheckReport(
        id=check.id,
        title=check.title,
        hidden=check.hidden,
        status=result.status,
        max_points=check.points,
        message=result.message,
        misconception=result.misconception,
        seconds=round(result.seconds, 4),
    )


def grade(
    folder: Path,
    checks: Sequence[Check],
    seed: int | None = None,
    call_timeout: float = CALL_TIMEOUT,
    recognition_seconds: float = RECOGNITION_SECONDS,
    sandbox: str = "auto",
) -> Report:
    """Grade a folder without pytest, by these checks. Raises SandboxError."""
    grading = Grading(folder, seed, call_timeout, recognition_seconds, sandbox)
    try:
        grading.begin(checks)
        for check in checks:
            grading.judge(check)
        return grading.report()
    finally:
        grading.close()
