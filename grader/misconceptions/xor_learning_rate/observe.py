"""Wrong answers of observe, in kata 3."""


def observe__helps() -> str:
    """This is what you get when you say that a higher learning rate helps.

    Run the file. Is the last loss really lower with 1.0 than with 0.1?
    """
    return "helps"


def observe__hinders() -> str:
    """This is what you get when you say that a higher learning rate hinders.

    Run the file. Is the last loss really higher with 1.0 than with 0.1?
    """
    return "hinders"


def observe__no_difference() -> str:
    """This is what you get with another text than the three in the docstring.

    Copy one of the texts, spelled just as it stands there.
    """
    return "no difference"
