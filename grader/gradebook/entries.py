"""What goes into the gradebook: what was handed in, and who grades it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Entry:
    """A submission as it was found."""

    identity: str
    """Of the student, as other systems know them."""
    source: str
    """Where it was found: a path, a member of an archive. One place holds one submission."""
    files: tuple[tuple[str, str], ...] = ()
    """The files of the exercises that there are, each with its SHA-256."""
    name: str = ""
    """Of the student, for people; "" where nobody has told it."""
    time: datetime | None = None
    """When it was handed in, with its offset from UTC; None where nobody knows."""
    late: bool = False
    problem: str = ""
    """Why it can't be read; such a one is not graded."""

    @property
    def digest(self) -> str:
        """Return the SHA-256 of its files and their names; whatever the order."""
        listed = "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(self.files))
        return hashlib.sha256(listed.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Conditions:
    """Under which a run grades. Other checks or another version: all is graded again."""

    version: str
    """Of the grader."""
    python: str
    numpy: str
    sandbox: str
    checks: str
    """See `digest_of_checks`."""
