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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.authoring.guesses import second_guesses
from grader.authoring.lazy_answers import earns_nothing, lazy_answers
from grader.authoring.repeated import OWN_ATTEMPT, Repeated, decided_by_chance
from grader.authoring.right_variants import Variant, lost_by
from grader.authoring.wrong_pairs import judged_together, wrong_pair
from grader.boundary.submitted_files import read_files
from grader.course import FunctionName, course
from grader.grading import grade
from grader.judging.attempt import Attempts
from grader.judging.check import Check
from grader.judging.observation import Observation
from grader.judging.reference import import_solution
from grader.mistakes.imitation import Imitations
from grader.mistakes.library import Misconception, load_misconceptions
from grader.mistakes.recognition import Candidate, recognise
from grader.reports.report import Report

SEEDS = 20
UNSEEN_ATTEMPT = 9
"""One that isn't among the samples that what is random is recognised by."""


@dataclass
class Certificate:
    """What was proven of one function; `problems` is empty where all is well."""

    subject: FunctionName
    checks: tuple[Check, ...]
    misconceptions: int
    right_variants: int = 0
    alone: Counter[str] = field(default_factory=Counter)
    """How many misconceptions a check is the only one to catch, by its id."""
    proven: list[str] = field(default_factory=list)
    """What was proven besides, in words."""
    problems: list[str] = field(default_factory=list)

    def claim(self, words: str, problems: Iterable[str]) -> None:
        """Note that something was proven, unless there are problems with it."""
        found = list(problems)
        self.problems += found
        if not found:
            self.proven.append(words)


def certify(checks: Sequence[Check], seed: int, wheats: Sequence[Path]) -> Iterator[Certificate]:
    """Yield the certificate of each function that the checks are about, in their order.

    `wheats` are the files of right variants that must pass. That chance has no say is proven with
    20 seeds, from `seed` on.
    """
    prover = Prover(checks, range(seed, seed + SEEDS), wheats)
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
            grade(read_files(folder), checks, seeds[0])
            for folder in (course().solutions, course().exercises)
        ]
        to_do = lost_by(course().exercises, checks, seeds[1:])
        self._lost_by_stubs = {(one.seed, one.check.id) for one in to_do}
        self._variants = {wheat: Variant(wheat, checks, seeds[0]) for wheat in wheats}
        self._another_run = Imitations(Attempts(seeds[-1] + 1).run)
        self._repeated = Repeated(seeds)
        self.imitations = self._repeated.first
        """What is played with the first seed."""

    def prove(self, subject: FunctionName) -> Certificate:
        """Return the certificate of a function."""
        own = tuple(check for check in self._checks if check.subject == subject)
        misconceptions = load_misconceptions(own[0].exercise).get(subject, ())
        certificate = Certificate(subject, own, len(misconceptions))
        certificate.problems += _both_directions(subject, *self._reports)
        is_solved = not certificate.problems
        variants = [one for one in self._variants.values() if subject in one.subjects]
        certificate.right_variants = len(variants)
        for variant in variants:
            certificate.problems += variant.problems(subject)
        for misconception in misconceptions:
            self._try(misconception, misconceptions, certificate)
        certificate.problems += _useless_checks(certificate)
        if is_solved:
            solution = _solution(subject)
            right = [player for one in variants for player in one.players(subject)]
            self._try_chance([solution, *right, *misconceptions], certificate)
            self._try_lazy_answers(solution, certificate)
            wrong = {one.name: self._seen(one, own) for one in misconceptions}
            guesses = second_guesses(
                solution, self._seen(solution, own), wrong, misconceptions, self.imitations
            )
            certificate.claim("one guess: no check is passed by a second answer", guesses)
        return certificate

    def _seen(
        self, player: Misconception, checks: Sequence[Check], attempt: int = OWN_ATTEMPT
    ) -> list[Observation]:
        """Return what the checks see of a player with the first seed."""
        return [self.imitations.observation(player, check, attempt) for check in checks]

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
        candidate = Candidate(misconception, self.imitations)
        if any(candidate.is_random(one.check) for one in seen):
            seen = self._seen(misconception, certificate.checks, UNSEEN_ATTEMPT)
        cause = recognise(seen, misconceptions, self.imitations)
        if cause is None or cause.name != misconception.name:
            certificate.problems.append(f"{misconception.name} is not recognised by its name")

    def _try_chance(self, players: Sequence[Misconception], certificate: Certificate) -> None:
        """Let each player answer with each seed: it must come to the same."""
        found = [*self._passed_by_stub(certificate.checks)]
        for player in players:
            statuses = self._repeated.statuses(player, certificate.checks)
            found += decided_by_chance(player.name, statuses)
        who = "the solution, the stub, all variants"
        pair = wrong_pair(certificate.subject, self._seeds[0])
        if pair:
            together = " with ".join(one.name for one in pair)
            with tempfile.TemporaryDirectory() as folder:
                statuses = judged_together(pair, Path(folder) / "exercises", self._seeds)
            found += decided_by_chance(together, statuses)
            who += f"; and {together}"
        seeds = f"seeds {self._seeds[0]} to {self._seeds[-1]}"
        certificate.claim(f"the same with {seeds}: {who}", found)

    def _passed_by_stub(self, checks: Sequence[Check]) -> Iterator[str]:
        """Tell where a stub earns points with a seed that isn't the first."""
        for check in checks:
            for seed in self._seeds[1:]:
                if check.points and (seed, check.id) not in self._lost_by_stubs:
                    yield f"{check.name} is passed by the stub with seed {seed}"

    def _try_lazy_answers(self, solution: Misconception, certificate: Certificate) -> None:
        """Let answers that cost no work play the learner: with no seed may they earn anything."""
        seen = {
            check.id: self._another_run.observation(solution, check) for check in certificate.checks
        }
        answers = list(lazy_answers(solution, list(seen.values())))
        found = []
        for lazy in answers:
            runs = self._repeated.observations(lazy, certificate.checks, draws=False)
            for check in certificate.checks:
                observations = [run[check.id] for run in runs]
                if None in observations:
                    found.append(f"{check.name} has no words for this answer: {lazy.name}")
                paid = [
                    one for one in observations if one and not earns_nothing(one, seen[check.id])
                ]
                if paid:
                    found.append(
                        f"{check.name} is passed without work, {len(paid)} times: {lazy.name}"
                    )
        words = f"nothing for nothing: {len(answers)} answers that cost no work earn nothing hidden"
        certificate.claim(words, found)


def _solution(subject: FunctionName) -> Misconception:
    """Return the solution of a function, as something that plays the learner."""
    exercise, _, function = subject.partition(".")
    module = import_solution(course().solutions, exercise)
    return Misconception(subject, "the solution", "", getattr(module, function))


def _both_directions(subject: FunctionName, solutions: Report, stubs: Report) -> Iterator[str]:
    """Tell where the solution fails, or the stub does not."""
    for report, wanted in ((solutions, "all"), (stubs, "no")):
        (function,) = (one for one in report.functions if one.full_name == subject)
        right = function.points == (function.max_points if wanted == "all" else 0)
        if not right:
            folder = Path(report.submission).name
            yield f"{folder} should have {wanted} points, not {function.points}"


def _useless_checks(certificate: Certificate) -> Iterator[str]:
    """Tell which checks catch nothing alone and don't say why they are there."""
    for check in certificate.checks:
        if not certificate.alone[check.id] and not check.reason:
            yield f"{check.name} catches no misconception alone, and gives no reason"
