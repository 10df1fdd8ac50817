"""Messages: what is packed is unpacked, and every other line is refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.worker import messages, values
from grader.worker.messages import MAX_FRAMES, MAX_LINE, pack, unpack
from grader.worker.values import MAX_TEXT, NotPlainError, ProtocolError
from tests.worker.test_values import json_values, plain_values

FRAME = ["a.py", 1, "f", "return 1 / 0"]
EXAMPLES = [
    messages.Ready(),
    messages.Call(1, 42, 10_000, "module", "function", [1], {"dict": []}),
    messages.Lend(["a.f", "a.g"], [], ["a"]),
    messages.Loaded(1),
    messages.Running(1, [FRAME]),
    messages.Asked(1, 0, [], {"dict": []}),
    messages.Borrowed(1, "a.f", [], {"dict": []}),
    messages.Reply(1, 2.5),
    messages.Refusal(1, "text"),
    messages.Returned(1, 2.5, [1], 7),
    messages.Returned(1, None, None, None),
    messages.Raised(1, "ValueError", "text", [FRAME, FRAME], 7),
    messages.Raised(1, "ValueError", "", [], None),
    messages.Unreadable(1, "a set", 7),
    messages.Unreadable(1, "a set", None),
    messages.Missing(1),
    messages.NotAFunction(1, "int"),
    messages.File("kata.py", "eA=="),
    messages.ImportFailed(1, "SyntaxError", "text", [FRAME]),
]


def line(message: messages.Message, **changes: Any) -> bytes:
    """Write a message with some fields changed, or more of them than it has."""
    fields = {"kind": type(message).__name__, **message._asdict(), **changes}
    return json.dumps(fields).encode("ascii") + b"\n"


@pytest.mark.parametrize("message", EXAMPLES, ids=lambda message: type(message).__name__)
def test_each_message_comes_out_as_it_went_in(message: messages.Message) -> None:
    """On one line, without a space that it doesn't need."""
    packed = pack(message)
    assert packed == line(message).replace(b", ", b",").replace(b": ", b":")
    read = unpack(packed)
    assert (type(read), read) == (type(message), message)


def test_there_is_an_example_of_each_message() -> None:
    """None is left out of these tests."""
    assert {type(message) for message in EXAMPLES} == set(messages.Message.__args__)


@given(plain_values, st.integers(0, 2**48), st.text(max_size=20))
def test_any_value_comes_out_as_it_went_in(value: object, id_: int, text: str) -> None:
    """Values stay encoded until they are wanted; texts and numbers may be any."""
    for message in (
        messages.Call(id_, 42, 10_000, "module", text, values.encode([value]), values.encode({})),
        messages.Returned(id_, values.encode(value), None, 7),
        messages.Raised(id_, "ValueError", text, [["a.py", 1, "f", text]], None),
    ):
        assert json.dumps(unpack(pack(message))) == json.dumps(message)


# ── what is refused ──────────────────────────────────────────────────────────────────────────


@given(st.binary(max_size=200))
def test_any_line_is_read_or_refused(line: bytes) -> None:
    """Nothing but ProtocolError comes of a line that nobody packed."""
    with pytest.raises(ProtocolError):
        unpack(line + b"\n")


@given(
    st.sampled_from(sorted(kind.__name__ for kind in messages.Message.__args__)),
    st.dictionaries(st.text(max_size=9), json_values),
)
def test_a_message_with_other_fields_is_refused(kind: str, content: dict) -> None:
    """A known kind alone doesn't make a message."""
    with pytest.raises(ProtocolError):
        unpack(json.dumps({"kind": kind, "unknown": 1, **content}).encode("ascii") + b"\n")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\n\n",
        b'{"kind":"Ready"}',
        b'{"kind":"Ready"}\n{"kind":"Ready"}\n',
        b'{"kind":"Ready"\n',
        b'{"kind":"R\xe9ady"}\n',
        b"[" * 100_000 + b"\n",
        b"1" * 100_000 + b"\n",
        b"null\n",
        b'"Ready"\n',
        b'["Ready"]\n',
        b"{}\n",
        b'{"kind":null}\n',
        b'{"kind":["Ready"]}\n',
        b'{"kind":"ready"}\n',
        b'{"kind":"Message"}\n',
    ],
    ids=lambda content: repr(content[:40]),
)
def test_a_line_that_is_no_message_is_refused(content: bytes) -> None:
    """Cut off, too deep, no JSON, of no kind that there is."""
    with pytest.raises(ProtocolError):
        unpack(content)


@pytest.mark.parametrize("message", EXAMPLES, ids=lambda message: type(message).__name__)
def test_a_message_has_all_of_its_fields_and_no_others(message: messages.Message) -> None:
    """One less, or one more, and it is refused."""
    assert unpack(line(message)) == message
    with pytest.raises(ProtocolError):
        unpack(line(message, points=100))
    for name in message._fields:
        fields = json.loads(line(message))
        del fields[name]
        with pytest.raises(ProtocolError):
            unpack(json.dumps(fields).encode("ascii") + b"\n")


CONTENTS: dict[str, list[Any]] = {
    "integers": [0, -1, 2**64],
    "texts": ["", "text", "x" * MAX_TEXT],
    "nothing": [None],
    "names": [["text"]],
    "others": [1.0, True, False, {}, {"tuple": []}, {"kind": "Ready"}, [1], [[]]],
}
FITTING = {
    **dict.fromkeys(("id", "callback", "seed", "milliseconds"), ("integers",)),
    **dict.fromkeys(("module", "function", "name", "error", "text", "what"), ("texts",)),
    **dict.fromkeys(("arguments", "keywords", "content", "value", "after"), tuple(CONTENTS)),
    **dict.fromkeys(("functions", "spares", "broken"), ("names",)),
    "line": ("integers", "nothing"),
    "frames": (),  # see below
}
"""Which contents a field of this name may have."""


@pytest.mark.parametrize("message", EXAMPLES, ids=lambda message: type(message).__name__)
def test_a_field_holds_what_its_type_says(message: messages.Message) -> None:
    """Truth values are no integers; what a value is made of is looked at later."""
    for name in message._fields:
        for form, contents in CONTENTS.items():
            for content in contents:
                changed = line(message, **{name: content})
                if form in FITTING[name]:
                    assert getattr(unpack(changed), name) == content
                else:
                    with pytest.raises(ProtocolError):
                        unpack(changed)


@pytest.mark.parametrize(
    "frame",
    [
        None,
        1,
        "a.py",
        {"a.py": 1},
        [],
        FRAME[:3],
        [*FRAME, ""],
        [None, 1, "f", ""],
        ["a.py", True, "f", ""],
        ["a.py", 1.0, "f", ""],
        ["a.py", "1", "f", ""],
        ["a.py", None, "f", ""],
        ["a.py", 1, 2, ""],
        ["a.py", 1, "f", None],
        ["a.py", 1, "f", {"deep": []}],
    ],
    ids=str,
)
def test_a_traceback_of_another_form_is_refused(frame: object) -> None:
    """It is a few lines, each a file, a number, a function and a text."""
    for example in (one for one in EXAMPLES if "frames" in one._fields):
        for frames in ([frame], [FRAME, frame]):
            with pytest.raises(ProtocolError):
                unpack(line(example, frames=frames))


# ── limits ───────────────────────────────────────────────────────────────────────────────────


def test_a_line_may_be_as_long_as_its_limit_on_both_sides() -> None:
    """Its end included; one byte more is neither written nor read."""
    room = MAX_LINE - len(pack(messages.Reply(1, "")))
    longest = messages.Reply(1, "x" * room)
    assert len(pack(longest)) == MAX_LINE
    assert unpack(pack(longest)) == longest
    with pytest.raises(NotPlainError, match="a value too large to read"):
        pack(messages.Reply(1, "x" * (room + 1)))
    with pytest.raises(ProtocolError):
        unpack(pack(longest).replace(b"x", b"xx", 1))


@pytest.mark.parametrize("message", EXAMPLES, ids=lambda message: type(message).__name__)
def test_a_text_may_be_as_long_as_its_limit(message: messages.Message) -> None:
    """One character more is refused, in whatever field."""
    for name in {"module", "function", "error", "text", "what"}.intersection(message._fields):
        longest = message._replace(**{name: "é" * MAX_TEXT})
        assert unpack(pack(longest)) == longest
        with pytest.raises(ProtocolError):
            unpack(pack(message._replace(**{name: "é" * (MAX_TEXT + 1)})))


@pytest.mark.parametrize("example", [one for one in EXAMPLES if "frames" in one._fields])
def test_a_traceback_may_be_as_long_as_its_limits(example: messages.Message) -> None:
    """So many lines, and each of its texts."""
    text, longer = "x" * MAX_TEXT, "x" * (MAX_TEXT + 1)
    longest = example._replace(frames=[[text, 2**64, text, text]] * MAX_FRAMES)
    assert unpack(pack(longest)) == longest
    for frames in (
        [FRAME] * (MAX_FRAMES + 1),
        [[longer, 1, "f", ""]],
        [["a.py", 1, longer, ""]],
        [["a.py", 1, "f", longer]],
    ):
        with pytest.raises(ProtocolError):
            unpack(pack(example._replace(frames=frames)))
