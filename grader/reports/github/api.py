"""The few endpoints of GitHub's REST API that publishing needs; standard library only."""

import io
import json
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator
from typing import Any

from grader.course import course

SECONDS = 30
PAUSES = (1.0, 3.0)
"""Seconds before a question is asked again, where the connection has failed."""
MAX_ANSWER = 20 * 2**20
MAX_ARCHIVE = 10 * 2**20
PAGE = 100
MAX_PAGES = 30
MAX_COMPARED = 300
"""GitHub lists no more files where it compares two commits."""


class GitHubError(Exception):
    """GitHub did not answer as it should; the text says what was asked."""


class GitHub:
    """One repository, as the holder of a token sees it."""

    def __init__(self, api: str, repository: str, token: str) -> None:
        self._api = api.rstrip("/")
        self._repository = repository
        self._token = token

    def pull_requests_from(self, owner: str, branch: str) -> list[dict[str, Any]]:
        """Return the pull requests from a branch of an owner's fork, closed ones included."""
        head = urllib.parse.quote(f"{owner}:{branch}", safe="")
        return list(self._pages(f"pulls?state=all&head={head}"))

    def pull_request(self, number: int) -> dict[str, Any]:
        """Return a pull request as it is now."""
        answer: dict[str, Any] = self._ask("GET", f"pulls/{number}")
        return answer

    def compared_files(self, base: str, head: str) -> list[dict[str, Any]]:
        """Return the files that differ since two commits parted, MAX_COMPARED of them at most."""
        answer = self._ask("GET", f"compare/{urllib.parse.quote(base, safe='')}...{head}")
        files: list[dict[str, Any]] = answer["files"]
        return files

    def events(self, number: int) -> Iterator[dict[str, Any]]:
        """Yield what has happened to a pull request."""
        return self._pages(f"issues/{number}/events?")

    def comments(self, number: int) -> Iterator[dict[str, Any]]:
        """Yield the comments of a pull request."""
        return self._pages(f"issues/{number}/comments?")

    def create_comment(self, number: int, body: str) -> None:
        """Write a comment on a pull request."""
        self._ask("POST", f"issues/{number}/comments", {"body": body})

    def update_comment(self, comment: int, body: str) -> None:
        """Write a comment anew."""
        self._ask("PATCH", f"issues/comments/{comment}", {"body": body})

    def set_status(self, commit: str, status: dict[str, str]) -> None:
        """Set a status of a commit."""
        self._ask("POST", f"statuses/{commit}", status)

    def file_of_artifact(self, run: int, artifact: str, file: str, limit: int) -> bytes | None:
        """Return a file out of a run's newest artifact of a name, or None where there is none.

        At most `limit` + 1 bytes of it. Raises GitHubError where the archive can't be read.
        """
        listed = self._ask("GET", f"actions/runs/{run}/artifacts?name={artifact}&per_page={PAGE}")
        fitting = [one for one in listed["artifacts"] if one["name"] == artifact]
        if not fitting:
            return None
        newest = max(fitting, key=lambda one: int(one["id"]))
        archive = self._fetch("GET", f"actions/artifacts/{newest['id']}/zip", None, MAX_ARCHIVE)
        try:
            with zipfile.ZipFile(io.BytesIO(archive)) as opened, opened.open(file) as content:
                return content.read(limit + 1)
        except KeyError:
            return None
        # The archive is not trusted: zipfile has many ways to say that it is damaged.
        except Exception as error:
            raise GitHubError(f"the artifact can't be read ({type(error).__name__})") from None

    def _pages(self, path: str) -> Iterator[dict[str, Any]]:
        """Yield what a list holds, page by page."""
        for page in range(1, MAX_PAGES + 1):
            items = self._ask("GET", f"{path}&per_page={PAGE}&page={page}")
            yield from items
            if len(items) < PAGE:
                return

    def _ask(self, method: str, path: str, data: Any = None) -> Any:
        try:
            return json.loads(self._fetch(method, path, data, MAX_ANSWER))
        except ValueError:
            raise GitHubError(f"no JSON from {method} {path}") from None

    def _fetch(self, method: str, path: str, data: Any, limit: int) -> bytes:
        """Send a request. Raises GitHubError where it fails, or answers more than the limit."""
        request = urllib.request.Request(
            f"{self._api}/repos/{self._repository}/{path}",
            method=method,
            data=None if data is None else json.dumps(data).encode(),
            headers={"Accept": "application/vnd.github+json", "User-Agent": course().name},
        )
        # An archive is fetched from another host, which must not get the token.
        request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        # What only asks may be asked again; a comment must not be written twice.
        for pause in (*PAUSES, None) if method == "GET" else (None,):
            try:
                with urllib.request.urlopen(request, timeout=SECONDS) as answer:
                    content: bytes = answer.read(limit + 1)
                break
            except urllib.error.HTTPError as error:
                raise GitHubError(f"{method} {path}: status {error.code}") from None
            except OSError as error:
                if pause is None:
                    raise GitHubError(f"{method} {path}: {error}") from None
                time.sleep(pause)
        if len(content) > limit:
            raise GitHubError(f"{method} {path}: more than {limit // 2**20} MiB")
        return content
