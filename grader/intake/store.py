"""Where files are kept once they are read: in one temporary file, that has no name."""

import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType

MAX_BYTES = 64 * 2**30
"""Of all that is kept in one store."""


class StoreFullError(Exception):
    """There is no room left."""


class Store:
    """Keeps the bytes of files, so that none is read twice, and memory holds no class."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- closed by __exit__
        self._size = 0
        self._lock = threading.Lock()

    def put(self, content: bytes) -> "Piece":
        """Keep some bytes. Raises StoreFullError."""
        with self._lock:
            piece = Piece(self, self._size, len(content))
            if self._size + len(content) > MAX_BYTES:
                raise StoreFullError
            try:
                self._file.seek(self._size)
                self._file.write(content)
            except OSError:
                raise StoreFullError from None
            self._size += len(content)
        return piece

    def get(self, offset: int, size: int) -> bytes:
        """Return bytes that were put here."""
        with self._lock:
            self._file.seek(offset)
            return self._file.read(size)

    def __enter__(self) -> "Store":
        """Return it: it is there until the block is left."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Remove it from the disk."""
        self._file.close()


@dataclass(frozen=True)
class Piece:
    """The bytes of one file in a store."""

    store: Store
    offset: int
    size: int

    def read(self) -> bytes:
        """Return them."""
        return self.store.get(self.offset, self.size)


@dataclass(frozen=True)
class StoredFiles(Mapping[str, bytes]):
    """Files by their relative names; each is fetched when it is asked for."""

    pieces: Mapping[str, Piece]

    @classmethod
    def keep(cls, contents: Mapping[str, bytes], store: Store) -> "StoredFiles":
        """Put files into a store."""
        return cls({name: store.put(content) for name, content in contents.items()})

    def __getitem__(self, name: str) -> bytes:
        """Return a file's bytes."""
        return self.pieces[name].read()

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.pieces)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.pieces)
