"""The state of the training is a dataclass, the result a named tuple, and all of it typed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]


class Trained(NamedTuple):
    W: Array
    b: Array
    loss_history: list[float]


@dataclass
class TrainingState:
    W: Array
    b: Array
    loss_history: list[float] = field(default_factory=list)

    def forward(self, X: Array, activation_fn: Callable[[Array], Array]) -> Array:
        return activation_fn(X @ self.W + self.b)

    def step(self, X: Array, error: Array, lr: float) -> None:
        self.W = self.W - lr * (X.T @ error) / error.shape[0]
        self.b = self.b - lr * error.mean()


@dataclass(frozen=True)
class Batches:
    n: int
    size: int
    rng: np.random.Generator = field(default_factory=np.random.default_rng)

    def __iter__(self) -> Iterator[NDArray[np.intp]]:
        order = self.rng.permutation(self.n)
        return (order[i : i + self.size] for i in range(0, self.n, self.size))


def gradient_descent(
    X: Array,
    y: Array,
    W: Array,
    b: Array,
    lr: float,
    num_epochs: int,
    batch_size: int,
    loss_fn: Callable[[Array, Array], float],
    activation_fn: Callable[[Array], Array] = lambda Z: Z,
) -> Trained:
    state = TrainingState(W, b)
    batches = Batches(len(X), batch_size)
    for _ in range(num_epochs):
        for rows in batches:
            state.step(X[rows], state.forward(X[rows], activation_fn) - y[rows], lr)
        state.loss_history.append(loss_fn(state.forward(X, activation_fn), y))
    return Trained(state.W, state.b, state.loss_history)
