"""What students and their teacher get to read: nothing hidden, nothing that runs."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli.staff import app
from grader.gradebook.book import Gradebook
from grader.gradebook.feedback import write_feedback
from grader.gradebook.feedback.write import file_names
from grader.gradebook.insights import render
from grader.gradebook.insights.figures import read_figures
from tests.gradebook.classes import (
    HIDDEN_WRONG,
    MOST,
    RIGHT,
    SECRET,
    TODO,
    WRONG,
    grading,
    handed_in,
    report,
)

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"
CAUSE = f"This is what you get with {EVIL}."
CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gradebook: right, one cause twice, a hidden loss, untouched, unreadable, missing."""
    file = tmp_path_factory.mktemp("class") / "book"
    with Gradebook.open(file) as book, grading(book) as run:
        run.enrol({"student-7": ""})
        outcomes = [[RIGHT] * 3, [WRONG, RIGHT, RIGHT], [WRONG, RIGHT, RIGHT]]
        outcomes += [[HIDDEN_WRONG, RIGHT, RIGHT], [TODO] * 3]
        submissions = [handed_in(n, name=f"{EVIL} {n}", late=n == 2) for n in range(1, 6)]
        run.hand_in([*submissions, handed_in(6, problem=EVIL)])
        for submission, statuses in zip(submissions, outcomes, strict=True):
            run.record(submission, report(book.seed, statuses, CAUSE))
    return file


@pytest.fixture
def book(place: Path) -> Iterator[Gradebook]:
    """Open it."""
    with Gradebook.open(place) as opened:
        yield opened


def test_feedback_tells_nothing_of_hidden_checks_but_their_points(
    book: Gradebook, tmp_path: Path
) -> None:
    """In neither format, on no page."""
    assert write_feedback(book.engine, tmp_path) == 7
    texts = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    assert len(texts) == 14
    assert not [name for name, text in texts.items() if SECRET in text]
    for kind in ("html", "md"):
        page = texts[f"student-4.{kind}"]
        assert "not all points of hidden checks" in page
        assert "11 of 15" in page
        assert "sigmoid(0)" in texts[f"student-2.{kind}"]


def test_no_text_is_markup(book: Gradebook, tmp_path: Path) -> None:
    """On a student's page, and on the teacher's."""
    write_feedback(book.engine, tmp_path)
    pages = [file.read_text(encoding="utf-8") for file in tmp_path.glob("*.html")]
    for page in [*pages, render(book.engine)]:
        assert "<script" not in page
        assert "<img" not in page
    assert any("&lt;script&gt;" in page for page in pages)


def test_each_student_has_a_file_that_every_system_takes() -> None:
    """Whoever they are, no two have the same."""
    identities = ["student-1", "Student-1", "../../etc/passwd", ".._.._etc_passwd", "a/b", "学生"]
    names = file_names(identities)
    assert len({name.casefold() for name in names.values()}) == len(identities)
    assert names["学生"] == "学生"
    assert not any("/" in name or name.startswith(".") for name in names.values())


def test_insights_find_who_needs_help(book: Gradebook) -> None:
    """One cause, untouched, unreadable, missing."""
    found = read_figures(book.engine).help
    (one_cause,) = found.one_cause
    students = [one.identity for one in one_cause.students]
    assert students == ["student-2", "student-3", "student-4"]
    assert one_cause.sentence == CAUSE
    assert [one.identity for one in found.untouched] == ["student-5"]
    assert [one.identity for one in found.unreadable] == ["student-6"]
    assert [one.identity for one in found.missing] == ["student-7"]


def test_insights_count_what_is_lost(book: Gradebook) -> None:
    """Function by function, check by check, mistake by mistake, and in bands of points."""
    figures = read_figures(book.engine)
    sigmoid, mse_loss, train = figures.functions
    assert (sigmoid.students, sigmoid.lost, mse_loss.lost, train.lost) == (5, 4, 1, 1)
    assert [check.lost for check in sigmoid.checks] == [3, 3, 4, 3]
    assert [(cause.students, cause.sentences) for cause in figures.causes] == [(3, (CAUSE,))]
    assert [band.students for band in figures.points.bands] == [2, 0, 0, 0, 0, 0, 2, 0, 1, 1]
    assert (figures.points.median, figures.points.most, figures.late) == (20, MOST, 1)


def test_an_empty_gradebook_has_a_page_too(tmp_path: Path) -> None:
    """It says that there is nothing yet."""
    with Gradebook.open(tmp_path / "book") as empty:
        assert "Nothing is graded yet." in render(empty.engine)


def test_insights_in_a_browser(place: Path, tmp_path: Path) -> None:
    """Light and dark, wide and narrow, nothing is fetched, runs or sticks out; it prints."""
    if not CHROMIUM.exists() and not (os.environ.get("CI") and sys.platform == "linux"):
        pytest.skip("Chromium is missing: sudo apt-get install chromium")
    from playwright.sync_api import sync_playwright

    file = tmp_path / "insights.html"
    done = CliRunner().invoke(app, ["insights", "--to", str(file), "--gradebook", str(place)])
    assert done.exit_code == 0, done.output
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        colours = set()
        for scheme, width in (("light", 1000), ("dark", 1000), ("light", 380)):
            page = browser.new_page(
                viewport={"width": width, "height": 800},
                color_scheme=scheme,  # type: ignore[arg-type]
            )
            page.on("request", lambda request: asked.append(request.url))
            page.on("console", lambda message: asked.append(message.text))
            page.goto(file.as_uri())
            assert page.locator("svg[role=img]").count() == 3
            assert "student-2" in page.locator("body").inner_text()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            colours.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        assert len(colours) == 2
        assert page.pdf().startswith(b"%PDF")
        browser.close()
    assert asked == [file.as_uri()] * 3
