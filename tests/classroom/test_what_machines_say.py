"""What a machine of a cluster says is data, and is taken only where it fits what was asked."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.boundary.submitted_files import SubmittedFiles
from grader.classroom.cluster.answers import AnswerError, read_answers, write_answers
from grader.classroom.cluster.batch import read_batch, write_batch
from grader.classroom.cluster.introduction import (
    Introduction,
    introduce,
    read_introduction,
    why_it_will_not_do,
)
from grader.classroom.cluster.machines import MOST, MOST_LOSSES, Waiting
from grader.classroom.lane import Job
from grader.classroom.lanes import Graded
from grader.gradebook.rows import check_rows
from grader.reports.report import Graded as Facts
from tests.gradebook.classes import CONDITIONS, RIGHT, TODO, WRONG, report

SEED = 2**64 - 1
"""The largest: a number that not every JSON holds."""
REPORT = replace(
    report(SEED, [RIGHT, WRONG, TODO], cause="the sign is wrong"),
    graded=Facts(path="class/anna", version=CONDITIONS.version),
)


def answer(report: Any = REPORT) -> bytes:
    return write_answers([Graded(0, report, 0.5)])


def test_a_report_comes_back_as_it_was() -> None:
    """With the same rows in the gradebook; and that there is none comes back as well."""
    sent = write_answers([Graded(0, REPORT, 0.5), Graded(1, None, 2.0)])
    (first, seconds), last = read_answers(sent, 2, CONDITIONS, SEED)
    assert first == REPORT
    assert check_rows(first) == check_rows(REPORT)
    assert (seconds, last) == (0.5, (None, 2.0))


def changed(change: Callable[[Any], object]) -> bytes:
    """Return an answer in which something is not as it should be."""
    data = json.loads(answer())
    change(data)
    return json.dumps(data).encode()


FORGED = {
    "points": changed(lambda data: data[0]["report"].update(points=1000)),
    "more than asked": changed(lambda data: data.append(data[0])),
    "nothing": b"[]",
    "no list": b"{}",
    "no JSON": b"\x80\x04K\x01.",
    "no bytes": "text",
    "deep": b"[" * 100_000,
    "no number": answer().replace(b'"seconds": 0.5', b'"seconds": NaN'),
    "a number in a text": changed(lambda data: data[0].update(seconds="1e999")),
    "another type": changed(lambda data: data[0]["report"].update(exercises={"a": 1})),
    "one field more": changed(lambda data: data[0]["report"].update(more=1)),
    "one field less": changed(lambda data: data[0]["report"].pop("seed")),
    "a line that is a list": changed(
        lambda data: data[0]["report"]["exercises"][0]["functions"][0].update(line=[1])
    ),
    "another seed": answer(replace(REPORT, seed=1)),
    "another sandbox": answer(replace(REPORT, sandbox="process")),
    "another version": answer(replace(REPORT, graded=Facts(version="0.9"))),
}


@pytest.mark.parametrize("content", FORGED.values(), ids=FORGED)
def test_what_is_no_report_of_this_run_is_refused(content: object) -> None:
    """Whoever made it."""
    with pytest.raises(AnswerError):
        read_answers(content, 1, CONDITIONS, SEED)


def job(name: str, content: bytes = b"x = 1\n") -> Job:
    files = SubmittedFiles(Path("class", name), {"grid.py": content}, {"or_gate": "a folder"})
    return Job(files, ("and_gate",))


def test_a_batch_arrives_as_it_was_sent() -> None:
    """Names that are no text of Unicode included."""
    jobs = [job("anna"), job("half a character \udce9")]
    assert read_batch(write_batch(SEED, "bubblewrap", jobs)) == (SEED, "bubblewrap", jobs)


HERE = introduce("process")


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({}, ""),
        ({"version": "0.0.9", "numpy": "1.0"}, "it has the grader 0.0.9, and this is"),
        ({"grader": "f" * 64}, "its grader is another"),
        ({"checks": "f" * 64}, "its checks or solutions are not those of this course"),
        ({"python": "3.10.1"}, "it has Python 3.10.1, and this is"),
        ({"numpy": "2.0.0"}, "it has NumPy 2.0.0, and this is"),
        ({"sandbox": "bubblewrap"}, "it grades in bubblewrap, and not in process"),
        ({"problem": "bubblewrap is not installed"}, "bubblewrap is not installed"),
    ],
)
def test_a_machine_that_differs_is_told_why(other: dict[str, str], says: str) -> None:
    """The first thing that differs: the others may follow from it."""
    machine = replace(HERE, **other)
    said = read_introduction(json.dumps(vars(machine)).encode())
    assert said == machine
    why = why_it_will_not_do(said, HERE, "process")
    assert why.startswith(says)
    assert bool(why) == bool(says)


@pytest.mark.parametrize("content", [None, b"", b"[]", b"{}", b"null", b"[" * 100_000, 3])
def test_a_machine_that_says_something_else_will_not_do(content: object) -> None:
    """In a sentence."""
    said = read_introduction(content)
    assert said == Introduction(problem="what it says of itself can't be understood")
    assert why_it_will_not_do(said, HERE, "process") == said.problem


def test_batches_are_large_first_and_small_at_the_end() -> None:
    """So that no machine has much while others have nothing."""
    waiting: Waiting[int] = Waiting()
    waiting.add(range(1000))
    sizes = []
    while waiting.keys:
        keys, _ = waiting.take_batch(4, lambda key: job(str(key)))
        sizes.append(len(keys))
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1], sum(sizes)) == (MOST, 1, 1000)


def test_large_submissions_make_small_batches() -> None:
    """A batch has a bound in bytes, which one submission alone may exceed."""
    waiting: Waiting[int] = Waiting()
    waiting.add(range(100))
    large = bytes(5 * 2**20)
    keys, _ = waiting.take_batch(1, lambda key: job(str(key), large))
    assert keys == [0, 1]


def test_what_was_lost_is_sent_alone_and_at_last_given_up() -> None:
    """So that what ends every machine takes no other with it."""
    waiting: Waiting[str] = Waiting()
    waiting.add("abcdefgh")
    first, _ = waiting.take_batch(1, job)
    assert first == ["a", "b", "c", "d"]
    waiting.take_back(first)
    for _ in range(MOST_LOSSES - 1):
        assert waiting.given_up == []
        keys, _ = waiting.take_batch(1, job)
        assert keys == ["a"]
        waiting.take_back(keys)
    assert waiting.given_up == ["a"]
    assert list(waiting.keys) == ["b", "c", "d", "e", "f", "g", "h"]
