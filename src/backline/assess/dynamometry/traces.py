"""Traces without a moving knee, and the leg press: peak above rest, with what cannot be known said."""

from dataclasses import dataclass

import numpy as np

from backline.assess.dynamometry.curves import CurveError
from backline.assess.dynamometry.limits import Limits
from backline.assess.dynamometry.repetitions import movements
from backline.assess.dynamometry.smoothing import can_smooth, smooth
from backline.record.curve import Curve
from backline.record.measurement import MeasuredUnit, Measurement, Method

QUIET_S = 0.25
FAR_ABOVE_STANDING = 10  # judgement: a landing of a jump is rarely more than so many body weights
QUIET_SHARE = 0.05  # of the range of the trace: what moves more at the start is no rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A figure of a trace with what was done and what cannot be said; `shown` are points (s or sample, value)."""

    measurement: Measurement
    notes: tuple[str, ...]
    peaks: tuple[float, ...]
    shown: tuple[tuple[float, float], ...]


def _figure(curve: Curve, value: float, unit: MeasuredUnit, steps: tuple[str, ...], count: int) -> Measurement:
    return Measurement(
        test=curve.test,
        side=curve.side,
        value=value,
        unit=unit,
        date=curve.date,
        person=curve.person,
        occasion=curve.occasion,
        file=curve.file,
        method=Method(
            instrument=curve.instrument,
            statistic="best" if count > 1 else "single",
            repetitions=count,
            gravity="not-applicable",
            steps=steps,
        ),
    )


def _shown(values: "np.ndarray[tuple[int], np.dtype[np.float64]]", hz: float) -> tuple[tuple[float, float], ...]:
    return tuple((place / hz, value) for place, value in enumerate(values.tolist()))


def static_trace(curve: Curve, limits: Limits) -> Trace:
    """Peak of an isometric trace above its rest. Without a quiet start the rest is unknown, and the figure says so."""
    raw = np.asarray(curve.signal)
    if float(np.ptp(raw)) == 0:
        raise CurveError("The trace does not change at all: nothing was measured.")
    values = smooth(raw, curve.sample_hz, limits.filter)
    filtered = can_smooth(len(raw), curve.sample_hz, limits.filter)
    steps: tuple[str, ...] = ((f"low-pass {limits.filter.cut_off_hz:g} Hz, zero lag") if filtered else "not filtered",)
    quiet = values[: max(3, round(QUIET_S * curve.sample_hz))]
    notes: tuple[str, ...] = ()
    if float(np.ptp(quiet)) <= QUIET_SHARE * float(np.ptp(values)) and float(np.mean(quiet)) < float(np.median(values)):
        rest = float(np.mean(quiet))
        steps = (*steps, f"rest of the first {QUIET_S:g} s taken off")
    else:
        rest = float(np.min(values))
        steps = (*steps, "lowest value taken off: no quiet start")
        notes = (
            "The trace does not start at rest: force above rest cannot be known, the figure is the least it can be.",
        )
    peak = float(np.max(values)) - rest
    unit: MeasuredUnit = "N·m" if curve.kind == "isometric" else "N"
    return Trace(
        measurement=_figure(curve, peak, unit, steps, 1),
        notes=notes,
        peaks=(peak,),
        shown=_shown(values - rest, curve.sample_hz),
    )


def plate_trace(curve: Curve, limits: Limits) -> Trace:
    """Peak vertical force of a jump; the rate is not known, so nothing is filtered and no time is given."""
    values = np.asarray(curve.signal)
    peak = float(np.max(values))
    if not 0 < peak <= limits.plausible.plate_n:
        raise CurveError(f"A peak of {peak:.4g} N is no jump of a person. Check the unit.")
    standing = values[(values > 0.02 * peak) & (values < 0.3 * peak)]
    notes: tuple[str, ...] = (
        "The peak is the landing or the push, whichever is higher; without a rate they are not told apart.",
    )
    if len(standing):
        still = float(np.median(standing))
        notes = (*notes, f"The middle of the low forces is {still:.0f} N, near body weight if still.")
        if peak > FAR_ABOVE_STANDING * still:
            times = peak / still
            notes = (*notes, f"The peak is {times:.0f} times that: a hard landing, or a knock. Look at the recording.")
    return Trace(
        measurement=_figure(curve, peak, "N", ("not filtered",), 1),
        notes=notes,
        peaks=(peak,),
        shown=_shown(values, 1.0),
    )


def leg_press(curve: Curve, limits: Limits) -> Trace:
    """Peak torque of each push of a leg press: the direction of movement with the higher torque is the push."""
    torque = smooth(np.asarray(curve.signal), curve.sample_hz, limits.filter)
    angle = np.asarray(curve.angle_deg)
    speed = smooth(np.asarray(curve.speed_deg_s), curve.sample_hz, limits.filter)
    own = np.gradient(smooth(angle, curve.sample_hz, limits.filter)) * curve.sample_hz
    moving = np.abs(own) > 0.5 * float(np.percentile(np.abs(own), 95))
    share = float(np.median(np.abs(speed[moving])) / np.median(np.abs(own[moving]))) if moving.any() else 0.0
    if not 0.7 <= share <= 1.4:
        raise CurveError(f"The speed column is {share:.3g} times as fast as the position changes. Check the units.")
    turns = movements(own, angle, curve.sample_hz, limits, target_deg_s=None)
    by_way = {
        way: [move for move in turns if move.direction == way and not move.cut] for way in ("extension", "flexion")
    }
    peaks_by_way = {
        way: [float(np.max(torque[move.start : move.stop])) for move in moves] for way, moves in by_way.items() if moves
    }
    if not peaks_by_way:
        raise CurveError("No whole push was found in this log. Was it cut off?")
    push = max(peaks_by_way, key=lambda way: float(np.median(peaks_by_way[way])))
    best = max(peaks_by_way[push])
    peaks = tuple(peak for peak in peaks_by_way[push] if peak >= limits.repetition.range_share_min * best)
    speeds = [float(np.median(np.abs(own[move.start : move.stop]))) for move in by_way[push]]
    steps = (
        f"low-pass {limits.filter.cut_off_hz:g} Hz, zero lag"
        if can_smooth(len(torque), curve.sample_hz, limits.filter)
        else "not filtered",
        f"{len(peaks)} pushes at about {float(np.median(speeds)):.0f} °/s of the shaft; weaker than half left out",
    )
    notes = ("The torque is that of the machine's shaft, not of a knee or hip: compare it with the same machine only.",)
    return Trace(
        measurement=_figure(curve, best, "N·m", steps, len(peaks)),
        notes=notes,
        peaks=peaks,
        shown=_shown(torque, curve.sample_hz),
    )
