"""What the names of files and folders tell: an exercise, a student, a time."""

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")
"""That are unpacked."""
OTHER_ARCHIVES = (".rar", ".7z", ".gz", ".bz2", ".xz", ".zst")
"""That are known as archives, and no more."""

_COPY = r"(?:[ _-]*(?:\((\d{1,4})\)|-(\d{1,4})|(?:- )?[Cc]opy(?: \(?(\d{1,4})\)?)?))"
"""What is added to a name: "(1)" by browsers, "-1" by Canvas, " - Copy" by Windows."""
_EXERCISE = re.compile(rf"(?:Copy of )?(.+?)({_COPY}*)(\.py|\.ipynb)(?:\.txt|\.json)?", re.I)
_DATE = re.compile(
    r"(?<![^\W_])(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2([0-2]\d|3[01])"
    r"(?:[T _-]{0,3}(?:at )?([01]\d|2[0-3])[-:.h_]?([0-5]\d)"
    r"(?:[-:.m_]?([0-5]\d)(?:\.\d+)?)?( ?UTC|Z)?)?(?![^\W_])"
)
_NUMBERED = re.compile(r" ?\((\d{1,4})\)$")


@dataclass(frozen=True)
class ExerciseFile:
    """What a file is for, by its name."""

    name: str
    """As the course has it: "and_gate.py"."""
    copy: int
    """How often it was downloaded or handed in before: 1 for "and_gate (1).py"."""


@dataclass(frozen=True)
class Label:
    """What the name of a folder or an archive tells."""

    who: str
    time: datetime | None
    copy: int
    """1 for "student-1 (1).zip"."""


def composed(name: str) -> str:
    """Return a name with its accents composed (macOS takes them apart), and without odd spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def is_archive(name: str) -> bool:
    """Whether a file is an archive that is unpacked."""
    return name.casefold().endswith(ARCHIVES)


def stem_of(name: str) -> str:
    """Return the name of an archive without its ending."""
    ending = max((one for one in ARCHIVES if name.casefold().endswith(one)), key=len, default="")
    return name[: len(name) - len(ending)]


def exercise_file(name: str, exercises: Iterable[str]) -> ExerciseFile | None:
    """Return which exercise a file is of, as a module or a notebook; None where of none.

    Another case, blanks or hyphens in place of underscores, and marks of copies are seen through.
    """
    known = {plain(exercise): exercise for exercise in exercises}
    match = _EXERCISE.fullmatch(composed(name))
    if match is None:
        return None
    stem, copies, ending = match[1], match[2], match[6].lower()
    if (whole := known.get(plain(stem + copies))) is not None:
        return ExerciseFile(f"{whole}{ending}", 0)
    if (exercise := known.get(plain(stem))) is None:
        return None
    numbers = [int(number) for number in re.findall(r"\d+", copies)]
    return ExerciseFile(f"{exercise}{ending}", max(numbers, default=1))


# A class names its files alike.
@functools.lru_cache(maxsize=1024)
def plain(name: str) -> str:
    """Return a name of an exercise as it is compared."""
    return re.sub(r"[ _-]+", "_", name.strip()).casefold()


def label(name: str) -> Label:
    """Return whose something is by its name, and of when: "student-1 2026-11-12 (1)".

    A date has its year first, and hyphens or a time: eight digits alone may be a student's number.
    A time is that of this machine where it doesn't say UTC.
    """
    name, copy = composed(name), 0
    if numbered := _NUMBERED.search(name):
        name, copy = name[: numbered.start()], int(numbered[1])
    dated = next((one for one in _DATE.finditer(name) if one[2] or one[5]), None)
    time = _time(dated) if dated else None
    if dated is None or time is None:
        return Label(name, None, copy)
    who = " ".join(filter(None, (_trimmed(name[: dated.start()]), _trimmed(name[dated.end() :]))))
    return Label(who, time, copy)


def _time(match: re.Match[str]) -> datetime | None:
    parts = [match[number] for number in (1, 3, 4, 5, 6, 7)]
    try:
        time = datetime(*[int(part or 0) for part in parts])  # type: ignore[arg-type]
        return time.replace(tzinfo=UTC) if match[8] else time.astimezone()
    except (ValueError, OverflowError):
        return None  # 30 February


def _trimmed(part: str) -> str:
    return part.strip(" _-.,()[]")
