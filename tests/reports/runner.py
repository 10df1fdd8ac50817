"""Plays GitHub: runs the steps of a job as its runner would, and answers the API that they ask.

Steps that install something do nothing here, since all is installed; everything else is real: the
check-outs are made by git, the commands run in bash, the API is spoken by HTTP on the loopback.
"""

import io
import json
import os
import re
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import yaml

REPOSITORY = "school/katas"
BOT = "github-actions[bot]"
SECONDS = 60
"""For one step."""

# All is installed: a command runs in this Python.
PYTHON = """#!/bin/sh
case "$*" in
    "-m pip install --require-hashes "*) exit 0 ;;
    *) exec {python} "$@" ;;
esac
"""


def git(folder: Path, *arguments: str) -> str:
    """Run git and return what it prints."""
    return subprocess.run(
        ["git", "-c", "user.name=test", "-c", "user.email=test@localhost", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
    ).stdout.strip()


# ── the runner ───────────────────────────────────────────────────────────────────────────────


@dataclass
class Job:
    """What became of a job."""

    workspace: Path
    succeeded: bool = True
    log: str = ""
    summary: str = ""
    artifacts: dict[str, bytes] = field(default_factory=dict)


class Runner:
    """Runs the one job of a workflow, step by step."""

    def __init__(self, origin: Path, folder: Path, context: dict[str, Any], api: str) -> None:
        self._origin = origin
        self._folder = folder
        self._context = context
        self._api = api

    def run(self, workflow: str) -> Job:
        """Run a workflow, given as its text."""
        (job,) = yaml.safe_load(workflow)["jobs"].values()
        done = Job(self._folder / "workspace")
        done.workspace.mkdir(parents=True)
        summary = self._folder / "summary.md"
        summary.touch()
        for step in job["steps"]:
            if not done.succeeded:
                break
            succeeded = self._step(step, done)
            done.succeeded = succeeded or step.get("continue-on-error", False)
        done.summary = summary.read_text(encoding="utf-8")
        return done

    def run_last_step(self, workflow: str, job: Job) -> bool:
        """Run the last step of a job once more; return whether it succeeds."""
        (found,) = yaml.safe_load(workflow)["jobs"].values()
        return self._step(found["steps"][-1], job)

    def _step(self, step: dict[str, Any], job: Job) -> bool:
        options = {name: self._filled(value) for name, value in step.get("with", {}).items()}
        if "run" in step:
            return self._command(step, job)
        match step["uses"].partition("@")[0]:
            case "actions/checkout":
                return self._check_out(options, job)
            case "actions/setup-python":
                return True
            case "actions/upload-artifact":
                return self._upload(options, job)
            case other:
                raise AssertionError(f"a step that is not known here: {other}")

    def _command(self, step: dict[str, Any], job: Job) -> bool:
        # A runner writes expressions into the command as they are: none of ours has one.
        assert "${{" not in step["run"]
        tools = self._folder / "tools"
        if not tools.exists():
            tools.mkdir()
            (tools / "python").write_text(PYTHON.format(python=sys.executable), encoding="utf-8")
            (tools / "sudo").write_text("#!/bin/sh\n", encoding="utf-8")
            for tool in tools.iterdir():
                tool.chmod(0o755)
        event = self._folder / "event.json"
        event.write_text(json.dumps(self._context["github"]["event"]), encoding="utf-8")
        own = {name: self._filled(str(value)) for name, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=job.workspace,
            env={
                **os.environ,
                "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
                "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
                "CI": "true",
                "GITHUB_ACTIONS": "true",
                "GITHUB_API_URL": self._api,
                "GITHUB_EVENT_PATH": str(event),
                "GITHUB_REPOSITORY": REPOSITORY,
                "GITHUB_STEP_SUMMARY": str(self._folder / "summary.md"),
                "GITHUB_OUTPUT": str(self._folder / "output"),
                **own,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
        )
        job.log += done.stdout.decode("utf-8", errors="replace")
        return done.returncode == 0

    def _check_out(self, options: dict[str, Any], job: Job) -> bool:
        assert options["persist-credentials"] is False
        folder = job.workspace / options.get("path", ".")
        git(self._folder, "clone", "--quiet", "--no-checkout", str(self._origin), str(folder))
        if "sparse-checkout" in options:
            cone = "--cone" if options.get("sparse-checkout-cone-mode", True) else "--no-cone"
            git(folder, "sparse-checkout", "set", cone, options["sparse-checkout"])
        git(folder, "checkout", "--quiet", options.get("ref", "origin/main"))
        return True

    def _upload(self, options: dict[str, Any], job: Job) -> bool:
        file = job.workspace / options["path"]
        if not file.is_file():
            return options["if-no-files-found"] != "error"
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as opened:
            opened.write(file, file.name)
        job.artifacts[options["name"]] = archive.getvalue()
        return True

    def _filled(self, value: Any) -> Any:
        """Put what expressions stand for into a text; what there is not is empty."""
        if not isinstance(value, str):
            return value

        def look_up(expression: re.Match[str]) -> str:
            found: Any = self._context
            for name in expression[1].split("."):
                found = found.get(name, "") if isinstance(found, dict) else ""
            return str(found)

        return re.sub(r"\$\{\{ ([\w.]+) \}\}", look_up, value)


# ── the API ──────────────────────────────────────────────────────────────────────────────────


@dataclass
class Repository:
    """What GitHub knows of the repository, and what was asked of it."""

    pull_requests: list[dict[str, Any]] = field(default_factory=list)
    files: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    artifacts: dict[int, dict[str, bytes]] = field(default_factory=dict)
    events: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    queued: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    """What a merge queue's commit changes, after the name of the branch."""
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    statuses: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    connections_to_drop: int = 0
    """So many requests get no answer at all."""
    requests: list[tuple[str, str, str | None]] = field(default_factory=list)
    """Method, path, and what was given as authorization."""

    def answer(self, method: str, path: str, query: dict[str, list[str]], data: Any) -> Any:
        """Answer a request; None where there is no such thing."""
        page = int(query.get("page", ["1"])[0]) - 1
        size = int(query.get("per_page", ["30"])[0])

        def part(items: list[Any]) -> list[Any]:
            return items[page * size : (page + 1) * size]

        routes: list[tuple[str, str, Callable[..., Any]]] = [
            ("GET", "pulls", lambda: part(self._from(query["head"][0]))),
            ("GET", r"pulls/(\d+)", lambda number: self._pull_request(int(number))),
            ("GET", r"compare/(\w+)\.\.\.(\w+)", self._compared),
            ("GET", r"issues/(\d+)/events", lambda n: part(self.events.get(int(n), []))),
            ("GET", r"issues/(\d+)/comments", lambda n: part(self.comments.get(int(n), []))),
            ("POST", r"issues/(\d+)/comments", lambda n: self._add_comment(int(n), data["body"])),
            ("PATCH", r"issues/comments/(\d+)", lambda n: self._edit(int(n), data["body"])),
            (
                "POST",
                r"statuses/(\w+)",
                lambda sha: self.statuses.setdefault(sha, []).append(data) or {},
            ),
            ("GET", r"actions/runs/(\d+)/artifacts", lambda run: self._artifacts(int(run))),
        ]
        for wanted, pattern, act in routes:
            found = re.fullmatch(pattern, path)
            if wanted == method and found:
                return act(*found.groups())
        return None

    def _from(self, head: str) -> list[dict[str, Any]]:
        return [one for one in self.pull_requests if one["head"]["label"] == head]

    def _pull_request(self, number: int) -> dict[str, Any]:
        (found,) = (one for one in self.pull_requests if one["number"] == number)
        return found

    def _compared(self, base: str, head: str) -> dict[str, Any]:
        """Compare two commits: of the base, each pull request changes what is written down of it.

        As GitHub does, list 300 files at most.
        """
        for one in self.pull_requests:
            if (one["base"]["sha"], one["head"]["sha"]) == (base, head):
                return {"files": self.files[one["number"]][:300]}
        return {"files": self.queued[base, head]}

    def _add_comment(self, number: int, body: str) -> dict[str, Any]:
        self.add_comment(number, BOT, body)
        return {}

    def add_comment(self, number: int, login: str, body: str) -> None:
        """Let somebody comment on a pull request."""
        identity = 1 + sum(map(len, self.comments.values()))
        comment = {"id": identity, "user": {"login": login}, "body": body}
        self.comments.setdefault(number, []).append(comment)

    def _edit(self, identity: int, body: str) -> dict[str, Any]:
        every = [comment for comments in self.comments.values() for comment in comments]
        (found,) = (comment for comment in every if comment["id"] == identity)
        found["body"] = body
        return found

    def _artifacts(self, run: int) -> dict[str, Any]:
        names = self.artifacts.get(run, {})
        return {"artifacts": [{"id": 100 * run + i, "name": name} for i, name in enumerate(names)]}

    def archive(self, identity: int) -> bytes | None:
        """Return an artifact by its number."""
        run, index = divmod(identity, 100)
        contents = list(self.artifacts.get(run, {}).values())
        return contents[index] if index < len(contents) else None


class Server:
    """Answers for a repository on the loopback, in a thread, until it is closed."""

    def __init__(self, repository: Repository) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._handle("GET")

            def do_POST(self) -> None:
                self._handle("POST")

            def do_PATCH(self) -> None:
                self._handle("PATCH")

            def _handle(self, method: str) -> None:
                url = urlsplit(self.path)
                repository.requests.append((method, url.path, self.headers["Authorization"]))
                if repository.connections_to_drop > 0:
                    repository.connections_to_drop -= 1
                    return
                data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                if found := re.fullmatch(r"/storage/(\d+)", url.path):
                    self._send(repository.archive(int(found[1])))
                    return
                path = url.path.removeprefix(f"/repos/{REPOSITORY}/")
                if found := re.fullmatch(r"actions/artifacts/(\d+)/zip", path):
                    # As GitHub does: the archive itself is elsewhere.
                    self.send_response(302)
                    self.send_header("Location", f"/storage/{found[1]}")
                    self.end_headers()
                    return
                answer = repository.answer(
                    method, path, parse_qs(url.query), json.loads(data) if data else None
                )
                self._send(None if answer is None else json.dumps(answer).encode())

            def _send(self, content: bytes | None) -> None:
                self.send_response(404 if content is None else 200)
                self.end_headers()
                self.wfile.write(content or b"")

            def log_message(self, format: str, *arguments: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
