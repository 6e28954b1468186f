"""A quantity with its first and second derivative in time: what is written once for positions holds for accelerations.

The chain rule is applied by every operation, so velocities and accelerations are exact; nothing is differenced. A
quantity
that stands still has no rates, and then none are computed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Parts = tuple[Array, Array, Array]


class Jet:
    """Value `p`, rate `v` and second rate `a`; arrays of shapes that broadcast together. Not to be changed."""

    __array_ufunc__ = None  # an array on the left leaves the operation to us
    __slots__ = ("_a", "_v", "p")

    def __init__(self, p: Array, v: Array | None = None, a: Array | None = None) -> None:
        self.p, self._v, self._a = p, v, a

    @property
    def still(self) -> bool:
        """Nothing moves."""
        return self._v is None

    @property
    def v(self) -> Array:
        return np.zeros_like(self.p) if self._v is None else self._v

    @property
    def a(self) -> Array:
        return np.zeros_like(self.p) if self._a is None else self._a

    def __add__(self, other: Jet | float | Array) -> Jet:
        if not isinstance(other, Jet):
            return Jet(self.p + other, self._v, self._a)
        if other._v is None or other._a is None:
            return Jet(self.p + other.p, self._v, self._a)
        if self._v is None or self._a is None:
            return Jet(self.p + other.p, other._v, other._a)
        return Jet(self.p + other.p, self._v + other._v, self._a + other._a)

    __radd__ = __add__

    def __neg__(self) -> Jet:
        if self._v is None or self._a is None:
            return Jet(-self.p)
        return Jet(-self.p, -self._v, -self._a)

    def __sub__(self, other: Jet | float | Array) -> Jet:
        if self._v is None and isinstance(other, Jet) and other._v is None:
            return Jet(self.p - other.p)
        return self + (-other)

    def __rsub__(self, other: float | Array) -> Jet:
        return -self + other

    def __mul__(self, other: Jet | float | Array) -> Jet:
        if not isinstance(other, Jet):
            if self._v is None or self._a is None:
                return Jet(self.p * other)
            return Jet(self.p * other, self._v * other, self._a * other)
        if other._v is None or other._a is None:
            if self._v is None or self._a is None:
                return Jet(self.p * other.p)
            return Jet(self.p * other.p, self._v * other.p, self._a * other.p)
        if self._v is None or self._a is None:
            return Jet(self.p * other.p, self.p * other._v, self.p * other._a)
        return Jet(
            self.p * other.p,
            self._v * other.p + self.p * other._v,
            self._a * other.p + 2.0 * self._v * other._v + self.p * other._a,
        )

    __rmul__ = __mul__

    def __truediv__(self, other: Jet | float | Array) -> Jet:
        if not isinstance(other, Jet):
            return self * (1.0 / np.asarray(other))
        if other.still:
            return self * (1.0 / other.p)
        return self * _chain(other, lambda x: (1.0 / x, -1.0 / x**2, 2.0 / x**3))

    def __getitem__(self, key: int | list[int]) -> Jet:
        if self._v is None or self._a is None:
            return Jet(self.p[key])
        return Jet(self.p[key], self._v[key], self._a[key])


def jet(value: Jet | float | Array) -> Jet:
    """A constant as a quantity that does not move; a jet as it is."""
    return value if isinstance(value, Jet) else Jet(np.asarray(value, dtype=np.float64))


def _chain(x: Jet, function: Callable[[Array], Parts]) -> Jet:
    value, first, second = function(x.p)
    return Jet(value, first * x.v, second * x.v**2 + first * x.a)


def sin(x: Jet) -> Jet:
    """Sine of an angle in radians."""
    value = np.sin(x.p)
    return Jet(value) if x._v is None else _chain(x, lambda y: (value, np.cos(y), -value))


def cos(x: Jet) -> Jet:
    """Cosine of an angle in radians."""
    value = np.cos(x.p)
    return Jet(value) if x._v is None else _chain(x, lambda y: (value, -np.sin(y), -value))


def tanh(x: Jet) -> Jet:
    """Hyperbolic tangent."""

    def parts(y: Array) -> Parts:
        value = np.tanh(y)
        return value, 1.0 - value**2, -2.0 * value * (1.0 - value**2)

    return Jet(np.tanh(x.p)) if x.still else _chain(x, parts)


def sqrt(x: Jet) -> Jet:
    """Square root of a positive quantity."""

    def parts(y: Array) -> Parts:
        root = np.sqrt(y)
        return root, 0.5 / root, -0.25 / (root * y)

    return Jet(np.sqrt(x.p)) if x.still else _chain(x, parts)


def _stacked(arrays: Sequence[Array]) -> Array:
    shapes = {array.shape for array in arrays}
    shape = shapes.pop() if len(shapes) == 1 else np.broadcast_shapes(*shapes)
    found = np.empty((len(arrays), *shape))
    for number, array in enumerate(arrays):
        found[number] = array
    return found


def stack(parts: Sequence[Jet]) -> Jet:
    """Components → a vector; the new axis comes first."""
    p = _stacked([part.p for part in parts])
    for part in parts:
        if part._v is not None:
            break
    else:
        return Jet(p)
    v, a = _stacked([part.v for part in parts]), _stacked([part.a for part in parts])
    return Jet(p, np.broadcast_to(v, p.shape), np.broadcast_to(a, p.shape))


def dot(x: Jet, y: Jet) -> Jet:
    """Inner product over the first axis."""
    product = x * y
    if product.still:
        return Jet(product.p.sum(axis=0))
    return Jet(product.p.sum(axis=0), product.v.sum(axis=0), product.a.sum(axis=0))


def length(x: Jet) -> Jet:
    """Length of vectors that are not zero."""
    return sqrt(dot(x, x))


def unit(x: Jet) -> Jet:
    """Direction of vectors that are not zero."""
    return x / length(x)
