"""Finding repetitions in a recording, and in each the phase in which the target speed was held."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from backline.assess.dynamometry.limits import Limits
from backline.assess.dynamometry.smoothing import Samples

MAD_TO_SD = 1.4826  # of a normal distribution
SAME_SPEED_SHARE = 0.08  # movements nearer than this were made at one setting of the machine

Direction = Literal["extension", "flexion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One movement in one direction, samples [start, stop); held [held_start, held_stop) at target speed, or None."""

    direction: Direction
    start: int
    stop: int
    target_deg_s: float
    held: tuple[int, int] | None
    cut: bool  # the recording begins or ends inside it


def usual_speed(speed: Samples) -> float:
    """The middle of the fast half of all moving samples, in deg/s."""
    size = np.abs(speed)
    fast = size[size > 0.5 * float(np.percentile(size, 99))]
    return float(np.median(fast)) if len(fast) else 0.0


def target_speed(own: float, others: Sequence[float]) -> float:
    """The speed that the machine was set to: the middle of all movements near it, a multiple of 5 if near."""
    held = float(np.median([other for other in others if abs(other - own) <= SAME_SPEED_SHARE * own]))
    near = 5 * round(held / 5)
    return float(near) if near and abs(held - near) <= 0.03 * held + 0.5 else round(held, 1)


def _runs(mask: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _joined(runs: list[tuple[int, int]], gap: float) -> list[tuple[int, int]]:
    """Runs with short gaps closed, where the run before is long: noise within the held phase, never an overshoot."""
    found: list[tuple[int, int]] = []
    for start, stop in runs:
        if found and start - found[-1][1] <= gap and found[-1][1] - found[-1][0] >= 3 * gap:
            found[-1] = (found[-1][0], stop)
        else:
            found.append((start, stop))
    return found


def held_phase(speed: Samples, angle: Samples, target: float, hz: float, limits: Limits) -> tuple[int, int] | None:
    """The longest run within the allowed share of target speed, in degrees; overshoot and braking lie outside it.

    An overshoot dies away within the allowed share, so as much again as its settle share of its own length is left out
    after it: there torque is still that of a limb being braked. Where the speed is noisier than the allowed share, the
    share is three times its noise in the middle half of the movement, at most `noisy_share_max`.
    """
    size = np.abs(speed)
    middle = size[len(size) // 4 : max(len(size) // 4 + 1, 3 * len(size) // 4)]
    noise = MAD_TO_SD * float(np.median(np.abs(middle - np.median(middle)))) / target
    share = max(limits.window.speed_share, min(3 * noise, limits.window.noisy_share_max))
    inside = _joined(_runs((size >= (1 - share) * target) & (size <= (1 + share) * target)), limits.window.gap_s * hz)
    over = {stop: stop - start for start, stop in _runs(size > (1 + share) * target)}
    settled = [(start + round(limits.window.settle_share * over.get(start, 0)), stop) for start, stop in inside]
    settled = [(start, stop) for start, stop in settled if start < stop]
    if not settled:
        return None
    best = max(settled, key=lambda run: abs(float(angle[run[1] - 1] - angle[run[0]])))
    return best if abs(float(angle[best[1] - 1] - angle[best[0]])) >= limits.window.degrees_min else None


def movements(
    speed: Samples, angle: Samples, hz: float, limits: Limits, *, target_deg_s: float | None
) -> tuple[Movement, ...]:
    """All movements of a usual range. speed in deg/s, flexion positive; angle in deg; both one value a sample."""
    fastest = target_deg_s or usual_speed(speed)
    if fastest <= 0:
        return ()
    slow = limits.repetition.moving_share * fastest
    found: list[tuple[Direction, int, int, float]] = []
    ways: tuple[tuple[Direction, int], ...] = (("extension", -1), ("flexion", 1))
    for direction, sign in ways:
        for start, stop in _runs(sign * speed > slow):
            turned = abs(float(angle[stop - 1] - angle[start]))
            if turned >= limits.repetition.range_deg_min:
                found.append((direction, start, stop, turned))
    if not found:
        return ()
    usual = float(np.median([turned for *_, turned in found]))
    speeds = {start: usual_speed(speed[start:stop]) for _, start, stop, _ in found}
    kept = []
    for direction, start, stop, turned in sorted(found, key=lambda run: run[1]):
        cut = start == 0 or stop == len(speed)
        if turned < limits.repetition.range_share_min * usual and not cut:
            continue
        part = slice(start, stop)
        own = target_deg_s or target_speed(speeds[start], tuple(speeds.values()))
        held = held_phase(speed[part], angle[part], own, hz, limits)
        kept.append(
            Movement(
                direction=direction,
                start=start,
                stop=stop,
                target_deg_s=own,
                held=None if held is None else (start + held[0], start + held[1]),
                cut=cut,
            )
        )
    return tuple(kept)
