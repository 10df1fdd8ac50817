"""Makes texts that may hold anything short and printable; without NumPy, which takes its time."""

import re

MAX_LINES, MAX_LINE = 14, 160
"""Of an excerpt: its lines, and the characters of each."""


def clip(text: str, width: int) -> str:
    """Cut a text to a width, with "..." where something is missing, and make it printable."""
    text = printable(text)
    return text if len(text) <= width else text[: width - 3] + "..."


def printable(text: str) -> str:
    """Replace what could move the cursor, colour the terminal or reverse the line."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else " " if character.isspace() else "?"
        for character in text
    )


def encodable(text: str, encoding: str | None) -> str:
    """Put question marks for what a stream of this encoding has no sign for."""
    encoding = encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)


def without_addresses(text: str) -> str:
    """Remove where in memory something was: "<f at 0x7f...>" is another in each run."""
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)


def excerpt(text: str) -> str:
    """Return the first lines of a text that may hold anything: printable, none of them long."""
    lines = text.split("\n", MAX_LINES)
    shown = [printable(line[:MAX_LINE]) for line in lines[:MAX_LINES]]
    return "\n".join([*shown, "…"] if len(lines) > MAX_LINES else shown)
