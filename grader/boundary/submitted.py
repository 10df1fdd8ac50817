"""What a check is given as `learner`: it looks like a module of the submission."""

from typing import TYPE_CHECKING, Any

from grader.boundary.outcome import CallFailed, CallRecord
from grader.worker import messages

if TYPE_CHECKING:
    from grader.boundary.submission import Submission


class SubmittedModule:
    """Looks like a module of the submission: `module.sigmoid(Z)` calls its sigmoid."""

    def __init__(self, submission: "Submission", name: str, remember: bool = False) -> None:
        self._submission = submission
        self._name = name
        self._remember = remember

    @property
    def remembered(self) -> "SubmittedModule":
        """The same module, whose calls are made once only: for trainings that take long."""
        return SubmittedModule(self._submission, self._name, remember=True)

    def __getattr__(self, function: str) -> "SubmittedFunction":
        if function.startswith("_"):
            raise AttributeError(function)
        return SubmittedFunction(self._submission, self._name, function, self._remember)

    @property
    def last_call(self) -> CallRecord:
        """What became of the latest call of this check."""
        return self._submission.calls[-1]


class SubmittedFunction:
    """Looks like a function of the submission; as an argument of a call it stays in the worker."""

    def __init__(self, submission: "Submission", module: str, name: str, remember: bool) -> None:
        self._submission = submission
        self._remember = remember
        self.module = module
        self.__name__ = name

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """Return what the function returns, or raise CallFailed."""
        record = self._submission.call(
            self.module, self.__name__, arguments, keywords, self._remember
        )
        if not isinstance(record.outcome, messages.Returned):
            raise CallFailed(record)
        return record.value
