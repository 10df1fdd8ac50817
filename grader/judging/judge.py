"""Judges one check: runs it against a submission, and says what became of it."""

import re
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import CodeType
from typing import Any, NamedTuple

import numpy as np

from grader.boundary.outcome import (
    CallFailed,
    CallOutcome,
    Died,
    Garbled,
    TimedOut,
    WrongAnswer,
)
from grader.boundary.submission import Submission
from grader.course import FunctionName
from grader.judging import failures, feedback
from grader.judging.check import Check
from grader.judging.observation import Observation, finding_of_an_error
from grader.judging.reference import ReferenceModule
from grader.reports.message import Message
from grader.reports.status import Status
from grader.worker import messages


@dataclass(frozen=True)
class CheckResult:
    """What became of a check."""

    check: Check
    status: Status
    message: Message = ()
    seconds: float = 0.0
    misconception: str | None = None
    """The name of the known mistake that explains it."""


class Attempt(NamedTuple):
    """What became of a check that was run once."""

    status: Status
    message: Message
    last_outcome: CallOutcome | None
    """That of the last call; None where nothing was called."""


class Judge:
    """Judges the checks of one submission, with random inputs from one seed.

    `uses` tells which functions each one is built on; it is asked only where something is lost.
    """

    def __init__(
        self,
        submission: Submission,
        seed: int,
        uses: Callable[[], Mapping[FunctionName, Sequence[FunctionName]]] = dict,
    ) -> None:
        self.submission = submission
        self.seed = seed
        self._uses = uses
        self._wrong: set[FunctionName] = set()
        self._references: dict[str, ReferenceModule] = {}
        self._observations: dict[str, Observation] = {}

    def judge(self, check: Check) -> CheckResult:
        """Run a check; where it is lost, make sure that no other code is to blame.

        Functions share a worker, and one may leave it in disorder (a replaced builtin, a thread
        that writes garbage or never rests). So a check counts as lost only in a worker that has
        seen nothing of other exercises, and as crashed or too slow only in one that has seen no
        other function. Where it is built on a function that is wrong, that one is to blame.
        """
        began = time.perf_counter()
        served_before = set(self.submission.served)
        attempt = self._attempt(check)
        if attempt.status is not Status.PASSED and not self._is_built_on_a_wrong_one(check):
            if self._another_may_be_to_blame(check, attempt, served_before):
                self.submission.renew(check.subject)
                attempt = self._attempt(check)
            if attempt.status in (Status.FAILED, Status.ERROR):
                self._wrong.add(check.subject)
        message = attempt.message
        if attempt.status is not Status.PASSED:
            message = feedback.with_output(message, self.submission.take_output())
        return CheckResult(check, attempt.status, message, time.perf_counter() - began)

    def observations_of(self, subject: FunctionName) -> list[Observation]:
        """Return what the checks of a function have seen, each at its last attempt."""
        return [one for one in self._observations.values() if one.check.subject == subject]

    def run(self, check: Check, learner: Any) -> None:
        """Run a check with something in the learner's place. Raises CheckStopped."""
        code: CodeType = check.run.__code__
        names = code.co_varnames[: code.co_argcount]
        given = {"learner": learner}
        if "reference" in names:
            given["reference"] = self._reference(check.exercise)
        if "rng" in names:
            # The same for all checks of a function: they can share a training that takes long.
            seeds = [self.seed, zlib.crc32(check.subject.encode())]
            given["rng"] = np.random.default_rng(seeds)
        # What checks compute with a learner's numbers may overflow; comparing tells.
        with np.errstate(all="ignore"):
            check.run(**{name: value for name, value in given.items() if name in names})

    def _is_built_on_a_wrong_one(self, check: Check) -> bool:
        """Whether a function that this one is built on has lost a check."""
        uses = self._uses().get(check.subject, ()) if self._wrong else ()
        return not self._wrong.isdisjoint(uses)

    def _another_may_be_to_blame(
        self, check: Check, attempt: Attempt, served_before: set[FunctionName]
    ) -> bool:
        """Whether a check was lost in a worker that another function may have left in disorder."""
        if _has_broken_down(attempt.last_outcome):
            return bool(served_before - {check.subject})
        other_files = {name.partition(".")[0] for name in served_before} - {check.exercise}
        return bool(other_files) and not self._is_a_stub(check, attempt.last_outcome)

    def _is_a_stub(self, check: Check, outcome: CallOutcome | None) -> bool:
        """Whether a function is still to do by its own file, so that no other code is to blame.

        What the worker says of it is not enough: another function may speak for it.
        """
        if not isinstance(outcome, messages.Raised) or outcome.error != "NotImplementedError":
            return False
        text = self.submission.text_of(check.exercise)
        # From its `def` to the next line that is neither indented, nor a comment, nor the end of
        # its arguments.
        body = re.search(
            rf"^def {check.function}\(.*?(?=^[^\s)#]|\Z)", text, re.MULTILINE | re.DOTALL
        )
        return body is not None and "raise NotImplementedError" in body[0]

    def _attempt(self, check: Check) -> Attempt:
        """Run a check once, and keep what it has seen."""
        self.submission.begin_check()
        self._observations.pop(check.id, None)
        status, message = self._verdict(check)
        calls = self.submission.calls
        return Attempt(status, message, calls[-1].outcome if calls else None)

    def _verdict(self, check: Check) -> tuple[Status, Message]:
        calls = self.submission.calls
        try:
            self.run(check, self.submission.module(check.exercise))
        except CallFailed as failed:
            # A traceback would keep all that a check has computed until the end of the run.
            failed.__traceback__ = None
            if isinstance(failed.record.outcome, messages.Raised):
                finding = finding_of_an_error(failed.record.outcome.error)
                self._observe(check, finding)
            return failures.failed_call(failed.record, self.submission.folder.name)
        except WrongAnswer as wrong:
            wrong.__traceback__ = None
            self._observe(check, wrong)
            return Status.FAILED, feedback.problem(calls[-1] if calls else None, wrong)
        except Exception as error:
            # A fault of ours must not look like the learner's, nor end the run.
            return Status.ERROR, feedback.grader_fault(f"{type(error).__name__}: {error}")
        self._observe(check, None)
        return Status.PASSED, ()

    def _observe(self, check: Check, wrong: WrongAnswer | None) -> None:
        """Keep what a check has seen: the calls that were answered, and where it stopped."""
        calls = [one for one in self.submission.calls if isinstance(one.outcome, messages.Returned)]
        self._observations[check.id] = Observation(check, tuple(calls), wrong)

    def _reference(self, exercise: str) -> ReferenceModule:
        if exercise not in self._references:
            self._references[exercise] = ReferenceModule(exercise)
        return self._references[exercise]


def _has_broken_down(outcome: object) -> bool:
    """Whether a call ended without an answer. One that was refused, without a call, has not."""
    late = isinstance(outcome, TimedOut) and not outcome.again
    return late or isinstance(outcome, (Died, Garbled))
