"""The corpus of attacks in `tests/boundary/hostile/`, read and made into submissions.

Each file says what it tries in its first line, and in comments what must become of it:

    # Loses normalize, error: Raised PermissionError     what is lost, its status, and words of why
    # Loses 3 of normalize, failed: Expected             where the answer is right in something
    # Loses at least 1 of train, error: Time             where more is lost on a busy machine
    # Loses nothing
    # Takes all the time that it gets                    which is little, then
    # In a plain process: may succeed, for ...           what only bubblewrap keeps it from
    # In a plain process: leaves files                  or another thing that it may do there
    # Is the file conftest.py                            else: added to neural_network.py

All other functions of the submission are right, and must keep their points.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from grader.authoring.right_variants import copy_of_solutions, with_code
from grader.worker.landlock import version_of_landlock

CORPUS = Path(__file__).parent / "hostile"
GROUPS = ("forging", "stealing", "escaping", "starving")
PLANTED = "planted"
"""A part of the name of every file that an attack leaves."""
CALL_TIMEOUT, SHORT_CALL_TIMEOUT = 10.0, 1.0
"""Seconds for a call: what ends by itself has enough, however busy the machine."""


@dataclass(frozen=True)
class Loss:
    """What an attack must cost: a function's points, with a status and words of the reason."""

    points: int | None
    """None: all that it has."""
    may_be_more: bool
    function: str
    status: str
    words: str


@dataclass(frozen=True)
class Attack:
    """One hostile file."""

    name: str
    tries: str
    code: str
    file: str
    losses: tuple[Loss, ...]
    call_timeout: float
    plain: str
    """What a plain process doesn't keep it from here; else empty."""

    def build(self, folder: Path, port: int, planted: str) -> Path:
        """Make a submission of it, in a new folder.

        `port` is where the test listens, `planted` how the files begin that it leaves.
        """
        code = self.code.replace("PORT = 0", f"PORT = {port}").replace(PLANTED, planted)
        if self.file == "neural_network.py":
            return with_code(folder, {"neural_network": code})
        file = copy_of_solutions(folder) / self.file
        file.parent.mkdir(exist_ok=True)
        file.write_text(code, encoding="utf-8")
        return folder


def read_corpus() -> list[Attack]:
    """Return all attacks."""
    return [_read(file) for group in GROUPS for file in sorted((CORPUS / group).glob("*.py"))]


def _read(file: Path) -> Attack:
    code = file.read_text(encoding="utf-8")
    own_file = re.search(r"^# Is the file (\S+)$", code, re.M)
    plain = re.search(r"^# In a plain process: (.+)$", code, re.M)
    is_closed = plain is not None and "no Landlock" in plain[1] and version_of_landlock() > 0
    losses = re.findall(r"^# Loses (at least )?(?:(\d+) of )?(\S+), (\w+): (.+)$", code, re.M)
    if not losses and "# Loses nothing\n" not in code:
        raise ValueError(f"{file} doesn't say what it loses")
    return Attack(
        name=f"{file.parent.name}/{file.stem}",
        tries=code.splitlines()[0].strip('"'),
        code=code,
        file=own_file[1] if own_file else "neural_network.py",
        losses=tuple(
            Loss(int(points) if points else None, bool(at_least), *rest)
            for at_least, points, *rest in losses
        ),
        call_timeout=SHORT_CALL_TIMEOUT if "# Takes all the time" in code else CALL_TIMEOUT,
        plain=plain[1] if plain and not is_closed else "",
    )
