"""The boundary, fuzzed: whatever a worker answers, the parent ends with an outcome, and soon.

A player takes the worker's place: it reads the call and writes what a test gave it.
"""

import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.boundary.outcome import CallOutcome, CallRecord, Garbled, TimedOut
from grader.boundary.process import Launch, StartedProcess
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import SubmittedFiles
from grader.boundary.worker import StartWorker
from grader.boundary.worker_process import WorkerProcess
from grader.worker import values
from grader.worker.messages import MAX_LINE, Returned
from tests.worker.test_values import json_values, plain_values

PLAYER = """
import sys
sys.stdout.buffer.write(b'{"kind":"Ready"}\\n')
sys.stdout.buffer.flush()
number = sys.stdin.buffer.readline().split(b'"id":', 1)[1].split(b",", 1)[0]
with open(sys.argv[1], "rb") as file:
    sys.stdout.buffer.write(file.read().replace(b'"the id"', number))
    sys.stdout.buffer.flush()
if sys.argv[2] == "stays":
    sys.stdin.buffer.read()
"""
TIMEOUT, SILENCE = 30.0, 0.3
"""Seconds for an answer that comes, however busy the machine, and for one that doesn't."""
SECONDS = 60
"""For one outcome, whatever is answered."""


def player(folder: Path, ending: str) -> StartWorker:
    """Return what starts the player in place of a worker."""

    def start() -> WorkerProcess:
        command = (sys.executable, "-I", "-S", "-c", PLAYER, str(folder / "answer"), ending)
        return WorkerProcess(StartedProcess(Launch(command, {})))

    return start


def play(
    answer: bytes, folder: Path, ending: str = "leaves", timeout: float = TIMEOUT
) -> CallRecord:
    """Call a function of a worker that answers so; return what became of it."""
    (folder / "answer").write_bytes(answer)
    submission = Submission(SubmittedFiles(folder, {}, {}), timeout, player(folder, ending))
    began = time.monotonic()
    try:
        return submission.call("module", "function", (1.5, lambda x: x), {})
    finally:
        submission.close()
        assert time.monotonic() - began < SECONDS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("player")


def line(**fields: Any) -> bytes:
    """Write a message; the text "the id" becomes the number of the call."""
    return json.dumps(fields, separators=(",", ":")).encode() + b"\n"


RIGHT = [
    {"kind": "Returned", "id": "the id", "value": 2.5, "after": None, "line": 3},
    {"kind": "Returned", "id": "the id", "value": {"tuple": [1]}, "after": [1.5, None], "line": 3},
    {"kind": "Raised", "id": "the id", "error": "E", "text": "t", "frames": [], "line": None},
    {"kind": "Unreadable", "id": "the id", "what": "a set", "line": 1},
    {"kind": "Missing", "id": "the id"},
    {"kind": "NotAFunction", "id": "the id", "what": "int"},
    {
        "kind": "ImportFailed",
        "id": "the id",
        "error": "E",
        "text": "",
        "frames": [["f", 1, "", ""]],
    },
    {"kind": "Loaded", "id": "the id"},
    {"kind": "Asked", "id": "the id", "callback": 0, "arguments": [1.0], "keywords": {"dict": []}},
    {"kind": "Running", "id": "the id", "frames": [["f", 1, "", ""]]},
]
ENDS, (LOADED, ASKED, RUNNING) = RIGHT[:-3], RIGHT[-3:]
"""Messages that end a call, and those that come before."""


@pytest.mark.parametrize("message", ENDS, ids=lambda message: message["kind"])
def test_a_right_answer_is_taken(message: dict, folder: Path) -> None:
    """The player speaks as a worker does: what follows is refused for what it says."""
    record = play(line(**message), folder)
    assert type(record.outcome).__name__ == message["kind"]


def test_a_question_is_answered_and_the_call_goes_on(folder: Path) -> None:
    """Loaded, Asked, Returned: a whole conversation."""
    whole = line(**LOADED) + line(**ASKED) + line(**ENDS[0])
    # It stays, to be there when the callback's answer comes.
    assert play(whole, folder, "stays").value == 2.5


def test_where_a_call_is_running_makes_no_difference_to_its_answer(folder: Path) -> None:
    """Nor where the import before it was: one word about each of the two."""
    whole = line(**RUNNING) + line(**LOADED) + line(**RUNNING) + line(**RIGHT[0])
    assert play(whole, folder).value == 2.5


@pytest.mark.parametrize("times", [2, 100_000])
def test_where_a_call_is_running_is_said_once(times: int, folder: Path) -> None:
    """Whoever says more has lost its credit, and is heard no longer."""
    assert play(line(**LOADED) + line(**RUNNING) * times, folder).outcome == Garbled()


def test_where_a_call_was_running_is_kept_when_time_is_up(folder: Path) -> None:
    """That of the call, not of the import."""
    frames = [["g", 2, "h", "while True:"]]
    whole = line(**RUNNING) + line(**LOADED) + line(**{**RUNNING, "frames": frames})
    outcome = play(whole, folder, "stays", SILENCE).outcome
    assert outcome == TimedOut(SILENCE, while_importing=False, still_at=frames)


def test_where_an_import_was_running_is_no_place_of_a_call(folder: Path) -> None:
    """It has ended."""
    outcome = play(line(**RUNNING) + line(**LOADED), folder, "stays", SILENCE).outcome
    assert outcome == TimedOut(SILENCE, while_importing=False)


@settings(max_examples=60)
@given(answer=st.binary(max_size=300))
def test_arbitrary_bytes_end_in_an_outcome(answer: bytes, folder: Path) -> None:
    """None of them is taken for an answer."""
    outcome = play(answer, folder).outcome
    assert isinstance(outcome, CallOutcome)
    assert not hasattr(outcome, "value")


@st.composite
def nearly_right(draw: st.DrawFn) -> bytes:
    """Draw one to three messages, one of which has something wrong with it."""
    messages = [
        dict(message) for message in draw(st.lists(st.sampled_from(RIGHT), min_size=1, max_size=3))
    ]
    broken = draw(st.sampled_from(messages))
    field = draw(st.sampled_from(sorted(broken)))
    match draw(st.sampled_from(["missing", "more", "other value", "other id", "cut", "flipped"])):
        case "missing":
            del broken[field]
        case "more":
            broken["points"] = 100
        case "other value":
            broken[field] = draw(json_values)
        case "other id":
            broken["id"] = draw(st.integers(-1, 2**64))
        case "cut":
            return b"".join(line(**message) for message in messages)[: draw(st.integers(0, 80))]
        case "flipped":
            text = bytearray(b"".join(line(**message) for message in messages))
            text[draw(st.integers(0, len(text) - 1))] ^= 1 << draw(st.integers(0, 7))
            return bytes(text)
    return b"".join(line(**message) for message in messages)


@settings(max_examples=150)
@given(answer=nearly_right())
def test_nearly_right_messages_end_in_an_outcome(answer: bytes, folder: Path) -> None:
    """And where it is a value, it is plain data."""
    record = play(answer, folder)
    assert isinstance(record.outcome, CallOutcome)
    values.encode(record.value)
    assert record.arguments_after is None or len(record.arguments_after) == 2


@settings(max_examples=60)
@given(arguments=json_values | plain_values.map(values.encode), number=st.integers(-2, 2))
def test_whatever_a_callback_is_asked_ends_in_an_outcome(
    arguments: object, number: int, folder: Path
) -> None:
    """A callback of the parent's meets anything that the protocol lets pass."""
    asked = {**ASKED, "arguments": arguments, "callback": number}
    # It stays, to be there when the callback's answer comes.
    record = play(line(**LOADED) + line(**asked) + line(**RIGHT[0]), folder, "stays")
    assert isinstance(record.outcome, (Garbled, Returned))


ENDLESS: dict[str, Callable[[], bytes]] = {
    "a line without an end": lambda: b"[" * (4 * MAX_LINE),
    "brackets without an end": lambda: b"[" * 2**20 + b"\n",
    "a number without an end": lambda: b"9" * 2**20 + b"\n",
    "a text without an end": lambda: line(**{**RIGHT[2], "text": "x" * 2**20}),
    "messages without an end": lambda: line(**LOADED) * 200_000,
    "empty lines": lambda: b"\n" * 2**20,
    "a list of too many": lambda: line(**{**RIGHT[0], "value": [0] * 2**20}),
    "an array that is larger than it says": lambda: line(
        **{**RIGHT[0], "value": {"array": ["<f8", [1], "AAAA" * 2**19]}}
    ),
    "an array that says it is huge": lambda: line(
        **{**RIGHT[0], "value": {"array": ["<f8", [2**22, 2**22], ""]}}
    ),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_memory_is_bounded(name: str, folder: Path) -> None:
    """A few times the longest message, whatever comes."""
    answer = ENDLESS[name]()
    tracemalloc.start()
    outcome = play(answer, folder).outcome
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(outcome, Garbled)
    assert peak < 6 * MAX_LINE


@pytest.mark.parametrize("answer", [b"", b'{"kind":"Returned","id":', line(**LOADED)])
def test_silence_ends_when_time_is_up(answer: bytes, folder: Path) -> None:
    """With nothing said, half a message, or a promise."""
    assert isinstance(play(answer, folder, "stays", SILENCE).outcome, TimedOut)
