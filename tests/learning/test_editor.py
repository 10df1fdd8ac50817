"""What VS Code and a codespace do by themselves: the commands are there."""

import json

import pytest
from click.testing import CliRunner

from grader.cli.learner import app
from tests.places import PROJECT

UV = "python -m uv run "


def read(name: str) -> dict:
    return json.loads((PROJECT / name).read_text(encoding="utf-8"))


TASKS = {task["label"]: task for task in read(".vscode/tasks.json")["tasks"]}


def test_kata_watch_begins_when_the_folder_is_opened() -> None:
    """And the container allows that."""
    assert TASKS["kata watch"]["runOptions"]["runOn"] == "folderOpen"
    settings = read(".devcontainer/devcontainer.json")["customizations"]["vscode"]["settings"]
    assert settings["task.allowAutomaticTasks"] == "on"


def test_the_container_installs_what_a_learner_needs() -> None:
    """As the README has it, and the sandbox."""
    installs = read(".devcontainer/devcontainer.json")["postCreateCommand"].split(" && ")
    assert installs[-2:] == ["python -m pip install uv", "python -m uv sync"]
    assert any("bubblewrap" in one for one in installs)


@pytest.mark.parametrize("label", TASKS)
def test_each_task_runs_a_command_that_is_there(label: str) -> None:
    """Through uv, as the README says."""
    program, *arguments = TASKS[label]["command"].removeprefix(UV).split()
    assert TASKS[label]["command"].startswith(UV)
    if program == "kata":
        assert CliRunner().invoke(app, [*arguments, "--help"]).exit_code == 0
    else:
        assert (program, *arguments) == ("pytest", "grader")
