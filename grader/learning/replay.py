"""kata replay: the call of a function's first problem, as a script for the learner's own machine.

Nothing is kept for it: the function is graded anew, with the seed of the run that is to be
repeated. The script holds what the message of that run tells: the call, what came back, what was
expected.
"""

import textwrap
from pathlib import Path

from grader.boundary.submitted_files import read_files
from grader.course import course
from grader.grading import Grading, checks_of
from grader.judging.check import load_checks
from grader.judging.names import find_subject
from grader.learning.snippet import NotWritableError, script
from grader.reports.message import LABEL_WIDTH, as_text


class NothingToReplayError(Exception):
    """There is no call to show; its text says why."""


def replay(name: str, seed: int | None = None, folder: Path | None = None) -> str:
    """Grade a function, and return its first problem's call as a script, with what it is about.

    Raises NoSuchFunctionError, NothingToReplayError.
    """
    subject = find_subject(name, list(dict.fromkeys(check.subject for check in load_checks())))
    folder = folder or course().exercises
    grading = Grading(read_files(folder), seed)
    try:
        grading.begin(checks_of(subject))
        results = {check.id: grading.judge(check) for check in checks_of(subject)}
        report = grading.report()
    finally:
        grading.close()
    lost = report.functions[0].lost
    if not lost:
        raise NothingToReplayError(f"{subject} is right: there is no problem to replay.")
    record = results[lost[0].id].call
    if record is None:
        raise NothingToReplayError(f"the first problem of {subject} is not about a call.")
    about = "\n".join(
        [
            f"The first problem of {subject}, with --seed {report.seed}.",
            "Run this in the folder of the katas.",
            "",
            lost[0].title,
            as_text(lost[0].message),
        ]
    )
    root = course().root
    shown = folder.relative_to(root) if folder.is_relative_to(root) else folder
    try:
        text = (folder / f"{record.module}.py").read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    try:
        return _comment(about) + script(record, shown, text)
    except NotWritableError as error:
        raise NothingToReplayError(f"{error} exists in the grader only.") from None


def _comment(text: str) -> str:
    lines = []
    for line in text.splitlines():
        lines += textwrap.wrap(line, 94, subsequent_indent=" " * LABEL_WIDTH) or [""]
    return "".join(f"# {line}".rstrip() + "\n" for line in lines) + "\n"
