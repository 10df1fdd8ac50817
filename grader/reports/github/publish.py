"""Publishes the score of a pull request after it was graded: one comment, and a commit's status.

It runs with rights that the grading job doesn't have, on the default branch's code. Which pull
request it is about, and what that changes, is asked from GitHub; from the grading job comes a
report, which is data.
"""

from collections.abc import Mapping
from typing import Any

from grader.reports.github.api import GitHub, GitHubError
from grader.reports.github.publication import (
    Publication,
    changes_too_much,
    files_outside,
    mark,
    not_graded,
    scored,
)
from grader.reports.report_file import MAX_BYTES, ReportError, parse_report

ARTIFACT, FILE = "report", "report.json"
CONTEXT = "katas/score"
AUTHOR = "github-actions[bot]"
"""Who writes our comments: somebody else's with the same mark is left alone."""


class NothingToPublish(Exception):  # noqa: N818
    """The run is not about an open pull request as it is now; the text says why."""


def publish(github: GitHub, event: Mapping[str, Any], pass_mark: int | None) -> Publication:
    """Publish what a finished grading run came to; return it.

    `event` is that of `workflow_run`. Raises NothingToPublish, or GitHubError.
    """
    run = event["workflow_run"]
    if run["event"] != "pull_request" or run["conclusion"] in ("cancelled", "skipped"):
        raise NothingToPublish("the run did not grade a pull request to its end")
    pull_request = _find(github, run)
    default = event["repository"]["default_branch"]
    publication = _decide(github, run, pull_request, default, pass_mark)
    # Meanwhile somebody may have pushed: what was listed is then not what was graded.
    if github.pull_request(pull_request["number"])["head"]["sha"] != run["head_sha"]:
        raise NothingToPublish("the pull request has changed since it was graded")
    _comment(github, pull_request["number"], publication.body)
    github.set_status(
        run["head_sha"],
        {
            "context": CONTEXT,
            "state": publication.state,
            "description": publication.description,
            "target_url": run["html_url"],
        },
    )
    return publication


def _find(github: GitHub, run: Mapping[str, Any]) -> dict[str, Any]:
    """Return the open pull request whose last commit the run has graded."""
    owner = run["head_repository"]["owner"]["login"]
    for one in github.pull_requests_from(owner, run["head_branch"]):
        if one["head"]["sha"] == run["head_sha"]:
            return one
    raise NothingToPublish("no open pull request ends with the commit that was graded")


def _decide(
    github: GitHub,
    run: Mapping[str, Any],
    pull_request: Mapping[str, Any],
    default_branch: str,
    pass_mark: int | None,
) -> Publication:
    if pull_request["base"]["ref"] != default_branch:
        return not_graded("pull requests are graded where they go to the default branch")
    number = pull_request["number"]
    files = github.changed_files(number)
    if len(files) != github.pull_request(number)["changed_files"]:
        return not_graded("it changes more files than GitHub lists")
    if outside := files_outside(files):
        return changes_too_much(outside)
    try:
        content = github.file_of_artifact(run["id"], ARTIFACT, FILE, MAX_BYTES)
        if content is None:
            raise ReportError("the grading run has left no report; its log says why")
        return scored(parse_report(content), pass_mark)
    except (ReportError, GitHubError) as error:
        return not_graded(str(error))


def _comment(github: GitHub, number: int, body: str) -> None:
    """Write the comment, or write it anew where there is one already."""
    for comment in github.comments(number):
        if comment["user"]["login"] == AUTHOR and comment["body"].startswith(mark()):
            github.update_comment(comment["id"], body)
            return
    github.create_comment(number, body)
