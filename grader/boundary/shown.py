"""How parts of the machine's file system are shown in bubblewrap, links and all."""

import collections
import os
from collections.abc import Iterable
from pathlib import PurePath


def show(paths: Iterable[str], hidden: Iterable[str] = ()) -> list[str]:
    """Return options that show files and folders, read-only, where they really are.

    The links that lead to them are made again. A hidden folder is empty, save for what is shown
    inside of it.
    """
    links: dict[str, str] = {}
    shown: dict[str, bool] = {}
    for path in paths:
        links_on_the_way, real = resolve(path)
        if os.path.exists(real):
            links |= links_on_the_way
            shown[real] = True
    for path in map(os.path.realpath, hidden):
        if os.path.isdir(path) and _is_shown(path, shown):
            shown[path] = False
    options = []
    # What is inside comes after what is around it.
    for path in sorted(shown, key=len):
        options += ["--ro-bind", path, path] if shown[path] else ["--tmpfs", path]
    for link, target in links.items():
        if not _is_shown(link, shown):
            options += ["--symlink", target, link]
    for path in shown:
        if not shown[path]:
            options += ["--remount-ro", path]
    return options


def _is_shown(path: str, shown: dict[str, bool]) -> bool:
    """Whether the closest of the folders around a path is shown."""
    around = [folder for folder in shown if PurePath(path).is_relative_to(folder)]
    return bool(around) and shown[max(around, key=len)]


def resolve(path: str) -> tuple[dict[str, str], str]:
    """Return the symbolic links on the way to a path, with their targets, and where it ends."""
    links: dict[str, str] = {}
    place = "/"
    rest = collections.deque(PurePath(os.path.abspath(path)).parts[1:])
    while rest:
        part = rest.popleft()
        if part == "..":
            place = os.path.dirname(place)
            continue
        step = os.path.join(place, part)
        if step in links or not os.path.islink(step):
            # A link that was met before leads in a circle, or was followed already.
            place = os.path.realpath(step) if step in links else step
            continue
        links[step] = target = os.readlink(step)
        if target.startswith("/"):
            place = "/"
        rest.extendleft(reversed([each for each in PurePath(target).parts if each != "/"]))
    return links, place
