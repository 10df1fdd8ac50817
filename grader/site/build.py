"""Builds the edition for the browser into a folder, the same to the byte from the same sources.

Everything in it is public: of the course it holds what the edition for students holds.
"""

import base64
import hashlib
import html
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.authoring.edition import make_edition
from grader.course import ENGINE, course
from grader.site.archives import archive
from grader.site.bundle import SOURCES, bundle, install_packages
from grader.site.compiled import compile_modules, only_compiled, with_compiled
from grader.site.course_file import course_data
from grader.site.licences import licences
from grader.site.numpy_wheel import numpy_files

PYODIDE = (
    *("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm"),
    *("python_stdlib.zip", "pyodide-lock.json"),
)
"""What is served of it."""
OF_THE_GRADER = (
    *("__init__.py", "course.py", "files.py", "grading.py", "hints.toml", "dependencies.json"),
    *("worker/", "boundary/", "judging/", "reports/", "checks/", "browser/"),
)
OF_THE_LEARNER = ("__init__.py", "worker/", "browser/")
"""What the learner's worker has of the grader: the rooms beyond the line."""
POLICY = "; ".join(
    [
        *("default-src 'none'", "base-uri 'none'", "form-action 'none'"),
        # Python is WebAssembly; CodeMirror makes a style sheet, which it marks with this word.
        *("script-src 'self' 'wasm-unsafe-eval'", "style-src 'self' 'nonce-editor'"),
        *("connect-src 'self'", "worker-src 'self'", "img-src 'self' data:"),
    ]
)
"""What the page may load, and from where: from its own place alone."""


class SiteError(Exception):
    """The site can't be written there; its text says why."""


def build_site(destination: Path, numpy_wheel: Path | None = None) -> list[str]:
    """Write the site into a folder that is empty or not there; return its files.

    Raises SiteError, BundleError, NumpyWheelError, AuthoringError.
    """
    if destination.exists() and (not destination.is_dir() or any(destination.iterdir())):
        raise SiteError(f"{destination} is not an empty folder")
    packages = install_packages()
    pyodide = packages / "pyodide"
    numpy = numpy_files(pyodide / "pyodide-lock.json", numpy_wheel)
    edition = make_edition()
    (destination / "pyodide").mkdir(parents=True)
    (destination / "python").mkdir()
    for name in PYODIDE:
        shutil.copyfile(pyodide / name, destination / "pyodide" / name)
    shutil.copyfile(SOURCES / "style.css", destination / "style.css")
    _write(destination / "index.html", _index())
    ours = _grader_files(edition)
    code = compile_modules({**numpy, **ours})
    ours = with_compiled(ours, code)
    _write(destination / "python/numpy.zip", archive(only_compiled(numpy, code)))
    _write(destination / "python/grader.zip", archive(ours))
    _write(destination / "python/learner.zip", archive(_chosen(ours, OF_THE_LEARNER)))
    _write(destination / "course.json", json.dumps(course_data(edition), ensure_ascii=False))
    own = edition.get("LICENSE", "")
    _write(destination / "licences.txt", licences(own, packages, numpy))
    bundle(destination, {"POLICY": POLICY})
    return _list_files(destination)


def _grader_files(edition: Mapping[str, str]) -> dict[str, bytes]:
    """Return the grader for the browser: files of the students' edition, and the room for it."""
    files = {name: text.encode() for name, text in edition.items()}
    for file in ENGINE.glob("browser/*.py"):
        files[f"grader/browser/{file.name}"] = file.read_bytes()
    return {**_chosen(files, OF_THE_GRADER), "pyproject.toml": files["pyproject.toml"]}


def _chosen(files: Mapping[str, bytes], chosen: Sequence[str]) -> dict[str, bytes]:
    """Return the files of the grader that are named, or lie in a folder that is."""
    starts = tuple(f"grader/{name}" for name in chosen)
    return {
        name: content
        for name, content in files.items()
        if any(
            name == start or (start.endswith("/") and name.startswith(start)) for start in starts
        )
    }


def _index() -> str:
    """Return the page itself."""
    text = (SOURCES / "index.html").read_text(encoding="utf-8")
    values = {"title": course().title, "summary": course().summary, "policy": POLICY}
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", html.escape(value))
    return text


def _list_files(destination: Path) -> list[str]:
    """Tell the service worker which files there are; by their hashes it knows a newer version."""
    service_worker = destination / "service_worker.js"
    hashes = {
        file.relative_to(destination).as_posix(): _integrity(file.read_bytes())
        for file in sorted(destination.rglob("*"))
        if file.is_file() and file != service_worker
    }
    files = json.dumps(hashes)
    version = hashlib.sha256(files.encode()).hexdigest()
    text = service_worker.read_text(encoding="utf-8")
    _write(service_worker, f'const FILES={files},VERSION="{version}";\n{text}')
    return [*hashes, service_worker.name]


def _integrity(content: bytes) -> str:
    """Return a hash as `fetch` takes it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def _write(file: Path, content: str | bytes) -> None:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
