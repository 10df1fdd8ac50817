"""Whole runs of `pytest grader`, as a learner starts them."""

import copy
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.authoring.right_variants import with_code
from grader.cli.learner import app
from grader.course import course
from tests import programs
from tests.places import EXERCISES, PROJECT, SOLUTIONS
from tests.submissions import (
    all_exercises,
    all_functions,
    all_points,
    points_of,
    single_spaced,
)

# As on a learner's machine: no plugins of other packages, and a terminal of known width.
PLAIN = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "COLUMNS": "90", "PYTHONIOENCODING": "utf-8"}

ONE_FUNCTION = ("-k", "neural_network and TestMatrixMultiply")
"""Grades one function only, which is quick."""
ITS_POINTS = points_of("neural_network.matrix_multiply")
ALL_ITS_POINTS = f"\n{ITS_POINTS} of {ITS_POINTS} points"


def run(*arguments: str, cwd: Path = PROJECT, **environment: str) -> programs.Done:
    """Run pytest in a process of its own."""
    variables = {**os.environ, **PLAIN, **environment}
    return programs.run("pytest", *arguments, folder=cwd, environment=variables)


def run_anew(*arguments: str, cwd: Path = PROJECT, **environment: str) -> programs.Done:
    """Run pytest in a Python that is started for it, and hears these variables from the start."""
    variables = {**os.environ, **PLAIN, **environment}
    return programs.run_anew("pytest", *arguments, folder=cwd, environment=variables)


@pytest.fixture(scope="module")
def half_done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The solutions with a wrong sigmoid, an unfinished mse_loss and a loud normalize."""
    code = (
        "def sigmoid(Z): return 1 / (1 + np.exp(Z))\n"
        "def mse_loss(y_pred, y): raise NotImplementedError\n"
        "def normalize(X):\n    print('mean', X.mean())\n    return X\n"
    )
    return with_code(tmp_path_factory.mktemp("runs") / "exercises", {"neural_network": code})


@pytest.fixture(scope="module")
def half_done_run(
    half_done: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[programs.Done, dict]:
    file = tmp_path_factory.mktemp("report") / "report.json"
    done = run("grader", "--submission", str(half_done), "--report", str(file), "--seed", "77")
    return done, json.loads(file.read_text(encoding="utf-8"))


def test_a_fresh_checkout_scores_0_and_says_where_to_start() -> None:
    """No wall of red: one sentence on what to do first."""
    done = run_anew("grader")
    assert done.returncode == 1
    exercise, function = all_functions()[0].split(".")
    assert f"\n0 of {all_points()} points" in done.stdout
    start = f"Start here: open exercises/{exercise}.py, find `{function}` (line"
    assert start in " ".join(done.stdout.split())
    assert "Returned" not in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stdout.count("○") == len(all_functions())


def test_the_solutions_score_full_points_with_exit_status_0() -> None:
    """Nothing more to do."""
    done = run("grader", "--submission", "solutions")
    assert done.returncode == 0
    assert f"\n{all_points()} of {all_points()} points" in done.stdout
    assert "Next" not in done.stdout
    assert done.stdout.count("✓") == len(all_functions())


def test_a_scoreboard_by_function_then_each_first_problem(
    half_done_run: tuple[programs.Done, dict],
) -> None:
    """Short first, then each wrong function once, in full."""
    done, _ = half_done_run
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    rows = single_spaced(done.stdout).splitlines()
    assert f"✗ sigmoid 0 / {points_of('neural_network.sigmoid')} wrong answer" in rows
    assert f"○ mse_loss 0 / {points_of('neural_network.mse_loss')} to do" in rows
    whole = points_of("neural_network.forward_perceptron")
    with_ours = "right, with our sigmoid in place of yours"
    assert f"✓ forward_perceptron {whole} / {whole} {with_ours}" in rows
    assert f"✓ matrix_multiply {ITS_POINTS} / {ITS_POINTS} right" in rows
    assert "  Called    sigmoid([[0, 1.09861]])" in lines
    assert "  Returned  [[0.5, 0.25]]" in lines
    assert "  Expected  [[0.5, 0.75]]" in lines
    assert "  Printed   mean 11.0" in lines
    assert "  (3 more checks of this function not passed)" in lines
    assert done.stdout.count("  Called ") == 2
    assert all(len(line) <= 100 for line in lines)
    assert done.stderr == ""


def test_the_report_says_the_same_as_the_terminal(
    half_done_run: tuple[programs.Done, dict],
) -> None:
    """JSON, in the schema that everything else is made from."""
    done, report = half_done_run
    assert report["schema"] == "perceptron-katas/report/v1"
    assert report["seed"] == 77
    assert report["submission"] == "exercises"
    assert f"\n{report['points']} of {all_points()} points" in done.stdout
    assert report["points"] == sum(e["points"] for e in report["exercises"])
    assert report["max_points"] == all_points()
    for exercise in report["exercises"]:
        functions = exercise["functions"]
        assert exercise["points"] == sum(f["points"] for f in functions)
        assert exercise["max_points"] == sum(f["max_points"] for f in functions)
        for function in functions:
            checks = function["checks"]
            assert function["points"] == sum(c["points"] for c in checks)
            for check in checks:
                lost = check["status"] != "passed"
                assert bool(check["message"]) == lost
                assert check["points"] == (0 if lost else check["max_points"])
    (sigmoid,) = (
        function
        for exercise in report["exercises"]
        for function in exercise["functions"]
        if (exercise["name"], function["name"]) == ("neural_network", "sigmoid")
    )
    assert sigmoid["status"] == "failed"
    assert sigmoid["line"] > 200


def test_a_seed_repeats_a_run(half_done: Path, tmp_path: Path) -> None:
    """Same inputs, same messages; another seed, other inputs."""
    messages = []
    for number, seed in enumerate((5, 5, 6)):
        file = tmp_path / f"{number}.json"
        done = run(
            "grader", "--submission", str(half_done), "--report", str(file), f"--seed={seed}",
            "-k", "neural_network and TestSigmoid",
        )  # fmt: skip
        assert f"--seed {seed} repeats this run" in done.stdout
        report = json.loads(file.read_text(encoding="utf-8"))
        messages.append([c["message"] for c in report["exercises"][0]["functions"][0]["checks"]])
    assert messages[0] == messages[1] != messages[2]


def test_one_function_can_be_graded_alone(half_done: Path) -> None:
    """pytest's own -k and node ids work."""
    done = run("grader", "--submission", str(half_done), *ONE_FUNCTION)
    assert done.returncode == 0
    assert ALL_ITS_POINTS in done.stdout
    check = "grader/checks/test_grid.py::TestMakeData::test_labels"
    points = points_of("grid.make_data.test_labels")
    done = run(check, "--submission", "solutions")
    assert f"\n{points} of {points} points" in done.stdout


def test_a_bare_pytest_grades_in_the_order_of_the_katas(tmp_path: Path) -> None:
    """The order is testpaths; a folder as argument gives the same."""
    for arguments in ([], ["grader"], ["grader/checks"], ["."]):
        file = tmp_path / "report.json"
        run(*arguments, "--report", str(file))
        report = json.loads(file.read_text(encoding="utf-8"))
        assert [exercise["name"] for exercise in report["exercises"]] == all_exercises()


def test_a_shorter_time_for_a_call_can_be_set(tmp_path: Path) -> None:
    """--call-timeout is in the message."""
    code = "def normalize(X):\n    while True: pass\n"
    folder = with_code(tmp_path / "exercises", {"neural_network": code})
    done = run("grader", "--submission", str(folder), "--call-timeout", "0.5", "-k", "Normalize")
    assert "Gave no answer within 0.5 s." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--submission", "nowhere"], "--submission: there is no folder nowhere"),
        (["--submission", "README.md"], "--submission: README.md is not a folder"),
        (["--seed", "-1"], "--seed takes a whole number from 0 to 18446744073709551615"),
        (["--seed", "x"], "--seed takes a whole number"),
        (["--call-timeout", "0"], "--call-timeout takes a number of seconds"),
        (["--call-timeout", "nan"], "--call-timeout takes a number of seconds"),
        (["--report", "nowhere/report.json"], "--report: can't write a file nowhere/report.json"),
        (["-k", "sigmod"], "-k sigmod: there is no such check. Do you mean sigmoid?"),
        (["-m", "slow"], "there is no check that these options select"),
    ],
)
def test_a_usage_error_is_one_sentence(arguments: list[str], words: str) -> None:
    """Exit status 4 is pytest's own."""
    done = run("grader", *arguments)
    assert done.returncode == 4
    assert words in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("numpy", "words"),
    [
        ("__version__ = '1.26.4'", "ERROR: the katas need NumPy 2.0 or newer, and this is NumPy"),
        ("raise ImportError", "ERROR: the katas need NumPy 2.0 or newer, and this Python can't"),
    ],
)
def test_an_old_numpy_or_none_is_a_usage_error(numpy: str, words: str, tmp_path: Path) -> None:
    """Before anything else of the grader is loaded."""
    (tmp_path / "numpy.py").write_text(numpy, encoding="utf-8")
    done = run_anew("grader", PYTHONPATH=str(tmp_path))
    assert done.returncode == 4
    assert done.stderr.startswith(words)
    assert "Traceback" not in done.stdout + done.stderr


def test_from_inside_the_exercises_all_is_graded_as_from_above() -> None:
    """A bare `pytest`; with Python as a learner names it there."""
    python = os.path.relpath(sys.executable, EXERCISES)
    done = subprocess.run(
        [python, "-m", "pytest", "-k", "matrix_multiply"],
        cwd=EXERCISES,
        env={**os.environ, **PLAIN},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert f"○ matrix_multiply 0 / {ITS_POINTS} to do" in single_spaced(done.stdout)


def test_several_processes_make_one_report(half_done: Path) -> None:
    """With pytest-xdist, `-n 2` says nothing about a submission: it is graded in one."""
    pytest.importorskip("xdist")
    done = run("-p", "xdist", "grader", "-n", "2", "--submission", str(half_done), *ONE_FUNCTION)
    assert done.returncode == 0
    assert done.stdout.count(ALL_ITS_POINTS) == 1
    assert "nodes" not in done.stdout


def test_an_empty_folder_is_a_usage_error(tmp_path: Path) -> None:
    """It says so."""
    done = run("grader", "--submission", str(tmp_path))
    assert done.returncode == 4
    assert f"--submission: the folder {tmp_path} is empty" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_is_no_submission(tmp_path: Path) -> None:
    """In a pull request it may lead to the solutions."""
    (tmp_path / "exercises").symlink_to(SOLUTIONS)
    done = run("grader", "--submission", str(tmp_path / "exercises"))
    assert done.returncode == 4
    assert "is a link, no folder" in done.stderr


def test_on_github_no_command_of_a_learners_reaches_the_runner(tmp_path: Path) -> None:
    """What is printed is fenced, by a word that nobody can know."""
    code = "def normalize(X):\n    print('::set-output name=points::100')\n    return X\n"
    folder = with_code(tmp_path / "exercises", {"neural_network": code})
    arguments = ("grader", "--submission", str(folder), "-k", "Normalize")
    words = []
    for _ in range(2):
        printed = run(*arguments, GITHUB_ACTIONS="true").stdout
        before, word, fenced = re.split(r"::stop-commands::(\w+)\n", printed)
        assert "set-output" not in before
        assert "set-output" in fenced
        assert fenced.endswith(f"\n::{word}::\n")
        words.append(word)
    assert words[0] != words[1]
    assert "::stop-commands" not in run(*arguments).stdout


def test_a_relative_folder_is_taken_from_where_the_learner_is(half_done: Path) -> None:
    """Not from the root of the repository."""
    done = run(
        str(PROJECT / "grader"), "--submission", half_done.name, *ONE_FUNCTION,
        cwd=half_done.parent,
    )  # fmt: skip
    assert ALL_ITS_POINTS in done.stdout


def test_colour_is_never_alone_and_can_be_switched_off() -> None:
    """Signs and words say the same; NO_COLOR is honoured."""
    colored = run("grader", "--submission", "solutions", "--color=yes", *ONE_FUNCTION)
    assert "\x1b[32m✓\x1b[0m" in colored.stdout
    plain = run("grader", "--submission", "solutions", *ONE_FUNCTION, NO_COLOR="1")
    assert "\x1b[" not in plain.stdout


def test_a_terminal_without_unicode_gets_ascii() -> None:
    """Windows consoles with an old code page, for instance."""
    done = run_anew("grader", *ONE_FUNCTION, PYTHONIOENCODING="ascii")
    assert done.stdout.isascii()
    assert f"o    matrix_multiply    0 / {ITS_POINTS}   to do" in done.stdout


def test_pytest_v_lists_every_check() -> None:
    """By name, with its status."""
    done = run("grader", "-v", *ONE_FUNCTION, "--color=no")
    assert "TestMatrixMultiply::test_worked_by_hand TODO" in done.stdout


def test_the_plugin_keeps_out_of_other_runs(tmp_path: Path) -> None:
    """Loaded, but silent, where there are no checks to run."""
    (tmp_path / "test_other.py").write_text("def test_it(): assert 1 == 2\n", encoding="utf-8")
    done = run(str(tmp_path), "-p", "no:cacheprovider")
    assert "assert 1 == 2" in done.stdout
    assert "points" not in done.stdout


def test_collecting_starts_no_worker_and_grades_nothing() -> None:
    """pytest --collect-only lists the checks."""
    done = run("grader", "--collect-only", "-q")
    assert done.returncode == 0
    assert "TestSigmoid::test_worked_by_hand" in done.stdout
    assert f"of {all_points()} points" not in done.stdout


def test_a_run_that_stops_early_reports_what_was_not_graded(tmp_path: Path) -> None:
    """pytest -x ends at the first lost check: the rest costs its points, with a reason."""
    file = tmp_path / "report.json"
    done = run("grader", "-x", "--report", str(file))
    report = json.loads(file.read_text(encoding="utf-8"))
    assert done.returncode == 1
    assert report["max_points"] == all_points()
    first, *others = (
        check
        for exercise in report["exercises"]
        for function in exercise["functions"]
        for check in function["checks"]
    )
    not_graded = "Not graded: the run was stopped before this check."
    assert not_graded not in first["message"]
    # Some are also said to wait for another function.
    assert {check["message"].splitlines()[-1] for check in others} == {not_graded}


def test_ctrl_c_leaves_a_report_that_is_no_score(tmp_path: Path) -> None:
    """What was graded until then is told, and what to do; no traceback of the grader."""
    plugin = (
        "from grader.grading import Grading\n"
        "judge = Grading.judge\n"
        "def until_interrupted(grading, check):\n"
        "    if check.subject == 'and_gate.make_data':\n"
        "        raise KeyboardInterrupt\n"
        "    return judge(grading, check)\n"
        "Grading.judge = until_interrupted\n"
    )
    (tmp_path / "interrupted.py").write_text(plugin, encoding="utf-8")
    file = tmp_path / "report.json"
    done = run(
        *("grader", "-p", "interrupted", "--submission", "solutions", "--report", str(file)),
        PYTHONPATH=str(tmp_path),
    )
    assert done.returncode == 2
    rows = single_spaced(done.stdout).splitlines()
    assert f"✓ sigmoid {points_of('neural_network.sigmoid')} / 4 right" in rows
    assert "- make_data 0 / 3 not graded" in rows
    assert "Run this again, to its end: then there is a score." in rows
    assert "KeyboardInterrupt" not in done.stdout + done.stderr
    assert ".py:" not in done.stdout
    assert json.loads(file.read_text(encoding="utf-8"))["complete"] is False


def test_names_with_spaces_and_accents_are_no_obstacle(tmp_path: Path) -> None:
    """Of the folder that is graded."""
    folder = tmp_path / "mes élèves" / "naïve copy"
    shutil.copytree(SOLUTIONS, folder)
    done = run("grader", "--submission", str(folder), *ONE_FUNCTION)
    assert ALL_ITS_POINTS in done.stdout


def test_grading_leaves_nothing_in_the_submission(tmp_path: Path) -> None:
    """No caches, no reports."""
    folder = tmp_path / "exercises"
    shutil.copytree(EXERCISES, folder, ignore=shutil.ignore_patterns("__pycache__"))
    before = sorted(folder.rglob("*"))
    run("grader", "--submission", str(folder), "-k", "neural_network")
    assert sorted(folder.rglob("*")) == before


def test_a_run_that_can_not_start_leaves_no_old_report(tmp_path: Path) -> None:
    """It would be taken for the score of what could not be graded."""
    file, empty = tmp_path / "report.json", tmp_path / "empty"
    empty.mkdir()
    assert run("grader", "--report", str(file), *ONE_FUNCTION).returncode == 1
    assert file.exists()
    assert run("grader", "--report", str(file), "--submission", str(empty)).returncode == 4
    assert not file.exists()


def test_what_is_no_report_is_not_overwritten(tmp_path: Path) -> None:
    """Somebody's own file, named by mistake."""
    file = tmp_path / "grid.py"
    file.write_text("my work", encoding="utf-8")
    done = run("grader", "--report", str(file), *ONE_FUNCTION)
    assert done.returncode == 4
    assert "there is a file of this name already, and it is no report" in done.stderr
    assert file.read_text(encoding="utf-8") == "my work"


@pytest.fixture(scope="module")
def stale_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of right work, which a later run writes over."""
    file = tmp_path_factory.mktemp("stale") / "report.json"
    run("grader", "--submission", "solutions", "--report", str(file), *ONE_FUNCTION)
    return file


@pytest.mark.parametrize("arguments", [("-x",), ONE_FUNCTION])
def test_a_part_of_the_checks_is_no_score(
    arguments: tuple[str, ...], stale_report: Path, tmp_path: Path
) -> None:
    """Stopped, or chosen: the report says so, and nobody takes it for a score."""
    file = Path(shutil.copy(stale_report, tmp_path))
    run("grader", "--report", str(file), *arguments)
    report = json.loads(file.read_text(encoding="utf-8"))
    assert report["complete"] is False
    verdict = CliRunner().invoke(app, ["verdict", str(file)])
    assert verdict.exit_code == 1
    assert verdict.stderr.startswith("Not graded: ")


def test_a_report_says_what_was_graded(
    half_done: Path,
    half_done_run: tuple[programs.Done, dict],
    tmp_path: Path,
) -> None:
    """The folder, its files by their hashes, when, and by which version; the rest repeats."""
    file = tmp_path / "report.json"
    run("grader", "--submission", str(half_done), "--report", str(file), "--seed", "77")
    reports = copy.deepcopy(half_done_run[1]), json.loads(file.read_text(encoding="utf-8"))
    for report in reports:
        graded = report["graded"]
        content = (half_done / "grid.py").read_bytes()
        assert graded["path"] == half_done.resolve().as_posix()
        assert graded["files"]["grid.py"] == hashlib.sha256(content).hexdigest()
        assert graded["version"] == course().settings["project"]["version"]
        assert datetime.fromisoformat(graded.pop("time")).tzinfo is not None
        for exercise in report["exercises"]:
            for function in exercise["functions"]:
                for check in function["checks"]:
                    check.pop("seconds")
    assert reports[0] == reports[1]
    assert reports[0]["complete"] is True
