"""What every layout makes of a folder: who handed in what."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from grader.intake.folders import File, Folder


@dataclass(frozen=True)
class Delivery:
    """A folder or an archive that somebody handed in."""

    identity: str
    name: str
    source: str
    """Where it is, below the folder of the class."""
    open: Callable[[], Folder]
    time: datetime | None = None
    late: bool = False
    order: int = 0
    """Of several at the same time: a later one has more."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """A folder of a class, understood."""

    title: str
    """What it is, in words."""
    deliveries: Iterable[Delivery]
    not_understood: list[str] = field(default_factory=list)
    """What belongs to nobody, and why; complete once the deliveries are."""
    remarks: list[str] = field(default_factory=list)


Unpack = Callable[[File], Folder]
