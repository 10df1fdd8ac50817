"""observe returns a member of a (str, Enum) class, which equals the text."""

from enum import Enum


class Finding(str, Enum):  # noqa: UP042
    LEARNED = "learned"
    NOT_LEARNED = "not learned"


def observe():
    return Finding.LEARNED
