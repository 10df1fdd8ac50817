"""What the functions of a submission stand on, and how much of that is known not to be right."""

from collections.abc import Callable, Mapping, Sequence

from grader.course import FunctionName, module_of
from grader.judging.attempt import Attempt
from grader.judging.check import Check
from grader.reports.report import BrokenFile
from grader.reports.status import Status


class Foundations:
    """Keeps what has become of the functions that others are built on.

    `uses` tells which functions each one is built on, the deepest first; it is asked only where
    something is not right.
    """

    def __init__(self, uses: Callable[[], Mapping[FunctionName, Sequence[FunctionName]]]) -> None:
        self._uses = uses
        self._not_right: set[FunctionName] = set()
        self._wrong: set[FunctionName] = set()
        """Those of them that give wrong answers or none; the others are to do, or wait."""
        self._broken_files: dict[str, BrokenFile | None] = {}
        """Modules that can't be imported, or not as others do; and where, as far as it is known."""

    @property
    def are_right(self) -> bool:
        """Whether nothing is known that is not right."""
        return not self._not_right and not self._broken_files

    @property
    def uses(self) -> Mapping[FunctionName, Sequence[FunctionName]]:
        """All functions of the course, with those that each one is built on."""
        return self._uses()

    def note(self, check: Check, attempt: Attempt) -> None:
        """Take note of what has become of a check."""
        self.note_broken_file(attempt)
        if attempt.status not in (Status.PASSED, Status.NOT_GRADED):
            self._not_right.add(check.subject)
        if attempt.status in (Status.FAILED, Status.ERROR):
            self._wrong.add(check.subject)

    def note_broken_file(self, attempt: Attempt) -> None:
        """Take note of the file by which a check is lost, if it is one."""
        if attempt.broken_file is not None:
            self._broken_files.setdefault(attempt.broken_file.module, attempt.broken_file)

    def note_in_the_way(self, module: str) -> None:
        """Take note of a module by which others can't be imported, whatever is wrong with it."""
        self._broken_files.setdefault(module, None)

    # ── beneath a function, or a file ────────────────────────────────────────────────────────

    def wrong_beneath(self, function: FunctionName) -> FunctionName:
        """Return the deepest wrong function that a function is built on; "" where there is none."""
        uses = self.uses.get(function, ()) if self._wrong else ()
        return next((name for name in uses if name in self._wrong), "")

    def not_right_beneath(self, function: FunctionName) -> list[FunctionName]:
        """Return what a function is built on, as far as it is known not to be right.

        The deepest come first. Where a file that its own imports is broken, that is all of it.
        """
        if self.are_right:
            return []
        module = module_of(function)
        broken = self.broken_files_beneath(module)
        if self._broken_files.get(module) and not broken:
            return []  # its own file is broken, whatever is lent to it
        return [
            *(name for name in self.uses.get(function, ()) if name in self._not_right),
            *(one for one in self.uses if module_of(one) in broken),
        ]

    def files_not_right_beneath(self, module: str) -> set[str]:
        """Return the other modules of which one function at least is not right, and is used."""
        used = {name for one in self._functions_of(module) for name in self.uses[one]}
        return {module_of(name) for name in used & self._not_right} - {module}

    def files_imported_by(self, module: str) -> dict[str, FunctionName]:
        """Return the other modules that one imports, with a function of each."""
        used = {
            module_of(name): name for one in self._functions_of(module) for name in self.uses[one]
        }
        return {other: name for other, name in used.items() if other != module}

    def broken_files_beneath(self, module: str) -> set[str]:
        """Return the modules that one imports and that can't be imported."""
        return self._broken_files.keys() & self.files_imported_by(module)

    def broken_file_beneath(self, module: str) -> BrokenFile | None:
        """Return the first file that a module imports and that is known to be broken."""
        broken = (self._broken_files.get(name) for name in self.files_imported_by(module))
        return next(filter(None, broken), None)

    # ── what can be lent ─────────────────────────────────────────────────────────────────────

    def used_by_other_files(self, modules: set[str]) -> set[FunctionName]:
        """Return all of some modules that other ones use: lent alike to whoever needs a part."""
        return {
            name
            for one, used in self.uses.items()
            for name in used
            if module_of(name) in modules - {module_of(one)}
        }

    @property
    def right(self) -> list[FunctionName]:
        """The functions that are not known to be otherwise."""
        return [name for name in self.uses if name not in self._not_right]

    @property
    def broken_modules(self) -> list[str]:
        """The modules that are known not to be importable."""
        return [name for name, place in self._broken_files.items() if place is not None]

    def _functions_of(self, module: str) -> list[FunctionName]:
        return [one for one in self.uses if module_of(one) == module]
