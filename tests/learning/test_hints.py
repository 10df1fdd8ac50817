"""kata hint: a nudge, a pointer, nearly the answer."""

from pathlib import Path

import pytest

from grader.authoring.right_variants import with_code
from grader.judging.names import NoSuchFunctionError, find_subject
from grader.learning import hints
from tests.places import SOLUTIONS
from tests.submissions import all_functions


def test_asking_again_says_more_and_stops_at_the_last(tmp_path: Path) -> None:
    """Each function has its own count."""
    asked = tmp_path / ".katas" / "hints.json"
    steps = hints.load_hints()["neural_network.sigmoid"]
    for number in [*range(len(steps)), len(steps) - 1]:
        given = hints.next_hint("neural_network.sigmoid", asked)
        assert given.endswith(f":\n{steps[number]}")
        assert f"hint {number + 1} of {len(steps)}" in given
    assert "hint 1 of" in hints.next_hint("and_gate.train", asked)


def test_a_damaged_count_begins_again(tmp_path: Path) -> None:
    """Whatever is in the file."""
    asked = tmp_path / "hints.json"
    for text in ("{", "[1]", '{"neural_network.sigmoid": "x"}', '{"neural_network.sigmoid": -5}'):
        asked.write_text(text, encoding="utf-8")
        assert "hint 1 of" in hints.next_hint("neural_network.sigmoid", asked)


def test_without_a_name_it_is_about_the_next_thing_to_do(tmp_path: Path) -> None:
    """What the scoreboard says: a TODO, or what is wrong before it."""
    assert hints.next_to_do() == all_functions()[0]
    code = {"neural_network": "def sigmoid(Z): return Z\n", "grid": "del observe\n"}
    assert hints.next_to_do(with_code(tmp_path / "wrong", code)) == "neural_network.sigmoid"
    broken = with_code(tmp_path / "broken", {"and_gate": "undefined"})
    with pytest.raises(
        hints.NoHintError, match=r"^first mend and_gate\.py, line \d+: the file can't"
    ):
        hints.next_to_do(broken)
    with pytest.raises(hints.NoHintError, match="all functions are right"):
        hints.next_to_do(SOLUTIONS)


def test_its_own_name_is_enough_where_no_other_function_has_it() -> None:
    """Nobody need say in which file it is."""
    names = [one.partition(".")[2] for one in all_functions()]
    own = {name: one for one, name in zip(all_functions(), names, strict=True)}
    alone = [name for name in names if names.count(name) == 1]
    assert alone
    for name in alone:
        assert find_subject(name, all_functions()) == own[name]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "quaternion",
            f"there is no function 'quaternion'. There are: {', '.join(all_functions())}.",
        ),
        ("sigmoyd", "there is no function 'sigmoyd'. Do you mean sigmoid?"),
        (
            "train",
            "there are several: say "
            f"{' or '.join(one for one in all_functions() if one.endswith('.train'))}.",
        ),
    ],
)
def test_a_name_that_means_nothing_or_too_much_is_one_sentence(name: str, words: str) -> None:
    """With the names to choose from."""
    with pytest.raises(NoSuchFunctionError) as error:
        hints.next_hint(name)
    assert str(error.value) == words
