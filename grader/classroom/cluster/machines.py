"""The machines of a cluster, and which batch each of them has."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from distributed import Future

from grader.classroom.lane import Job

Key = TypeVar("Key")

MOST = 50
"""Submissions in a batch."""
MOST_BYTES = 8 * 2**20
"""In a batch, where it has more than one submission."""
MOST_LOSSES = 3
"""So many times a submission is sent out; then it is what ends machines."""


@dataclass
class Machine:
    """A worker of Dask: a process on a machine."""

    address: str
    threads: int
    usable: bool = False
    """It was asked what it grades with, and that will do."""
    refused: bool = False
    batches: int = 0
    """That it has now."""

    @property
    def has_room(self) -> bool:
        """Whether it may have one more: one that waits is there for each that is done."""
        return self.usable and self.batches <= self.threads

    @property
    def host(self) -> str:
        """The machine, as its address has it, without the process's port."""
        return self.address.rpartition(":")[0]


@dataclass
class Batch(Generic[Key]):
    """Submissions that a machine has, all together."""

    machine: Machine
    keys: list[Key]
    future: Future


@dataclass
class Waiting(Generic[Key]):
    """Submissions that no machine has."""

    keys: deque[Key] = field(default_factory=deque)
    losses: Counter[Key] = field(default_factory=Counter)
    given_up: list[Key] = field(default_factory=list)
    """Whatever machine had them has gone."""

    def add(self, keys: Iterable[Key]) -> None:
        """Add what is to be graded."""
        self.keys.extend(keys)

    def take_back(self, keys: Sequence[Key]) -> None:
        """Add what a machine had that has gone: it comes next, each for itself."""
        for key in reversed(keys):
            self.losses[key] += 1
            if self.losses[key] < MOST_LOSSES:
                self.keys.appendleft(key)
            else:
                self.given_up.append(key)

    def take_batch(self, threads: int, job_of: Callable[[Key], Job]) -> tuple[list[Key], list[Job]]:
        """Take a batch: small ones towards the end, so that all lanes end together."""
        most = max(1, min(MOST, len(self.keys) // (2 * threads)))
        keys: list[Key] = []
        jobs: list[Job] = []
        size = 0
        while self.keys and len(keys) < most and size < MOST_BYTES:
            was_lost = self.keys[0] in self.losses
            if was_lost and keys:
                break
            keys.append(self.keys.popleft())
            jobs.append(job_of(keys[-1]))
            size += sum(map(len, jobs[-1].files.contents.values()))
            if was_lost:
                break
        return keys, jobs
