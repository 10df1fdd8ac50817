"""Clones of GitHub Classroom: a checkout `ASSIGNMENT-USERNAME` for each student."""

import os.path
from itertools import islice

from grader.intake import names
from grader.intake.folders import Folder
from grader.intake.layouts.delivery import Delivery, Layout, openers, strays

SUFFIX = "-submissions"
"""`gh classroom clone student-repos` makes a folder ASSIGNMENT-submissions."""
LOOKED_AT = 5
"""As many folders tell what all are."""


def read(top: Folder) -> Layout | None:
    """Understand a folder of checkouts; None for anything else."""
    if not top.folders or not all(
        open_it().is_checkout for open_it in islice(top.folders.values(), LOOKED_AT)
    ):
        return None
    remarks = []
    prefix = f"{top.name.removesuffix(SUFFIX)}-"
    if not (top.name.endswith(SUFFIX) and all(name.startswith(prefix) for name in top.folders)):
        common = os.path.commonprefix(list(top.folders)) if len(top.folders) > 1 else ""  # noqa: RUF071 -- of characters
        prefix = common[: common.rfind("-") + 1]
        if prefix:
            remarks = [
                f'what all names begin with, "{prefix}", is taken for the assignment\'s name'
            ]
    deliveries = [
        Delivery(names.composed(name.removeprefix(prefix)), "", name, open_it)
        for name, open_it in openers(top).items()
    ]
    return Layout("clones of GitHub Classroom", deliveries, strays(top), remarks)
