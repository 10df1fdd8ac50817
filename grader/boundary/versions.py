"""Whether Python and NumPy are new enough for the grader.

`plugin` asks this first of all: so this file, and what is loaded before it, is read by Pythons that
can't read the others.
"""

import sys

PYTHON = (3, 11)
NUMPY = 2
"""The oldest that will do, as in pyproject.toml; of NumPy, the first part of its version."""


def problem_here() -> str:
    """Return what is wrong with the Python that runs this, in a sentence; "" where nothing is."""
    return problem_with_python(sys.version_info) or problem_with_numpy(_numpy_version())


def problem_with_python(version: "tuple[int | str, ...]") -> str:
    """Return what is wrong with a version of Python; "" where nothing is."""
    if version[:2] >= PYTHON:
        return ""
    needed, found = (".".join(map(str, parts[:2])) for parts in (PYTHON, version))
    return f"the katas need Python {needed} or newer, and this is Python {found}"


def problem_with_numpy(version: str) -> str:
    """Return what is wrong with a version of NumPy, "" where there is none."""
    first = version.partition(".")[0]
    if first.isdigit() and int(first) >= NUMPY:
        return ""
    found = f"this is NumPy {version}" if version else "this Python can't import it"
    return (
        f"the katas need NumPy {NUMPY}.0 or newer, and {found}; run "
        f'`{sys.executable} -m pip install --upgrade "numpy>={NUMPY}"`'
    )


def _numpy_version() -> str:
    try:
        import numpy
    except ImportError:
        return ""
    return str(numpy.__version__)
