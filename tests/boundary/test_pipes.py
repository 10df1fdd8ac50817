"""Readers and writers, those for POSIX and those for Windows, keep to the same rules."""

import contextlib
import os
import select
import threading
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import IO

import pytest

from grader.boundary.pipes import (
    ASIDE_TAIL,
    PipeReader,
    PollReader,
    PollWriter,
    ThreadReader,
    TimerWriter,
    Writer,
)

READERS = [ThreadReader] if os.name == "nt" else [PollReader, ThreadReader]
MAX_LINE = 100_000
LONG = 60.0
"""Seconds for what comes, however busy the machine."""


@contextlib.contextmanager
def new_pipe() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    reading, writing = os.pipe()
    with open(reading, "rb", buffering=0) as reader:
        with open(writing, "wb", buffering=0) as writer:
            yield reader, writer
        time.sleep(0.01)  # a thread that still reads sees the end


@pytest.fixture
def pipe() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    with new_pipe() as pipe:
        yield pipe


@pytest.fixture
def aside() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    with new_pipe() as pipe:
        yield pipe


@pytest.fixture(params=READERS)
def lines(
    request: pytest.FixtureRequest,
    pipe: tuple[IO[bytes], IO[bytes]],
    aside: tuple[IO[bytes], IO[bytes]],
) -> PipeReader:
    return request.param(pipe[0], MAX_LINE, aside[0])


def test_lines_come_one_by_one(lines: PipeReader, pipe: tuple[IO[bytes], IO[bytes]]) -> None:
    """Two lines written at once are read as two."""
    pipe[1].write(b"one\ntwo\n")
    assert [lines.read_line(LONG), lines.read_line(LONG)] == [b"one\n", b"two\n"]


def test_silence_ends_when_time_is_up(lines: PipeReader) -> None:
    """No line is None."""
    assert lines.read_line(0.01) is None


def test_half_a_line_is_no_line(lines: PipeReader, pipe: tuple[IO[bytes], IO[bytes]]) -> None:
    """A message that is cut off doesn't keep anybody waiting."""
    pipe[1].write(b"half")
    assert lines.read_line(0.01) is None
    pipe[1].write(b" and half\n")
    assert lines.read_line(LONG) == b"half and half\n"


def test_a_closed_pipe_is_told_from_silence(
    lines: PipeReader, pipe: tuple[IO[bytes], IO[bytes]]
) -> None:
    """It reads as nothing, again and again."""
    pipe[1].write(b"last\n")
    pipe[1].close()
    assert lines.read_line(LONG) == b"last\n"
    assert lines.read_line(LONG) == b""


def test_a_line_too_long_is_cut_off(lines: PipeReader, pipe: tuple[IO[bytes], IO[bytes]]) -> None:
    """It comes without its end, and isn't kept growing."""
    # More than a pipe holds, so that writing waits for the reader: it needs a thread.
    threading.Thread(target=pipe[1].write, args=(b"x" * (MAX_LINE + 1000),), daemon=True).start()
    line = lines.read_line(LONG)
    assert line is not None
    assert MAX_LINE < len(line) <= MAX_LINE + 65536
    assert not line.endswith(b"\n")


def test_what_comes_aside_before_a_line_is_there_when_the_line_is(
    lines: PipeReader,
    pipe: tuple[IO[bytes], IO[bytes]],
    aside: tuple[IO[bytes], IO[bytes]],
) -> None:
    """All of it, once."""
    for number in range(200):
        aside[1].write(b"%d" % number)
        pipe[1].write(b"line\n")
        assert lines.read_line(LONG) == b"line\n"
        assert lines.take_aside() == b"%d" % number
    assert lines.take_aside() == b""


def test_of_what_comes_aside_the_end_is_kept_and_nobody_waits(
    lines: PipeReader,
    pipe: tuple[IO[bytes], IO[bytes]],
    aside: tuple[IO[bytes], IO[bytes]],
) -> None:
    """More than a pipe holds, from somebody who then answers, and closes it."""

    def write() -> None:
        aside[1].write(b"x" * 500_000 + b"the end")
        aside[1].close()
        pipe[1].write(b"line\n")

    threading.Thread(target=write, daemon=True).start()
    assert lines.read_line(LONG) == b"line\n"
    taken = lines.take_aside()
    assert taken.endswith(b"xthe end")
    assert len(taken) == ASIDE_TAIL
    assert lines.read_line(0.01) is None


def test_what_nobody_asked_for_is_noticed(
    lines: PipeReader, pipe: tuple[IO[bytes], IO[bytes]]
) -> None:
    """A worker that speaks out of turn can be told by it."""
    assert not lines.has_waiting()
    pipe[1].write(b"hello\n")
    end = time.monotonic() + LONG
    while not lines.has_waiting() and time.monotonic() < end:
        time.sleep(0.001)
    assert lines.has_waiting()


def test_bytes_without_a_line_end_when_time_is_up(
    lines: PipeReader, pipe: tuple[IO[bytes], IO[bytes]]
) -> None:
    """However many come, and however fast."""
    is_over = threading.Event()

    def drip() -> None:
        while not is_over.is_set():
            pipe[1].write(b"x")

    writer = threading.Thread(target=drip)
    writer.start()
    line = lines.read_line(0.05)
    # Where nobody reads on, the writer would wait for ever.
    is_over.set()
    while writer.is_alive() and os.name != "nt":
        lines.read_line(0.01)
    writer.join()
    assert line is None


@pytest.mark.skipif(os.name == "nt", reason="a pipe can't be opened again there")
def test_what_somebody_else_reads_is_not_waited_for(
    pipe: tuple[IO[bytes], IO[bytes]], aside: tuple[IO[bytes], IO[bytes]]
) -> None:
    """It may be gone between the look whether there is something, and the reading."""
    reader = PollReader(pipe[0], MAX_LINE, aside[0])
    there_was_something = [(pipe[0].fileno(), select.POLLIN)]
    reader._any_poll = SimpleNamespace(poll=lambda timeout: there_was_something)
    assert reader.read_line(0.05) is None


# ── writers ──────────────────────────────────────────────────────────────────────────────────

WRITERS: list[Callable[[tuple[IO[bytes], IO[bytes]]], Writer]] = [
    # What ends a worker closes the end of the pipe where it would read.
    lambda pipe: TimerWriter(pipe[1], pipe[0].close)
]
if os.name != "nt":
    WRITERS.append(lambda pipe: PollWriter(pipe[1]))


@pytest.fixture(params=WRITERS, ids=["timer", "poll"][: len(WRITERS)])
def writer(request: pytest.FixtureRequest, pipe: tuple[IO[bytes], IO[bytes]]) -> Writer:
    return request.param(pipe)


def test_what_is_written_arrives(writer: Writer, pipe: tuple[IO[bytes], IO[bytes]]) -> None:
    """Whole, even where a pipe holds less."""
    data = bytes(range(256)) * 2000
    read = bytearray()

    def read_all() -> None:
        while len(read) < len(data):
            read.extend(pipe[0].read(65536))

    reader = threading.Thread(target=read_all)
    reader.start()
    assert writer.write(data, LONG)
    reader.join()
    assert read == data


@pytest.mark.parametrize("size", [10, 1_000_000])
def test_writing_ends_when_time_is_up(
    size: int, writer: Writer, pipe: tuple[IO[bytes], IO[bytes]]
) -> None:
    """Where nobody reads, one long message or many short ones fill the pipe."""
    for _ in range(100_000):
        if not writer.write(b"x" * size, 0.05):
            break
    else:
        pytest.fail("there is no end to what was written")


def test_writing_to_a_closed_pipe_fails(writer: Writer, pipe: tuple[IO[bytes], IO[bytes]]) -> None:
    """It is told from a pipe that nobody reads."""
    pipe[0].close()
    with pytest.raises(OSError, match="pipe"):
        writer.write(b"late", LONG)
