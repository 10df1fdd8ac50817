"""Recognises wrong answers: the known mistake that answers as the learner's function does.

Each misconception of a function is put in the place of the learner's function, and the checks of
the function are run again, with the same inputs. It explains what was seen if

- it fails each check that the learner has lost, and nothing in its answers speaks against it,
- in at least one of these checks all of its answers agree with the learner's, or the same was
  found while the function ran ("one random order for all 8 epochs"),
- it passes each check that the learner has passed.

A function that is random by itself is run a few times: an answer agrees with it where it lies
within their spread, and tells nothing where that is wide. Where several misconceptions explain the
same, none is named, but what they have in common is said. All of this happens in the parent, with
code of ours alone, and can't change a score. It takes as long as it takes, so that what is found
does not depend on how busy the machine is: the library of mistakes is all that it goes through.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.judging.check import Check
from grader.judging.observation import Observation
from grader.mistakes.imitation import Imitations
from grader.mistakes.library import Misconception
from grader.mistakes.matching import Verdict, compare, numbers_of

SAMPLES = 4
"""How often a misconception that is random by itself is run."""


@dataclass(frozen=True)
class Cause:
    """What explains a wrong answer, in words; with a name where it is just one misconception."""

    name: str | None
    explanation: str


def recognise(
    seen: Sequence[Observation],
    misconceptions: Sequence[Misconception],
    imitations: Imitations,
) -> Cause | None:
    """Return what explains what was seen of a function, or None."""
    doubts: dict[str, int] = {}
    for misconception in misconceptions:
        try:
            found = _doubts(Candidate(misconception, imitations), seen)
        except Exception:
            # It answers with what no learner's answer can be: then it explains nothing here.
            continue
        if found is not None:
            doubts[misconception.name] = found
    fewest = min(doubts.values(), default=0)
    return _cause([one for one in misconceptions if doubts.get(one.name) == fewest])


def _cause(best: Sequence[Misconception]) -> Cause | None:
    """Return the one cause, or what several have in common, if they have."""
    if len(best) == 1:
        return Cause(best[0].name, best[0].explanation)
    kinds = {one.kind for one in best}
    if len(kinds) != 1 or not best[0].kind:
        return None
    return Cause(None, f"Several known mistakes give this answer, all of one kind: {best[0].kind}")


class Candidate:
    """A misconception that may explain what was seen."""

    def __init__(self, misconception: Misconception, imitations: Imitations) -> None:
        self._misconception = misconception
        self._imitations = imitations

    def attempts(self, check: Check, random: bool) -> list[Observation]:
        """Return what a check sees of it: several times where it is random."""
        numbers = range(SAMPLES if random else 1)
        return [self._imitations.observation(self._misconception, check, one) for one in numbers]

    def is_random(self, check: Check) -> bool:
        """Whether it answers a check otherwise the second time."""
        first, second = (
            self._imitations.observation(self._misconception, check, number) for number in range(2)
        )
        return not numbers_of(first).agrees_with(numbers_of(second))

    def may_pass(self, check: Check, random: bool) -> bool:
        """Whether it passes a check; once will do, where it is random."""
        return any(one.passed for one in self.attempts(check, random))


def _doubts(candidate: Candidate, seen: Sequence[Observation]) -> int | None:
    """Return how many lost checks a candidate leaves open; None where it explains nothing."""
    lost = [one for one in seen if not one.passed]
    passed = [one.check for one in seen if one.passed]
    random = False
    for one in lost:
        random = random or candidate.is_random(one.check)
        # Most candidates differ at the first check: no need to run the others.
        if not random and _differs(one, candidate):
            return None
    verdicts: list[Verdict] = []
    for one in lost:
        verdict = compare(one, candidate.attempts(one.check, random), random)
        if verdict is Verdict.DIFFER:
            return None
        verdicts.append(verdict)
    if Verdict.AGREE not in verdicts:
        return None
    if not all(candidate.may_pass(check, random) for check in passed):
        return None
    return verdicts.count(Verdict.UNKNOWN)


def _differs(lost: Observation, candidate: Candidate) -> bool:
    """Whether a candidate that is not random answers a lost check otherwise than the learner."""
    attempts = candidate.attempts(lost.check, random=False)
    return compare(lost, attempts, random=False) is Verdict.DIFFER
