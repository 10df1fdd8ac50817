"""Grades one submission: every check judged, what was lost explained, one report.

Here the rooms work together; `plugin` and everything else that grades comes in through it.
"""

import functools
import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from grader.boundary.submission import Submission
from grader.boundary.submitted_files import SubmittedFiles
from grader.boundary.worker import Workers
from grader.course import FunctionName, course, full_name, module_of
from grader.judging import feedback
from grader.judging.check import Check, load_checks
from grader.judging.dependencies import dependencies
from grader.judging.judge import CheckResult, Judge
from grader.judging.lending import Lender
from grader.judging.pictures import picture_by
from grader.judging.reference import import_solution
from grader.judging.wording import FILES, Wording
from grader.reports.printable import printable
from grader.reports.report import CheckReport, ExerciseReport, FunctionReport, Graded, Report
from grader.reports.status import Status

if TYPE_CHECKING:
    from grader.mistakes.recognition import Cause

VERSION = "0.1.0"
"""Of the grader, as in pyproject.toml."""
MAX_SEED = 2**64
"""A course keeps one seed for good: so many that nobody finds it by trying."""
MAX_DRAWN_SEED = 2**32
"""A run draws its own for itself alone: short, since somebody may type it again."""
CALL_TIMEOUT = 10.0
"""Seconds for one call of a learner's function."""


class Grading:
    """One run over one submission. `close` ends its worker. Raises SandboxError.

    `sandbox` is a mode, or else what starts the workers.
    """

    def __init__(
        self,
        files: SubmittedFiles,
        seed: int | None = None,
        call_timeout: float = CALL_TIMEOUT,
        sandbox: str | Workers = "auto",
        name_mistakes: bool = True,
        wording: Wording = FILES,
    ) -> None:
        self._name_mistakes = name_mistakes
        self._sandbox = _by_its_mode(sandbox) if isinstance(sandbox, str) else sandbox
        self._seed = secrets.randbelow(MAX_DRAWN_SEED) if seed is None else seed
        start_worker = self._sandbox.start_worker
        self._submission = Submission(files, call_timeout, start_worker, self._seed)
        lender = Lender(self._submission) if course().solutions.is_dir() else None
        uses = functools.cache(dependencies)
        self._judge = Judge(self._submission, self._seed, uses, checks_of, lender, wording)
        self._results: dict[str, CheckResult] = {}
        self._causes: dict[FunctionName, tuple[int, Cause | None]] = {}
        """What explains a function, found by so many observations."""
        self._graded = what_is_graded(files)
        self._submission.start()
        if not self._sandbox.protects_files:
            _load_all_that_decides()

    def begin(self, checks: Sequence[Check]) -> None:
        """Take note of the checks that are to be run, so that none is missing from the report."""
        for check in checks:
            self._results[check.id] = CheckResult(check, Status.NOT_GRADED, feedback.not_run())

    def judge(self, check: Check) -> CheckResult:
        """Judge a check and keep the result."""
        result = self._judge.judge(check)
        self._results[check.id] = result
        return result

    def report(
        self,
        left_out: int = 0,
        with_causes: bool = True,
        keep_on: Callable[[], None] = lambda: None,
    ) -> Report:
        """Explain what was lost, and add the results up.

        `left_out` says how many checks of the course nobody has asked for. To find causes takes its
        time: who is waited for tells the rest first, and `keep_on`, called before each step, ends
        the search by raising what is no Exception.
        """
        results = list(self._results.values())
        if self._name_mistakes and with_causes:
            results = self._with_causes(results, keep_on)
        return Report(
            submission=printable(self._submission.files.name),
            seed=self._seed,
            sandbox=self._sandbox.name,
            exercises=add_up(results, self._submission.lines, course().graded_later),
            graded=self._graded,
            left_out=left_out,
        )

    def _with_causes(
        self, results: Sequence[CheckResult], keep_on: Callable[[], None]
    ) -> list[CheckResult]:
        """Explain wrong answers by known mistakes, function by function."""
        wrong = (Status.FAILED, Status.ERROR)
        subjects = dict.fromkeys(r.check.subject for r in results if r.status is Status.FAILED)
        found = {subject: self._recognise(subject, keep_on) for subject in subjects}
        return [
            _explained(result, found.get(result.check.subject))
            if result.status in wrong
            else result
            for result in results
        ]

    def _recognise(self, subject: FunctionName, keep_on: Callable[[], None]) -> "Cause | None":
        """Return the known mistake that explains what was seen of a function, if there is one."""
        # It costs nothing where all is well: then it isn't even loaded.
        from grader.mistakes.imitation import Imitations
        from grader.mistakes.library import load_misconceptions
        from grader.mistakes.recognition import recognise

        seen = self._judge.attempts.observations_of(subject)
        known = self._causes.get(subject)
        if known is None or known[0] != len(seen):
            misconceptions = load_misconceptions(module_of(subject)).get(subject, ())

            def run(check: Check, player: Any) -> None:
                keep_on()
                self._judge.attempts.run(check, player)

            cause = recognise(seen, misconceptions, Imitations(run))
            known = self._causes[subject] = len(seen), cause
        return known[1]

    def picture_of(self, function: FunctionName) -> str:
        """Return the course's picture of a function that is right; "" where there is none."""
        return picture_by(self._submission, *function.split("."))

    def close(self) -> None:
        """End the worker."""
        self._judge.close()


def _by_its_mode(mode: str) -> Workers:
    """Return the sandbox of a mode. Raises SandboxError."""
    # Not loaded where there are no processes, as in a browser.
    from grader.boundary.sandbox import choose_sandbox

    return choose_sandbox(mode)


def _explained(result: CheckResult, cause: "Cause | None") -> CheckResult:
    if cause is None:
        return result
    message = feedback.with_cause(result.message, cause.explanation)
    return replace(result, message=message, misconception=cause.name)


def what_is_graded(files: SubmittedFiles) -> Graded:
    """Say what is graded, now, and by what."""
    names = [f"{name}.py" for name in course().exercise_names if name not in files.instead]
    return Graded(
        path=printable(files.path.as_posix()),
        files=tuple((name, hashlib.sha256(files.contents[name]).hexdigest()) for name in names),
        time=datetime.now(UTC).isoformat(timespec="seconds"),
        version=VERSION,
    )


def _load_all_that_decides() -> None:
    """Load what is loaded late, as a rule: a submission could have changed it by then."""
    from grader.mistakes import imitation, library, recognition  # noqa: F401

    if course().solutions.is_dir():
        for exercise in course().exercise_names:
            import_solution(course().solutions, exercise)
        library.load_misconceptions()


@functools.cache
def checks_of(subject: FunctionName) -> list[Check]:
    """Return the checks of a function, by its full name; nothing but its own file is loaded."""
    return [check for check in load_checks(module_of(subject)) if check.subject == subject]


def in_turn(checks: Sequence[Check]) -> list[Check]:
    """Return checks in the order to judge them: exercise by exercise, the hidden ones last.

    What is told of a visible one must not come from a worker that has met a hidden one: in this
    order hardly any worker is started for that.
    """
    exercises = list(dict.fromkeys(check.exercise for check in checks))
    return sorted(checks, key=lambda check: (exercises.index(check.exercise), check.hidden))


def add_up(
    results: Sequence[CheckResult],
    lines: Mapping[FunctionName, int],
    graded_later: Mapping[FunctionName, int],
) -> tuple[ExerciseReport, ...]:
    """Add results up, in their order.

    `lines` says where functions were found, `graded_later` how many more points they have.
    """
    exercises = []
    for exercise, group in groupby(results, key=lambda result: result.check.exercise):
        functions = []
        for name, checks in groupby(group, key=lambda result: result.check.function):
            subject = full_name(exercise, name)
            reports = tuple(map(_check_report, checks))
            line, later = lines.get(subject), graded_later.get(subject, 0)
            functions.append(FunctionReport(exercise, name, line, reports, later))
        exercises.append(ExerciseReport(exercise, tuple(functions)))
    return tuple(exercises)


def _check_report(result: CheckResult) -> CheckReport:
    check = result.check
    return CheckReport(
        id=check.id,
        title=check.title,
        hidden=check.hidden,
        status=result.status,
        max_points=check.points,
        message=result.message,
        misconception=result.misconception,
        seconds=round(result.seconds, 4),
        loans=result.loans,
        broken_file=result.broken_file,
    )


def grade(
    files: SubmittedFiles,
    checks: Sequence[Check],
    seed: int | None = None,
    call_timeout: float = CALL_TIMEOUT,
    sandbox: str = "auto",
    name_mistakes: bool = True,
    wording: Wording = FILES,
) -> Report:
    """Grade what was handed in without pytest, by these checks. Raises SandboxError."""
    grading = Grading(files, seed, call_timeout, sandbox, name_mistakes, wording)
    try:
        grading.begin(checks)
        for check in in_turn(checks):
            grading.judge(check)
        return grading.report()
    finally:
        grading.close()
