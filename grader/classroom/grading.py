"""Grades what a class handed in, into its gradebook, and says what comes of each."""

import hashlib
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submitted_files import SubmittedFiles
from grader.classroom.lane import Job, Settings
from grader.classroom.lanes import Lanes, Remark
from grader.course import course
from grader.gradebook.book import Gradebook
from grader.gradebook.checks_digest import digest_of_checks
from grader.gradebook.entries import Conditions, Entry
from grader.grading import VERSION
from grader.intake.handed_in import HandedIn, Plan
from grader.reports.report import Report

if TYPE_CHECKING:
    from grader.classroom.cluster.cluster import Cluster

NO_REPORT = "the grader itself was ended while it was graded"


@dataclass(frozen=True)
class Way:
    """How a class is graded."""

    lanes: int
    """Submissions that are graded side by side."""
    sandbox: str = "auto"
    again: bool = False
    """Also what has a result by the same checks, and has not changed."""
    wait: float = 0.0
    """Seconds for another run on the same gradebook to end."""
    dask: str = ""
    """The address of a Dask cluster's scheduler: there it is graded, and not here."""


@dataclass(frozen=True)
class Begun:
    """What there is to do."""

    to_grade: int
    unchanged: int
    """Submissions that have their results already."""
    unreadable: int


@dataclass(frozen=True)
class Done:
    """What came of one submission; it is in the gradebook."""

    handed_in: HandedIn
    report: Report | None
    """None where the grader made none."""
    seconds: float


def grade_class(plan: Plan, book: Gradebook, way: Way) -> Iterator[Begun | Done | Remark]:
    """Grade a class, and yield first what there is to do, then what is done, one by one.

    Whoever stops to listen ends it: what was yielded stays. Raises SandboxError, BusyError and, by
    a cluster, ClusterError.
    """
    options = {"source": plan.source, "keep": plan.keep, "due": str(plan.due or "")}
    conditions = _conditions(way)
    with book.begin_run(conditions, options, plan.keep, way.wait) as run:
        run.enrol({one.identity: one.name for one in plan.missing})
        entries = {number: _entry(one) for number, one in enumerate(plan.to_grade)}
        run.hand_in(list(entries.values()))
        readable = [number for number, entry in entries.items() if not entry.problem]
        left = [
            number for number in readable if way.again or not run.is_up_to_date(entries[number])
        ]
        yield Begun(len(left), len(readable) - len(left), len(entries) - len(readable))
        if not left:
            return
        with _graders(way, conditions, book.seed, len(left)) as graders:
            for ready in graders.grade(left, lambda number: _job(plan.to_grade[number])):
                if isinstance(ready, Remark):
                    yield ready
                    continue
                run.record([(entries[one.key], one.report or NO_REPORT) for one in ready])
                for one in ready:
                    yield Done(plan.to_grade[one.key], one.report, one.seconds)


def _graders(
    way: Way, conditions: Conditions, seed: int, count: int
) -> "Lanes[int] | Cluster[int]":
    """Return who grades so many submissions. Raises ClusterError."""
    if way.dask:
        # It is heavy, and in a group of its own.
        from grader.classroom.cluster.cluster import Cluster

        return Cluster(way.dask, conditions, seed)
    return Lanes(min(way.lanes, count), Settings(course().root, seed, conditions.sandbox))


def _conditions(way: Way) -> Conditions:
    return Conditions(
        version=VERSION,
        python=platform.python_version(),
        numpy=version("numpy"),
        sandbox=_sandbox(way),
        checks=digest_of_checks(),
    )


def _sandbox(way: Way) -> str:
    """Return what is graded in. Raises SandboxError where it can't be had here."""
    if way.dask:
        # Machines of a cluster are there for others as well.
        return "bubblewrap" if way.sandbox == "auto" else way.sandbox
    return choose_sandbox(way.sandbox).name


def _entry(handed_in: HandedIn) -> Entry:
    """Return what the gradebook keeps of a submission."""
    contents: Mapping[str, bytes] = handed_in.files.contents if handed_in.files else {}
    return Entry(
        identity=handed_in.identity,
        source=handed_in.source,
        files=tuple((name, hashlib.sha256(contents[name]).hexdigest()) for name in contents),
        name=handed_in.name,
        time=handed_in.time,
        late=handed_in.late,
        problem=handed_in.problem,
    )


def _job(handed_in: HandedIn) -> Job:
    """Return what a lane is sent: by now it takes memory."""
    files = handed_in.files
    assert isinstance(files, SubmittedFiles)  # it can be read
    return Job(replace(files, contents=dict(files.contents)), handed_in.notebooks)
