"""What a worker says of a call, whatever the function has returned."""

from typing import Any

import numpy as np

from grader.worker import main, messages
from grader.worker.values import MAX_TEXT


def test_what_is_no_plain_data_is_named_in_a_text_that_may_cross() -> None:
    """However long its name: the grader would not read a longer one."""
    wide = np.zeros(1, dtype=[(f"field_{number}", "f8") for number in range(200)])
    channel: Any = None  # neither asked nor answered
    submission: Any = None  # nothing is raised
    call = messages.Call(1, 42, 10_000, "module", "function", [], {"dict": []})
    answer = main.call_function(channel, submission, call, lambda: wide)
    assert isinstance(answer, messages.Unreadable)
    assert answer.what.startswith("an array of dtype [('field_0', '<f8'), ")
    assert len(answer.what) <= MAX_TEXT
    assert messages.unpack(messages.pack(answer)) == answer
