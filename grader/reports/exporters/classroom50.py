"""result.json, as Classroom 50's runner reads it; scores are whole numbers there, as here.

Source of the fields: "Advanced Autograding" in Classroom 50's wiki. An autograder runs inside its
runner, which says by environment variables what is graded. Who owns the submission is not for us
to say: the runner stamps it.
"""

import datetime
import json
import os

from grader.reports.disclosure import entries
from grader.reports.report import Report
from grader.reports.status import Status

SCHEMA = "classroom50/result/v1"
VARIABLES = {
    "classroom": "CLASSROOM",
    "assignment": "ASSIGNMENT",
    "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL",
    "release": "RELEASE_URL",
}


class OutsideOfTheRunnerError(Exception):
    """A variable that Classroom 50's runner sets is missing; its text names it."""


def export(report: Report) -> str:
    """Return one test for each check. Raises OutsideOfTheRunnerError."""
    identity = {field: _variable(name) for field, name in VARIABLES.items()}
    tests = [
        {
            "test-name": f"{function.exercise}: {entry.name}",
            "passed": entry.check.status is Status.PASSED,
            "score": entry.check.points,
            "max-score": entry.check.max_points,
        }
        for function in report.functions
        for entry in entries(report, function, tell_hidden=False)
    ]
    result = {
        "schema": SCHEMA,
        **identity,
        # What the runner itself does where there is nothing to compare with.
        "review": os.environ.get("REVIEW_URL") or identity["commit"],
        "datetime": f"{datetime.datetime.now(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "score": report.points,
        "max-score": report.max_points,
        "tests": tests,
    }
    return json.dumps(result, indent=1) + "\n"


def _variable(name: str) -> str:
    if value := os.environ.get(name):
        return value
    raise OutsideOfTheRunnerError(
        f"{name} is not set: this format is written inside of Classroom 50's runner"
    )
