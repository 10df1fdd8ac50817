"""Both readers, that for POSIX and that for Windows, keep to the same rules."""

import os
import threading
import time
from collections.abc import Iterator
from typing import IO

import pytest

from grader.pipes import LineReader, PollReader, ThreadReader

READERS = [ThreadReader] if os.name == "nt" else [PollReader, ThreadReader]
MAX_LINE = 100_000


@pytest.fixture
def pipe() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    reading, writing = os.pipe()
    with open(reading, "rb", buffering=0) as reader:
        with open(writing, "wb", buffering=0) as writer:
            yield reader, writer
        time.sleep(0.01)  # a thread that still reads sees the end


@pytest.fixture(params=READERS)
def lines(request: pytest.FixtureRequest, pipe: tuple[IO[bytes], IO[bytes]]) -> LineReader:
    return request.param(pipe[0], MAX_LINE)


def test_lines_come_one_by_one(lines: LineReader, pipe: tuple[IO[bytes], IO[bytes]]) -> None:
    """Two lines written at once are read as two."""
    pipe[1].write(b"one\ntwo\n")
    assert [lines.read_line(1.0), lines.read_line(1.0)] == [b"one\n", b"two\n"]


def test_silence_ends_when_time_is_up(lines: LineReader) -> None:
    """No line is None."""
    assert lines.read_line(0.01) is None


def test_half_a_line_is_no_line(lines: LineReader, pipe: tuple[IO[bytes], IO[bytes]]) -> None:
    """A message that is cut off doesn't keep anybody waiting."""
    pipe[1].write(b"half")
    assert lines.read_line(0.01) is None
    pipe[1].write(b" and half\n")
    assert lines.read_line(1.0) == b"half and half\n"


def test_a_closed_pipe_is_told_from_silence(
    lines: LineReader, pipe: tuple[IO[bytes], IO[bytes]]
) -> None:
    """It reads as nothing, again and again."""
    pipe[1].write(b"last\n")
    pipe[1].close()
    assert lines.read_line(1.0) == b"last\n"
    assert lines.read_line(1.0) == b""


def test_a_line_too_long_is_cut_off(lines: LineReader, pipe: tuple[IO[bytes], IO[bytes]]) -> None:
    """It comes without its end, and isn't kept growing."""
    # More than a pipe holds, so that writing waits for the reader: it needs a thread.
    threading.Thread(target=pipe[1].write, args=(b"x" * (MAX_LINE + 1000),), daemon=True).start()
    line = lines.read_line(2.0)
    assert line is not None
    assert MAX_LINE < len(line) <= MAX_LINE + 65536
    assert not line.endswith(b"\n")


def test_what_nobody_asked_for_is_noticed(
    lines: LineReader, pipe: tuple[IO[bytes], IO[bytes]]
) -> None:
    """A worker that speaks out of turn can be told by it."""
    assert not lines.has_waiting()
    pipe[1].write(b"hello\n")
    time.sleep(0.05)
    assert lines.has_waiting()
