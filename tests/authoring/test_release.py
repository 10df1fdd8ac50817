"""kata release: the edition for students holds nothing that gives an answer away, and works."""

import compileall
import functools
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from grader.authoring.edition import OF_THE_ENGINE, PINNED, make_edition, without_hidden_checks
from grader.authoring.release import MANIFEST, ReleaseError, release
from grader.cli.staff import app
from grader.course import ENGINE
from grader.judging.dependencies import read_dependencies
from tests import programs
from tests.places import CHECKS, EXERCISES, PROJECT, SOLUTIONS
from tests.reports.runner import git
from tests.submissions import all_checks, all_functions, all_points, points_of, single_spaced


def visible_points_of(*names: str) -> int:
    """Return what the visible checks of some exercises and functions are worth."""
    visible = [check for check in all_checks() if not check.hidden]
    return sum(one.points for one in visible if {one.exercise, one.subject} & set(names))


the_edition = functools.cache(make_edition)
"""What is in it; it is the same each time, which has a test."""

VISIBLE = visible_points_of(*all_functions())
HIDDEN = all_points() - VISIBLE


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Release an edition that no test changes."""
    folder = tmp_path_factory.mktemp("release") / "for students"
    release(folder)
    return folder


@pytest.fixture(scope="module")
def compiled(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the edition, and compile its grader: else each run in a copy would do it anew."""
    folder = shutil.copytree(edition, tmp_path_factory.mktemp("compiled") / edition.name)
    compileall.compile_dir(folder / "grader", quiet=1)
    return Path(folder)


@pytest.fixture
def own(compiled: Path, tmp_path: Path) -> Path:
    """Copy the edition, for a test of its own."""
    return Path(shutil.copytree(compiled, tmp_path / "own"))


def run(folder: Path, *arguments: str, file: str = "pytest") -> programs.Done:
    """Run a module in an edition, as a student does."""
    variables = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "NO_COLOR": "1"}
    return programs.run(file, *arguments, folder=folder, environment=variables)


def solve(folder: Path) -> None:
    for file in SOLUTIONS.glob("*.py"):
        shutil.copy(file, folder / "exercises")


# ── what is not in it ────────────────────────────────────────────────────────────────────────


def regions(text: str, begin: str, end: str) -> tuple[set[str], set[str]]:
    """Return the lines between markers, and those outside of them."""
    inside: set[str] = set()
    outside: set[str] = set()
    is_inside = False
    for line in map(str.strip, text.splitlines()):
        if begin in line:
            is_inside = True
        elif end in line:
            is_inside = False
        elif line:
            (inside if is_inside else outside).add(line)
    return inside, outside


def secret_lines() -> Iterator[tuple[str, str]]:
    """Yield each line of the solutions' bodies and of the hidden checks, with its file.

    Not those that stand outside of a region as well, or in the example that the exercises' README
    works out; nor those of a few characters, such as `]`. They tell nothing.

    A module among the checks that the edition lacks is hidden as a whole, but for its imports and
    decorators.
    """
    sources = [(file, "SOLUTION") for file in sorted(SOLUTIONS.glob("*.py"))]
    sources += [(file, "HIDDEN TESTS") for file in sorted(CHECKS.glob("*.py"))]
    found = []
    readme = (EXERCISES / "README.md").read_text(encoding="utf-8")
    told = set(map(str.strip, readme.splitlines()))
    shipped = the_edition()
    for file, kind in sources:
        text = file.read_text(encoding="utf-8")
        inside, outside = regions(text, f"### BEGIN {kind}", f"### END {kind}")
        if file.parent == CHECKS and f"grader/checks/{file.name}" not in shipped:
            common = ("import ", "from ", "@")
            everything = {line for line in inside | outside if not line.startswith(common)}
            inside, outside = everything, set()
        told |= outside
        found += [(line, file.name) for line in sorted(inside)]
    for line, name in found:
        if line not in told and len(line) >= len("return X @ W"):
            yield line, name


def test_there_are_secrets_to_look_for() -> None:
    """Else the next test would prove nothing."""
    lines = {line for line, _ in secret_lines()}
    assert len(lines) > 200
    assert "return X @ W" in lines
    assert 'return "learned"' in lines
    assert "def test_random_matrices(self, learner: Learner, reference: Reference, rng: Rng) -> None:" in lines  # noqa: E501  # fmt: skip


def test_no_line_of_a_solution_or_a_hidden_check_is_in_it(edition: Path) -> None:
    """In no file, whatever its kind."""
    files = [file for file in edition.rglob("*") if file.is_file()]
    lines = {
        line.strip(): file.relative_to(edition)
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
    }
    leaks = [f"{name}: {line!r} in {lines[line]}" for line, name in secret_lines() if line in lines]
    assert leaks == []


def test_no_longer_line_is_within_another(edition: Path) -> None:
    """Behind a comment's sign, or in a text."""
    everything = "\n".join(
        file.read_text(encoding="utf-8") for file in edition.rglob("*") if file.is_file()
    )
    # Calls that visible checks make as well, with other arguments.
    harmless = {"result = learner.gradient_descent(", "learner.binary_cross_entropy("}
    leaks = {line for line, _ in secret_lines() if len(line) > 20 and line in everything}
    assert leaks == harmless


def test_there_are_no_solutions_and_no_misconceptions(edition: Path) -> None:
    """Nor what makes, proves or publishes."""
    assert not (edition / "solutions").exists()
    assert not (edition / "tests").exists()
    assert not (edition / "grader/misconceptions").exists()
    hidden = ("checks/oracle.py", "checks/visited_batches.py")
    for name in ("authoring", "certify.py", "variants.py", "exporters", *hidden):
        assert not (edition / "grader" / name).exists()


def test_a_hidden_check_leaves_no_import_behind() -> None:
    """What only it used is gone with it."""
    source = (
        "import functools\nfrom a import b, c\n\n\n"
        "class TestF:\n    def test_b(self):\n        b()\n"
        "\n    ### BEGIN HIDDEN TESTS\n    def test_c(self):\n        functools.reduce(c)\n\n"
        "    ### END HIDDEN TESTS\n"
    )
    expected = "from a import b\n\n\nclass TestF:\n    def test_b(self):\n        b()\n"
    assert without_hidden_checks(source) == expected


def test_of_the_engine_the_edition_has_what_learners_need() -> None:
    """Every pattern means something, and no room of teachers is in it."""
    assert all(list(ENGINE.glob(pattern)) for pattern in OF_THE_ENGINE)
    rooms = {name.split("/")[1] for name in the_edition() if name.startswith("grader/")}
    assert {"authoring", "notebooks", "misconceptions"}.isdisjoint(rooms)
    for name in ("cli/staff.py", "reports/exporters/csv_table.py", "reports/github/api.py"):
        assert (ENGINE / name).is_file()
        assert f"grader/{name}" not in the_edition()


# ── what a student sees ──────────────────────────────────────────────────────────────────────


def test_a_fresh_edition_says_where_to_begin(own: Path) -> None:
    """And how many points there are, here and later."""
    done = run(own, "grader")
    assert done.returncode == 1, done.stderr
    assert f"0 of {VISIBLE} points that are checked here; {HIDDEN} more are graded later" in (
        done.stdout
    )
    exercise, function = all_functions()[0].split(".")
    start = f"Start here: open exercises/{exercise}.py, find `{function}` (line"
    assert start in " ".join(done.stdout.split())
    assert "\n○ observe 0 / 0 to do\n" in single_spaced(done.stdout)


def test_all_right_does_not_sound_like_full_marks(own: Path) -> None:
    """Neither in the terminal, nor in the summary, nor in the report."""
    solve(own)
    done = run(own, "grader", "--report", "report.json")
    assert done.returncode == 0, done.stdout
    last = done.stdout[done.stdout.index(f"{VISIBLE} of {VISIBLE} points") :]
    assert last.startswith(
        f"{VISIBLE} of {VISIBLE} points that are checked here; {HIDDEN} more are graded later"
    )
    assert "try inputs of your own" in last
    sigmoid = visible_points_of("neural_network.sigmoid")
    make_data = points_of("and_gate.make_data")
    rows = single_spaced(done.stdout).splitlines()
    assert f"✓ sigmoid {sigmoid} / {sigmoid} right so far" in rows
    assert f"✓ make_data {make_data} / {make_data} right" in rows
    report = json.loads((own / "report.json").read_text())
    assert (report["points"], report["graded_later"]) == (VISIBLE, HIDDEN)
    summary = run(own, "summary", "report.json", file="grader.cli.learner").stdout
    assert f"checked here; {HIDDEN} more are graded later" in summary
    assert f"| `sigmoid` | {sigmoid} / {sigmoid} | ✓ right so far |" in summary


def test_a_student_sees_and_tries_what_is_built(own: Path) -> None:
    """By the learner's own functions alone; the result that is expected isn't there."""
    solve(own)
    kata = "grader.cli.learner"
    done = run(own, "show", "and_gate", file=kata)
    assert "4 of 4 points are given their own label" in done.stdout, done.stderr
    run(own, "show", "grid", "--html", "grid.html", file=kata)
    assert '<input type="range"' in (own / "grid.html").read_text(encoding="utf-8")
    done = run(own, "try", "sigmoid([[0]])", file=kata)
    assert done.stdout.splitlines() == [
        "Called    sigmoid([[0]])",
        "Returned  [[0.5]]",
        "Expected  not shown: there are no solutions in this edition",
    ]


@pytest.mark.parametrize("command", ["solution", "examples"])
def test_what_needs_our_solutions_is_not_there(command: str, edition: Path, own: Path) -> None:
    """Neither as a command, nor as code, nor in what the edition says."""
    assert not (edition / "grader/comparing").exists()
    assert not (edition / "grader/cli/comparing.py").exists()
    done = run(own, command, "sigmoid", file="grader.cli.learner")
    assert done.returncode == 2
    assert f"No such command '{command}'" in done.stderr
    assert f"kata {command}" not in (edition / "README.md").read_text(encoding="utf-8")


def test_its_readme_has_a_value_in_each_place(edition: Path) -> None:
    """No braces are left, and all rows of the table are in one piece."""
    text = (edition / "README.md").read_text(encoding="utf-8")
    assert "{" not in text
    assert "| `kata show and_gate` |" in text
    assert "| `python exercises/and_gate.py` |" in text
    table = text[text.index("| command") :].partition("\n\n")[0]
    assert all(line.startswith("|") for line in table.splitlines())


def test_what_is_selected_is_counted(own: Path) -> None:
    """Points that are graded later are those of the functions in the run."""
    done = run(own, "grader", "-k", "neural_network and TestSigmoid")
    visible = visible_points_of("neural_network.sigmoid")
    later = points_of("neural_network.sigmoid") - visible
    assert f"\n0 of {visible} points that are checked here; {later} more are" in done.stdout


def test_a_wrong_answer_is_explained(own: Path) -> None:
    """What is built on it waits; no mistake is named, since none is known there."""
    solve(own)
    with (own / "exercises/neural_network.py").open("a", encoding="utf-8") as file:
        file.write("\n\ndef sigmoid(Z):\n    return 1 / (1 + np.exp(Z))\n")
    done = run(own, "grader", "-k", "neural_network")
    assert "Expected  [[0.5, 0.75]]" in done.stdout
    assert "Cause" not in done.stdout
    assert "Waiting until others are right: neural_network.forward_perceptron" in done.stdout


def test_hints_are_given(own: Path) -> None:
    """By the command that students have."""
    done = run(own, "hint", "neural_network.sigmoid", file="grader.cli.learner")
    assert "neural_network.sigmoid, hint 1 of" in done.stdout


def test_its_dependencies_are_those_of_the_solutions(edition: Path) -> None:
    """Written down, since there are no solutions to read them from."""
    written = json.loads((edition / "grader/dependencies.json").read_text())
    assert written == {name: list(uses) for name, uses in read_dependencies(SOLUTIONS).items()}


def test_its_workflow_speaks_commands_that_are_there(own: Path) -> None:
    """Each `run:` step that does not install anything is run."""
    solve(own)
    workflow = yaml.safe_load((own / ".github/workflows/grade.yml").read_text(encoding="utf-8"))
    (job,) = workflow["jobs"].values()
    steps = [step["run"] for step in job["steps"] if "run" in step]
    assert f"python -m pip install --require-hashes --requirement {PINNED}" in steps
    assert (own / PINNED).exists()
    commands = [step for step in steps if "python -m" in step and "install" not in step]
    assert len(commands) == 4
    for command in commands:
        module, *arguments = command.removeprefix("python -m ").partition(" >>")[0].split()
        arguments = [one.replace("bubblewrap", "auto") for one in arguments]
        done = run(own, *arguments, file=module)
        assert done.returncode == 0, done.stderr


# ── writing it ───────────────────────────────────────────────────────────────────────────────


def content(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_made_twice_it_is_the_same(edition: Path, tmp_path: Path) -> None:
    """Byte for byte, and with Unix line ends everywhere."""
    release(tmp_path / "again")
    assert content(tmp_path / "again") == content(edition)
    assert not [name for name, text in content(edition).items() if b"\r" in text]


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    """Without --update, whatever is in it; and with it, where no edition is."""
    (tmp_path / "work.py").write_text("mine")
    for update, words in ((False, "is not empty"), (True, "there is no edition")):
        with pytest.raises(ReleaseError, match=words):
            release(tmp_path, update)
    assert content(tmp_path) == {"work.py": b"mine"}


def test_the_repository_itself_is_refused() -> None:
    """The edition would become a part of what it is made of."""
    with pytest.raises(ReleaseError, match="inside of this repository"):
        release(PROJECT / "build" / "edition")
    assert not (PROJECT / "build" / "edition").exists()


def test_an_update_keeps_what_a_student_has_written(own: Path) -> None:
    """It mends the grader, brings back what is missing, and leaves all else that was changed."""
    work = own / "exercises/neural_network.py"
    work.write_text("# mine", encoding="utf-8")
    (own / "README.md").write_text("our course", encoding="utf-8")
    (own / "grader/judging/judge.py").write_text("generous = True", encoding="utf-8")
    (own / "exercises/grid.py").unlink()
    (own / "notes.txt").write_text("mine", encoding="utf-8")
    done = release(own, True, the_edition)
    assert done.kept == ["README.md", "exercises/neural_network.py"]
    assert sorted(done.written) == ["exercises/grid.py", "grader/judging/judge.py"]
    assert work.read_text(encoding="utf-8") == "# mine"
    assert (own / "README.md").read_text(encoding="utf-8") == "our course"
    assert (own / "notes.txt").exists()
    assert release(own, True, the_edition).written == []
    assert work.read_text(encoding="utf-8") == "# mine"


def test_an_update_writes_what_nobody_has_changed(own: Path) -> None:
    """An older stub makes way; and what the edition has no more goes."""
    files = json.loads((own / MANIFEST).read_text())
    older = b"an older stub\n"
    (own / "exercises/grid.py").write_bytes(older)
    (own / "exercises/old.py").write_bytes(older)
    (own / "exercises/old_but_used.py").write_bytes(b"mine")
    hashed = hashlib.sha256(older).hexdigest()
    for name in ("grid", "old", "old_but_used"):
        files[f"exercises/{name}.py"] = hashed
    (own / MANIFEST).write_text(json.dumps(files))
    done = release(own, True, the_edition)
    assert done.written == ["exercises/grid.py"]
    assert done.removed == ["exercises/old.py"]
    assert done.kept == ["exercises/old_but_used.py"]


def test_other_line_ends_are_no_change(own: Path) -> None:
    """Git on Windows writes them."""
    for file in own.rglob("*.py"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    done = release(own, True, the_edition)
    assert (done.kept, done.removed, done.written) == ([], [], [])


def test_links_lead_nowhere(own: Path, tmp_path: Path) -> None:
    """What a link leads to is not written to, and stays."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious.py").write_text("precious")
    (own / "grader/judging/judge.py").unlink()
    (own / "grader/judging/judge.py").symlink_to(outside / "precious.py")
    (own / "exercises/grid.py").unlink()
    (own / "exercises/grid.py").symlink_to(outside / "precious.py")
    assert release(own, True, the_edition).kept == ["exercises/grid.py"]
    assert not (own / "grader/judging/judge.py").is_symlink()
    assert content(outside) == {"precious.py": b"precious"}
    shutil.rmtree(own / "exercises")
    (own / "exercises").symlink_to(outside)
    with pytest.raises(ReleaseError, match="is a link"):
        release(own, True, the_edition)
    assert content(outside) == {"precious.py": b"precious"}


@pytest.mark.parametrize("text", ["{", "[]", '{"../../evil": "1"}', '{"/etc/passwd": "1"}'])
def test_a_damaged_list_of_files_is_refused(text: str, own: Path) -> None:
    """By it an update removes files: it must name none outside."""
    (own / MANIFEST).write_text(text)
    before = content(own)
    with pytest.raises(ReleaseError, match="is damaged"):
        release(own, True, the_edition)
    assert content(own) == before


def test_it_fits_into_a_git_repository(own: Path) -> None:
    """Everything is committed but what is made by working."""
    run(own, "grader")
    git(own, "init", "--quiet")
    git(own, "add", "--all")
    committed = git(own, "ls-files").splitlines()
    assert sorted(committed) == sorted([*the_edition(), MANIFEST])


def test_the_command_says_what_it_has_done(own: Path) -> None:
    """And fails with a sentence."""
    (own / "README.md").write_text("our course", encoding="utf-8")
    done = CliRunner().invoke(app, ["release", str(own), "--update"])
    assert done.exit_code == 0
    assert "0 files written" in done.output
    assert "stay as they are: README.md." in done.output
    done = CliRunner().invoke(app, ["release", str(own)])
    assert done.exit_code == 1
    assert "is not empty" in done.output
