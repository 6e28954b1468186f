"""Joint moments → how hard every muscle works, for many motions, frames and sizes of the load at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from backline.movement.arms import Arms, arm_activations, arm_rows
from backline.movement.jets import Array
from backline.movement.legs import Legs, leg_activations, leg_rows
from backline.movement.muscles import Model
from backline.movement.work import SIDES, Beside, Fold, Line, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Trunk:
    """What the spine has to give at L5/S1: bending, and turning or bending aside about the two other axes."""

    bending: Line
    vector: Line
    front: Array
    along: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Motions of as many frames each, side by side."""

    legs: Legs
    arms: Arms
    trunk: Trunk


def rows_of(works: Sequence[Work], fold: Fold, model: Model) -> Rows:
    """Motions as arrays, to be looked at together; all have as many frames, and the fold stands for all."""
    beside, middle = Beside(works, fold), SIDES[:1]

    def lumbar(part: str) -> Callable[[Work, str], object]:
        return lambda work, _: getattr(work.motion.pose, part)["lumbar"].p[:, 0]

    trunk = Trunk(
        bending=beside.line(lambda m, _: m.lumbosacral, middle),
        vector=beside.line(lambda m, _: m.lumbosacral_vector, middle),
        front=beside.each(lumbar("fronts"), middle),
        along=beside.each(lumbar("directions"), middle),
    )
    return Rows(legs=leg_rows(beside, model), arms=arm_rows(beside, model), trunk=trunk)


def activations(rows: Rows, factor: Array, model: Model) -> dict[str, Array]:
    """Activation of every part of the model, the harder working side, (loads, motions, frames) at load factors (loads,
    motions). What a leg does that only stands is by itself, marked with `legs.HOLDING`."""
    best: dict[str, Array] = {}
    sizes = factor[:, None, :, None]
    for name, value in (
        *leg_activations(rows.legs, sizes, model),
        *arm_activations(rows.arms, sizes, model),
        *_trunk(rows.trunk, sizes, model),
    ):
        harder = value.max(axis=1)
        best[name] = np.maximum(best[name], harder) if name in best else harder
    return best


def _trunk(trunk: Trunk, factor: Array, model: Model) -> list[tuple[str, Array]]:
    bending, vector = trunk.bending.at(factor), trunk.vector.at(factor)
    across = np.hypot((vector * trunk.front).sum(axis=0), (vector * trunk.along).sum(axis=0))
    return [
        ("@erector-spinae", np.maximum(bending, 0.0) / model.trunk["extension_n_m"]),
        ("@abs", np.maximum(-bending, 0.0) / model.trunk["flexion_n_m"]),
        ("@obliques", across / model.trunk["turning_n_m"]),
    ]
