"""What parent and worker say to each other: one message a line, JSON, plain data only.

    parent                                          worker
      │                                 Ready          │   numpy is loaded
      │  Lend ───────────────────────────────────────► │   functions on loan: at the beginning only
      │  Call ───────────────────────────────────────► │
      │ ◄──────────────────────────────── Loaded       │   the learner's file was imported just now
      │ ◄──────────────────────── Asked, Borrowed      │   a callback, a function on loan is called
      │  Reply or Refusal ───────────────────────────► │   as often as it likes
      │ ◄── Returned, Raised, Unreadable, Missing,     │   how the call ended
      │     NotAFunction, NoFile, ImportFailed         │

Values inside messages are encoded (`values`). Whatever is malformed or too long is refused with
`ProtocolError`.
"""

import json
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from grader.worker.values import MAX_TEXT, Encoded, NotPlainError, ProtocolError

MAX_LINE = 2**20
"""Longest message, in bytes: base64 needs 4 characters for 3 bytes."""
MAX_FRAMES = 5
"""Most lines of a traceback."""


class Ready(NamedTuple):
    """The worker has loaded NumPy and waits for calls."""


class Lend(NamedTuple):
    """Put functions on loan in the place of the learner's, by their full names.

    `spares` are used only where a module that gets a loan can't be imported at all.
    """

    functions: list[Any]
    spares: list[Any]


class Call(NamedTuple):
    """Call a function of the learner's; `id` comes back with every message about it.

    Randomness starts from `seed`, the same in all calls of a run.
    """

    id: int
    seed: int
    module: str
    function: str
    arguments: Encoded
    keywords: Encoded


class Loaded(NamedTuple):
    """The learner's module was imported for this call: what follows is the call itself."""

    id: int


class Asked(NamedTuple):
    """The learner's code calls the callback of this number."""

    id: int
    callback: int
    arguments: Encoded
    keywords: Encoded


class Borrowed(NamedTuple):
    """The learner's code calls a function on loan."""

    id: int
    function: str
    arguments: Encoded
    keywords: Encoded


class Reply(NamedTuple):
    """The result of a callback, or of a function on loan."""

    id: int
    value: Encoded


class Refusal(NamedTuple):
    """A callback could not use its arguments, or a loan can't serve."""

    id: int
    text: str


class Returned(NamedTuple):
    """The function returned `value`. `after` holds the arguments where the call changed them."""

    id: int
    value: Encoded
    after: Encoded
    line: int | None


class Raised(NamedTuple):
    """The function raised. `frames`: file, line, function, source; only the learner's own."""

    id: int
    error: str
    text: str
    frames: list[Any]
    line: int | None


class Unreadable(NamedTuple):
    """The function returned something that is not plain data: "a generator"."""

    id: int
    what: str
    line: int | None


class Missing(NamedTuple):
    """The module has no such name."""

    id: int


class NotAFunction(NamedTuple):
    """The name stands for something that can't be called: "an int"."""

    id: int
    what: str


class NoFile(NamedTuple):
    """The module's file is not there; `what` says what is: "", "a folder", "a broken link"."""

    id: int
    what: str


class ImportFailed(NamedTuple):
    """The module's file could not be imported."""

    id: int
    error: str
    text: str
    frames: list[Any]


Message: TypeAlias = (
    Ready
    | Lend
    | Call
    | Loaded
    | Asked
    | Borrowed
    | Reply
    | Refusal
    | Returned
    | Raised
    | Unreadable
    | Missing
    | NotAFunction
    | NoFile
    | ImportFailed
)

_KINDS: MappingProxyType[str, type[Message]] = MappingProxyType(
    {kind.__name__: kind for kind in Message.__args__}
)
# What JSON must hold for each annotation used above.
_JSON_TYPES: MappingProxyType[object, tuple[type, ...]] = MappingProxyType(
    {int: (int,), str: (str,), int | None: (int, type(None)), list[Any]: (list,), Any: (object,)}
)
_FIELDS = MappingProxyType(
    {
        kind.__name__: tuple(
            (name, _JSON_TYPES[annotation]) for name, annotation in kind.__annotations__.items()
        )
        for kind in Message.__args__
    }
)
# Bound now: code that replaces json.dumps later changes nothing here.
_to_json = json.JSONEncoder(separators=(",", ":")).encode
_from_json = json.JSONDecoder().decode


def pack(message: Message) -> bytes:
    """Write a message as one line.

    Raises NotPlainError where the line would be too long.
    """
    kind = type(message).__name__
    line = _to_json({"kind": kind, **message._asdict()}).encode("ascii") + b"\n"
    if len(line) > MAX_LINE:
        raise NotPlainError("a value too large to read")
    return line


def unpack(line: bytes) -> Message:
    """Read a message from one line; values in it are still encoded.

    Raises ProtocolError on anything that `pack` would not have written.
    """
    if len(line) > MAX_LINE or not line.endswith(b"\n"):
        raise ProtocolError("a line too long, or cut off")
    try:
        content = _from_json(line.decode("ascii"))
    except (ValueError, RecursionError) as error:
        raise ProtocolError("a line that is no JSON") from error
    if not isinstance(content, dict):
        raise ProtocolError("a line that is no message")
    kind = content.pop("kind", None)
    if not isinstance(kind, str) or kind not in _KINDS:
        raise ProtocolError("a message of an unknown kind")
    expected = _FIELDS[kind]
    if content.keys() != {name for name, _ in expected}:
        raise ProtocolError("a message with other fields than its kind has")
    for name, types in expected:
        value = content[name]
        if not isinstance(value, types) or (int in types and isinstance(value, bool)):
            raise ProtocolError("a field of the wrong type")
        if isinstance(value, str) and str in types and len(value) > MAX_TEXT:
            raise ProtocolError("a text too long")
        if name == "frames" and not _are_frames(value):
            raise ProtocolError("a traceback of another form")
    return _KINDS[kind](**content)


def _are_frames(value: Any) -> bool:
    """Whether a list is a traceback: file, line, function and source, a few times."""
    form = (str, int, str, str)
    return len(value) <= MAX_FRAMES and all(
        isinstance(frame, list)
        and tuple(map(type, frame)) == form
        and all(len(part) <= MAX_TEXT for part in frame if isinstance(part, str))
        for frame in value
    )
