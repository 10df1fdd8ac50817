"""How long the calls of one submission may take: one call, those of one function, and all of them.

A limit for each call alone would let a submission that is just fast enough hold up a run for many
times as long. And a right function beside slow ones must still get the time that it needs: ten
times what a right one takes, and more, is left for it whatever the others do.
"""

import collections
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from grader.boundary.outcome import TimedOut
from grader.course import FunctionName, module_of
from grader.worker import messages

SHORTENED = 2.0
"""Seconds for a call once calls are shortened: ten times what a right one needs."""
TOGETHER = 3
"""All calls of one function together have the time of so many single ones."""
ALL_TOGETHER = 6
"""When all calls of a submission have taken the time of so many, further ones are shortened."""

Subject: TypeAlias = FunctionName
"""What is timed: the calls of a function, "and_gate.train", or the import of a file, "and_gate"."""


class TimeLimits:
    """Times one thing after the other, and says how much time it has left."""

    def __init__(self, call_timeout: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._call_timeout = call_timeout
        self._clock = clock
        self._is_short = False
        self._spent_in_all = 0.0
        self._spent: dict[Subject, float] = collections.defaultdict(float)
        self._given_up: dict[Subject, TimedOut] = {}
        self._forgiven: set[Subject] = set()
        self._subject: Subject | None = None
        self._began = 0.0

    def refusal(self, subject: Subject) -> TimedOut | None:
        """Return the outcome of a subject that has no time left, else None; it is given up then."""
        if subject not in self._given_up and self._left_together(subject) <= 0:
            self._give_up(subject, [])
        return self._given_up.get(subject)

    def begin(self, subject: Subject) -> None:
        """Time this subject from now on, and not the one before."""
        self.end()
        self._subject, self._began = subject, self._clock()

    def end(self) -> None:
        """Time nothing."""
        if self._subject is not None:
            passed = self._clock() - self._began
            self._spent[self._subject] += passed
            self._spent_in_all += passed
            self._subject = None
            if self._spent_in_all >= ALL_TOGETHER * self._call_timeout:
                self._is_short = True

    def left(self) -> float:
        """Return the seconds that are left for what is timed now."""
        assert self._subject is not None
        return self.given_to(self._subject) - (self._clock() - self._began)

    def given_to(self, subject: Subject) -> float:
        """Return the seconds that a subject has when it begins."""
        return min(self._limit(subject), self._left_together(subject))

    @property
    def is_for_an_import(self) -> bool:
        """Whether what is timed now is the import of a file."""
        return self._subject is not None and not _is_call(self._subject)

    def give_up(self, still_at: messages.Traceback) -> TimedOut:
        """End what is timed now, since nothing is left for it; return what became of it."""
        assert self._subject is not None
        return self._give_up(self._subject, still_at)

    def forgive(self, function: FunctionName) -> None:
        """Give a function its time back, and the import of its module: once only."""
        for subject in {function, module_of(function)} - self._forgiven:
            self._forgiven.add(subject)
            self._spent[subject] = 0.0
            self._given_up.pop(subject, None)

    def _give_up(self, subject: Subject, still_at: messages.Traceback) -> TimedOut:
        limit = self._limit(subject)
        together = self._left_together(subject) < limit
        seconds = TOGETHER * limit if together else limit
        outcome = TimedOut(seconds, not _is_call(subject), together, still_at=still_at)
        self._given_up[subject] = replace(outcome, again=True)
        self.end()
        self._is_short = True
        return outcome

    def _limit(self, subject: Subject) -> float:
        # What a file imports takes as long as it takes, however quick its functions are.
        if self._is_short and _is_call(subject):
            return min(self._call_timeout, SHORTENED)
        return self._call_timeout

    def _left_together(self, subject: Subject) -> float:
        return TOGETHER * self._limit(subject) - self._spent[subject]


def _is_call(subject: Subject) -> bool:
    """Whether a subject is a function, not the import of a file."""
    return "." in subject
