"""Where the page asks, and gets its answers: all that goes in and out is JSON.

{"files": {"and_gate.py": "..."}, "functions": ["and_gate.train"]}   asks to grade
{"name": "and_gate.train", "status": "failed", ...}                  tells of one function
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from grader.boundary.submitted_files import SubmittedFiles, submitted_files
from grader.browser.lines import Connect
from grader.browser.web_worker import Tab
from grader.browser.words import told
from grader.course import FunctionName, choose
from grader.grading import Grading, checks_of
from grader.reports.status import Status

SUBMISSION = Path("exercises")
"""What places are told by: a download has this name, too."""


class Desk:
    """Grades what is written in the page, with workers that the page starts (`connect`)."""

    def __init__(self, connect: Connect, course_folder: str) -> None:
        choose(Path(course_folder))
        self._tab = Tab(connect)

    def grade(self, asked: str, tell: Callable[[str], None]) -> None:
        """Grade some functions, and no others; `tell` each as soon as it is graded.

        A picture comes with a single one that is right.
        """
        about = json.loads(asked)
        contents = {name: text.encode() for name, text in about["files"].items()}
        files = submitted_files(SUBMISSION, contents)
        for function in self._grade(files, about["functions"]):
            tell(json.dumps(function))

    def _grade(
        self, files: SubmittedFiles, functions: list[FunctionName]
    ) -> Iterator[dict[str, Any]]:
        """Yield what is told of each function, in order."""
        # The edition for students holds no known mistakes.
        grading = Grading(files, sandbox=self._tab, name_mistakes=False)
        try:
            grading.begin([check for name in functions for check in checks_of(name)])
            for place, name in enumerate(functions):
                for check in checks_of(name):
                    grading.judge(check)
                function = grading.report().functions[place]
                is_right = function.status is Status.PASSED
                picture = grading.picture_of(name) if is_right and len(functions) == 1 else ""
                yield told(grading.report(), function, picture)
        finally:
            grading.close()
