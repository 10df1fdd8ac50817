"""Lends functions of the solutions to a submission, in the place of those that are not right yet.

So a function that is right by itself earns its points, whatever it stands on (exam boards call it
"error carried forward"). The edition for students has no solutions, and nothing to lend.
"""

from collections.abc import Iterable, Mapping, Sequence

from grader.boundary.loans import Loans
from grader.boundary.submission import Submission
from grader.course import FunctionName, course


class Lender:
    """Keeps a copy of a submission that has functions on loan; `close` ends its workers."""

    def __init__(self, submission: Submission) -> None:
        self._submission = submission
        self._reference = submission.beside(course().solutions)
        self._borrower: Submission | None = None
        self._loans: Loans | None = None

    def submission_with(
        self,
        exercise: str,
        lent: Iterable[FunctionName],
        right: Iterable[FunctionName],
        uses: Mapping[FunctionName, Sequence[FunctionName]],
        broken: Iterable[str],
    ) -> Submission:
        """Return the submission with these functions on loan, to judge one of an exercise.

        `right` are those of the learner's that may be passed to one of them; `uses` has all
        functions of the course, with those that each one is built on. `broken` are modules that are
        known not to be importable.
        """
        order = {name: number for number, name in enumerate(course().exercise_names)}
        functions = sorted(lent, key=lambda name: order.get(_module(name), 0))
        # Never those of the exercise itself: the function that is judged is one of them.
        modules = set(map(_module, functions)) - {exercise}
        spares = [name for name in uses if _module(name) in modules and name not in functions]
        known = {
            name: getattr(self._reference.module(_module(name)), name.partition(".")[2])
            for name in (*functions, *spares, *right)
        }
        loans = Loans(tuple(functions), tuple(spares), tuple(broken), known)
        self._reference.prepare()
        # They are the same for many checks in a row: a worker is kept for them.
        if self._borrower is None or loans != self._loans:
            self._close_borrower()
            self._borrower, self._loans = self._submission.with_loans(loans), loans
        return self._borrower

    def close(self) -> None:
        """End all workers."""
        self._reference.close()
        self._close_borrower()

    def _close_borrower(self) -> None:
        if self._borrower is not None:
            self._borrower.close()
            self._borrower = None


def _module(function: FunctionName) -> str:
    return function.partition(".")[0]
