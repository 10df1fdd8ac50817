"""NumPy for the browser: the wheel that Pyodide's own lock file names, by its SHA-256."""

import hashlib
import io
import json
import re
import urllib.request
import zipfile
from pathlib import Path

DISTRIBUTION = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{file}"
"""Where Pyodide's own packages are, as its documentation says."""
_SECONDS = 60
_NOT_NEEDED = re.compile(
    r".*/(tests?|testing/tests|include|f2py|doc|distutils|_pyinstaller|__pycache__)/.*"
    r"|.*\.(pyi|a|h|pxd|typed|txt|ini|md|rst)"
)
"""What nobody loads in a browser: it would be a third of what is loaded."""


class NumpyWheelError(Exception):
    """There is no such wheel; its text says why, and what to do."""


def numpy_files(lock_file: Path, given: Path | None = None) -> dict[str, bytes]:
    """Return what is needed of NumPy, by path. Raises NumpyWheelError.

    The wheel is a file that was given, or fetched from where Pyodide has its packages.
    """
    lock = json.loads(lock_file.read_text(encoding="utf-8"))
    entry, version = lock["packages"]["numpy"], lock["info"]["version"]
    file = entry["file_name"]
    content = _read(given) if given else _fetch(DISTRIBUTION.format(version=version, file=file))
    if hashlib.sha256(content).hexdigest() != entry["sha256"]:
        raise NumpyWheelError(
            f"{given or 'what was fetched'} is not {file} of Pyodide {version}: its SHA-256 is "
            f"another than {entry['sha256']}"
        )
    with zipfile.ZipFile(io.BytesIO(content)) as wheel:
        return {
            name: wheel.read(name)
            for name in wheel.namelist()
            if not name.endswith("/") and (is_licence(name) or not _NOT_NEEDED.fullmatch(name))
        }


def is_licence(name: str) -> bool:
    """Whether a file of a package is its licence."""
    return "LICENSE" in name.rpartition("/")[2].upper()


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise NumpyWheelError(f"{file} can't be read: {error.strerror}") from None


def _fetch(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=_SECONDS) as answer:
            return bytes(answer.read())
    except OSError as error:
        raise NumpyWheelError(
            f"{address} can't be had ({error}): fetch it elsewhere, and say --numpy-wheel FILE"
        ) from None
