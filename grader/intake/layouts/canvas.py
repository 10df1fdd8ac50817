"""Canvas's "Download submissions": all files side by side.

`lastnamefirst_LATE_12345_67890_and_gate-1.py`: the student's name as it is sorted, LATE where it
is, the numbers of the student and of the file, and the file's name; "-1" where it was handed in
again.
Anonymous: `LATE_anon_x1Y2z_67890_and_gate.py`. A text that was typed in ends in "_text.html".
"""

import re
from dataclasses import dataclass, field

from grader.course import course
from grader.intake import names
from grader.intake.folders import File, Folder
from grader.intake.layouts.delivery import Delivery, Layout, files_together, strays

_NAME = re.compile(r"(?:(\w*?)_)??(LATE_)?(\d+|anon_\w+?)_(?:(\d+)_(.+)|(?:text|link)\.html)")


@dataclass
class _Student:
    name: str
    late: bool
    files: dict[str, tuple[int, File]] = field(default_factory=dict)
    """By name, with the number of the file."""
    notes: list[str] = field(default_factory=list)

    def add(self, number: int, name: str, file: File) -> None:
        """Add a file; of one exercise, the one that was handed in last stays."""
        known = names.exercise_file(name, course().exercise_names)
        name = known.name if known else name
        if name in self.files:
            self.notes.append(f"{name} was handed in more than once; the last one is graded")
            if number < self.files[name][0]:
                return
        self.files[name] = (number, file)


def read(top: Folder) -> Layout | None:
    """Understand a download of Canvas; None for anything else."""
    matches = {name: match for name in top.files if (match := _NAME.fullmatch(name))}
    if not matches or top.folders or 2 * len(matches) < len(top.files):
        return None
    students: dict[str, _Student] = {}
    for name, match in matches.items():
        who, late, identity, number, file_name = match.groups()
        student = students.setdefault(identity, _Student(names.composed(who or ""), False))
        student.late |= late is not None
        if file_name is None:
            student.notes.append("a text or a link was handed in, and is not graded")
        else:
            student.add(int(number), file_name, top.files[name])
    deliveries = [
        Delivery(
            identity,
            student.name,
            student.name or identity,
            files_together(student.name, {n: file for n, (_, file) in student.files.items()}),
            late=student.late,
            notes=tuple(student.notes),
        )
        for identity, student in students.items()
    ]
    return Layout("a download of Canvas", deliveries, strays(top, matches))
