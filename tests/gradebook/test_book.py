"""The gradebook keeps what was graded: on SQLite and on PostgreSQL alike."""

import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import func, select

from grader.gradebook.adjusting import adjust
from grader.gradebook.book import Gradebook
from grader.gradebook.errors import BusyError, GradebookError
from grader.gradebook.grades import Grade, State, read_grades
from grader.gradebook.tables import CheckResult, Result, Run, Submission, Table
from grader.intake.handed_in import Keep
from grader.reports.report import Report, to_json
from tests.gradebook.classes import (
    CONDITIONS,
    MOST,
    NOT_GRADED,
    RIGHT,
    START,
    TODO,
    WRONG,
    grade_class,
    grading,
    handed_in,
    report,
    right,
)


def count(book: Gradebook, table: type[Table]) -> int:
    """Return how many rows a table has."""
    with book.engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def grade_of(book: Gradebook, identity: str = "student-1") -> Grade:
    """Return a student's grade."""
    return next(one for one in read_grades(book.engine).students if one.identity == identity)


def test_a_report_is_kept_as_it_was(where: str) -> None:
    """All of it, also for who opens the gradebook later."""
    with Gradebook.open(where) as book:
        recorded = report(book.seed, [RIGHT, WRONG, TODO], "The sign is wrong.")
        grade_class(book, [recorded])
    with Gradebook.open(where) as book, book.engine.connect() as connection:
        row = connection.execute(select(Result.__table__)).one()
        assert row.report == to_json(recorded)
        assert (row.points, row.max_points, row.seconds) == (10, MOST, 3.0)
        checks = connection.execute(select(CheckResult.__table__)).all()
    assert sum(check.points for check in checks) == 10
    assert {check.cause for check in checks} == {"", "The sign is wrong."}
    assert [check.hidden for check in checks] == [False, False, True, True] * 3


def test_the_seed_is_drawn_once(where: str) -> None:
    """It is the class's, and stays."""
    with Gradebook.open(where) as first, Gradebook.open(where) as second:
        assert 0 <= first.seed == second.seed < 2**32


def test_two_classes_have_two_seeds(tmp_path: Path) -> None:
    """Who knows one knows nothing of the other."""
    with Gradebook.open(tmp_path / "a") as first, Gradebook.open(tmp_path / "b") as second:
        assert first.seed != second.seed


def test_a_report_by_another_seed_is_refused(where: str) -> None:
    """Its random inputs were others."""
    with Gradebook.open(where) as book, grading(book) as run:
        run.hand_in([handed_in(1)])
        with pytest.raises(ValueError, match="another seed"):
            run.record([(handed_in(1), right((book.seed + 1) % 2**32))])


def test_a_run_is_noted(where: str) -> None:
    """With its conditions, its options, its beginning and its end."""
    with Gradebook.open(where) as book:
        with book.begin_run(CONDITIONS, {"due": "2026-03-06"}) as run:
            run.hand_in([])
            with book.engine.connect() as connection:
                assert connection.execute(select(Run.ended)).scalar_one() is None
        with book.engine.connect() as connection:
            row = connection.execute(select(Run.__table__)).one()
    assert {name: getattr(row, name) for name in vars(CONDITIONS)} == vars(CONDITIONS)
    assert (row.seed, row.options) == (book.seed, {"due": "2026-03-06"})
    assert row.started <= row.ended <= datetime.now(UTC)


# ── what is graded again ─────────────────────────────────────────────────────────────────────


def up_to_date(book: Gradebook, **changes: str) -> bool:
    """Whether the first submission is up to date under changed conditions."""
    with book.begin_run(replace(CONDITIONS, **changes), {}) as run:
        run.hand_in([handed_in(1)])
        return run.is_up_to_date(handed_in(1))


def test_what_is_unchanged_is_up_to_date(where: str) -> None:
    """By its files, the checks and the version; not by what runs them."""
    with Gradebook.open(where) as book:
        assert not up_to_date(book)
        grade_class(book, [right(book.seed)])
        assert up_to_date(book)
        assert up_to_date(book, python="3.14", numpy="3.0", sandbox="process")
        assert not up_to_date(book, checks="d" * 64)
        assert not up_to_date(book, version="1.1")


def test_a_report_that_is_not_complete_is_not_up_to_date(where: str) -> None:
    """It is no score; nor is a failure of the grader."""
    with Gradebook.open(where) as book:
        grade_class(book, [report(book.seed, [RIGHT, RIGHT, NOT_GRADED])])
        assert not up_to_date(book)
        assert not grade_of(book).has_score
        with grading(book) as run:
            run.hand_in([handed_in(1)])
            run.record([(handed_in(1), "no worker could be started")])
        assert not up_to_date(book)
        assert grade_of(book).problem == "no worker could be started"


def test_what_can_not_be_read_has_nothing_to_grade(where: str) -> None:
    """It costs all points, for the reason that is told."""
    with Gradebook.open(where) as book, grading(book) as run:
        damaged = handed_in(1, files="?", problem="the archive is damaged")
        run.hand_in([damaged])
        assert run.is_up_to_date(damaged)
        grade = grade_of(book)
    assert (grade.state, grade.total, grade.has_score) == (State.UNREADABLE, 0, True)
    assert grade.remark == "What was handed in can't be read.\nthe archive is damaged"


def test_graded_again_a_submission_has_one_result(where: str) -> None:
    """The newer one; and all of its checks, once."""
    with Gradebook.open(where) as book:
        for outcomes in ([WRONG, WRONG, WRONG], [RIGHT, RIGHT, WRONG]):
            grade_class(book, [report(book.seed, outcomes)])
        assert grade_of(book).total == 20
        assert (count(book, Result), count(book, CheckResult)) == (1, 12)


def test_results_by_other_checks_stay_and_the_newest_counts(where: str) -> None:
    """A history."""
    with Gradebook.open(where) as book:
        grade_class(book, [right(book.seed)])
        with book.begin_run(replace(CONDITIONS, checks="d" * 64), {}) as run:
            run.hand_in([handed_in(1)])
            run.record([(handed_in(1), report(book.seed, [RIGHT, TODO, TODO]))])
        assert count(book, Result) == 2
        assert grade_of(book).total == 10


def test_one_submission_recorded_twice_at_once_is_there_once(where: str) -> None:
    """Whoever comes second replaces."""
    with Gradebook.open(where) as book:
        with grading(book) as run:
            run.hand_in([handed_in(1)])
            lanes = [
                threading.Thread(target=run.record, args=([(handed_in(1), right(book.seed))],))
                for _ in range(8)
            ]
            for lane in lanes:
                lane.start()
            for lane in lanes:
                lane.join()
        assert (count(book, Result), count(book, CheckResult)) == (1, 12)


# ── what counts ──────────────────────────────────────────────────────────────────────────────


def test_other_files_in_the_same_place_replace_those_before(where: str) -> None:
    """Until the old ones are there again, with their result."""
    with Gradebook.open(where) as book:
        grade_class(book, [right(book.seed)])
        with grading(book) as run:
            run.hand_in([handed_in(1, files="other")])
        assert grade_of(book).state is State.NOT_GRADED
        assert up_to_date(book)
        assert grade_of(book).total == MOST


@pytest.mark.parametrize(("keep", "total"), [("first", 10), ("latest", 0), ("best", 30)])
def test_of_several_submissions_one_counts(where: str, keep: str, total: int) -> None:
    """By when they were handed in, or by their points."""
    outcomes = {1: [RIGHT, WRONG, WRONG], 2: [RIGHT] * 3, 3: [TODO] * 3}
    submissions = [
        handed_in(1, files=str(day), source=f"day-{day}", time=START + timedelta(days=day))
        for day in outcomes
    ]
    with Gradebook.open(where) as book:
        with grading(book, Keep(keep)) as run:
            run.hand_in(submissions)
            for submission, statuses in zip(submissions, outcomes.values(), strict=True):
                run.record([(submission, report(book.seed, statuses))])
        assert grade_of(book).total == total


def test_facts_of_a_submission_are_brought_up_to_date(where: str) -> None:
    """Whether it is late may change with the date when it is due."""
    with Gradebook.open(where) as book:
        grade_class(book, [right(book.seed)])
        with grading(book) as run:
            run.hand_in([handed_in(1, late=True, name="Student One")])
            run.hand_in([handed_in(1, late=True)])
        grade = grade_of(book)
        assert (grade.late, grade.name, grade.total) == (True, "Student One", MOST)
        assert count(book, Submission) == 1


def test_a_moment_is_kept_whatever_its_offset(where: str) -> None:
    """It is the same moment in UTC."""
    moment = datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    with Gradebook.open(where) as book:
        with grading(book) as run:
            run.hand_in([handed_in(1, time=moment)])
        found = grade_of(book).handed_in
    assert found == moment
    assert found is not None
    assert found.utcoffset() == timedelta(0)


def test_students_are_in_the_order_that_people_expect(where: str) -> None:
    """9 comes before 10; who has handed in nothing is there, too."""
    with Gradebook.open(where) as book:
        with grading(book) as run:
            run.enrol({f"student-{number}": "" for number in (10, 9, 1)})
        students = read_grades(book.engine).students
    assert [one.identity for one in students] == ["student-1", "student-9", "student-10"]
    assert {one.state for one in students} == {State.MISSING}


@pytest.mark.parametrize(
    "identity", ["nul\0nul", "half\ud800", "x" * 5000, "=1+1", "' OR 1=1 --", "学生 👩‍🎓", "طالب"]
)
def test_any_text_can_be_an_identity(where: str, identity: str) -> None:
    """A database takes it, and knows it again."""
    one = handed_in(1, identity=identity, source=identity, name=identity, problem=identity)
    with Gradebook.open(where) as book:
        for _ in range(2):
            with grading(book) as run:
                run.hand_in([one])
                run.record([(one, right(book.seed))])
        assert (count(book, Submission), count(book, Result)) == (1, 1)


def test_accents_written_otherwise_are_the_same_name(where: str) -> None:
    """As macOS writes them in an archive, and a roster doesn't."""
    with Gradebook.open(where) as book:
        with grading(book) as run:
            run.enrol({"e\N{COMBINING ACUTE ACCENT}": "", "é": ""})
        assert len(read_grades(book.engine).students) == 1


# ── by hand ──────────────────────────────────────────────────────────────────────────────────

KNOWN = ("neural_network", "and_gate")


def test_points_by_hand_outlast_grading_again(where: str) -> None:
    """By exercise, and for the whole."""
    with Gradebook.open(where) as book:
        recorded: Report = report(book.seed, [RIGHT, RIGHT, WRONG])
        grade_class(book, [recorded])
        adjust(book.engine, "student-1", 3, "Well explained.", known=KNOWN)
        adjust(book.engine, "student-1", -1, "", "and_gate", known=KNOWN)
        grade_class(book, [right(book.seed)])
        grade = grade_of(book)
    assert (grade.points("neural_network"), grade.points("and_gate")) == (20, 9)
    assert grade.total == MOST + 2
    assert grade.remark == "+3 points. Well explained.\nand_gate: -1 point."


def test_what_is_said_later_takes_the_place_of_what_was_said_before(where: str) -> None:
    """And nothing takes it back."""
    with Gradebook.open(where) as book:
        grade_class(book, [right(book.seed)])
        for points, comment in ((3, "a"), (5, "b")):
            adjust(book.engine, "student-1", points, comment, known=KNOWN)
        assert grade_of(book).remark == "+5 points. b"
        adjust(book.engine, "student-1", 0, "", known=KNOWN)
        assert grade_of(book).remark == ""


def test_points_by_hand_are_a_score_where_nothing_was_handed_in(where: str) -> None:
    """A comment alone is none."""
    with Gradebook.open(where) as book:
        with grading(book) as run:
            run.enrol({"student-1": ""})
        adjust(book.engine, "student-1", 0, "ill", known=KNOWN)
        assert not grade_of(book).has_score
        adjust(book.engine, "student-1", 4, "told me", known=KNOWN)
        assert (grade_of(book).has_score, grade_of(book).total) == (True, 4)


def test_who_or_what_is_not_there_is_not_adjusted(where: str) -> None:
    """In a sentence."""
    with Gradebook.open(where) as book:
        grade_class(book, [right(book.seed)])
        with pytest.raises(GradebookError, match="no student student-2"):
            adjust(book.engine, "student-2", 1, "", known=KNOWN)
        with pytest.raises(GradebookError, match="there are neural_network, and_gate"):
            adjust(book.engine, "student-1", 1, "", "grid", known=KNOWN)


# ── one run at a time ────────────────────────────────────────────────────────────────────────


def test_a_second_run_says_that_there_is_one(where: str) -> None:
    """Reading goes on meanwhile, and so does adjusting."""
    with Gradebook.open(where) as book, Gradebook.open(where) as other:
        grade_class(book, [right(book.seed)])
        with grading(book):
            with pytest.raises(BusyError, match="another run is at work"), grading(other):
                pass
            adjust(other.engine, "student-1", 1, "", known=KNOWN)
            assert grade_of(other).total == MOST + 1
        with grading(other):
            pass


def test_a_second_run_waits_where_it_is_asked_to(where: str) -> None:
    """For the end of the first."""
    begun = threading.Event()
    order = []

    def first() -> None:
        with Gradebook.open(where) as book, grading(book):
            begun.set()
            time.sleep(0.3)
            order.append("first")

    lane = threading.Thread(target=first)
    lane.start()
    begun.wait()
    with Gradebook.open(where) as book, book.begin_run(CONDITIONS, {}, wait=60):
        order.append("second")
    lane.join()
    assert order == ["first", "second"]


def test_what_is_unchanged_asks_the_database_for_none_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All questions are asked once, some hundred submissions at a time."""
    submissions = [handed_in(number) for number in range(1_200)]
    with Gradebook.open(tmp_path / "book") as book, grading(book) as run:
        run.hand_in(submissions)
        book.close()
        monkeypatch.setattr(book.engine, "connect", None)
        assert not any(map(run.is_up_to_date, submissions))
        monkeypatch.undo()


def test_who_grades_one_submission_loads_nothing_of_the_gradebook() -> None:
    """A learner has none of its libraries."""
    heavy = "{'sqlalchemy', 'alembic', 'jinja2', 'pygal', 'xlsxwriter', 'psycopg', 'filelock'}"
    code = f"import sys, grader.plugin, grader.cli.staff; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
