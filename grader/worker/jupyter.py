"""What a cell may hold beyond Python, and what it finds around it: as in IPython, or a stand-in.

The text of a cell becomes Python by IPython's own transformer. It is loaded only where a cell is
not Python yet, and without the rest of IPython, which takes as long as everything else together.
Magics and shell lines then are calls of a stand-in, which does those that define something.
"""

import ast
import importlib
import importlib.util
import re
import runpy
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np

OTHER_LANGUAGES = frozenset(
    {"!", "sx", "sh", "bash", "cmd", "powershell", "system", "script", "file", "writefile"}
    | {"html", "javascript", "js", "latex", "markdown", "mermaid", "svg", "sql", "bigquery"}
    | {"pypy", "python", "python2", "python3", "cython", "fortran", "julia", "perl", "r", "ruby"}
)
"""The magics of cells that hold no Python, or none that runs here; all others time or trace it."""
_CELL_MAGIC = re.compile(r"\s*%%(\w+|!).*", re.ASCII)


def python_of(text: str, left_out: list[str]) -> str:
    """Return the Python that a cell holds, line for line; add what is left out.

    Raises as `ast.parse` does, or as IPython's transformer.
    """
    while not _is_python(text):
        magic = _CELL_MAGIC.match(text)
        if magic is None:
            # IPython leaves out empty lines at the beginning, which would renumber all others.
            rest = text.lstrip("\n")
            empty = text[: len(text) - len(rest)]
            return empty + str(_transformer()().transform_cell(rest))
        if magic[1].lower() in OTHER_LANGUAGES:
            left_out.append(magic[0].strip())
            return ""
        text = "\n" * magic[0].count("\n") + text[magic.end() :]
    return text


def _is_python(text: str) -> bool:
    """Whether a text can be read as Python."""
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


def _transformer() -> Any:
    """Return IPython's class of transformers. Raises ImportError where there is no IPython."""
    name = "IPython.core.inputtransformer2"
    if name not in sys.modules and "IPython" not in sys.modules:
        found = importlib.util.find_spec("IPython")
        if found is None:
            raise ModuleNotFoundError("No module named 'IPython'")
        package = ModuleType("IPython")
        package.__path__ = list(found.submodule_search_locations or ())
        sys.modules["IPython"] = package
        try:
            return importlib.import_module(name).TransformerManager
        finally:
            # Whoever imports IPython gets all of it.
            for loaded in [one for one in sys.modules if one.partition(".")[0] == "IPython"]:
                del sys.modules[loaded]
    return importlib.import_module(name).TransformerManager


class Shell:
    """Stands for what `get_ipython()` returns."""

    def __init__(self, namespace: dict[str, Any], left_out: list[str]) -> None:
        self.user_ns = namespace
        self._left_out = left_out

    def run_line_magic(self, name: str, line: str, *_: Any) -> Any:
        """Do what a line such as `%time x = 1` defines; leave out all else."""
        if name == "time":
            return self._run(line)
        if name == "run":
            return self._run_file(line.split()[0].strip("'\""))
        if name == "pylab":
            self.user_ns.update({each: getattr(np, each) for each in np.__all__}, np=np)
        if name not in ("pinfo", "pinfo2"):
            self._left_out.append(f"%{name} {line}".strip())
        return None

    def system(self, command: str) -> None:
        """Leave a line of a shell out."""
        self._left_out.append(f"!{command}")

    def getoutput(self, command: str) -> list[str]:
        """Leave it out, and return what it has printed: nothing."""
        self.system(command)
        return []

    def __getattr__(self, name: str) -> Callable[..., None]:
        """Do nothing, whatever it is."""
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *arguments, **keywords: None

    def _run(self, line: str) -> Any:
        try:
            code = compile(line, "<magic>", "eval")
        except SyntaxError:
            code = compile(line, "<magic>", "exec")
        return eval(code, self.user_ns)

    def _run_file(self, file: str) -> None:
        """Define what a file does, or another notebook, which is a module here."""
        stem, _, kind = file.rpartition(".")
        found = vars(importlib.import_module(stem)) if kind == "ipynb" else runpy.run_path(file)
        names = {name: found[name] for name in found if not name.startswith("__")}
        self.user_ns.update(names)


def surroundings(namespace: dict[str, Any], left_out: list[str]) -> dict[str, Any]:
    """Return the names that a notebook has without defining them."""
    shell = Shell(namespace, left_out)
    return {
        "In": [""],
        "Out": {},
        "_": "",
        "get_ipython": lambda: shell,
        "display": _do_nothing,
        "check": _do_nothing,
    }


def _do_nothing(*arguments: Any, **keywords: Any) -> None:
    """Stand for what shows something."""
