"""A course folder with the real nbgrader in it: its converters, its gradebook, its feedback.

nbgrader is loaded once, by its own Python interface; that its commands do the same is shown in
`test_command_line`.
"""

import html
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course import course
from grader.notebooks.solution import read_solution

ASSIGNMENT = course().assignment
NAMES = tuple(course().exercise_names)
SIGMOID = "neural_network-sigmoid-solution"
WRONG_SIGMOID = "def sigmoid(Z):\n    return 1 / (1 + np.exp(Z))\n"

Changes = dict[str, str]
"""New sources of cells, by identity."""


@dataclass
class NbgraderCourse:
    """A course folder."""

    folder: Path

    @property
    def interface(self) -> Any:
        """nbgrader's own, configured by the folder's nbgrader_config.py."""
        from nbgrader.apps import NbGraderAPI
        from traitlets.config.loader import PyFileConfigLoader

        config = PyFileConfigLoader("nbgrader_config.py", path=str(self.folder)).load_config()
        config.CourseDirectory.root = str(self.folder)
        return NbGraderAPI(config=config)

    def generate_assignment(self) -> str:
        """Make what is handed out; return what nbgrader says."""
        return log_of(self.interface.generate_assignment(ASSIGNMENT))

    def autograde(self, student: str = "*") -> dict[str, Any]:
        """Grade a student, or all of them in one run."""
        result: dict[str, Any] = self.interface.autograde(ASSIGNMENT, student)
        return result

    def generate_feedback(self, *students: str) -> None:
        """Write the feedback pages of some students."""
        for student in students:
            log_of(self.interface.generate_feedback(ASSIGNMENT, student))

    def gradebook(self) -> Any:
        """Open the gradebook."""
        from nbgrader.api import Gradebook

        return Gradebook(f"sqlite:///{self.folder}/gradebook.db")

    def notebook(self, step: str, name: str, student: str = ".") -> Path:
        return self.folder / step / student / ASSIGNMENT / f"{name}.ipynb"

    def cells(self, step: str, name: str, student: str = ".") -> list[dict[str, Any]]:
        """Return the cells of a notebook."""
        text = self.notebook(step, name, student).read_text(encoding="utf-8")
        cells: list[dict[str, Any]] = json.loads(text)["cells"]
        return cells

    def submit(self, student: str, changes: Changes, names: Iterable[str] = NAMES) -> None:
        """Hand in the released notebooks, with the sources of some cells changed."""
        for name in names:
            data = json.loads(self.notebook("release", name).read_text(encoding="utf-8"))
            for cell in data["cells"]:
                cell["source"] = changes.get(identity_of(cell), cell["source"])
            file = self.notebook("submitted", name, student)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(data), encoding="utf-8")

    def change(self, student: str, name: str, act: Callable[[dict[str, Any]], None]) -> None:
        """Change a submitted notebook's data."""
        file = self.notebook("submitted", name, student)
        data = json.loads(file.read_text(encoding="utf-8"))
        act(data)
        file.write_text(json.dumps(data), encoding="utf-8")

    def scores(self) -> dict[str, dict[str, float]]:
        """Return what the gradebook holds: for each student, the score of each function."""
        found: dict[str, dict[str, float]] = {}
        with self.gradebook() as gradebook:
            for submission in gradebook.assignment_submissions(ASSIGNMENT):
                scores = found.setdefault(submission.student.id, {})
                for notebook in submission.notebooks:
                    for grade in notebook.grades:
                        subject = grade.name.removesuffix("-check").replace("-", ".")
                        scores[subject] = grade.score
        return found

    def feedback(self, student: str, name: str) -> str:
        """Return a feedback page, its texts as one reads them."""
        file = self.folder / "feedback" / student / ASSIGNMENT / f"{name}.html"
        return html.unescape(file.read_text(encoding="utf-8"))


def log_of(result: dict[str, Any]) -> str:
    """Return what nbgrader says about a run that has succeeded."""
    assert result["success"], f"{result.get('error')}\n{result.get('log')}"
    return str(result.get("log", ""))


def identity_of(cell: dict[str, Any]) -> str:
    """Return nbgrader's name of a cell."""
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


def solutions(*names: str, **functions: str) -> Changes:
    """Return the sources of all solution cells, or those of some notebooks.

    `functions` have others: they are of the toolkit.
    """
    right = {
        f"{name}-{function}-solution": source
        for name in names or NAMES
        for function, source in read_solution(name).functions.items()
    }
    return right | {f"neural_network-{name}-solution": text for name, text in functions.items()}
