"""How muscles share a joint moment: the activations with the least sum of squares that give all moments at once.

Each muscle's share of its strength is its stress over one common specific tension, so this is the criterion of minimum
squared stresses. A muscle that crosses two joints is paid for once and acts at both. Muscles only pull. The problem's
dual is a smooth convex function of as many numbers as there are moments; Newton's method finds its minimum for all
frames at once, and a frame that is there is left alone. Moments that no muscle can give leave the rest as small as may
be.
"""

import numpy as np
from numpy.typing import NDArray

from backline.movement.jets import Array

Flags = NDArray[np.bool_]
TURNS = 40
SOFT = 1e-6  # of the squared strength: keeps a direction that no muscle works in from having no slope
NEAR = 1e-9  # of the strongest muscle


def shared(strength: Array, wanted: Array) -> Array:
    """Activations (muscles, frames) for moments `wanted` (joints, frames) of muscles with `strength` (joints, muscles,
    frames), N m."""
    scale = np.maximum(np.abs(strength).max(axis=(0, 1)), 1e-9)
    _, muscles, frames = strength.shape
    found, rows = np.zeros((muscles, frames)), np.arange(frames)
    work, moment = strength / scale, wanted / scale
    price, raw, value = np.zeros_like(moment), np.zeros((muscles, frames)), np.zeros(frames)
    for turn in range(TURNS + 1):
        active = np.maximum(raw, 0.0)
        gap = moment - np.einsum("jmf,mf->jf", work, active) - SOFT * price
        open_ = np.abs(gap).max(axis=0) >= NEAR
        if turn == TURNS or not open_.all():
            done = ~open_ | (turn == TURNS)
            found[:, rows[done]] = active[:, done]
            if done.all():
                break
            rows, value, work = rows[open_], value[open_], work[..., open_]
            moment, price, raw, gap = (each[:, open_] for each in (moment, price, raw, gap))
        step = _solved(_slope(work, raw >= 0), gap)
        change = np.einsum("jmf,jf->mf", work, step)
        size, value = _longest(moment, price, raw, step, change, value)
        price, raw = price + size * step, raw + size * change
    return found


def _slope(work: Array, pulls: Flags) -> Array:
    """What the moments gain with their prices (joints, joints, frames), of the muscles that pull (muscles, frames)."""
    joints = len(work)
    pulling = work * pulls
    found = np.empty((joints, joints, work.shape[-1]))
    for one in range(joints):
        for other in range(one + 1):
            found[one, other] = found[other, one] = np.einsum("mf,mf->f", pulling[one], work[other])
        found[one, one] += SOFT
    return found


def _solved(matrix: Array, right: Array) -> Array:
    """Gauss's elimination of small symmetric, positive matrices (joints, joints, frames), of all frames at once."""
    rows = [np.concatenate([row, side[None]]) for row, side in zip(matrix, right, strict=True)]
    for number, pivot in enumerate(rows):
        pivot /= pivot[number].copy()
        for other in (row for row in rows if row is not pivot):
            other -= other[number] * pivot
    return np.stack([row[-1] for row in rows])


def _value(moment: Array, price: Array, raw: Array) -> Array:
    active = np.maximum(raw, 0.0)
    found: Array = 0.5 * np.einsum("mf,mf->f", active, active) + (price * (0.5 * SOFT * price - moment)).sum(axis=0)
    return found


def _longest(moment: Array, price: Array, raw: Array, step: Array, change: Array, start: Array) -> tuple[Array, Array]:
    """The longest of 1, 1/2, 1/4 … of each frame's step that does not go uphill from `start`, and where it leads."""
    size, value = np.ones_like(start), _value(moment, price + step, raw + change)
    for _ in range(12):
        rows = np.flatnonzero(value > start + 1e-12)
        if not len(rows):
            break
        size[rows] /= 2
        value[rows] = _value(
            moment[:, rows], price[:, rows] + size[rows] * step[:, rows], raw[:, rows] + size[rows] * change[:, rows]
        )
    return size, value
