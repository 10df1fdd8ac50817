"""Folders of classes, as teachers have them: made by the test that needs one."""

import io
import tarfile
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from grader.intake.handed_in import HandedIn, Keep, Plan, Student
from grader.intake.planning import make_plan
from grader.intake.roster import Roster
from grader.intake.store import Store

WORK = {"and_gate.py": b"x = 1\n", "grid.py": b"y = 2\n"}
"""What a student has handed in."""


def below(folder: str, files: Mapping[str, bytes] = WORK) -> dict[str, bytes]:
    """Return files in a folder."""
    return {f"{folder}/{name}": content for name, content in files.items()}


def write(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below a folder, and return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (2026, 11, 12, 18, 0, 0))
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def tarred(files: Mapping[str, bytes], *others: tarfile.TarInfo) -> bytes:
    """Return a tar.gz, with other things than files as well."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        for other in others:
            archive.addfile(other)
    return packed.getvalue()


def plan_of(
    path: Path,
    keep: Keep = Keep.LATEST,
    due: datetime | None = None,
    roster: Roster | None = None,
) -> Plan:
    """Return the plan of a class, with nothing in it that can be read any more."""
    with Store() as store:
        return make_plan(path, store, keep, due, roster)


def contents_of(path: Path) -> dict[str, dict[str, bytes]]:
    """Return the files that are to be graded, by the identities of the students."""
    with Store() as store:
        plan = make_plan(path, store)
        return {
            one.identity: dict(one.files.contents) if one.files else {} for one in plan.to_grade
        }


def only(plan: Plan) -> Student:
    """Return the only student."""
    (student,) = plan.students
    return student


def submission(plan: Plan) -> HandedIn:
    """Return the only submission that counts."""
    (handed_in,) = plan.to_grade
    return handed_in
