"""All that examples are judged by, in one worker: our solution, right variants, known mistakes.

Each stands in a module of its own beside the solutions, so that none can get into another's way;
the mistakes stand in one, under their own names.
"""

import inspect
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grader.authoring.right_variants import all_wheats, subjects_of
from grader.boundary.outcome import CallFailed, CallRecord, CheckStopped, WrongAnswer
from grader.boundary.sandbox import choose_sandbox
from grader.boundary.submission import Submission
from grader.boundary.submitted import SubmittedFunction, SubmittedModule
from grader.boundary.submitted_files import SubmittedFiles, read_files
from grader.comparing.written_examples import FILE, Example
from grader.course import FunctionName, course, module_of
from grader.grading import checks_of
from grader.judging.attempt import Attempts
from grader.judging.expect import expect_unchanged
from grader.learning.comparison import difference
from grader.learning.definitions import definitions, find_function
from grader.mistakes.library import Misconception, load_misconceptions

CLOSE = 1e-6
"""Relative and absolute: an example is written with six digits."""
CALL_TIMEOUT = 3.0
"""Seconds: a mistake may be to go on for ever."""
SEED = 20_011
SEEDS = range(8)
"""Of workers that draw differently: what chance decides is no example."""
MISTAKES, HELPERS = "known_mistakes", "examples_helpers"
"""Modules that stand beside the solutions."""


class Bench:
    """What the examples of one function are judged by."""

    def __init__(self, subject: FunctionName, functions: Sequence[FunctionName], helpers: str):
        self.subject = subject
        self.mistakes = load_misconceptions(module_of(subject)).get(subject, ())
        self._functions = functions
        self._helpers = definitions(helpers)
        exercise, _, self._function = subject.partition(".")
        self._exercise = exercise
        solutions = read_files(course().solutions)
        text = self._solution = solutions.text_of(exercise)
        own = {HELPERS: f"import numpy as np\n{helpers}\n"} if self._helpers else {}
        sources = [inspect.getsource(one.function) for one in self.mistakes]
        own[MISTAKES] = "\n\n".join([text, *sources])
        self._variants: list[str] = []
        for number, wheat in enumerate(_variants_of(subject)):
            self._variants.append(f"right_variant_{number}")
            own[self._variants[-1]] = _with_variant(text, wheat)
        contents = {f"{name}.py": code.encode() for name, code in own.items()}
        files = SubmittedFiles(solutions.path, {**solutions.contents, **contents}, {})
        start_worker = choose_sandbox("auto").start_worker
        self._sides = [Submission(files, CALL_TIMEOUT, start_worker, seed) for seed in SEEDS]
        self._attempts = Attempts(SEED)

    def close(self) -> None:
        """End the workers."""
        for side in self._sides:
            side.close()

    def ours(self, example: Example) -> WrongAnswer | CallFailed | None:
        """Return how an example does not hold for our solution: None where it does."""
        return self._judge(example, self._sides[0], self._exercise, self._function)

    def depends_on_chance(self, example: Example) -> bool:
        """Whether our solution gives something else with another draw."""
        try:
            first, *others = (
                self._value(example, side, self._exercise, self._function) for side in self._sides
            )
        except (CallFailed, WrongAnswer):
            return False
        return any(difference(one, first, within=CLOSE) for one in others)

    def variants_refused(self, example: Example) -> list[WrongAnswer | CallFailed]:
        """Return how an example does not hold for right variants."""
        found = [
            self._judge(example, self._sides[0], module, self._function)
            for module in self._variants
        ]
        return [one for one in found if one is not None]

    def catches(self, example: Example, mistake: Misconception) -> bool:
        """Whether an example does not hold for a mistake."""
        return self._judge(example, self._sides[0], MISTAKES, mistake.name) is not None

    def _judge(
        self, example: Example, side: Submission, module: str, function: str
    ) -> WrongAnswer | CallFailed | None:
        """Make an example's call: None where it returns what it should, and changes nothing."""
        try:
            value = self._value(example, side, module, function)
        except (CallFailed, WrongAnswer) as stopped:
            return stopped
        return difference(value, example.expected, within=CLOSE)

    def _value(self, example: Example, side: Submission, module: str, function: str) -> Any:
        """Return what an example's call gives. Raises CallFailed, WrongAnswer."""
        arguments, keywords = example.call.with_functions(
            lambda name: self._function_named(name, side)
        )
        side.begin_check()
        called: SubmittedModule = side.module(module)
        value = getattr(called, function)(*arguments, **keywords)
        names = [f"argument {number}" for number in range(1, len(arguments) + 1)]
        expect_unchanged(called, names, hint="")
        return value

    def _function_named(self, name: str, side: Submission) -> SubmittedFunction:
        """Return a function that an example passes: a helper of the file's, or one of ours."""
        module, function = self._place_of(name)
        return SubmittedFunction(side, module, function, remember=False)

    def _place_of(self, name: str) -> tuple[str, str]:
        """Return the module of a function and its name there. Raises NoSuchFunctionError."""
        if name in self._helpers:
            return HELPERS, name
        if name in definitions(self._solution):
            return self._exercise, name
        module, _, function = find_function(name, self._functions, FILE).partition(".")
        return module, function

    def expect_known_functions(self, example: Example) -> None:
        """Expect to know all functions that an example passes. Raises NoSuchFunctionError."""
        example.call.with_functions(self._place_of)

    def kind_of(self, mistake: Misconception) -> str:
        """Say what a mistake is about, as a class that gives it not away.

        That is what its file is about, or else the first check that it does not pass.
        """
        if mistake.kind and len({one.kind for one in self.mistakes}) > 2:
            return mistake.kind.rstrip(".")
        player: Any = _Player(self._sides[0], self._function, mistake.name)
        for check in checks_of(self.subject):
            try:
                self._sides[0].begin_check()
                self._attempts.run(check, player)
            except CheckStopped:
                return check.title
        return "what no single call shows"


class _Player:
    """Looks like a learner's module, in which one function is a known mistake."""

    def __init__(self, side: Submission, function: str, name: str, remember: bool = False) -> None:
        self._side = side
        self._function = function
        self._mistake = name
        self._remember = remember

    @property
    def remembered(self) -> "_Player":
        return _Player(self._side, self._function, self._mistake, remember=True)

    @property
    def last_call(self) -> CallRecord:
        return self._side.calls[-1]

    def __getattr__(self, name: str) -> SubmittedFunction:
        called = self._mistake if name == self._function else name
        return SubmittedFunction(self._side, MISTAKES, called, self._remember)


def _variants_of(subject: FunctionName) -> list[Path]:
    """Return the files of right variants that have a function."""
    exercise = module_of(subject)
    checks = checks_of(subject)
    beginning = f"{exercise}__"
    return [
        wheat
        for wheat in all_wheats()
        if wheat.name.startswith(beginning) and subject in subjects_of(wheat, checks)
    ]


def _with_variant(solution: str, wheat: Path) -> str:
    code = wheat.read_text(encoding="utf-8")
    is_whole = wheat.stem.partition("__")[2].startswith("whole_")
    return code if is_whole else f"{solution}\n\n{code}"
