"""An attack of the corpus, and what of its words comes to those who may read visible checks."""

import pytest

from grader.reports.disclosure import for_learners
from grader.reports.exporters import exercism, junit
from grader.reports.renderers import markdown
from grader.reports.report import Report
from tests.boundary.attacks import read_corpus
from tests.submissions import all_checks, function_of, grade_by

SUBJECTS = ("neural_network.sigmoid", "neural_network.mse_loss")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """What the attack comes to, by the checks of the functions that it changes."""
    (attack,) = (one for one in read_corpus() if one.name == "stealing/inputs_of_hidden_checks")
    folder = attack.build(tmp_path_factory.mktemp("attack") / "exercises", 0, "planted")
    checks = [one for one in all_checks() if one.subject in SUBJECTS]
    return grade_by(folder, checks, sandbox="process")


def test_no_visible_check_tells_what_a_hidden_one_passed_in(report: Report) -> None:
    """It was judged where nothing was kept."""
    lost = function_of(report, SUBJECTS[1]).lost
    visible = [str(check.message) for check in lost if not check.hidden]
    assert visible
    assert all("kept []" in message for message in visible)


@pytest.mark.parametrize(
    "show",
    [exercism.export, junit.export, lambda report: markdown.render(for_learners(report))],
    ids=["exercism", "junit", "markdown"],
)
def test_nothing_that_learners_read_tells_it(show: object, report: Report) -> None:
    """Whatever it is made for."""
    text = show(report)
    assert "kept []" in text
    assert "array" not in text
