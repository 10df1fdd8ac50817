"""kata examples: a learner's examples, judged by right implementations and by wrong ones."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from grader.comparing import bench
from grader.comparing.bench import Bench
from grader.comparing.examples import FILE, NoExamplesError, judge_examples
from grader.comparing.written_examples import read_examples
from grader.learning.numbers_written import NotUnderstoodError
from grader.mistakes.library import load_misconceptions
from tests.places import PROJECT
from tests.submissions import all_functions


def judge(folder: Path, text: str):
    """Judge a file of examples."""
    (folder / FILE).write_text(text, encoding="utf-8")
    return judge_examples(folder)


def test_examples_are_judged_by_right_and_by_wrong_ones(tmp_path: Path) -> None:
    """They count what they catch, together."""
    known = len(load_misconceptions("neural_network")["neural_network.sigmoid"])
    one = judge(tmp_path, "sigmoid([[0]]) == [[0.5]]\n")
    more = judge(
        tmp_path,
        "sigmoid([[0]]) == [[0.5]]\nsigmoid([[1, -2]]) == [[0.731059, 0.119203]]\n",
    )
    caught = []
    for judged, told in ((one, "the example is right; it catches"), (more, "together they catch")):
        assert judged.all_right
        assert told in judged.text
        (number,) = re.findall(rf"catche?s? (\d+) of {known} known mistakes", judged.text)
        caught.append(int(number))
    assert 0 < caught[0] < caught[1] < known
    assert "both examples are right" in more.text
    assert "Far below 0 the result is 0, far above it is 1, and never NaN." in more.text
    assert "up to a millionth" in more.text


def test_what_is_not_caught_is_not_given_away(tmp_path: Path) -> None:
    """Neither by its name nor by its explanation: only what it is about."""
    for text in (
        "sigmoid([[0]]) == [[0.5]]",
        "gradient_descent([[1.0]], [[2.0]], [[0.0]], [[0.0]], 0.5, 1, 1, mse_loss)"
        " == ([[1.0]], [[1.0]], [0.0])",
    ):
        told = judge(tmp_path, text).text
        assert "Not yet caught, by what they are about:" in told
        for mistakes in load_misconceptions("neural_network").values():
            for one in mistakes:
                name = one.name.partition("__")[2]
                assert "_" not in name or name not in told
                assert name.replace("_", " ") not in told or "_" not in name
                assert one.explanation[:30] not in told.replace("This is what you get", "")
    assert "the order of the rows" in told


def test_the_classes_count_what_is_not_caught(tmp_path: Path) -> None:
    """Each once."""
    told = judge(tmp_path, "matrix_multiply([[1]], [[1]]) == [[1]]").text
    caught, known = map(int, re.findall(r"catches (\d+) of (\d+)", told)[0])
    assert known - caught == sum(map(int, re.findall(r"^ +(\d+)  ", told, re.MULTILINE)))


def test_a_wrong_example_is_told_with_what_is_right(tmp_path: Path) -> None:
    """And catches nothing; the others still count."""
    judged = judge(
        tmp_path, "sigmoid([[0]]) == [[0.5]]\nsigmoid([[2]]) == [[0.88]]\nsigmoid('a') == 1\n"
    )
    assert not judged.all_right
    first, second = judged.text.splitlines()[:2]
    assert first.startswith("Line 2: sigmoid([[2]]) returns [[0.880797]], and not [[0.88]].")
    assert second.startswith("Line 3: sigmoid('a') has no result: it raises ")
    assert "1 of 3 examples is right" in judged.text


def test_an_example_holds_for_all_right_variants(tmp_path: Path) -> None:
    """Which epsilon keeps a logarithm finite is everybody's own choice."""
    told = judge(tmp_path, "binary_cross_entropy([[0.0]], [[1]]) == 34.538776").text
    assert "holds for ours, and not for" in told
    assert "no example is right yet" in told


def test_whole_numbers_that_cut_off_are_told(tmp_path: Path) -> None:
    """A copy of W that holds whole numbers can't take fractions."""
    text = (
        "gradient_descent([[1]], [[2]], [[0]], [[0]], 0.5, 1, 1, mse_loss) == ([[1]], [[1]], [0])"
    )
    assert "write whole numbers with a point, 0.0 and not 0." in judge(tmp_path, text).text


def test_chance_is_no_example(tmp_path: Path) -> None:
    """One batch is none of it."""
    call = (
        "gradient_descent([[1], [2], [3]], [[2], [1], [0]], [[0]], [[0]], 0.5, 1, SIZE, mse_loss)"
    )
    told = judge(tmp_path, f"{call.replace('SIZE', '1')} == ([[1]], [[1]], [0])").text
    assert "depends on chance" in told
    told = judge(tmp_path, f"{call.replace('SIZE', '3')} == ([[1]], [[1]], [0])").text
    assert "returns result 1 = " in told


def test_a_mistake_that_changes_its_arguments_is_caught(tmp_path: Path) -> None:
    """The result alone is right."""
    (tmp_path / FILE).write_text("", encoding="utf-8")
    written = read_examples("normalize([[1.0, 7.0], [3.0, 7.0]]) == [[-1.0, 0.0], [1.0, 0.0]]")
    judges = Bench("neural_network.normalize", all_functions(), "")
    try:
        caught = {one.name for one in judges.mistakes if judges.catches(written.examples[0], one)}
        assert judges.ours(written.examples[0]) is None
    finally:
        judges.close()
    assert any("place" in name or "input" in name or "change" in name for name in caught), caught


def test_the_readme_shows_what_is_printed(tmp_path: Path) -> None:
    """Its two examples, and what becomes of them."""
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    (examples,) = re.findall(r"```python\n(sigmoid.*?)```", readme, re.DOTALL)
    (printed,) = re.findall(r"\$ kata examples\n(.*?)```", readme, re.DOTALL)
    assert judge(tmp_path, examples).text.startswith(printed)


FORMS = """
'''My examples.'''
import numpy as np
from and_gate import evaluate as judge
from neural_network import sigmoid, numerical_gradient, mse_loss

X = [[0, 0], [0, 1]]
assert np.allclose(sigmoid([[0.0]]), [[0.5]])
assert judge(X, [[0], [1]], [[1], [1]], [[0.0]]) == ([[0.5], [0.731059]], [[0], [1]], 1)

def forward(X, params):
    return X @ params["p"]

numerical_gradient([[2.0]], [[10.0]], {"p": [[3.0]]}, mse_loss, forward) == {"p": [[-16]]}
"""


def test_a_file_of_examples_is_python(tmp_path: Path) -> None:
    """With asserts, names, imports, and helpers that run in a worker."""
    judged = judge(tmp_path, FORMS)
    assert judged.all_right, judged.text
    for subject in ("neural_network.sigmoid", "and_gate.evaluate", "neural_network.numerical"):
        assert subject in judged.text


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("for i in range(3): pass", "An example is a call, ==, and what it returns."),
        ("sigmoid([[0]])", "An example is"),
        ("sigmoid([[0]]) > 0", "An example is"),
        ("sigmod([[0]]) == 1", "Do you mean sigmoid?"),
        ("sigmoid(sigmoid([[0]])) == 1", "write its value in its place"),
        ("sigmoid(np.random.rand(3)) == 1", "random numbers have no result"),
        ("sigmoid(nonsense) == 1", "nonsense is no function, and no value"),
        ("sigmoid(np.zeros(10**9)) == 1", "more than 20,000 numbers"),
        ("X = Y = 3", "a value gets one name"),
        ("train([[0]], [[1]]) == 1", "there are several: say and_gate.train"),
    ],
)
def test_what_is_no_example_is_told_with_its_line(line: str, told: str, tmp_path: Path) -> None:
    """The others are judged all the same."""
    judged = judge(tmp_path, f"\n\n{line}\nmse_loss([[1]], [[3]]) == 4\n")
    assert judged.text.startswith("Line 3: ")
    assert told in judged.text
    assert "neural_network.mse_loss: the example is right" in judged.text
    assert not judged.all_right


def test_where_there_are_none_it_says_how_to_begin(tmp_path: Path) -> None:
    """In which file, in which form."""
    for write in (False, True):
        if write:
            (tmp_path / FILE).write_text("# none yet\n", encoding="utf-8")
        with pytest.raises(
            NoExamplesError, match=r"exercises/examples\.py, one a line: \w+\(\.\.\."
        ):
            judge_examples(tmp_path)
    with pytest.raises(NotUnderstoodError, match="isn't Python, line 2"):
        judge(tmp_path, "\nsigmoid([[0] == 1\n")


def test_helpers_end_in_time_and_can_not_decide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They run in a worker."""
    monkeypatch.setattr(bench, "CALL_TIMEOUT", 0.5)
    helper = "def forward(X, params):\n    while True: pass\n"
    call = 'numerical_gradient([[2.0]], [[10.0]], {"p": [[3.0]]}, mse_loss, forward) == 1\n'
    assert "has no result" in judge(tmp_path, helper + call).text


@pytest.mark.parametrize("subject", all_functions())
def test_each_mistake_can_be_called(subject: str) -> None:
    """In one module, under its own name: none is caught because it isn't there."""
    judges = Bench(subject, all_functions(), "")
    text = judges._sides[0].files.text_of(bench.MISTAKES)
    judges.close()
    compile(text, subject, "exec")
    for one in judges.mistakes:
        assert f"def {one.name}(" in text


def test_the_command_tells_it() -> None:
    """There are none in a fresh copy."""
    kata = [sys.executable, "-m", "grader.cli.staff", "examples"]
    done = subprocess.run(kata, cwd=PROJECT, capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr.startswith("kata examples: there are no examples yet.")
