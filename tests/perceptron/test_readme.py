"""The sample in README.md is what comes out."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

from grader.boundary.submitted_files import read_files
from grader.grading import grade
from grader.reports.renderers import terminal
from tests.places import EXERCISES, PROJECT, SOLUTIONS
from tests.submissions import all_checks

WIDTH = 80
NOT_BEGUN = ("or_gate.py", "xor_learning_rate.py", "grid.py")
WRONG_SIGMOID = "    return 1 / (1 + np.exp(Z))\n"
TODO = '    raise NotImplementedError("mse_loss in neural_network.py")\n'


def half_way(folder: Path) -> Path:
    """Write the work of a learner: a toolkit with two functions not right yet, and one kata."""
    shutil.copytree(SOLUTIONS, folder, ignore=shutil.ignore_patterns("__pycache__", *NOT_BEGUN))
    for name in NOT_BEGUN:
        shutil.copy(EXERCISES / name, folder)
    toolkit = folder / "neural_network.py"
    text = toolkit.read_text(encoding="utf-8")
    for function, body in (("sigmoid", WRONG_SIGMOID), ("mse_loss", TODO)):
        region = rf"(def {function}\(.*?)    ### BEGIN SOLUTION.*?### END SOLUTION\n"
        text = re.sub(region, rf"\g<1>{body}", text, count=1, flags=re.DOTALL)
    # A learner's file has no markers.
    toolkit.write_text(re.sub(r"    ### .* SOLUTION.*\n", "", text), encoding="utf-8")
    return folder


def test_the_sample_is_what_a_learner_sees(tmp_path: Path) -> None:
    """Line by line, but for those that "..." stands for."""
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    sample = re.search(r"\$ python -m uv run pytest grader\n\n(.*?)\n```", readme, re.DOTALL)
    assert sample is not None
    seed = re.search(r"\(--seed (\d+) repeats this run\)", sample[1])
    assert seed is not None
    report = grade(read_files(half_way(tmp_path / "exercises")), all_checks(), int(seed[1]))
    # Where there is no bubblewrap, all else is the same.
    report = replace(report, sandbox="bubblewrap")
    shown = terminal.render(report, width=WIDTH, color=False, unicode=True).splitlines()
    pieces = [piece.strip("\n").splitlines() for piece in sample[1].split("      ...\n")]
    for piece in pieces:
        assert piece[0] in shown, piece[0]
        start = shown.index(piece[0])
        assert shown[start : start + len(piece)] == piece
        shown = shown[start + len(piece) :]
    assert not shown
