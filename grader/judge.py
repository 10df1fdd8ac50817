"""Judges one check: runs it against a submission, and says what became of it."""

import inspect
import re
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from grader import feedback, protocol
from grader.catalogue import Check
from grader.evidence import Evidence, Seen, raised_finding
from grader.outcome import CallFailed, Died, Function, Garbled, TimedOut, WrongAnswer
from grader.reference import ReferenceModule
from grader.status import Status
from grader.submission import Submission

if TYPE_CHECKING:
    from grader.recognition import Misconception


@dataclass(frozen=True)
class CheckResult:
    """What became of a check, in words that may be shown."""

    check: Check
    status: Status
    message: str = ""
    seconds: float = 0.0
    misconception: str | None = None
    """The name of the known mistake that explains it."""

    @property
    def points(self) -> int:
        """The points earned: all or none."""
        return self.check.points if self.status is Status.PASSED else 0


@dataclass(frozen=True)
class Judge:
    """Runs checks of one submission against the reference, with random inputs from one seed."""

    submission: Submission
    solutions: Path
    seed: int
    uses: Callable[[], Mapping[Function, Sequence[Function]]] = dict
    """Tells which functions each one is built on; asked only where something is lost."""
    _wrong: set[Function] = field(default_factory=set)
    _references: dict[str, ReferenceModule] = field(default_factory=dict)
    _seen: dict[str, Seen] = field(default_factory=dict)

    def judge(self, check: Check) -> CheckResult:
        """Run a check; where it is lost, make sure that no other code is to blame.

        Functions share a worker, and one may leave it in disorder (a replaced builtin, a thread
        that writes garbage or never rests). So a check counts as lost only in a worker that has
        seen nothing of other exercises, and as crashed or too slow only in one that has seen no
        other function. Where it is built on a function that is wrong, that one is to blame.
        """
        began = time.perf_counter()
        served = set(self.submission.served)
        result, outcome = self._attempt(check)
        name = (check.exercise, check.function)
        if result.status is not Status.PASSED and not self._waits(name):
            foreign = {module for module, _ in served} - {check.exercise}
            broken = _has_broken_down(outcome) and served - {name}
            if broken or (foreign and not self._is_a_stub(outcome, name)):
                self.submission.renew(name)
                result, _ = self._attempt(check)
            if result.status in (Status.FAILED, Status.ERROR):
                self._wrong.add(name)
        message = result.message
        if result.status is not Status.PASSED:
            message = feedback.with_output(message, self.submission.take_output())
        return CheckResult(check, result.status, message, time.perf_counter() - began)

    def _is_a_stub(self, outcome: object, name: Function) -> bool:
        """Whether a function is still to do by its own file, so that no other code is to blame.

        What the worker says of it is not enough: another function may speak for it.
        """
        if not isinstance(outcome, protocol.Raised) or outcome.error != "NotImplementedError":
            return False
        module, function = name
        text = self.submission.text_of(module)
        body = re.search(rf"^def {function}\(.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
        return body is not None and "raise NotImplementedError" in body[0]

    def _waits(self, name: Function) -> bool:
        """Whether a function is built on one that is wrong."""
        return bool(self._wrong) and not self._wrong.isdisjoint(self.uses().get(name, ()))

    def _attempt(self, check: Check) -> tuple[CheckResult, object]:
        """Run a check once; return the result, and the outcome of the last call."""
        self.submission.begin_check()
        status, message = self._verdict(check)
        calls = self.submission.calls
        return CheckResult(check, status, message), calls[-1].outcome if calls else None

    def _verdict(self, check: Check) -> tuple[Status, str]:
        self._seen.pop(check.id, None)
        calls = self.submission.calls
        try:
            self.run(check, self.submission.module(check.exercise))
        except CallFailed as failed:
            # A traceback would keep all that a check has computed until the end of the run.
            failed.__traceback__ = None
            if isinstance(failed.record.outcome, protocol.Raised):
                finding = raised_finding(failed.record.outcome.error)
                self._seen[check.id] = Seen(check, Evidence(tuple(calls[:-1]), finding))
            return feedback.failed_call(failed.record, self.submission.folder.name)
        except WrongAnswer as wrong:
            wrong.__traceback__ = None
            self._seen[check.id] = Seen(check, Evidence(tuple(calls), wrong))
            return Status.FAILED, feedback.problem(calls[-1] if calls else None, wrong)
        except Exception as error:
            # A fault of ours must not look like the learner's, nor end the run.
            return Status.ERROR, feedback.grader_fault(f"{type(error).__name__}: {error}")
        self._seen[check.id] = Seen(check, Evidence(tuple(calls), None))
        return Status.PASSED, ""

    def run(self, check: Check, learner: Any) -> None:
        """Run a check with something in the learner's place. Raises CheckStopped."""
        given = {
            "learner": learner,
            "reference": self._reference(check.exercise),
            # The same for all checks of a function: they can share a training that takes long.
            "rng": np.random.default_rng([self.seed, zlib.crc32(check.subject.encode())]),
        }
        names = inspect.signature(check.run).parameters
        # What checks compute with a learner's numbers may overflow; comparing tells.
        with np.errstate(all="ignore"):
            check.run(**{name: given[name] for name in names})

    def recognise(self, subject: str, deadline: float) -> "Misconception | None":
        """Return the known mistake that explains what was seen of a function, if there is one."""
        # It costs nothing where all is well: then it isn't even loaded.
        from grader.recognition import Imitations, load_misconceptions, recognise

        seen = [one for one in self._seen.values() if one.check.subject == subject]
        misconceptions = load_misconceptions().get(subject, ())
        return recognise(seen, misconceptions, Imitations(self.run), deadline)

    def _reference(self, exercise: str) -> ReferenceModule:
        if exercise not in self._references:
            self._references[exercise] = ReferenceModule(self.solutions, exercise)
        return self._references[exercise]


def _has_broken_down(outcome: object) -> bool:
    """Whether a call ended without an answer. One that was refused, without a call, has not."""
    late = isinstance(outcome, TimedOut) and not outcome.again
    return late or isinstance(outcome, (Died, Garbled))
