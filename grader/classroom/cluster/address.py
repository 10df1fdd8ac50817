"""Where a cluster is, and what can go wrong with it; without loading Dask."""

import re

_ADDRESS = re.compile(r"(?:(?:tcp|tls|ws|wss)://)?(?:\[[0-9a-fA-F:.]+\]|[\w.-]+):\d{1,5}")


class ClusterError(Exception):
    """The cluster can't be used, or no longer; its text says why, without a full stop."""


def is_address(text: str) -> bool:
    """Whether a text could be a scheduler's: tcp://HOST:PORT, tls://HOST:PORT, HOST:PORT."""
    return _ADDRESS.fullmatch(text) is not None
