"""Cells run as in Jupyter; what fails, exits or takes too long costs nothing but itself."""

import socket
import subprocess
import sys
import textwrap
import threading
import traceback
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from grader.worker import cells, channel, messages
from grader.worker.cells import REPORT, run_cells


def run(*texts: str, folder: Path = Path()) -> SimpleNamespace:
    """Run cells, and return what they have defined."""
    namespace = {"__name__": "n", "__file__": str(folder / "n.py")}
    run_cells(namespace, [("n.ipynb", number, text) for number, text in enumerate(texts, start=1)])
    return SimpleNamespace(**namespace)


def failures(names: SimpleNamespace) -> list[Any]:
    """Return what did not run to its end."""
    found: list[Any] = getattr(names, REPORT)()[1]
    return found


def left_out(names: SimpleNamespace) -> list[str]:
    """Return what was not run."""
    found: list[str] = getattr(names, REPORT)()[0]
    return found


F = "def f():\n    return 1\n"


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\x85", "\r", "\r\n"])
@pytest.mark.parametrize("magic", ["", "%matplotlib inline\n"])
def test_what_ends_a_line_for_some_shifts_none(end: str, magic: str) -> None:
    """Python's own grammar counts, whatever was pasted out of a web page."""
    assert run(f"{magic}# a{end}# b\n{F}").f() == 1


@pytest.mark.parametrize(
    "cell",
    [
        "try:\n    from no_such_package import x\nexcept ImportError:\n    x = 1",
        "if True:\n    x = 1",
        "with open(__import__('os').devnull):\n    x = 1",
        "for x in range(2):\n    pass",
        "x = 0\nx += 1",
        "x: int = 1",
        "(x := 1)",
        "while True:\n    x = 1\n    break",
        "match 1:\n    case x:\n        pass",
        "x = 2; del x; x = 1",
        "exec('x = 1')",
        "import math as x\nx = x.gcd(1, 1)",
    ],
)
def test_whatever_stands_on_top_of_a_cell_counts(cell: str) -> None:
    """Not imports, assignments and definitions alone."""
    names = run(f"{cell}\n{F}")
    assert (names.x, names.f()) == (1, 1)
    assert failures(names) == []


def test_a_future_import_counts_for_the_cells_below() -> None:
    """As in a session of IPython."""
    names = run(
        "from __future__ import annotations", "def f(x: NoSuchName) -> NoSuchName: return x"
    )
    assert names.f(3) == 3
    assert failures(names) == []


def test_a_cell_may_await() -> None:
    """Where it is a statement, and where it is an expression; in time of its own."""
    names = run(
        "import asyncio\nx = await asyncio.sleep(0.001, result=3)\nawait asyncio.sleep(0, 4)",
        "y = _",
        "async def g():\n    return 5\nz = await g()",
    )
    assert (names.x, names.y, names.z) == (3, 4, 5)


def test_what_a_session_has_is_there() -> None:
    """The last value, all values by number, all cells; to show something does nothing."""
    names = run(
        "1 + 1",
        "x = _\ndisplay(x)\nprint(x)",
        "y = Out[1], len(In)\nassert _1 == 2\nget_ipython().run_line_magic('who', '')\ncheck(x)",
    )
    assert (names.x, names.y) == (2, (2, 4))
    assert failures(names) == []


def test_a_notebook_is_run_itself_and_is_a_module_then() -> None:
    """What it defines has the module's name, by which it can be lent and pickled."""
    names = run("if __name__ == '__main__':\n    x = 1\ndef f(): pass\nclass A: pass")
    assert (names.x, names.__name__) == (1, "n")
    assert (names.f.__module__, names.A.__module__) == ("n", "n")


@pytest.mark.parametrize(
    ("trial", "error"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("import no_such_package", "ModuleNotFoundError"),
        ("class A(no_such_base): pass", "NameError"),
        ("@no_such_decorator\ndef g(): pass", "NameError"),
        ("def g(x=no_such_default): pass", "NameError"),
        ("x = __import__('sys').exit(1)", "SystemExit"),
        ("exit()", "SystemExit"),
        ("import os\nos._exit(0)", "SystemExit"),
        ("import os\nos.kill(os.getpid(), 9)", "SystemExit"),
        ("x = input()", "EOFError"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("return 1", "SyntaxError"),
        ("def g(n): return g(n) + 1\ng(1)", "RecursionError"),
    ],
)
def test_a_trial_that_fails_costs_nothing_but_itself(
    trial: str, error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the cells below nor what stands in the same cell."""
    with open("/dev/null" if sys.platform != "win32" else "NUL", encoding="utf-8") as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        names = run("x = 2", f"{trial}\n{F}", "y = f()")
    assert (names.x, names.y) == (2, 1)
    assert [(place, kind) for place, _, kind, _ in failures(names)] == [("n.ipynb, cell 2", error)]


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such clock")
@pytest.mark.parametrize(
    "trial",
    [
        "history = [time.sleep(0.05) for _ in range(1000)]",
        "time.sleep(60)",
        "while True: pass",
        "while True:\n    try:\n        int('x')\n    except:\n        pass",
        "try:\n    time.sleep(60)\nexcept Exception:\n    time.sleep(60)",
        "await __import__('asyncio').sleep(60)",
    ],
)
def test_a_trial_that_takes_long_is_stopped(trial: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even one that catches all that is raised in it; the clock stands still afterwards."""
    monkeypatch.setattr(cells, "STATEMENT", 0.05)
    names = run("import time", f"x = 3\n{trial}\n{F}", "y = f()")
    assert (names.x, names.y) == (3, 1)
    ((place, _, error, text),) = failures(names)
    assert (place, error) == ("n.ipynb, cell 2", "TimeoutError")
    assert text == "it had not ended after 0.1 s"


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such clock")
def test_some_time_is_left_for_the_last_cell_however_many_are_slow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A share of what is left, for each."""
    monkeypatch.setattr(cells, "NOTEBOOK", 0.2)
    monkeypatch.setattr(cells, "LEAST", 0.01)
    names = run("import time", *["time.sleep(60)"] * 20, F)
    assert names.f() == 1
    assert len(failures(names)) == 20


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such clock")
def test_an_import_is_not_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By half, nobody could import it any more."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(cells, "STATEMENT", 0.02)
    monkeypatch.setattr(cells, "LEAST", 0.02)
    (tmp_path / "slow_package.py").write_text("import time\ntime.sleep(0.2)\nx = 1\n")
    assert run("from slow_package import x").x == 1


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such clock")
def test_a_question_to_the_parent_is_not_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next one would get its answer."""
    monkeypatch.setattr(cells, "STATEMENT", 0.02)
    monkeypatch.setattr(cells, "LEAST", 0.02)
    parent, child = socket.socketpair()
    line = channel.Channel.__new__(channel.Channel)
    line.lock = threading.RLock()
    line.reader, line.writer = child.makefile("rb"), child.makefile("wb", buffering=0)
    answer = messages.pack(messages.Reply(0, 7))
    threading.Timer(0.2, parent.sendall, [answer]).start()
    names = {"line": line, "question": messages.Asked(0, 0, [], {})}
    monkeypatch.setitem(sys.modules, "loans_of_the_test", SimpleNamespace(**names))
    found = run("from loans_of_the_test import *", "reply = line.ask(question)")
    assert found.reply.value == 7
    for end in (line.reader, line.writer, parent, child):
        end.close()


def test_what_a_failed_cell_should_define_says_why() -> None:
    """When it is called; what an earlier cell has defined stays."""
    names = run(F, "def f(:\n    pass\ndef g(): pass", "\n\n@no_such_decorator\ndef h(): pass")
    assert names.f() == 1
    with pytest.raises(SyntaxError):
        names.g()
    with pytest.raises(NameError, match="no_such_decorator"):
        names.h()
    assert [one[:2] for one in failures(names)] == [["n.ipynb, cell 2", 1], ["n.ipynb, cell 3", 3]]


@pytest.mark.parametrize("call", [0, 1, 2])
def test_each_call_of_what_failed_tells_the_same(call: int) -> None:
    """The way to it does not grow."""
    names = run("@no_such_decorator\ndef h(): pass")
    lengths = []
    for _ in range(call + 1):
        with pytest.raises(NameError) as raised:
            names.h()
        lengths.append(len(traceback.extract_tb(raised.value.__traceback__)))
    assert len(set(lengths)) == 1


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ("def f():\n    return 1 / 0", 2),
        ("\n\n%matplotlib inline\ndef f():\n    return 1 / 0", 5),
        ("%%time\n\ndef f():\n    return 1 / 0", 4),
        ("!ls\nx = %who\n%%foo\ndef f():\n    return 1 / 0", 5),
    ],
)
def test_a_line_is_told_by_its_cell_and_number(lines: str, at: int, tmp_path: Path) -> None:
    """As the student sees it, whatever became of magics."""
    names = run("x = 1", lines, folder=tmp_path)
    with pytest.raises(ZeroDivisionError) as raised:
        names.f()
    last = traceback.extract_tb(raised.value.__traceback__)[-1]
    assert (last.filename, last.lineno) == (str(tmp_path / "n.ipynb, cell 2"), at)
    assert last.line == "return 1 / 0"


# ── magics ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        (f"%matplotlib inline\n{F}", ["%matplotlib inline"]),
        (f"%load_ext autoreload\n%autoreload 2\n{F}", ["%load_ext autoreload", "%autoreload 2"]),
        ("def f():\n    !ls\n    x = %who\n    return 1\nf()", ["!ls", "%who"]),
        (f"!pip install \\\nnumpy\n{F}", ["!pip install  numpy"]),
        (f"f?\n{F}f??", []),
        ("def f():\n    return (7\n        % 2)", []),
        (f"files = !ls\nassert files == []\n{F}", ["!ls"]),
        ("%load_ext x\ndef f():\n    s = '''\n!important\n'''\n    return int('important' in s)",
         ["%load_ext x"]),
        (f">>> x = 1\n{F}", []),
        (f"  {F.replace('    ', '      ')}", []),
        (f"if True:\n    %precision 3\n{F}", ["%precision 3"]),
    ],
)  # fmt: skip
def test_lines_of_ipython_are_left_out_and_named(cell: str, named: list[str]) -> None:
    """Only those that are: not a remainder, nor a line of a text."""
    names = run(cell)
    assert names.f() == 1
    assert left_out(names) == named
    assert failures(names) == []


@pytest.mark.parametrize(
    "magic",
    ["%%time", "%%timeit -n 1", "%%capture out", "%%prun", "%%memit", "%%debug", "%%pyinstrument",
     "%%snakeviz", "\n%%time", "%%time\n%%capture", "%%lprun -f f"],
)  # fmt: skip
def test_a_cell_that_is_timed_or_traced_is_python(magic: str) -> None:
    """With lines of IPython in it."""
    assert run(f"{magic}\n%matplotlib inline\n{F}").f() == 1


@pytest.mark.parametrize(
    "magic", ["bash", "python", "script bash", "cython", "writefile x.py", "R"]
)
def test_a_cell_in_another_language_is_left_out_and_named(magic: str) -> None:
    """Whatever is in it."""
    names = run(f"%%{magic}\n{F}")
    assert not hasattr(names, "f")
    assert left_out(names) == [f"%%{magic}"]


def test_what_a_magic_runs_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A statement that is timed; a file, or another notebook."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "helper.py").write_text("a = 1\n", encoding="utf-8")
    (tmp_path / "other.py").write_text("b = 2\n", encoding="utf-8")
    names = run("%time x = 1\ny = %time x + 1", "%run helper.py\n%run other.ipynb")
    assert (names.x, names.y, names.a, names.b) == (1, 2, 1, 2)
    assert left_out(names) == []
    assert run("%pylab inline\nx = array([sqrt(4)])\nassert np").x.sum() == 2


def test_odd_cells_cost_nothing_but_themselves() -> None:
    """Whatever can't be read."""
    odd = ["(" * 100_000, "\x00", "x = " + "1 + " * 20_000 + "1", "\ud800", "-" * 100_000 + "1", ""]
    assert run(*odd, F).f() == 1


def loaded_by(cell: str) -> set[str]:
    """Return which of some packages a worker has loaded that has run a cell."""
    program = textwrap.dedent(f"""
        import sys
        from grader.worker.cells import run_cells
        namespace = {{"__name__": "n"}}
        run_cells(namespace, [("n.ipynb", 1, {cell!r})])
        assert namespace["x"] == 1
        print(*{{"IPython", "traitlets", "asyncio"}} & set(sys.modules))
    """)
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return set(told.stdout.split())


@pytest.mark.parametrize("cell", ["x = 1", "%%time\nx = 1", "%matplotlib inline\nx = 1"])
def test_ipython_is_never_loaded_as_a_whole(cell: str) -> None:
    """It takes as long as all else that a worker does."""
    assert loaded_by(cell) == set()


def test_ipython_can_be_imported_after_its_transformer_was_used() -> None:
    """By a cell, all of it."""
    assert "traitlets" in loaded_by("%precision 3\nfrom IPython.display import HTML\nx = 1")
