"""What the page knows of the course before Python is there: stubs, functions, points, hints."""

import ast
import re
from collections.abc import Iterator, Mapping
from typing import Any

from grader.course import course, full_name
from grader.judging.check import Check, load_checks
from grader.learning.hints import load_hints

_LABELLED = re.compile(r"([A-Z][a-z]+): +(.*)", re.DOTALL)
"""A paragraph of a docstring: "Shapes: X is (n, d)."."""


def course_data(edition: Mapping[str, str]) -> dict[str, Any]:
    """Return it as plain data; `edition` are the files that students get, by path."""
    checks = load_checks()
    hints = load_hints() if course().hints.is_file() else {}
    exercises = []
    for name in course().exercise_names:
        text = edition[f"exercises/{name}.py"]
        own = [check for check in checks if check.exercise == name]
        exercises.append({"name": name, "text": text, "functions": _functions(text, own, hints)})
    return {
        "name": course().name,
        "title": course().title,
        "summary": course().summary,
        "exercises": exercises,
    }


def _functions(
    text: str, checks: list[Check], hints: Mapping[str, list[str]]
) -> list[dict[str, Any]]:
    """Return the functions of an exercise that have visible checks, in the order of these."""
    tree = ast.parse(text)
    definitions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    functions = []
    for name in dict.fromkeys(check.function for check in checks if not check.hidden):
        own = [check for check in checks if check.function == name]
        subject = full_name(own[0].exercise, name)
        docstring = ast.get_docstring(definitions[name]) or "" if name in definitions else ""
        functions.append(
            {
                "name": subject,
                "points": sum(check.points for check in own if not check.hidden),
                "later": sum(check.points for check in own if check.hidden),
                "about": list(paragraphs(docstring)),
                "hints": hints.get(subject, []),
            }
        )
    return functions


def paragraphs(docstring: str) -> Iterator[dict[str, str]]:
    """Yield the paragraphs of a docstring: label, text, and the lines of an example."""
    for paragraph in docstring.split("\n\n"):
        labelled = _LABELLED.fullmatch(paragraph.strip())
        label, rest = labelled.groups() if labelled else ("", paragraph.strip())
        says, sign, code = rest.partition(">>>")
        lines = (sign + code).splitlines()
        yield {
            "label": label,
            "text": " ".join(says.split()),
            "code": "\n".join(line.removeprefix("    ") for line in lines),
        }
