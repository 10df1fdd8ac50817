"""The course as it is handed out: made once, and copied by those who change it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.notebooks.course_folder import write_course
from tests.notebooks.nbgrader_course import NbgraderCourse


@pytest.fixture(scope="session")
def apart_from_this_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep nbgrader and Jupyter from the settings of whoever runs this."""
    with pytest.MonkeyPatch.context() as patch:
        settings = tmp_path_factory.mktemp("settings")
        patch.setenv("JUPYTER_CONFIG_DIR", str(settings / "jupyter"))
        patch.setenv("IPYTHONDIR", str(settings / "ipython"))
        yield


@pytest.fixture(scope="session")
def released(
    tmp_path_factory: pytest.TempPathFactory, apart_from_this_machine: None
) -> NbgraderCourse:
    """Make a course folder and an assignment, which no test changes."""
    course = NbgraderCourse(tmp_path_factory.mktemp("nbgrader") / "course")
    write_course(course.folder)
    with pytest.MonkeyPatch.context() as patch:
        # For a new gradebook nbgrader asks another process, which loads all of nbgrader again.
        patch.setattr("nbgrader.api.get_alembic_version", lambda: "the latest")
        assert "WARNING" not in course.generate_assignment()
    return course


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory, released: NbgraderCourse) -> NbgraderCourse:
    """Copy the course folder, for the tests of one file to hand in and to grade."""
    # A copy stands as deep as the original: the way from it to the solutions is the same.
    folder = tmp_path_factory.mktemp("copy") / "course"
    return NbgraderCourse(Path(shutil.copytree(released.folder, folder)))
