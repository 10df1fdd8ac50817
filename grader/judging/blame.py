"""Blame where it is due: a check that was lost may be lost because of another function."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.course import FunctionName
from grader.judging import feedback
from grader.judging.judge import CheckResult
from grader.reports.status import Status


def blame_what_is_used(
    results: Sequence[CheckResult], uses: Mapping[FunctionName, Sequence[FunctionName]]
) -> list[CheckResult]:
    """Let a check that was lost wait for a function that its own is built on, where that is wrong.

    `uses` says which functions each one is built on, the deepest first. A wrong sigmoid makes a
    right `train` look wrong: to say so is more use than to show numbers.
    """
    lost = (Status.FAILED, Status.ERROR)
    wrong = {result.check.subject for result in results if result.status in lost}
    explained = []
    for result in results:
        used = uses.get(result.check.subject, ())
        culprit = next((function for function in used if function in wrong), None)
        if culprit is not None and result.status in lost:
            message = (*feedback.waits_for(culprit), *result.message)
            result = replace(result, status=Status.WAITING, message=message)
        explained.append(result)
    return explained
