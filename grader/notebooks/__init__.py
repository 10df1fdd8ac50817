"""The nbgrader edition: notebooks made out of the solutions, graded behind the same boundary.

Made with `solution`, which takes one apart; `notebook`, which makes cells of the parts; and
`course_folder`, which writes all that nbgrader needs. In Jupyter, `student` is what a notebook
imports, to check a function in place; the course may add a picture (`course_picture`). Submitted
ones are read by `handed_in` and graded by `autograde`, in the place of nbgrader's own reading and
execution. Both take cells (`cells`) and what lies beside them (`beside`), turn them into modules
that run the cells (`modules`), have them graded as ever (`grading`), and show what came of it as
HTML (`page`) and what did not run (`left_out`), in words that fit a notebook (`wording`). In
nbgrader's feedback, `markdown` shows what students wrote.
"""
