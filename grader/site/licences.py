"""The licences of all that the site serves, in one text."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from grader.site.numpy_wheel import is_licence

ELSEWHERE = (
    "Pyodide: Mozilla Public License 2.0. Its source: https://github.com/pyodide/pyodide",
    "Python, in Pyodide: PSF License Agreement, https://docs.python.org/3/license.html",
)
"""Of what comes without its licence's text."""


def licences(own: str, packages: Path, numpy: Mapping[str, bytes]) -> str:
    """Return them; `own` is the course's, `packages` the folder where npm has put its own."""
    numpy_own = [content.decode() for name, content in sorted(numpy.items()) if is_licence(name)]
    parts = [own, *ELSEWHERE, *(f"NumPy\n\n{text}" for text in numpy_own), *_of_packages(packages)]
    return f"\n\n{'─' * 80}\n\n".join(part.strip() for part in parts) + "\n"


def _of_packages(packages: Path) -> Iterator[str]:
    """Yield the licences of the packages that are in the page, and not just used to build it."""
    lock = json.loads((packages.parent / "package-lock.json").read_text(encoding="utf-8"))
    for place, entry in sorted(lock["packages"].items()):
        texts = sorted((packages.parent / place).glob("LICENSE*")) if place else []
        if texts and not entry.get("dev"):
            name = place.removeprefix("node_modules/")
            yield f"{name} {entry['version']}\n\n{texts[0].read_text(encoding='utf-8')}"
