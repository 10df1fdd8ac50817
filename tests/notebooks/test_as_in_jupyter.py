"""A notebook means what it means in Jupyter: whatever its cells look like, it gets its points.

One submission holds all the ways, each in the place of a function that exists in no other form.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from grader.course import course
from grader.grading import grade
from grader.notebooks.grading import Notebooks
from grader.notebooks.left_out import what_was_left_out
from grader.notebooks.modules import submitted_cells
from grader.notebooks.solution import read_solution
from grader.reports.report import Report
from tests.submissions import SEED, all_checks, all_functions, function_of

RIGHT = {
    f"{name}.{function}": source
    for name in course().exercise_names
    for function, source in read_solution(name).functions.items()
}
PREPARED = {
    "normalize": ["# by column\u2028(as\x0cpasted)\x85\nimport no_such_package\n{right}"],
    "matrix_multiply": ["%%memit\n{right}"],
    "sigmoid": [
        "try:\n    from no_such_package import expit\n"
        "except ImportError:\n    from my_helpers import expit",
        "%%time\nSCALE = 0\nfor _ in range(1):\n    SCALE += 1\n"
        "with open(__file__) as nothing:\n    sigmoid = lambda Z: expit(SCALE * Z)",
    ],
    "mse_loss": [
        "import asyncio\npower = await asyncio.sleep(0, result=2)\n"
        "def mse_loss(y_pred, y):\n    return float(np.mean((y_pred - y) ** power))",
    ],
    "binary_cross_entropy": [
        "from __future__ import annotations\nif 0:\n    from numpy.typing import Matrix",
        "{right}\n\ndef annotated(x: Matrix) -> Matrix:\n    return x\nassert annotated(1) == 1",
    ],
    "gradient_descent": [
        "%load_ext autoreload\nnote = '''\n!important\n'''\nassert 'important' in note",
        "import functools\n\ndef traced(f):\n    @functools.wraps(f)\n"
        "    def wrapper(*arguments, **keywords):\n        return f(*arguments, **keywords)\n"
        "    return wrapper\n\n@traced\n{right}",
    ],
    "numerical_gradient": [
        "!pip install \\\n    numpy\nrest = (7\n% 4)\nassert rest == 3\n{right}\n\n"
        "get_ipython().run_line_magic('who', '')\ndisplay(Out)",
        "6 * 7",
        "assert _ == 42 and 42 in Out.values()",
    ],
    "forward_perceptron": [
        "%%debug\nclass Forward:\n    def __call__(self, X, W, b):\n"
        "        return sigmoid(matrix_multiply(X, W) + b)\n\nforward_perceptron = Forward()",
    ],
}  # fmt: skip
"""For functions of the toolkit, the cells that define them."""
TRIALS = [
    "import torch.nn as nn\n\nclass Net(nn.Module):\n    pass",
    "@njit\ndef fast(z):\n    return z",
    "def on_a_device(z, device=torch.device('cpu')):\n    return z",
    "for _ in range(2):\n    pass\nbreak",
    "0x" + "F" * 20_000,
    "import sys\nsys.exit(1)",
    "import os\nos._exit(1)",
    "import time\nhistory = [time.sleep(0.5) for _ in range(60)]",
    "normalize(None)\ncheck(normalize)",
    "x = (",
]
MOVED = "and_gate.make_data"


def cell(source: str, identity: str = "") -> dict[str, Any]:
    """Return a code cell; a solution, where it has an identity."""
    marks = {"nbgrader": {"solution": True, "grade_id": identity}} if identity else {}
    return {"cell_type": "code", "metadata": marks, "source": source}


def submit(folder: Path) -> None:
    """Hand in right notebooks, in all these ways."""
    notebooks: dict[str, list[Any]] = {name: [] for name in course().exercise_names}
    for name, right in RIGHT.items():
        exercise, _, function = name.partition(".")
        texts = PREPARED.get(function, ["{right}"]) if exercise == "neural_network" else ["{right}"]
        place = "grid" if name == MOVED else exercise
        notebooks[place] += [
            cell(text.replace("{right}", right), f"{exercise}-{function}-solution")
            for text in texts
        ]
    notebooks["neural_network"] += map(cell, TRIALS)
    for name, cells in notebooks.items():
        (folder / f"{name}.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    helper = "import numpy as np\n\n\ndef expit(z):\n    return 1 / (1 + np.exp(-z))\n"
    (folder / "my_helpers.py").write_text(helper, encoding="utf-8")


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, list[str]]:
    """Grade it once; return what was left out of the toolkit as well."""
    folder = tmp_path_factory.mktemp("handed in")
    submit(folder)
    cells, unread = submitted_cells(folder, course().exercise_names)
    headers = {name: read_solution(name).header for name in cells}
    modules = Notebooks(cells, headers, unread, folder).as_modules({})
    report = grade(modules, all_checks(), SEED, name_mistakes=False)
    notes = what_was_left_out(modules, ["neural_network"], "auto")["neural_network"]
    return report, [note.text for note in notes]


@pytest.mark.parametrize("function", all_functions())
def test_every_function_has_its_points(function: str, graded: tuple[Report, list[str]]) -> None:
    """However it was defined, and whatever was tried out beside it."""
    report = function_of(graded[0], function)
    assert [check.message for check in report.checks if check.points < check.max_points] == []


def test_what_was_left_out_is_told(graded: tuple[Report, list[str]]) -> None:
    """By cell and line; not more than a few."""
    magics, *stopped = graded[1]
    assert magics == (
        "Left out, as it is not Python: `%load_ext autoreload`, `!pip install      numpy`, `%who`."
    )
    assert stopped[0] == (
        "Stopped at neural_network.ipynb, cell 1, line 2: "
        "ModuleNotFoundError: No module named 'no_such_package'."
    )
    assert len(stopped) == 5
