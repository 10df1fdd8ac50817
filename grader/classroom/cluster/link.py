"""The link to a Dask cluster. Messages of Dask are quiet here: what matters is said by us."""

import contextlib
import logging
import threading
import warnings
from collections.abc import Callable, Iterator

import dask
from distributed import Client

from grader.classroom.cluster.address import ClusterError

SECONDS = 10.0
"""For the scheduler to answer."""
LOUD = ("asyncio", "distributed", "tornado")
CLOSING = 1.0
"""Seconds to say goodbye in: who presses Ctrl-C has gone by then."""


def connect(address: str) -> Client:
    """Return a client of the scheduler at an address. Raises ClusterError."""
    for name in ("asyncio", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in LOUD:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    # That versions differ is said machine by machine, where it matters.
    warnings.filterwarnings("ignore", module="distributed")
    dask.config.set({"distributed.comm.timeouts.connect": SECONDS})
    found: list[Client | Exception] = []

    def try_to() -> None:
        plain = ["msgpack"]  # no result is unpickled
        try:
            client = Client(
                address,
                timeout=SECONDS,
                set_as_default=False,
                serializers=plain,
                deserializers=plain,
            )
        except Exception as error:  # whatever is there instead, or is not there
            found.append(error)
        else:
            found.append(client)

    # Dask waits for ever for somebody who takes a connection, and says nothing.
    trying = threading.Thread(target=try_to, daemon=True)
    trying.start()
    trying.join(2 * SECONDS)
    outcome = found[0] if found else TimeoutError("it takes the connection, and says nothing")
    if isinstance(outcome, Exception):
        reason = str(outcome).strip().splitlines() or [type(outcome).__name__]
        raise ClusterError(f"no scheduler of Dask answers at {address} ({reason[0][:150]})")
    return outcome


@contextlib.contextmanager
def no_longer_there(address: str) -> Iterator[None]:
    """Tell what goes wrong with the scheduler, in a sentence. Raises ClusterError."""
    try:
        yield
    except ClusterError:
        raise
    except Exception as error:  # Dask's own, Tornado's, the system's
        raise ClusterError(
            f"the scheduler at {address} has gone ({type(error).__name__}); the same command goes "
            "on from here once it is back"
        ) from None


def say_goodbye(client: Client, last: Callable[[], None]) -> None:
    """Close a client, after some last words; wait for nobody who is silent."""

    def close() -> None:
        with contextlib.suppress(Exception):
            last()
        with contextlib.suppress(Exception):
            client.close(CLOSING)

    closing = threading.Thread(target=close, daemon=True)
    closing.start()
    closing.join(CLOSING)
