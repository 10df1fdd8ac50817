"""What is named as a submission, and is none: where its files are, in a sentence."""

import tarfile
import zipfile
from pathlib import Path

import pytest

from grader.authoring.right_variants import copy_of_solutions
from grader.course import course
from grader.judging.handed_in import what_is_wrong_with

NAMES = [f"{name}.py" for name in course().exercise_names]


def test_a_folder_with_any_of_the_files_is_graded(tmp_path: Path) -> None:
    """What is missing costs its own points."""
    (tmp_path / NAMES[-1]).touch()
    assert what_is_wrong_with(tmp_path) == ""


def test_the_files_are_looked_for_below(tmp_path: Path) -> None:
    """In a folder in it, as archives are often unpacked."""
    inside = copy_of_solutions(tmp_path / "katas-main" / "exercises")
    said = what_is_wrong_with(tmp_path)
    assert said == (
        f"there is no {', '.join(NAMES[:-1])} or {NAMES[-1]} in {tmp_path}. "
        f"They are in {inside}: name that folder"
    )


@pytest.mark.parametrize("name", ["work.zip", "work.tar.gz"])
def test_an_archive_is_named(name: str, tmp_path: Path) -> None:
    """Inside of the folder, or in its place."""
    file = tmp_path / "work.py"
    file.touch()
    archive = tmp_path / "handed in" / name
    archive.parent.mkdir()
    if name.endswith(".zip"):
        with zipfile.ZipFile(archive, "w") as opened:
            opened.write(file, f"exercises/{NAMES[0]}")
    else:
        with tarfile.open(archive, "w:gz") as opened_tar:
            opened_tar.add(file, f"exercises/{NAMES[0]}")
    assert f"They are in the archive {archive}" in what_is_wrong_with(archive.parent)
    assert what_is_wrong_with(archive).startswith(f"{archive} is an archive: unpack it first")


def test_a_damaged_archive_says_nothing(tmp_path: Path) -> None:
    """What can't be read is no reason to fail."""
    (tmp_path / "work.zip").write_bytes(b"PK damaged")
    (tmp_path / "work.tar").write_bytes(b"damaged")
    assert what_is_wrong_with(tmp_path).endswith(f"in {tmp_path}.")


def test_notebooks_are_told_from_modules(tmp_path: Path) -> None:
    """They are graded in another way."""
    (tmp_path / f"{course().exercise_names[0]}.ipynb").touch()
    assert f"There are notebooks in {tmp_path}" in what_is_wrong_with(tmp_path)


def test_links_are_not_followed(tmp_path: Path) -> None:
    """They may lead anywhere, or in a circle."""
    copy_of_solutions(tmp_path / "elsewhere")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert what_is_wrong_with(folder).endswith(f"in {folder}.")
