"""Lends functions of the solutions to a submission, in the place of those that are not right yet.

So a function that is right by itself earns its points, whatever it stands on (exam boards call it
"error carried forward"). The edition for students has no solutions, and nothing to lend.
"""

from collections.abc import Iterable

from grader.boundary.loans import Loans
from grader.boundary.submission import Submission
from grader.boundary.submitted_files import read_files
from grader.course import FunctionName, course, module_of
from grader.judging.foundations import Foundations


class Lender:
    """Keeps a submission's other side, that has functions on loan; `close` ends its workers."""

    def __init__(self, submission: Submission) -> None:
        self._submission = submission
        self._reference = submission.beside(read_files(course().solutions))
        self._borrower: Submission | None = None
        self._loans: Loans | None = None

    def submission_with(
        self, exercise: str, lent: Iterable[FunctionName], foundations: Foundations
    ) -> Submission:
        """Return the submission with these functions on loan, to judge one of an exercise.

        Those of the learner's that are right may be passed to one of them.
        """
        order = {name: number for number, name in enumerate(course().exercise_names)}
        functions = sorted(lent, key=lambda name: order.get(module_of(name), 0))
        # Never those of the exercise itself: the function that is judged is one of them.
        modules = set(map(module_of, functions)) - {exercise}
        spares = [
            name
            for name in foundations.uses
            if module_of(name) in modules and name not in functions
        ]
        known = {
            name: getattr(self._reference.module(module_of(name)), name.partition(".")[2])
            for name in (*functions, *spares, *foundations.right)
        }
        broken = tuple(foundations.broken_modules)
        loans = Loans(tuple(functions), tuple(spares), broken, known)
        # They are the same for many checks in a row: a worker is kept for them.
        if self._borrower is None or loans != self._loans:
            before = self._borrower or self._submission
            borrower = before.with_loans(loans)
            self._close_borrower()
            self._borrower, self._loans = borrower, loans
        return self._borrower

    def submission_at_hand(self, exercise: str) -> Submission:
        """Return the one that was used last, unless something of the exercise is on loan in it."""
        if self._borrower is None or self._loans is None or exercise in self._loans.modules:
            return self._submission
        return self._borrower

    def prepare(self) -> None:
        """Start what answers for the functions on loan: no call has to wait for that then."""
        self._reference.prepare()

    def close(self) -> None:
        """End all workers."""
        self._reference.close()
        self._close_borrower()

    def _close_borrower(self) -> None:
        if self._borrower is not None:
            self._borrower.close()
            self._borrower = None
