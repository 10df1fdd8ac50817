"""Settings of all tests."""

import os
import sys
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

# A course of its own: its checks are no tests.
collect_ignore = ["course"]


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
