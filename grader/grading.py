"""Grades one submission: every check judged, every result kept, one report."""

import functools
import secrets
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from grader import feedback
from grader.catalogue import SOLUTIONS, Check, graded_later
from grader.dependencies import blame_what_is_used, dependencies
from grader.judge import CheckResult, Judge
from grader.report import Report, build_report
from grader.sandbox import choose_sandbox
from grader.status import Status
from grader.submission import Submission

if TYPE_CHECKING:
    from grader.recognition import Misconception

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
        self._judge = Judge(
            submission=Submission(folder, call_timeout, choose_sandbox(sandbox)),
            solutions=SOLUTIONS,
            seed=secrets.randbelow(MAX_SEED) if seed is None else seed,
            uses=self._uses,
        )
        self._results: dict[str, CheckResult] = {}
        self._judge.submission.start()

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
        return build_report(
            submission=self._judge.submission.folder.name,
            seed=self._judge.seed,
            sandbox=self._judge.submission.sandbox.name,
            results=results,
            lines=self._judge.submission.lines,
            graded_later=graded_later(),
        )

    def _name_mistakes(self, results: Sequence[CheckResult]) -> list[CheckResult]:
        """Explain wrong answers by known mistakes, function by function, while time allows."""
        deadline = time.monotonic() + self._recognition_seconds
        wrong = (Status.FAILED, Status.ERROR)
        subjects = dict.fromkeys(r.check.subject for r in results if r.status is Status.FAILED)
        found = {subject: self._judge.recognise(subject, deadline) for subject in subjects}
        return [
            _explained(result, found.get(result.check.subject))
            if result.status in wrong
            else result
            for result in results
        ]

    def close(self) -> None:
        """End the worker."""
        self._judge.submission.close()


def _explained(result: CheckResult, misconception: "Misconception | None") -> CheckResult:
    if misconception is None:
        return result
    message = feedback.with_cause(result.message, misconception.explanation)
    return replace(result, message=message, misconception=misconception.name)


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
