"""Puts together what is each student's, and says which of several submissions counts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from grader.course import course
from grader.intake import layouts, names
from grader.intake.archives import Budget, Unpacker
from grader.intake.folders import Folder, file_on_disk, list_folder
from grader.intake.handed_in import Enrolled, HandedIn, Keep, Plan, Student
from grader.intake.layouts.delivery import Delivery
from grader.intake.roster import Roster
from grader.intake.search import Place, newest, search
from grader.intake.store import Store, StoreFullError
from grader.intake.taking import take

MAX_ENTRIES = 1_000_000
"""Of the folder that holds the whole class."""
MAX_SUBMISSIONS = 50
"""Of one student, in one folder or archive."""
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class _Found:
    """A submission, by what it is put in order, and who on the roster may have made it."""

    handed_in: HandedIn
    order: int
    modified: datetime | None
    called: str
    """The student's identity, before the roster told it."""
    enrolled: Sequence[Enrolled] = ()

    @property
    def shown_name(self) -> str:
        """The name that people see, as it is compared."""
        return (self.handed_in.name or self.handed_in.identity).casefold()


def make_plan(
    path: Path,
    store: Store,
    keep: Keep = Keep.LATEST,
    due: datetime | None = None,
    roster: Roster | None = None,
) -> Plan:
    """Read what was handed in, and say what it is. What is read stays in the store.

    Raises ModuleNotFoundError where a library is missing that a layout needs.
    """
    of_the_class = Unpacker(store, Budget.of_a_class())
    layout = layouts.understand(_open(path.resolve(), of_the_class), of_the_class.unpack)
    students: dict[str, list[_Found]] = {}
    for delivery in layout.deliveries:
        for found in _submissions(delivery, due, store):
            known = _as_enrolled(found, roster) if roster else found
            students.setdefault(known.handed_in.identity, []).append(known)
    namesakes = Counter(found[0].shown_name for found in students.values())
    return Plan(
        source=str(path),
        layout=layout.title,
        students=tuple(
            _student(found, keep, roster, namesakes[found[0].shown_name] > 1)
            for found in students.values()
        ),
        keep=keep,
        due=due,
        missing=tuple(
            one for one in (roster.students if roster else ()) if one.identity not in students
        ),
        not_understood=tuple(layout.not_understood),
        remarks=tuple(layout.remarks),
    )


def _as_enrolled(found: _Found, roster: Roster) -> _Found:
    """Give somebody the identity and the name of the roster, where it is clear who they are."""
    enrolled = roster.find(found.handed_in.identity, found.handed_in.name)
    handed_in = found.handed_in
    if len(enrolled) == 1:
        name = enrolled[0].name or handed_in.name
        handed_in = replace(handed_in, identity=enrolled[0].identity, name=name)
    return replace(found, handed_in=handed_in, enrolled=enrolled)


def _open(path: Path, unpacker: Unpacker) -> Folder:
    if path.is_dir():
        return list_folder(path, MAX_ENTRIES)
    folder = unpacker.unpack(file_on_disk(path))
    folder.name = names.stem_of(path.name)
    return folder


def _submissions(delivery: Delivery, due: datetime | None, store: Store) -> Iterator[_Found]:
    """Yield what somebody handed in: one or more submissions, or a problem."""
    with Store() as unpacked:
        unpack = Unpacker(unpacked).unpack
        found = search(
            delivery.open(unpack), course().exercise_names, course().exercises.name, unpack
        )
        nothing = HandedIn(
            delivery.identity,
            delivery.name,
            delivery.source,
            time=delivery.time,
            late=delivery.late,
        )
        notes = (*delivery.notes, *found.notes)
        if not found.places:
            problem = "; ".join(dict.fromkeys(found.broken)) or "there is no exercise in it"
            late = delivery.late or _is_late(delivery.time, due)
            handed_in = replace(nothing, late=late, problem=problem, notes=notes)
            yield _Found(handed_in, delivery.order, None, delivery.identity)
            return
        notes += tuple(found.broken)
        if len(found.places) > MAX_SUBMISSIONS:
            notes += (f"only {MAX_SUBMISSIONS} submissions of {len(found.places)} are looked at",)
        for place in found.places[:MAX_SUBMISSIONS]:
            handed_in = _read(place, replace(nothing, notes=notes), due, store)
            yield _Found(handed_in, delivery.order, newest(place), delivery.identity)


def _read(place: Place, begun: HandedIn, due: datetime | None, store: Store) -> HandedIn:
    source = "/".join(part for part in (begun.source, *place.path) if part)
    try:
        taken = take(place, course().exercise_names, Path(source), store)
    except StoreFullError:
        return replace(begun, source=source, problem="there is no room left to read it")
    labels = [names.label(names.stem_of(part)).time for part in reversed(place.path)]
    times = [taken.time, *labels, begun.time]
    time = next((time for time in times if time is not None), None)
    return replace(
        begun,
        source=source,
        files=None if taken.problem else taken.files,
        notebooks=taken.notebooks,
        time=time,
        late=begun.late or _is_late(time, due),
        problem=taken.problem,
        notes=(*begun.notes, *taken.notes),
    )


def _is_late(time: datetime | None, due: datetime | None) -> bool:
    return due is not None and time is not None and time > due


def _student(
    found: Sequence[_Found], keep: Keep, roster: Roster | None, has_namesake: bool
) -> Student:
    """Put in order what one student handed in, and say what of it counts."""
    ordered = sorted(
        found,
        key=lambda one: (one.handed_in.time or LONG_AGO, one.order, one.modified or LONG_AGO),
    )
    handed_in = tuple(one.handed_in for one in ordered)
    chosen = {Keep.FIRST: handed_in[:1], Keep.LATEST: handed_in[-1:], Keep.BEST: handed_in}[keep]
    enrolled = ordered[0].enrolled
    notes = []
    if len(enrolled) > 1:
        notes.append(f"{len(enrolled)} students on the roster could be meant")
    if len(called := {one.called for one in found}) > 1:
        notes.append(f"{', '.join(sorted(called))} are the same student, by the roster")
    if has_namesake:
        notes.append("another student has the same name")
    return Student(
        handed_in[0].identity,
        handed_in[0].name,
        handed_in,
        chosen,
        times_are_known=all(one.time is not None for one in handed_in),
        notes=tuple(notes),
        is_unknown=roster is not None and not enrolled,
    )
