"""JUnit XML, as servers of continuous integration read it.

There is no standard; these are the elements and attributes that all of its readers know. What is
to do or waits is a failure there, not "skipped": that would look like success.
"""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from grader.course import course
from grader.reports.disclosure import Entry, entries
from grader.reports.report import CheckReport, ExerciseReport, Report
from grader.reports.status import Status


def export(report: Report) -> str:
    """Return one suite for each exercise, one case for each check, points as properties."""
    root = ET.Element("testsuites", name=course().title)
    for exercise in report.exercises:
        root.append(_suite(report, exercise))
    _count(root, [check for function in report.functions for check in function.checks])
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(report: Report, exercise: ExerciseReport) -> ET.Element:
    suite = ET.Element("testsuite", name=exercise.name)
    _count(suite, [check for function in exercise.functions for check in function.checks])
    _add_points(suite, exercise.points, exercise.max_points)
    for function in exercise.functions:
        for entry in entries(report, function, tell_hidden=False):
            suite.append(_case(f"{exercise.name}.{function.name}", entry))
    return suite


def _case(class_name: str, entry: Entry) -> ET.Element:
    check = entry.check
    case = ET.Element("testcase", classname=class_name, name=entry.name, time=f"{check.seconds}")
    _add_points(case, check.points, check.max_points)
    if check.status is not Status.PASSED:
        kind = "error" if check.status is Status.ERROR else "failure"
        lost = ET.SubElement(case, kind, message=entry.name, type=check.status.value)
        lost.text = entry.message
    return case


def _add_points(element: ET.Element, points: int, max_points: int) -> None:
    properties = ET.SubElement(element, "properties")
    for name, value in (("points", points), ("max_points", max_points)):
        ET.SubElement(properties, "property", name=name, value=str(value))


def _count(element: ET.Element, checks: Sequence[CheckReport]) -> None:
    """Write down how many checks there are, how many are lost, and how long they took."""
    errors = sum(check.status is Status.ERROR for check in checks)
    passed = sum(check.status is Status.PASSED for check in checks)
    element.set("tests", str(len(checks)))
    element.set("failures", str(len(checks) - errors - passed))
    element.set("errors", str(errors))
    element.set("skipped", "0")
    element.set("time", f"{sum(check.seconds for check in checks):.4f}")
