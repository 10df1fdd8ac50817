"""An attack of the corpus, and what of its words comes to those who may read visible checks."""

from collections.abc import Callable

import pytest

from grader.reports.disclosure import for_learners
from grader.reports.exporters import exercism, junit
from grader.reports.message import Message, as_text
from grader.reports.renderers import markdown
from grader.reports.report import Report
from tests.boundary.attacks import read_corpus
from tests.submissions import all_checks, function_of, grade_by

SUBJECTS = ("neural_network.sigmoid", "neural_network.mse_loss")
CHECKS = [check for check in all_checks() if check.subject in SUBJECTS]

Reports = tuple[Report, Report]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    """What the attack comes to by all checks of its functions, and by the visible ones alone."""
    (attack,) = (one for one in read_corpus() if one.name == "stealing/inputs_of_hidden_checks")
    folder = attack.build(tmp_path_factory.mktemp("attack") / "exercises", 0, "planted")
    visible = [check for check in CHECKS if not check.hidden]
    whole, visible_only = (
        grade_by(folder, checks, sandbox="process") for checks in (CHECKS, visible)
    )
    return whole, visible_only


def told(report: Report) -> list[Message]:
    """Return the messages of the visible checks that were lost."""
    lost = function_of(report, SUBJECTS[1]).lost
    return [check.message for check in lost if not check.hidden]


def test_visible_checks_tell_the_same_where_there_are_no_hidden_ones(reports: Reports) -> None:
    """So what hidden ones passed in is not in it."""
    whole, visible_only = reports
    assert told(whole) == told(visible_only) != []


@pytest.mark.parametrize(
    "show",
    [exercism.export, junit.export, lambda report: markdown.render(for_learners(report))],
    ids=["exercism", "junit", "markdown"],
)
def test_nothing_that_learners_read_tells_it(
    show: Callable[[Report], str], reports: Reports
) -> None:
    """Hidden checks did hear it."""
    whole, visible_only = reports
    heard = [check.message for check in function_of(whole, SUBJECTS[1]).lost if check.hidden]
    kept = {line.text for message in heard for line in message if "kept" in line.text}
    known = "\n".join(map(as_text, told(visible_only)))
    secrets = [text for text in kept if text not in known]
    assert secrets
    assert not [text for text in secrets if text in show(whole)]
