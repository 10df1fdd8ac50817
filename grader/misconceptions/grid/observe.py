"""Wrong answers of observe, in kata 4."""


def observe__not_learned() -> str:
    """This is what you get when you say that the grid was not learned.

    Run the file and look at the accuracy: how many of the 25 points are right?
    """
    return "not learned"


def observe__yes() -> str:
    """This is what you get when you answer with yes.

    The answer is one of the two texts that the docstring names.
    """
    return "yes"
