"""Grades on the machines of a Dask cluster, as `Lanes` does on this one.

What waits stays here. Each batch goes to one machine; where that goes away, the batch comes back,
and its submissions go to others.
"""

import contextlib
import queue
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

from distributed import Future

from grader.classroom.cluster.address import ClusterError
from grader.classroom.cluster.answers import AnswerError, read_answers
from grader.classroom.cluster.batch import write_batch
from grader.classroom.cluster.introduction import (
    introduce,
    introduction_of_this_machine,
    read_introduction,
    why_it_will_not_do,
)
from grader.classroom.cluster.link import connect, no_longer_there, say_goodbye
from grader.classroom.cluster.machines import Batch, Machine, Waiting
from grader.classroom.cluster.station import end_run, grade_batch
from grader.classroom.lane import Job
from grader.classroom.lanes import Graded, Remark
from grader.gradebook.entries import Conditions
from grader.reports.printable import printable

Key = TypeVar("Key")

LOOK = 0.5
"""Seconds between two looks at which machines there are."""
PATIENCE = 300.0
"""Seconds to wait for a machine that can be used."""
FETCH = 60.0
"""Seconds for an answer that is there to come."""


class Cluster(Generic[Key]):
    """The machines of a cluster; to leave the block lets them go. Raises ClusterError."""

    def __init__(self, address: str, conditions: Conditions, seed: int) -> None:
        self._address = address
        self._conditions = conditions
        self._seed = seed
        self._here = introduce("process")  # nothing is graded here
        self._client = connect(address)
        self._run = secrets.token_hex(8)
        self._ready: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._machines: dict[str, Machine] = {}
        self._asked: dict[str, Machine] = {}
        self._batches: dict[str, Batch[Key]] = {}
        """Both by the keys of their futures."""
        self._waiting: Waiting[Key] = Waiting()
        self._told: set[str] = set()
        self._last_used = time.monotonic()

    def __enter__(self) -> "Cluster[Key]":
        return self

    def __exit__(self, *error: object) -> None:
        say_goodbye(self._client, self._end)

    def _end(self) -> None:
        """Have the machines stop; Dask forgets what was sent out when the client is closed."""
        used = [machine.address for machine in self._machines.values() if machine.usable]
        if used:
            self._client.run(end_run, self._run, workers=used, on_error="ignore")

    def grade(
        self, keys: Iterable[Key], job_of: Callable[[Key], Job]
    ) -> Iterator[list[Graded[Key]] | Remark]:
        """Grade what there is, and yield what is ready, batch by batch; and what is to be told.

        `job_of` is asked when a machine is free: what waits takes no memory. Raises ClusterError.
        """
        self._waiting.add(keys)
        looked = float("-inf")
        while self._waiting.keys or self._batches:
            if time.monotonic() - looked >= LOOK:
                yield from self._look()
                looked = time.monotonic()
            self._send(job_of)
            with contextlib.suppress(queue.Empty):
                yield from self._take(self._ready.get(timeout=LOOK))
            if self._waiting.given_up:
                yield [Graded(key, None, 0.0) for key in self._waiting.given_up]
                self._waiting.given_up.clear()

    # ── machines ─────────────────────────────────────────────────────────────────────────────

    def _look(self) -> Iterator[Remark]:
        """See which machines have come, and which have gone."""
        present = self._present()
        for address in present.keys() - self._machines.keys():
            machine = self._machines[address] = Machine(address, present[address])
            sandbox = self._conditions.sandbox
            future = self._submit(machine, introduction_of_this_machine, sandbox)
            self._asked[future.key] = machine
        machines = self._machines.values()
        if any(machine.usable for machine in machines):
            self._last_used = time.monotonic()
        elif time.monotonic() - self._last_used > PATIENCE:
            raise ClusterError(
                f"for {PATIENCE / 60:.0f} minutes there was no machine that can be used; the same "
                "command goes on from here"
            )
        elif all(machine.refused for machine in machines):
            yield from self._tell("Waiting for a machine of the cluster that can be used.")

    def _present(self) -> dict[str, int]:
        """Return the threads of each machine that is there, and take back what others had."""
        with no_longer_there(self._address):
            present: dict[str, int] = self._client.nthreads()
        for address in self._machines.keys() - present.keys():
            self._take_back(self._machines.pop(address))
        return present

    def _tell(self, text: str) -> Iterator[Remark]:
        """Tell something, once: a machine may have many processes."""
        if text not in self._told:
            self._told.add(text)
            yield Remark(text)

    def _refuse(self, machine: Machine, why: str) -> Iterator[Remark]:
        """Use a machine no more."""
        machine.usable, machine.refused = False, True
        self._take_back(machine)
        yield from self._tell(f"{printable(machine.host)} is not used: {printable(why)}.")

    def _take_back(self, machine: Machine) -> None:
        """Take back what a machine has."""
        machine.usable = False
        for key, batch in list(self._batches.items()):
            if batch.machine is machine:
                self._batches.pop(key)
                self._waiting.take_back(batch.keys)
                batch.future.release()  # nobody waits for it, and Dask forgets it

    # ── batches ──────────────────────────────────────────────────────────────────────────────

    def _submit(self, machine: Machine, function: Callable[..., bytes], *arguments: Any) -> Future:
        """Have a machine, and no other, call a function."""
        with no_longer_there(self._address):
            future = self._client.submit(
                function,
                *arguments,
                key=f"kata-{secrets.token_hex(16)}",
                workers=[machine.address],
                pure=False,
            )
            future.add_done_callback(self._ready.put)
        return future

    def _send(self, job_of: Callable[[Key], Job]) -> None:
        """Send out batches, to those first that have least to do."""
        while self._waiting.keys:
            free = [machine for machine in self._machines.values() if machine.has_room]
            if not free:
                return
            threads = sum(one.threads for one in self._machines.values() if one.usable)
            machine = min(free, key=lambda one: one.batches / one.threads)
            keys, jobs = self._waiting.take_batch(threads, job_of)
            content = write_batch(self._seed, self._conditions.sandbox, jobs)
            future = self._submit(machine, grade_batch, self._run, content)
            machine.batches += 1
            self._batches[future.key] = Batch(machine, keys, future)

    def _take(self, future: Future) -> Iterator[list[Graded[Key]] | Remark]:
        """See what has come of something that was sent out."""
        if machine := self._asked.pop(future.key, None):
            yield from self._meet(machine, future)
        elif batch := self._batches.pop(future.key, None):
            batch.machine.batches -= 1
            yield from self._finish(batch)

    def _meet(self, machine: Machine, future: Future) -> Iterator[Remark]:
        """Hear what a machine grades with."""
        if future.status == "error":
            yield from self._refuse(machine, f"the grader can't be run there ({_why(future)})")
            return
        content = self._fetch(machine, future) if future.status == "finished" else None
        if content is None:
            self._machines.pop(machine.address, None)  # if it is still there, it is asked again
            return
        said = read_introduction(content)
        why = why_it_will_not_do(said, self._here, self._conditions.sandbox)
        if why:
            yield from self._refuse(machine, why)
        else:
            machine.usable = True

    def _finish(self, batch: Batch[Key]) -> Iterator[list[Graded[Key]] | Remark]:
        """Yield the reports of a batch; where there are none, its submissions wait again."""
        if batch.future.status == "finished":
            content = self._fetch(batch.machine, batch.future)
            if content is not None:
                try:
                    answers = read_answers(content, len(batch.keys), self._conditions, self._seed)
                except AnswerError:
                    self._waiting.take_back(batch.keys)
                    yield from self._refuse(batch.machine, "its answers are no reports of this run")
                else:
                    pairs = zip(batch.keys, answers, strict=True)
                    yield [Graded(key, report, seconds) for key, (report, seconds) in pairs]
                return
        self._waiting.take_back(batch.keys)
        if batch.future.status == "error":
            yield from self._refuse(batch.machine, f"it fails at grading ({_why(batch.future)})")

    def _fetch(self, machine: Machine, future: Future) -> object:
        """Return what a machine has answered; None where it has gone before it could be heard."""
        end = time.monotonic() + FETCH
        while time.monotonic() < end and machine.address in self._present():
            try:
                return future.result(timeout=LOOK)
            except TimeoutError:
                continue
            except Exception:  # Dask's own, Tornado's, the system's
                break
        return None


def _why(future: Future) -> str:
    """Return what kind of error a machine met."""
    return type(future.exception()).__name__
