"""The report: what every check came to, added up by function and exercise.

Everything that shows a score is made from it: the terminal, JSON, and what is built on that.
"""

from dataclasses import dataclass
from typing import Any

from grader.course import FunctionName, full_name
from grader.reports.message import Message, as_text
from grader.reports.status import Status

SCHEMA = "perceptron-katas/report/v1"

_WORST_FIRST = (
    *(Status.ERROR, Status.FAILED, Status.WAITING, Status.TODO),
    *(Status.NOT_GRADED, Status.PASSED),
)


@dataclass(frozen=True)
class BrokenFile:
    """A file that can't be imported: no function of it can be called, all for one reason."""

    name: str
    line: int | None
    """Where it goes wrong, as far as that is known."""

    @property
    def module(self) -> str:
        """What it is imported as: a name without its suffix, be that ".py" or another."""
        return self.name.partition(".")[0]

    @property
    def place(self) -> str:
        """Both: "neural_network.py, line 38"."""
        return f"{self.name}, line {self.line}" if self.line else self.name


@dataclass(frozen=True)
class CheckReport:
    """What became of one check."""

    id: str
    title: str
    hidden: bool
    status: Status
    max_points: int
    message: Message
    misconception: str | None
    seconds: float
    loans: tuple[str, ...] = ()
    """Functions by full name: it passed with ours in place of the learner's."""
    broken_file: BrokenFile | None = None
    """The file that it is lost by; the same for other checks."""

    @property
    def points(self) -> int:
        """Points earned: all or none."""
        return self.max_points if self.status is Status.PASSED else 0


@dataclass(frozen=True)
class FunctionReport:
    """One function's checks, in the order of the file."""

    exercise: str
    name: str
    line: int | None
    checks: tuple[CheckReport, ...]
    graded_later: int = 0
    """Points of checks that are not here: in the edition for students, the hidden ones."""

    @property
    def full_name(self) -> FunctionName:
        """With its exercise: "and_gate.train"."""
        return full_name(self.exercise, self.name)

    @property
    def points(self) -> int:
        """Points earned."""
        return sum(check.points for check in self.checks)

    @property
    def max_points(self) -> int:
        """Points that can be earned."""
        return sum(check.max_points for check in self.checks)

    @property
    def status(self) -> Status:
        """The status that tells most: passed only where all checks are."""
        present = {check.status for check in self.checks}
        return next(status for status in _WORST_FIRST if status in present)

    @property
    def loans(self) -> tuple[str, ...]:
        """Functions by full name: some checks passed with ours in place of the learner's."""
        return tuple(dict.fromkeys(loan for check in self.checks for loan in check.loans))

    @property
    def lost(self) -> tuple[CheckReport, ...]:
        """The checks that cost points, the most telling first."""
        lost = [check for check in self.checks if check.status is not Status.PASSED]
        return tuple(sorted(lost, key=lambda check: _WORST_FIRST.index(check.status)))

    @property
    def broken_file(self) -> BrokenFile | None:
        """The file that it is lost by; it may be another one than its own."""
        return self.lost[0].broken_file if self.lost else None


@dataclass(frozen=True)
class ExerciseReport:
    """One exercise's functions, in the order of the file."""

    name: str
    functions: tuple[FunctionReport, ...]

    @property
    def points(self) -> int:
        """Points earned."""
        return sum(function.points for function in self.functions)

    @property
    def max_points(self) -> int:
        """Points that can be earned."""
        return sum(function.max_points for function in self.functions)


@dataclass(frozen=True)
class Graded:
    """What was graded, when, and by which version of the grader."""

    path: str = ""
    files: tuple[tuple[str, str], ...] = ()
    """The files of the exercises that there were, each with its SHA-256."""
    time: str = ""
    """When the run began, in UTC (ISO 8601)."""
    version: str = ""


@dataclass(frozen=True)
class Report:
    """A graded submission."""

    submission: str
    seed: int
    sandbox: str
    exercises: tuple[ExerciseReport, ...]
    graded: Graded = Graded()
    left_out: int = 0
    """How many checks of the course nobody has asked for."""

    @property
    def complete(self) -> bool:
        """Whether all its checks were graded: otherwise its points are no score."""
        return self.not_graded == self.left_out == 0

    @property
    def not_graded(self) -> int:
        """How many checks were not graded."""
        checks = [check for function in self.functions for check in function.checks]
        return sum(check.status is Status.NOT_GRADED for check in checks)

    @property
    def points(self) -> int:
        """Points earned."""
        return sum(exercise.points for exercise in self.exercises)

    @property
    def max_points(self) -> int:
        """Points that can be earned."""
        return sum(exercise.max_points for exercise in self.exercises)

    @property
    def graded_later(self) -> int:
        """Points of checks that are not here."""
        return sum(function.graded_later for function in self.functions)

    @property
    def functions(self) -> tuple[FunctionReport, ...]:
        """All functions, in order."""
        return tuple(function for exercise in self.exercises for function in exercise.functions)

    @property
    def next_function(self) -> FunctionReport | None:
        """The function to work on next: the first that is not right and waits for no other.

        Where it has a broken file, that is what to work on.
        """
        settled = (Status.PASSED, Status.WAITING, Status.NOT_GRADED)
        open_ones = (one for one in self.functions if one.status not in settled or one.broken_file)
        return next(open_ones, None)


_WRITTEN: dict[type, tuple[str, ...]] = {
    Report: (
        *("submission", "graded", "seed", "sandbox", "left_out", "complete", "points"),
        *("max_points", "graded_later", "exercises"),
    ),
    Graded: ("path", "files", "time", "version"),
    ExerciseReport: ("name", "points", "max_points", "functions"),
    FunctionReport: (
        *("name", "line", "status", "points", "max_points", "graded_later"),
        "checks",
    ),
    CheckReport: (
        *("id", "title", "hidden", "status", "points", "max_points"),
        *("message", "misconception", "seconds", "loans", "broken_file"),
    ),
    BrokenFile: ("name", "line"),
}
"""What is written of each, in order: `report.schema.json` says the same of what is read."""


def to_json(report: Report) -> dict[str, Any]:
    """Return the report as plain data, in the schema SCHEMA."""
    return {"schema": SCHEMA, **_plain(report)}


def _plain(value: Any) -> Any:
    """Return a part of a report as plain data."""
    if type(value) in _WRITTEN:
        return {name: _plain_field(name, getattr(value, name)) for name in _WRITTEN[type(value)]}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.value if isinstance(value, Status) else value


def _plain_field(name: str, value: Any) -> Any:
    """Return a field as plain data."""
    if name == "message":
        return as_text(value)
    return dict(value) if name == "files" else _plain(value)
