"""Made-up classes: submissions and their reports, without any grading."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from grader.gradebook.book import Gradebook
from grader.gradebook.entries import Conditions, Entry
from grader.gradebook.grading_run import GradingRun
from grader.intake.handed_in import Keep
from grader.reports.message import CAUSE, Line, Message, line, sentence
from grader.reports.report import CheckReport, ExerciseReport, FunctionReport, Report
from grader.reports.status import Status

CONDITIONS = Conditions(
    version="1.0", python="3.13", numpy="2.3", sandbox="bubblewrap", checks="c" * 64
)
SECRET = "sigmoid of 1000 is 1"
"""What a hidden check tells, in its title and its message."""
START = datetime(2026, 3, 2, 8, tzinfo=UTC)
POINTS = (2, 3, 4, 1)
"""Of the checks of a function: the last two are hidden."""
FUNCTIONS = (("neural_network", "sigmoid"), ("neural_network", "mse_loss"), ("and_gate", "train"))
MOST = len(FUNCTIONS) * sum(POINTS)


def check(
    function: str, place: int, status: Status, cause: str = "", message: Message | None = None
) -> CheckReport:
    """Return a check of a function; it is lost by a known mistake where there is a cause."""
    hidden = place >= 2
    said = sentence(SECRET) if hidden else (line("Called", f"{function}(0)"),)
    found = (*said, Line(CAUSE, cause)) if cause else said
    return CheckReport(
        id=f"{function}::{place}",
        title=SECRET if hidden else f"{function} number {place} is right.",
        hidden=hidden,
        status=status,
        max_points=POINTS[place],
        message=() if status is Status.PASSED else found if message is None else message,
        misconception=f"{function}__mistaken" if cause else None,
        seconds=0.25,
    )


def function(
    exercise: str, name: str, statuses: Sequence[Status], cause: str = ""
) -> FunctionReport:
    """Return a function with these outcomes of its checks."""
    lost = (Status.FAILED, Status.ERROR)
    checks = [
        check(name, place, status, cause if status in lost else "")
        for place, status in enumerate(statuses)
    ]
    return FunctionReport(exercise, name, 7, tuple(checks))


def report(seed: int, outcomes: Sequence[Sequence[Status]], cause: str = "") -> Report:
    """Return a report with these outcomes, function by function."""
    functions = [
        function(exercise, name, statuses, cause)
        for (exercise, name), statuses in zip(FUNCTIONS, outcomes, strict=True)
    ]
    exercises = (
        ExerciseReport("neural_network", tuple(functions[:2])),
        ExerciseReport("and_gate", tuple(functions[2:])),
    )
    return Report("student", seed, "bubblewrap", exercises)


RIGHT = (Status.PASSED,) * 4
WRONG = (Status.FAILED,) * 4
HIDDEN_WRONG = (Status.PASSED, Status.PASSED, Status.FAILED, Status.PASSED)
TODO = (Status.TODO,) * 4
NOT_GRADED = (Status.PASSED, Status.PASSED, Status.PASSED, Status.NOT_GRADED)


def right(seed: int) -> Report:
    """Return a report with all points."""
    return report(seed, [RIGHT] * 3)


def handed_in(number: int, files: str = "", **other: object) -> Entry:
    """Return the submission of a student; `files` tells it from others in its place."""
    one = Entry(
        identity=f"student-{number}",
        source=f"handed-in/student-{number}",
        files=(("neural_network.py", f"{files}{number}".rjust(64, "0")),),
        time=START + timedelta(hours=number),
    )
    return replace(one, **other)  # type: ignore[arg-type]


@contextmanager
def grading(book: Gradebook, keep: Keep = Keep.LATEST) -> Iterator[GradingRun]:
    """Begin a run under the usual conditions."""
    with book.begin_run(CONDITIONS, {}, keep) as run:
        yield run


def grade_class(book: Gradebook, reports: Sequence[Report]) -> list[Entry]:
    """Record a report for each of as many students."""
    submissions = [handed_in(number) for number in range(1, len(reports) + 1)]
    with grading(book) as run:
        run.hand_in(submissions)
        for submission, one in zip(submissions, reports, strict=True):
            run.record([(submission, one)])
    return submissions
