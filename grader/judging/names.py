"""Finds the function that a name means; where there is none, what may have been meant."""

from collections.abc import Iterable, Sequence

from grader.course import FunctionName


class NoSuchFunctionError(Exception):
    """A name means no function, or several; its text says what to write."""


def find_subject(name: str, functions: Sequence[FunctionName]) -> FunctionName:
    """Return the one function that a name means, alone or in full. Raises NoSuchFunctionError."""
    fitting = [one for one in functions if name in (one, one.partition(".")[2])]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise NoSuchFunctionError(f"there are several: say {' or '.join(fitting)}.")
    meant = do_you_mean(name, functions) or f"There are: {', '.join(functions)}."
    raise NoSuchFunctionError(f"there is no function {name!r}. {meant}")


def do_you_mean(word: str, functions: Iterable[FunctionName]) -> str:
    """Ask "Do you mean sigmoid?", of functions and their exercises; "" where none comes close."""
    import difflib  # where nothing is misspelled, it isn't loaded

    full = list(functions)
    short = [name.partition(".")[place] for place in (2, 0) for name in full]
    # With their exercise only where that was given: several have functions of the same name.
    names = dict.fromkeys(full if "." in word else short)
    close = difflib.get_close_matches(word.lower(), names, n=2)
    return f"Do you mean {' or '.join(close)}?" if close else ""
