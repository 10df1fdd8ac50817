"""What goes on beside the screen, in a thread of its own, as long as somebody wants it."""

import contextlib
import threading
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def running(work: Callable[[threading.Event], None]) -> Iterator[None]:
    """Work in a thread as long as this is open; the event says that it is to end."""
    is_over = threading.Event()
    thread = threading.Thread(target=work, args=(is_over,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
