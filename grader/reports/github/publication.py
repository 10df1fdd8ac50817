"""Decides what is published about a graded pull request. It asks nobody and writes nowhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.course import course
from grader.reports.renderers import markdown
from grader.reports.report import Report

GRADED_FOLDER = "exercises/"
MAX_FILES = 10
"""Of those outside, how many are listed."""


@dataclass(frozen=True)
class Publication:
    """What is to be said about a commit: a comment, and a status."""

    body: str
    state: str
    """Of the status: "success", "failure" or "error"."""
    description: str
    """Of the status: one short line."""
    is_graded: bool = True
    """Whether all went as it should; a pull request that gets no score may be all right."""


def mark() -> str:
    """Return the first line of our comment: by it we find it again."""
    return f"<!-- {course().name}: grade -->"


def scored(report: Report, pass_mark: int | None) -> Publication:
    """Publish a score. `pass_mark`: the points that are needed; None for all."""
    needed = report.max_points if pass_mark is None else pass_mark
    description = f"{report.points} of {report.max_points} points"
    if needed != report.max_points:
        description += f", {needed} are needed"
    if report.graded_later:
        description += f", {report.graded_later} more are graded later"
    state = "success" if report.points >= needed else "failure"
    return Publication(f"{mark()}\n{markdown.render(report)}", state, description)


def of_commit(publication: Publication, head: str, base: str, run: str) -> str:
    """Return the comment, with what it is about: it may still stand there when that has changed."""
    about = f"It is about commit `{head[:10]}`, graded on `{base[:10]}` in {run}"
    return f"{publication.body}\n{about}\n"


def not_graded(reason: str) -> Publication:
    """Publish that there is no score, and why."""
    body = f"## Not graded\n\nThere is no score: {reason}."
    return Publication(f"{mark()}\n{body}\n", "error", "Not graded", is_graded=False)


def changes_too_much(outside: Sequence[str]) -> Publication:
    """Publish that a pull request is not scored because of what else it changes."""
    files = "\n".join(f"- {markdown.code(name)}" for name in outside[:MAX_FILES])
    if len(outside) > MAX_FILES:
        files += f"\n- and {len(outside) - MAX_FILES} more"
    body = (
        "## No score\n\n"
        f"This pull request changes files outside of `{GRADED_FOLDER}`:\n\n{files}\n\n"
        "They could change how it is graded, so the score of such a run tells nothing. Move them "
        "to a pull request of their own, and this one will be scored."
    )
    return Publication(
        f"{mark()}\n{body}\n", "error", f"No score: it changes files outside of {GRADED_FOLDER}"
    )


def files_outside(files: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the names of changed files, old ones included, that are not in the graded folder."""
    names = [
        str(file[key])
        for file in files
        for key in ("filename", "previous_filename")
        if file.get(key)
    ]
    return [name for name in names if not name.startswith(GRADED_FOLDER)]
