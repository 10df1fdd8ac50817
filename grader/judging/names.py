"""Finds the names of a course that somebody may have meant, who has misspelled one."""

import difflib
from collections.abc import Iterable

from grader.course import FunctionName


def do_you_mean(word: str, functions: Iterable[FunctionName]) -> str:
    """Ask "Do you mean sigmoid?", of functions and their exercises; "" where none comes close."""
    full = list(functions)
    short = [name.partition(".")[place] for place in (2, 0) for name in full]
    # With their exercise only where that was given: several have functions of the same name.
    names = dict.fromkeys(full if "." in word else short)
    close = difflib.get_close_matches(word.lower(), names, n=2)
    return f"Do you mean {' or '.join(close)}?" if close else ""
