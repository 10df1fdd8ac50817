"""The cases in this folder, read and graded: what people published or asked, in our own words.

A file is added to the end of a module of the solutions, which its name begins with. Its first lines
say what must come out:

    # sigmoid: 3 points, failed         of a function: points, and the status that tells most
    # says: a list                      words that its messages must have
    # never says: sign of z             and words that they must not have
    # runs: xor_learning_rate           a script that must run to its end
    # with: and_gate.make_data          functions that are graded, too

What is about a function of another module names that: `and_gate.evaluate: 4 points, passed`. What
is no Python at all is a text file.
"""

import functools
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.authoring.right_variants import with_code
from grader.course import FunctionName, full_name
from grader.judging.attempt import Attempts
from grader.judging.dependencies import read_dependencies
from grader.mistakes.imitation import Imitations
from grader.mistakes.shared_calls import SharedCalls
from grader.reports.report import FunctionReport
from tests.places import SOLUTIONS
from tests.submissions import SEED, all_checks, function_of, grade_by

FOLDER = Path(__file__).parent


@dataclass
class Outcome:
    """What must come out for one function."""

    subject: FunctionName
    points: int
    status: str
    says: list[str]
    never_says: list[str]


@dataclass(frozen=True)
class Case:
    """One file."""

    name: str
    module: str
    code: str
    outcomes: tuple[Outcome, ...]
    scripts: tuple[str, ...]
    company: frozenset[FunctionName]

    @property
    def subjects(self) -> frozenset[FunctionName]:
        """The functions that are graded."""
        return self.company | {one.subject for one in self.outcomes}


def read(file: Path) -> Case:
    """Read a case. Raises ValueError where a line at its head can't be read."""
    module = file.stem.partition("__")[0]
    code = file.read_text(encoding="utf-8")
    outcomes: list[Outcome] = []
    scripts: list[str] = []
    company: set[FunctionName] = set()
    for line in code.partition("\n\n")[0].splitlines():
        key, _, rest = line.removeprefix("# ").partition(": ")
        match key:
            case "says":
                outcomes[-1].says.append(rest)
            case "never says":
                outcomes[-1].never_says.append(rest)
            case "runs":
                scripts.append(rest)
            case "with":
                company |= set(rest.split())
            case _:
                told = re.fullmatch(r"(\d+) points?, (\w+)", rest)
                if told is None:
                    raise ValueError(f"{file.name}: {line}")
                subject = key if "." in key else full_name(module, key)
                outcomes.append(Outcome(subject, int(told[1]), told[2], [], []))
    return Case(file.stem, module, code, tuple(outcomes), tuple(scripts), frozenset(company))


@functools.cache
def all_cases() -> tuple[Case, ...]:
    """Return all cases."""
    return tuple(map(read, sorted(FOLDER.glob("[!_]*__*"))))


def in_submissions(cases: tuple[Case, ...]) -> list[list[Case]]:
    """Put cases together that have nothing to do with each other: a worker takes long to start.

    A case with company stays alone: it is about what one function does to others.
    """
    uses = read_dependencies(SOLUTIONS)
    submissions: list[list[Case]] = []
    for case in cases:
        around = {*case.subjects, *(name for one in case.subjects for name in uses[one])}
        for together in submissions:
            there = {name for one in together for name in one.subjects}
            below = {name for one in there for name in uses[one]}
            alone = case.company or any(one.company for one in together)
            if not alone and not around & there and not case.subjects & below:
                together.append(case)
                break
        else:
            submissions.append([case])
    return submissions


@functools.cache
def graded() -> dict[str, dict[FunctionName, FunctionReport]]:
    """Return what came out, by case and function."""
    # All are graded from one seed: a known mistake would answer the same in each of them.
    played = Imitations(Attempts(SEED).run, SharedCalls())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("grader.mistakes.imitation.Imitations", lambda run: played)
        found = {}
        for cases in in_submissions(all_cases()):
            found |= graded_together(cases)
    return found


def graded_together(cases: list[Case]) -> dict[str, dict[FunctionName, FunctionReport]]:
    """Grade one submission that holds some cases."""
    subjects = {name for case in cases for name in case.subjects}
    code: dict[str, str] = {}
    for case in cases:
        code[case.module] = f"{code.get(case.module, '')}\n\n{case.code}"
    checks = [check for check in all_checks() if check.subject in subjects]
    with tempfile.TemporaryDirectory() as folder:
        submission = with_code(Path(folder) / "exercises", code)
        report = grade_by(submission, checks, sandbox="process")
    return {
        case.name: {name: function_of(report, name) for name in case.subjects} for case in cases
    }
