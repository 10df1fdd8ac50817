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
    """A submission, and by what it is put in order."""

    handed_in: HandedIn
    order: int
    modified: datetime | None


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
    found = [one for delivery in layout.deliveries for one in _submissions(delivery, due, store)]
    who: dict[str, list[Enrolled]] = {}
    grouped: dict[str, list[_Found]] = {}
    for one in found:
        handed_in = one.handed_in
        enrolled = roster.find(handed_in.identity, handed_in.name) if roster else []
        if len(enrolled) == 1:
            identity, name = enrolled[0].identity, enrolled[0].name or handed_in.name
            one = replace(one, handed_in=replace(handed_in, identity=identity, name=name))
        who[one.handed_in.identity] = enrolled
        grouped.setdefault(one.handed_in.identity, []).append(one)
    namesakes = Counter(_shown(group[0].handed_in) for group in grouped.values())
    return Plan(
        source=str(path),
        layout=layout.title,
        students=tuple(
            _student(group, keep, roster, who[identity], namesakes)
            for identity, group in grouped.items()
        ),
        keep=keep,
        due=due,
        missing=tuple(one for one in roster.students if one.identity not in grouped)
        if roster
        else (),
        not_understood=tuple(layout.not_understood),
        remarks=tuple(layout.remarks),
    )


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
            yield _Found(replace(nothing, problem=problem, notes=notes), delivery.order, None)
            return
        notes += tuple(found.broken)
        if len(found.places) > MAX_SUBMISSIONS:
            notes += (f"only {MAX_SUBMISSIONS} submissions of {len(found.places)} are looked at",)
        for place in found.places[:MAX_SUBMISSIONS]:
            handed_in = _read(place, replace(nothing, notes=notes), due, store)
            yield _Found(handed_in, delivery.order, newest(place))


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
        late=begun.late or (due is not None and time is not None and time > due),
        problem=taken.problem,
        notes=(*begun.notes, *taken.notes),
    )


def _student(
    found: Sequence[_Found],
    keep: Keep,
    roster: Roster | None,
    enrolled: list[Enrolled],
    namesakes: Counter[str],
) -> Student:
    """Put in order what one student handed in, and say what of it counts."""
    ordered = sorted(
        found,
        key=lambda one: (one.handed_in.time or LONG_AGO, one.order, one.modified or LONG_AGO),
    )
    handed_in = tuple(one.handed_in for one in ordered)
    chosen = {Keep.FIRST: handed_in[:1], Keep.LATEST: handed_in[-1:], Keep.BEST: handed_in}[keep]
    first = handed_in[0]
    notes = []
    if len(enrolled) > 1:
        notes.append(f"{len(enrolled)} students on the roster could be meant")
    if namesakes[_shown(first)] > 1:
        notes.append("another student has the same name")
    return Student(
        first.identity,
        first.name,
        handed_in,
        chosen,
        times_are_known=all(one.time is not None for one in handed_in),
        notes=tuple(notes),
        is_unknown=roster is not None and not enrolled,
    )


def _shown(handed_in: HandedIn) -> str:
    """Return the name that people see, as it is compared."""
    return (handed_in.name or handed_in.identity).casefold()
