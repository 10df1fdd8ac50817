"""The rules that the files of an exercise keep, each with what to do where it is broken.

They stand in the order in which an exercise is written. Here files are read and examples run, no
more: `certificate` proves that the checks work.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from grader.authoring.examples import wrong_examples
from grader.authoring.outline import Exercise, Task, UnreadableError, WrittenCheck, all_hints
from grader.authoring.stubs import BEGIN, AuthoringError, make_stub, outdated
from grader.course import Course, full_name
from grader.judging.check import class_of, function_of

PARTS = ("Formula: ", "Shapes: ", "Example: ", "Errors: ")
"""Of a docstring: each begins a line."""
MAX_TITLE, MAX_HINT, MAX_EXPLANATION = 95, 220, 240
"""Characters of the docstring of a check, of a hint, of what is said about a known mistake."""
MIN_HINTS, MIN_MISCONCEPTIONS = 3, 2
"""Of each function."""
EXPLANATION_BEGINS = "This is what you get "
GIVES_AWAY = 13
"""A line of the solution that has so many characters is told to nobody; a shorter one may be
anything: `]`."""
_LEFT_TO_DO = re.compile(r"\bTODO\b\W*(.*?)\W*$")
"""With what it says, but for the punctuation at its end."""


class Problem(NamedTuple):
    """A rule that is broken, and what mends it."""

    subject: str
    """A function, an exercise or a file."""
    wrong: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.wrong}; {self.remedy}."


def broken_rules(exercise: Exercise) -> list[Problem]:
    """Return which rules an exercise breaks, in the order in which it is written."""
    problems: list[Problem] = []
    for rule in RULES if exercise.solution_file.exists() else [of_a_name_alone]:
        try:
            problems += rule(exercise)
        except UnreadableError as error:
            problems.append(Problem(error.file, str(error), "mend that first"))
    return list(dict.fromkeys(problems))


def of_a_name_alone(exercise: Exercise) -> Iterator[Problem]:
    """What has the name of an exercise has its solution, too."""
    remedy = f"write it, or rename {' and '.join(exercise.places())}"
    yield Problem(exercise.path(exercise.solution_file), "it is not there", remedy)


def of_solution(exercise: Exercise) -> Iterator[Problem]:
    """A solution says what it teaches, and leaves functions to write."""
    file = exercise.path(exercise.solution_file)
    if not exercise.docstring:
        remedy = "begin it with one, since its first line becomes the title of a notebook"
        yield Problem(file, "there is no docstring", remedy)
    if not exercise.tasks:
        remedy = f"put {BEGIN} and ### END SOLUTION around what learners write"
        yield Problem(file, "no function has a region", remedy)
    for task in exercise.tasks:
        subject = full_name(exercise.name, task.name)
        if not all(task.instructions):
            remedy = f"write one imperative sentence behind {BEGIN}: it becomes the TODO"
            yield Problem(subject, "its region has no instruction", remedy)
        if not task.docstring.partition("\n")[0].endswith("."):
            remedy = "say in one line what the function does, with a full stop"
            yield Problem(subject, "its docstring does not begin with a sentence", remedy)
        for part in PARTS:
            if (count := task.docstring.count(f"\n{part}")) != 1:
                wrong = f"its docstring has {count} lines that begin with {part.strip()!r}"
                yield Problem(subject, wrong, "write just one")


def of_examples(exercise: Exercise) -> Iterator[Problem]:
    """The worked examples are right."""
    file = exercise.path(exercise.solution_file)
    if not exercise.tasks:
        return
    try:
        wrong_ones = wrong_examples(exercise.course, exercise.name)
    except (Exception, SystemExit) as error:
        wrong = f"importing it raises {type(error).__name__}: {error}"
        yield Problem(file, wrong, "mend that first")
        return
    for subject, wrong in wrong_ones.items():
        yield Problem(subject, wrong, "mend the function or the docstring")


def of_checks(exercise: Exercise) -> Iterator[Problem]:
    """Each function has its class of checks, in the order of the solution."""
    file = exercise.path(exercise.check_file)
    if exercise.check_file not in exercise.course.check_files:
        remedy = "add it in pyproject.toml: its place there is its place in the course"
        yield Problem(file, "it is not in `testpaths`", remedy)
    names = [task.name for task in exercise.tasks]
    for name in names:
        subject = full_name(exercise.name, name)
        if name in exercise.checks:
            continue
        if function_of(class_of(name)) != name:
            remedy = "name it by words of letters, with single underscores between them"
            yield Problem(subject, "no class of checks can be named after it", remedy)
        else:
            remedy = f"write a class {class_of(name)} in {file}"
            yield Problem(subject, "there are no checks of it", remedy)
    for name in exercise.checks:
        if name not in names:
            remedy = f"rename {class_of(name)} in {file}, or give the function a region"
            yield Problem(full_name(exercise.name, name), "learners don't write it", remedy)
        else:
            yield from _of_checks_of_one(full_name(exercise.name, name), exercise.checks[name])
    if _other_order(exercise.checks, names):
        remedy = "put them in the same order, which is that of the scoreboard"
        yield Problem(file, "its classes stand in another order than the functions", remedy)


def _of_checks_of_one(subject: str, checks: Sequence[WrittenCheck]) -> Iterator[Problem]:
    """A check is a sentence and points; one is visible, and does without the reference."""
    visible = [check for check in checks if not check.hidden]
    if not visible:
        remedy = "write one, of 0 points where it would give the answer away"
        yield Problem(subject, "it has no visible check", remedy)
    for check in checks:
        if not check.title.endswith("."):
            remedy = "write the fact that it checks as a sentence, for the learner"
            yield Problem(subject, f"{check.name} has no sentence as its docstring", remedy)
        if (length := len(check.title)) > MAX_TITLE:
            wrong = f"the docstring of {check.name} has {length} characters"
            yield Problem(subject, wrong, f"make it {MAX_TITLE} at most")
        if check.points is None:
            remedy = "put @points(1) above it, or another number"
            yield Problem(subject, f"{check.name} has no points", remedy)
        elif check.points < 1 and visible != [check]:
            remedy = "give it one at least: only a function's one visible check goes without"
            yield Problem(subject, f"{check.name} is worth {check.points} points", remedy)
        if not check.hidden and "reference" in check.takes:
            remedy = "work its answer out by hand, or hide the check"
            wrong = f"{check.name} is visible and takes the reference, which students don't have"
            yield Problem(subject, wrong, remedy)


def of_stub(exercise: Exercise) -> Iterator[Problem]:
    """The stub is what the solution makes of it."""
    if not all(all(task.instructions) for task in exercise.tasks):
        return  # told already, and no stub can be made
    file = exercise.solution_file
    try:
        stub = make_stub(exercise.text(file), exercise.name)
    except AuthoringError as error:
        yield Problem(exercise.path(file), f"no stub can be made: {error}", "mend the markers")
        return
    if outdated({file.name: stub}, exercise.course.exercises):
        stub_file = exercise.path(exercise.stub_file)
        yield Problem(stub_file, "it is not what the solution makes of it", "run `kata stubs`")


def of_hints(exercise: Exercise) -> Iterator[Problem]:
    """Each function has some hints, each of which says more, and none the solution."""
    file = exercise.path(exercise.course.hints)
    names = [task.name for task in exercise.tasks]
    for task in exercise.tasks:
        subject = full_name(exercise.name, task.name)
        steps = exercise.hints.get(task.name, [])
        if (count := len(set(steps))) < MIN_HINTS:
            remedy = (
                f"write {MIN_HINTS} at least into {file}: a nudge, a pointer, nearly the answer"
            )
            yield Problem(subject, f"it has {count} different hints", remedy)
        elif count < len(steps):
            yield Problem(subject, "two of its hints are the same", "drop one, or say more in it")
        for number, step in enumerate(steps, start=1):
            yield from _of_words(subject, f"hint {number}", step, MAX_HINT, task)
    for name in exercise.hints:
        if name not in names:
            remedy = f"rename or drop its hints in {file}"
            yield Problem(full_name(exercise.name, name), "learners don't write it", remedy)
    if _other_order(exercise.hints, names):
        wrong = f"the hints of {exercise.name} stand in another order than the functions"
        yield Problem(file, wrong, "put them in the same order")


def of_misconceptions(exercise: Exercise) -> Iterator[Problem]:
    """Each function has some known mistakes, each with its explanation."""
    file = exercise.path(exercise.course.misconceptions / f"{exercise.name}.py")
    tasks = {task.name: task for task in exercise.tasks}
    for name in tasks:
        subject = full_name(exercise.name, name)
        count = sum(one.startswith(f"{name}__") for one in exercise.explanations)
        if count < MIN_MISCONCEPTIONS:
            remedy = f"write {MIN_MISCONCEPTIONS} at least into {file}: {name}__<what is wrong>"
            yield Problem(subject, f"it has {count} known mistakes", remedy)
    for one, explanation in exercise.explanations.items():
        name = one.partition("__")[0]
        subject = full_name(exercise.name, name)
        if name not in tasks:
            wrong = f"learners don't write it, and there is a known mistake {one}"
            yield Problem(subject, wrong, "rename that after a function that they write")
            continue
        if not explanation.startswith(EXPLANATION_BEGINS):
            wrong = f"the docstring of {one} does not begin with {EXPLANATION_BEGINS!r}"
            yield Problem(subject, wrong, "say what was done, then what to change")
        yield from _of_words(
            subject, f"the docstring of {one}", explanation, MAX_EXPLANATION, tasks[name]
        )


def of_right_variants(exercise: Exercise) -> Iterator[Problem]:
    """Each function is also written otherwise, and is right."""
    files = exercise.right_variant_files
    written = {file: exercise.written_in(file) for file in files}
    for task in exercise.tasks:
        if not any(task.name in names for names in written.values()):
            folder = exercise.path(exercise.course.right_variants)
            remedy = f"write one into {folder}/{exercise.name}__<what is special>.py"
            yield Problem(full_name(exercise.name, task.name), "it has no right variant", remedy)
    for file, names in written.items():
        if not names:
            remedy = f"define one that {exercise.name} asks for"
            yield Problem(exercise.path(file), "it defines no function to write", remedy)


def of_leftovers(exercise: Exercise) -> Iterator[Problem]:
    """Nothing is left to do."""
    files = [exercise.solution_file, exercise.check_file, exercise.course.hints]
    for file in [*files, *exercise.misconception_files, *exercise.right_variant_files]:
        section = exercise.name
        for number, line in enumerate(exercise.text(file).splitlines(), start=1):
            if file == exercise.course.hints and line.startswith("["):
                section = line.strip("[] ")
            if section == exercise.name and (found := _LEFT_TO_DO.search(line)):
                remedy = found[1][:1].lower() + found[1][1:] or "finish the line"
                yield Problem(f"{exercise.path(file)}, line {number}", "a TODO is left", remedy)


RULES = (
    of_solution,
    of_examples,
    of_checks,
    of_stub,
    of_hints,
    of_misconceptions,
    of_right_variants,
    of_leftovers,
)


def of_course(course: Course) -> Iterator[Problem]:
    """What belongs to an exercise says to which, and stands in the order of the course."""
    for file in sorted(course.right_variants.glob("*.py")):
        exercise, _, name = file.stem.partition("__")
        if not (exercise and name) and file.stem != "__init__":
            path = file.relative_to(course.root).as_posix()
            remedy = "call it <exercise>__<what is special>.py"
            yield Problem(path, "its name says of no exercise that it belongs to it", remedy)
    try:
        hints = all_hints(course)
    except UnreadableError:
        return  # told of each exercise
    if _other_order(hints, course.exercise_names):
        path = course.hints.relative_to(course.root).as_posix()
        remedy = "put them in the same order"
        yield Problem(path, "its sections stand in another order than `testpaths`", remedy)


def _of_words(subject: str, what: str, text: str, longest: int, task: Task) -> Iterator[Problem]:
    """What a learner reads is short, and gives no line of the solution away."""
    if not text.endswith((".", "?")):
        yield Problem(subject, f"{what} ends neither with . nor with ?", "make it a sentence")
    if len(text) > longest:
        yield Problem(subject, f"{what} has {len(text)} characters", f"make it {longest} at most")
    for line in task.solution:
        if len(line) >= GIVES_AWAY and line in text:
            yield Problem(
                subject, f"{what} gives a line of the solution away: {line}", "say it in words"
            )


def _other_order(some: Iterable[str], names: Sequence[str]) -> bool:
    """Whether some names, as far as they are among others, stand in another order."""
    common = [name for name in some if name in names]
    return common != sorted(common, key=names.index)
