"""A solution is taken apart into what is given and what is to be written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.authoring.stubs import AuthoringError
from grader.course import Course
from grader.notebooks import solution
from grader.notebooks.solution import Solution, read_solution

MEAN = '''def mean(values):
    """Return the mean."""
    ### BEGIN SOLUTION Add them up, and divide.
    return sum(values) / len(values)

    ### END SOLUTION'''

Read = Callable[[str], Solution]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Return what takes a text apart that is the solution of a course."""
    (tmp_path / "solutions").mkdir()
    monkeypatch.setattr(solution, "course", lambda: Course(tmp_path))

    def read_text(text: str) -> Solution:
        (tmp_path / "solutions" / "averages.py").write_text(text, encoding="utf-8")
        return read_solution("averages")

    return read_text


def test_a_function_is_all_that_a_solution_needs(read: Read) -> None:
    """No docstring, nothing given, no main."""
    assert read(f"{MEAN}\n") == Solution("averages", "averages", "", "", {"mean": MEAN}, "")


def test_what_has_no_region_is_given(read: Read) -> None:
    """Wherever it stands, with what stands above it; what runs the file as a script is left out."""
    weighted = MEAN.replace("mean", "weighted_mean")
    main = "def main():\n    print(mean([1, 2]))"
    parts = read(
        f'"""Averages.\n\nOf all kinds.\n"""\n\nimport math\n\n\n{MEAN}\n\n\n'
        f"# A line's end \u2028 in other languages.\nMOST = 3\n\n\n"
        f"@lru_cache\ndef power(x):\n    return x**2\n\n\n# The other one.\n{weighted}\n\n\n"
        f'{main}\n\n\nif __name__ == "__main__":\n    main()\n'
    )
    assert (parts.title, parts.prose) == ("Averages.", "Of all kinds.")
    assert parts.functions == {"mean": MEAN, "weighted_mean": f"# The other one.\n{weighted}"}
    assert parts.main == main
    assert parts.header == (
        "import math\n\n\n# A line's end \u2028 in other languages.\nMOST = 3\n\n\n"
        "@lru_cache\ndef power(x):\n    return x**2"
    )


def test_an_answer_is_never_given(read: Read) -> None:
    """A region in a class would be handed out with it."""
    method = MEAN.replace("\n", "\n    ")
    with pytest.raises(AuthoringError, match="region outside a function"):
        read(f"class Averages:\n    {method}\n")
