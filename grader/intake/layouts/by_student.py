"""A folder or an archive for each student, by name; with a date, it is one of several."""

from collections.abc import Iterator

from grader.intake import names
from grader.intake.folders import Folder
from grader.intake.layouts.delivery import Delivery, Layout, openers, strays


def read(top: Folder) -> Layout:
    """Take each folder and each archive for what one student handed in."""
    return Layout("a folder or an archive for each student", _deliveries(top), strays(top))


def _deliveries(top: Folder) -> Iterator[Delivery]:
    for name, open_it in openers(top).items():
        label = names.label(names.stem_of(name))
        who = label.who or names.composed(name)
        yield Delivery(who, "", name, open_it, label.time, order=label.copy)
