"""The folder of one student, named in place of a class."""

from grader.course import course
from grader.intake import names
from grader.intake.folders import Folder
from grader.intake.layouts.delivery import Delivery, Layout


def read(top: Folder) -> Layout | None:
    """Take the folder for one submission, where exercises lie in it or in its `exercises`."""
    if not is_single(top):
        return None
    who = names.composed(names.stem_of(top.name)) or "submission"
    remark = f"exercises lie in {top.name} itself: it is taken for one student's"
    return Layout("one submission", [Delivery(who, "", "", lambda unpack: top)], [], [remark])


def is_single(top: Folder) -> bool:
    """Whether a folder holds exercises itself."""
    exercises = course().exercise_names
    return course().exercises.name in top.folders or any(
        names.exercise_file(name, exercises) for name in top.files
    )
