"""A publication is bound to one run, one pull request, and two commits.

Nothing is graded here: a report lies where a grading run would have left it.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from grader.reports.github import publish as publishing
from grader.reports.github.api import GitHub
from grader.reports.github.publish import CONTEXT, publish
from grader.reports.github.runs import NothingToPublish
from grader.reports.report import CheckReport, ExerciseReport, FunctionReport, Report, to_json
from grader.reports.status import Status
from tests.reports.runner import REPOSITORY, Repository, Server

BASE, NEWER_BASE, HEAD, OTHER_HEAD = ("b" * 40, "c" * 40, "1" * 40, "2" * 40)
BEFORE, BEGIN, DURING = (f"2026-06-01T{hour}:00:00Z" for hour in (11, 12, 13))
RUN = 77
OWN_FILES = [{"filename": "exercises/grid.py"}]
CHECK = CheckReport("a::t", "It is so.", False, Status.PASSED, 3, (), None, 0.1)


def report(check: CheckReport = CHECK) -> Report:
    """Return a report of one check."""
    exercise = ExerciseReport("a", (FunctionReport("a", "f", 1, (check,)),))
    return Report("exercises", 1, "process", (exercise,))


def pull_request(number: int, **changes: Any) -> dict[str, Any]:
    """Return an open pull request to the default branch, from the branch "work"."""
    return {
        "number": number,
        "head": {"label": "learner:work", "sha": HEAD},
        "base": {"ref": "main", "sha": BASE},
        "state": "open",
        "closed_at": None,
        **changes,
    }


def packed(report: Report) -> bytes:
    """Return an artifact that holds a report."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("report.json", json.dumps(to_json(report)))
    return archive.getvalue()


class Place:
    """The GitHub around a repository with one pull request, 1, which has full points."""

    def __init__(self) -> None:
        self.repository = Repository()
        self.repository.pull_requests.append(pull_request(1))
        self.repository.files = {1: OWN_FILES, 2: OWN_FILES}
        self.repository.artifacts[RUN] = {f"report-1-{BASE}": packed(report())}
        self.server = Server(self.repository)
        self.github = GitHub(self.server.url, REPOSITORY, "token")

    def publish(self, **changes: Any) -> Any:
        """Publish what a run came to."""
        run = {
            "id": RUN,
            "event": "pull_request",
            "conclusion": "success",
            "created_at": BEGIN,
            "head_sha": HEAD,
            "head_branch": "work",
            "head_repository": {"owner": {"login": "learner"}},
            "html_url": "https://github.test/runs/77",
            **changes,
        }
        event = {"workflow_run": run, "repository": {"default_branch": "main"}}
        return publish(self.github, event, None)

    @property
    def states(self) -> dict[str, str]:
        """The state of each commit."""
        return {commit: every[-1]["state"] for commit, every in self.repository.statuses.items()}

    @property
    def comments(self) -> dict[int, list[str]]:
        """The comments on each pull request."""
        found = self.repository.comments.items()
        return {number: [one["body"] for one in every] for number, every in found}


@pytest.fixture
def place() -> Iterator[Place]:
    place = Place()
    yield place
    place.server.close()


def assert_nothing_is_published(place: Place, **changes: Any) -> None:
    with pytest.raises(NothingToPublish):
        place.publish(**changes)
    assert place.states == {}
    assert place.comments == {}


# ── what is published ────────────────────────────────────────────────────────────────────────


def test_a_comment_names_both_commits_and_the_run(place: Place) -> None:
    """It may outlive all three."""
    place.publish()
    (comment,) = place.comments[1]
    assert "## 3 of 3 points" in comment
    about = f"commit `{HEAD[:10]}`, graded on `{BASE[:10]}` in https://github.test/runs/77"
    assert about in comment
    assert place.states == {HEAD: "success"}
    assert place.repository.statuses[HEAD][0]["context"] == CONTEXT


def test_a_report_of_nothing_is_no_success(place: Place) -> None:
    """0 of 0 points are all of them."""
    place.repository.artifacts[RUN] = {
        f"report-1-{BASE}": packed(report(replace(CHECK, max_points=0)))
    }
    assert not place.publish().is_graded
    assert "There is no score: the report has no points to earn." in place.comments[1][0]
    assert place.states == {HEAD: "error"}


def test_what_is_compared_are_commits(place: Place) -> None:
    """They can't be pushed away and back while their files are listed."""
    place.publish()
    asked = [path for _, path, _ in place.repository.requests]
    assert f"/repos/{REPOSITORY}/compare/{BASE}...{HEAD}" in asked
    assert not [path for path in asked if path.endswith("/files")]


# ── another base ─────────────────────────────────────────────────────────────────────────────


def test_a_score_of_an_earlier_base_is_not_published(place: Place) -> None:
    """The checks may be others by now."""
    place.repository.pull_requests[0]["base"]["sha"] = NEWER_BASE
    assert not place.publish().is_graded
    assert "no report for this base" in place.comments[1][0]
    assert place.states == {HEAD: "error"}


def test_a_pull_request_to_another_branch_gets_no_score(place: Place) -> None:
    """Whoever may push a branch could put a grader of their own there."""
    place.repository.pull_requests[0]["base"]["ref"] = "mine"
    assert_nothing_is_published(place)


@pytest.mark.parametrize("closed_at", [None, DURING], ids=["open", "closed meanwhile"])
def test_two_pull_requests_from_one_branch_to_different_ones_get_no_score(
    closed_at: str | None, place: Place
) -> None:
    """The run may be that of the other one, with a grader of its own, and say what it likes."""
    state = "closed" if closed_at else "open"
    elsewhere = {"base": {"ref": "mine", "sha": BASE}, "state": state, "closed_at": closed_at}
    place.repository.pull_requests.append(pull_request(2, **elsewhere))
    assert_nothing_is_published(place)


def test_one_that_was_closed_before_the_run_is_nobody_s_concern(place: Place) -> None:
    """It can't have been graded."""
    elsewhere = {"base": {"ref": "mine", "sha": BASE}, "state": "closed", "closed_at": BEFORE}
    place.repository.pull_requests.append(pull_request(2, **elsewhere))
    place.publish()
    assert place.states == {HEAD: "success"}


@pytest.mark.parametrize(("time", "published"), [(BEFORE, True), (DURING, False)])
def test_one_whose_base_was_changed_since_the_run_began_gets_no_score(
    time: str, published: bool, place: Place
) -> None:
    """It was graded by what it went to before."""
    place.repository.events[1] = [{"event": "base_ref_changed", "created_at": time}]
    if published:
        place.publish()
    else:
        assert_nothing_is_published(place)


def test_a_pull_request_from_another_branch_with_the_same_commit_is_another_one(
    place: Place,
) -> None:
    """Each gets a comment by its own run."""
    other = {"head": {"label": "somebody:work", "sha": HEAD}, "base": {"ref": "x", "sha": BASE}}
    place.repository.pull_requests.insert(0, pull_request(2, **other))
    place.publish()
    assert list(place.comments) == [1]


# ── meanwhile ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "changes",
    [
        {"head": {"label": "learner:work", "sha": OTHER_HEAD}},
        {"base": {"ref": "main", "sha": NEWER_BASE}},
        {"base": {"ref": "mine", "sha": BASE}},
        {"state": "closed"},
    ],
    ids=["head", "base", "branch", "closed"],
)
def test_one_that_changes_while_it_is_looked_at_gets_no_score(
    changes: dict[str, Any], place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written about what isn't there any more."""
    decide = publishing._decide

    def decide_and_change(*arguments: Any) -> Any:
        publication = decide(*arguments)
        place.repository.pull_requests[0].update(changes)
        return publication

    monkeypatch.setattr(publishing, "_decide", decide_and_change)
    assert_nothing_is_published(place)


def test_a_run_from_a_repository_that_is_gone_publishes_nothing(place: Place) -> None:
    """GitHub gives null for it."""
    assert_nothing_is_published(place, head_repository=None)


# ── a merge queue ────────────────────────────────────────────────────────────────────────────

QUEUED = {"event": "merge_group", "head_sha": OTHER_HEAD, "head_branch": "gh-readonly-queue/main/1"}


@pytest.fixture
def queue(place: Place) -> Place:
    """A place with a merge queue whose first commit was graded."""
    place.repository.queued["main", OTHER_HEAD] = OWN_FILES
    place.repository.artifacts[RUN] = {"report--": packed(report())}
    return place


def test_a_merge_queue_gets_a_status_and_nobody_a_comment(queue: Place) -> None:
    """Of the commit that would be merged."""
    queue.publish(**QUEUED)
    assert queue.states == {OTHER_HEAD: "success"}
    assert queue.comments == {}


def test_a_merge_queue_that_changes_more_than_exercises_gets_no_score(queue: Place) -> None:
    """As a pull request that does."""
    queue.repository.queued["main", OTHER_HEAD] = [{"filename": ".github/workflows/grade.yml"}]
    queue.publish(**QUEUED)
    assert queue.states == {OTHER_HEAD: "error"}


def test_a_merge_queue_of_another_branch_gets_nothing(queue: Place) -> None:
    """Its grader could be anybody's."""
    assert_nothing_is_published(queue, **{**QUEUED, "head_branch": "gh-readonly-queue/mine/1"})
