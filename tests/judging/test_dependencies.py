"""Which functions are built on which others, read off files that a test writes."""

import textwrap
from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.judging.dependencies import (
    WRITTEN,
    dependencies,
    read_dependencies,
    written_dependencies,
)


@pytest.fixture
def solutions(tmp_path: Path) -> Path:
    folder = tmp_path / "solutions"
    folder.mkdir()
    return folder


def uses(solutions: Path, **modules: str) -> dict[str, tuple[str, ...]]:
    """Write modules; return what their functions are built on."""
    for name, text in modules.items():
        (solutions / f"{name}.py").write_text(textwrap.dedent(text), encoding="utf-8")
    return read_dependencies(solutions)


def test_all_that_a_function_uses_is_found_the_deepest_first(solutions: Path) -> None:
    """Each once, by whatever way it is reached, and from whatever file."""
    toolkit = """
    def a(): return 1
    def b(): return a()
    def c(): return a() + b()
    """
    kata = """
    from toolkit import b, c as the_third
    def d(): return b() + len([])
    def e(): return the_third()
    """
    assert uses(solutions, toolkit=toolkit, kata=kata) == {
        "toolkit.a": (),
        "toolkit.b": ("toolkit.a",),
        "toolkit.c": ("toolkit.a", "toolkit.b"),
        "kata.d": ("toolkit.a", "toolkit.b"),
        "kata.e": ("toolkit.a", "toolkit.b", "toolkit.c"),
    }


def test_a_function_is_not_built_on_itself(solutions: Path) -> None:
    """Nor does it go round for ever, where functions call each other."""
    text = """
    def even(n): return n == 0 or odd(n - 1)
    def odd(n): return n > 0 and even(n - 1)
    def factorial(n): return factorial(n - 1) * n if n else 1
    """
    assert uses(solutions, kata=text) == {
        "kata.even": ("kata.odd",),
        "kata.odd": ("kata.even",),
        "kata.factorial": (),
    }


def test_only_what_a_body_names_counts(solutions: Path) -> None:
    """Not a function of the same name elsewhere, a default, or what can't be known."""
    text = """
    from . import helper
    import toolkit
    def a(): return 1
    def b(x=a): return helper() + toolkit.a() + x()
    class C:
        def a(self): return b()
    print(a())
    """
    assert uses(solutions, kata=text, toolkit="def a(): return 1") == {
        "kata.a": (),
        "kata.b": (),
        "toolkit.a": (),
    }


def test_what_is_written_down_is_read_back(
    solutions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the edition for students, which has no solutions; elsewhere it is read from them."""
    found = uses(solutions, kata='"""Ä"""\ndef a(): return 1\ndef b(): return a()')
    here = SimpleNamespace(root=solutions.parent, solutions=solutions)
    monkeypatch.setattr("grader.judging.dependencies.course", lambda: here)
    assert dependencies() == found
    (solutions.parent / "grader").mkdir()
    text = written_dependencies(solutions)
    assert text == '{\n "kata.a": [],\n "kata.b": [\n  "kata.a"\n ]\n}\n'
    (solutions.parent / "grader" / WRITTEN).write_text(text, encoding="utf-8")
    (solutions / "kata.py").unlink()
    assert dependencies() == found == {"kata.a": (), "kata.b": ("kata.a",)}
