"""A submission's modules are not imported by a grader that is started in its folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from grader.boundary.shadows import shadow_here
from tests.places import PROJECT
from tests.test_runs import ONE_FUNCTION, PLAIN, run_anew

SPEAKS = "print('I was imported')"


def grade_here(folder: Path) -> subprocess.CompletedProcess:
    """Grade a folder from inside of it, with `python -m pytest`."""
    return run_anew(str(PROJECT / "grader"), "--submission", ".", *ONE_FUNCTION, cwd=folder)


@pytest.mark.parametrize("file", ["numpy.py", "numpy/__init__.py", "secrets.py"])
def test_a_module_in_the_place_of_another_is_refused_in_a_sentence(
    file: str, tmp_path: Path
) -> None:
    """It is not imported: not even NumPy, which is what the grader begins with."""
    (tmp_path / "neural_network.py").touch()
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(SPEAKS, encoding="utf-8")
    done = grade_here(tmp_path)
    assert done.returncode == 4
    assert done.stderr.startswith(f"ERROR: Python would take {file}, in the folder where you are,")
    assert "Traceback" not in done.stderr
    assert "I was imported" not in done.stdout + done.stderr


def test_what_was_imported_before_the_grader_is_refused_too(tmp_path: Path) -> None:
    """Pytest itself needs it, so nothing of ours could be earlier."""
    (tmp_path / "neural_network.py").touch()
    (tmp_path / "json.py").write_text("", encoding="utf-8")
    done = grade_here(tmp_path)
    assert done.returncode == 4
    assert "for its own module json" in done.stderr


def test_a_folder_that_hides_nothing_is_graded_and_leaves_the_path(tmp_path: Path) -> None:
    """What the grader looks for later is not found there."""
    for name in ("neural_network", "sentences_of_the_submission"):
        (tmp_path / f"{name}.py").write_text(SPEAKS, encoding="utf-8")
    (tmp_path / "numpy").mkdir()  # without code
    done = grade_here(tmp_path)
    assert done.returncode == 1
    assert "matrix_multiply" in done.stdout
    command = [
        f"import sys; sys.path.append({str(PROJECT)!r})",
        "from grader.boundary.shadows import shadow_here",
        "assert shadow_here() == ''",
        "import sentences_of_the_submission",
    ]
    tried = subprocess.run(
        [sys.executable, "-c", "; ".join(command)],
        cwd=tmp_path,
        env=PLAIN,
        capture_output=True,
        encoding="utf-8",
    )
    assert "ModuleNotFoundError: No module named 'sentences_of_the_submission'" in tried.stderr


def test_the_folder_of_the_engine_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """There the grader is started as a rule."""
    monkeypatch.chdir(PROJECT)
    before = ["", *sys.path]
    monkeypatch.setattr(sys, "path", list(before))
    assert shadow_here() == ""
    assert sys.path == before
