"""What can go wrong with a gradebook; each error's text is a sentence without its full stop."""


class GradebookError(Exception):
    """The gradebook can't be used as asked; its text says why."""


class BusyError(GradebookError):
    """Another run is at work on it."""
