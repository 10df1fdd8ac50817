"""What a machine of a cluster says of itself, and whether that will do for a run.

Two machines make the same report, to the byte, only where they have the same grader, checks, Python
and NumPy.
"""

import dataclasses
import hashlib
import json
import platform
import subprocess
from dataclasses import dataclass
from importlib.metadata import version

from grader.boundary.sandbox import SandboxError, choose_sandbox
from grader.classroom.detached import detached_process
from grader.course import ENGINE, NoCourseError
from grader.gradebook.checks_digest import digest_of_checks
from grader.grading import VERSION
from grader.reports.printable import clip

SECONDS = 120
"""For a machine to look at itself."""
MAX_SAID = 200
"""Characters of each thing that it says."""
OF_THE_COURSE = ("checks", "misconceptions")


@dataclass(frozen=True)
class Introduction:
    """What a machine grades with."""

    version: str = ""
    """Of the grader."""
    grader: str = ""
    """The SHA-256 of its code: two of the same version may differ."""
    checks: str = ""
    python: str = ""
    numpy: str = ""
    sandbox: str = ""
    problem: str = ""
    """Why it can't grade as asked, as a clause."""


def introduce(sandbox: str) -> Introduction:
    """Say what this process grades with, in a sandbox that is asked for."""
    try:
        chosen, problem, checks = choose_sandbox(sandbox).name, "", digest_of_checks()
    except (SandboxError, NoCourseError) as error:
        chosen, problem, checks = "", str(error), ""
    return Introduction(
        version=VERSION,
        grader=_digest_of_grader(),
        checks=checks,
        python=platform.python_version(),
        numpy=version("numpy"),
        sandbox=chosen,
        problem=problem,
    )


def _digest_of_grader() -> str:
    digest = hashlib.sha256()
    for file in sorted(ENGINE.rglob("*.py")):
        name = file.relative_to(ENGINE)
        if name.parts[0] not in OF_THE_COURSE:
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            digest.update(f"{content}  {name.as_posix()}\n".encode())
    return digest.hexdigest()


def introduction_of_this_machine(sandbox: str) -> bytes:
    """Return an introduction as JSON, by a new process: this one may have loaded what is old now.

    Dask calls it on a machine of the cluster.
    """
    done = subprocess.run(
        detached_process("grader.classroom.cluster.introduction", sandbox),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
    )
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
    problem = f"its grader doesn't run ({said[-1] if said else done.returncode})"
    return _to_json(Introduction(problem=problem))


def main(sandbox: str) -> None:
    """Print the introduction of this process."""
    print(_to_json(introduce(sandbox)).decode("ascii"))


def _to_json(introduction: Introduction) -> bytes:
    return json.dumps(dataclasses.asdict(introduction)).encode("ascii")


def read_introduction(content: object) -> Introduction:
    """Return what a machine has said; it may have said anything."""
    names = [field.name for field in dataclasses.fields(Introduction)]
    try:
        said = json.loads(content if isinstance(content, bytes) else b"")
        return Introduction(**{name: clip(str(said[name]), MAX_SAID) for name in names})
    except (ValueError, TypeError, KeyError, RecursionError):
        return Introduction(problem="what it says of itself can't be understood")


def why_it_will_not_do(machine: Introduction, here: Introduction, sandbox: str) -> str:
    """Return why a machine is not used, as a clause; "" where it will do.

    `here` is where the run was begun, `sandbox` what it grades in.
    """
    if machine.version and machine.version != here.version:
        return f"it has the grader {machine.version}, and this is {here.version}"
    if machine.problem:
        return machine.problem
    if machine.grader != here.grader:
        return f"its grader is another {here.version} than this: bring both to the same commit"
    if machine.checks != here.checks:
        return "its checks or solutions are not those of this course"
    if machine.python != here.python:
        return f"it has Python {machine.python}, and this is {here.python}"
    if machine.numpy != here.numpy:
        return f"it has NumPy {machine.numpy}, and this is {here.numpy}"
    if machine.sandbox != sandbox:
        return f"it grades in {machine.sandbox}, and not in {sandbox}"
    return ""
