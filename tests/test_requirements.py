"""What the workflows install: versions, with hashes, that fit what pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.places import PROJECT

FOLDER = PROJECT / ".github"
PINNED = re.compile(r"([a-z0-9.-]+)==\S+( ; [^\\]+)?( \\\n +--hash=sha256:[0-9a-f]{64})+\n")
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))


def wanted(*groups: str) -> set[str]:
    """Return the packages that the project and some groups of it need, by name."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [*settings["project"]["dependencies"]]
    waiting = list(groups)
    while waiting:
        for one in settings["dependency-groups"][waiting.pop()]:
            if isinstance(one, dict):
                waiting.append(one["include-group"])
            else:
                needed.append(one)
    return {re.split(r"[^\w.-]", name, maxsplit=1)[0].lower() for name in needed}


@pytest.mark.parametrize(("file", "group"), [("grading", "reports"), ("tests", "dev")])
def test_each_package_has_its_version_and_its_hashes(file: str, group: str) -> None:
    """And there is nothing else in it: no address of a registry, say."""
    text = (FOLDER / "requirements" / f"{file}.txt").read_text(encoding="utf-8")
    assert PINNED.sub("", text) == ""
    names = {found[1] for found in PINNED.finditer(text)}
    assert wanted(group) <= names


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_installs_what_is_pinned(file: Path) -> None:
    """From a file of this repository, whose hashes must be right."""
    for job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values():
        commands = "\n".join(step.get("run", "") for step in job["steps"])
        if not commands:  # it only hands on what another job has made
            continue
        assert "uv" not in commands.split()
        (install,) = re.findall(r"pip install (.*)", commands)
        kept = re.fullmatch(r"--require-hashes --requirement (\S+)", install)
        assert kept is not None
        assert (PROJECT / kept[1]).is_file()
