"""Judges one check: runs it against a submission, and says what became of it."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from grader.boundary.outcome import (
    CallRecord,
    Died,
    Garbled,
    TimedOut,
)
from grader.boundary.submission import Submission
from grader.course import FunctionName, module_of
from grader.judging import feedback
from grader.judging.attempt import Attempt, Attempts
from grader.judging.check import Check
from grader.judging.failures import had_no_answer_from_an_import, others_in_the_way
from grader.judging.foundations import Foundations
from grader.judging.lending import Lender
from grader.judging.unfinished import is_a_stub
from grader.judging.wording import FILES, Wording
from grader.reports.message import Message
from grader.reports.report import BrokenFile
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
    loans: tuple[FunctionName, ...] = ()
    """Functions that are not right: it passed with ours in their place."""
    broken_file: BrokenFile | None = None
    """The file by which it is lost."""
    call: CallRecord | None = None
    """The call that its message shows: the last one of a check that was lost."""


class Judge:
    """Judges the checks of one submission, with random inputs from one seed.

    `uses` tells which functions each one is built on, `checks_of` by which checks one is judged;
    both are asked only where something is lost. `lender` lends functions of ours in the place of
    those that are not right; without one, what is built on them waits. `close` ends all workers.
    """

    def __init__(
        self,
        submission: Submission,
        seed: int,
        uses: Callable[[], Mapping[FunctionName, Sequence[FunctionName]]] = dict,
        checks_of: Callable[[FunctionName], Sequence[Check]] = lambda name: (),
        lender: Lender | None = None,
        wording: Wording = FILES,
    ) -> None:
        self.submission = submission
        self.attempts = Attempts(seed, wording)
        self._foundations = Foundations(uses)
        self._checks_of = checks_of
        self._lender = lender
        self._results: dict[str, CheckResult] = {}
        self._stubs: dict[FunctionName, bool] = {}
        """Whether functions are still to do by their files."""

    def judge(self, check: Check) -> CheckResult:
        """Run a check; where it is lost, make sure that no other code is to blame.

        A function that is built on others is judged with ours in the place of those that are not
        right. To know them, they are judged before, also where nobody has asked for it.
        """
        if check.id not in self._results:
            began = time.perf_counter()
            attempt, loans = self._judge(check)
            seconds = time.perf_counter() - began
            shown = None if attempt.status is Status.PASSED else attempt.last_call
            self._results[check.id] = CheckResult(
                check,
                attempt.status,
                attempt.message,
                seconds,
                loans=loans,
                broken_file=attempt.broken_file,
                call=shown,
            )
            self._foundations.note(check, attempt)
        return self._results[check.id]

    def close(self) -> None:
        """End all workers."""
        self.submission.close()
        if self._lender is not None:
            self._lender.close()

    # ── other code that may be to blame ──────────────────────────────────────────────────────

    def _judge(self, check: Check) -> tuple[Attempt, tuple[FunctionName, ...]]:
        """Judge a check; return what became of it, and the functions on loan that it owes it to."""
        if self._lender is None:
            return self._judge_without_loans(check), ()
        needs = self._foundations.not_right_beneath(check.subject)
        if not needs or self._is_a_stub_by_its_file(check):
            attempt = self._attempt_fairly(self._submission_for(check, self._lender), check)
            if _was_refused_a_loan(attempt):  # it uses more than ours does, in its own way
                attempt = self._attempt_fairly(self.submission, check)
            if attempt.status in (Status.PASSED, Status.TODO, Status.NOT_GRADED):
                return attempt, ()
            self._judge_what_it_is_built_on(check, attempt)
            needs = self._foundations.not_right_beneath(check.subject)
            if not needs:
                return attempt, ()
            if attempt.was_a_guess:  # with a loan it would guess a second time
                return _waiting(attempt, feedback.waits_for(needs[0])), ()
        return self._judge_with_loans(check, needs, self._lender)

    def _judge_without_loans(self, check: Check) -> Attempt:
        """Judge a check; where it is lost, it waits for what it is built on and is wrong."""
        if not self._foundations.wrong_beneath(check.subject):
            attempt = self._attempt_fairly(self.submission, check)
            if attempt.status not in (Status.FAILED, Status.ERROR):
                return attempt
            self._judge_what_it_is_built_on(check, attempt)
        else:
            attempt = self.attempts.attempt(self.submission, check)
        if attempt.broken_file is not None:
            return self._waiting_for_a_file(check, attempt)
        culprit = self._foundations.wrong_beneath(check.subject)
        if not culprit or attempt.status not in (Status.FAILED, Status.ERROR):
            return attempt
        return _waiting(attempt, feedback.waits_for(culprit))

    def _waiting_for_a_file(self, check: Check, attempt: Attempt) -> Attempt:
        """Where no traceback tells which file keeps one from being imported, find it."""
        first = self._foundations.broken_file_beneath(check.exercise)
        if first is None or not had_no_answer_from_an_import(attempt.last_outcome):
            return attempt
        return _waiting(attempt, feedback.waits_for_a_file(first))._replace(broken_file=first)

    def _submission_for(self, check: Check, lender: Lender) -> Submission:
        """Return where to judge a function that needs no loan: it is a stub, or all is right.

        One that uses nothing is judged where the others of its file are, with what they have on
        loan: it makes no difference to it, and saves a worker.
        """
        if self._foundations.are_right:
            return self.submission
        if self._is_a_stub_by_its_file(check):
            return lender.submission_at_hand(check.exercise)
        beneath = self._foundations.files_not_right_beneath(check.exercise)
        if not beneath or self._foundations.uses.get(check.subject):
            return self.submission
        lent = self._foundations.used_by_other_files(beneath)
        return lender.submission_with(check.exercise, lent, self._foundations)

    def _judge_what_it_is_built_on(self, check: Check, attempt: Attempt) -> None:
        """Judge the functions that a lost check is built on, where that wasn't done yet."""
        if isinstance(attempt.last_outcome, messages.ImportFailed):
            for module in others_in_the_way(attempt.last_outcome, check.exercise):
                self._foundations.note_in_the_way(module)
        if had_no_answer_from_an_import(attempt.last_outcome):
            for name in self._foundations.files_imported_by(check.exercise).values():
                for one in self._checks_of(name)[:1]:
                    self.judge(one)
        if not self._foundations.broken_files_beneath(check.exercise):
            self._foundations.note_broken_file(attempt)
        for name in self._foundations.uses.get(check.subject, ()):
            for one in self._checks_of(name):
                self.judge(one)

    def _judge_with_loans(
        self, check: Check, to_lend: Sequence[FunctionName], lender: Lender
    ) -> tuple[Attempt, tuple[FunctionName, ...]]:
        """Judge a check with functions on loan; return those that it owes its points to."""
        # One call of what stands highest is much quicker than many of what lies below it. But a
        # function that is right may take other arguments than ours: then it stays.
        modules = {*map(module_of, to_lend)} - {check.exercise}
        others = self._foundations.used_by_other_files(modules)
        for lent in ({*others, *to_lend}, set(to_lend)):
            submission = lender.submission_with(check.exercise, lent, self._foundations)
            lender.prepare()
            self.submission.forgive(check.subject)
            attempt = self._attempt_fairly(submission, check)
            if not _was_refused_a_loan(attempt):
                break
        uses = self._foundations.uses.get(check.subject, ())
        own = tuple(name for name in to_lend if name in uses)
        if _was_refused_a_loan(attempt):
            return _waiting(attempt, feedback.waits_for(to_lend[0])), ()
        if attempt.status is Status.PASSED:
            return attempt, own if attempt.has_borrowed else ()
        if attempt.has_borrowed and own:
            message = feedback.with_loans(attempt.message, own)
            attempt = attempt._replace(message=message)
        return attempt, ()

    def _attempt_fairly(self, submission: Submission, check: Check) -> Attempt:
        """Run a check; where it is lost in a worker that may be in disorder, run it in a new one.

        Functions share a worker, and one may leave it in disorder (a replaced builtin, a thread
        that writes garbage or never rests). So a check counts as lost only in a worker that has
        seen nothing of other exercises, and as crashed or too slow only in one that has seen no
        other function.

        What is told of a visible check comes from a worker that has met no hidden one: learners may
        read it, and code could keep what hidden checks pass to it, and tell it later.
        """
        served_before, had_met_hidden = set(submission.served), submission.has_met_hidden
        attempt = self.attempts.attempt(submission, check)
        if attempt.status is Status.PASSED:
            return attempt
        may_tell = not check.hidden and (had_met_hidden or submission.has_met_hidden)
        says_little = attempt.was_a_guess or self._is_a_stub(check, attempt)
        if self._another_may_be_to_blame(check, attempt, served_before) or (
            may_tell and not says_little
        ):
            submission.renew(check.subject)
            return self.attempts.attempt(submission, check)
        if may_tell:
            return attempt._replace(message=feedback.without_output(attempt.message))
        return attempt

    def _another_may_be_to_blame(
        self, check: Check, attempt: Attempt, served_before: set[FunctionName]
    ) -> bool:
        """Whether a check was lost in a worker that another function may have left in disorder."""
        if _has_broken_down(attempt.last_outcome):
            return bool(served_before - {check.subject})
        if attempt.was_a_guess:
            return False
        other_files = {module_of(name) for name in served_before} - {check.exercise}
        return bool(other_files) and not self._is_a_stub(check, attempt)

    def _is_a_stub(self, check: Check, attempt: Attempt) -> bool:
        """Whether a function is still to do by its own file, so that no other code is to blame.

        What the worker says of it is not enough: another function may speak for it.
        """
        return attempt.status is Status.TODO and self._is_a_stub_by_its_file(check)

    def _is_a_stub_by_its_file(self, check: Check) -> bool:
        """Whether the text of a function raises NotImplementedError; its file is read once."""
        if check.subject not in self._stubs:
            text = self.submission.files.text_of(check.exercise)
            self._stubs[check.subject] = is_a_stub(text, check.function)
        return self._stubs[check.subject]


def _waiting(attempt: Attempt, says: Message) -> Attempt:
    """Return a lost attempt as one that tells nothing before other code is right."""
    return attempt._replace(status=Status.WAITING, message=(*says, *attempt.message))


def _has_broken_down(outcome: object) -> bool:
    """Whether a call ended without an answer. One that was refused, without a call, has not."""
    late = isinstance(outcome, TimedOut) and not outcome.again
    return late or isinstance(outcome, (Died, Garbled))


def _was_refused_a_loan(attempt: Attempt) -> bool:
    """Whether a check was lost since a function on loan could not be called as it was."""
    outcome = attempt.last_outcome
    return isinstance(outcome, messages.Raised) and outcome.error == "LoanError"
