"""Checks as pytest sees them: a file of checks, a class of them, one check.

They are collected without pytest's own way through Python's files, and judged by a `Grading`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.grading import Grading
from grader.judging.check import (
    Check,
    classes_of_checks,
    function_of,
    make_check,
    names_of_checks,
)
from grader.judging.judge import CheckResult

GRADING = pytest.StashKey[Grading]()
"""Where the configuration of a run keeps what judges its checks."""


class CheckFile(pytest.File):
    """A file of checks, as pytest sees it."""

    def collect(self) -> Iterator["CheckClass"]:
        """Yield its classes."""
        for checks_of_function in classes_of_checks(self.path):
            yield CheckClass.from_parent(
                self, name=checks_of_function.__name__, obj=checks_of_function
            )


class CheckClass(pytest.Collector):
    """The checks of a function, as pytest sees them."""

    def __init__(self, *, obj: type, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.obj = obj
        # `-k` finds it by the name of the function, too.
        self.extra_keyword_matches.add(function_of(obj.__name__))

    def collect(self) -> Iterator["CheckItem"]:
        """Yield its checks."""
        for name in names_of_checks(self.obj):
            check = make_check(self.path, self.obj, name)
            line = getattr(self.obj, name).__code__.co_firstlineno
            yield CheckItem.from_parent(self, name=name, check=check, line=line)


class CheckItem(pytest.Item):
    """One check, as pytest sees it; `line` is where it stands in its file."""

    def __init__(self, *, check: Check, line: int, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.check = check
        self.result: CheckResult | None = None
        self._line = line

    def runtest(self) -> None:
        """Judge the check."""
        self.result = self.config.stash[GRADING].judge(self.check)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where the check stands."""
        return self.path, self._line - 1, self.name
