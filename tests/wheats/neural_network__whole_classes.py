"""Activations, losses and the model are classes; the functions are their methods, by name."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np


class Activation(ABC):
    @abstractmethod
    def __call__(self, Z: np.ndarray) -> np.ndarray: ...


class Identity(Activation):
    def __call__(self, Z: np.ndarray) -> np.ndarray:
        return Z


class Sigmoid(Activation):
    def __init__(self, limit: float = 709.0) -> None:
        self.limit = limit

    def __call__(self, Z: np.ndarray) -> np.ndarray:
        return 1.0 / (1.0 + np.exp(-np.clip(Z, -self.limit, self.limit)))


class Losses:
    epsilon = 1e-12

    @staticmethod
    def mse(y_pred: np.ndarray, y: np.ndarray) -> float:
        return float(np.square(np.subtract(y_pred, y)).mean())

    @classmethod
    def cross_entropy(cls, A: np.ndarray, y: np.ndarray) -> float:
        A = np.clip(A, cls.epsilon, 1 - cls.epsilon)
        return float(np.where(y == 1, -np.log(A), -np.log(1 - A)).mean())


class Scaler:
    def fit(self, X: np.ndarray) -> Scaler:
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0.0] = 1.0
        return self

    def transform(self, X: np.ndarray) -> np.ndarray:
        return (X - self.mean_) / self.scale_

    def fit_transform(self, X: np.ndarray) -> np.ndarray:
        return self.fit(X).transform(X)


class Loader:
    """All rows in batches, in a new order each time that it is gone through."""

    def __init__(self, X: np.ndarray, y: np.ndarray, batch_size: int) -> None:
        self.X, self.y, self.batch_size = X, y, batch_size
        self.rng = np.random.default_rng()

    def __len__(self) -> int:
        return -(-len(self.X) // self.batch_size)

    def __iter__(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        order = self.rng.permutation(len(self.X))
        for i in range(len(self)):
            rows = order[i * self.batch_size : (i + 1) * self.batch_size]
            yield self.X[rows], self.y[rows]


@dataclass
class Perceptron:
    W: np.ndarray
    b: np.ndarray
    activation: Activation

    def __call__(self, X: np.ndarray) -> np.ndarray:
        return self.activation(X @ self.W + self.b)

    def step(self, X: np.ndarray, y: np.ndarray, lr: float) -> None:
        error = self(X) - y
        self.W = self.W - lr * X.T @ error / len(X)
        self.b = self.b - lr * error.mean()

    @classmethod
    def trained(
        cls,
        X,
        y,
        W,
        b,
        lr,
        num_epochs,
        batch_size,
        loss_fn,
        activation_fn=Identity(),  # noqa: B008
    ):
        model = cls(W, b, activation_fn)
        loader = Loader(X, y, batch_size)
        losses = []
        for _ in range(num_epochs):
            for X_batch, y_batch in loader:
                model.step(X_batch, y_batch, lr)
            losses.append(loss_fn(model(X), y))
        return model.W, model.b, losses


class GradientCheck:
    def __init__(self, X, y, loss_fn, forward_fn, h):
        self.X, self.y, self.loss_fn, self.forward_fn, self.h = X, y, loss_fn, forward_fn, h

    def loss(self, params):
        return self.loss_fn(self.forward_fn(self.X, params), self.y)

    def of(self, params, name):
        result = np.empty_like(params[name])
        for index in np.ndindex(result.shape):
            moved = {key: value.copy() for key, value in params.items()}
            moved[name][index] = params[name][index] + self.h
            above = self.loss(moved)
            moved[name][index] = params[name][index] - self.h
            below = self.loss(moved)
            result[index] = (above - below) / (2 * self.h)
        return result


identity = Identity()
sigmoid = Sigmoid()
mse_loss = Losses.mse
binary_cross_entropy = Losses.cross_entropy
gradient_descent = Perceptron.trained
matrix_multiply = np.matmul


def normalize(X):
    return Scaler().fit_transform(X)


def numerical_gradient(X, y, params, loss_fn, forward_fn, h=1e-4):
    check = GradientCheck(X, y, loss_fn, forward_fn, h)
    return {name: check.of(params, name) for name in params}


def forward_perceptron(X, W, b):
    return Perceptron(W, b, sigmoid)(X)
