"""The folder of one student, named in place of a class."""

from grader.course import course
from grader.intake import names
from grader.intake.folders import Folder
from grader.intake.layouts.delivery import Delivery, Layout

LOOKED_AT = 20
"""As many folders tell whether they are students'."""


def read(top: Folder) -> Layout | None:
    """Take the folder for one submission, where exercises lie in it or in its `exercises`."""
    if not is_single(top):
        return None
    who = names.composed(names.stem_of(top.name)) or "submission"
    remark = f"exercises lie in {top.name} itself: it is taken for one student's"
    return Layout("one submission", [Delivery(who, "", "", lambda unpack: top)], [], [remark])


def is_single(top: Folder) -> bool:
    """Whether a folder holds exercises itself, and is no class that some of ours lie beside."""
    if not _holds_exercises(top):
        return False
    others = [open_it for name, open_it in top.folders.items() if name != course().exercises.name]
    return sum(_holds_exercises(open_it()) for open_it in others[:LOOKED_AT]) < 2


def _holds_exercises(folder: Folder) -> bool:
    exercises = course().exercise_names
    return course().exercises.name in folder.folders or any(
        names.exercise_file(name, exercises) for name in folder.files
    )
