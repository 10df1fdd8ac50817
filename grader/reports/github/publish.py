"""Publishes the score of a pull request after it was graded: one comment, and a commit's status.

It runs with rights that the grading job doesn't have, on the default branch's code. Which pull
request it is about, what it goes to, and what it changes, is asked from GitHub, by commits, which
nobody can change meanwhile. From the grading job comes a report, which is data.
"""

from collections.abc import Mapping
from typing import Any

from grader.reports.github.api import MAX_COMPARED, GitHub, GitHubError
from grader.reports.github.publication import (
    Publication,
    changes_too_much,
    files_outside,
    mark,
    not_graded,
    of_commit,
    scored,
)
from grader.reports.github.runs import (
    Graded,
    NothingToPublish,
    has_changed_since,
    pull_request_of,
)
from grader.reports.report_file import MAX_BYTES, ReportError, parse_report

FILE = "report.json"
CONTEXT = "katas/score"
AUTHOR = "github-actions[bot]"
"""Who writes our comments: somebody else's with the same mark is left alone."""


def publish(github: GitHub, event: Mapping[str, Any], pass_mark: int | None) -> Publication:
    """Publish what a finished grading run came to; return it.

    `event` is that of `workflow_run`. Raises NothingToPublish, or GitHubError.
    """
    run, default = event["workflow_run"], event["repository"]["default_branch"]
    if run["conclusion"] in ("cancelled", "skipped"):
        raise NothingToPublish("the run did not grade to its end")
    if run["event"] == "merge_group":
        if not run["head_branch"].startswith(f"gh-readonly-queue/{default}/"):
            raise NothingToPublish("the merge queue is not that of the default branch")
        graded = Graded(run["id"], run["head_sha"], default)
        publication = _decide(github, graded, pass_mark)
    elif run["event"] == "pull_request":
        pull_request = pull_request_of(github, run, default)
        graded = Graded(
            run["id"], run["head_sha"], pull_request["base"]["sha"], pull_request["number"]
        )
        publication = _decide(github, graded, pass_mark)
        if has_changed_since(github, pull_request, run):
            raise NothingToPublish("the pull request has changed since it was graded")
        body = of_commit(publication, graded.head, graded.base, run["html_url"])
        _comment(github, pull_request["number"], body)
    else:
        raise NothingToPublish("the run did not grade a pull request")
    github.set_status(
        graded.head,
        {
            "context": CONTEXT,
            "state": publication.state,
            "description": publication.description,
            "target_url": run["html_url"],
        },
    )
    return publication


def _decide(github: GitHub, graded: Graded, pass_mark: int | None) -> Publication:
    files = github.compared_files(graded.base, graded.head)
    if len(files) >= MAX_COMPARED:
        return not_graded("it changes more files than GitHub lists")
    if outside := files_outside(files):
        return changes_too_much(outside)
    try:
        content = github.file_of_artifact(graded.run, graded.artifact, FILE, MAX_BYTES)
        if content is None:
            raise ReportError("the grading run has left no report for this base; its log says why")
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
