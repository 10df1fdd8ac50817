"""The rules of an exercise: each one bites, and says in a sentence what to do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.authoring.outline import Exercise, exercise_names
from grader.authoring.rules import RULES, Problem, broken_rules, of_course
from grader.course import Course, course
from grader.judging.check import class_of, function_of, load_checks
from grader.mistakes.library import load_misconceptions
from tests.authoring.course_of_one import small_course

SOLUTION = "solutions/zigzag.py"
STUB = "exercises/zigzag.py"
CHECKS = "grader/checks/test_zigzag.py"
HINTS = "grader/hints.toml"
MISCONCEPTIONS = "grader/misconceptions/zigzag.py"
VARIANT = "tests/wheats/zigzag__otherwise.py"

TITLE = '"""Write a title, in one line.\n\nSay in a sentence or two what it is about.\n"""\n'
FIRST_LINE = '    """Say in one sentence what the function does.\n\n    F'
FACT = '"""State the fact that is checked, for the learner."""'
VISIBLE = '''\
    @points(1)
    def test_worked_by_hand(self, learner: Learner) -> None:
        """State the fact that is checked, for the learner."""
        result = learner.zigzag(np.array([[1, 3]]))
        expect_close(result, [[2, 6]], hint="Say what to look at.")

'''
NUDGE = '"Give a nudge: what should one look at first?"'
EXPLANATION = "This is what you get when you square X. Say what to change."


@pytest.fixture
def small(tmp_path: Path) -> Course:
    """Make a small course."""
    return small_course(tmp_path)


def change(course: Course, path: str, old: str, new: str) -> None:
    """Put a text in the place of another where it stands first."""
    file = course.root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(course: Course) -> list[str]:
    """Return what is told of the exercise."""
    return list(map(str, broken_rules(Exercise(course, "zigzag"))))


def test_a_finished_skeleton_keeps_all_rules(small: Course) -> None:
    """Else no other test here would prove anything."""
    assert told(small) == []
    assert list(of_course(small)) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            TITLE, "",
            "solutions/zigzag.py: there is no docstring; begin it with one, since its first line "
            "becomes the title of a notebook.",
        ),
        (
            FIRST_LINE, FIRST_LINE.replace(".", ""),
            "zigzag.zigzag: its docstring does not begin with a sentence; say in one line what "
            "the function does, with a full stop.",
        ),
        (
            "    Errors: none", "    None",
            "zigzag.zigzag: its docstring has 0 lines that begin with 'Errors:'; "
            "write just one.",
        ),
        (
            "    Errors: none", "    Errors: none\n\n    Errors: none",
            "zigzag.zigzag: its docstring has 2 lines that begin with 'Errors:'; "
            "write just one.",
        ),
        (
            "[[2, 6]]\n", "[[2, 7]]\n",
            "zigzag.zigzag: the example zigzag(np.array([[1, 3]])).tolist() gives [[2, 6]] and "
            "not [[2, 7]]; mend the function or the docstring.",
        ),
        (
            "(np.array([[1, 3]])).tolist()\n        [[2, 6]]", '("a" * 70)\n        12',
            "zigzag.zigzag: the example zigzag(\"a\" * 70) gives 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            "aaaaaaaaaaaaaaaaaaaaaaaa... and not 12; mend the function or the docstring.",
        ),
        (
            ">>> zigzag(", ">>> zigzga(",
            "zigzag.zigzag: the example zigzga(np.array([[1, 3]])).tolist() raises NameError: "
            "name 'zigzga' is not defined; mend the function or the docstring.",
        ),
        (
            "import numpy", "import nowhere\nimport numpy",
            "solutions/zigzag.py: importing it raises ModuleNotFoundError: No module named "
            "'nowhere'; mend that first.",
        ),
        (
            "import numpy", "raise SystemExit(2)\nimport numpy",
            "solutions/zigzag.py: importing it raises SystemExit: 2; mend that first.",
        ),
    ],
)  # fmt: skip
def test_a_solution_is_documented_and_runs(
    old: str, new: str, sentence: str, small: Course
) -> None:
    """Its title, the parts of its docstrings, its examples."""
    change(small, SOLUTION, old, new)
    stub = small.root / STUB
    if old in stub.read_text(encoding="utf-8"):
        change(small, STUB, old, new)
    assert told(small) == [sentence]


@pytest.mark.parametrize("part", ["Formula", "Shapes", "Example"])
def test_no_part_of_a_docstring_is_left_out(part: str, small: Course) -> None:
    """As with errors, in the table above."""
    for path in (SOLUTION, STUB):
        change(small, path, f"    {part}: ", "    ")
    (sentence,) = told(small)
    assert f"has 0 lines that begin with '{part}:'" in sentence


def test_a_region_says_what_is_to_do(small: Course) -> None:
    """It becomes the TODO; so there is no stub to compare with."""
    change(small, SOLUTION, " Say in one imperative sentence what is to be written.", "")
    assert told(small) == [
        "zigzag.zigzag: its region has no instruction; write one imperative sentence behind "
        "### BEGIN SOLUTION: it becomes the TODO."
    ]


def test_learners_have_something_to_write(small: Course) -> None:
    """A solution without a region is all given."""
    file = small.root / SOLUTION
    text = file.read_text(encoding="utf-8").replace("### BEGIN SOLUTION", "#")
    file.write_text(text.replace("### END SOLUTION", "#"), encoding="utf-8")
    assert told(small)[0] == (
        "solutions/zigzag.py: no function has a region; put ### BEGIN SOLUTION and "
        "### END SOLUTION around what learners write."
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "class TestZigzag", "class Zigzag",
            "zigzag.zigzag: there are no checks of it; write a class TestZigzag in "
            "grader/checks/test_zigzag.py.",
        ),
        (
            VISIBLE, "",
            "zigzag.zigzag: it has no visible check; write one, of 0 points where it would give "
            "the answer away.",
        ),
        (
            FACT, '"""A fact"""',
            "zigzag.zigzag: test_worked_by_hand has no sentence as its docstring; write the fact "
            "that it checks as a sentence, for the learner.",
        ),
        (
            f"{FACT}\n", "\n",
            "zigzag.zigzag: test_worked_by_hand has no sentence as its docstring; write the fact "
            "that it checks as a sentence, for the learner.",
        ),
        (
            FACT, f'"""{"x" * 95}."""',
            "zigzag.zigzag: the docstring of test_worked_by_hand has 96 characters; "
            "make it 95 at most.",
        ),
        (
            "    @points(1)\n", "",
            "zigzag.zigzag: test_worked_by_hand has no points; put @points(1) above it, "
            "or another number.",
        ),
        (
            "@points(1, ", "@points(0, ",
            "zigzag.zigzag: test_random_matrix is worth 0 points; give it one at least: only a "
            "function's one visible check goes without.",
        ),
        (
            "learner: Learner) ", "learner: Learner, reference: Reference) ",
            "zigzag.zigzag: test_worked_by_hand is visible and takes the reference, which "
            "students don't have; work its answer out by hand, or hide the check.",
        ),
    ],
)  # fmt: skip
def test_a_check_is_a_sentence_and_points(old: str, new: str, sentence: str, small: Course) -> None:
    """And each function has a class of them."""
    change(small, CHECKS, old, new)
    assert told(small) == [sentence]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CHECKS, "@points(1)", "@points(0)"),
        (CHECKS, FACT, f'"""{"x" * 94}."""'),
        (HINTS, NUDGE, f'"{"x" * 219}?"'),
        (MISCONCEPTIONS, EXPLANATION, "This is what you get " + "x" * 218 + "."),
    ],
)
def test_what_is_just_allowed_is_no_problem(path: str, old: str, new: str, small: Course) -> None:
    """No points for a visible check, and texts of full length."""
    change(small, path, old, new)
    assert told(small) == []


def test_of_two_visible_checks_none_goes_without_points(small: Course) -> None:
    """It would be on the scoreboard without it."""
    second = VISIBLE.replace("by_hand", "by_head").replace("points(1)", "points(0)")
    change(small, CHECKS, VISIBLE, VISIBLE + second)
    (sentence,) = told(small)
    assert "test_worked_by_head is worth 0 points" in sentence


def test_a_class_is_about_a_function_to_write(small: Course) -> None:
    """A name that is misspelled is no name of it."""
    change(small, CHECKS, "class TestZigzag", "class TestZigzga")
    assert told(small) == [
        "zigzag.zigzag: there are no checks of it; write a class TestZigzag in "
        "grader/checks/test_zigzag.py.",
        "zigzag.zigzga: learners don't write it; rename TestZigzga in "
        "grader/checks/test_zigzag.py, or give the function a region.",
    ]


def test_a_function_has_a_name_that_a_class_can_have(small: Course) -> None:
    """TestF2 is about f2, and no class about f_2."""
    for path in (SOLUTION, STUB, CHECKS, HINTS, MISCONCEPTIONS, VARIANT):
        file = small.root / path
        text = file.read_text(encoding="utf-8").replace("coil", "coil_2")
        file.write_text(text.replace("TestCoil", "TestCoil2"), encoding="utf-8")
    assert told(small)[0] == (
        "zigzag.coil_2: no class of checks can be named after it; name it by words of letters, "
        "with single underscores between them."
    )


@pytest.mark.parametrize("name", ["mse_loss", "binary_cross_entropy", "train"])
def test_class_names_spell_function_names(name: str) -> None:
    """There and back."""
    assert function_of(class_of(name)) == name


def test_checks_and_hints_stand_in_the_order_of_the_solution(small: Course) -> None:
    """The scoreboard reads like the file."""
    for path in (CHECKS, HINTS):
        file = small.root / path
        text = file.read_text(encoding="utf-8")
        for one, other in (("zigzag", "coil"), ("Zigzag", "Coil")):
            text = text.replace(one, "*").replace(other, one).replace("*", other)
        file.write_text(text.replace("[coil]", "[zigzag]"), encoding="utf-8")
    assert told(small) == [
        "grader/checks/test_zigzag.py: its classes stand in another order than the functions; "
        "put them in the same order, which is that of the scoreboard.",
        "grader/hints.toml: the hints of zigzag stand in another order than the functions; "
        "put them in the same order.",
    ]


def test_an_exercise_has_its_place_in_the_course(small: Course) -> None:
    """Without one nobody would be graded by it."""
    change(small, "pyproject.toml", '"grader/checks/test_zigzag.py"', "")
    assert told(Course(small.root)) == [
        "grader/checks/test_zigzag.py: it is not in `testpaths`; add it in pyproject.toml: "
        "its place there is its place in the course."
    ]
    assert exercise_names(Course(small.root)) == ["zigzag"]


def test_a_stub_is_what_the_solution_makes_of_it(small: Course) -> None:
    """In every letter; and it is there."""
    sentence = (
        "exercises/zigzag.py: it is not what the solution makes of it; run `kata stubs`."
    )  # fmt: skip
    change(small, STUB, "title", "heading")
    assert told(small) == [sentence]
    (small.root / STUB).unlink()
    assert told(small) == [sentence]


def test_markers_that_make_no_stub_are_told(small: Course) -> None:
    """In nbgrader's words."""
    change(small, SOLUTION, "    ### END SOLUTION\n", "")
    (sentence,) = told(small)
    assert sentence.startswith("solutions/zigzag.py: no stub can be made: ")
    assert sentence.endswith("; mend the markers.")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            f"    {NUDGE},\n", "",
            "zigzag.zigzag: it has 2 different hints; write 3 at least into grader/hints.toml: "
            "a nudge, a pointer, nearly the answer.",
        ),
        (
            NUDGE, f"{NUDGE}, {NUDGE}",
            "zigzag.zigzag: two of its hints are the same; drop one, or say more in it.",
        ),
        (
            "look at first?", "look at first!",
            "zigzag.zigzag: hint 1 ends neither with . nor with ?; make it a sentence.",
        ),
        (
            NUDGE, f'"{"x" * 220}?"',
            "zigzag.zigzag: hint 1 has 221 characters; make it 220 at most.",
        ),
        (
            "coil = ", 'zigzga = ["A.", "B.", "C."]\ncoil = ',
            "zigzag.zigzga: learners don't write it; rename or drop its hints in "
            "grader/hints.toml.",
        ),
    ],
)  # fmt: skip
def test_hints_say_more_step_by_step(old: str, new: str, sentence: str, small: Course) -> None:
    """Three different ones at least, none of them long."""
    change(small, HINTS, old, new)
    assert told(small) == [sentence]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "def zigzag__added", "def coil__subtracted",
            "zigzag.zigzag: it has 1 known mistakes; write 2 at least into "
            "grader/misconceptions/zigzag.py: zigzag__<what is wrong>.",
        ),
        (
            "def zigzag__squared", "def zigzga__cubed(X): pass\n\n\ndef zigzag__squared",
            "zigzag.zigzga: learners don't write it, and there is a known mistake "
            "zigzga__cubed; rename that after a function that they write.",
        ),
        (
            EXPLANATION, "You square X. Say what to change.",
            "zigzag.zigzag: the docstring of zigzag__squared does not begin with "
            "'This is what you get '; say what was done, then what to change.",
        ),
        (
            EXPLANATION, EXPLANATION[:-1],
            "zigzag.zigzag: the docstring of zigzag__squared ends neither with . nor with ?; "
            "make it a sentence.",
        ),
        (
            EXPLANATION, "This is what you get " + "x" * 219 + ".",
            "zigzag.zigzag: the docstring of zigzag__squared has 241 characters; "
            "make it 240 at most.",
        ),
    ],
)  # fmt: skip
def test_known_mistakes_are_explained(old: str, new: str, sentence: str, small: Course) -> None:
    """Two at least of each function."""
    change(small, MISCONCEPTIONS, old, new)
    assert told(small) == [sentence]


@pytest.mark.parametrize(
    ("path", "old", "what"),
    [
        (HINTS, "what should one look at first?", "hint 1"),
        (MISCONCEPTIONS, "Say what to change.", "the docstring of zigzag__squared"),
    ],
)
def test_no_line_of_the_solution_is_given_away(
    path: str, old: str, what: str, small: Course
) -> None:
    """Words, not code; a line of 12 characters may be anything."""
    change(small, path, old, "Write return 2 * X and return +2 * X.")
    assert told(small) == []
    change(small, SOLUTION, "return 2 * X", "return +2 * X")
    assert told(small) == [
        f"zigzag.zigzag: {what} gives a line of the solution away: return +2 * X; "
        "say it in words."
    ]  # fmt: skip


def test_each_function_is_written_otherwise(small: Course) -> None:
    """By a right variant."""
    change(small, VARIANT, "def coil(", "def zigzga(")
    assert told(small) == [
        "zigzag.coil: it has no right variant; write one into "
        "tests/wheats/zigzag__<what is special>.py."
    ]


def test_a_right_variant_is_one_of_a_function_to_write(small: Course) -> None:
    """Else it stands for nothing."""
    (small.root / "tests/wheats/zigzag__idle.py").write_text("def helper(): pass\n")
    assert told(small) == [
        "tests/wheats/zigzag__idle.py: it defines no function to write; "
        "define one that zigzag asks for."
    ]


@pytest.mark.parametrize(
    "code", ["coil = zigzag = np.abs\n", "def coil(X): ...\n\n\ndef zigzag(X): ...\n"]
)
def test_a_right_variant_may_also_assign_a_function(code: str, small: Course) -> None:
    """Or be a whole module, whatever is in it."""
    (small.root / VARIANT).write_text(code, encoding="utf-8")
    assert told(small) == []
    (small.root / VARIANT).rename(small.root / "tests/wheats/zigzag__whole_module.py")
    assert told(small) == []


def test_what_a_skeleton_asks_for_is_done(small: Course) -> None:
    """A TODO that is left is told with what it says, file by file."""
    change(small, SOLUTION, "Write a title", "TODO: Write a title")
    change(small, STUB, "Write a title", "TODO: Write a title")
    change(small, HINTS, "Give nearly", "TODO, nearly")
    change(small, MISCONCEPTIONS, "return X**2", "return X**2  # TODO")
    assert told(small) == [
        "solutions/zigzag.py, line 1: a TODO is left; write a title, in one line.",
        "grader/hints.toml, line 5: a TODO is left; nearly the answer, in words and not in code.",
        "grader/misconceptions/zigzag.py, line 9: a TODO is left; finish the line.",
    ]
    (small.root / HINTS).write_text(
        (small.root / HINTS).read_text(encoding="utf-8") + '\n[other]\nf = ["TODO: Say it."]\n',
        encoding="utf-8",
    )
    assert len(told(small)) == 3


@pytest.mark.parametrize("path", [SOLUTION, CHECKS, HINTS, MISCONCEPTIONS, VARIANT])
def test_a_file_that_is_broken_is_told_once(path: str, small: Course) -> None:
    """Whatever is looked for in it; and the other files are looked at as ever."""
    file = small.root / path
    file.write_text(file.read_text(encoding="utf-8") + "\n(\n", encoding="utf-8")
    (sentence,) = told(small)
    kind = "TOML" if path == HINTS else "Python"
    assert sentence.startswith(f"{path}: it is no {kind}: ")
    assert sentence.endswith("; mend that first.")


@pytest.mark.parametrize("value", ["5", '"Look."', "[1, 2, 3]"])
def test_hints_are_lists_of_texts(value: str, small: Course) -> None:
    """Of each function; and each section is a table."""
    change(small, HINTS, "coil = [", f"coil = {value}\nother = [")
    assert told(small) == [
        "grader/hints.toml: 'zigzag' is no table of lists of texts; mend that first."
    ]
    (small.root / HINTS).write_text(f"zigzag = {value}\n", encoding="utf-8")
    assert told(small) == [
        "grader/hints.toml: 'zigzag' is no table of lists of texts; mend that first."
    ]


@pytest.mark.parametrize("path", [CHECKS, HINTS])
def test_a_file_that_is_missing_is_told_once(path: str, small: Course) -> None:
    """Also one that all exercises share."""
    (small.root / path).unlink()
    assert told(small) == [f"{path}: it is not there; mend that first."]


def test_a_file_in_another_encoding_is_told(small: Course) -> None:
    """By its name."""
    (small.root / VARIANT).write_bytes(b"# caf\xe9\n")
    (sentence,) = told(small)
    assert sentence.startswith(f"{VARIANT}: it can't be read: ")


# ── the course as a whole ────────────────────────────────────────────────────────────────────


def test_a_name_that_is_misspelled_in_one_place_is_told_with_the_place(small: Course) -> None:
    """There is no registry: folders, hints and `testpaths` agree."""
    places = {
        "azigzag": "tests/wheats/azigzag__other.py",
        "bzigzag": "exercises/bzigzag.py",
        "czigzag": "grader/misconceptions/czigzag.py",
        "dzigzag": "grader/checks/test_dzigzag.py",
    }
    for path in places.values():
        (small.root / path).touch()
    change(small, HINTS, "[zigzag]", "[ezigzag]\n\n[zigzag]")
    places["ezigzag"] = "[ezigzag] in grader/hints.toml"
    assert exercise_names(small) == ["zigzag", *places]
    for name, place in places.items():
        (problem,) = broken_rules(Exercise(small, name))
        assert str(problem) == (
            f"solutions/{name}.py: it is not there; write it, or rename {place}."
        )  # fmt: skip


def test_a_line_of_testpaths_alone_is_an_exercise_without_a_solution(small: Course) -> None:
    """Misspelled there, it is told where."""
    change(small, "pyproject.toml", "test_zigzag.py", "test_zigzga.py")
    (problem,) = broken_rules(Exercise(Course(small.root), "zigzga"))
    assert str(problem).endswith("rename grader/checks/test_zigzga.py in `testpaths`.")


def test_mistakes_that_exercises_share_belong_to_each_of_them(small: Course) -> None:
    """And their file is no exercise."""
    settings = small.root / "pyproject.toml"
    shared = '\n[tool.katas.shared-misconceptions]\nboth = ["zigzag"]\n'
    settings.write_text(settings.read_text(encoding="utf-8") + shared, encoding="utf-8")
    file = small.root / MISCONCEPTIONS
    file.rename(file.with_name("both.py"))
    course = Course(small.root)
    assert exercise_names(course) == ["zigzag"]
    assert told(course) == []


def test_mistakes_may_fill_a_folder(small: Course) -> None:
    """A file a function, say."""
    file = small.root / MISCONCEPTIONS
    folder = file.with_suffix("") / "deep"
    folder.mkdir(parents=True)
    file.rename(folder / "all.py")
    assert told(small) == []


def test_a_right_variant_says_to_which_exercise_it_belongs(small: Course) -> None:
    """By its name: else nobody would try it."""
    (small.root / VARIANT).rename(small.root / "tests/wheats/zigzag_otherwise.py")
    assert list(map(str, of_course(small))) == [
        "tests/wheats/zigzag_otherwise.py: its name says of no exercise that it belongs to it; "
        "call it <exercise>__<what is special>.py."
    ]


def test_hints_stand_in_the_order_of_the_course(small: Course) -> None:
    """As `testpaths` has it."""
    change(small, "pyproject.toml", "paths = [", 'paths = ["grader/checks/test_other.py", ')
    change(small, HINTS, "[zigzag]", "[other]\n\n[zigzag]")
    assert list(of_course(Course(small.root))) == []
    change(small, HINTS, "[other]\n\n[zigzag]", "[zigzag]")
    file = small.root / HINTS
    file.write_text(file.read_text(encoding="utf-8") + "\n[other]\n", encoding="utf-8")
    assert list(map(str, of_course(Course(small.root)))) == [
        "grader/hints.toml: its sections stand in another order than `testpaths`; "
        "put them in the same order."
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("name", course().exercise_names)
def test_every_exercise_of_this_course_keeps_all_rules(
    rule: Callable[[Exercise], Iterator[Problem]], name: str
) -> None:
    """Those that `kata certify` tells."""
    assert list(map(str, rule(Exercise(course(), name)))) == []


def test_this_course_keeps_its_own_rules() -> None:
    """An exercise is one name in all places, and no file belongs to none."""
    assert exercise_names(course()) == course().exercise_names
    assert list(of_course(course())) == []


# ── what is read is what is graded ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", course().exercise_names)
def test_checks_are_read_as_they_are_loaded(name: str) -> None:
    """Names, sentences, points; which are hidden."""
    assert [
        (function, *check[:4])
        for function, checks in Exercise(course(), name).checks.items()
        for check in checks
    ] == [
        (check.function, check.name, check.title, check.points, check.hidden)
        for check in load_checks(name)
    ]


@pytest.mark.parametrize("name", course().exercise_names)
def test_known_mistakes_are_read_as_they_are_loaded(name: str) -> None:
    """Names and explanations."""
    loaded = load_misconceptions(name).values()
    assert Exercise(course(), name).explanations == {
        one.name: one.explanation for group in loaded for one in group
    }
