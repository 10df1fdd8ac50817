"""Wrong answers of observe, in kata 2."""


def observe__not_learned() -> str:
    """This is what you get when you say that OR was not learned.

    Run the file and look at the accuracy: how many of the four rows are right?
    """
    return "not learned"


def observe__capital_letter() -> str:
    """This is what you get with a capital letter at the start.

    The text must be spelled just as the docstring has it.
    """
    return "Learned"
