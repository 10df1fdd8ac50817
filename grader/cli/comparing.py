"""The part of the ``kata`` command that needs our solutions: students have none of it."""

import click

from grader.cli.learner import fail, say


@click.command()
@click.argument("name")
def solution(name: str) -> None:
    """Show how we wrote a function, beside yours, once yours is right.

    NAME is a function, alone or with its file: "file.function".
    """
    import shutil

    from grader.comparing.solution import NotRightYetError
    from grader.comparing.solution import solution as compare
    from grader.judging.names import NoSuchFunctionError

    try:
        say(compare(name, shutil.get_terminal_size().columns))
    except (NotRightYetError, NoSuchFunctionError) as error:
        fail(f"kata solution: {error}")


@click.command()
def examples() -> None:
    """Judge your own examples: are they right, and how many known mistakes do they catch?

    They stand in the file examples.py beside the exercises, one a line: a call, ==, and what it
    returns.
    """
    from grader.comparing.examples import NoExamplesError, judge_examples
    from grader.learning.numbers_written import NotUnderstoodError

    try:
        judged = judge_examples()
    except (NoExamplesError, NotUnderstoodError) as error:
        fail(f"kata examples: {error}")
    say(judged.text)
    if not judged.all_right:
        raise SystemExit(1)
