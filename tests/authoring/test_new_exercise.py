"""kata new-exercise: a skeleton in all places that an exercise has, which works at once."""

import shutil
from pathlib import Path

import pytest

from grader.authoring.new_exercise import NewExerciseError, new_exercise
from grader.course import Course
from tests.authoring.course_of_one import SETTINGS, empty_course, run
from tests.places import PROJECT

FILES = [
    "solutions/zigzag.py",
    "grader/checks/test_zigzag.py",
    "pyproject.toml",
    "exercises/zigzag.py",
    "grader/hints.toml",
    "grader/misconceptions/zigzag.py",
    "tests/wheats/zigzag__otherwise.py",
]


def content(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_all_files_of_an_exercise_are_written(tmp_path: Path) -> None:
    """In the order in which they are filled in; and no others."""
    before = content(empty_course(tmp_path).root)
    assert new_exercise(Course(tmp_path), "zigzag") == FILES
    after = content(tmp_path)
    assert {name for name in after if after[name] != before.get(name)} == set(FILES)


def test_each_of_them_says_what_is_to_do(tmp_path: Path) -> None:
    """But pyproject.toml, which is complete."""
    new_exercise(empty_course(tmp_path), "zigzag")
    after = content(tmp_path)
    assert {name for name in FILES if "TODO: " not in after[name]} == {"pyproject.toml"}


def test_names_of_several_words_are_joined_as_classes_are(tmp_path: Path) -> None:
    """TestTwoMoons is about two_moons."""
    new_exercise(empty_course(tmp_path), "two_moons")
    assert "class TestTwoMoons:" in content(tmp_path)["grader/checks/test_two_moons.py"]
    assert not [name for name, text in content(tmp_path).items() if "{" in text and "name}" in text]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[] # the order", '["grader/checks/test_zigzag.py"] # the order'),
        ('["a.py"]', '["a.py", "grader/checks/test_zigzag.py"]'),
        (
            '[\n    # the first\n    "a.py",\n]',
            '[\n    # the first\n    "a.py",\n    "grader/checks/test_zigzag.py",\n]',
        ),
        (
            '[\n  "a.py", # the first\n  "b.py"\n]',
            '[\n  "a.py", # the first\n  "b.py",\n  "grader/checks/test_zigzag.py"\n]',
        ),
    ],
)
def test_it_becomes_the_last_one_of_the_course(before: str, after: str, tmp_path: Path) -> None:
    """In pyproject.toml, whose comments and spaces stay."""
    settings = empty_course(tmp_path).root / "pyproject.toml"
    text = SETTINGS.replace("[] # the order", before)
    settings.write_text(text, encoding="utf-8")
    new_exercise(Course(tmp_path), "zigzag")
    assert settings.read_text(encoding="utf-8") == text.replace(before, after)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Zigzag", "'Zigzag' is no name for a module: take words of lower-case letters"),
        ("two-moons", "'two-moons' is no name for a module"),
        ("2_moons", "'2_moons' is no name for a module"),
        ("two__moons", "'two__moons' is no name for a module"),
        ("moons_2", "'moons_2' is no name for a module"),
        ("_moons", "'_moons' is no name for a module"),
        ("élan", "'élan' is no name for a module"),
        ("../zigzag", "'../zigzag' is no name for a module"),
        ("", "'' is no name for a module"),
        ("lambda", "'lambda' is a word of Python's own"),
        ("random", "there is a module 'random', which the exercise would hide"),
        ("winreg", "there is a module 'winreg', which the exercise would hide"),
        ("numpy", "there is a module 'numpy', which the exercise would hide"),
        ("grader", "there is a module 'grader', which the exercise would hide"),
    ],
)
def test_a_name_that_is_no_good_is_refused(name: str, words: str, tmp_path: Path) -> None:
    """In a sentence, and nothing is written."""
    before = content(empty_course(tmp_path).root)
    with pytest.raises(NewExerciseError) as refused:
        new_exercise(Course(tmp_path), name)
    assert str(refused.value).startswith(words)
    assert content(tmp_path) == before


@pytest.mark.parametrize(
    ("place", "words"),
    [
        *((place, place) for place in FILES if place.endswith("/zigzag.py")),
        ("grader/checks/test_zigzag.py", "grader/checks/test_zigzag.py"),
        ("grader/misconceptions/zigzag/mean.py", "grader/misconceptions/zigzag"),
        ("tests/wheats/zigzag__by_loops.py", "tests/wheats/zigzag__by_loops.py"),
        ("pyproject.toml", "grader/checks/test_zigzag.py in `testpaths`"),
        ("grader/hints.toml", "[zigzag] in grader/hints.toml"),
    ],
)
def test_an_exercise_is_never_overwritten(place: str, words: str, tmp_path: Path) -> None:
    """Not even what is left of one, wherever it is."""
    file = empty_course(tmp_path).root / place
    text = {
        "pyproject.toml": SETTINGS.replace("[]", '["grader/checks/test_zigzag.py"]'),
        "grader/hints.toml": "[zigzag]\n",
    }.get(place, "mine")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    before = content(tmp_path)
    with pytest.raises(NewExerciseError) as refused:
        new_exercise(Course(tmp_path), "zigzag")
    assert str(refused.value) == f"there is {words} already: take another name, or remove it"
    assert content(tmp_path) == before


# ── the command, in a copy of this repository ────────────────────────────────────────────────


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy this repository, and make an exercise there."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("grader", "solutions", "exercises", "tests/wheats"):
        shutil.copytree(PROJECT / name, folder / name)  # compiled, where it is
    shutil.copy(PROJECT / "pyproject.toml", folder)
    made = run(folder, "grader.cli.staff", "new-exercise", "zigzag")
    assert made.returncode == 0, made.stderr
    assert made.stdout.splitlines() == [
        "Written:",
        *(f"  {name}" for name in FILES),
        "",
        "Now do what each TODO in them says. `kata certify zigzag` tells what is left.",
    ]
    return folder


def test_a_skeleton_is_graded_at_once(copy: Path) -> None:
    """The last of the course: its solution has all points, its stub is to do."""
    done = run(copy, "pytest", "grader", "--submission", "solutions", "-k", "zigzag")
    assert "2 of 2 points" in done.stdout, done.stderr
    done = run(copy, "pytest", "grader", "-k", "zigzag or Observe")
    board = done.stdout[: done.stdout.index("0 of ")]
    assert board.splitlines()[-3].split() == ["zigzag", "0", "/", "2"]
    assert board.splitlines()[-2].split()[-2:] == ["to", "do"]
    assert run(copy, "grader.cli.staff", "stubs", "--check").returncode == 0


def test_certify_tells_what_is_left_of_a_skeleton(copy: Path) -> None:
    """The TODOs, in order; all else is proven."""
    done = run(copy, "grader.cli.staff", "certify", "zigzag")
    assert done.returncode == 1, done.stderr
    left, proof = done.stdout.split("\n\nSeed 1. ")
    first, *todos = left.splitlines()
    assert first == "To be done, from the top:"
    assert len(todos) == 20
    assert all(": a TODO is left; " in line for line in todos)
    assert todos[0] == "  solutions/zigzag.py, line 1: a TODO is left; write a title, in one line."
    assert "zigzag.zigzag                                  1 right, 2 wrong variants   ok" in proof
    assert proof.endswith("\n20 problems.\n")


def test_a_refusal_is_one_sentence(copy: Path) -> None:
    """And an exit status."""
    done = run(copy, "grader.cli.staff", "new-exercise", "zigzag")
    assert done.returncode == 1
    assert done.stderr == (
        "kata new-exercise: there is solutions/zigzag.py already: "
        "take another name, or remove it.\n"
    )


def test_hints_that_can_not_be_read_are_one_sentence(tmp_path: Path) -> None:
    """Nobody can tell then whether the name is taken: nothing is written."""
    hints = empty_course(tmp_path).hints
    hints.write_text("[zigzag", encoding="utf-8")
    before = content(tmp_path)
    done = run(tmp_path, "grader.cli.staff", "new-exercise", "zigzag")
    assert done.returncode == 1
    assert done.stderr.startswith("kata new-exercise: grader/hints.toml: it is no TOML: ")
    assert content(tmp_path) == before
