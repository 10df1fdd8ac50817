"""A folder or an archive for each student, whose name is theirs; with a date, it is one of several.

nbgrader's `submitted/STUDENT/ASSIGNMENT` is one of them.
"""

import functools
from collections.abc import Iterator

from grader.intake import names
from grader.intake.folders import Folder
from grader.intake.layouts.delivery import Delivery, Layout, Unpack


def read(top: Folder, unpack: Unpack) -> Layout:
    """Take each folder and each archive for what one student handed in."""
    strays = [
        f"{name} is no archive that can be unpacked"
        if name.casefold().endswith(names.OTHER_ARCHIVES)
        else f"{name} belongs to nobody"
        for name in top.files
        if not names.is_archive(name)
    ]
    return Layout("a folder or an archive for each student", _deliveries(top, unpack), strays)


def _deliveries(top: Folder, unpack: Unpack) -> Iterator[Delivery]:
    for name, open_folder in top.folders.items():
        label = names.label(name)
        who = label.who or names.composed(name)
        yield Delivery(who, "", name, open_folder, label.time, order=label.copy)
    for name, file in top.files.items():
        if names.is_archive(name):
            label = names.label(names.stem_of(name))
            who = label.who or names.composed(name)
            open_archive = functools.partial(unpack, file)
            yield Delivery(who, "", name, open_archive, label.time, order=label.copy)
