"""A quantity with its first and second derivative in time: what is written once for positions holds for accelerations.

The chain rule is applied by every operation, so velocities and accelerations are exact; nothing is differenced.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Jet:
    """Value, rate and second rate; arrays of shapes that broadcast together."""

    p: Array
    v: Array
    a: Array

    def __add__(self, other: Jet | float | Array) -> Jet:
        other = jet(other)
        return Jet(self.p + other.p, self.v + other.v, self.a + other.a)

    __radd__ = __add__

    def __neg__(self) -> Jet:
        return Jet(-self.p, -self.v, -self.a)

    def __sub__(self, other: Jet | float | Array) -> Jet:
        return self + (-jet(other))

    def __rsub__(self, other: float | Array) -> Jet:
        return jet(other) - self

    def __mul__(self, other: Jet | float | Array) -> Jet:
        other = jet(other)
        return Jet(
            self.p * other.p,
            self.v * other.p + self.p * other.v,
            self.a * other.p + 2.0 * self.v * other.v + self.p * other.a,
        )

    __rmul__ = __mul__

    def __truediv__(self, other: Jet | float | Array) -> Jet:
        return self * _chain(jet(other), lambda x: (1.0 / x, -1.0 / x**2, 2.0 / x**3))

    def __getitem__(self, key: int) -> Jet:
        return Jet(self.p[key], self.v[key], self.a[key])


def jet(value: Jet | float | Array) -> Jet:
    """A constant as a quantity that does not move; a jet as it is."""
    if isinstance(value, Jet):
        return value
    array = np.asarray(value, dtype=np.float64)
    return Jet(array, np.zeros_like(array), np.zeros_like(array))


def _chain(x: Jet, function: Callable[[Array], tuple[Array, Array, Array]]) -> Jet:
    value, first, second = function(x.p)
    return Jet(value, first * x.v, second * x.v**2 + first * x.a)


def sin(x: Jet) -> Jet:
    """Sine of an angle in radians."""
    return _chain(x, lambda y: (np.sin(y), np.cos(y), -np.sin(y)))


def cos(x: Jet) -> Jet:
    """Cosine of an angle in radians."""
    return _chain(x, lambda y: (np.cos(y), -np.sin(y), -np.cos(y)))


def tanh(x: Jet) -> Jet:
    """Hyperbolic tangent."""

    def parts(y: Array) -> tuple[Array, Array, Array]:
        value = np.tanh(y)
        return value, 1.0 - value**2, -2.0 * value * (1.0 - value**2)

    return _chain(x, parts)


def sqrt(x: Jet) -> Jet:
    """Square root of a positive quantity."""

    def parts(y: Array) -> tuple[Array, Array, Array]:
        root = np.sqrt(y)
        return root, 0.5 / root, -0.25 / (root * y)

    return _chain(x, parts)


def stack(parts: list[Jet]) -> Jet:
    """Components → a vector; the new axis comes first."""
    p, v, a = (np.broadcast_arrays(*(getattr(part, name) for part in parts)) for name in ("p", "v", "a"))
    shape = np.broadcast_shapes(*(array.shape for group in (p, v, a) for array in group))
    return Jet(*(np.stack([np.broadcast_to(array, shape) for array in group]) for group in (p, v, a)))


def dot(x: Jet, y: Jet) -> Jet:
    """Inner product over the first axis."""
    product = x * y
    return Jet(product.p.sum(axis=0), product.v.sum(axis=0), product.a.sum(axis=0))


def cross(x: Jet, y: Jet) -> Jet:
    """Vector product over the first axis."""
    return stack([x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]])


def length(x: Jet) -> Jet:
    """Length of vectors that are not zero."""
    return sqrt(dot(x, x))


def unit(x: Jet) -> Jet:
    """Direction of vectors that are not zero."""
    return x / length(x)
