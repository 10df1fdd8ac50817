"""Two wrong functions in one submission."""

from pathlib import Path

import pytest

from grader.authoring.wrong_pairs import judged_together, wrong_pair
from grader.judging.dependencies import dependencies
from grader.mistakes.library import load_misconceptions
from grader.reports.status import Status
from tests.submissions import all_functions

USES = dependencies()


@pytest.mark.parametrize("subject", all_functions())
def test_a_function_is_paired_with_one_that_it_is_built_on(subject: str) -> None:
    """If there is one."""
    for seed in range(5):
        pair = wrong_pair(subject, seed)
        assert pair == wrong_pair(subject, seed)
        assert bool(pair) == bool(USES[subject])
        assert not pair or (pair[0].subject in USES[subject] and pair[1].subject == subject)


def test_both_are_judged_with_each_seed(tmp_path: Path) -> None:
    """The one that is built on the other with ours in its place: each loses what is its own."""
    known = load_misconceptions("neural_network")
    pair = [known[f"neural_network.{name}"][0] for name in ("sigmoid", "forward_perceptron")]
    found = judged_together(pair, tmp_path / "exercises", [1, 2])
    assert {len(statuses) for statuses in found.values()} == {2}
    own = [found[name] for name in found if "TestForwardPerceptron" in name]
    assert own == [[Status.FAILED] * 2] * 2
    partner = [found[name] for name in found if "TestForwardPerceptron" not in name]
    assert any(Status.FAILED in statuses for statuses in partner)
