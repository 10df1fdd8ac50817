"""Grades one submission: every check judged, every result kept, one report."""

import secrets
from collections.abc import Sequence
from pathlib import Path

from grader import feedback
from grader.catalogue import SOLUTIONS, Check
from grader.dependencies import read_dependencies
from grader.judge import CheckResult, Judge
from grader.outcome import Status
from grader.report import Report, build_report
from grader.submission import Submission

MAX_SEED = 2**32
CALL_TIMEOUT = 10.0
"""Seconds for one call of a learner's function."""


class Grading:
    """One run over one submission. `close` ends its worker."""

    def __init__(
        self, folder: Path, seed: int | None = None, call_timeout: float = CALL_TIMEOUT
    ) -> None:
        self._judge = Judge(
            submission=Submission(folder, call_timeout),
            solutions=SOLUTIONS,
            seed=secrets.randbelow(MAX_SEED) if seed is None else seed,
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
        """Add the results up."""
        results = list(self._results.values())
        all_passed = all(result.status is Status.PASSED for result in results)
        return build_report(
            submission=self._judge.submission.folder.name,
            seed=self._judge.seed,
            sandbox="process",
            results=results,
            lines=self._judge.submission.lines,
            uses={} if all_passed else read_dependencies(SOLUTIONS),
        )

    def close(self) -> None:
        """End the worker."""
        self._judge.submission.close()


def grade(
    folder: Path,
    checks: Sequence[Check],
    seed: int | None = None,
    call_timeout: float = CALL_TIMEOUT,
) -> Report:
    """Grade a folder without pytest, by these checks."""
    grading = Grading(folder, seed, call_timeout)
    try:
        grading.begin(checks)
        for check in checks:
            grading.judge(check)
        return grading.report()
    finally:
        grading.close()
