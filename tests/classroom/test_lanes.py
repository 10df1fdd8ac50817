"""Lanes: many submissions, side by side, each graded as if it were alone."""

import dataclasses
import os
import signal
from collections.abc import Iterator

import pytest

from grader.boundary.submitted_files import read_files
from grader.classroom.lane import Job, Settings
from grader.classroom.lanes import Lanes
from grader.reports.report import Report
from tests.places import EXERCISES, PROJECT, SOLUTIONS
from tests.submissions import SEED, all_points, grade_all, points_of

SETTINGS = Settings(PROJECT, SEED, "auto")


@pytest.fixture(scope="module")
def lanes() -> Iterator[Lanes[str]]:
    with Lanes[str](2, SETTINGS) as lanes:
        yield lanes


def told(report: Report | None) -> object:
    """Return what a report tells, without what differs from run to run."""
    assert report is not None
    content = dataclasses.asdict(report) | {"graded": None}
    for exercise in content["exercises"]:
        for function in exercise["functions"]:
            for check in function["checks"]:
                check["seconds"] = 0
    return content


def test_each_is_graded_as_if_it_were_alone(lanes: Lanes[str]) -> None:
    """Whoever was before it in its lane: its report is the same but for the time."""
    right, stubs = read_files(SOLUTIONS), read_files(EXERCISES)
    grid = {"grid.py": stubs.contents["grid.py"]}
    half = dataclasses.replace(right, contents={**right.contents, **grid})
    jobs = {"a": stubs, "b": half, "c": right, "d": stubs}
    graded = lanes.grade(jobs, lambda key: Job(jobs[key]))
    reports = {done.key: done.report for ready in graded for done in ready}
    assert {job: report.points for job, report in reports.items()} == {
        "a": 0,
        "b": all_points() - points_of("grid"),
        "c": all_points(),
        "d": 0,
    }
    assert told(reports["a"]) == told(reports["d"]) == told(grade_all(EXERCISES))


def test_one_that_takes_long_holds_up_its_own_lane_only(lanes: Lanes[str]) -> None:
    """Others come past it, and it has its report, too."""
    stubs = read_files(EXERCISES)
    sleeping = {**stubs.contents, "grid.py": b"import time\ntime.sleep(600)"}
    jobs = {"long": dataclasses.replace(stubs, contents=sleeping), "a": stubs, "b": stubs}
    graded = lanes.grade(jobs, lambda key: Job(jobs[key]))
    assert [done.key for ready in graded for done in ready] == ["a", "b", "long"]


def test_a_lane_that_has_been_ended_gets_a_successor() -> None:
    """What it was at has no report; what comes next has one."""
    stubs = read_files(EXERCISES)
    with Lanes[int](1, SETTINGS) as lanes:
        (lane,) = lanes._lanes

        def job_of(key: int) -> Job:
            if key == 1:
                os.kill(lane._process.pid, signal.SIGKILL)
            return Job(stubs)

        reports = [done.report for ready in lanes.grade(range(3), job_of) for done in ready]
    assert [report is None for report in reports] == [False, True, False]
