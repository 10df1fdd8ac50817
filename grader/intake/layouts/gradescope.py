"""Gradescope's "Export submissions": folders `submission_123`, and a file that says whose."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from grader.intake import names
from grader.intake.folders import Folder, UnreadableError
from grader.intake.layouts.delivery import Delivery, Layout, Unpack, openers, strays

METADATA = "submission_metadata.yml"
MAX_METADATA = 64 * 2**20


def read(top: Folder) -> Layout | None:
    """Understand an export of Gradescope; None for anything else.

    Raises ModuleNotFoundError where YAML can't be read.
    """
    if METADATA not in top.files:
        return None
    title = "an export of Gradescope"
    metadata = _metadata(top)
    if metadata is None:
        return Layout(title, [], [f"{METADATA} can't be read, so nobody knows whose what is"])
    opened = openers(top)
    deliveries = [
        delivery
        for folder, facts in metadata.items()
        if isinstance(facts, dict)
        for delivery in _deliveries(str(folder), facts, opened)
    ]
    known = {delivery.source for delivery in deliveries}
    lost = [f"{name} is not in {METADATA}" for name in opened if name not in known]
    return Layout(title, deliveries, strays(top, [METADATA]) + lost)


def _metadata(top: Folder) -> dict[str, Any] | None:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = top.files[METADATA].read(MAX_METADATA)
        found = yaml.load(content, Loader=loader)
    except (UnreadableError, yaml.YAMLError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _deliveries(
    folder: str, facts: dict[str, Any], opened: dict[str, Callable[[Unpack], Folder]]
) -> Iterator[Delivery]:
    """Yield what each of those has handed in who did it together."""
    submitters = [one for one in _list(facts.get(":submitters")) if isinstance(one, dict)]
    notes = (f"handed in by {len(submitters)} students together",) if len(submitters) > 1 else ()
    created = facts.get(":created_at")
    time = created if isinstance(created, datetime) else None
    if time is not None and time.tzinfo is None:
        time = time.replace(tzinfo=UTC)
    for submitter in submitters:
        name = names.composed(str(submitter.get(":name") or ""))
        keys = (submitter.get(":sid"), submitter.get(":email"), name)
        identity = next((str(key).strip() for key in keys if key), folder)
        yield Delivery(
            identity, name, folder, opened.get(folder, _not_there), time=time, notes=notes
        )


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _not_there(unpack: Unpack) -> Folder:
    return Folder("", broken="its folder is not in the export")
