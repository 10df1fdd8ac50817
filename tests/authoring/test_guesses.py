"""A check goes by the first answer that it gets."""

from collections.abc import Callable

from grader.authoring.guesses import second_guesses
from grader.judging.attempt import Attempts
from grader.judging.checks import Learner
from grader.judging.expect import expect_among, expect_one_of, expect_that
from grader.mistakes.imitation import Imitations
from tests.authoring.players import check, player

WORDS = ["yes", "no"]


def one_of_the_words(learner: Learner) -> None:
    expect_among(learner.f(), WORDS)


def the_right_one(learner: Learner) -> None:
    expect_one_of(learner.f(), WORDS, expected="yes", hint="")


def any_of_two(learner: Learner) -> None:
    first, second = learner.f(), learner.f()
    if first != "yes":
        expect_one_of(second, WORDS, expected="yes", hint="")


def not_marked(learner: Learner) -> None:
    expect_that(learner.f() == "yes", found="a word", expected="another")


def told(run: Callable[[Learner], None]) -> list[str]:
    checks = check(one_of_the_words, hidden=False, points=0), check(run)
    imitations = Imitations(Attempts(1).run)
    right, wrong = player(lambda: "yes", "right"), player(lambda: "no", "wrong")
    seen = {
        one.name: [imitations.observation(one, each) for each in checks] for one in (right, wrong)
    }
    return list(second_guesses(right, seen["right"], seen, [wrong], imitations))


def test_one_answer_is_one_guess() -> None:
    """With expect_one_of."""
    assert told(the_right_one) == []


def test_a_check_that_takes_the_second_answer_is_told() -> None:
    """It is passed by a wrong answer and then a right one."""
    assert told(any_of_two) == ["any_of_two gives two guesses: wrong first, then a right answer"]


def test_a_guess_that_is_not_marked_is_told() -> None:
    """It would be asked for again in another worker."""
    assert told(not_marked) == ["not_marked lets wrong guess again: use expect_one_of"]
