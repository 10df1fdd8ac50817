"""Compiles modules for the browser's Python, by that very Python: Node.js runs it."""

import base64
import json
from collections.abc import Mapping
from pathlib import PurePosixPath

from grader.site.bundle import run_node

_TAG = "cpython-312"


def with_compiled(files: Mapping[str, bytes], code: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files, with the compiled code of each module beside it, where Python looks for it."""
    found = dict(files)
    for name in code.keys() & files.keys():
        path = PurePosixPath(name)
        found[str(path.parent / "__pycache__" / f"{path.stem}.{_TAG}.pyc")] = code[name]
    return found


def only_compiled(files: Mapping[str, bytes], code: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files with compiled code in the place of each module's text, which nobody reads."""
    return {f"{name}c" if name in code else name: code.get(name, files[name]) for name in files}


def compile_modules(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the compiled code of the modules among files, by the path of each."""
    texts = {name: text.decode() for name, text in files.items() if name.endswith(".py")}
    compiled = json.loads(run_node("compile.mjs", given=json.dumps(texts)))
    return {name: base64.b64decode(code) for name, code in compiled.items()}
