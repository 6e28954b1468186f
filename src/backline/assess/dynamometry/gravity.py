"""The weight of the limb, taken out once and said; and the zero of the torque, where the limb rests.

Seated, knee angle θ from straight (0) into flexion: the limb pulls with its full weight at 0. With torque that
straightens the knee positive, true = measured + G·cos θ, where G is the torque of the limb held level. So extension
gains G·cos θ and flexion, as a size, loses it (standard; a man of 75 kg has about 11 N·m).
"""

from dataclasses import dataclass

import numpy as np

from backline.assess.dynamometry.limits import RepetitionLimits
from backline.assess.dynamometry.smoothing import Samples
from backline.record.curve import Curve
from backline.record.measurement import Gravity


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Torque in N·m, extension positive where signed; how gravity stands now; what was done."""

    torque_nm: Samples
    gravity: Gravity
    steps: tuple[str, ...]
    resting_nm: Samples | None = None  # still to be taken out of each repetition, where the torque has no sign


def resting_torque(curve: Curve, angle_deg: Samples) -> Samples | None:
    """What the resting limb puts on the machine at each angle, extension positive; None where nobody weighed it."""
    if curve.gravity == "corrected":
        return np.zeros_like(angle_deg)
    if curve.weight_nm:
        table = np.asarray(curve.weight_nm)
        degrees = np.arange(len(table) + 1, dtype=np.float64)
        around = np.append(table, table[0])
        return np.asarray(np.interp(angle_deg % len(table), degrees, around), dtype=np.float64)
    if curve.limb_nm is not None:
        return np.asarray(-curve.limb_nm * np.cos(np.radians(angle_deg)), dtype=np.float64)
    return None


def _rests(
    torque: Samples, first: int, last: int, count: int, limits: RepetitionLimits
) -> tuple[slice | None, slice | None]:
    """The first and the last `count` samples, where no movement reaches into them and the torque is quiet."""

    def quiet(part: slice) -> slice | None:
        return part if float(np.std(torque[part])) < limits.rest_scatter_nm else None

    before = quiet(slice(0, count)) if first >= count else None
    after = quiet(slice(len(torque) - count, len(torque))) if len(torque) - last >= count else None
    return before, after


def correct(
    curve: Curve, torque: Samples, angle: Samples, moving: tuple[int, int], limits: RepetitionLimits
) -> Corrected:
    """Take zero, drift and the weight of the limb out of a signed or unsigned torque.

    `moving` is from the first sample of the first movement to behind the last one. Zero and drift come from the rest
    before and after. Where nobody weighed the limb only the drift between the two can be seen, and only if the knee
    rests at the same angle.
    """
    steps: list[str] = []
    resting = resting_torque(curve, angle)
    count = max(3, round(limits.rest_s_min * curve.sample_hz))
    before, after = _rests(torque, *moving, count, limits)
    expected = resting if resting is not None else np.zeros_like(torque)
    if not curve.signed and resting is not None and curve.gravity != "corrected":
        expected = np.abs(expected)
    offsets = [
        (float(np.mean(np.arange(part.start, part.stop))), float(np.mean(torque[part] - expected[part])))
        for part in (before, after)
        if part is not None
    ]
    same_place = (
        before is not None and after is not None and abs(float(np.mean(angle[before]) - np.mean(angle[after]))) < 3
    )
    known = resting is not None
    if any(abs(offset) > limits.rest_offset_nm for _, offset in offsets) and known:
        steps.append("no rest was found before or after: zero of the torque not checked")
    elif len(offsets) == 2 and (known or same_place):
        places, values = zip(*offsets, strict=True)
        rate = (values[1] - values[0]) / (places[1] - places[0])
        line = values[0] + rate * (np.arange(len(torque)) - places[0])
        torque = torque - (line if known else line - values[0])
        steps.append(f"drift of {values[1] - values[0]:.1f} N·m between first and last rest taken out")
    elif len(offsets) == 1 and known:
        torque = torque - offsets[0][1]
        steps.append(f"zero at rest moved by {offsets[0][1]:.1f} N·m")
    if curve.gravity == "corrected":
        steps.append("gravity: corrected by the machine, not again")
        return Corrected(torque_nm=torque, gravity="corrected", steps=tuple(steps))
    if resting is None:
        steps.append("gravity: the limb's weight is not known, nothing was corrected")
        unknown: Gravity = "uncorrected" if curve.gravity == "uncorrected" else "unknown"
        return Corrected(torque_nm=torque, gravity=unknown, steps=tuple(steps))
    how = "the machine's table" if curve.weight_nm else f"{curve.limb_nm:g} N·m held level"
    steps.append(f"gravity: corrected once, by {how}")
    if curve.signed:
        return Corrected(torque_nm=torque - resting, gravity="corrected", steps=tuple(steps))
    return Corrected(torque_nm=torque, gravity="corrected", steps=tuple(steps), resting_nm=resting)
