"""Moodle's "Download all submissions": a folder for each student, or all files side by side.

`Full Name_123456_assignsubmission_file_` is a folder; without folders, the name of the file
follows. The number is that of the participant, in this assignment.
"""

import re
from dataclasses import dataclass, field

from grader.intake import names
from grader.intake.folders import File, Folder
from grader.intake.layouts.delivery import Delivery, Layout, files_together, openers, strays

_NAME = re.compile(r"(.*?)_(\d+)_assignsubmission_([a-z]+)_?(.*)", re.DOTALL)


@dataclass
class _Participant:
    name: str
    files: dict[str, File] = field(default_factory=dict)
    has_text: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What else there is of them."""
        return ("a text was handed in as well, and is not graded",) if self.has_text else ()


def read(top: Folder) -> Layout | None:
    """Understand a download of Moodle; None for anything else."""
    matches = {name: _NAME.fullmatch(name) for name in (*top.folders, *top.files)}
    if not any(matches.values()):
        return None
    participants: dict[str, _Participant] = {}
    folders = []
    for name, match in matches.items():
        if match is None:
            continue
        who = participants.setdefault(match[2], _Participant(names.composed(match[1])))
        if match[3] != "file":
            who.has_text = True
        elif name in top.folders:
            folders.append((match[2], name))
        else:
            who.files[match[4]] = top.files[name]
    open_by_name = openers(top)
    deliveries = [
        Delivery(
            identity,
            participants[identity].name,
            name,
            open_by_name[name],
            notes=participants[identity].notes,
        )
        for identity, name in folders
    ]
    with_folder = {identity for identity, _ in folders}
    deliveries += [
        Delivery(identity, who.name, who.name, files_together(who.name, who.files), notes=who.notes)
        for identity, who in participants.items()
        if who.files or identity not in with_folder
    ]
    known = [name for name, match in matches.items() if match is not None]
    lost = [f"{name} belongs to nobody" for name in top.folders if name not in known]
    return Layout("a download of Moodle", deliveries, strays(top, known) + lost)
