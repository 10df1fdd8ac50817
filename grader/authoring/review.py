"""What `kata certify` looks at: rules that exercises break, and what can be proven of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from grader.authoring.outline import Exercise, UnreadableError, exercise_names
from grader.authoring.rules import Problem, broken_rules, of_course
from grader.course import Course, FunctionName, full_name
from grader.judging.check import Check, load_checks
from grader.judging.reference import import_solution
from grader.mistakes.library import load_misconceptions


class UnknownNameError(Exception):
    """There is no exercise or function of a name; its text says which there are."""


class NotProvableError(Exception):
    """What the proof of an exercise needs can't be loaded; its text says why."""


@dataclass
class Review:
    """What was found of some exercises."""

    broken: list[Problem] = field(default_factory=list)
    """The rules that are broken, in the order in which an exercise is written."""
    provable: list[Check] = field(default_factory=list)
    """All checks of the functions of which a proof can run."""
    not_provable: dict[FunctionName, str] = field(default_factory=dict)
    """Why none can run of the others."""


def review(course: Course, names: Sequence[str]) -> Review:
    """Look at exercises, or at some functions of them; where none is named, at the whole course.

    Raises UnknownNameError.
    """
    exercises = {name: Exercise(course, name) for name in exercise_names(course)}
    functions = {name: _functions(exercise) for name, exercise in exercises.items()}
    known = [one for name in exercises for one in (name, *functions[name])]
    for name in names:
        if name not in known:
            raise UnknownNameError(f"there is no {name!r}. There are: {', '.join(known)}")
    found = Review(broken=list(of_course(course)))
    for name, exercise in exercises.items():
        all_are_chosen = not names or name in names
        chosen = [one for one in functions[name] if all_are_chosen or one in names]
        if all_are_chosen or chosen:
            left_out = set(functions[name]) - set(chosen)
            found.broken += [one for one in broken_rules(exercise) if one.subject not in left_out]
            _look_for_proof(exercise, chosen, found)
    return found


def _functions(exercise: Exercise) -> list[FunctionName]:
    """Return the functions that learners write; none where the solution can't be read."""
    try:
        return [full_name(exercise.name, task.name) for task in exercise.tasks]
    except UnreadableError:
        return []


def _look_for_proof(exercise: Exercise, functions: Sequence[FunctionName], found: Review) -> None:
    """Note of which functions a proof can run, and why not of the others."""
    if not functions:
        found.not_provable[exercise.name] = "there is no function of it to be written"
        return
    try:
        checks = _load(exercise)
    except NotProvableError as error:
        found.not_provable |= dict.fromkeys(functions, str(error))
        return
    found.provable += [check for check in checks if check.subject in functions]
    checked = {check.subject for check in checks}
    for function in functions:
        if function not in checked:
            found.not_provable[function] = "there are no checks of it"


def _load(exercise: Exercise) -> list[Check]:
    """Load all that a proof needs, and return the checks. Raises NotProvableError."""
    what = "solution"
    try:
        import_solution(exercise.course.solutions, exercise.name)
        what = "checks"
        checks = load_checks(exercise.name)
        what = "known mistakes"
        load_misconceptions(exercise.name)
    except (Exception, SystemExit) as error:
        why = f"loading its {what} raises {type(error).__name__}: {error}"
        raise NotProvableError(why) from error
    return checks
