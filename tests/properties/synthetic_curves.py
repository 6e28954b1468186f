"""Isokinetic recordings whose truth is known: peak, its angle, gravity, overshoot, noise, drift."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backline.record.curve import Curve

Samples = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What went into a recording. Torques in N·m, angles in degrees of flexion."""

    quadriceps_nm: float = 200.0
    hamstrings_nm: float = 110.0
    quadriceps_at_deg: float = 65.0
    hamstrings_at_deg: float = 35.0
    width_deg: float = 45.0
    limb_nm: float = 11.0
    speed_deg_s: float = 60.0
    hz: float = 200.0
    overshoot_share: float = 0.2
    spike_nm: float = 40.0
    noise_nm: float = 0.3
    speed_noise_deg_s: float = 0.2
    drift_nm: float = 4.0
    offset_nm: float = 2.0
    repetitions: int = 4
    eccentric: bool = False
    seed: int = 1


def shape(angle: Samples, peak: float, at: float, width: float) -> Samples:
    """A smooth torque-angle curve with one peak."""
    return np.asarray(peak * (0.35 + 0.65 * np.exp(-(((angle - at) / width) ** 2))), dtype=np.float64)


def _stroke(truth: Truth, start: float, stop: float) -> tuple[Samples, Samples]:
    """Angle, and share of the overshoot, of one movement with speeding up, overshoot, held speed and braking."""
    way = np.sign(stop - start)
    step = 1 / truth.hz
    angle, angles, over = start, [], []
    rise_s, over_s = 0.06, 0.08
    elapsed = 0.0
    while (stop - angle) * way > 1e-9:
        left = abs(stop - angle)
        brake = truth.speed_deg_s * 0.05
        speed = truth.speed_deg_s
        bump = 0.0
        if elapsed < rise_s:
            speed *= max(0.15, elapsed / rise_s)
        elif elapsed < rise_s + over_s:
            bump = np.sin(np.pi * (elapsed - rise_s) / over_s)
            speed *= 1 + truth.overshoot_share * bump
        if left < brake:
            speed *= max(0.15, left / brake)
        angle += way * speed * step
        angles.append(angle)
        over.append(bump)
        elapsed += step
    return np.asarray(angles), np.asarray(over)


def recording(truth: Truth, *, signed: bool = True, weighed: bool = True) -> Curve:
    """Extension and flexion in turn between 95 and 0 degrees, resting before and after; extension torque positive.

    Concentric: quadriceps while straightening, hamstrings while bending. Eccentric: the hamstrings brake the
    straightening, the quadriceps the bending.
    """
    chance = np.random.default_rng(truth.seed)
    still = round(0.6 * truth.hz)
    angles, torques = [np.full(still, 95.0)], [np.zeros(still)]
    for _ in range(truth.repetitions):
        for start, stop in ((95.0, 0.0), (0.0, 95.0)):
            angle, bump = _stroke(truth, start, stop)
            straightening = stop < start
            quadriceps = straightening != truth.eccentric
            size = (
                shape(angle, truth.quadriceps_nm, truth.quadriceps_at_deg, truth.width_deg)
                if quadriceps
                else shape(angle, truth.hamstrings_nm, truth.hamstrings_at_deg, truth.width_deg)
            )
            size = size + truth.spike_nm * bump
            pause = np.full(round(0.15 * truth.hz), angle[-1])
            angles += [angle, pause]
            torques += [size if quadriceps else -size, np.zeros(len(pause))]
    angles.append(np.full(still, angles[-1][-1]))
    torques.append(np.zeros(still))
    angle = np.concatenate(angles)
    true = np.concatenate(torques)
    measured = true - truth.limb_nm * np.cos(np.radians(angle))
    measured = measured + truth.offset_nm + np.linspace(0, truth.drift_nm, len(angle))
    measured = measured + chance.normal(0, truth.noise_nm, len(angle))
    speed = np.gradient(angle) * truth.hz + chance.normal(0, truth.speed_noise_deg_s, len(angle))
    return Curve(
        kind="isokinetic",
        signal=tuple((measured if signed else np.abs(measured)).tolist()),
        angle_deg=tuple(angle.tolist()),
        speed_deg_s=tuple(speed.tolist()),
        sample_hz=truth.hz,
        file="synthetic",
        instrument="isokinetic dynamometer",
        side="left",
        signed=signed,
        limb_nm=truth.limb_nm if weighed else None,
        gravity="unknown",
        action="signed" if signed else "",
    )
