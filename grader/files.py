"""Writes files whole or not at all: nobody else's pipe or link can stop or lead away what we write.

A submission in a plain process may put things where we are to write, even while we do.
"""

import secrets
from pathlib import Path


def write_file(file: Path, content: str) -> None:
    """Put a text into a file, as UTF-8 with its line ends as they are, in place of what is there.

    The folder must exist. Raises OSError, and leaves what was there, where that can't be done.
    """
    # Under a name that nobody can guess, and "x": only where nothing is, not even a link.
    temporary = file.with_name(f".{secrets.token_hex(16)}.part")
    try:
        with temporary.open("x", encoding="utf-8", newline="") as opened:
            opened.write(content)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
