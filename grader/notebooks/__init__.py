"""The katas as notebooks, for nbgrader: made out of the solutions, graded behind the same boundary.

`course` makes the course folder. `student` is what a notebook imports: it checks a function in
place. `autograde` stands in for nbgrader's own execution: it makes the learner's modules out of
the submitted notebooks (`modules`) and grades them as ever, in the sandbox.
"""
