"""Says what a grading run was about: its pull request, and the two commits.

GitHub doesn't tell which pull request a run belongs to, nor which base it was graded on; and a run
may say anything of itself where the base was somebody's own. So a run is taken for that of a pull
request only where nothing else can have started it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grader.reports.github.api import GitHub


class NothingToPublish(Exception):  # noqa: N818
    """The run is not about an open pull request as it is now; the text says why."""


@dataclass(frozen=True)
class Graded:
    """What a run has graded: the changes from the base to the head."""

    run: int
    head: str
    """A commit."""
    base: str
    """A commit of the default branch; for a merge queue the name of that."""
    pull_request: int | None = None
    """Its number; None for a merge queue."""

    @property
    def artifact(self) -> str:
        """The name under which the run has left its report: that of a merge queue names nothing."""
        about = f"{self.pull_request}-{self.base}" if self.pull_request else "-"
        return f"report-{about}"


def pull_request_of(github: GitHub, run: Mapping[str, Any], default_branch: str) -> dict[str, Any]:
    """Return the open pull request whose last commit a run has graded. Raises NothingToPublish."""
    if run["head_repository"] is None:
        raise NothingToPublish("the repository that the pull request came from is gone")
    owner = run["head_repository"]["owner"]["login"]
    from_there = github.pull_requests_from(owner, run["head_branch"])
    during_the_run = [one for one in from_there if _was_open_at(one, run["created_at"])]
    if any(one["base"]["ref"] != default_branch for one in during_the_run):
        raise NothingToPublish(
            "a pull request from this branch goes elsewhere than to the default branch, "
            "and the run may have graded that"
        )
    for one in during_the_run:
        if one["state"] == "open" and one["head"]["sha"] == run["head_sha"]:
            return one
    raise NothingToPublish("no open pull request ends with the commit that was graded")


def _was_open_at(pull_request: Mapping[str, Any], time: str) -> bool:
    """Whether it was open then, or later; times are GitHub's, as text (ISO 8601, UTC)."""
    return pull_request["closed_at"] is None or pull_request["closed_at"] >= time


def has_changed_since(
    github: GitHub, pull_request: Mapping[str, Any], run: Mapping[str, Any]
) -> bool:
    """Whether a pull request is not, or was not all the time since the run began, as it is said."""
    number = pull_request["number"]
    now = github.pull_request(number)
    if now["state"] != "open" or now["head"]["sha"] != run["head_sha"]:
        return True
    if any(now["base"][key] != pull_request["base"][key] for key in ("ref", "sha")):
        return True
    return any(
        event["event"] == "base_ref_changed" and event["created_at"] >= run["created_at"]
        for event in github.events(number)
    )
