"""Runs a check once, with a submission or something else in the learner's place."""

import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from grader.boundary.outcome import CallFailed, CallOutcome, CallRecord, WrongAnswer
from grader.boundary.submission import Submission
from grader.course import FunctionName, course
from grader.judging import failures, feedback
from grader.judging.check import Check
from grader.judging.observation import Observation, finding_of_an_error
from grader.judging.reference import reference_module
from grader.judging.wording import FILES, Wording
from grader.reports.message import Message
from grader.reports.printable import printable
from grader.reports.report import BrokenFile
from grader.reports.status import Status
from grader.worker import messages


class Attempt(NamedTuple):
    """What became of a check that was run once."""

    status: Status
    message: Message
    last_call: CallRecord | None
    """None where nothing was called."""
    was_a_guess: bool = False
    """The answer is one of a few: to try again would be to guess again."""
    has_borrowed: bool = False
    """A function on loan was called."""
    broken_file: BrokenFile | None = None
    """The file by which it is lost."""

    @property
    def last_outcome(self) -> CallOutcome | None:
        """What became of the last call."""
        return None if self.last_call is None else self.last_call.outcome


class Attempts:
    """Runs checks, with random inputs from one seed, and keeps what they have seen."""

    def __init__(self, seed: int, wording: Wording = FILES) -> None:
        self.seed = seed
        self._wording = wording
        self._observations: dict[str, Observation] = {}

    def observations_of(self, subject: FunctionName) -> list[Observation]:
        """Return what the checks of a function have seen, each at its last attempt."""
        return [one for one in self._observations.values() if one.check.subject == subject]

    def run(self, check: Check, learner: Any) -> None:
        """Run a check with something in the learner's place. Raises CheckStopped."""
        given = {"learner": learner}
        if "reference" in check.takes:
            given["reference"] = reference_module(course().solutions, check.exercise, self.seed)
        if "rng" in check.takes:
            # The same for all checks of a function: they can share a training that takes long.
            seeds = [self.seed, zlib.crc32(check.subject.encode())]
            given["rng"] = np.random.default_rng(seeds)
        # What checks compute with a learner's numbers may overflow; comparing tells.
        with np.errstate(all="ignore"):
            check.run(**{name: value for name, value in given.items() if name in check.takes})

    def attempt(self, submission: Submission, check: Check) -> Attempt:
        """Run a check once, and keep what it has seen."""
        submission.begin_check(check.hidden)
        self._observations.pop(check.id, None)
        attempt = self._verdict(submission, check)
        if attempt.status is not Status.PASSED:
            message = feedback.with_output(attempt.message, submission.take_output())
            attempt = attempt._replace(message=message)
        calls = submission.calls
        return attempt._replace(
            last_call=calls[-1] if calls else None,
            has_borrowed=bool(submission.borrowed),
        )

    def _verdict(self, submission: Submission, check: Check) -> Attempt:
        calls = submission.calls
        try:
            self.run(check, submission.module(check.exercise))
        except CallFailed as failed:
            if isinstance(failed.record.outcome, messages.Raised):
                finding = finding_of_an_error(failed.record.outcome.error)
                self._observe(check, calls, finding)
            folder = printable(submission.files.name)
            text = submission.files.text_of(failed.record.module)
            failure = failures.failed_call(failed.record, folder, self._wording, text)
            return Attempt(failure.status, failure.message, None, broken_file=failure.broken_file)
        except WrongAnswer as wrong:
            # It would keep all that a check has computed until the end of the run.
            wrong.__traceback__ = None
            self._observe(check, calls, wrong)
            message = feedback.problem(calls[-1] if calls else None, wrong)
            return Attempt(Status.FAILED, message, None, was_a_guess=wrong.guessed)
        except Exception as error:
            # A fault of ours must not look like the learner's, nor end the run.
            fault = feedback.grader_fault(f"{type(error).__name__}: {error}")
            return Attempt(Status.NOT_GRADED, fault, None)
        self._observe(check, calls, None)
        return Attempt(Status.PASSED, (), None)

    def _observe(
        self, check: Check, calls: Sequence[CallRecord], wrong: WrongAnswer | None
    ) -> None:
        """Keep what a check has seen: the calls that were answered, and where it stopped."""
        answered = tuple(one for one in calls if isinstance(one.outcome, messages.Returned))
        self._observations[check.id] = Observation(check, answered, wrong)
