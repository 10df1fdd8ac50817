"""kata stubs: one source for solutions and exercises."""

from pathlib import Path

import pytest

from grader.authoring.stubs import (
    AuthoringError,
    finished_functions,
    make_stub,
    make_stubs,
    write_stubs,
)
from tests.places import SOLUTIONS

SOLUTION = '''import numpy as np


def double(x):
    """Twice x."""
    ### BEGIN SOLUTION Add x to itself.
    return x + x
    ### END SOLUTION


def main():
    print(double(2))
'''
STUB = '''import numpy as np


def double(x):
    """Twice x."""
    # TODO: Add x to itself.
    raise NotImplementedError("double in module.py")


def main():
    print(double(2))
'''


def test_a_region_becomes_its_instruction() -> None:
    """Everything else stays to the letter."""
    assert make_stub(SOLUTION, "module") == STUB


def test_no_line_of_a_solution_is_left_in_a_stub() -> None:
    """The lines between the markers are gone, and the markers."""
    for name, stub in make_stubs(SOLUTIONS).items():
        source = (SOLUTIONS / name).read_text(encoding="utf-8")
        assert "SOLUTION" not in stub
        for region in source.split("### BEGIN SOLUTION")[1:]:
            for line in region.split("### END SOLUTION")[0].splitlines()[1:]:
                if len(line.strip()) > 12 and "make_data" not in line:
                    assert line not in stub.splitlines()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (SOLUTION.replace(" Add x to itself.", ""), "module.double has no instruction"),
        (SOLUTION.replace("    ### END SOLUTION\n", ""), "no end solution statement"),
        (SOLUTION.replace("def double(x):", ""), "outside a function"),
        (
            SOLUTION.replace("    return x + x", "    ### BEGIN SOLUTION Nested."),
            "nested begin solution",
        ),
    ],
)
def test_a_solution_that_no_stub_can_be_made_of_is_named(source: str, words: str) -> None:
    """What is wrong, and where."""
    with pytest.raises(AuthoringError, match=words):
        make_stub(source, "module")


def test_stubs_are_written_once(tmp_path: Path) -> None:
    """The second time there is nothing to write."""
    stubs = {"module.py": STUB}
    assert write_stubs(stubs, tmp_path) == ["module.py"]
    assert write_stubs(stubs, tmp_path) == []


def test_an_old_stub_is_replaced(tmp_path: Path) -> None:
    """A TODO in other words is nobody's work."""
    (tmp_path / "module.py").write_text(STUB.replace("Add x", "Sum x"), encoding="utf-8")
    assert write_stubs({"module.py": STUB}, tmp_path) == ["module.py"]


@pytest.mark.parametrize("work", [SOLUTION, "def double(x: 2 * x"])
def test_work_is_never_overwritten(work: str, tmp_path: Path) -> None:
    """Finished, or half a line: it stays."""
    (tmp_path / "module.py").write_text(work, encoding="utf-8")
    assert finished_functions(STUB, tmp_path / "module.py")
    with pytest.raises(AuthoringError, match="holds work that would be lost"):
        write_stubs({"module.py": STUB, "other.py": STUB}, tmp_path)
    assert (tmp_path / "module.py").read_text(encoding="utf-8") == work
    assert not (tmp_path / "other.py").exists()
