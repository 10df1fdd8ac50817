"""What nbgrader costs for ten right submissions, with our parts and without: to grade, to tell.

    python -m uv run --group tests python benchmarks/notebooks.py

All in one run, on the same notebooks. nbgrader's own `Execute` starts a kernel for each notebook
and runs the check cells there, each of which starts a worker; so it is measured a second time with
check cells that do nothing, which is the least that it can take. Feedback is made of the same
autograded notebooks twice.
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
    text = text.replace('sandbox = "bubblewrap"', 'sandbox = "process"')
    config.write_text(text if ours else without_our_parts(text), encoding="utf-8")
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


def without_our_parts(config: str) -> str:
    """Return a configuration by which all is nbgrader's own."""
    parts = r"c\.(?:Autograde|HTMLExporter)\.\w+ = (?:[\[{].*?\n[\]}]|[^\n\[{]*)\n"
    return re.sub(parts, "", config, flags=re.DOTALL)


def feedback(folder: Path, *, ours: bool) -> float:
    """Return the CPU time of making feedback of what is autograded in a course."""
    config = folder / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8")
    config.write_text(text if ours else without_our_parts(text), encoding="utf-8")
    try:
        return nbgrader(folder, "generate_feedback", ASSIGNMENT, "--force")
    finally:
        config.write_text(text, encoding="utf-8")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = autograde(folder / "ours", ours=True)
        told = feedback(folder / "ours", ours=True)
        told_by_nbgrader = feedback(folder / "ours", ours=False)
        execute = autograde(folder / "execute", ours=False)
        least = autograde(folder / "least", ours=False, empty_checks=True)
    print(f"{'CPU for 10 right submissions (s)':46}{'':>8}{'ours / it':>12}")
    print(f"{'ours, in a plain process':46}{ours:8.1f}")
    print(f"{'Execute (at most 0.5; 0.25 is the aim)':46}{execute:8.1f}{ours / execute:12.2f}")
    print(f"{'Execute, check cells that do nothing':46}{least:8.1f}{ours / least:12.2f}")
    print(f"{'feedback, ours':46}{told:8.1f}")
    ratio = told / told_by_nbgrader
    print(f"{'feedback, without our parts':46}{told_by_nbgrader:8.1f}{ratio:12.2f}")


if __name__ == "__main__":
    main()
