"""What a command line of pytest asks for: which checks it means, and where it means none, why."""

import re
from pathlib import Path

from grader.course import course
from grader.judging.check import load_checks
from grader.judging.names import do_you_mean


def meant_by(argument: str, here: Path) -> str:
    """Return an argument as pytest is to take it, where it names what is graded, not its checks.

    The course's folder and that of the exercises stand for all checks, a file in it for its own.
    What there isn't in the folder `here` is looked for in that of the course.
    """
    name, *inside = argument.split("::")
    path = (here / name).resolve()
    if not path.exists():
        path = (course().root / name).resolve()
    exercises, checks = course().exercises.resolve(), course().checks
    if path in (course().root, exercises):
        return str(checks)
    if path.parent == exercises and (checks / f"test_{path.name}").is_file():
        return str(checks / f"test_{path.name}")
    return "::".join([str(path), *inside]) if path.exists() else argument


def is_about_checks(argument: str, here: Path) -> bool:
    """Whether an argument names checks, or a folder that holds them."""
    path = (here / argument.partition("::")[0]).resolve()
    return course().checks.is_relative_to(path) or path.is_relative_to(course().checks)


def why_nothing_is_selected(keyword: str) -> str:
    """Say why no check is left of those that were asked for: `keyword` is what came after -k."""
    if not keyword:
        return "there is no check that these options select"
    words = set(re.findall(r"\w+", keyword)) - {"and", "or", "not"}
    functions = [check.subject for check in load_checks()]
    questions = (do_you_mean(word, functions) for word in sorted(words))
    how = "It takes a part of a name: of a function, an exercise or a check."
    return f"-k {keyword}: there is no such check. {next(filter(None, questions), how)}"
