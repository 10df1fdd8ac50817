"""How a check compares: shape first, then NaN, then values, each with its own sentence.

Every function here returns nothing where all is well, and raises WrongAnswer where it is not.
`hint` is what the learner should look at; `part` names one of several results: "W".
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.boundary.outcome import WrongAnswer
from grader.judging.describe import describe, describe_both, describe_shape
from grader.worker.values import ObjectArray, are_floats

ROUNDING = 1e-9
"""Relative and absolute: float64 has 16 digits, another order of summation moves the last few."""

WHY_SEVERAL = "`return a, b` makes a tuple of both, and so does a comma at the end."
ONE_RESULT = "Return this one result alone."
CUT_OFF = "These are whole numbers: what comes after the point is cut off."
KEEP_FRACTIONS = (
    "An array of whole numbers can't take fractions: begin with np.zeros(X.shape) or "
    "X.astype(float), say."
)

Shapes = Sequence[tuple[int, ...]]


def expect_close(
    got: Any, expected: Any, *, within: float = ROUNDING, hint: str = "", part: str = ""
) -> None:
    """Expect an array of the same shape and, up to `within`, the same values."""
    target = np.asarray(expected, dtype=np.float64)
    expect_in_shape(got, target, [target.shape], within=within, hint=hint, part=part)


def expect_number(
    got: Any, expected: float, *, within: float = ROUNDING, hint: str = "", part: str = ""
) -> None:
    """Expect a number; an array that holds just one number will do."""
    shapes = [(), (1,), (1, 1)]
    expect_in_shape(got, np.float64(expected), shapes, within=within, hint=hint, part=part)


def expect_in_shape(
    got: Any,
    target: Any,
    shapes: Shapes,
    *,
    within: float = ROUNDING,
    hint: str = "",
    part: str = "",
) -> None:
    """Expect the values of an array in one of some shapes; the first one is told."""
    wanted = "a number" if shapes[0] == () else f"an array of shape {shapes[0]}"
    if _holds_more_results(got, shapes):
        raise wrong(
            f"a tuple of {len(got)}: {describe(got)}",
            wanted,
            part=part,
            why=WHY_SEVERAL,
            hint=ONE_RESULT,
        )
    array = to_numbers(got, part=part, wanted=wanted, hint=hint)
    if array.shape not in shapes:
        raise wrong(
            f"{describe(got)} ({describe_shape(array.shape)})",
            f"{describe(target)} ({describe_shape(shapes[0])})",
            part=part,
            why="The shape is different.",
            hint=_advice_on_shapes(array.shape, shapes[0], hint),
        )
    array = array.reshape(target.shape)
    close = np.isclose(array, target, rtol=within, atol=within)
    if np.all(close):
        return
    why = _why_wrong(got, array, target, close)
    if _is_cut_off(got, target):
        why, hint = CUT_OFF, KEEP_FRACTIONS
    raise wrong(*describe_both(array, target), part=part, why=why, hint=hint)


def _holds_more_results(got: Any, shapes: Shapes) -> bool:
    """Whether an answer is a tuple of results where just one was expected."""
    if not isinstance(got, tuple):
        return False
    array = as_array(got)
    if array is not None and array.shape in shapes:
        return False
    return shapes[0] == () or any(isinstance(one, (np.ndarray, list, tuple, dict)) for one in got)


def expect_shape(
    got: Any, shape: tuple[int, ...], *, or_else: Shapes = (), hint: str = "", part: str
) -> Any:
    """Expect an array of this shape, whatever its values; return it as floats."""
    wanted = f"an array of shape {shape}"
    array = to_numbers(got, part=part, wanted=wanted, hint=hint)
    if array.shape not in (shape, *or_else):
        raise wrong(
            f"{describe(got)} ({describe_shape(array.shape)})", wanted, part=part, hint=hint
        )
    return array


def expect_array(got: Any, *, hint: str = "", part: str = "") -> None:
    """Expect a NumPy array of numbers, not a list, a tuple or objects of the same value."""
    kind = ""
    if isinstance(got, ObjectArray):
        kind = "an array of Python objects (dtype object)"
        hint = "NumPy's functions refuse such arrays: make it one of floats, .astype(float)."
    elif not isinstance(got, np.ndarray):
        kind = f"a {type(got).__name__}"
    name = f"{part} is " if part else ""
    expect_that(
        not kind, found=f"{name}{kind}", expected=f"{name}a NumPy array of numbers", hint=hint
    )


def expect_results(got: Any, names: Sequence[str]) -> tuple[Any, ...]:
    """Expect a tuple (or list) of as many results as there are names, and return it."""
    wanted = f"{len(names)} results: {', '.join(names)}"
    hint = f"Return ({', '.join(names)})."
    if isinstance(got, np.ndarray) and got.ndim == 1:
        got = got.tolist()
    if not isinstance(got, (tuple, list)):
        raise wrong(describe(got), wanted, hint=hint)
    if len(got) != len(names):
        raise wrong(f"{len(got)} results: {describe(got)}", wanted, hint=hint)
    return tuple(got)


def expect_among(got: Any, choices: Sequence[str]) -> None:
    """Expect any of some texts."""
    if not isinstance(got, str) or got not in choices:
        among = " or ".join(describe(choice) for choice in choices)
        raise wrong(describe(got), among, hint="Return one of these texts, spelled just so.")


def expect_one_of(got: Any, choices: Sequence[str], expected: str, *, hint: str) -> None:
    """Expect one of some texts; which one is not given away to a wrong one."""
    expect_among(got, choices)
    if got != expected:
        raise WrongAnswer(
            got=describe(got), expected="another of the texts", hint=hint, guessed=True
        )


def expect_that(holds: bool, *, found: str, expected: str, hint: str = "") -> None:
    """Expect a law to hold; `found` and `expected` say it in words."""
    if not holds:
        raise WrongAnswer(got=found, expected=expected, hint=hint, observed=True)


def expect_unchanged(submitted: Any, names: Sequence[str], *, hint: str) -> None:
    """Expect that the last call left its arguments of these names, in order, as they were."""
    record = submitted.last_call
    if record.arguments_after is None:
        return
    for name, before, after in zip(names, record.arguments, record.arguments_after, strict=False):
        if not _same(before, after):
            raise WrongAnswer(
                got=f"{name} is changed by the call",
                expected=f"{name} is still {describe(before)}",
                why=f"Whoever calls the function goes on to use {name}.",
                hint=hint,
                observed=True,
            )


def _same(before: Any, after: Any) -> bool:
    """Whether an argument that came back is what was sent."""
    if callable(before):
        return True
    if isinstance(before, dict):
        return (
            isinstance(after, dict)
            and before.keys() == after.keys()
            and all(_same(before[key], after[key]) for key in before)
        )
    if isinstance(before, np.ndarray):
        # Up to rounding: p + h - h is not quite p, and yet it was put back.
        return (
            isinstance(after, np.ndarray)
            and before.shape == after.shape
            and np.allclose(before, after, rtol=ROUNDING, atol=ROUNDING)
        )
    if isinstance(before, (list, tuple)):
        return (
            isinstance(after, (list, tuple))
            and len(before) == len(after)
            and all(map(_same, before, after))
        )
    # A worker may say that a number has become an array: to compare them would give another array.
    return not isinstance(after, (dict, np.ndarray, list, tuple)) and bool(before == after)


def to_numbers(got: Any, *, part: str = "", wanted: str, hint: str = "") -> Any:
    """Return an answer as a float array, or raise WrongAnswer where it is none."""
    array = as_array(got)
    if array is None:
        why = "The function returned nothing: is its `return` missing?" if got is None else ""
        if isinstance(got, tuple):
            why, hint = WHY_SEVERAL, ONE_RESULT
        raise wrong(describe(got), wanted, part=part, hint=hint, why=why)
    return array.astype(np.float64)


def as_array(value: Any) -> "np.ndarray[Any, Any] | None":
    """Return an answer as an array of numbers, or None where it is none."""
    # NumPy would give each entry of a list the room of the longest text in it.
    if _holds_text(value):
        return None
    try:
        array = np.asarray(value)
    except (ValueError, TypeError):  # lists of different lengths
        return None
    return array if array.dtype.kind in "biuf" else None


def _holds_text(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return not are_floats(value) and any(map(_holds_text, value))
    return isinstance(value, str)


def wrong(got: str, expected: str, *, part: str = "", why: str = "", hint: str = "") -> WrongAnswer:
    """Build the exception, with the name of the part before what came and what should."""
    if part:
        got, expected = f"{part} = {got}", f"{part} = {expected}"
    return WrongAnswer(got=got, expected=expected, why=why, hint=hint)


def _advice_on_shapes(shape: tuple[int, ...], wanted: tuple[int, ...], hint: str) -> str:
    """Advise on shapes that are often mixed up; else by the check's hint."""
    if wanted == (*shape, 1):
        hint = "Make it a column: reshape(-1, 1), or a list of lists with one number each."
    elif len(wanted) == 2 and shape == wanted[::-1]:
        hint = "Rows and columns are swapped."
    return hint


def _is_cut_off(got: Any, target: Any) -> bool:
    """Whether whole numbers came back, which are what is expected without its fractions."""
    array = as_array(got)
    if array is None or array.dtype.kind not in "iu" or not np.any(array):
        return False
    return bool(np.array_equal(array.reshape(np.shape(target)), np.trunc(target)))


def _why_wrong(got: Any, array: Any, target: Any, close: Any) -> str:
    """Say what is wrong with values of the right shape."""
    for name, is_such in (("NaN (not a number)", np.isnan), ("infinite", np.isinf)):
        such: Callable[..., Any] = is_such
        if np.any(such(array) & ~such(target)):
            where = _first(such(array) & ~such(target))
            return f"The answer{where} is {name}."
    dtype = np.asarray(got).dtype
    if dtype in (np.float16, np.float32) and np.allclose(array, target, rtol=1e-2, atol=1e-2):
        return f"The dtype is {dtype}, which keeps too few digits: compute in float64."
    is_rounded = np.array_equal(array, array.astype(np.float32))
    if is_rounded and np.allclose(array, target, rtol=1e-6, atol=1e-6):
        return "It has the digits of float32, which keeps too few: compute in float64."
    is_near = np.allclose(array, target, rtol=1e-4, atol=1e-4)
    near = " So small a difference may come of rounding, or of an epsilon." if is_near else ""
    if np.ndim(array) == 0:
        return near.strip()
    entry = tuple(int(i) for i in np.argwhere(~close)[0])
    found, wanted = describe_both(float(array[entry]), float(target[entry]))
    return f"The first difference is at {list(entry)}: {found} in place of {wanted}.{near}"


def _first(mask: Any) -> str:
    """Say where the first true entry is; nothing for a number."""
    return f" at {[int(i) for i in np.argwhere(mask)[0]]}" if np.ndim(mask) else ""
