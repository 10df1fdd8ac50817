"""What to try where code raises an error: advice on what beginners meet, by type and text."""

import builtins
import re
import sys

import numpy as np

from grader.course import course
from grader.judging.check import load_checks

_BY_TYPE = {
    "EOFError": "The grader has no keyboard: take values from the arguments, not from input().",
    "SystemExit": "Remove exit() or quit(): a function ends with `return`.",
    "KeyboardInterrupt": "Remove what raises KeyboardInterrupt.",
    "RecursionError": "The function calls itself without an end.",
    "MemoryError": "Something grows too large: check the sizes of arrays, and loops that append.",
    "FloatingPointError": "np.seterr or np.errstate turns a warning into an error: leave them out.",
    "NameError": "Check the spelling, and that the name is defined or imported above.",
    "UnboundLocalError": "The name is assigned later in this function: give it a value first.",
}
_TUPLE_OF_SIZES = (
    "A shape is one argument, a tuple: np.zeros((2, 1)), with two pairs of parentheses."
)
_LIST_OF_ROWS = "All rows stand in one list: np.array([[0, 1], [2, 3]]), with brackets around them."
_DIMENSIONS = (
    "A .shape has one number for each dimension, (n,) only one: np.ndindex(X.shape) goes through "
    "the entries of any array."
)
_WHOLE_NUMBER = "A whole number is needed here: / makes a float, // a whole number."
_BY_TEXT = (
    (r"ufunc 'bitwise_xor'|for \^: 'float'", "In Python ^ is no power: write ** for it."),
    (
        r"only (length-1|size-1|0-dimensional) arrays can be converted",
        "Functions of `math` take one number: use NumPy's for arrays, np.exp for math.exp.",
    ),
    (
        r"truth value of an array",
        "`if`, `and` and `or` take one truth value, not an array of them: "
        "np.where(condition, a, b) chooses entry by entry.",
    ),
    (r"Cannot interpret '\d+' as a data type|data type not understood", _TUPLE_OF_SIZES),
    (
        r"\barray\(\) takes from 1 to 2 positional arguments|Field elements must be",
        _LIST_OF_ROWS,
    ),
    (
        r"matmul: |not aligned",
        "X @ W needs as many columns in X as W has rows. Which of them stands first, and is one "
        "to be transposed (.T)?",
    ),
    (
        r"broadcast",
        "These shapes don't fit: print the .shape of both. (n, 1) and (n,) are not the same.",
    ),
    (
        r"cannot reshape array",
        "The new shape has another number of entries. -1 stands for what fits: reshape(-1, 1).",
    ),
    (
        r"Cannot cast ufunc .* from dtype\('float",
        "The array holds whole numbers, and can't take others in place: X = X - m, not X -= m.",
    ),
    (r"interpreted as an integer|only integers, slices", _WHOLE_NUMBER),
    (
        r"out of bounds for axis",
        "The first index is 0, so the last one is one less than the number of entries.",
    ),
    (r"tuple index out of range|too many indices for array", _DIMENSIONS),
    (
        r"values to unpack",
        "There are not as many names as values: a .shape has one number for each dimension, (n,) "
        "only one; pairs of a dict come from .items().",
    ),
    (
        r"unhashable type: 'numpy\.ndarray'",
        "Arrays can't be looked up: leave the cache, the set or the dict of arrays out.",
    ),
    (
        r"'(numpy\.\w+|float|int|list|tuple)' object is not callable",
        "Parentheses after a value call it: write X[0] for an entry, and * to multiply.",
    ),
    (
        r"can't multiply sequence|operand type\(s\) for .*'(list|tuple)'",
        "A list or tuple is no array: np.array(...) makes one, to compute with.",
    ),
    (
        r"'NoneType'",
        "Something is None here: the result of print(), of .sort(), or of a function that has no "
        "`return`.",
    ),
    (
        r"'numpy\.ndarray' object has no attribute '(append|extend)'",
        "An array does not grow: append to a list, and make an array of it at the end.",
    ),
    (r"name 'np' is not defined", "Write `import numpy as np` at the top."),
)
_SIGNATURE = re.compile(r"takes (no|\d+|from) |missing \d+ required|unexpected keyword argument")
_ONLY_NUMPY = "The katas need NumPy and the files in this folder only; check the spelling."


def advice_on(error: str, text: str, module: str, function: str, own_frames: bool) -> str:
    """Return what to try where a function raised; "" where nothing is known.

    `own_frames`: the error comes out of the learner's own lines, so the function was entered.
    """
    for pattern, advice in _BY_TEXT:
        if re.search(pattern, text):
            return advice
    if error == "TypeError" and not own_frames and _SIGNATURE.search(text):
        return f"Keep the line `def {function}(...)` as it was given."
    return _advice_on_a_name(error, text, module) or _BY_TYPE.get(error, "")


def _advice_on_a_name(error: str, text: str, module: str) -> str:
    """Say what to write in the place of a name that isn't there; "" where nothing is known."""
    if dropped := re.search(r"`np\.(\w+)` was removed in .*?Use `([\w.]+)`", text):
        return f"NumPy has dropped np.{dropped[1]}: write {dropped[2]}."
    if undefined := re.search(r"name '(\w+)' is not defined", text):
        return _where_to_import(undefined[1], module) or _meant(text)
    if unknown := re.search(r"module 'numpy' has no attribute '(\w+)'", text):
        return _instead_of_numpy_s(unknown[1], module) or _meant(text)
    of_a_list = re.search(r"'(list|tuple)' object has no attribute '(\w+)'", text)
    if of_a_list and hasattr(np.ndarray, of_a_list[2]):
        return f"A {of_a_list[1]} is no array: np.array(...) makes one, which has .{of_a_list[2]}."
    return _meant(text) if error == "AttributeError" else ""


def _where_to_import(name: str, module: str) -> str:
    """Say how to import a name that is used and not defined; "" where it is none of a module's."""
    home = _exercise_with(name)
    if home and home != module:
        return f"Write `from {home} import {name}` at the top."
    return f"Write `import {name}` at the top." if name in sys.stdlib_module_names else ""


def _instead_of_numpy_s(name: str, module: str) -> str:
    """Say what to write for a name that NumPy doesn't have, at least not at its top."""
    if _exercise_with(name):
        own = f"It is a function of your own, not NumPy's: write {name} by itself."
        return f"{own} {_where_to_import(name, module)}".strip()
    if hasattr(builtins, name):
        return f"NumPy has dropped np.{name}: write {name} by itself."
    parts = [part for part in ("random", "linalg") if hasattr(getattr(np, part), name)]
    return f"NumPy has it elsewhere: do you mean np.{parts[0]}.{name}?" if parts else ""


def _meant(text: str) -> str:
    """Ask whether the name was meant that the worker has found to be close."""
    close = re.search(r"Did you mean: '(\w+)'\?$", text)
    if close is None:
        return ""
    of_numpy = re.search(r"module 'numpy((\.\w+)*)' has no", text)
    name = f"np{of_numpy[1]}.{close[1]}" if of_numpy else close[1]
    return f"Check the spelling: do you mean {name}?"


def _exercise_with(function: str) -> str:
    """Return the exercise that has a function of this name; "" where none has, or several do."""
    homes = {check.exercise for check in load_checks() if check.function == function}
    return homes.pop() if len(homes) == 1 else ""


def advice_on_an_import(error: str, text: str, module: str) -> str:
    """Return what to try where a file can't be imported."""
    lower = text.lower()
    if "null byte" in lower or "utf-8" in lower or "utf-16" in lower:
        return "Save the file as plain text in the encoding UTF-8."
    if error in ("IndentationError", "TabError"):
        return "Indent with four spaces a level, the same for all lines of a block."
    if error == "SyntaxError":
        return "Look at this line and the end of the line before it: a bracket, quote or colon?"
    if error == "ModuleNotFoundError":
        missing = re.search(r"No module named '([\w.]+)'", text)
        return f"{_ONLY_NUMPY} {_module_meant(missing[1]) if missing else ''}".strip()
    if error == "ImportError":
        return _meant(text) or _ONLY_NUMPY
    if error == "NameError":
        return advice_on(error, text, module, "", own_frames=True)
    return "This runs when the file is imported: move it into a function, or mend it."


def _module_meant(name: str) -> str:
    """Ask whether a module was meant that there is: first NumPy and the course's, then Python's."""
    import difflib  # where nothing is misspelled, it isn't loaded

    for known in (["numpy", "numpy.linalg", *course().exercise_names], sys.stdlib_module_names):
        if close := difflib.get_close_matches(name, known, n=1, cutoff=0.75):
            return f"Do you mean {close[0]}?"
    return ""
