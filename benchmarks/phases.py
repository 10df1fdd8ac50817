"""Grades a folder once and prints, as JSON, where the processor time went, in milliseconds.

    python benchmarks/phases.py solutions

The worker is a plain process: what bubblewrap adds is in `grading.py`'s own table. It reports its
own time after each call, for it is killed at the end. `grading.py --phases` runs this a few times.
"""

import time

STARTED = time.process_time()

# The phases are imports, too: so each comes where it is timed.
import collections  # noqa: E402
import contextlib  # noqa: E402
import functools  # noqa: E402
import importlib  # noqa: E402
import io  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
from collections.abc import Callable  # noqa: E402
from dataclasses import replace  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

PROJECT = Path(__file__).resolve().parent.parent

# In the worker: each call is timed until its answer is sent; a line of a file has the sums so far.
TIMED_WORKER = """
import collections, json, time
from grader.worker import main as worker
file = open(sys.argv[2], "w")  # later on it may write in its own folder alone
times, answer, send = collections.Counter(), worker.answer, worker.Channel.send
def timed_answer(*arguments):
    times.began = time.thread_time()
    times.name = f"{arguments[-1].module}.{arguments[-1].function}"
    answer(*arguments)
def timed_send(channel, message):
    kind, now = type(message).__name__, time.thread_time()
    if kind == "Ready":
        times["in all"] = times["start and numpy"] = now
    elif kind not in ("Asked", "Loaded"):
        times[times.name] += now - times.began
        times["in all"] = now
        print(json.dumps(times), file=file, flush=True)
    send(channel, message)
worker.answer, worker.Channel.send = timed_answer, timed_send
worker.main()
"""


class Phases:
    """One phase after the other, and what certain functions take out of them."""

    def __init__(self) -> None:
        self.times: dict[str, float] = {"python": STARTED}
        self.inside: dict[str, float] = collections.defaultdict(float)
        self._last = STARTED
        self._deeper = [0.0]

    def end(self, name: str) -> None:
        """End a phase of this name."""
        now = time.process_time()
        self.times[name] = now - self._last
        self._last = now

    def watch(self, owner: Any, name: str, part: str) -> None:
        """Time a function on its own, without what others that are watched take inside of it."""
        function = getattr(owner, name)
        setattr(owner, name, self.timed(function, part))

    def timed(self, function: Callable[..., Any], part: str) -> Callable[..., Any]:
        """Return the function, timed."""

        @functools.wraps(function)
        def run(*arguments: Any, **keywords: Any) -> Any:
            began = time.process_time()
            self._deeper.append(0.0)
            try:
                return function(*arguments, **keywords)
            finally:
                passed = time.process_time() - began
                self.inside[part] += passed - self._deeper.pop()
                self._deeper[-1] += passed

        return run


class Hooks:
    """What pytest does, in phases."""

    def __init__(self, phases: Phases) -> None:
        self._phases = phases

    def pytest_sessionstart(self) -> None:
        """Our own configuration is over by now, and pytest's."""
        self._phases.end("pytest and its configuration")

    def pytest_collection_finish(self) -> None:
        """All checks are known."""
        self._phases.end("collection")

    def pytest_sessionfinish(self) -> None:
        """All checks are judged."""
        self._phases.end("run loop")


def timed_grading(folder: str) -> dict[str, dict[str, float]]:
    """Grade a folder by pytest, and return the phases of the grader and of its last worker."""
    phases = Phases()
    pytest = importlib.import_module("pytest")
    phases.end("import of pytest")
    variables = importlib.import_module("grader.boundary.variables")
    os.environ.update(variables.ONE_THREAD)
    importlib.import_module("numpy.random")
    phases.end("import of numpy")
    importlib.import_module("grader.plugin")
    phases.end("import of the grader")
    watch_parts(phases)
    with tempfile.TemporaryDirectory() as name:
        worker_times = Path(name) / "worker.json"
        time_worker(worker_times)
        arguments = ["grader", "--submission", folder, "--sandbox", "process"]
        with contextlib.redirect_stdout(io.StringIO()):
            pytest.main(arguments, plugins=[Hooks(phases)])
        phases.end("report")
        worker = json.loads(worker_times.read_text(encoding="utf-8").splitlines()[-1])
    return {"grader": phases.times, "of the run loop": dict(phases.inside), "worker": worker}


def watch_parts(phases: Phases) -> None:
    """Watch what the run loop is made of."""
    from grader.boundary import submission
    from grader.boundary.worker_process import WorkerProcess
    from grader.checks import oracle
    from grader.judging.judge import Judge
    from grader.judging.reference import ReferenceModule

    phases.watch(Judge, "judge", "checks and judging")
    phases.watch(submission.Submission, "call", "calls across the line")
    phases.watch(submission, "answer_callback", "answering callbacks")
    phases.watch(WorkerProcess, "receive", "waiting and reading")
    phases.watch(WorkerProcess, "send", "writing")
    phases.watch(oracle, "_train", "oracle")
    phases.watch(ReferenceModule, "_call", "reference")


def time_worker(file: Path) -> None:
    """Let workers write their times to a file."""
    from grader.boundary import sandbox

    code = f"{sandbox.BEGIN.partition('from ')[0]}\n{TIMED_WORKER}"
    launch = sandbox.Sandbox.launch

    def timed_launch(self: sandbox.Sandbox) -> Any:
        plain = launch(self)
        command = [code if part == sandbox.START_WORKER else part for part in plain.command]
        return replace(plain, command=(*command, str(file)))

    sandbox.Sandbox.launch = timed_launch


if __name__ == "__main__":
    os.chdir(PROJECT)
    sys.path[0] = str(PROJECT)
    found = timed_grading(sys.argv[1])
    print(json.dumps({k: {n: t * 1000 for n, t in v.items()} for k, v in found.items()}))
