"""What `nbgrader autograde` costs for ten right submissions, with our preprocessor and without.

    python -m uv run --group tests python benchmarks/notebooks.py

All in one run, on the same notebooks. nbgrader's own `Execute` starts a kernel for each notebook
and runs the check cells there, each of which starts a worker; so it is measured a second time with
check cells that do nothing, which is the least that it can take.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from grader.course import course  # noqa: E402
from grader.notebooks.course_folder import write_course  # noqa: E402

ASSIGNMENT = course().assignment
SUBMISSIONS = 10


def nbgrader(folder: Path, *arguments: str) -> float:
    """Run a command of nbgrader; return its CPU time, children included."""
    before = os.times()
    subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "nbgrader", *arguments],
        cwd=folder,
        check=True,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(PROJECT),
            "PYTHONWARNINGS": "ignore",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def autograde(folder: Path, *, ours: bool, empty_checks: bool = False) -> float:
    """Make a course with ten right submissions, and return the CPU time of autograding them."""
    write_course(folder)
    config = folder / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8")
    # As a plain process: the CPU time of a worker that bubblewrap ends is nobody's.
    text = text.replace('sandbox = "auto"', 'sandbox = "process"')
    if not ours:
        text = re.sub(r"c\.Autograde\.\w+ = \[.*?\n\]\n", "", text, flags=re.DOTALL)
    config.write_text(text, encoding="utf-8")
    source = folder / "source" / ASSIGNMENT
    if empty_checks:
        for file in source.glob("*.ipynb"):
            data = json.loads(file.read_text(encoding="utf-8"))
            for cell in data["cells"]:
                if cell["metadata"]["nbgrader"]["grade"]:
                    cell["source"] = ["pass"]
            file.write_text(json.dumps(data), encoding="utf-8")
    nbgrader(folder, "generate_assignment", ASSIGNMENT)
    for number in range(SUBMISSIONS):
        submitted = folder / "submitted" / f"student{number}" / ASSIGNMENT
        submitted.mkdir(parents=True)
        for file in source.glob("*.ipynb"):
            (submitted / file.name).write_bytes(file.read_bytes())
    return nbgrader(folder, "autograde", ASSIGNMENT)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = autograde(folder / "ours", ours=True)
        execute = autograde(folder / "execute", ours=False)
        least = autograde(folder / "least", ours=False, empty_checks=True)
    print(f"{'CPU for 10 right submissions (s)':46}{'':>8}{'ours / it':>12}")
    print(f"{'ours, in a plain process':46}{ours:8.1f}")
    print(f"{'Execute (at most 0.5; 0.25 is the aim)':46}{execute:8.1f}{ours / execute:12.2f}")
    print(f"{'Execute, check cells that do nothing':46}{least:8.1f}{ours / least:12.2f}")


if __name__ == "__main__":
    main()
