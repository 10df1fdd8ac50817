"""A plan in words: what was understood, a line for each student in doubt, a count of the rest."""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime

from grader.intake.handed_in import HandedIn, Keep, Plan, Student

_COUNTS = {
    Keep.FIRST: "the first counts",
    Keep.LATEST: "the latest counts",
    Keep.BEST: "the best will count",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MOVES_TEXT = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Marks that turn the direction of what follows them."""
MAX_TEXT = 200


def plan_text(plan: Plan) -> str:
    """Return what was understood, in lines."""
    return "\n".join(_shown_line(line) for line in _lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield f"{plan.source}: {plan.layout}"
    yield from (f"  {_clipped(remark)}." for remark in plan.remarks)
    yield ""
    yield _count(plan)
    yield from _late(plan)
    doubtful = [
        (student, doubts) for student in plan.students if (doubts := _doubts(student, plan))
    ]
    if doubtful:
        yield from ("", "To be looked at:")
        for student, doubts in doubtful:
            yield f"  {_who(student.identity, student.name)}: {_clipped('; '.join(doubts), 600)}."
        rest = len(plan.students) - len(doubtful)
        yield f"  The other {rest} {_are(rest)} clear." if rest else "  There are no others."
    if plan.missing:
        yield from ("", f"On the roster, and nothing handed in ({len(plan.missing)}):")
        yield from (f"  {_who(one.identity, one.name)}" for one in plan.missing)
    if plan.not_understood:
        yield from ("", "Not understood, and not graded:")
        yield from (f"  {_clipped(text)}." for text in plan.not_understood)


def _count(plan: Plan) -> str:
    submissions = sum(len(student.handed_in) for student in plan.students)
    to_grade = [one for one in plan.to_grade if not one.problem]
    count = f"{_many(len(plan.students), 'student')}, {_many(submissions, 'submission')}"
    notebooks = sum(bool(one.notebooks) for one in to_grade)
    handed_in = f", {notebooks} with notebooks" if notebooks else ""
    return f"{count}; {len(to_grade)} to be graded{handed_in}."


def _late(plan: Plan) -> Iterator[str]:
    late = sum(one.late for one in plan.to_grade)
    if plan.due is not None:
        unknown = sum(one.time is None and not one.late for one in plan.to_grade)
        says_nothing = f"; of {unknown}, nothing says when they were handed in" if unknown else ""
        yield f"{late} late, after {_moment(plan.due)}{says_nothing}."
    elif late:
        yield f"{late} late, as the system says."


def _doubts(student: Student, plan: Plan) -> list[str]:
    """Return what a teacher should look at, as ends of sentences."""
    doubts = ["not on the roster"] if student.is_unknown else []
    doubts += student.notes
    if len(student.handed_in) > 1:
        doubts.append(_several(student, plan.keep))
    for one in student.to_grade:
        if one.problem:
            doubts.append(f"can't be graded: {one.problem}")
        doubts += one.notes
    return list(dict.fromkeys(doubts))


def _several(student: Student, keep: Keep) -> str:
    """Say which of several submissions counts, and how one knows."""
    count = len(student.handed_in)
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    counts = _COUNTS[keep]
    if keep is Keep.LATEST and count == 2:
        counts = "the later counts"
    if student.times_are_known:
        return f"{number} submissions, {_moments(student.handed_in)}; {counts}"
    sources = _and([one.source or "." for one in student.handed_in][:4])
    if keep is Keep.BEST:
        return f"{number} submissions, {sources}; {counts}"
    (chosen,) = student.to_grade
    return (
        f"{number} submissions, {sources}, and nothing says when each was handed in; by their "
        f"numbers and the times of their files, {chosen.source or '.'} counts"
    )


def _moments(handed_in: Iterable[HandedIn]) -> str:
    """Return when submissions were made: days alone, where they differ."""
    times = [one.time.astimezone() for one in handed_in if one.time is not None]
    days = [(time.year, time.month, time.day) for time in times]
    if len(set(days)) < len(days):
        return _and([_moment(time) for time in times][-4:])
    months = {day[:2] for day in days}
    if len(months) == 1:
        return _and([str(time.day) for time in times]) + f" {times[0]:%B %Y}"
    return _and([f"{time.day} {time:%B %Y}" for time in times][-4:])


def _moment(time: datetime) -> str:
    time = time.astimezone()
    return f"{time.day} {time:%B %Y, %H:%M}"


def _who(identity: str, name: str) -> str:
    return _isolated(f"{name} ({identity})" if name and name != identity else identity)


def _isolated(text: str) -> str:
    """Keep a name that is written from right to left from turning the line around it."""
    text = "".join(character for character in text if character not in _MOVES_TEXT)
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
        return f"\u2068{text}\u2069"
    return text


def _shown_line(line: str) -> str:
    """Replace what could move the cursor or colour the terminal."""
    return "".join(
        "?" if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") else character
        for character in line
    )


def _clipped(text: str, width: int = MAX_TEXT) -> str:
    text = text if len(text) <= width else text[: width - 1] + "…"
    return _isolated(text)


def _and(parts: list[str]) -> str:
    *others, last = parts
    return f"{', '.join(others)} and {last}" if others else last


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
