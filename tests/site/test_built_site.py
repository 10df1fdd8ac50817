"""What `kata site` writes: the same each time, small, and nothing that students must not see."""

import functools
import gzip
import hashlib
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.authoring.edition import make_edition
from grader.cli.staff import app
from grader.course import course
from grader.site import numpy_wheel
from grader.site.build import POLICY, SiteError, build_site
from grader.site.bundle import SOURCES
from grader.site.course_file import paragraphs
from grader.site.numpy_wheel import NumpyWheelError, numpy_files
from tests.places import SOLUTIONS
from tests.site.conftest import WHEEL
from tests.submissions import all_checks

MOST = 10_000_000
"""Bytes of the first load."""


def contents(site: Path) -> dict[str, bytes]:
    """Return all files of the site, and those in its archives, by path."""
    found = {}
    for file in sorted(site.rglob("*")):
        if file.is_file():
            name, content = file.relative_to(site).as_posix(), file.read_bytes()
            found[name] = content
            if file.suffix == ".zip" and file.parent.name == "python":
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    found |= {f"{name}/{one}": archive.read(one) for one in archive.namelist()}
    return found


@functools.cache
def stubs_text() -> str:
    """Return all stubs of the edition for students."""
    return "".join(text for name, text in make_edition().items() if name.startswith("exercises/"))


def solution_lines() -> Iterator[str]:
    """Yield the lines of the solutions that tell something, and that no stub has."""
    stubs = stubs_text()
    for file in SOLUTIONS.glob("*.py"):
        for region in re.findall(
            r"BEGIN SOLUTION[^\n]*\n(.*?)### END", file.read_text(encoding="utf-8"), re.DOTALL
        ):
            lines = (line.strip() for line in region.splitlines())
            yield from (line for line in lines if len(line) > 25 and line not in stubs)


def test_it_holds_no_solution_and_no_hidden_check(site: Path) -> None:
    """Neither as text nor compiled; what is visible is there."""
    found = contents(site)
    hidden = {one.name for one in all_checks() if one.hidden}
    # Some facts are in the docstrings of stubs as well.
    hidden |= {one.title for one in all_checks() if one.hidden and one.title not in stubs_text()}
    visible = [one.name for one in all_checks() if not one.hidden]
    lines = [*hidden, *solution_lines()]
    for name, content in found.items():
        text = content.decode("utf-8", errors="replace")
        assert not [line for line in lines if line in text], name
    assert len(list(solution_lines())) > 20
    assert len(hidden) > 40
    checks = b"".join(content for name, content in found.items() if "checks/test_" in name)
    assert all(name.encode() in checks for name in visible)
    assert not [name for name in found if "misconceptions" in name or "solutions" in name]


def test_a_learner_s_worker_has_the_rooms_beyond_the_line_alone(site: Path) -> None:
    """No check, nothing that judges."""
    with zipfile.ZipFile(site / "python" / "learner.zip") as archive:
        rooms = {name.split("/")[1] for name in archive.namelist()}
    assert rooms == {"__init__.py", "worker", "browser"}


def test_twice_it_is_the_same_to_the_byte(site: Path, tmp_path: Path) -> None:
    """Whenever it is built, and wherever."""
    build_site(tmp_path / "again", WHEEL)
    first, second = (
        {name: hashlib.sha256(text).hexdigest() for name, text in contents(place).items()}
        for place in (site, tmp_path / "again")
    )
    assert first == second


def test_the_first_load_is_small(site: Path) -> None:
    """As a server compresses it."""
    sizes = {
        file.relative_to(site).as_posix(): len(gzip.compress(file.read_bytes(), 6))
        for file in site.rglob("*")
        if file.is_file()
    }
    assert sum(sizes.values()) < MOST, sizes


def test_the_service_worker_knows_all_files(site: Path) -> None:
    """Each by its hash: one that was changed on the way is not taken."""
    text = (site / "service_worker.js").read_text(encoding="utf-8")
    files = json.loads(re.match(r"const FILES=(\{.*?\}),", text)[1])  # type: ignore[index]
    there = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert files.keys() == there - {"service_worker.js"}
    assert all(re.fullmatch(r"sha256-[\w+/]{43}=", one) for one in files.values())


def test_the_policy_lets_the_page_load_from_its_own_place_alone(site: Path) -> None:
    """In the page for the first time, by the service worker from then on."""
    page = (site / "index.html").read_text(encoding="utf-8")
    assert POLICY.replace("'", "&#x27;") in page
    assert POLICY in (site / "service_worker.js").read_text(encoding="utf-8")
    assert "http" not in POLICY
    assert "*" not in POLICY
    assert "unsafe-eval'" not in POLICY.replace("'wasm-unsafe-eval'", "")
    assert course().title in page


def test_the_sources_have_no_type_errors(packages: Path, site: Path) -> None:
    """As TypeScript sees them."""
    compiler = packages / "typescript" / "bin" / "tsc"
    done = subprocess.run(
        ["node", str(compiler), "--noEmit"], cwd=SOURCES, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_packages_are_pinned_without_an_address() -> None:
    """Each with its version and its hash."""
    lock = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf-8"))
    own, *others = lock["packages"].values()
    wanted = {**own["dependencies"], **own["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert all(one["integrity"].startswith("sha512-") for one in others)
    assert not [one for one in others if "resolved" in one]


def test_what_is_in_the_way_is_left_alone(tmp_path: Path) -> None:
    """A folder with something in it is somebody's."""
    (tmp_path / "mine.txt").touch()
    with pytest.raises(SiteError, match="not an empty folder"):
        build_site(tmp_path)
    done = CliRunner().invoke(app, ["site", str(tmp_path)])
    assert done.exit_code == 1
    assert done.stderr == f"kata site: {tmp_path} is not an empty folder.\n"
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def lock_file(folder: Path, sha256: str) -> Path:
    """Write a lock file as Pyodide has it."""
    numpy = {"file_name": "numpy.whl", "sha256": sha256}
    text = json.dumps({"info": {"version": "1.2.3"}, "packages": {"numpy": numpy}})
    (folder / "lock.json").write_text(text, encoding="utf-8")
    return folder / "lock.json"


def test_another_wheel_is_not_taken(tmp_path: Path) -> None:
    """Nor one that was changed."""
    (tmp_path / "numpy.whl").write_bytes(b"another")
    with pytest.raises(NumpyWheelError, match=r"is not numpy\.whl of Pyodide 1\.2\.3"):
        numpy_files(lock_file(tmp_path, "0" * 64), tmp_path / "numpy.whl")
    with pytest.raises(NumpyWheelError, match="can't be read"):
        numpy_files(lock_file(tmp_path, "0" * 64), tmp_path / "missing.whl")


def test_a_wheel_that_can_not_be_fetched_may_be_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says how."""
    monkeypatch.setattr(numpy_wheel, "DISTRIBUTION", f"file://{tmp_path.as_posix()}/{{file}}")
    with pytest.raises(NumpyWheelError, match="say --numpy-wheel FILE"):
        numpy_files(lock_file(tmp_path, "0" * 64))
    with zipfile.ZipFile(tmp_path / "numpy.whl", "w") as wheel:
        for name in ("numpy/core.py", "numpy/tests/test_core.py", "numpy-1.dist-info/LICENSE.txt"):
            wheel.writestr(name, "1")
    sha256 = hashlib.sha256((tmp_path / "numpy.whl").read_bytes()).hexdigest()
    found = numpy_files(lock_file(tmp_path, sha256))
    assert sorted(found) == ["numpy-1.dist-info/LICENSE.txt", "numpy/core.py"]


def test_a_docstring_is_told_in_paragraphs() -> None:
    """A label, a text in one line, an example in its lines."""
    told = list(paragraphs("Add.\n\nFormula: a\n    + b.\n\nExample: so\n    >>> 1\n    1"))
    assert [one["label"] for one in told] == ["", "Formula", "Example"]
    assert told[1] == {"label": "Formula", "text": "a + b.", "code": ""}
    assert told[2]["code"] == ">>> 1\n1"
