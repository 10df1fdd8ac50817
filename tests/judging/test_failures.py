"""What a learner reads of a call that gave no value, where little is known of it, or all is odd."""

import numpy as np
import pytest

from grader.boundary.outcome import CallOutcome, CallRecord, Died, Garbled, NoFile, TimedOut
from grader.judging.failures import Failure, failed_call
from grader.reports.message import LABEL_WIDTH, MAX_FACT, as_text
from grader.reports.report import BrokenFile
from grader.reports.status import Status
from grader.worker import messages

OWN = ["kata.py", 41, "double", "return 2 * x"]
CALLED = "Called    double([1])\n"
STUB = ("NotImplementedError", "double")
TODO = "Still to do: replace the TODO in exercises/kata.py"
SAVE = "Try       Save the file as plain text in the encoding UTF-8."
FAR_LARGER = "Try       It is far larger than the result should be: check the shapes."


def told(outcome: CallOutcome) -> tuple[Status, str]:
    """Return the status and the text of a call of kata.double."""
    record = CallRecord("kata", "double", (np.array([1.0]),), {}, outcome)
    failure = failed_call(record, "exercises")
    return failure.status, as_text(failure.message)


def raised(error: str, text: str, frames: list, line: int | None = 40) -> str:
    status, message = told(messages.Raised(1, error, text, frames, line))
    assert status is Status.ERROR
    return message


def test_an_error_without_a_text_is_told_by_its_name() -> None:
    """Nor is there a place where no line of the learner's is known."""
    for text in ("", " \n "):
        assert raised("ValueError", text, []) == f"{CALLED}Raised    ValueError"


def test_of_the_text_of_an_error_the_first_line_is_told() -> None:
    """The first that says something."""
    message = raised("ValueError", "\n  odd\nand more", [])
    assert message == f"{CALLED}Raised    ValueError: odd"


def test_a_line_of_which_the_source_is_not_known_is_told_by_its_number() -> None:
    """With no empty line below it."""
    message = raised("ValueError", "", [["kata.py", 41, "double", ""]])
    assert message == f"{CALLED}Raised    ValueError\nAt        kata.py, line 41, in double"


def test_the_last_line_of_its_own_file_is_told_and_where_that_led() -> None:
    """Not the lines on the way."""
    first = ["kata.py", 3, "<lambda>", "f"]
    inner = ["other.py", 7, "<module>", "g"]
    message = raised("ValueError", "", [first, ["other.py", 5, "h", "h()"], OWN, inner])
    assert message == (
        f"{CALLED}Raised    ValueError\n"
        "At        kata.py, line 41, in double\n              return 2 * x\n"
        "At        other.py, line 7\n              g"
    )


def test_other_arguments_than_the_stub_has_are_told_where_the_call_itself_fails() -> None:
    """A TypeError inside of the function is another matter, and so is another error."""
    keep = "Keep the line `def double(...)` as it was given."
    assert keep in raised("TypeError", "takes 0 arguments", [])
    assert keep not in raised("TypeError", "odd", [OWN])
    assert keep not in raised("ValueError", "odd", [])


@pytest.mark.parametrize(
    ("frames", "line", "message"),
    [
        ([], 40, f"{TODO}, line 40."),
        ([], None, f"{TODO}."),
        ([OWN], None, f"{TODO}."),
        ([["other.py", 1, "double", ""], OWN], 40, f"{TODO}, line 40."),
    ],
)
def test_a_stub_may_be_known_by_little(frames: list, line: int | None, message: str) -> None:
    """Without a line of its own; called by another one."""
    answer = messages.Raised(1, "NotImplementedError", "", frames, line)
    assert told(answer) == (Status.TODO, message)


def test_a_stub_without_its_todo_is_told_by_the_line_that_is_left() -> None:
    """Its own text tells: where the TODO still stands, that is what to replace."""
    text = "def double(x):\n    raise NotImplementedError\n    return 2 * x\n"
    frame = ["kata.py", 2, "double", "raise NotImplementedError"]
    call = CallRecord("kata", "double", (), {}, messages.Raised(1, *STUB, [frame], 1))
    failure = failed_call(call, "exercises", text=text)
    assert (failure.status, as_text(failure.message)) == (
        Status.TODO,
        "Raised    NotImplementedError: double\n"
        "At        kata.py, line 2, in double\n"
        "              raise NotImplementedError\n"
        "Try       Its TODO is gone, this line is not: delete it when the function is written.",
    )
    with_todo = text.replace(":\n", ":\n    # TODO: Double it.\n")
    not_written = text.replace("    return 2 * x\n", "")
    for untold in (with_todo, not_written, text.replace("double", "half"), ""):
        assert as_text(failed_call(call, "exercises", text=untold).message) == f"{TODO}, line 1."


@pytest.mark.parametrize("innermost", [["other.py", 1, "double", ""], ["kata.py", 1, "half", ""]])
def test_what_is_to_do_elsewhere_is_waited_for(innermost: list) -> None:
    """In another file, or in another function of the same one."""
    answer = messages.Raised(1, "NotImplementedError", "", [OWN, innermost], 40)
    other = f"{innermost[0].removesuffix('.py')}.{innermost[2]}"
    assert told(answer) == (Status.WAITING, f"Waits for {other}, which is still to do.")


@pytest.mark.parametrize("what", ["a folder", "a link"])
def test_what_lies_in_the_place_of_a_file_is_told(what: str) -> None:
    """To be moved away."""
    assert f"can't be read. There is {what} in its place.\n" in told(NoFile(what))[1]


@pytest.mark.parametrize(
    "text",
    [
        "source code string cannot contain null bytes",
        "(unicode error) 'utf-8' codec can't decode byte 0xff",
        "Non-UTF-8 code starting with '\\xff'",
        "UTF-16 stream does not start with BOM",
    ],
)
def test_a_file_in_another_encoding_is_told_to_be_saved_again(text: str) -> None:
    """Whatever Python says of it."""
    assert told(messages.ImportFailed(1, "SyntaxError", text, []))[1].endswith(SAVE)


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        ("IndentationError", "Indent with four spaces"),
        ("TabError", "Indent with four spaces"),
        ("SyntaxError", "Look at this line and the end"),
        ("ModuleNotFoundError", "The katas need NumPy"),
        ("ImportError", "The katas need NumPy"),
        ("ValueError", "This runs when the file is imported"),
    ],
)
def test_each_way_to_fail_an_import_has_its_advice(error: str, advice: str) -> None:
    """By the name of the error."""
    status, message = told(messages.ImportFailed(1, error, "odd", []))
    assert status is Status.ERROR
    assert f"\nTry       {advice}" in message


@pytest.mark.parametrize(
    "what",
    [
        "an array of 40,000 elements, too many to read",
        "a list nested more than 20 levels deep",
        "a text of 1,001 characters",
        "an integer of 1,025 bits",
    ],
)
def test_what_is_too_large_to_be_read_is_told_so(what: str) -> None:
    """In whatever way."""
    assert told(messages.Unreadable(1, what, 1))[1].endswith(FAR_LARGER)


def test_a_call_that_gave_a_value_has_not_failed() -> None:
    """There is no sentence for it."""
    with pytest.raises(AssertionError):
        told(messages.Returned(1, None, None, 1))


# ── whose fault it is that a file can't be imported ──────────────────────────────────────────

TOOLKIT = ["neural_network.py", 60, "<module>", "LIMIT = nump.inf"]
KATA = ["and_gate.py", 8, "<module>", "from neural_network import sigmoid"]
HELPER = ["helper.py", 1, "<module>", "def f(:"]
INSIDE = ["neural_network.py", 70, "sigmoid", "raise NotImplementedError"]


def import_failed(*frames: list, error: str = "NameError", text: str = "") -> Failure:
    """Return what becomes of and_gate.train where an import fails with this traceback."""
    outcome = messages.ImportFailed(1, error, text, list(frames))
    return failed_call(CallRecord("and_gate", "train", (), {}, outcome), "exercises")


@pytest.mark.parametrize(
    ("frames", "error", "status", "file", "line"),
    [
        ([["and_gate.py", 3, "<module>", "x"]], "NameError", "error", "and_gate.py", 3),
        ([], "ValueError", "error", "and_gate.py", None),
        ([KATA, TOOLKIT], "NameError", "waiting", "neural_network.py", 60),
        ([KATA, TOOLKIT, HELPER], "SyntaxError", "waiting", "helper.py", 1),
        # A function of its own file, or of a helper's, that it calls meanwhile.
        ([KATA, TOOLKIT, ["neural_network.py", 9, "f", ""]], "", "waiting", "neural_network.py", 9),
        ([KATA, TOOLKIT, ["helper.py", 9, "f", ""]], "", "waiting", "neural_network.py", 60),
        # It is not there, or can't be read: it has no line of its own in the traceback.
        ([KATA], "ModuleNotFoundError", "waiting", "neural_network.py", None),
        ([KATA], "SyntaxError", "waiting", "neural_network.py", None),
        # Each of two files imports the other.
        ([KATA], "ImportError", "error", "and_gate.py", 8),
        ([["and_gate.py", 2, "<module>", "import pandas"]], "", "error", "and_gate.py", 2),
        # The worker may say anything.
        ([["../x.py", 3, "<module>", ""]], "NameError", "error", "and_gate.py", None),
        ([["and_gate.py", 0, "<module>", ""]], "NameError", "error", "and_gate.py", None),
        ([["and_gate.py", 10**9, "<module>", ""]], "NameError", "error", "and_gate.py", None),
    ],
)
def test_a_file_is_to_blame_where_its_import_goes_wrong(
    frames: list, error: str, status: str, file: str, line: int | None
) -> None:
    """Where it is another one than the function's own, that function waits."""
    failure = import_failed(*frames, error=error)
    assert (failure.status, failure.broken_file) == (status, BrokenFile(file, line))
    waits = f"Waits for {file}, which can't be imported. Mend that one first.\n"
    assert as_text(failure.message).startswith(waits) == (status == "waiting")


@pytest.mark.parametrize(
    ("frames", "text"),
    [
        ([KATA, INSIDE], ""),
        ([KATA], "cannot import name 'sigmoid' from 'neural_network' (neural_network.py)"),
    ],
)
def test_an_import_may_need_another_exercises_function(frames: list, text: str) -> None:
    """Called meanwhile, or not there: then that file is no broken one."""
    failure = import_failed(*frames, error="ImportError", text=text)
    assert (failure.status, failure.broken_file) == (Status.WAITING, None)
    waits = "Waits for neural_network.sigmoid, which and_gate.py needs to be imported.\n"
    assert as_text(failure.message).startswith(waits)


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (NoFile(""), "There is no such file."),
        (TimedOut(10.0, while_importing=True), "was still not imported after 10 s."),
        (Died("with exit status 0", True), "Python itself ended meanwhile, with exit status 0."),
        (Garbled(True), "What came back can't be read."),
    ],
)
def test_a_file_whose_import_gives_no_answer_is_a_broken_one(
    outcome: CallOutcome, told: str
) -> None:
    """Without a line; and no call is shown, since there was none."""
    failure = failed_call(CallRecord("grid", "train", (), {}, outcome), "exercises")
    assert failure.broken_file == BrokenFile("grid.py", None)
    assert told in as_text(failure.message)
    assert "Called" not in as_text(failure.message)


def test_where_a_call_was_still_running_may_be_anything() -> None:
    """A worker can say what it likes: it is shown, short and printable, and decides nothing."""
    text = "\x1b[31m" + "x" * 500
    forged = [["solutions.py", 2**64, "<module>", ""], [text, -1, text, text]]
    outcome = TimedOut(10.0, while_importing=False, still_at=forged)
    failure = failed_call(CallRecord("grid", "train", (), {}, outcome), "exercises")
    assert (failure.status, failure.broken_file) == (Status.ERROR, None)
    shown = as_text(failure.message)
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= LABEL_WIDTH + MAX_FACT


@pytest.mark.parametrize("outcome", [TimedOut(10.0, False), Died("x"), Garbled()])
def test_a_call_that_gives_no_answer_breaks_no_file(outcome: CallOutcome) -> None:
    """It is one function's fault."""
    failure = failed_call(CallRecord("grid", "train", (), {}, outcome), "exercises")
    assert failure.broken_file is None
