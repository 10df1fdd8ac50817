"""Known mistakes are found by their names, in the modules of an exercise."""

import importlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from grader.mistakes.library import Misconception, load_misconceptions

OWN = '''
"""Not a mistake, but a docstring."""
__all__ = []
_hidden__value = 3
f__number = 4
def helper(x): return x
def __secret(x): return x
def f__doubles(x):
    """This is what you get
    when it doubles.
    """
    return 2 * x
def f__triples(x): return 3 * x
def g__doubles(x):
    "Another function."
    return 2 * x
'''
SHARED = '''
def f__halves(x):
    """Of both."""
    return x / 2
'''


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what loads the mistakes of a course of three exercises, in files of these texts."""

    def load_these(files: dict[str, str]) -> dict[str, tuple[Misconception, ...]]:
        package = f"mistakes_of_{tmp_path.name.replace('-', '_')}"
        for path, text in {"__init__.py": "", "shared.py": "", **files}.items():
            file = tmp_path / package / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        here = SimpleNamespace(
            solutions=tmp_path,
            exercise_names=["one", "two", "three"],
            misconceptions=tmp_path / package,
            shared_misconceptions={"shared": ["one", "two"]},
            module=lambda name: importlib.import_module(name.replace("misconceptions", package, 1)),
        )
        monkeypatch.setattr("grader.mistakes.library.course", lambda: here)
        return load_misconceptions.__wrapped__()

    return load_these


def names(found: dict[str, tuple[Misconception, ...]]) -> dict[str, list[str]]:
    return {subject: [one.name for one in known] for subject, known in found.items()}


def test_a_mistake_is_a_function_named_after_another(load: Any) -> None:
    """With two underscores between; all else in the file is its own business."""
    found = load({"one.py": OWN})
    assert names(found) == {"one.f": ["f__doubles", "f__triples"], "one.g": ["g__doubles"]}
    doubles = found["one.f"][0]
    assert doubles.subject == "one.f"
    assert doubles.explanation == "This is what you get when it doubles."
    assert doubles.function(4) == 8
    assert found["one.f"][1].explanation == ""


def test_a_shared_mistake_is_one_of_each_exercise(load: Any) -> None:
    """Of those that share it, after their own; an exercise needs no mistakes of its own."""
    found = load({"one.py": OWN, "shared.py": SHARED})
    assert names(found) == {
        "one.f": ["f__doubles", "f__triples", "f__halves"],
        "one.g": ["g__doubles"],
        "two.f": ["f__halves"],
    }
    assert found["two.f"][0].subject == "two.f"


def test_the_mistakes_of_an_exercise_may_lie_in_a_folder(load: Any) -> None:
    """However deep."""
    found = load(
        {
            "three/__init__.py": SHARED,
            "three/kinds/__init__.py": "",
            "three/kinds/deep.py": OWN,
        }
    )
    assert names(found) == {
        "three.f": ["f__halves", "f__doubles", "f__triples"],
        "three.g": ["g__doubles"],
    }
