"""The worked examples in the docstrings of a solution: run, and compared with what they say."""

import doctest
from typing import Any

from grader.course import Course, FunctionName
from grader.judging.reference import import_solution
from grader.reports.printable import clip

MAX_WIDTH = 60
"""Characters of a piece of code, or of what it gives."""


def wrong_examples(course: Course, exercise: str) -> dict[FunctionName, str]:
    """Return what is wrong with the first wrong example of each function of a solution.

    Raises whatever importing the solution raises.
    """
    runner = _Runner(verbose=False)
    module = import_solution(course.solutions, exercise)
    for test in doctest.DocTestFinder().find(module, exercise):
        runner.run(test, out=lambda text: None)
    return runner.wrong


class _Runner(doctest.DocTestRunner):
    """Keeps in a sentence what `doctest` would print as a page."""

    def __init__(self, verbose: bool) -> None:
        super().__init__(verbose=verbose)
        self.wrong: dict[FunctionName, str] = {}

    def report_failure(self, out: Any, test: Any, example: Any, got: str) -> None:
        """Keep what came in place of what should come."""
        self._keep(test, example, f"gives {_brief(got)} and not {_brief(example.want)}")

    def report_unexpected_exception(self, out: Any, test: Any, example: Any, exc_info: Any) -> None:
        """Keep which error was raised."""
        self._keep(test, example, f"raises {exc_info[0].__name__}: {_brief(exc_info[1])}")

    def _keep(self, test: Any, example: Any, became: str) -> None:
        self.wrong.setdefault(test.name, f"the example {_brief(example.source)} {became}")


def _brief(text: object) -> str:
    return clip(" ".join(str(text).split()), MAX_WIDTH)
