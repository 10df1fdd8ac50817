"""What a worker tells of cells that did not run becomes sentences, whatever it is."""

from typing import Any

import pytest

from grader.notebooks.left_out import MAX_SHOWN, notes_of


def test_each_is_told_by_its_place() -> None:
    """And magics in one sentence."""
    stopped = ["n.ipynb, cell 2", 3, "NameError", "name 'x' is not defined"]
    told = notes_of([["%matplotlib inline", "!ls"], [stopped, ["n.ipynb, cell 4", 1, "E", ""]]])
    assert told == [
        ("", "Left out, as it is not Python: `%matplotlib inline`, `!ls`."),
        (
            "n.ipynb, cell 2, line 3",
            "Stopped at n.ipynb, cell 2, line 3: NameError: name 'x' is not defined.",
        ),
        ("n.ipynb, cell 4, line 1", "Stopped at n.ipynb, cell 4, line 1: E."),
    ]


def test_only_so_much_is_told() -> None:
    """However long each is."""
    told = notes_of([["m" * 1_000] * 100, [["p" * 1_000, 10**100, "e" * 1_000, "t" * 1_000]] * 100])
    assert len(told) == 1 + MAX_SHOWN
    assert max(len(note.text) for note in told) < 400


@pytest.mark.parametrize(
    "told",
    [None, 1, "", [], [1, 2], [[], []], [[1], [[1, 2, 3, 4], "x", ["a", "b", "c", "d"]]], [{}, []]],
)
def test_another_form_tells_nothing(told: Any) -> None:
    """It may have been forged."""
    assert notes_of(told) == []


def test_what_moves_the_cursor_is_not_printed() -> None:
    """Nor does it begin a line."""
    (told,) = notes_of([["\x1b[2J\nx"], []])
    assert told.text.isprintable()
