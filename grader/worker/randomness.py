"""Randomness that can be repeated: what is drawn without a seed of its own starts from the run's.

`random`, NumPy's legacy functions and its generators take a seed from the system where they are
given none. Here they take it from a sequence that begins anew with each call. A seed that the
learner sets counts as ever.
"""

import random
from typing import Any

import numpy as np
from numpy.random import bit_generator

_source = random.Random(0)


def take_control() -> None:
    """Let nobody ask the system for a seed, from now on."""
    seed_of_python = random.Random.seed

    def seed(self: random.Random, a: Any = None, version: int = 2) -> None:
        seed_of_python(self, _source.getrandbits(128) if a is None else a, version)

    random.Random.seed = seed  # type: ignore[method-assign]
    # It is bound to the one that was there before.
    random.seed = random._inst.seed
    # NumPy's only way to the system: every SeedSequence without a seed goes it.
    bit_generator.randbits = _source.getrandbits  # type: ignore[attr-defined]


def begin(text: str) -> None:
    """Begin the sequence that belongs to a text: "42:and_gate.train:[...]"."""
    _source.seed(text)
    random.seed(_source.getrandbits(128))
    np.random.seed(_source.getrandbits(32))
