"""Settings of all tests."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes, or is in the making, tells how busy the machine is, and no more.
settings.register_profile(
    "untimed", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")

# Pythons are started by the thousand: code that is compiled once halves the time. Where the
# environment says otherwise, that is about somebody's own work.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Who starts the tests in the background may ignore Ctrl-C, and so would all that they start.
if threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A course of its own: its checks are no tests.
collect_ignore = ["course"]

TAKE_LONG = (
    "boundary/test_hostile.py",
    "authoring/test_right_variants.py",
    "authoring/test_known_mistakes.py",
    "authoring/test_certificate.py",
    "field/test_field.py",
    "test_runs.py",
    "judging/test_broken_submissions.py",
    "gradebook/test_killed_runs.py",
    "reports/test_pull_requests.py",
    "notebooks/test_autograde.py",
    "boundary/test_sandbox.py",
    "notebooks/test_damaged_notebooks.py",
    "gradebook/test_book.py",
    "judging/test_judge.py",
    "classroom/test_lanes.py",
    "notebooks/test_student.py",
    "test_second_course.py",
    "boundary/test_across_runs.py",
)
"""Files that several processes begin with: none of them is left when all others are done."""


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Run all tests, where all are asked for, in a process more than there are cores: some wait.

    It is said here, and not in pyproject.toml, since one process grades a submission. The tests of
    a file stay in one process: they share what takes long to make. (Groups by mark, pytest-xdist's
    `loadgroup`, come to nothing with pytest 9.2, without a word.)
    """
    if hasattr(config, "workerinput"):  # one of those processes
        return
    asked_for = {config.invocation_params.dir / argument for argument in config.args}
    if config.option.numprocesses is None and Path(__file__).parent in asked_for:
        config.option.numprocesses = (os.cpu_count() or 1) + 1
    if config.option.numprocesses and config.option.dist == "no":
        config.option.dist = "loadfile"
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes long first."""
    order = {Path(__file__).parent / name: place for place, name in enumerate(TAKE_LONG)}
    items.sort(key=lambda item: order.get(item.path, len(order)))
