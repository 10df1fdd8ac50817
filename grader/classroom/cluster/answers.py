"""What a machine answers to a batch: a report of each submission, as JSON.

It is data of somebody else's: it must fit the report's schema, its sums must be right, and it must
be about what was asked.
"""

import json
import math
from collections.abc import Sequence
from typing import Any

import jsonschema_rs

from grader.classroom.lanes import Graded
from grader.gradebook.entries import Conditions
from grader.reports.report import Report, to_json
from grader.reports.report_file import MAX_BYTES, SCHEMA_FILE, ReportError, rebuild

_fits = jsonschema_rs.validator_for(json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))).is_valid


class AnswerError(Exception):
    """An answer can't be taken."""


def write_answers(done: Sequence[Graded[int]]) -> bytes:
    """Return what became of a batch."""
    answers = [
        {"report": to_json(one.report) if one.report else None, "seconds": one.seconds}
        for one in done
    ]
    return json.dumps(answers).encode("ascii")


def read_answers(
    content: object, count: int, conditions: Conditions, seed: int
) -> list[tuple[Report | None, float]]:
    """Return the reports of so many submissions, and the seconds of each. Raises AnswerError."""
    if not isinstance(content, bytes) or len(content) > count * MAX_BYTES:
        raise AnswerError
    try:
        answers = json.loads(content, parse_constant=_refuse)
        if not isinstance(answers, list) or len(answers) != count:
            raise AnswerError
        return [_read(answer, conditions, seed) for answer in answers]
    except (ValueError, TypeError, KeyError, RecursionError, ReportError):
        raise AnswerError from None


def _refuse(constant: str) -> float:
    """Refuse NaN and its like, which JSON doesn't have."""
    raise ValueError(constant)


def _read(answer: Any, conditions: Conditions, seed: int) -> tuple[Report | None, float]:
    seconds = float(answer["seconds"])
    if not (math.isfinite(seconds) and seconds >= 0):
        raise AnswerError
    if answer["report"] is None:
        return None, seconds
    if not _fits(answer["report"]):
        raise AnswerError
    report = rebuild(answer["report"])
    asked = (conditions.version, conditions.sandbox, seed)
    if (report.graded.version, report.sandbox, report.seed) != asked:
        raise AnswerError
    return report, seconds
