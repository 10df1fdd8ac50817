"""Two wrong functions in one submission, judged in a worker as any other.

Alone, each is judged by imitation (`repeated`). Together, one may be on loan while the other is
judged: that has to come to the same with every seed as well.
"""

import functools
import inspect
import random
from collections.abc import Sequence
from pathlib import Path

from grader.authoring.right_variants import with_code
from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import read_files
from grader.course import FunctionName, module_of
from grader.grading import checks_of
from grader.judging.dependencies import dependencies
from grader.judging.judge import Judge
from grader.judging.lending import Lender
from grader.mistakes.library import Misconception, load_misconceptions
from grader.reports.status import Status

CALL_TIMEOUT = 60.0
"""Seconds for a call: all calls of all seeds count together."""


def wrong_pair(subject: FunctionName, seed: int) -> tuple[Misconception, ...]:
    """Return a misconception of a function, and one of another function, drawn with a seed.

    That is one that it is built on: where there is none, the pair is empty, for one function has
    nothing to do with the other.
    """
    draw = random.Random(f"{seed}:{subject}")
    uses = dependencies().get(subject, ())
    library = load_misconceptions(*sorted(set(map(module_of, (subject, *uses)))))
    partners = [name for name in uses if name in library]
    if not partners or subject not in library:
        return ()
    return tuple(draw.choice(library[name]) for name in (draw.choice(partners), subject))


def as_submission(misconceptions: Sequence[Misconception], folder: Path) -> Path:
    """Put misconceptions in the place of their functions in a copy of the solutions."""
    code: dict[str, str] = {}
    for one in misconceptions:
        exercise, _, function = one.subject.partition(".")
        source = f"{inspect.getsource(one.function)}\n\n{function} = {one.name}\n"
        code[exercise] = f"{code.get(exercise, '')}\n\n{source}"
    return with_code(folder, code)


def judged_together(
    misconceptions: Sequence[Misconception], folder: Path, seeds: Sequence[int]
) -> dict[str, list[Status]]:
    """Return what becomes of the checks of some wrong functions, seed by seed."""
    checks = [check for one in misconceptions for check in checks_of(one.subject)]
    start_worker = choose_sandbox("auto").start_worker
    files = read_files(as_submission(misconceptions, folder))
    submission = Submission(files, CALL_TIMEOUT, start_worker)
    lender = Lender(submission)
    uses = functools.cache(dependencies)
    found: dict[str, list[Status]] = {check.id: [] for check in checks}
    try:
        for seed in seeds:
            judge = Judge(submission, seed, uses, checks_of, lender)
            for check in checks:
                found[check.id].append(judge.judge(check).status)
    finally:
        lender.close()
        submission.close()
    return found
