"""Tells whether the course's checks are still those that a result was made by."""

import hashlib

from grader.course import course


def digest_of_checks() -> str:
    """Return the SHA-256 of all that decides and explains a score, beside the grader itself.

    The checks, the solutions that they compare with and that are lent, and the known mistakes.
    """
    folders = (course().checks, course().solutions, course().misconceptions)
    digest = hashlib.sha256()
    for file in sorted(file for folder in folders for file in folder.rglob("*.py")):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        digest.update(f"{content}  {file.relative_to(course().root).as_posix()}\n".encode())
    return digest.hexdigest()
