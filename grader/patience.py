"""How long the calls of one submission may take: one call, those of one function, and all of them.

A limit for each call alone would let a submission that is just fast enough hold up a run for many
times as long. And a right function beside slow ones must still get the time that it needs: ten
times what a right one takes, and more, is left for it whatever the others do.
"""

import collections
import time
from collections.abc import Callable
from dataclasses import replace

from grader.outcome import Function, TimedOut

SHORTENED = 2.0
"""Seconds for a call where patience is gone: ten times what a right one needs."""
TOGETHER = 3
"""The calls of one function may together last as long as so many."""
ALL_TOGETHER = 6
"""Once all calls have lasted as long as so many, patience is gone."""


class Patience:
    """Times one thing after the other, and says how much time it has left."""

    def __init__(self, call_timeout: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._call_timeout = call_timeout
        self._clock = clock
        self._is_gone = False
        self._spent_in_all = 0.0
        self._spent: dict[Function, float] = collections.defaultdict(float)
        self._given_up: dict[Function, TimedOut] = {}
        self._forgiven: set[Function] = set()
        self._subject: Function | None = None
        self._began = 0.0

    def refusal(self, subject: Function) -> TimedOut | None:
        """Return the outcome of a subject that has no time left, else None; it is given up then."""
        if subject not in self._given_up and self._left_together(subject) <= 0:
            self._give_up(subject)
        return self._given_up.get(subject)

    def begin(self, subject: Function) -> None:
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
                self._is_gone = True

    def left(self) -> float:
        """Return the seconds that are left for what is timed now."""
        assert self._subject is not None
        passed = self._clock() - self._began
        return min(self._limit(self._subject), self._left_together(self._subject)) - passed

    def give_up(self) -> TimedOut:
        """End what is timed now, since nothing is left for it; return what became of it."""
        assert self._subject is not None
        return self._give_up(self._subject)

    def forgive(self, function: Function) -> None:
        """Give a function its time back, and the import of its module: once only."""
        for subject in {function, (function[0], "")} - self._forgiven:
            self._forgiven.add(subject)
            self._spent[subject] = 0.0
            self._given_up.pop(subject, None)

    def _give_up(self, subject: Function) -> TimedOut:
        limit = self._limit(subject)
        together = self._left_together(subject) < limit
        seconds = TOGETHER * limit if together else limit
        outcome = TimedOut(seconds, while_importing=not subject[1], together=together)
        self._given_up[subject] = replace(outcome, again=True)
        self.end()
        self._is_gone = True
        return outcome

    def _limit(self, subject: Function) -> float:
        # What a file imports takes as long as it takes, however quick its functions are.
        if self._is_gone and subject[1]:
            return min(self._call_timeout, SHORTENED)
        return self._call_timeout

    def _left_together(self, subject: Function) -> float:
        return TOGETHER * self._limit(subject) - self._spent[subject]
