"""What parent and worker say to each other: one message a line, JSON, plain data only.

    parent                                          worker
      │                                 Ready          │   numpy is loaded
      │  File ───────────────────────────────────────► │   what was handed in, piece by piece
      │  Lend ───────────────────────────────────────► │   functions on loan: at the beginning only
      │  Call ───────────────────────────────────────► │
      │ ◄──────────────────────────────── Loaded       │   the learner's file was imported just now
      │ ◄───────────────────────────────── Running     │   it lasts: once for an import, or a call
      │ ◄──────────────────────── Asked, Borrowed      │   a callback, a function on loan is called
      │  Reply or Refusal ───────────────────────────► │   as often as it likes
      │ ◄── Returned, Raised, Unreadable, Missing,     │   how the call ended
      │     NotAFunction, ImportFailed                 │

Values inside messages are encoded (`values`). Whatever is malformed or too long is refused with
`ProtocolError`.
"""

import json
from collections.abc import Callable
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from grader.worker.values import MAX_TEXT, Encoded, NotPlainError, ProtocolError

MAX_LINE = 2**20
"""Longest message, in bytes: base64 needs 4 characters for 3 bytes."""
MAX_FRAMES = 5
"""Most lines of a traceback."""

Traceback: TypeAlias = list[Any]
"""The last frames of a traceback: file, line, function and source of each."""


Names: TypeAlias = list[str]
"""Full names of functions."""
MAX_NAMES = 1_000


class Ready(NamedTuple):
    """The worker has loaded NumPy and waits for calls."""


class File(NamedTuple):
    """A piece of a submitted file, in base64: it comes to the end of the file of this name."""

    name: str
    content: Encoded


class Lend(NamedTuple):
    """Put functions on loan in the place of the learner's, by their full names.

    `spares` are used only where a module that gets a loan can't be imported at all. Of those in
    `broken` that is known: an attempt to import one might never end.
    """

    functions: Names
    spares: Names
    broken: Names


class Call(NamedTuple):
    """Call a function of the learner's; `id` comes back with every message about it.

    Randomness starts from `seed`, the same in all calls of a run. The call has so many
    `milliseconds`, and the import before it as many.
    """

    id: int
    seed: int
    milliseconds: int
    module: str
    function: str
    arguments: Encoded
    keywords: Encoded


class Loaded(NamedTuple):
    """The learner's module was imported for this call: what follows is the call itself."""

    id: int


class Running(NamedTuple):
    """The import, or the call, lasts: `frames` are where, as far as it has stayed there."""

    id: int
    frames: Traceback


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
    """The function raised. `frames` are only the learner's own."""

    id: int
    error: str
    text: str
    frames: Traceback
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


class ImportFailed(NamedTuple):
    """The module's file could not be imported."""

    id: int
    error: str
    text: str
    frames: Traceback


Message: TypeAlias = (
    Ready
    | File
    | Lend
    | Call
    | Loaded
    | Running
    | Asked
    | Borrowed
    | Reply
    | Refusal
    | Returned
    | Raised
    | Unreadable
    | Missing
    | NotAFunction
    | ImportFailed
)


def _is_integer(value: Any) -> bool:
    return type(value) is int  # not a bool


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= MAX_TEXT


def _is_traceback(value: Any) -> bool:
    """Whether it is a list of a few frames: file, line, function and source of each."""
    return isinstance(value, list) and len(value) <= MAX_FRAMES and all(map(_is_frame, value))


def _is_frame(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 4:
        return False
    file, line, function, source = value
    return _is_text(file) and _is_integer(line) and _is_text(function) and _is_text(source)


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= MAX_NAMES and all(map(_is_text, value))


# What JSON must hold for each annotation used above.
_FITS: MappingProxyType[object, Callable[[Any], bool]] = MappingProxyType(
    {
        int: _is_integer,
        int | None: lambda value: value is None or _is_integer(value),
        str: _is_text,
        Traceback: _is_traceback,
        Names: _are_names,
        Encoded: lambda value: True,  # looked at when it is decoded
    }
)
_KINDS: MappingProxyType[str, type[Message]] = MappingProxyType(
    {kind.__name__: kind for kind in Message.__args__}
)
_FIELDS = MappingProxyType(
    {
        kind.__name__: {name: _FITS[form] for name, form in kind.__annotations__.items()}
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
    fields = _read_object(line)
    kind = fields.pop("kind", None)
    if not isinstance(kind, str) or kind not in _KINDS:
        raise ProtocolError("a message of an unknown kind")
    expected = _FIELDS[kind]
    if fields.keys() != expected.keys():
        raise ProtocolError(f"a {kind} with other fields than it has")
    for name, fits in expected.items():
        if not fits(fields[name]):
            raise ProtocolError(f"a {kind} whose {name} is of another form, or too long")
    return _KINDS[kind](**fields)


def _read_object(line: bytes) -> dict[str, Any]:
    """Read one whole line as a JSON object."""
    if len(line) > MAX_LINE or not line.endswith(b"\n"):
        raise ProtocolError("a line too long, or cut off")
    try:
        content = _from_json(line.decode("ascii"))
    except (ValueError, RecursionError) as error:
        raise ProtocolError("a line that is no JSON") from error
    if not isinstance(content, dict):
        raise ProtocolError("a line that is no message")
    return content
