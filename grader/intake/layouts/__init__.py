"""How people and systems lay submissions out. Each module knows one way, and says what it is."""

from collections.abc import Callable

from grader.course import course
from grader.intake import names
from grader.intake.folders import Folder
from grader.intake.layouts import (
    by_student,
    canvas,
    classroom,
    gradescope,
    moodle,
    nbgrader,
    single,
)
from grader.intake.layouts.delivery import Layout, Unpack, openers

_SYSTEMS: tuple[Callable[[Folder], Layout | None], ...] = (
    gradescope.read,
    moodle.read,
    canvas.read,
    nbgrader.read,
)
MAX_WRAPPED = 4
"""Folders and archives around a class."""


def understand(top: Folder, unpack: Unpack) -> Layout:
    """Find out how a class is laid out, below folders and archives that only wrap it."""
    remarks: list[str] = []
    for _ in range(MAX_WRAPPED):
        layout = _layout(top)
        if layout is not None:
            break
        inner = openers(top)
        if len(inner) != 1:
            break
        ((name, open_it),) = inner.items()
        below = open_it(unpack)
        if below.broken or not _is_a_class(below):
            break
        remarks.append(f"all lies in {name}")
        top = below
    layout = layout or by_student.read(top)
    layout.remarks[:0] = remarks
    layout.remarks.extend(top.remarks)
    if top.broken:
        layout.not_understood.append(top.broken)
    return layout


def _layout(top: Folder) -> Layout | None:
    for read in (*_SYSTEMS, single.read, classroom.read):
        if (layout := read(top)) is not None:
            return layout
    return None


def _is_a_class(folder: Folder) -> bool:
    """Whether a folder is laid out for several people, or wraps one that is."""
    if any(read(folder) is not None for read in _SYSTEMS):
        return True
    if single.is_single(folder):
        return False
    exercises = {names.plain(exercise) for exercise in course().exercise_names}
    people = [
        name
        for name in openers(folder)
        if names.plain(names.stem_of(name)) not in exercises
        and names.label(names.stem_of(name)).who
    ]
    return len(people) > 1 or (
        len(people) == 1
        and people[0] in folder.folders
        and _is_a_class(folder.folders[people[0]]())
    )
