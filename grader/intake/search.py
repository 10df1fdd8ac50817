"""Finds the exercises in what a student handed in, however deep they lie."""

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from grader.intake import names
from grader.intake.folders import File, Folder

MAX_DEPTH = 8
"""How deep the exercises may lie."""
MAX_FOLDERS = 500
"""Folders that are looked into, of one student."""
MAX_NESTED = 3
"""Archives within archives."""
LEFT_BEHIND = {"grader"}
"""Folders beside the exercises that are nobody's work: the grader of the students' edition."""

Parts = tuple[str, ...]
"""Where a folder lies in another."""
Unpack = Callable[[File], Folder]
"""Opens an archive; one that can't be opened is `broken`."""


@dataclass
class Place:
    """A folder that holds exercises."""

    path: Parts
    folder: Folder
    exercises: dict[str, File]
    """By the names that the course has for their files."""
    notes: list[str] = field(default_factory=list)

    @property
    def modules(self) -> set[str]:
        """The exercises that are here."""
        return {name.rpartition(".")[0] for name in self.exercises}


@dataclass
class Search:
    """What was found in what a student handed in."""

    places: list[Place] = field(default_factory=list)
    """One for each submission."""
    notes: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    """What could not be looked at, and why, as ends of sentences."""


def search(
    folder: Folder, exercises: Sequence[str], exercises_folder: str, unpack: Unpack
) -> Search:
    """Look for exercises in a folder; in archives in it where there are none beside them."""
    found = Search()
    seen = list(walk(folder, (), unpack=None))
    if any(_has_exercises(inner, exercises) for _, inner in seen):
        archives = [name for _, inner in seen for name in inner.files if names.is_archive(name)]
        found.notes += [
            f"{name} is not unpacked: there are exercises beside it" for name in archives
        ]
    else:
        seen = list(walk(folder, (), unpack))
    for path, inner in seen:
        found.notes += inner.remarks
        found.broken += [inner.broken] if inner.broken else []
        if place := _place(path, inner, exercises):
            found.places.append(place)
    if len(seen) >= MAX_FOLDERS:
        found.notes.append(f"only {MAX_FOLDERS} folders were looked into")
    found.places = _submissions(found.places, exercises_folder)
    return found


def walk(
    folder: Folder, path: Parts, unpack: Unpack | None, nested: int = 0
) -> Iterator[tuple[Parts, Folder]]:
    """Yield a folder and those in it, the upper ones first; with `unpack`, archives as well."""
    waiting = [(path, folder, nested)]
    for count, (where, one, archives) in enumerate(waiting, start=1):
        yield where, one
        if count == MAX_FOLDERS:
            return
        if len(where) == MAX_DEPTH:
            continue
        inner = [(name, open_it, archives) for name, open_it in one.folders.items()]
        if unpack is not None and archives < MAX_NESTED:
            inner += [
                (name, functools.partial(unpack, file), archives + 1)
                for name, file in one.files.items()
                if names.is_archive(name)
            ]
        for name, open_it, deep in inner[: MAX_FOLDERS - len(waiting)]:
            if name not in LEFT_BEHIND:
                waiting.append(((*where, name), open_it(), deep))


def _has_exercises(folder: Folder, exercises: Sequence[str]) -> bool:
    return any(names.exercise_file(name, exercises) for name in folder.files)


def _place(path: Parts, folder: Folder, exercises: Sequence[str]) -> Place | None:
    """Return the exercises that lie in a folder itself; None where there are none."""
    candidates: dict[str, list[tuple[int, str, File]]] = {}
    for name, file in folder.files.items():
        if known := names.exercise_file(name, exercises):
            candidates.setdefault(known.name, []).append((known.copy, name, file))
    if not candidates:
        return None
    place = Place(path, folder, {})
    for name, several in candidates.items():
        # The plain name is the one that the learner meant; of copies, the last.
        several.sort(key=lambda one: (one[1] != name, -one[0], one[1]))
        _, chosen, file = several[0]
        place.exercises[name] = file
        if chosen != name:
            place.notes.append(f"{chosen} is taken for {name}")
        place.notes += [f"{other} is not graded, {chosen} is" for _, other, _ in several[1:]]
    for name in sorted(place.exercises):
        module = f"{name.rpartition('.')[0]}.py"
        if name != module and module in place.exercises:
            place.notes.append(f"{module} is graded, {name} is not")
    return place


def _submissions(places: list[Place], exercises_folder: str) -> list[Place]:
    """Return one place for each submission, of all places where exercises lie."""
    for place in [one for one in places if one.path[-1:] == (exercises_folder,)]:
        places = _without_those_below(place, place.path[:-1], places)
    for place in list(places):
        if place in places:
            places = _without_those_below(place, place.path, places)
    modules = [module for place in places for module in place.modules]
    dated = any(names.label(part).time for place in places for part in place.path)
    if len(places) > 1 and len(set(modules)) == len(modules) and not dated:
        return [_together(places)]
    return places


def _without_those_below(place: Place, path: Parts, places: list[Place]) -> list[Place]:
    """Leave out what lies below a path, but for one place, which notes it."""
    below = [one for one in places if one is not place and one.path[: len(path)] == path]
    if below:
        where = ", ".join(sorted("/".join(one.path) or "." for one in below)[:3])
        more = f" and {len(below) - 3} more" if len(below) > 3 else ""
        place.notes.append(f"the exercises in {where}{more} are not graded")
    return [one for one in places if one not in below]


def _together(places: list[Place]) -> Place:
    """Return one place for exercises that lie in a folder each."""
    parents = {place.path[:-1] for place in places}
    path = min(parents, key=len) if len(parents) == 1 else ()
    whole = Place(path, Folder(""), {}, ["each exercise lies in a folder of its own"])
    for place in places:
        whole.exercises |= place.exercises
        whole.folder.files |= place.folder.files
        whole.notes += place.notes
    return whole


def newest(place: Place) -> datetime | None:
    """Return when an exercise was changed last."""
    times = [file.modified for file in place.exercises.values() if file.modified is not None]
    return max(times, default=None)
