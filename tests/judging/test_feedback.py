"""Every sentence that a learner reads."""

import re

import numpy as np
import pytest

from grader.boundary.outcome import (
    CallOutcome,
    CallRecord,
    Died,
    Garbled,
    NoFile,
    TimedOut,
    WrongAnswer,
)
from grader.judging import feedback
from grader.judging.describe import MAX_WIDTH, describe, describe_both, describe_call
from grader.judging.failures import failed_call
from grader.reports.message import (
    CAUSE,
    PRINTED,
    PRINTED_LAST,
    TRY,
    Line,
    as_text,
    line,
    sentence,
)
from grader.reports.printable import clip
from grader.reports.status import Status
from grader.worker import messages

Z = np.array([[0.0, 2.0]])
FRAME = ["neural_network.py", 41, "sigmoid", "return 1 / 0"]
CALLED = "Called    sigmoid([[0, 2]])\n"


def told(record: CallRecord, folder: str = "exercises") -> tuple[Status, str]:
    """Return the status and the text of a call that failed."""
    failure = failed_call(record, folder)
    return failure.status, as_text(failure.message)


def record(outcome: CallOutcome, module: str = "neural_network") -> CallRecord:
    return CallRecord(module, "sigmoid", (Z,), {}, outcome)


def raised(error: str, text: str = "", frames: list | None = None) -> messages.Raised:
    return messages.Raised(1, error, text, [FRAME] if frames is None else frames, 40)


def test_a_wrong_answer_is_three_facts_a_reason_and_a_hint() -> None:
    """What was called, what came back, what was expected, why, what to look at."""
    returned = record(messages.Returned(1, None, None, 40))
    wrong = WrongAnswer(got="1", expected="2", why="It is off.", hint="Look at the sign.")
    assert as_text(feedback.problem(returned, wrong)) == (
        CALLED + "Returned  1\nExpected  2\nWhy       It is off.\nTry       Look at the sign."
    )


def test_a_wrong_answer_may_have_no_reason_and_no_call() -> None:
    """Then there are fewer lines, and no empty ones."""
    wrong = WrongAnswer(got="1", expected="2")
    assert as_text(feedback.problem(None, wrong)) == "Returned  1\nExpected  2"


def test_what_was_seen_on_the_way_is_not_called_returned() -> None:
    """An order of rows, a changed argument."""
    wrong = WrongAnswer(got="the same order", expected="a new order", observed=True)
    assert (
        as_text(feedback.problem(None, wrong)) == "Found     the same order\nExpected  a new order"
    )


@pytest.mark.parametrize(
    ("outcome", "status", "message"),
    [
        (
            raised("ZeroDivisionError", "division by zero"),
            Status.ERROR,
            CALLED + "Raised    ZeroDivisionError: division by zero\n"
            "At        neural_network.py, line 41, in sigmoid\n              return 1 / 0",
        ),
        (
            raised("ValueError", "odd", [FRAME, ["other.py", 3, "f", "raise ValueError('odd')"]]),
            Status.ERROR,
            CALLED + "Raised    ValueError: odd\n"
            "At        neural_network.py, line 41, in sigmoid\n              return 1 / 0\n"
            "At        other.py, line 3, in f\n              raise ValueError('odd')",
        ),
        (
            raised("TypeError", "sigmoid() takes 0 positional arguments but 1 was given", []),
            Status.ERROR,
            CALLED + "Raised    TypeError: sigmoid() takes 0 positional arguments but 1 was given\n"
            "Try       Keep the line `def sigmoid(...)` as it was given.",
        ),
        (
            raised("NotImplementedError"),
            Status.TODO,
            "Still to do: replace the TODO in exercises/neural_network.py, line 40.",
        ),
        (
            raised("NotImplementedError", "", [FRAME, ["grid.py", 3, "helper", ""]]),
            Status.WAITING,
            "Waits for grid.helper, which is still to do.",
        ),
        (
            messages.Unreadable(1, "a generator", 40),
            Status.ERROR,
            CALLED + "Returned  a generator, which can't be graded\n"
            "Try       Use `return` where the function has `yield`.",
        ),
        (
            messages.Missing(1),
            Status.ERROR,
            "Missing   exercises/neural_network.py has no function `sigmoid`.\n"
            "Try       Keep the line `def sigmoid(...)` as it was given.",
        ),
        (
            messages.NotAFunction(1, "int"),
            Status.ERROR,
            "Found     `sigmoid` in exercises/neural_network.py is a value of type int.\n"
            "Try       Define it with `def sigmoid(...)`, and use that name once only.",
        ),
        (
            NoFile(""),
            Status.ERROR,
            "File      exercises/neural_network.py can't be read. There is no such file.\n"
            "Try       Put the file neural_network.py back; `git checkout` restores the stub.",
        ),
        (
            messages.ImportFailed(
                1,
                "SyntaxError",
                "'(' was never closed",
                [["neural_network.py", 3, "<module>", "f("]],
            ),
            Status.ERROR,
            "Import    neural_network.py can't be imported\n"
            "Raised    SyntaxError: '(' was never closed\n"
            "At        neural_network.py, line 3\n              f(\n"
            "Try       Look at this line and the end of the line before it:"
            " a bracket, quote or colon?",
        ),
        (
            TimedOut(10.0, while_importing=False),
            Status.ERROR,
            CALLED + "Time      Gave no answer within 10 s.\n"
            "Try       Look for a loop that never ends: does its condition ever become false?",
        ),
        (
            TimedOut(
                10.0,
                while_importing=False,
                still_at=[["neural_network.py", 38, "sigmoid", "while start < len(X):"]],
            ),
            Status.ERROR,
            CALLED + "Time      Gave no answer within 10 s. It was still running here:\n"
            "At        neural_network.py, line 38, in sigmoid\n"
            "              while start < len(X):\n"
            "Try       Look for a loop that never ends: does its condition ever become false?",
        ),
        (
            TimedOut(2.0, while_importing=False, again=True),
            Status.ERROR,
            CALLED + "Time      Not called: an earlier call gave no answer within 2 s.\n"
            "Try       Look for a loop that never ends: does its condition ever become false?",
        ),
        (
            TimedOut(30.0, while_importing=False, together=True),
            Status.ERROR,
            CALLED + "Time      Its calls took 30 s together, all the time they have.\n"
            "Try       Look for what takes so long:"
            " sleep(), or a loop over far more than the data.",
        ),
        (
            TimedOut(6.0, while_importing=False, together=True, again=True),
            Status.ERROR,
            CALLED + "Time      Not called: its calls took 6 s together, all the time they have.\n"
            "Try       Look for what takes so long:"
            " sleep(), or a loop over far more than the data.",
        ),
        (
            TimedOut(30.0, while_importing=True, together=True),
            Status.ERROR,
            "Import    neural_network.py was still not imported after 30 s in all.\n"
            "Try       Move what runs outside of functions into one, or look for a loop.",
        ),
        (
            TimedOut(
                10.0,
                while_importing=True,
                still_at=[["neural_network.ipynb, cell 7", 2, "<module>", "while True:"]],
            ),
            Status.ERROR,
            "Import    neural_network.py was still not imported after 10 s. It was still running"
            " here:\n"
            "At        neural_network.ipynb, cell 7, line 2\n"
            "              while True:\n"
            "Try       Move what runs outside of functions into one, or look for a loop.",
        ),
        (
            TimedOut(10.0, while_importing=True),
            Status.ERROR,
            "Import    neural_network.py was still not imported after 10 s.\n"
            "Try       Move what runs outside of functions into one, or look for a loop.",
        ),
        (
            Died("by signal SIGSEGV"),
            Status.ERROR,
            CALLED + "Crashed   Python itself ended during the call, by signal SIGSEGV.\n"
            "Try       Look for exit calls, and for what could use up memory or the stack.",
        ),
        (
            Garbled(),
            Status.ERROR,
            CALLED + "Answer    What came back can't be read.\n"
            "Try       Don't write to open file descriptors; print() and `return` are fine.",
        ),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_a_call_without_a_value_says_what_became_of_it(
    outcome: CallOutcome, status: Status, message: str
) -> None:
    """Word by word."""
    assert told(record(outcome)) == (status, message)


@pytest.mark.parametrize(
    ("error", "hint"),
    [
        ("EOFError", "The grader has no keyboard"),
        ("SystemExit", "Remove exit() or quit()"),
        ("RecursionError", "calls itself without an end"),
        ("MemoryError", "Something grows too large"),
        ("FloatingPointError", "np.seterr or np.errstate"),
        ("NameError", "Check the spelling"),
        ("UnboundLocalError", "give it a value first"),
        ("KeyboardInterrupt", "Remove what raises"),
    ],
)
def test_common_errors_come_with_advice(error: str, hint: str) -> None:
    """In the words of a beginner's problem."""
    _, message = told(record(raised(error)))
    assert f"Try       {hint}" in message or hint in message.splitlines()[-1]


@pytest.mark.parametrize(
    ("what", "hint"),
    [
        ("a coroutine", "Write `def`, not `async def`."),
        ("a generator", "Use `return`"),
        ("an array of dtype complex128", "power of a negative number"),
        ("an array of Python objects, a list among them", "rows of different lengths"),
        ("an array of Python objects, a NoneType among them", "An entry is None"),
        ("an array of dtype <U4", "without quotes"),
        ("a list of 5,000,000 elements, too many to read", "what appends to it?"),
        ("more arrays than can be read", "what appends to it?"),
        ("an array of 5,000,000 elements, too many to read", "check the shapes"),
        ("a list nested more than 20 levels deep", "far larger"),
        ("a set", "Return NumPy arrays, numbers, or tuples and lists of them."),
    ],
)
def test_what_can_not_be_read_comes_with_advice(what: str, hint: str) -> None:
    """What to return in its place."""
    _, message = told(record(messages.Unreadable(1, what, 1)))
    assert hint in message.splitlines()[-1]


@pytest.mark.parametrize(
    ("error", "text", "hint"),
    [
        ("SyntaxError", "source code cannot contain null bytes", "encoding UTF-8"),
        ("SyntaxError", "(unicode error) 'utf-8' codec can't decode", "encoding UTF-8"),
        ("TabError", "inconsistent use of tabs", "four spaces"),
        ("ModuleNotFoundError", "No module named 'pandas'", "NumPy and the files in this folder"),
        ("ZeroDivisionError", "division by zero", "runs when the file is imported"),
    ],
)
def test_an_import_that_fails_comes_with_advice(error: str, text: str, hint: str) -> None:
    """For each kind of failure."""
    failed = messages.ImportFailed(1, error, text, [])
    assert hint in told(record(failed))[1].splitlines()[-1]


def test_an_import_that_fails_in_another_file_waits_for_that_file() -> None:
    """The kata is not to blame."""
    failed = messages.ImportFailed(
        1,
        "SyntaxError",
        "invalid syntax",
        [
            ["and_gate.py", 8, "<module>", "from neural_network import sigmoid"],
            ["neural_network.py", 3, "<module>", "def"],
        ],
    )
    status, message = told(record(failed, module="and_gate"))
    assert status is Status.WAITING
    assert message.startswith(
        "Waits for neural_network.py, which can't be imported. Mend that one first.\n"
    )


def test_what_was_printed_is_shown_last_and_short() -> None:
    """The last lines, without the empty ones."""
    assert feedback.with_output(sentence("Message"), " \n\n") == sentence("Message")
    assert (
        as_text(feedback.with_output(sentence("Message"), "a\n\nb\n"))
        == "Message\nPrinted   a\n          b"
    )
    printed = "".join(f"{i}\n" for i in range(99))
    many = as_text(feedback.with_output(sentence("Message"), printed)).splitlines()
    assert many == ["Message", "Printed … 95", "          96", "          97", "          98"]


def test_nothing_from_outside_can_steer_the_terminal() -> None:
    """Escape sequences, right-to-left marks and line breaks become harmless."""
    evil = "\x1b[31mred\x1b[0m\u202egnihtemos\r\n\x07\x9b2J"
    frames = [["\x1b]0;title\x07.py", 1, "f\n::error::", evil]]
    texts = [
        told(record(raised("E\x1b[1m", evil, frames)))[1],
        told(record(messages.Unreadable(1, evil, 1)))[1],
        as_text(feedback.with_output((), evil)),
        describe(evil),
    ]
    for message in texts:
        assert all(character.isprintable() for character in message.replace("\n", ""))
        assert "\n::" not in message


def test_a_fault_of_the_grader_is_called_one() -> None:
    """It must not look like the learner's."""
    assert "this is not your mistake" in as_text(feedback.grader_fault("KeyError: 'x'"))


def test_the_other_sentences() -> None:
    """Short ones."""
    assert as_text(feedback.waits_for("a.b")) == (
        "Waits for a.b, which is not right yet. Mend that one first."
    )
    assert as_text(feedback.not_run()) == "Not graded: the run was stopped before this check."


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "None"),
        (True, "True"),
        (3, "3"),
        (0.1 + 0.2, "0.3"),
        (float("nan"), "nan"),
        ("text", "'text'"),
        (np.array(0.5), "0.5"),
        (np.array([[1, 2], [3, 4]]), "[[1, 2], [3, 4]]"),
        (np.array([True]), "[True]"),
        (np.arange(50.0).reshape(25, 2), "an array of shape (25, 2), starting 0, 1, 2, ..."),
        ([1, (2.5,), {"k": np.array([1])}], "[1, (2.5,), {'k': [1]}]"),
        ((1, 2), "(1, 2)"),
        (list(range(99)), "a list of 99 elements, starting 0, 1, 2, ..."),
        (len, "len"),
    ],
)
def test_values_are_described_short(value: object, text: str) -> None:
    """As a beginner would write them."""
    assert describe(value) == text


def test_descriptions_have_a_limit() -> None:
    """One line has room for one."""
    for value in ("x" * 9999, {str(i): i for i in range(99)}, [["y" * 99] * 12] * 12):
        assert len(describe(value)) <= MAX_WIDTH
    assert clip("abcdefgh", 5) == "ab..."


def test_values_that_differ_little_are_shown_with_all_digits() -> None:
    """ "0.5 is not 0.5" helps nobody."""
    assert describe_both(0.5, 0.75) == ("0.5", "0.75")
    assert describe_both(np.array([0.1]), np.array([0.1 + 1e-8])) == ("[0.1]", "[0.10000001]")


def test_a_long_call_shows_the_numbers_of_small_arrays_and_the_shapes_of_large_ones() -> None:
    """A short one, all numbers."""
    assert describe_call("f", (Z, 2, len), {"h": 0.5}) == "f([[0, 2]], 2, len, h=0.5)"
    X = np.zeros((20, 3))
    call = describe_call("gradient_descent", (X, X[:, :1], X[:2], np.array([[1.0]])), {"W": X})
    assert call == (
        "gradient_descent(array(20, 3), array(20, 1), [[0, 0, 0], [0, 0, 0]], [[1]], "
        "W=array(20, 3))"
    )
    assert not re.search(r"\n", call)


def test_a_function_of_the_grader_s_own_is_explained_below_the_call() -> None:
    """By the first line of its docstring; a learner's, and one that says nothing, are not."""

    def half(A: float, y: float) -> float:
        """The half of A.

        For tests.
        """
        return A / 2 + y

    def product(X: float) -> float:
        """X @ W."""
        return X

    call = CallRecord(
        "m", "f", (half, len, lambda x: x), {"g": product}, messages.Returned(0, 0, None, 1)
    )
    assert feedback.called(call) == [
        line("Called", "f(half, len, <lambda>, g=product)"),
        line("Where", "half(A, y) is the half of A."),
        line("", "product(X) is X @ W."),
    ]


def test_a_cause_stands_before_what_to_try() -> None:
    """And before what was printed; at the end where there is neither."""
    facts = (*sentence("Waits."), line("Called", "f()"), line("Why", "It is off."))
    cause = Line(CAUSE, "This is what you get.")
    for rest in (
        (),
        (line(TRY, "Look."),),
        (line(TRY, "Look."), line(PRINTED, "a"), line("", "b")),
        (line(PRINTED, "a"),),
        (line(PRINTED_LAST, "a"), line("", "b")),
    ):
        message = feedback.with_cause((*facts, *rest), "This is what you get.")
        assert message == (*facts, cause, *rest)
