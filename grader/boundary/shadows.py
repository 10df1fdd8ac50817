"""Keeps the grader from importing what lies in the folder where it runs.

`python -m pytest` puts that folder before all others. Where it is a submission's, its numpy.py
would be imported in place of NumPy, beyond the line that no submission's code may cross.
"""

import sys
from importlib.machinery import PathFinder
from pathlib import Path

from grader.course import ENGINE


def shadow_here() -> str:
    """Take the folder where this runs off the path of imports; return what was wrong with that.

    It is a sentence, "" where nothing in the folder has the name of a module that is needed, or was
    imported already. The folder that the engine lies in is trusted, and stays.
    """
    here = Path.cwd()
    others = [entry for entry in sys.path if Path(entry).resolve() != here.resolve()]
    if len(others) == len(sys.path) or here.samefile(ENGINE.parent):
        return ""
    sys.path[:] = others
    for entry in sorted(here.iterdir()):
        name = entry.name.partition(".")[0]
        spec = PathFinder.find_spec(name, [str(here)])
        # A folder without code in it, of the same name, hides nothing.
        if spec is not None and spec.origin is not None and _is_known(name, others):
            file = Path(spec.origin).relative_to(here).as_posix()
            return (
                f"Python would take {file}, in the folder where you are, for its own module "
                f"{name}: run this from another folder, or with `pytest` in place of "
                "`python -m pytest`"
            )
    return ""


def _is_known(name: str, path: list[str]) -> bool:
    """Whether there is a module of this name elsewhere, or one was imported by now."""
    return (
        name in sys.modules
        or name in sys.stdlib_module_names
        or PathFinder.find_spec(name, path) is not None
    )
