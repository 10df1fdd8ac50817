"""The same table as a workbook: texts are texts there, whatever they begin with."""

import io

from grader.gradebook.exports.cells import plain
from grader.gradebook.exports.table import rows
from grader.gradebook.grades import Grades

MAX_WIDTH = 60
"""Of a column, in characters."""


def export(grades: Grades) -> bytes:
    """Return the workbook."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Grades")
        head = workbook.add_format({"bold": True, "bottom": 1})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        written = list(rows(grades))
        for number, row in enumerate(written):
            for column, one in enumerate(row):
                if isinstance(one, int):
                    sheet.write_number(number, column, one, wrapped)
                else:
                    sheet.write_string(number, column, plain(one), wrapped if number else head)
        for column, cells in enumerate(zip(*written, strict=True)):
            width = max(len(line) for one in cells for line in str(one).split("\n"))
            sheet.set_column(column, column, min(width + 2, MAX_WIDTH))
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(written) - 1, len(written[0]) - 1)
    return content.getvalue()
