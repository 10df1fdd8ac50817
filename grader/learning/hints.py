"""Hints in steps: each time one asks about a function, the next one says more."""

import json
import tomllib
from pathlib import Path

from grader.boundary.submitted_files import read_files
from grader.course import course
from grader.files import write_file
from grader.judging.check import load_checks
from grader.judging.names import find_subject

ASKED = ".katas/hints.json"
"""Which hint of each function was given last; a learner may delete it to begin again."""


class NoHintError(Exception):
    """There is nothing to give a hint about; its text says why."""


def load_hints() -> dict[str, list[str]]:
    """Return the hints of each function, by its full name: "and_gate.train"."""
    with course().hints.open("rb") as file:
        hints = tomllib.load(file)
    return {
        f"{exercise}.{function}": steps
        for exercise, functions in hints.items()
        for function, steps in functions.items()
    }


def next_hint(name: str = "", asked: Path | None = None) -> str:
    """Return the next hint about a function, or about the next thing to do.

    Raises NoSuchFunctionError, and NoHintError where nothing is left to do.
    """
    hints = load_hints()
    asked = asked or course().root / ASKED
    subject = find_subject(name, list(hints)) if name else next_to_do()
    given = _read(asked)
    steps = hints[subject]
    step = min(given.get(subject, 0), len(steps) - 1)
    asked.parent.mkdir(exist_ok=True)
    write_file(asked, json.dumps({**given, subject: step + 1}, indent=1))
    more = "ask again for more" if step + 1 < len(steps) else "the last one"
    return f"{subject}, hint {step + 1} of {len(steps)} ({more}):\n{steps[step]}"


def next_to_do(exercises: Path | None = None) -> str:
    """Grade the exercises and return the function that comes next. Raises NoHintError."""
    from grader.grading import grade

    files = read_files(exercises or course().exercises)
    function = grade(files, load_checks(), name_mistakes=False).next_function
    if function is None:
        raise NoHintError("all functions are right. There is nothing left to hint at.")
    if function.broken_file is not None:
        raise NoHintError(
            f"first mend {function.broken_file.place}: the file can't be imported, "
            "and `pytest grader` says why."
        )
    return function.full_name


def _read(file: Path) -> dict[str, int]:
    """Return which hints were given; nothing where the file is missing or damaged."""
    try:
        data = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {name: step for name, step in data.items() if type(step) is int and step >= 0}
