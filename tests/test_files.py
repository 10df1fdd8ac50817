"""What we write is written whole or not at all, whatever lies where it is to be."""

import os
import sys
from pathlib import Path

import pytest

from grader.authoring.release import Released, _write
from grader.files import write_file
from grader.learning.hints import next_hint
from grader.reports.report import ExerciseReport, Report
from grader.reports.report_file import ReportError, remove_report, write_report

TEXT = "a\r\nb\n☃"
REPORT = Report("exercises", 1, "process", (ExerciseReport("a", ()),))

needs_pipes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")


def test_a_text_is_written_as_it_is(tmp_path: Path) -> None:
    """Line ends, too; in place of what was there, and nothing else is left."""
    file = tmp_path / "a.txt"
    for content in ("before", TEXT):
        write_file(file, content)
    assert file.read_bytes() == TEXT.encode()
    assert os.listdir(tmp_path) == ["a.txt"]


def test_where_it_can_not_be_written_all_is_as_before(tmp_path: Path) -> None:
    """A folder stands there; or the text has half a character, which no file can hold."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("before")
    with pytest.raises((IsADirectoryError, PermissionError)):
        write_file(tmp_path / "folder", TEXT)
    with pytest.raises(UnicodeEncodeError):
        write_file(tmp_path / "file", "\ud800")
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]
    assert (tmp_path / "file").read_text() == "before"


@needs_pipes
def test_a_link_leads_nowhere(tmp_path: Path) -> None:
    """It is replaced, and what it led to stays as it was."""
    (tmp_path / "other").write_text("before")
    (tmp_path / "file").symlink_to("other")
    write_file(tmp_path / "file", TEXT)
    assert not (tmp_path / "file").is_symlink()
    assert (tmp_path / "other").read_text() == "before"


@needs_pipes
@pytest.mark.parametrize(
    "write",
    [
        lambda file: write_file(file, TEXT),
        lambda file: write_report(REPORT, file),
        lambda file: _write(file, "grader/file", TEXT, None, Released()),
        lambda file: next_hint("sigmoid", file),
    ],
    ids=["file", "report", "edition", "hint"],
)
def test_a_pipe_keeps_nobody_waiting(write: object, tmp_path: Path) -> None:
    """Neither in the file's own place, nor where a temporary one was once to be guessed."""
    file = tmp_path / "file"
    for name in ("file", ".file.part"):
        os.mkfifo(tmp_path / name)
    write(file)
    assert file.is_file()


@needs_pipes
def test_a_report_takes_no_pipe_s_place(tmp_path: Path) -> None:
    """Before a run, what is no file is somebody else's."""
    os.mkfifo(tmp_path / "report.json")
    with pytest.raises(ReportError, match="it is no file"):
        remove_report(tmp_path / "report.json")
    assert (tmp_path / "report.json").is_fifo()
