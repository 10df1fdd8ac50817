"""What learners call the parts of what they handed in: a file, its place, a stub in it.

Here they are files in a folder. An edition that has another form brings other words.
"""

from typing import TypeAlias

from grader.reports.message import TRY, Line, line

Place: TypeAlias = str
"""Where something stands, for learners: "exercises/grid.py"."""


class Wording:
    """The words for files in a folder."""

    def file_of(self, module: str) -> str:
        """Return the name of the file that a module is."""
        return f"{module}.py"

    def place_of(self, module: str, folder: str) -> Place:
        """Return where it lies."""
        return f"{folder}/{module}.py"

    def still_to_do(self, place: Place, line: int | None, cell: str) -> str:
        """Say what to do with a stub in this place; `cell` is the name of its code to Python."""
        return f"Still to do: replace the TODO in {place}{f', line {line}' if line else ''}."

    def not_there(self, module: str, place: Place, instead: str) -> list[Line]:
        """Say that a file can't be read; `instead` is what stands there, if anything does."""
        found = f"There is {instead} in its place." if instead else "There is no such file."
        return [
            line("File", f"{place} can't be read. {found}"),
            line(TRY, f"Put the file {module}.py back; `git checkout` restores the stub."),
        ]


FILES = Wording()
