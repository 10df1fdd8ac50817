"""The learner's modules, as the worker imports them, and the lines where they raise."""

import binascii
import collections
import contextlib
import importlib
import os
from types import CodeType
from typing import Any

from grader.worker import messages

MAX_TEXT = 500
"""Characters of a text that the learner's code has made: the rest is cut off."""


class LearnerFiles:
    """The modules in the submission's folder, each imported at its first call."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.modules: dict[str, Any] = {}
        self.failures: dict[str, BaseException] = {}
        self.called: set[str] = set()
        """The modules of which a function was called."""
        self.lend: messages.Lend | None = None
        """The functions on loan that are not in their place yet."""

    def load(self, name: str) -> None:
        """Import a module, once. Raises what its code raises."""
        if name in self.failures:
            raise self.failures[name]
        if name not in self.modules:
            try:
                self.modules[name] = importlib.import_module(name)
            except BaseException as error:
                self.failures[name] = error
                raise

    def add(self, piece: messages.File) -> None:
        """Write a piece of a file, in the folder, which is this worker's own."""
        path = os.path.join(self.folder, piece.name)
        # Where the system knows no such name, or has no room, the file is missing.
        with contextlib.suppress(OSError, ValueError):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "ab") as file:
                file.write(binascii.a2b_base64(piece.content))

    def is_own(self, code: CodeType) -> bool:
        """Whether code stands in a file of the learner's own."""
        return os.path.dirname(code.co_filename) == self.folder

    def frame(self, code: CodeType, line: int) -> list[Any]:
        """Return one line of code as a traceback has it: file, line, function and source."""
        import linecache

        source = linecache.getline(code.co_filename, line).strip()
        return [os.path.basename(code.co_filename), line, code.co_name, source[:MAX_TEXT]]

    def frames(self, error: BaseException) -> list[list[Any]]:
        """Return the learner's own frames of a traceback, innermost last."""
        frames: collections.deque[list[Any]] = collections.deque(maxlen=messages.MAX_FRAMES)
        traceback = error.__traceback__
        while traceback is not None:
            code = traceback.tb_frame.f_code
            if self.is_own(code):
                frames.append(self.frame(code, traceback.tb_lineno or 0))
            traceback = traceback.tb_next
        if isinstance(error, SyntaxError) and isinstance(error.filename, str):
            folder, file = os.path.split(error.filename)
            # A text that was executed or evaluated has no file.
            if folder == self.folder:
                source = str(error.text or "").strip()
                frames.append([file, error.lineno or 0, "<module>", source[:MAX_TEXT]])
        return list(frames)
