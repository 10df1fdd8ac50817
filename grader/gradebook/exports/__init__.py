"""The grades for other systems: one module a format, each with `export(grades) -> bytes`.

Points are those of the reports, to the last digit, with a teacher's own added. Where there is no
score, a cell is empty: no system takes that for zero points.
"""

from collections.abc import Callable
from typing import TypeAlias

from grader.gradebook.exports import canvas, gradescope, moodle, nbgrader, table, workbook
from grader.gradebook.grades import Grades

Export: TypeAlias = Callable[[Grades], bytes]

EXPORTS: dict[str, Export] = {
    "csv": table.export,
    "xlsx": workbook.export,
    "moodle": moodle.export,
    "canvas": canvas.export,
    "gradescope": gradescope.export,
    "nbgrader": nbgrader.export,
}
