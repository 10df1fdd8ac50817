"""The pytest plugin: ``pytest grader`` grades a submission and prints its score.

It does nothing in a run that collects no checks. Where there are some, each check becomes an item
of its own kind, judged outside pytest (`judge`), and the usual output makes room for ours.
"""

import gc
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.boundary.shadows import shadow_here
from grader.boundary.variables import ONE_THREAD
from grader.boundary.versions import problem_here

os.environ.update(ONE_THREAD)
# Until all is imported there is no garbage, and looking for it takes a tenth of the time.
gc.disable()
# Before what follows is read: an old Python could not. And before that NumPy is imported, which
# must not be somebody else's.
if _problem := shadow_here() or problem_here():
    raise pytest.UsageError(_problem)

from grader.asked import is_about_checks, meant_by, why_nothing_is_selected
from grader.boundary.modes import MODES
from grader.boundary.sandbox import SandboxError
from grader.boundary.submitted_files import read_files
from grader.check_items import GRADING, CheckFile, CheckItem
from grader.course import choose, course
from grader.grading import CALL_TIMEOUT, MAX_SEED, Grading, in_turn
from grader.judging.check import number_of_checks
from grader.reports.message import as_text
from grader.reports.printable import printable
from grader.reports.renderers import terminal
from grader.reports.report import Report
from grader.reports.report_file import ReportError, remove_report, write_report
from grader.reports.status import Status

REPORT = pytest.StashKey[Report]()
NOT_WRITTEN = pytest.StashKey[str]()
"""Why the report is not there."""
REPORT_FILE = pytest.StashKey["Path | None"]()


# ── options and start ────────────────────────────────────────────────────────────────────────


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the grader."""
    group = parser.getgroup("katas", "katas")
    group.addoption(
        "--submission",
        metavar="DIR",
        help="the folder to grade (default: exercises)",
    )
    group.addoption("--report", metavar="FILE", help="write the score as JSON to this file")
    group.addoption(
        "--seed",
        type=_seed,
        metavar="N",
        help="draw the same random inputs as the run that printed this number",
    )
    group.addoption(
        "--call-timeout",
        type=_seconds,
        default=CALL_TIMEOUT,
        metavar="S",
        help="seconds for one call of a function (default: 10)",
    )
    group.addoption(
        "--sandbox",
        choices=MODES,
        default="auto",
        help="where the submission runs: in bubblewrap, or as a plain process with limits "
        "(default: auto, bubblewrap where it works)",
    )


def usage_error(text: str) -> pytest.UsageError:
    """Return what ends a run that can't begin: a sentence, whatever is named in it."""
    return pytest.UsageError(printable(text))


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < MAX_SEED):
        raise usage_error(f"--seed takes a whole number from 0 to {MAX_SEED - 1}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds <= 3600:
        raise usage_error("--call-timeout takes a number of seconds, over 0, at most 3600")
    return seconds


def pytest_configure(config: pytest.Config) -> None:
    """Begin to grade, where this run is about checks: the worker starts while pytest collects."""
    # What was imported until now stays: spare it every search from here on, pytest's last one, too.
    gc.freeze()
    gc.enable()
    choose(config.rootpath)
    here = config.invocation_params.dir
    config.args = [meant_by(argument, here) for argument in config.args]
    about_checks = any(is_about_checks(argument, here) for argument in config.args)
    if not about_checks or config.option.collectonly:
        return
    option = config.option
    # With pytest-xdist and -n: a submission is graded in one process, and has one report.
    option.dist = "no"
    config.stash[REPORT_FILE] = _report_file(config)
    try:
        config.stash[GRADING] = Grading(
            read_files(_submission_folder(config)),
            option.seed,
            option.call_timeout,
            sandbox=option.sandbox,
        )
    except SandboxError as error:
        raise usage_error(f"--sandbox {option.sandbox}: {error}") from None
    if config.option.verbose == 0:
        # Our scoreboard says it all: no header, no tracebacks, no summary of pytest's.
        config.option.verbose = -2
    config.option.tbstyle = "no"
    config.option.reportchars = ""


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the worker, however the run ends."""
    if GRADING in config.stash:
        config.stash[GRADING].close()


# ── checks become items ──────────────────────────────────────────────────────────────────────


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Spare pytest the way through the engine's own folders: of `grader/`, only checks count."""
    checks = course().checks
    around = collection_path.parent == checks.parent and collection_path != checks
    return True if around else None


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> "CheckFile | None":
    """Collect a file of checks in a way of our own."""
    if course().checks not in module_path.parents:
        return None
    return CheckFile.from_parent(parent, path=module_path)


def pytest_runtest_protocol(item: pytest.Item) -> bool | None:
    """Judge a check at once: it has no fixtures, so there is nothing to set up or tear down."""
    if not isinstance(item, CheckItem):
        return None
    where = {"nodeid": item.nodeid, "location": item.location}
    item.ihook.pytest_runtest_logstart(**where)
    try:
        call = pytest.CallInfo.from_call(
            item.runtest, when="call", reraise=(pytest.exit.Exception, KeyboardInterrupt)
        )
    except KeyboardInterrupt:
        # To pytest itself it would be worth a traceback, of the grader.
        item.session.shouldstop = "Ctrl-C"
        return True
    report = pytest.TestReport.from_item_and_call(item, call)
    if item.result is not None:
        report.user_properties.append(("status", item.result.status.value))
        if item.result.status is not Status.PASSED:
            # Where a check is lost it fails, in pytest's sense, with what the learner needs.
            report.outcome, report.longrepr = "failed", as_text(item.result.message)
    item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(**where)
    return True


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Put the exercises in the order of `testpaths`, once others have left items out."""
    if GRADING in config.stash and not items and not session.testsfailed:
        raise usage_error(why_nothing_is_selected(config.option.keyword))
    order = {
        (config.rootpath / path).resolve(): number
        for number, path in enumerate(config.getini("testpaths"))
    }
    items.sort(key=lambda item: order.get(item.path, len(order)))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Note which checks there are, so that none is missing from the report; then take turns."""
    if GRADING in session.config.stash:
        checks = [item.check for item in session.items if isinstance(item, CheckItem)]
        session.config.stash[GRADING].begin(checks)
        turns = {check.id: turn for turn, check in enumerate(in_turn(checks))}
        session.items.sort(
            key=lambda item: turns[item.check.id] if isinstance(item, CheckItem) else len(turns)
        )


# ── outcome ──────────────────────────────────────────────────────────────────────────────────


def pytest_report_teststatus(report: Any, config: pytest.Config) -> Any:
    """Show a sign of life for each check: a letter for its status."""
    status = dict(report.user_properties).get("status") if report.when == "call" else None
    if status is None or GRADING not in config.stash:
        return None
    category = "passed" if status == Status.PASSED else "failed"
    letter = {"passed": ".", "todo": "-", "waiting": "-"}.get(status, "x")
    return category, letter, status.upper()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Make the report, and write it where one was asked for, whatever has happened before."""
    stash = session.config.stash
    if GRADING not in stash:
        return
    stash[GRADING].close()
    chosen = sum(isinstance(item, CheckItem) for item in session.items)
    report = stash[GRADING].report(number_of_checks() - chosen if chosen else 0)
    if report.exercises:
        stash[REPORT] = report
        file = stash[REPORT_FILE]
        if file is not None:
            try:
                write_report(report, file)
            except OSError as error:
                place = printable(str(file))
                stash[NOT_WRITTEN] = (
                    f"The report could not be written to {place}: {error.strerror}."
                )
                session.exitstatus = pytest.ExitCode.INTERNAL_ERROR


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print the scoreboard."""
    if REPORT not in config.stash:
        return
    writer = config.get_terminal_writer()
    encoding = getattr(writer._file, "encoding", None) or sys.getdefaultencoding()
    text = terminal.render(
        config.stash[REPORT],
        width=writer.fullwidth,
        color=writer.hasmarkup,
        unicode=terminal.has_signs(encoding),
    )
    if os.environ.get("GITHUB_ACTIONS") == "true":
        from grader.reports.github.workflow_commands import fenced

        text = fenced(text)
    terminalreporter.ensure_newline()
    terminalreporter.write_line("")
    terminalreporter.write(text, flush=True)
    if NOT_WRITTEN in config.stash:
        terminalreporter.write_line(config.stash[NOT_WRITTEN])


def _submission_folder(config: pytest.Config) -> Path:
    given = config.option.submission
    if given is None:
        return course().exercises
    # It takes a moment to load, and only where another folder is graded.
    from grader.judging.handed_in import what_is_wrong_with

    folder: Path = config.invocation_params.dir / given
    if problem := what_is_wrong_with(folder):
        problem = problem.replace(str(folder), given)
        raise usage_error(f"--submission: {problem}")
    return folder.resolve()


def _report_file(config: pytest.Config) -> Path | None:
    if config.option.report is None:
        return None
    file: Path = config.invocation_params.dir / config.option.report
    if not file.parent.is_dir() or file.is_dir():
        raise usage_error(f"--report: can't write a file {config.option.report}")
    try:
        # Should this run not come to its end, nobody takes the last one's score for its own.
        remove_report(file)
    except (OSError, ReportError) as error:
        raise usage_error(f"--report: {config.option.report}: {error}") from None
    return file.resolve()
