"""How muscles share a joint moment: the activations with the least sum of squares that give all moments at once.

Each muscle's share of its strength is its stress over one common specific tension, so this is the criterion of minimum
squared stresses. A muscle that crosses two joints is paid for once and acts at both. Muscles only pull. The problem's
dual is a smooth convex function of as many numbers as there are moments; Newton's method finds its minimum for all
frames
at once. Moments that no muscle can give leave the rest as small as may be.
"""

import numpy as np

from backline.movement.jets import Array

TURNS = 40
SOFT = 1e-6  # of the squared strength: keeps a direction that no muscle works in from having no slope


def shared(strength: Array, wanted: Array) -> Array:
    """Activations (frames, muscles) for moments `wanted` (frames, joints) of muscles with `strength` (frames, joints,
    muscles), N m."""
    scale = np.maximum(np.abs(strength).max(axis=(1, 2), keepdims=True), 1e-9)
    work, moment = strength / scale, wanted / scale[:, :, 0]
    price = np.zeros_like(moment)
    identity = np.eye(moment.shape[1]) * SOFT
    for _ in range(TURNS):
        raw = np.einsum("fjm,fj->fm", work, price)
        active = np.maximum(raw, 0.0)
        gap = moment - np.einsum("fjm,fm->fj", work, active) - SOFT * price
        if np.abs(gap).max() < 1e-9:
            break
        slope = np.einsum("fjm,fm,fkm->fjk", work, (raw >= 0).astype(float), work) + identity
        step = np.linalg.solve(slope, gap[..., None])[..., 0]
        price = price + _longest(work, moment, price, step)[:, None] * step
    found: Array = np.maximum(np.einsum("fjm,fj->fm", work, price), 0.0)
    return found


def _value(work: Array, moment: Array, price: Array) -> Array:
    active = np.maximum(np.einsum("fjm,fj->fm", work, price), 0.0)
    found: Array = 0.5 * (active**2).sum(axis=1) + 0.5 * SOFT * (price**2).sum(axis=1) - (price * moment).sum(axis=1)
    return found


def _longest(work: Array, moment: Array, price: Array, step: Array) -> Array:
    """The longest of 1, 1/2, 1/4 … of each frame's step that does not go uphill."""
    size = np.ones(len(price))
    start = _value(work, moment, price)
    for _ in range(12):
        worse = _value(work, moment, price + size[:, None] * step) > start + 1e-12
        if not worse.any():
            break
        size = np.where(worse, size / 2, size)
    return size
