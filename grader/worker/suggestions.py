"""What somebody may have meant who has misspelled a name, as Python says it on a terminal."""

import builtins
import difflib
import re
import sys
from collections.abc import Iterable

MAX_NAME = 40
"""Longest name that is looked for."""


def did_you_mean(error: BaseException) -> str:
    """Return ". Did you mean: 'sigmoid'?", to stand after the text of an error; else ""."""
    if isinstance(error, UnboundLocalError):
        return ""
    if isinstance(error, NameError):
        wrong, known = error.name, _names_in_sight(error)
    elif isinstance(error, AttributeError) and "has no attribute" in str(error):
        wrong, known = error.name, dir(error.obj)
    elif found := re.search(r"cannot import name '(\w+)' from", str(error)):
        module = sys.modules.get(getattr(error, "name", None) or "")
        wrong, known = found[1], dir(module) if module is not None else []
    else:
        return ""
    close = _closest(wrong, known) if isinstance(wrong, str) and len(wrong) <= MAX_NAME else ""
    return f". Did you mean: '{close}'?" if close else ""


def _names_in_sight(error: BaseException) -> list[str]:
    """Return the names that could have been used in the line that raised."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    frame = traceback.tb_frame if traceback is not None else None
    return [*frame.f_locals, *frame.f_globals, *dir(builtins)] if frame is not None else []


def _closest(wrong: str, known: Iterable[str]) -> str:
    """Return the name that is most like a wrong one; "" where none is much like it."""
    names = [name for name in known if not name.startswith("_") and name != wrong]
    for name in names:
        if name.lower() == wrong.lower():
            return name
    return next(iter(difflib.get_close_matches(wrong, names, n=1, cutoff=0.7)), "")
