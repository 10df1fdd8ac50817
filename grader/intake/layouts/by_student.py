"""A folder or an archive for each student, by name; with a date, it is one of several."""

from collections.abc import Iterator

from grader.course import course
from grader.intake import names
from grader.intake.folders import Folder
from grader.intake.layouts.delivery import Delivery, Layout, openers, strays


def read(top: Folder) -> Layout:
    """Take each folder and each archive for what one student handed in."""
    ours = course().exercises.name
    lost = [f"{ours} belongs to nobody"] if ours in top.folders else []
    title = "a folder or an archive for each student"
    return Layout(title, _deliveries(top, ours), strays(top) + lost)


def _deliveries(top: Folder, ours: str) -> Iterator[Delivery]:
    for name, open_it in openers(top).items():
        if name == ours:
            continue
        label = names.label(names.stem_of(name))
        who = label.who or names.composed(name)
        yield Delivery(who, "", name, open_it, label.time, order=label.copy)
