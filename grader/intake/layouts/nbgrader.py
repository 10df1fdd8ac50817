"""nbgrader's `submitted/STUDENT/ASSIGNMENT`."""

import functools
from collections.abc import Callable

from grader.course import course
from grader.intake import names
from grader.intake.folders import Folder
from grader.intake.layouts.delivery import Delivery, Layout, Unpack, strays

SUBMITTED = "submitted"


def read(top: Folder) -> Layout | None:
    """Understand a folder `submitted`, or the course's folder around it; None for anything else."""
    if top.name != SUBMITTED:
        if SUBMITTED not in top.folders or "source" not in top.folders:
            return None
        top = top.folders[SUBMITTED]()
    students = {name: open_it() for name, open_it in top.folders.items()}
    assignments = {name for folder in students.values() for name in folder.folders}
    if course().assignment not in assignments:
        return None
    deliveries = []
    not_understood = strays(top)
    for name, folder in students.items():
        if course().assignment in folder.folders:
            open_it = functools.partial(_open, folder.folders[course().assignment])
            source = f"{name}/{course().assignment}"
            deliveries.append(Delivery(names.composed(name), "", source, open_it))
        else:
            not_understood.append(f"{name} has no {course().assignment}")
    others = sorted(assignments - {course().assignment})
    remarks = [f"other assignments are left alone: {', '.join(others)}"] if others else []
    return Layout("nbgrader's folder of submissions", deliveries, not_understood, remarks)


def _open(open_it: Callable[[], Folder], unpack: Unpack) -> Folder:
    return open_it()
