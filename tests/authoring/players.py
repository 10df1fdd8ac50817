"""Checks of a function that there isn't, and those who play it."""

from collections.abc import Callable
from typing import Any

from grader.judging.check import Check
from grader.mistakes.library import Misconception


def check(run: Callable[..., None], hidden: bool = True, points: int = 1) -> Check:
    """Return a check of a.f; its name is that of `run`."""
    return Check(f"a::{run.__name__}", "a", "f", "", hidden, points, run)


def player(function: Callable[..., Any], name: str = "player") -> Misconception:
    """Return somebody who answers with this function."""
    return Misconception("a.f", name, "", function)
