"""What the text of a file tells of a function that is to do."""

import pytest

from grader.judging.unfinished import has_lost_its_todo, is_a_stub

RAISE = "    raise NotImplementedError\n"
DOCSTRING = '    """Double x.\n\n    Raises: nothing, x = 1.\n    """\n'
WRITTEN = "    y = 2 * x\n"
HEAD = "def double(x):\n"


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        (HEAD + WRITTEN + RAISE, True),
        (HEAD + DOCSTRING + WRITTEN + RAISE, True),
        (HEAD + DOCSTRING + RAISE + "    return 2 * x\n", True),
        (HEAD + DOCSTRING.replace('"', '\\"') + WRITTEN + RAISE, True),
        (HEAD + DOCSTRING.replace('"', '\\"') + RAISE, False),
        (HEAD + DOCSTRING + "    # TODO: Double it.\n" + WRITTEN + RAISE, False),
        (HEAD + DOCSTRING + "    # Soon.\n" + RAISE, False),
        ("def double(\n    x,\n):\n" + DOCSTRING + RAISE, False),
        ("def double(x): raise NotImplementedError\n", False),
        (HEAD + WRITTEN, False),
        (HEAD + "    return x\n\n\ndef half(x):\n" + WRITTEN + RAISE, False),
        ("", False),
    ],
)
def test_what_is_written_without_a_todo_is_told_from_a_stub(text: str, is_told: bool) -> None:
    """With a docstring or without; as a notebook's module quotes it, too."""
    assert has_lost_its_todo(text, "double") == is_told


def test_a_stub_raises_in_its_own_lines() -> None:
    """Not in those of the function after it."""
    assert is_a_stub(HEAD + RAISE, "double")
    assert not is_a_stub(HEAD + WRITTEN + "def half(x):\n" + RAISE, "double")
