"""From a save to the verdict on the screen of `kata watch`: seconds, and processor time.

    python benchmarks/watch.py [--rounds N]

A function of the toolkit, and a training, are saved wrong and right in turn, by renaming. The time
ends when the function's own verdict is drawn; what is built on it is judged after that. Processor
time is that of this process: workers in bubblewrap are in none (`processor_time.py`).
"""

import argparse
import os
import queue
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path[0] = str(PROJECT)

from grader.boundary.variables import ONE_THREAD  # noqa: E402

os.environ.update(ONE_THREAD)

from grader.boundary.submitted_files import read_files  # noqa: E402
from grader.judging.check import load_checks  # noqa: E402
from grader.learning.watch import saves  # noqa: E402
from grader.learning.watch.regrader import Fault, Graded, Regrader  # noqa: E402
from grader.learning.watch.screen import Terminal, render  # noqa: E402
from grader.learning.watch.state import State  # noqa: E402
from grader.reports.status import Status  # noqa: E402

WRONG = {
    "neural_network.sigmoid": "\n\ndef sigmoid(Z):\n    return 1 / (1 + np.exp(Z))\n",
    "neural_network.gradient_descent": "\n\ndef gradient_descent(X, y, W, b, *others):\n"
    "    return W, b, []\n",
    "and_gate.train": "\n\ndef train(X, y):\n    W, b = np.zeros((2, 1)), np.zeros((1, 1))\n"
    "    return gradient_descent(X, y, W, b, 0.2, 500, 4, binary_cross_entropy, sigmoid)\n",
}
SEED, SECONDS = 20_011, 120


class Saved:
    """A learner's folder, and what is told of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: queue.SimpleQueue[Graded | Fault | None] = queue.SimpleQueue()
        self.regrader = Regrader(load_checks(), SEED, self.told.put)

    def settle(self) -> None:
        """Wait until all is judged."""
        while not (
            isinstance(event := self.told.get(timeout=SECONDS), Graded) and event.is_complete
        ):
            pass

    def seconds_until_told(self, subject: str, text: str, wanted: bool) -> tuple[float, float]:
        """Save a text; return the seconds until it is drawn whether the function is right."""
        file = self.folder / f"{subject.partition('.')[0]}.py"
        other = self.folder / ".other"
        other.write_text(text, encoding="utf-8")
        began, used = time.perf_counter(), time.process_time()
        other.rename(file)
        while True:
            event = self.told.get(timeout=SECONDS)
            if event is None:
                self.regrader.grade(read_files(self.folder), [subject])
            elif isinstance(event, Graded):
                (one,) = (one for one in event.report.functions if one.full_name == subject)
                if (one.status is Status.PASSED) is wanted and one.status is not Status.NOT_GRADED:
                    render(State(report=event.report, chosen=subject), Terminal(80, 24, True, True))
                    break
        seconds = time.perf_counter() - began, time.process_time() - used
        if not event.is_complete:
            self.settle()
        return seconds


def main() -> None:
    """Measure, and print medians."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "exercises"
        shutil.copytree(PROJECT / "solutions", folder)
        saved = Saved(folder)
        with saves.listening(folder, lambda: saved.told.put(None)):
            saved.regrader.grade(read_files(folder))
            saved.settle()
            print(f"{'':40}{'seconds':>9}{'CPU s':>9}   median of {2 * rounds}")
            for subject, wrong in WRONG.items():
                right = (folder / f"{subject.partition('.')[0]}.py").read_text(encoding="utf-8")
                found = []
                for _ in range(rounds):
                    found.append(saved.seconds_until_told(subject, right + wrong, False))
                    found.append(saved.seconds_until_told(subject, right, True))
                wall, cpu = (statistics.median(one) for one in zip(*found, strict=True))
                print(f"{subject:40}{wall:9.3f}{cpu:9.3f}")
        saved.regrader.close()


if __name__ == "__main__":
    os.chdir(PROJECT)
    main()
