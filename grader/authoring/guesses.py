"""Whether a check gives two guesses: it must go by the first answer that it gets.

Where a function answers with one of a few texts, a wrong one must be marked as a guess besides:
then nobody asks for it again in another worker (`expect_one_of` does so).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from grader.judging.observation import Observation
from grader.mistakes.imitation import Imitations
from grader.mistakes.library import Misconception
from grader.mistakes.matching import numbers_of

SECOND_ATTEMPT = 10
"""The attempt of those who know better the second time."""


def second_guesses(
    solution: Misconception,
    right: Sequence[Observation],
    wrong: Mapping[str, Sequence[Observation]],
    misconceptions: Sequence[Misconception],
    imitations: Imitations,
) -> Iterator[str]:
    """Tell which checks of a function give two guesses.

    `right` is what its checks have seen of the solution, `wrong` what they have seen of each
    misconception, by its name; both in the same order.
    """
    for place, of_solution in enumerate(right):
        check = of_solution.check
        if not check.points:
            continue
        tried = False
        for one in misconceptions:
            seen = wrong[one.name][place]
            if seen.passed or not seen.calls or _begins_as(seen, of_solution):
                continue
            if _is_a_guess(wrong[one.name], seen) and not (seen.wrong and seen.wrong.guessed):
                yield f"{check.name} lets {one.name} guess again: use expect_one_of"
            if not tried:
                player = _knows_better(one, solution)
                if imitations.observation(player, check, SECOND_ATTEMPT).passed:
                    yield f"{check.name} gives two guesses: {one.name} first, then a right answer"
            tried = True


def _begins_as(seen: Observation, right: Observation) -> bool:
    """Whether the first answer is right."""
    first, of_solution = (one._replace(calls=one.calls[:1]) for one in (seen, right))
    return numbers_of(first).agrees_with(numbers_of(of_solution))


def _is_a_guess(all_seen: Sequence[Observation], seen: Observation) -> bool:
    """Whether the answers are texts that nothing visible speaks against."""
    texts = all(isinstance(call.value, str) for call in seen.calls)
    return texts and all(one.passed for one in all_seen if not one.check.hidden)


def _knows_better(first: Misconception, solution: Misconception) -> Misconception:
    """Return somebody who is wrong once, and right from then on."""
    calls = 0

    def function(*arguments: Any, **keywords: Any) -> Any:
        nonlocal calls
        calls += 1
        who = first if calls == 1 else solution
        return who.function(*arguments, **keywords)

    return Misconception(first.subject, f"{first.name}, then right", "", function)
