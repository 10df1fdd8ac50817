"""Writes files whole or not at all: nobody else's pipe or link can stop or lead away what we write.

A submission in a plain process may put things where we are to write, even while we do.
"""

import secrets
from pathlib import Path


def write_file(file: Path, content: str | bytes) -> None:
    """Put bytes into a file, or a text as UTF-8 with its line ends, in place of what is there.

    The folder must exist. Raises OSError, and leaves what was there, where that can't be done.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    # Under a name that nobody can guess, and "x": only where nothing is, not even a link.
    temporary = file.with_name(f".{secrets.token_hex(16)}.part")
    try:
        with temporary.open("xb") as opened:
            opened.write(data)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
