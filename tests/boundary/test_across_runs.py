"""What an attack leaves behind changes nobody else's report: not after it, nor the next time.

A right submission, the attacks, another right one, and stubs are graded three times over
by one process, and once more by a new one. But for times, the reports of the others are to the byte
what they are without the attacks.
"""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from grader.authoring.right_variants import copy_of_solutions
from grader.course import course
from tests.boundary.attacks import PLANTED, Attack, read_corpus
from tests.boundary.lanes import GradesInTurn, remove_planted
from tests.boundary.test_hostile import needs_bubblewrap, needs_linux

LEAVE_SOMETHING = [
    # files
    "escaping/shared_files_left_behind",
    "forging/rewrites_the_next_file",
    # what workers have in common
    "stealing/hides_in_the_template",
    # processes
    "escaping/background_process",
    "escaping/locks",
]
"""Attacks that try, by what they would leave."""
ROUNDS = 3
SUBJECTS = ["neural_network.normalize", "grid.make_data"]
TIMES = ("seconds", "time")
"""Of a report: how long a check took, and when it was."""
ATTACKS = [attack for attack in read_corpus() if attack.name in LEAVE_SOMETHING]
PLANTED_HERE = f"{PLANTED}-{os.getpid()}-across-"


class Class:
    """Submissions beside each other, and how they are graded in turn."""

    def __init__(self, folder: Path, mode: str) -> None:
        self._folder, self._mode = folder, mode
        copy_of_solutions(folder / "right")
        copy_of_solutions(folder / "also right")
        shutil.copytree(course().exercises, folder / "stubs")

    def grade(self, attacks: list[Attack], rounds: int) -> list[bytes]:
        """Return the reports of the others, round by round, in one process."""
        hostile = [attack.build(self._folder / attack.name, 0, PLANTED_HERE) for attack in attacks]
        order = [self._folder / "right", *hostile, self._folder / "also right"]
        grader = GradesInTurn(self._mode, self._folder)
        try:
            return [
                json.dumps(without_times(report)).encode()
                for _ in range(rounds)
                for submission in (*order, self._folder / "stubs")
                for report in [grader.grade(submission, self._folder / "report.json", SUBJECTS)]
                if submission not in hostile
            ]
        finally:
            grader.close()


def without_times(part: Any) -> Any:
    """Return a part of a report without `TIMES`."""
    if isinstance(part, dict):
        return {name: without_times(value) for name, value in part.items() if name not in TIMES}
    return [without_times(value) for value in part] if isinstance(part, list) else part


@pytest.mark.parametrize(
    "mode", [pytest.param("bubblewrap", marks=needs_bubblewrap), pytest.param("process")]
)
@needs_linux
def test_the_others_reports_are_as_without_it(mode: str, tmp_path: Path) -> None:
    """In the same process, three times over; and in a new one."""
    submissions = Class(tmp_path, mode)
    undisturbed = submissions.grade([], rounds=1)
    right, also_right, stubs = map(json.loads, undisturbed)
    assert right["points"] == also_right["points"] == right["max_points"] > stubs["points"] == 0
    assert len(ATTACKS) == len(LEAVE_SOMETHING)
    assert submissions.grade(ATTACKS, ROUNDS) == undisturbed * ROUNDS
    assert submissions.grade([], rounds=1) == undisturbed
    remove_planted(PLANTED_HERE, tmp_path)
