"""Grades again, in a thread of its own: what a save can affect, what is on the screen first.

A run in progress is given up when something newer is to be graded. A worker waits ready, without
any learner's code, so that none has to be started first.
"""

import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submitted_files import SubmittedFiles
from grader.boundary.worker import Worker
from grader.course import FunctionName, course
from grader.grading import Grading
from grader.judging.check import Check
from grader.learning.watch.changes import affected, in_order, lines_of
from grader.reports.report import ExerciseReport, FunctionReport, Report
from grader.reports.status import Status


class GivenUpError(BaseException):
    """Nobody waits for this run any more. No check, and no judge, takes it for a wrong answer."""


class WarmWorkers:
    """A way to start workers, of which one waits ready."""

    def __init__(self) -> None:
        self._sandbox = choose_sandbox("auto")
        self.name, self.protects_files = self._sandbox.name, self._sandbox.protects_files
        self._lock = threading.Lock()
        self._spare: Worker | None = None
        self._started: list[Worker] = []
        self._is_given_up = False

    def prepare(self) -> None:
        """Have a worker ready for the next run; it loads NumPy while nothing else is done."""
        with self._lock:
            self._started.clear()
            if self._spare is None and not self._is_given_up:
                self._spare = self._sandbox.start_worker()

    def start_worker(self) -> Worker:
        """Return the one that waits, or start one. Raises GivenUpError."""
        with self._lock:
            if self._is_given_up:
                raise GivenUpError
            worker, self._spare = self._spare or self._sandbox.start_worker(), None
            self._started.append(worker)
            return worker

    def give_up(self) -> None:
        """End the workers of the present run, and start no more of them."""
        with self._lock:
            self._is_given_up = True
            for worker in self._started:
                worker.stop()

    def begin(self) -> None:
        """Start workers again."""
        with self._lock:
            self._is_given_up = False
            self._started.clear()

    def close(self) -> None:
        """End all."""
        self.give_up()
        if self._spare is not None:
            self._spare.stop()


@dataclass(frozen=True)
class Graded:
    """What came of a run, or of its first part."""

    report: Report
    is_complete: bool


@dataclass(frozen=True)
class Fault:
    """The grader failed; its text says how."""

    text: str


@dataclass(frozen=True)
class _Job:
    files: SubmittedFiles
    first: tuple[FunctionName, ...]
    again: bool
    """Whether all is graded, whatever was before."""


class Regrader:
    """Grades what it is given last; `tell` hears of it, in the regrader's own thread."""

    def __init__(
        self, checks: Sequence[Check], seed: int, tell: Callable[[Graded | Fault], None]
    ) -> None:
        self._checks, self._seed, self._tell = checks, seed, tell
        self._functions = list(dict.fromkeys(check.subject for check in checks))
        self._workers = WarmWorkers()
        self._report: Report | None = None
        """What is known for certain."""
        self._told: Report | None = None
        """What was told last: while a run goes on, of some functions what was true before."""
        self._graded_files: SubmittedFiles | None = None
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._workers.prepare()
        self._thread.start()

    def grade(
        self, files: SubmittedFiles, first: Sequence[FunctionName] = (), again: bool = False
    ) -> None:
        """Grade these files; what runs is given up. `first` are the functions on the screen."""
        self._jobs.put(_Job(files, tuple(first), again))
        self._workers.give_up()

    def close(self) -> None:
        """End the run and the workers."""
        self._jobs.put(None)
        self._workers.give_up()
        self._thread.join()
        self._workers.close()

    def _run(self) -> None:
        while (job := self._newest()) is not None:
            self._workers.begin()
            if not self._jobs.empty():
                continue  # it came before that was said
            try:
                self._grade(job)
            except GivenUpError:
                continue
            except Exception as error:  # whatever it is, the next save may go better
                self._tell(Fault(f"{type(error).__name__}: {error}"))
            self._workers.prepare()

    def _newest(self) -> _Job | None:
        job = self._jobs.get()
        while job is not None and not self._jobs.empty():
            newer = self._jobs.get()
            again = job.again or (newer is not None and newer.again)
            job = None if newer is None else replace(newer, again=again)
        return job

    def _grade(self, job: _Job) -> None:
        """Judge what the files can have changed; tell of the first function, then of all."""
        if job.again or self._graded_files is None or self._report is None:
            to_judge = set(self._functions)
        else:
            to_judge = affected(self._graded_files, job.files, self._functions)
            to_judge |= {
                one.full_name
                for one in self._report.functions
                if any(check.status is Status.NOT_GRADED for check in one.checks)
            }
        # Until this run is over, nothing is known of these.
        self._graded_files = job.files
        if self._report is not None:
            self._report = _without(self._report, to_judge)
        if not to_judge and self._report is not None:
            self._tell_all(_with_lines(self._report, job.files))
            return
        grading = Grading(job.files, self._seed, sandbox=self._workers)
        try:
            self._judge(grading, list(in_order(to_judge, job.first, self._functions)), job)
        finally:
            grading.close()

    def _judge(self, grading: Grading, functions: Sequence[FunctionName], job: _Job) -> None:
        by_function = {
            name: [check for check in self._checks if check.subject == name] for name in functions
        }
        grading.begin([check for checks in by_function.values() for check in checks])
        lost = 0
        for number, checks in enumerate(by_function.values()):
            lost_before = lost
            for check in sorted(checks, key=lambda check: check.hidden):
                lost += grading.judge(check).status is not Status.PASSED
                self._keep_on()
            # What was asked about, and what comes next: nobody waits for the others.
            is_the_first_lost = lost > lost_before == 0
            if number == 0 or is_the_first_lost:
                for with_causes in (False, True):
                    part = grading.report(with_causes=with_causes, keep_on=self._keep_on)
                    self._tell_a_part(part, job.files)
        whole = grading.report(keep_on=self._keep_on)
        self._tell_all(self._joined(whole, self._report, job.files))

    def _tell_a_part(self, part: Report, files: SubmittedFiles) -> None:
        self._tell(Graded(self._joined(part, self._told, files), False))
        self._keep_on()

    def _keep_on(self) -> None:
        """Go on only if nothing newer is to be graded. Raises GivenUpError."""
        if not self._jobs.empty():
            raise GivenUpError

    def _tell_all(self, report: Report) -> None:
        self._report = self._told = report
        self._tell(Graded(report, True))

    def _joined(self, new: Report, before: Report | None, files: SubmittedFiles) -> Report:
        """Return a report on all functions: of those that were not judged, what was before."""
        old = {} if before is None else _by_name(before)
        fresh = _by_name(new)
        found = {
            name: old.get(name, one) if _is_not_graded(one) else one for name, one in fresh.items()
        }
        together = {**old, **found}
        exercises = tuple(
            ExerciseReport(
                exercise,
                tuple(
                    together[name]
                    for name in self._functions
                    if name in together and together[name].exercise == exercise
                ),
            )
            for exercise in course().exercise_names
        )
        return _with_lines(replace(new, exercises=exercises), files)


def _with_lines(report: Report, files: SubmittedFiles) -> Report:
    """Say where functions begin now: they move, though they are not judged."""
    lines: dict[FunctionName, int] = {}
    for exercise in report.exercises:
        lines |= lines_of(files, exercise.name)
    return _each(report, lambda one: replace(one, line=lines.get(one.full_name, one.line)))


def _each(report: Report, change: Callable[[FunctionReport], FunctionReport]) -> Report:
    """Return a report with each function changed."""
    exercises = tuple(
        replace(exercise, functions=tuple(map(change, exercise.functions)))
        for exercise in report.exercises
    )
    return replace(report, exercises=exercises)


def _by_name(report: Report) -> dict[FunctionName, FunctionReport]:
    return {one.full_name: one for one in report.functions}


def _is_not_graded(function: FunctionReport) -> bool:
    return all(check.status is Status.NOT_GRADED for check in function.checks)


def _without(report: Report, functions: set[FunctionName]) -> Report:
    """Return a report that knows nothing of these functions, so that no old verdict is kept."""

    def forgotten(one: FunctionReport) -> FunctionReport:
        if one.full_name not in functions:
            return one
        checks = tuple(
            replace(check, status=Status.NOT_GRADED, message=(), misconception=None, loans=())
            for check in one.checks
        )
        return replace(one, checks=checks)

    return _each(report, forgotten)
