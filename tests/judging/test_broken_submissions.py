"""Broken submissions lose what they break and nothing else, in time, with a reason.

A case is a row: what the code does, the code, the status of what it breaks, and words that the
reason must contain. Cases about a function replace `normalize`, which nothing else uses; cases
about a file replace grid.py.
"""

import os
import sys
from pathlib import Path

import pytest

from grader.authoring.right_variants import copy_of_solutions, with_code
from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import read_files
from grader.grading import checks_of as by_subject
from grader.judging.dependencies import dependencies
from grader.judging.judge import Judge
from grader.reports.message import as_text
from grader.reports.report import Report
from grader.reports.status import Status
from tests.submissions import all_checks, function_of, grade_by, lost_functions, points_of

FUNCTIONS = {
    # name: (code, status, words)
    "raises": ("def normalize(X): return X / oops", "error", "NameError: name 'oops'"),
    "is unfinished": ("def normalize(X): raise NotImplementedError", "todo", "replace the TODO"),
    "waits for its own helper": (
        "def helper(X): raise NotImplementedError\ndef normalize(X): return helper(X)",
        "waiting",
        "Waits for neural_network.helper",
    ),
    "is missing": ("del normalize", "error", "has no function `normalize`"),
    "is not a function": ("normalize = 3", "error", "a value of type int"),
    "takes no argument": ("def normalize(): return 0", "error", "Keep the line `def normalize("),
    "is async": ("async def normalize(X): return X", "error", "not `async def`"),
    "is a generator": ("def normalize(X): yield X", "error", "where the function has `yield`"),
    "returns nothing": ("def normalize(X): X", "failed", "is its `return` missing?"),
    "returns a text": ("def normalize(X): return 'X'", "failed", "Returned  'X'"),
    "returns a set": ("def normalize(X): return {1}", "error", "a set, which can't be graded"),
    "returns a wrong shape": (
        "def normalize(X): return X.mean(axis=0)",
        "failed",
        "The shape is different",
    ),
    "returns NaN": ("def normalize(X): return X * np.nan", "failed", "is NaN (not a number)"),
    "returns infinity": ("def normalize(X): return X + np.inf", "failed", "is infinite"),
    "returns float16": (
        "right = normalize\ndef normalize(X): return right(X).astype(np.float16) * np.float16(1)",
        "failed",
        "keeps too few digits",
    ),
    "returns complex numbers": ("def normalize(X): return X + 0j", "error", "dtype complex128"),
    "returns an object array": (
        "def normalize(X): return np.array([[None, 1], [2, 3]])",
        "error",
        "a NoneType among them",
    ),
    "returns rows of different lengths": (
        "def normalize(X): return [[1.0], [2.0, 3.0]]",
        "failed",
        "an array of shape (2, 2)",
    ),
    "returns an endless iterator": (
        "import itertools\ndef normalize(X): return itertools.count()",
        "error",
        "a count, which can't be graded",
    ),
    "returns a list that holds itself": (
        "def normalize(X):\n    a = []\n    a.append(a)\n    return a",
        "error",
        "nested more than",
    ),
    "returns a list of 5 million numbers": (
        "def normalize(X): return [0.5] * 5_000_000",
        "error",
        "5,000,000 elements, too many",
    ),
    "returns an array of 36 million numbers": (
        "def normalize(X): return np.zeros((6000, 6000))",
        "error",
        "36,000,000 elements, too many",
    ),
    "raises an exception whose text can't be made": (
        "class E(Exception):\n    def __str__(self): return 1 / 0\ndef normalize(X): raise E",
        "error",
        "its text can't be made",
    ),
    "raises an exception with 50 MB of text": (
        "def normalize(X): raise ValueError('x' * 50_000_000)",
        "error",
        "ValueError: xxx",
    ),
    "exits": ("import sys\ndef normalize(X): sys.exit(0)", "error", "Remove exit()"),
    "raises KeyboardInterrupt": (
        "def normalize(X): raise KeyboardInterrupt",
        "error",
        "KeyboardInterrupt",
    ),
    "loops for ever": ("def normalize(X):\n    while True: pass", "error", "no answer within 1 s"),
    "calls itself for ever": ("def normalize(X): return normalize(X)", "error", "RecursionError"),
    "overflows the stack": (
        "import sys\ndef normalize(X):\n    sys.setrecursionlimit(10**9)\n"
        "    class A:\n        def __repr__(self): return repr([self])\n    return repr(A())",
        "error",
        # Python 3.12 and newer watch the C stack, too.
        "Crashed" if sys.version_info < (3, 12) else "RecursionError",
    ),
    "crashes": (
        "import ctypes\ndef normalize(X): return ctypes.string_at(0)",
        "error",
        "Python itself ended during the call",
    ),
    "aborts": (
        "import os\ndef normalize(X): os.abort()",
        "error",
        "Python itself ended during the call",
    ),
    "ends the process as if all were well": (
        "import os\ndef normalize(X): os._exit(0)",
        "error",
        "with exit status 0",
    ),
    "closes every descriptor": (
        "import os\ndef normalize(X): os.closerange(0, 100)",
        "error",
        "Python itself ended during the call",
    ),
    "writes garbage to every descriptor": (
        "import os\ndef normalize(X):\n    for fd in range(20):\n"
        "        try: os.write(fd, b'garbage\\n')\n        except OSError: pass\n    return X",
        "error",
        "can't be read",
    ),
    "reads from the keyboard": ("def normalize(X): return input()", "error", "has no keyboard"),
    "uses up the memory": (
        "def normalize(X):\n    a = []\n    while True: a.append(np.zeros(10**7))",
        "error",
        "MemoryError",
    ),
    "calls a broken builtin that it made itself": (
        "import builtins\ndef normalize(X):\n    builtins.len = None\n    return len(X)",
        "error",
        "TypeError",
    ),
}

FILES = {
    "has a syntax error": (b"def f(:\n    pass\n", "error", "grid.py, line 1"),
    "has a wrong indentation": (b"def f():\npass\n", "error", "Indent with four spaces"),
    "is not UTF-8": ("x = 'é'".encode("latin-1"), "error", "Save the file as plain text"),
    "is UTF-16": ("x = 1\n".encode("utf-16"), "error", "Save the file as plain text"),
    "holds a null byte": (b"x = 1\0\n", "error", "Save the file as plain text"),
    "is empty": (b"", "error", "has no function `make_data`"),
    "imports what isn't there": (b"import not_installed_at_all", "error", "No module named"),
    "raises when imported": (b"1 / 0", "error", "ZeroDivisionError"),
    "exits when imported": (b"raise SystemExit", "error", "can't be imported"),
    "loops when imported": (b"while True: pass", "error", "was still not imported after 1 s"),
}

# These do odd things and then answer rightly: nothing is lost.
HARMLESS = {
    "prints 200 MB": "right = normalize\ndef normalize(X):\n"
    "    for _ in range(20): print('x' * 10_000_000)\n    return right(X)",
    "leaves a thread running": "import threading, time\n"
    "threading.Thread(target=time.sleep, args=(600,)).start()",
    "sleeps at exit": "import atexit, time\natexit.register(time.sleep, 600)",
    "replaces json.dumps": "import json\njson.dumps = json.loads = None\n"
    "json.JSONEncoder.encode = json.JSONDecoder.decode = None",
    "replaces print": "import builtins\nbuiltins.print = None",
    "closes its streams": "import sys\nsys.stdout.close()\nsys.stderr.close()",
    "replaces its streams": "import sys\nsys.stdout = sys.stderr = None",
    "turns warnings into errors": "np.seterr(all='raise')",
    "changes the current folder": "import os, tempfile\nos.chdir(tempfile.gettempdir())",
    "seeds all there is": "import random\nrandom.seed(0)\nnp.random.seed(0)",
}


def checks_of(*exercises: str) -> list:
    """Return the checks of some exercises, in this order."""
    return [check for name in exercises for check in all_checks() if check.exercise == name]


def checks_without_training(*exercises: str) -> list:
    """Return the checks of some exercises but those that train, which takes most of the time."""
    trains = ("neural_network.gradient_descent", "and_gate.train", "grid.train")
    return [check for check in checks_of(*exercises) if check.subject not in trains]


def points_by_exercise(report: Report) -> dict[str, int]:
    return {exercise.name: exercise.points for exercise in report.exercises}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_that(name: str, tmp_path: Path) -> None:
    """It loses its own points only, and says why."""
    code, status, words = FUNCTIONS[name]
    if "MemoryError" in words and sys.platform != "linux":
        pytest.skip("the system doesn't limit the memory of a process")
    folder = with_code(tmp_path / "exercises", {"neural_network": code})
    timeout = 1.0 if "1 s" in words else 5.0
    checks = checks_without_training("neural_network", "and_gate")
    report = grade_by(folder, checks, call_timeout=timeout)
    broken = function_of(report, "neural_network.normalize")
    assert broken.points <= 2  # it may well leave its argument alone
    assert {result.status.value for result in broken.lost} == {status}
    assert words in as_text(broken.lost[0].message)
    assert lost_functions(report) == {"neural_network.normalize": broken.status.value}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that(name: str, tmp_path: Path) -> None:
    """It loses its own points only, and says why."""
    content, status, words = FILES[name]
    folder = copy_of_solutions(tmp_path / "exercises")
    (folder / "grid.py").write_bytes(content)
    assert_only_grid_is_lost(folder, status, words)


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    """It is named, with the way to get it back."""
    folder = copy_of_solutions(tmp_path / "exercises")
    (folder / "grid.py").unlink()
    assert_only_grid_is_lost(folder, "error", "There is no such file")


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    """It is named as what it is."""
    folder = copy_of_solutions(tmp_path / "exercises")
    (folder / "grid.py").unlink()
    (folder / "grid.py").mkdir()
    assert_only_grid_is_lost(folder, "error", "There is a folder in its place")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_broken_link_in_place_of_a_file(tmp_path: Path) -> None:
    """It is named as what it is."""
    folder = copy_of_solutions(tmp_path / "exercises")
    (folder / "grid.py").unlink()
    (folder / "grid.py").symlink_to("nowhere.py")
    assert_only_grid_is_lost(folder, "error", "There is a link in its place")


def assert_only_grid_is_lost(folder: Path, status: str, words: str) -> None:
    timeout = 1.0 if "1 s" in words else 5.0
    report = grade_by(folder, checks_without_training("grid", "and_gate"), call_timeout=timeout)
    lost = [result for function in report.functions for result in function.lost]
    assert {result.status.value for result in lost} == {status}
    assert words in as_text(lost[0].message)
    assert points_by_exercise(report)["grid"] == 0
    assert all(name.startswith("grid.") for name in lost_functions(report))


@pytest.mark.parametrize("name", HARMLESS)
def test_right_code_that(name: str, tmp_path: Path) -> None:
    """It loses nothing."""
    folder = with_code(tmp_path / "exercises", {"neural_network": HARMLESS[name]})
    report = grade_by(folder, checks_of("neural_network", "and_gate"), call_timeout=5.0)
    assert points_by_exercise(report) == {
        name: points_of(name) for name in ("neural_network", "and_gate")
    }


BROKEN_TOOLKITS = {
    "is no Python": b"def f(:",
    "is UTF-16": "x = 1\n".encode("utf-16"),
    "never ends": b"while True: pass",
    "ends Python": b"import os\nos._exit(0)",
    "imports what is broken": b"import helper",
}


@pytest.mark.parametrize("name", BROKEN_TOOLKITS)
def test_a_toolkit_costs_the_katas_nothing_that(name: str, tmp_path: Path) -> None:
    """With ours in its place they run, and are judged by what is theirs."""
    folder = copy_of_solutions(tmp_path / "exercises")
    (folder / "neural_network.py").write_bytes(BROKEN_TOOLKITS[name])
    (folder / "helper.py").write_text("def f(:", encoding="utf-8")
    first, *_, last = checks_of("and_gate")
    report = grade_by(folder, [first, last], call_timeout=1.0)
    assert [function.status for function in report.functions] == [Status.PASSED] * 2


@pytest.mark.parametrize("name", BROKEN_TOOLKITS)
def test_where_nothing_is_lent_all_waits_for_a_file_that(name: str, tmp_path: Path) -> None:
    """As in the edition for students: it is named, by the checks of the katas as well."""
    folder = copy_of_solutions(tmp_path / "exercises")
    (folder / "neural_network.py").write_bytes(BROKEN_TOOLKITS[name])
    (folder / "helper.py").write_text("def f(:", encoding="utf-8")
    (kata, *_), (toolkit, *_) = checks_of("and_gate"), checks_of("neural_network")
    submission = Submission(read_files(folder), 1.0, choose_sandbox("auto").start_worker)
    judge = Judge(submission, 1, dependencies, by_subject)
    try:
        waiting, broken = judge.judge(kata), judge.judge(toolkit)
    finally:
        judge.close()
    assert waiting.status is Status.WAITING
    assert waiting.broken_file is not None
    assert broken.broken_file is not None
    assert waiting.broken_file.name == broken.broken_file.name


def test_one_file_that_breaks_python_leaves_the_others_alone(tmp_path: Path) -> None:
    """Builtins that and_gate.py replaces don't cost or_gate.py a point."""
    code = "import builtins\nbuiltins.len = builtins.sum = builtins.range = None"
    folder = with_code(tmp_path / "exercises", {"and_gate": code})
    report = grade_by(folder, checks_of("and_gate", "or_gate", "grid"), call_timeout=5.0)
    points = points_by_exercise(report)
    assert points["or_gate"] == points_of("or_gate")
    assert points["grid"] == points_of("grid")
    assert points["and_gate"] < points_of("and_gate")


def test_a_thread_that_writes_garbage_later_costs_other_functions_nothing(tmp_path: Path) -> None:
    """The worker that it sits in is replaced."""
    code = (
        "import os, threading, time\nright = normalize\n"
        "def garbage():\n    while True:\n        time.sleep(0.001)\n"
        "        for fd in range(3, 12):\n"
        "            try: os.write(fd, b'garbage\\n')\n            except OSError: pass\n"
        "def normalize(X):\n    threading.Thread(target=garbage, daemon=True).start()\n"
        "    return right(X)\n"
    )
    folder = with_code(tmp_path / "exercises", {"neural_network": code})
    report = grade_by(folder, checks_of("neural_network", "and_gate"), call_timeout=5.0)
    lost = {f.full_name for f in report.functions if f.lost}
    assert lost <= {"neural_network.normalize"}


def test_no_right_function_beside_looping_ones_loses_a_point(tmp_path: Path) -> None:
    """There is no shared time budget."""
    loop = "\n    while True: pass\n"
    code = f"def normalize(X):{loop}def mse_loss(y_pred, y):{loop}def sigmoid(Z):{loop}"
    folder = with_code(tmp_path / "exercises", {"neural_network": code})
    report = grade_by(folder, checks_of("neural_network"), call_timeout=1.0)
    lost = {f.name: {r.status.value for r in f.lost} for f in report.functions if f.lost}
    assert lost == {
        "normalize": {"error"},
        "mse_loss": {"error"},
        "sigmoid": {"error"},
    }
