"""Runs the same answers with many seeds: what becomes of each check, and whether chance decides it.

All of it happens here, by imitation: whoever plays the learner is code of ours.
"""

import contextlib
import io
import random
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np

from grader.judging.attempt import Attempts
from grader.judging.check import Check
from grader.judging.observation import Observation
from grader.mistakes.imitation import Imitations
from grader.mistakes.library import Misconception
from grader.mistakes.matching import numbers_of
from grader.mistakes.shared_calls import SharedCalls
from grader.reports.status import Status

OWN_ATTEMPT = 1
"""The attempt in which somebody plays the learner, with the first seed."""
SECOND_ATTEMPT = 0
"""Another one, with the same inputs: does the player draw anything?"""

Seen: TypeAlias = dict[str, Observation | None]
"""What each check has seen, by its id; None where the check itself has failed."""


class Repeated:
    """Runs checks with each of some seeds: what is seen with the first one is kept in `first`."""

    def __init__(self, seeds: Sequence[int]) -> None:
        shared = SharedCalls()
        self.first = Imitations(Attempts(seeds[0]).run, shared)
        self._shared = shared
        self._others = [Attempts(seed) for seed in seeds[1:]]

    def observations(
        self, player: Misconception, checks: Sequence[Check], draws: bool = True
    ) -> list[Seen]:
        """Return what the checks see of a player, seed by seed.

        A check that draws nothing asks the same with every seed: where the player draws nothing
        either, or its draws don't show in a long answer, as in a training, it is run with the first
        one only.
        """
        first = {one.id: _observe(self.first, player, one, OWN_ATTEMPT) for one in checks}
        again = [
            one
            for one in checks
            if "rng" in one.takes
            or (
                draws
                and _may_differ(first[one.id], _observe(self.first, player, one, SECOND_ATTEMPT))
            )
        ]
        runs: list[Seen] = [first]
        for number, attempts in enumerate(self._others, start=OWN_ATTEMPT + 1):
            imitations = Imitations(attempts.run, self._shared)
            seen = {one.id: _observe(imitations, player, one, number) for one in again}
            runs.append({**first, **seen})
        return runs

    def statuses(self, player: Misconception, checks: Sequence[Check]) -> dict[str, list[Status]]:
        """Return what becomes of the checks of a player, seed by seed."""
        runs = self.observations(player, checks)
        return {one.id: [_status(seen[one.id]) for seen in runs] for one in checks}


def _observe(
    imitations: Imitations, player: Misconception, check: Check, attempt: int
) -> Observation | None:
    # Not all draw from a generator of their own.
    random.seed(attempt)
    np.random.seed(attempt)
    try:
        # Right variants may print, and warn, as learners do.
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(action="ignore"):
            return imitations.observation(player, check, attempt)
    except Exception:
        # A check must have words for whatever comes: here it has none.
        return None


def _status(observation: Observation | None) -> Status:
    return Status.NOT_GRADED if observation is None else observation.status


def _may_differ(one: Observation | None, other: Observation | None) -> bool:
    """Whether a player may answer a check otherwise the second time."""
    if one is None or other is None or one.status is not other.status:
        return True
    return not numbers_of(one).agrees_for_good_with(numbers_of(other))


def decided_by_chance(who: str, statuses: Mapping[str, Sequence[Status]]) -> Iterator[str]:
    """Tell which checks don't come to the same with every seed."""
    for check, found in statuses.items():
        if len(set(found)) > 1:
            times = ", ".join(
                f"{number} {status.value}" for status, number in Counter(found).items()
            )
            yield f"chance decides what {who} gets for {check.rpartition('::')[2]}: {times}"
