"""What to try where code raises an error: advice on what beginners meet, by type and text."""

import builtins
import difflib
import re
import sys

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
_BY_TEXT = (
    (r"ufunc 'bitwise_xor'|for \^: 'float'", "In Python ^ is no power: write ** for it."),
    (
        r"only (length-1|size-1|0-dimensional) arrays can be converted",
        "Functions of `math` take one number: use NumPy's for arrays, np.exp for math.exp.",
    ),
    (
        r"truth value of an array",
        "`if` takes one truth value, not an array of them: np.where(condition, a, b) chooses "
        "entry by entry.",
    ),
    (
        r"Cannot interpret '\d+' as a data type|data type not understood",
        "A shape is one argument, a tuple: np.zeros((2, 1)), with two pairs of parentheses.",
    ),
    (
        r"matmul: |not aligned",
        "X @ W needs as many columns in X as W has rows. Which of them stands first, and is one "
        "to be transposed (.T)?",
    ),
    (
        r"could not be broadcast|broadcast (input|output)",
        "These shapes don't fit: print the .shape of both. (n, 1) and (n,) are not the same.",
    ),
    (
        r"Cannot cast ufunc .* from dtype\('float",
        "The array holds whole numbers, and can't take others in place: X = X - m, not X -= m.",
    ),
    (
        r"unhashable type: 'numpy\.ndarray'",
        "Arrays can't be looked up: leave the cache, the set or the dict of arrays out.",
    ),
    (r"name 'np' is not defined", "Write `import numpy as np` at the top of the file."),
)
_SIGNATURE = re.compile(r"takes (no|\d+|from) |missing \d+ required|unexpected keyword argument")


def advice_on(error: str, text: str, function: str, own_frames: bool) -> str:
    """Return what to try where a function raised; "" where nothing is known.

    `own_frames`: the error comes out of the learner's own lines, so the function was entered.
    """
    unknown = re.search(r"module 'numpy' has no attribute '(\w+)'", text)
    if unknown is not None:
        return _advice_on_a_numpy_name(unknown[1])
    for pattern, advice in _BY_TEXT:
        if re.search(pattern, text):
            return advice
    if error == "TypeError" and not own_frames and _SIGNATURE.search(text):
        return f"Keep the line `def {function}(...)` as the stub has it."
    return _BY_TYPE.get(error, "")


def _advice_on_a_numpy_name(name: str) -> str:
    """Say what to write in the place of a name that NumPy doesn't have."""
    if hasattr(builtins, name):
        return f"NumPy has dropped np.{name}: write {name} by itself."
    import numpy

    close = difflib.get_close_matches(name, dir(numpy), n=1)
    return f"NumPy has no such name: do you mean np.{close[0]}?" if close else ""


def advice_on_an_import(error: str, text: str, exercises: list[str]) -> str:
    """Return what to try where a file can't be imported."""
    lower = text.lower()
    if "null byte" in lower or "utf-8" in lower or "utf-16" in lower:
        return "Save the file as plain text in the encoding UTF-8."
    if error in ("IndentationError", "TabError"):
        return "Indent with four spaces a level, the same for all lines of a block."
    if error == "SyntaxError":
        return "Look at this line and the end of the line before it: a bracket, quote or colon?"
    if error in ("ModuleNotFoundError", "ImportError"):
        missing = re.search(r"No module named '(\w+)'", text)
        known = ["numpy", *exercises, *sys.stdlib_module_names]
        close = difflib.get_close_matches(missing[1], known, n=1) if missing else []
        meant = f" Do you mean {close[0]}?" if close else ""
        return f"The katas need NumPy and the files in this folder only; check the spelling.{meant}"
    if error == "NameError" and "'np'" in text:
        return "Write `import numpy as np` at the top of the file."
    return "This runs when the file is imported: move it into a function, or mend it."
