"""What students read of their notebooks, where others read of files."""

from collections.abc import Mapping

from grader.course import course
from grader.judging.wording import Place, Wording
from grader.reports.message import TRY, Line, line

TO_DO = "# YOUR CODE HERE"
"""What nbgrader writes in the place of a solution."""


class NotebookWording(Wording):
    """The words for notebooks; `unread` says why some can't be read."""

    def __init__(self, unread: Mapping[str, str]) -> None:
        self._unread = unread

    def file_of(self, module: str) -> str:
        """Return the name of a notebook; what else is imported is a file beside it."""
        return f"{module}.ipynb" if module in course().exercise_names else super().file_of(module)

    def place_of(self, module: str, folder: str) -> Place:
        """Return its name: they all lie in one folder."""
        return self.file_of(module)

    def still_to_do(self, place: Place, line: int | None, cell: str) -> str:
        """Say what to do with a stub; it stands in the cell, where that is known."""
        return f"Still to do: replace `{TO_DO}` and the `raise` below it in {cell or place}."

    def not_there(self, module: str, place: Place, instead: str) -> list[Line]:
        """Say why a notebook was not read."""
        reason = self._unread.get(module, "it was not handed in")
        return [
            line("Notebook", f"{place} was not read: {reason}."),
            line(TRY, "Open it in Jupyter, mend or clear it, and save it there under this name."),
        ]
