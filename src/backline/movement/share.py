"""How muscles share a joint moment: the activations with the least sum of squares that give all moments at once.

Each muscle's share of its strength is its stress over one common specific tension, so this is the criterion of minimum
squared stresses. A muscle that crosses two joints is paid for once and acts at both. Muscles only pull. The problem's
dual is a smooth convex function of as many numbers as there are moments; Newton's method finds its minimum for all
frames at once, and a frame that is there is left alone. Moments that no muscle can give leave the rest as small as may
be.
"""

import numpy as np

from backline.movement.jets import Array

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
    price = np.zeros_like(moment)
    for turn in range(TURNS + 1):
        raw = (work * price[:, None]).sum(axis=0)
        active = np.maximum(raw, 0.0)
        gap = moment - (work * active).sum(axis=1) - SOFT * price
        open_ = np.abs(gap).max(axis=0) >= NEAR
        if turn == TURNS or not open_.all():
            done = ~open_ | (turn == TURNS)
            found[:, rows[done]] = active[:, done]
            if done.all():
                break
            rows, work, moment, price = rows[open_], work[..., open_], moment[:, open_], price[:, open_]
            raw, gap = raw[:, open_], gap[:, open_]
        pulling = work * (raw >= 0)
        slope = np.array([[(one * other).sum(axis=0) for other in work] for one in pulling])
        slope += np.eye(len(work))[:, :, None] * SOFT
        step = _solved(slope, gap)
        price = price + _longest(work, moment, price, step) * step
    return found


def _solved(matrix: Array, right: Array) -> Array:
    """Gauss's elimination of small symmetric, positive matrices (joints, joints, frames), of all frames at once."""
    rows = [np.concatenate([row, side[None]]) for row, side in zip(matrix, right, strict=True)]
    for number, pivot in enumerate(rows):
        pivot /= pivot[number].copy()
        for other in (row for row in rows if row is not pivot):
            other -= other[number] * pivot
    return np.stack([row[-1] for row in rows])


def _value(work: Array, moment: Array, price: Array) -> Array:
    active = np.maximum((work * price[:, None]).sum(axis=0), 0.0)
    found: Array = 0.5 * (active**2).sum(axis=0) + 0.5 * SOFT * (price**2).sum(axis=0) - (price * moment).sum(axis=0)
    return found


def _longest(work: Array, moment: Array, price: Array, step: Array) -> Array:
    """The longest of 1, 1/2, 1/4 … of each frame's step that does not go uphill."""
    size = np.ones(price.shape[1])
    start = _value(work, moment, price)
    rows = np.arange(price.shape[1])
    for _ in range(12):
        trial = price[:, rows] + size[rows] * step[:, rows]
        rows = rows[_value(work[..., rows], moment[:, rows], trial) > start[rows] + 1e-12]
        if not len(rows):
            break
        size[rows] /= 2
    return size
