"""Pull requests, from a push to the comment: the workflows' own steps, as a runner runs them.

See `runner`, which plays GitHub. Five pull requests are graded: one that is complete, one half
done, a hostile one, one that also edits the grader, and one that edits the workflow.
"""

import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from grader.cli.staff import app
from grader.reports.github.publication import mark
from grader.reports.github.publish import CONTEXT
from tests.boundary.test_hostile import needs_bubblewrap
from tests.places import PROJECT, SOLUTIONS
from tests.reports.runner import BOT, REPOSITORY, Job, Repository, Runner, Server, git
from tests.submissions import all_exercises, all_points, points_of

pytestmark = [
    needs_bubblewrap,
    pytest.mark.skipif(sys.platform != "linux", reason="the job runs on Linux"),
]

WORKFLOWS = Path(".github/workflows")
HOSTILE = """
import os


def normalize(X):
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV"):
        try:
            with open(os.environ.get(name, "forged"), "a") as file:
                file.write("100 of 100 points")
        except OSError:
            pass
    print("::set-output name=points::100")
    print("::error file=README.md::@everyone read this")
    print("<script>alert(1)</script> [link](javascript:alert(1)) @octocat ``` ![i](https://evil)")
    print("\\x1b[2J\\u202eevil")
    return X
"""
FORGED_STEP = "echo forged > report.json"
FULL_POINTS = f"{all_points()} of {all_points()} points"
HALF = all_exercises()[: all_exercises().index("neural_network") + 1]
"""What the half done pull request has: the course as far as the toolkit, which has a fault."""
LOST_BY_HALF = points_of("neural_network.sigmoid")
"""One is wrong, the other waits for it."""


@dataclass
class School:
    """A repository with pull requests, and the GitHub around it."""

    origin: Path
    repository: Repository
    server: Server
    folder: Path
    jobs: dict[int, Job] = field(default_factory=dict)

    def open(self, number: int, name: str, files: dict[str, str]) -> str:
        """Open a pull request that writes files (None: removes them); return its commit."""
        git(self.origin, "checkout", "--quiet", "-b", name, "main")
        for path, text in files.items():
            file = self.origin / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return self.commit(number, name)

    def commit(self, number: int, name: str) -> str:
        """Commit what was changed, as a pull request."""
        git(self.origin, "add", "--all")
        git(self.origin, "commit", "--quiet", "-m", name)
        commit = git(self.origin, "rev-parse", "HEAD")
        changed = git(self.origin, "diff", "--name-only", "main...HEAD").splitlines()
        git(self.origin, "checkout", "--quiet", "main")
        self.repository.pull_requests.append(
            {
                "number": number,
                "head": {"label": f"learner:{name}", "sha": commit},
                "base": {"ref": "main", "sha": git(self.origin, "rev-parse", "main")},
                "state": "open",
                "closed_at": None,
            }
        )
        self.repository.files[number] = [{"filename": file} for file in changed]
        return commit

    def decide(self, number: int, pass_mark: str) -> bool:
        """Run the last step of a grading job that has been run; return whether it succeeds."""
        runner, workflow = self._grading(number, {"KATAS_PASS_MARK": pass_mark})
        return runner.run_last_step(workflow, self.graded(number))

    def _grading(self, number: int, variables: dict[str, str] | None = None) -> tuple[Runner, str]:
        """Return what runs a grading job, and the workflow as the pull request has it."""
        commit = self._pull_request(number)["head"]["sha"]
        context = {
            "github": {
                "event": {
                    "number": number,
                    "pull_request": {
                        "number": number,
                        "head": {"sha": commit},
                        "base": {"sha": git(self.origin, "rev-parse", "main")},
                    },
                }
            },
            "vars": variables or {},
        }
        text = git(self.origin, "show", f"{commit}:{WORKFLOWS}/grade.yml")
        folder = self._new_folder(f"grade-{number}")
        return Runner(self.origin, folder, context, self.server.url), text

    def graded(self, number: int) -> Job:
        """Return a grading job that was run once for all tests."""
        if number not in self.jobs:
            runner, workflow = self._grading(number)
            self.jobs[number] = runner.run(workflow)
        self.repository.artifacts[number] = self.jobs[number].artifacts
        return self.jobs[number]

    def publish(self, number: int) -> Job:
        """Run the publishing job, by the workflow of the default branch."""
        context = {"github": {"event": self._graded_event(number), "token": "the-token"}}
        text = (self.origin / WORKFLOWS / "publish-grade.yml").read_text(encoding="utf-8")
        folder = self._new_folder(f"publish-{number}")
        return Runner(self.origin, folder, {**context, "vars": {}}, self.server.url).run(text)

    def publish_here(self, number: int, **changes: Any) -> Job:
        """Run the command of the publishing job in this process, which takes no time to start."""
        folder = self._new_folder(f"publish-{number}")
        event = folder / "event.json"
        event.write_text(json.dumps(self._graded_event(number, **changes)), encoding="utf-8")
        variables = {
            "GITHUB_API_URL": self.server.url,
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_TOKEN": "the-token",
        }
        done = CliRunner().invoke(app, ["publish"], env=variables)
        return Job(folder, done.exit_code == 0, done.output)

    def _graded_event(self, number: int, **changes: Any) -> dict[str, Any]:
        """Return what GitHub tells the publishing job of a pull request's grading job."""
        head = self._pull_request(number)["head"]
        run = {
            "id": number,
            "event": "pull_request",
            "conclusion": "success",
            "head_sha": head["sha"],
            "head_branch": head["label"].partition(":")[2],
            "head_repository": {"owner": {"login": "learner"}, "full_name": "learner/katas"},
            "created_at": "2026-06-01T12:00:00Z",
            "html_url": f"https://github.test/{REPOSITORY}/actions/runs/{number}",
            **changes,
        }
        return {"workflow_run": run, "repository": {"default_branch": "main"}}

    def comment(self, number: int) -> str:
        """Return our one comment on a pull request."""
        ours = [
            one["body"] for one in self.repository.comments[number] if one["user"]["login"] == BOT
        ]
        assert len(ours) == 1
        return ours[0]

    def artifact(self, number: int) -> str:
        """Return the name of a pull request's report."""
        return f"report-{number}-{self._pull_request(number)['base']['sha']}"

    def status(self, number: int) -> dict[str, str]:
        """Return the newest status of a pull request's commit."""
        return self.repository.statuses[self._pull_request(number)["head"]["sha"]][-1]

    def _pull_request(self, number: int) -> dict[str, Any]:
        (found,) = (one for one in self.repository.pull_requests if one["number"] == number)
        return found

    def _new_folder(self, name: str) -> Path:
        folder = self.folder / f"{name}-{len(list(self.folder.iterdir()))}"
        folder.mkdir()
        return folder


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """Make the repository, and open the five pull requests."""
    origin = tmp_path_factory.mktemp("origin") / "katas"
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("grader", "solutions", "exercises", ".github"):
        shutil.copytree(PROJECT / name, origin / name, ignore=ignore)
    shutil.copy(PROJECT / "pyproject.toml", origin)
    (origin / ".gitignore").write_text("__pycache__/\n", encoding="utf-8")
    git(origin, "init", "--quiet", "--initial-branch", "main")
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "-m", "katas")
    repository = Repository()
    server = Server(repository)
    school = School(origin, repository, server, tmp_path_factory.mktemp("runs"))
    solutions = {
        f"exercises/{file.name}": file.read_text(encoding="utf-8")
        for file in SOLUTIONS.glob("*.py")
    }
    toolkit = "exercises/neural_network.py"
    wrong = "\n\ndef sigmoid(Z):\n    return 1 / (1 + np.exp(Z))\n"
    school.open(1, "complete", solutions)
    half = {f"exercises/{name}.py": solutions[f"exercises/{name}.py"] for name in HALF}
    school.open(2, "half-done", {**half, toolkit: solutions[toolkit] + wrong})
    school.open(3, "hostile", {toolkit: solutions[toolkit] + HOSTILE})
    judge = (origin / "grader/judging/judge.py").read_text(encoding="utf-8")
    first = "        if check.id not in self._results:\n"
    generous = judge.replace(first, f"        return CheckResult(check, Status.PASSED)\n{first}")
    assert generous != judge
    forged = {toolkit: solutions[toolkit] + wrong, "grader/judging/judge.py": generous}
    school.open(4, "edits-the-grader", forged)
    workflow = yaml.safe_load((origin / WORKFLOWS / "grade.yml").read_text(encoding="utf-8"))
    for step in workflow["jobs"]["grade"]["steps"]:
        if step.get("name") == "Grade":
            step["run"] += f" || {FORGED_STEP}"
    school.open(5, "edits-the-workflow", {f"{WORKFLOWS}/grade.yml": yaml.safe_dump(workflow)})
    yield school
    server.close()


def test_a_complete_pull_request(school: School) -> None:
    """It is green, and has full points in the summary, the comment and the status."""
    job = school.graded(1)
    assert job.succeeded, job.log
    assert f"## {FULL_POINTS}\n" in job.summary
    assert "::error" not in job.log
    published = school.publish(1)
    assert published.succeeded, published.log
    assert f"## {FULL_POINTS}\n" in school.comment(1)
    assert "Graded in a sandbox (bubblewrap)" in school.comment(1)
    assert school.status(1) == {
        "context": CONTEXT,
        "state": "success",
        "description": FULL_POINTS,
        "target_url": f"https://github.test/{REPOSITORY}/actions/runs/1",
    }


def test_a_half_done_one(school: School) -> None:
    """It is red, marks the line, and says what to do next."""
    job = school.graded(2)
    assert not job.succeeded
    (error,) = (line for line in job.log.splitlines() if line.startswith("::error"))
    toolkit = git(school.origin, "show", "half-done:exercises/neural_network.py").splitlines()
    line = len(toolkit) - 1
    assert toolkit[line - 1].startswith("def sigmoid")
    title = f"sigmoid%3A 0 of {points_of('neural_network.sigmoid')} points"
    assert error.startswith(f"::error file=exercises/neural_network.py,line={line},title={title}::")
    assert "%0ACalled    sigmoid([[0" in error
    school.publish_here(2)
    comment = school.comment(2)
    assert f"| `sigmoid` | 0 / {points_of('neural_network.sigmoid')} | ✗ wrong answer |" in comment
    assert "Cause     This is what you get when the minus in the exponent is missing." in comment
    assert f"**Next:** mend `sigmoid` (line {line}) in `neural_network.py`." in comment
    assert school.status(2)["state"] == "failure"


def test_a_pass_mark_can_be_set(school: School) -> None:
    """By a variable of the repository."""
    points = points_of(*HALF) - LOST_BY_HALF
    assert school.graded(2).summary.startswith(f"## {points} of {all_points()} points\n")
    assert school.decide(2, pass_mark=str(points))
    assert not school.decide(2, pass_mark=str(points + 1))


def test_a_comment_is_written_anew(school: School) -> None:
    """One comment, however often; and somebody else's that looks like it is left alone."""
    school.graded(2)
    school.repository.add_comment(2, "learner", f"{mark()}\n## {FULL_POINTS}")
    for _ in range(2):
        school.publish_here(2)
    foreign = [one for one in school.repository.comments[2] if one["user"]["login"] == "learner"]
    assert foreign[0]["body"] == f"{mark()}\n## {FULL_POINTS}"
    assert school.comment(2).startswith(mark())


def test_a_hostile_one(school: School) -> None:
    """It loses what it lost; its text is harmless in the log, the summary and the comment."""
    job = school.graded(3)
    assert not job.succeeded
    before, _, after = job.log.partition("::stop-commands::")
    word = after.split("\n", 1)[0]
    fenced, end, rest = after.partition(f"::{word}::")
    assert end
    assert "set-output" in fenced
    assert "set-output" not in before
    commands = [line for line in rest.splitlines() if line.lstrip().startswith(("::", "##["))]
    assert [command.split(" ", 1)[0] for command in commands] == ["::error"]
    assert "\x1b" not in job.log
    published = school.publish_here(3)
    assert published.succeeded, published.log
    normalize = "neural_network.normalize"
    lost = points_of(normalize)
    earned = points_of("neural_network") - lost
    for text in (job.summary, school.comment(3)):
        assert f"## {earned} of {all_points()} points\n" in text
        assert "\u202e" not in text
        assert outside_of_code(text).count("<") == text.count(mark())
        for harmful in ("@", "](", "script", "set-output"):
            assert harmful not in outside_of_code(text)


def outside_of_code(markdown: str) -> str:
    """Return what of a text is not in a block of code; blocks may hold shorter fences."""
    kept, fence = [], ""
    for line in markdown.splitlines():
        ticks = line[: len(line) - len(line.lstrip("`"))]
        if not fence and len(ticks) >= 3:
            fence = ticks
        elif fence and line == fence:
            fence = ""
        elif not fence:
            kept.append(line)
    assert not fence
    return "\n".join(kept)


def test_one_that_also_edits_the_grader(school: School, tmp_path: Path) -> None:
    """Its grader would give it all points; that of the base doesn't, and none are published."""
    git(school.origin, "worktree", "add", "--quiet", str(tmp_path / "own"), "edits-the-grader")
    own = [sys.executable, "-m", "pytest", "grader"]
    done = subprocess.run(own, cwd=tmp_path / "own", capture_output=True, encoding="utf-8")
    assert FULL_POINTS in done.stdout
    job = school.graded(4)
    assert not job.succeeded
    earned = points_of("neural_network") - LOST_BY_HALF
    assert job.summary.startswith(f"## {earned} of {all_points()} points\n")
    published = school.publish_here(4)
    assert published.succeeded
    assert "## No score" in school.comment(4)
    assert "- `grader/judging/judge.py`" in school.comment(4)
    assert f"of {all_points()} points" not in school.comment(4)
    assert school.status(4)["state"] == "error"


def test_one_that_edits_the_workflow(school: School) -> None:
    """Its own workflow may claim what it likes: no score is published."""
    job = school.graded(5)
    assert not job.summary.startswith(f"## {FULL_POINTS}")
    (report,) = school.graded(1).artifacts.values()
    school.repository.artifacts[5] = {school.artifact(5): report}
    school.publish_here(5)
    assert "## No score" in school.comment(5)
    assert f"- `{WORKFLOWS}/grade.yml`" in school.comment(5)
    assert "points" not in school.status(5)["description"]


def test_a_link_to_the_solutions_is_no_submission(school: School) -> None:
    """A link in the place of the folder is not even checked out."""
    git(school.origin, "checkout", "--quiet", "-b", "link", "main")
    shutil.rmtree(school.origin / "exercises")
    (school.origin / "exercises").symlink_to("../solutions")
    school.commit(6, "link")
    job = school.graded(6)
    assert not job.succeeded
    assert "there is no folder submission/exercises" in job.log
    school.publish_here(6)
    assert "## No score" in school.comment(6)


def test_links_inside_lead_nowhere(school: School) -> None:
    """A file that is a link to its solution can't be read in the sandbox."""
    git(school.origin, "checkout", "--quiet", "-b", "links", "main")
    for file in (school.origin / "exercises").glob("*.py"):
        file.unlink()
        file.symlink_to(f"../../solutions/{file.name}")
    school.commit(7, "links")
    job = school.graded(7)
    assert f"## 0 of {all_points()} points\n" in job.summary
    assert "There is a link in its place" in job.summary


def test_the_token_stays_with_the_api(school: School) -> None:
    """The archive is fetched from elsewhere, without it."""
    school.graded(1)
    school.publish_here(1)
    given = {path.split("/")[1]: token for _, path, token in school.repository.requests}
    assert given == {"repos": "Bearer the-token", "storage": None}


def test_a_connection_that_fails_is_tried_again(school: School) -> None:
    """A network may do so; only what asks is repeated."""
    school.graded(1)
    school.repository.connections_to_drop = 1
    published = school.publish_here(1)
    assert published.succeeded, published.log
    assert school.repository.connections_to_drop == 0


BAD_REPORTS = {
    "missing": None,
    "cut off": lambda text: text[: len(text) // 2],
    "no JSON": lambda text: b"\xff\xfe" + text,
    "nested": lambda text: b"[" * 100_000,
    "of another version": lambda text: text.replace(b"report/v1", b"report/v2"),
    "too large": lambda text: text + b" " * 5 * 2**20,
    "with more points": lambda text: text.replace(b'"points": 52', b'"points": 100', 1),
    "with a name that is code": lambda text: text.replace(b'"sigmoid"', b'"<b>@all</b>"'),
    "a list": lambda text: b"[]",
}


@pytest.mark.parametrize("name", BAD_REPORTS)
def test_a_bad_report_is_not_published(name: str, school: School) -> None:
    """It says "not graded", and why; the job fails; there is no score."""
    good = school.graded(2).artifacts
    spoil = BAD_REPORTS[name]
    found = {} if spoil is None else {school.artifact(2): spoiled(good, spoil)}
    school.repository.artifacts[2] = found
    job = school.publish_here(2)
    assert not job.succeeded
    assert "## Not graded\n\nThere is no score: " in school.comment(2)
    assert f"of {all_points()} points" not in school.comment(2)
    assert "<b>" not in school.comment(2)
    assert school.status(2)["state"] == "error"
    assert school.status(2)["description"] == "Not graded"


def spoiled(artifacts: dict[str, bytes], spoil: Any) -> bytes:
    """Return an artifact with its report changed."""
    (report,) = artifacts.values()
    with zipfile.ZipFile(io.BytesIO(report)) as archive:
        text = archive.read("report.json")
    points = json.loads(text)["points"]
    changed = spoil(text.replace(f'"points": {points},'.encode(), b'"points": 52,', 1))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.json", changed)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"head_sha": "0" * 40}, "no open pull request ends with the commit that was graded"),
        ({"event": "push"}, "did not grade a pull request"),
        ({"conclusion": "cancelled"}, "did not grade to its end"),
    ],
)
def test_a_run_about_nothing_publishes_nothing(
    changes: dict[str, str], words: str, school: School
) -> None:
    """Of another commit, a push, or one that was cancelled."""
    before = json.dumps([school.repository.comments, school.repository.statuses])
    job = school.publish_here(1, **changes)
    assert job.succeeded
    assert words in job.log
    assert json.dumps([school.repository.comments, school.repository.statuses]) == before


def test_more_files_than_are_listed_get_no_score(school: School) -> None:
    """GitHub lists 3000: one more could be anything."""
    school.graded(1)
    listed = school.repository.files[1]
    school.repository.files[1] = [{"filename": f"exercises/{i}.py"} for i in range(3001)]
    assert not school.publish_here(1).succeeded
    school.repository.files[1] = listed
    assert "more files than GitHub lists" in school.comment(1)


def test_a_file_moved_out_is_seen(school: School) -> None:
    """A rename has two names, and both count."""
    listed = school.repository.files[1]
    school.repository.files[1] = [
        *listed,
        {"filename": "exercises/x.py", "previous_filename": "grader/judging/judge.py"},
    ]
    school.publish_here(1)
    school.repository.files[1] = listed
    assert "- `grader/judging/judge.py`" in school.comment(1)
