"""The certificate: proof that the checks accept what is right, and catch and name what is wrong.

For each function: the reference passes, the stub does not, each right variant passes, each
misconception loses points in its own function and is recognised by its own name, and each check is
the only one to catch some misconception, or says why it is there.

Chance has no say: with each of some seeds, all of them come to the same, and a pair of wrong
functions does. There is nothing for nothing: answers that cost no work earn no points but those of
visible checks whose very answer they are. And no check gives two guesses.

What is ours runs here, in the place of the learner's function: it is thousands of times as fast as
a grading. Right variants, stubs and pairs also go through a worker.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.authoring.guesses import second_guesses
from grader.authoring.lazy_answers import earns_nothing, lazy_answers
from grader.authoring.repeated import OWN_ATTEMPT, Repeated, decided_by_chance
from grader.authoring.right_variants import Variant, lost_by
from grader.authoring.wrong_pairs import judged_together, wrong_pair
from grader.course import FunctionName, course
from grader.grading import grade
from grader.judging.attempt import Attempts
from grader.judging.check import Check
from grader.judging.observation import Observation
from grader.judging.reference import import_solution
from grader.mistakes.imitation import Imitations
from grader.mistakes.library import Misconception, load_misconceptions
from grader.mistakes.recognition import recognise
from grader.reports.report import Report

SEEDS = 20


@dataclass
class Certificate:
    """What was proven of one function; `problems` is empty where all is well."""

    subject: FunctionName
    checks: tuple[Check, ...]
    misconceptions: int
    right_variants: int = 0
    alone: Counter[str] = field(default_factory=Counter)
    """How many misconceptions a check is the only one to catch, by its id."""
    pair: tuple[str, ...] = ()
    """Two wrong functions that were judged together."""
    lazy_answers: int = 0
    problems: list[str] = field(default_factory=list)


def certify(
    checks: Sequence[Check], seed: int, wheats: Sequence[Path], num_seeds: int = SEEDS
) -> Iterator[Certificate]:
    """Yield the certificate of each function that the checks are about, in their order.

    `wheats` are the files of right variants that must pass. That chance has no say is proven with
    `num_seeds` seeds, from `seed` on.
    """
    prover = Prover(checks, range(seed, seed + num_seeds), wheats)
    for subject in dict.fromkeys(check.subject for check in checks):
        yield prover.prove(subject)


class Prover:
    """Proves what it can of each function. What they have in common is done once."""

    def __init__(
        self, checks: Sequence[Check], seeds: Sequence[int], wheats: Sequence[Path]
    ) -> None:
        self._checks = checks
        self._seeds = seeds
        self._reports = [
            grade(folder, checks, seeds[0]) for folder in (course().solutions, course().exercises)
        ]
        to_do = lost_by(course().exercises, checks, seeds[1:])
        self._lost_by_stubs = {(one.seed, one.check.id) for one in to_do}
        self._variants = {wheat: Variant(wheat, checks, seeds[0]) for wheat in wheats}
        self._another_run = Imitations(Attempts(seeds[-1] + 1).run)
        self._repeated = Repeated(seeds)
        self._imitations = self._repeated.first

    def prove(self, subject: FunctionName) -> Certificate:
        """Return the certificate of a function."""
        own = tuple(check for check in self._checks if check.subject == subject)
        library = load_misconceptions(own[0].exercise)
        misconceptions = library.get(subject, ())
        certificate = Certificate(subject, own, len(misconceptions))
        certificate.problems += _both_directions(subject, *self._reports)
        certificate.problems += self._passed_by_stub(own)
        variants = [one for one in self._variants.values() if subject in one.subjects]
        certificate.right_variants = len(variants)
        for variant in variants:
            certificate.problems += variant.problems(subject)
        right = [
            _solution(subject),
            *(player for one in variants for player in one.players(subject)),
        ]
        for misconception in misconceptions:
            self._try(misconception, misconceptions, certificate)
        certificate.problems += _useless_checks(certificate)
        for player in (*right, *misconceptions):
            statuses = self._repeated.statuses(player, own)
            certificate.problems += decided_by_chance(player.name, statuses)
        self._try_a_pair(certificate)
        self._try_lazy_answers(right[0], certificate)
        certificate.problems += self._second_guesses(right[0], misconceptions, own)
        return certificate

    def _seen(self, player: Misconception, checks: Sequence[Check]) -> list[Observation]:
        """Return what the checks see of a player with the first seed."""
        return [self._imitations.observation(player, check, OWN_ATTEMPT) for check in checks]

    def _passed_by_stub(self, checks: Sequence[Check]) -> Iterator[str]:
        """Tell where a stub earns points with a seed that isn't the first."""
        for check in checks:
            for seed in self._seeds[1:]:
                if check.points and (seed, check.id) not in self._lost_by_stubs:
                    yield f"{check.name} is passed by the stub with seed {seed}"

    def _try(
        self,
        misconception: Misconception,
        misconceptions: Sequence[Misconception],
        certificate: Certificate,
    ) -> None:
        """Let a misconception play the learner: it must be caught, and recognised."""
        seen = self._seen(misconception, certificate.checks)
        if all(not one.passed and not one.calls for one in seen):
            certificate.problems.append(f"{misconception.name} fails itself: it never answers")
            return
        lost = [one.check.id for one in seen if not one.passed]
        if len(lost) == 1:
            certificate.alone[lost[0]] += 1
        if not lost:
            certificate.problems.append(f"{misconception.name} is not caught")
            return
        cause = recognise(seen, misconceptions, self._imitations)
        if cause is None or cause.name != misconception.name:
            certificate.problems.append(f"{misconception.name} is not recognised by its name")

    def _try_a_pair(self, certificate: Certificate) -> None:
        """Judge two wrong functions together: it comes to the same with each seed."""
        pair = wrong_pair(certificate.subject, self._seeds[0])
        if not pair:
            return
        certificate.pair = tuple(one.name for one in pair)
        with tempfile.TemporaryDirectory() as folder:
            statuses = judged_together(pair, Path(folder) / "exercises", self._seeds)
        certificate.problems += decided_by_chance(" with ".join(certificate.pair), statuses)

    def _try_lazy_answers(self, solution: Misconception, certificate: Certificate) -> None:
        """Let answers that cost no work play the learner: with no seed may they earn anything."""
        seen = {
            check.id: self._another_run.observation(solution, check) for check in certificate.checks
        }
        for lazy in lazy_answers(solution, list(seen.values())):
            certificate.lazy_answers += 1
            runs = self._repeated.observations(lazy, certificate.checks)
            for check in certificate.checks:
                found = [run[check.id] for run in runs]
                if None in found:
                    problem = f"{check.name} has no words for this answer: {lazy.name}"
                    certificate.problems.append(problem)
                paid = sum(
                    one is not None and not earns_nothing(one, seen[check.id]) for one in found
                )
                if paid:
                    problem = f"{check.name} is passed {paid} times without work: {lazy.name}"
                    certificate.problems.append(problem)

    def _second_guesses(
        self,
        solution: Misconception,
        misconceptions: Sequence[Misconception],
        checks: Sequence[Check],
    ) -> Iterator[str]:
        """Tell which checks give two guesses."""
        wrong = {one.name: self._seen(one, checks) for one in misconceptions}
        right = self._seen(solution, checks)
        return second_guesses(solution, right, wrong, misconceptions, self._imitations)


def _solution(subject: FunctionName) -> Misconception:
    """Return the solution of a function, as something that plays the learner."""
    exercise, _, function = subject.partition(".")
    module = import_solution(course().solutions, exercise)
    return Misconception(subject, "the solution", "", getattr(module, function))


def _both_directions(subject: FunctionName, solutions: Report, stubs: Report) -> Iterator[str]:
    """Tell where the solution fails, or the stub does not."""
    for report, wanted in ((solutions, "all"), (stubs, "no")):
        (function,) = (one for one in report.functions if f"{one.exercise}.{one.name}" == subject)
        right = function.points == (function.max_points if wanted == "all" else 0)
        if not right:
            folder = Path(report.submission).name
            yield f"{folder} should have {wanted} points, not {function.points}"


def _useless_checks(certificate: Certificate) -> Iterator[str]:
    """Tell which checks catch nothing alone and don't say why they are there."""
    for check in certificate.checks:
        if not certificate.alone[check.id] and not check.reason:
            yield f"{check.name} catches no misconception alone, and gives no reason"
