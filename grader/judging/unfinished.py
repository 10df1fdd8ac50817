"""Functions that are still to do, as their file's text tells: whatever else may speak for them.

A learner's text is never parsed here: one that is deep enough would end the grader.
"""

import re

MARKS = ("TODO", "YOUR CODE HERE")
"""What stands in a stub, in a file and in a notebook."""
_DOCSTRING = re.compile(r'(\\?"){3}.*?(\\?"){3}', re.DOTALL)
"""In the module that a notebook becomes, each quote has a backslash."""


def is_a_stub(text: str, function: str) -> bool:
    """Whether a function raises NotImplementedError somewhere, by the text of its file."""
    return "raise NotImplementedError" in _text_of(function, text)


def has_lost_its_todo(text: str, function: str) -> bool:
    """Whether something stands in the place of a stub's TODO, and its `raise` as well."""
    own = _text_of(function, text)
    is_marked = any(mark in own for mark in MARKS)
    return is_a_stub(text, function) and not is_marked and _does_something(own)


def _does_something(definition: str) -> bool:
    """Whether a function has other lines than its `def`, a docstring and a `raise`."""
    _, _, body = _DOCSTRING.sub("", definition).partition(":\n")
    lines = map(str.strip, body.splitlines())
    return any(line and not line.startswith(("#", "raise NotImplementedError")) for line in lines)


def _text_of(function: str, text: str) -> str:
    """Return a function's own text; "" where it can't be found.

    It goes from its `def` to the next line that is neither indented, nor a comment, nor the end of
    its arguments.
    """
    found = re.search(rf"^def {function}\(.*?(?=^[^\s)#]|\Z)", text, re.MULTILINE | re.DOTALL)
    return found[0] if found is not None else ""
