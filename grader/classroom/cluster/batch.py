"""A batch of submissions, as bytes: they mean the same on every machine."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgpack

from grader.boundary.submitted_files import SubmittedFiles
from grader.classroom.lane import Job


def write_batch(seed: int, sandbox: str, jobs: Sequence[Job]) -> bytes:
    """Return submissions, and how they are to be graded."""
    data = {"seed": str(seed), "sandbox": sandbox, "jobs": [_plain(job) for job in jobs]}
    # A file's name may hold halves of characters.
    return bytes(msgpack.packb(data, unicode_errors="surrogatepass"))


def _plain(job: Job) -> dict[str, Any]:
    return {
        "path": job.files.path.as_posix(),
        "contents": dict(job.files.contents),
        "instead": dict(job.files.instead),
        "notebooks": list(job.notebooks),
    }


def read_batch(batch: bytes) -> tuple[int, str, list[Job]]:
    """Return the seed, the sandbox and the submissions."""
    data = msgpack.unpackb(batch, unicode_errors="surrogatepass")
    return int(data["seed"]), data["sandbox"], [_job(one) for one in data["jobs"]]


def _job(data: dict[str, Any]) -> Job:
    files = SubmittedFiles(Path(data["path"]), data["contents"], data["instead"])
    return Job(files, tuple(data["notebooks"]))
