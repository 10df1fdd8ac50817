"""What a learner reads of a check that was lost: a few lines, each a label and a fact.

    Called    sigmoid([[0, 2]])
    Returned  [[0.5, 0.119203]]
    Expected  [[0.5, 0.880797]]
    Why       The first difference is at [0, 1]: 0.119203 in place of 0.880797.
    Try       Look at the sign in front of Z.

A message stays a tuple of lines until somebody shows it: a renderer, or a report as JSON.
"""

import re
from typing import NamedTuple, TypeAlias

from grader.reports.printable import clip

LABEL_WIDTH = 10
MAX_FACT = 152
"""Characters of a fact: two lines of a terminal."""

CAUSE, TRY, PRINTED, PRINTED_LAST, FAULT = "Cause", "Try", "Printed", "Printed …", "Fault"
AT = "At"
"""Labels that are looked for; all others are just shown."""
# One word, or none: a sentence may have a space in the same place ("Waits for ...").
_LABEL = re.compile(rf"(\w*|{PRINTED_LAST}) +")


class Line(NamedTuple):
    """A fact with its label. No label: it is a sentence. An empty one: it goes on from above."""

    label: str | None
    text: str


Message: TypeAlias = tuple[Line, ...]


def line(label: str, fact: str) -> Line:
    """Return a line whose fact is short and printable, whatever it comes from."""
    return Line(label, clip(fact, MAX_FACT).rstrip())


def sentence(text: str) -> Message:
    """Return a message of one sentence."""
    return (Line(None, text),)


def as_text(message: Message) -> str:
    """Write a message with its labels in one column."""
    return "\n".join(
        one.text if one.label is None else f"{one.label:<{LABEL_WIDTH}}{one.text}"
        for one in message
    )


def from_text(text: str) -> Message:
    """Read a message that `as_text` wrote, in a report; any other text comes back as it was."""
    return tuple(map(_line_from_text, text.split("\n"))) if text else ()


def _line_from_text(text: str) -> Line:
    label, fact = text[:LABEL_WIDTH], text[LABEL_WIDTH:]
    return Line(label.rstrip(" "), fact) if fact and _LABEL.fullmatch(label) else Line(None, text)
