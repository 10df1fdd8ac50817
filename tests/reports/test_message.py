"""Messages: facts with labels, as lines and as text."""

import pytest

from grader.reports.message import (
    MAX_FACT,
    PRINTED,
    PRINTED_LAST,
    TRY,
    Line,
    Message,
    as_text,
    from_text,
    line,
    sentence,
)
from grader.reports.printable import MAX_LINE, MAX_LINES, clip, excerpt, printable

MESSAGES: dict[str, tuple[Message, str]] = {
    "nothing": ((), ""),
    "a sentence": (sentence("Waits for it."), "Waits for it."),
    "a fact": ((line("Called", "f(1)"),), "Called    f(1)"),
    "a sentence and facts": (
        (*sentence("Waits."), line("Raised", "E"), line(TRY, "Look.")),
        "Waits.\nRaised    E\nTry       Look.",
    ),
    "what goes on from above": (
        (line(PRINTED, "a"), line("", "b"), line("", "  c")),
        "Printed   a\n          b\n            c",
    ),
    "the widest label": ((line(PRINTED_LAST, "a"),), "Printed … a"),
    "a long sentence": (sentence("Still to do: replace it."), "Still to do: replace it."),
    "an empty line": ((*sentence("a"), *sentence(""), *sentence("b")), "a\n\nb"),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_written_in_two_columns_and_read_back(name: str) -> None:
    """As what it was."""
    message, text = MESSAGES[name]
    assert as_text(message) == text
    assert from_text(text) == message


@pytest.mark.parametrize("text", ["Called f(1)", "Called    ", "Called", " ", "x" * 11, "x" * 10])
def test_a_text_of_another_form_comes_back_as_it_was(text: str) -> None:
    """A sentence, whatever it looks like."""
    assert from_text(text) == (Line(None, text),)


def test_a_fact_takes_two_lines_of_a_terminal_at_most() -> None:
    """It is cut off there, and ends without spaces."""
    assert line("Called", "x" * MAX_FACT).text == "x" * MAX_FACT
    assert line("Called", "x" * (MAX_FACT + 1)).text == "x" * (MAX_FACT - 3) + "..."
    assert line("Called", "a\tb \n").text == "a b"


# ── what may hold anything ───────────────────────────────────────────────────────────────────


def test_a_text_is_cut_off_where_it_is_wider_than_it_may_be() -> None:
    """Not before, and with what stands for the rest counted in."""
    assert clip("abcdef", 6) == "abcdef"
    assert clip("abcdefg", 6) == "abc..."
    assert clip("a\x1bcdefg", 6) == "a?c..."


def test_what_can_not_be_printed_is_replaced() -> None:
    """Spaces by a space, all else by a question mark; what can stays."""
    assert printable("é…✓ a") == "é…✓ a"
    assert printable("a\n\t\u2028b") == "a   b"
    assert printable("\x1b[0m\u202e\x00\ud800") == "?[0m???"


def test_an_excerpt_has_so_many_lines() -> None:
    """And shows where there were more."""
    lines = [str(number) for number in range(MAX_LINES + 2)]
    whole = "\n".join(lines[:MAX_LINES])
    assert excerpt(whole) == whole
    for more in (1, 2):
        assert excerpt("\n".join(lines[: MAX_LINES + more])) == f"{whole}\n…"
    assert excerpt("") == ""


def test_the_lines_of_an_excerpt_are_short_and_printable() -> None:
    """What is too long is left out."""
    assert excerpt("x" * (MAX_LINE + 1) + "\ny\x07") == "x" * MAX_LINE + "\ny?"
