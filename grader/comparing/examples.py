"""kata examples: a learner's examples, judged by right implementations and by wrong ones.

An example is right where it holds for our solution and for all right variants. It catches a known
mistake where it does not hold for that. Which mistakes there are is not told, but what they are
about.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.boundary.outcome import CallFailed, WrongAnswer
from grader.comparing.bench import Bench
from grader.comparing.written_examples import FILE, Example, read_examples
from grader.course import FunctionName, course
from grader.judging.check import load_checks
from grader.judging.names import NoSuchFunctionError, find_subject
from grader.reports.printable import clip, printable
from grader.worker import messages

MAX_BYTES = 100_000
TOLERANCE = "Numbers count as equal up to a millionth: write six digits."


class NoExamplesError(Exception):
    """There is no file of examples, or nothing in it; its text says where to write them."""


@dataclass(frozen=True)
class Judged:
    """What became of the examples, in words."""

    text: str
    all_right: bool


def judge_examples(folder: Path | None = None) -> Judged:
    """Judge the examples in a folder of exercises. Raises NoExamplesError, NotUnderstoodError."""
    functions = list(dict.fromkeys(check.subject for check in load_checks()))
    written = read_examples(_text((folder or course().exercises) / FILE, functions))
    problems = list(written.problems)
    by_subject: dict[FunctionName, list[Example]] = {}
    for example in written.examples:
        try:
            by_subject.setdefault(find_subject(example.call.name, functions), []).append(example)
        except NoSuchFunctionError as error:
            problems.append((example.line, str(error)))
    blocks = []
    for subject, examples in by_subject.items():
        bench = Bench(subject, functions, written.helpers)
        try:
            judged = _Function(bench, examples)
            problems += judged.problems
            blocks.append("\n".join(judged.told()))
        finally:
            bench.close()
    if not blocks and not problems:
        raise NoExamplesError(_how_to_begin(functions))
    end = TOLERANCE if blocks else ""
    wrong = [f"Line {line}: {printable(why)}" for line, why in sorted(problems)]
    text = "\n\n".join(filter(None, ["\n".join(wrong), *blocks, end]))
    return Judged(f"{text}\n", all_right=not problems)


def _text(file: Path, functions: Sequence[FunctionName]) -> str:
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES)
    except OSError:
        raise NoExamplesError(_how_to_begin(functions)) from None
    return content.decode("utf-8", errors="replace")


def _how_to_begin(functions: Sequence[FunctionName]) -> str:
    place = f"{course().exercises.name}/{FILE}"
    call = f"{functions[0].partition('.')[2]}(...) == ..."
    return f"there are no examples yet. Write some into {place}, one a line: {call}"


class _Function:
    """The examples of one function, judged."""

    def __init__(self, bench: Bench, examples: Sequence[Example]) -> None:
        self._bench = bench
        self.problems: list[tuple[int, str]] = []
        self._number = len(examples)
        right = [one for one in examples if self._is_right(one)]
        self._right = right
        self._uncaught = [
            mistake
            for mistake in bench.mistakes
            if not any(bench.catches(example, mistake) for example in right)
        ]

    def _is_right(self, example: Example) -> bool:
        try:
            self._bench.expect_known_functions(example)
        except NoSuchFunctionError as error:
            self.problems.append((example.line, str(error)))
            return False
        if why := self._why_wrong(example):
            self.problems.append((example.line, f"{clip(example.text, 60)} {why}"))
        return not why

    def _why_wrong(self, example: Example) -> str:
        """Say why an example does not hold; "" where it does."""
        ours, refused = self._bench.ours(example), self._bench.variants_refused(example)
        if (ours or refused) and self._bench.depends_on_chance(example):
            return "depends on chance: choose inputs for which every run gives the same."
        if ours:
            return _why(ours)
        if refused:
            why = "it asks for more than the docstring says."
            if not self._bench.variants_refused(example.with_fractions()):
                why = "write whole numbers with a point, 0.0 and not 0."
            others = f"{len(refused)} other right way{'s' if len(refused) > 1 else ''}"
            return f"holds for ours, and not for {others} to write it: {why}"
        return ""

    def told(self) -> Iterator[str]:
        """Yield the lines that say how far the examples reach."""
        known, right = len(self._bench.mistakes), len(self._right)
        name = self._bench.subject
        if not right:
            yield f"{name}: no example is right yet."
            return
        are = f"{right} of {self._number} examples" if right < self._number else _all(right)
        caught = known - len(self._uncaught)
        together = "together they catch" if right > 1 else "it catches"
        yield (
            f"{name}: {are} {'are' if right > 1 else 'is'} right; "
            f"{together} {caught} of {known} known mistakes."
        )
        if self._uncaught:
            yield "Not yet caught, by what they are about:"
            kinds = Counter(map(self._bench.kind_of, self._uncaught))
            for kind, number in kinds.items():
                yield f"  {number:>2}  {kind}"


def _all(number: int) -> str:
    return {1: "the example", 2: "both examples"}.get(number, f"all {number} examples")


def _why(stopped: WrongAnswer | CallFailed) -> str:
    """Say what our solution makes of an example that does not hold for it."""
    if isinstance(stopped, WrongAnswer):
        return f"returns {stopped.got}, and not {stopped.expected}. {stopped.why}".strip()
    outcome = stopped.record.outcome
    if isinstance(outcome, messages.Raised):
        said = outcome.text.strip().partition("\n")[0]
        return f"has no result: it raises {outcome.error}: {clip(said, 100)}"
    return "has no result."
