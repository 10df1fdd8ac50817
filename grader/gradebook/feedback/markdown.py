"""The page of a student as Markdown; what is not ours stands in code, where nothing is markup."""

from collections.abc import Iterator

from grader.gradebook.feedback.page import ExerciseRows, Page
from grader.reports.renderers.markdown import code, code_block, problem_section


def render(page: Page) -> str:
    """Return the page."""
    return "\n\n".join(filter(None, _parts(page))) + "\n"


def _parts(page: Page) -> Iterator[str]:
    grade = page.grade
    yield f"# {code(grade.name or grade.identity)}"
    yield f"**{grade.total} of {page.max_points} points**" if grade.has_score else "**No score**"
    yield "Handed in late." if grade.late else ""
    if grade.remark:
        yield code_block(grade.remark)
    if page.exercises:
        yield "\n".join(["| function | points | |", "|---|--:|---|", *_rows(page.exercises)])
    points, most = page.hidden_points
    if most:
        yield f"Hidden checks, whose points are among these: {points} of {most}."
    for problem in page.problems:
        yield problem_section(problem)


def _rows(exercises: tuple[ExerciseRows, ...]) -> Iterator[str]:
    for exercise in exercises:
        yield f"| **{code(exercise.name)}** | **{exercise.points} / {exercise.max_points}** | |"
        for row in exercise.functions:
            points = f"{row.points} / {row.max_points}"
            yield f"| {code(row.name)} | {points} | {row.sign} {row.verdict} |"
