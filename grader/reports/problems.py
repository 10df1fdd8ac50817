"""What is told to people of a report: one problem for each fault, not one for each check."""

from dataclasses import dataclass

from grader.reports.message import FAULT, TRY
from grader.reports.report import BrokenFile, CheckReport, FunctionReport, Report
from grader.reports.status import Status

_WRONG = (Status.FAILED, Status.ERROR)
OF_A_FILE = "None of its functions can be called before this is mended."
OF_A_HELPER = "Nothing that imports it can be called before this is mended."


@dataclass(frozen=True)
class Problem:
    """A function that is wrong; or a file that can't be imported, with all that is lost by it."""

    functions: tuple[FunctionReport, ...]
    """One, or those of the file; functions of other files, which wait for it, come last."""

    @property
    def broken_file(self) -> BrokenFile | None:
        """The file, where it is one's fault."""
        return self.functions[0].broken_file

    @property
    def first(self) -> CheckReport:
        """The check whose message tells it; of a file a visible one, if there is one."""
        lost = self.functions[0].lost
        readable = [check for check in lost if check.broken_file and not check.hidden]
        return readable[0] if self.broken_file and readable else lost[0]

    @property
    def title(self) -> str:
        """What is not so, in a sentence."""
        return title_of(self.broken_file, self.functions[0]) or self.first.title

    @property
    def rest(self) -> int:
        """How many more checks of a function are lost; what a file costs is told by its title."""
        if self.broken_file:
            return 0
        _, *others = self.functions[0].lost
        return sum(check.status is not Status.NOT_GRADED for check in others)


def title_of(broken: BrokenFile | None, function: FunctionReport) -> str:
    """Say what it means for a function that a file is broken; "" where none is."""
    if broken is None:
        return ""
    return OF_A_FILE if broken.module == function.exercise else OF_A_HELPER


def problems(report: Report) -> list[Problem]:
    """Return what is wrong, in the order of the report."""
    found: dict[object, list[FunctionReport]] = {}
    for function in report.functions:
        broken = function.broken_file
        if broken is not None:
            found.setdefault(broken.name, []).append(function)
        elif function.status in _WRONG or _is_still_raising(function) or _shows_a_fault(function):
            found[function] = [function]
    return [
        Problem(tuple(sorted(functions, key=lambda one: one.status is Status.WAITING)))
        for functions in found.values()
    ]


def broken_modules(report: Report) -> set[str]:
    """Return the modules that can't be imported."""
    files = [function.broken_file for function in report.functions]
    return {file.module for file in files if file is not None}


def has_a_todo(function: FunctionReport) -> bool:
    """Whether a function is to do, and its TODO says what: more is said where that is gone."""
    return function.status is Status.TODO and not _is_still_raising(function)


def _is_still_raising(function: FunctionReport) -> bool:
    """Whether a function is to do without a TODO, so that there is a line to delete."""
    tips = (line.label == TRY for check in function.lost[:1] for line in check.message)
    return function.status is Status.TODO and any(tips)


def _shows_a_fault(function: FunctionReport) -> bool:
    """Whether the grader itself failed at a function: not every check that it left out says so."""
    return any(line.label == FAULT for check in function.lost for line in check.message)
