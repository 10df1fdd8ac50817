"""Compares what a learner's function returned with what ours did, whatever kind of value it is.

This is no grading: a check knows what it asks for, and which other forms of an answer will do.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from grader.boundary.outcome import WrongAnswer
from grader.judging.describe import describe
from grader.judging.expect import ROUNDING, as_array, expect_in_shape, expect_results, wrong


def difference(
    got: Any, expected: Any, within: float = ROUNDING, part: str = ""
) -> WrongAnswer | None:
    """Return the first difference between two results; None where there is none."""
    try:
        _expect(got, expected, within, part)
    except WrongAnswer as found:
        return found
    return None


def _expect(got: Any, expected: Any, within: float, part: str) -> None:
    if isinstance(expected, tuple):
        names = [f"{part} result {number}".strip() for number in range(1, len(expected) + 1)]
        for one, other, name in zip(expect_results(got, names), expected, names, strict=True):
            _expect(one, other, within, name)
    elif isinstance(expected, Mapping):
        _expect_items(got, expected, within, part)
    elif (target := as_array(expected)) is not None:
        _expect_numbers(got, target, isinstance(expected, np.ndarray), within, part)
    elif got != expected or type(got) is not type(expected):
        raise wrong(describe(got), describe(expected), part=part)


def _expect_items(got: Any, expected: Mapping[Any, Any], within: float, part: str) -> None:
    if not isinstance(got, dict) or got.keys() != expected.keys():
        keys = describe(list(expected))
        raise wrong(describe(got), f"a dict with the keys {keys[1:-1]}", part=part)
    for key, one in expected.items():
        _expect(got[key], one, within, f"{part}[{key!r}]")


def _expect_numbers(got: Any, target: Any, is_array: bool, within: float, part: str) -> None:
    """Expect numbers in the same shape; a single one, or one of a list each, in any."""
    shapes: Sequence[tuple[int, ...]] = [target.shape]
    same = as_array(got)
    if same is not None and (
        target.size == 1 or (not is_array and same.shape[:1] == target.shape[:1])
    ):
        shapes = [target.shape, *([same.shape] if same.size == target.size else [])]
    with np.errstate(all="ignore"):
        target = target.astype(np.float64)
        # To be infinite in the same place, or no number, is to be the same.
        if (
            same is not None
            and same.shape in shapes
            and np.array_equal(same.reshape(target.shape), target, equal_nan=True)
        ):
            return
        try:
            expect_in_shape(got, target, shapes, within=within, part=part)
        except WrongAnswer as found:
            found.why = f"{part}: {found.why}" if part and found.why else found.why
            raise
