"""Joint angles over time → repetitions: range, seconds down and up, left against right."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.signal import butter, filtfilt

from backline.assess.movement import JointRange, Lowering, Movement, Repetition, SidesOfJoint
from backline.record.pose import AngleSeries
from backline.vocabulary.pictures import Pictures, load_pictures

JOINTS = ("hip", "knee", "ankle")
Array = np.ndarray[Any, np.dtype[np.float64]]


def movement_of(series: AngleSeries, *, lowering: Lowering = "flexion") -> Movement:
    """Find the repetitions of a series. Angles in degrees, time in seconds, any regular or irregular rate.

    The joint with the largest range leads; angles are resampled evenly and low-passed without lag. A repetition leaves
    the resting angle, goes at least half of the whole range and comes back; one cut off at either end is not counted.
    """
    numbers = load_pictures()
    time, angles = _even(series)
    rate = (len(time) - 1) / (time[-1] - time[0])
    smooth = {name: _low_pass(column, rate, numbers) for name, column in angles.items()}
    lead = max(_means(smooth).items(), key=lambda pair: float(np.ptp(pair[1])))
    sign = 1.0 if lowering == "flexion" else -1.0
    signal = sign * lead[1]
    notes = list(series.notes)
    spans, cut = _spans(signal, numbers)
    if cut:
        notes.append(f"{cut} movement{'s' if cut > 1 else ''} cut off at the beginning or the end, not counted.")
    if not spans:
        notes.append("No whole repetition was found.")
    in_turn = _in_turn(smooth)
    if in_turn:
        notes.append("Left and right move in turn, as in walking: the sides are not compared within a repetition.")
    turns = [int(start + np.argmax(signal[start : end + 1])) for start, end in spans]
    return Movement(
        file=series.file,
        led_by=lead[0],
        lowering=lowering,
        rate_hz=round(float(rate), 3),
        seconds=round(float(time[-1] - time[0]), 3),
        repetitions=tuple(_repetition(time, signal, smooth, start, end, numbers) for start, end in spans),
        sides=() if in_turn else tuple(_sides(smooth, spans, turns)),
        notes=tuple(notes),
    )


def _even(series: AngleSeries) -> tuple[Array, Mapping[str, Array]]:
    """Time and angles at an even rate, the mean one of the series."""
    raw = np.asarray(series.time_s, dtype=float)
    time = np.linspace(raw[0], raw[-1], len(raw))
    joints = {
        name: np.interp(time, raw, np.asarray(column, dtype=float))
        for name, column in series.angles_deg.items()
        if name.endswith(JOINTS)
    }
    if not joints:
        raise ValueError("a movement needs an angle of hip, knee or ankle")
    return time, joints


def _low_pass(column: Array, rate: float, numbers: Pictures) -> Array:
    """Second-order Butterworth forwards and backwards; a slower series than twice the corner stays as it is."""
    if rate <= 2.5 * numbers.low_pass_hz or len(column) < 16:
        return column
    b, a = butter(2, numbers.low_pass_hz / (rate / 2))
    return np.asarray(filtfilt(b, a, column), dtype=float)


def _means(angles: Mapping[str, Array]) -> dict[str, Array]:
    """Joint → mean of its sides."""
    found = {}
    for joint in JOINTS[:2]:
        columns = [column for name, column in angles.items() if name.endswith(f"_{joint}")]
        if columns:
            found[joint] = np.mean(columns, axis=0)
    return found or {"ankle": np.mean(list(angles.values()), axis=0)}


def _in_turn(angles: Mapping[str, Array]) -> bool:
    """Do the knees (or hips) bend against each other instead of together?"""
    for joint in ("knee", "hip"):
        left, right = angles.get(f"left_{joint}"), angles.get(f"right_{joint}")
        if left is not None and right is not None and min(np.std(left), np.std(right)) > 0:
            return bool(np.corrcoef(left, right)[0, 1] < 0)
    return False


def _spans(signal: Array, numbers: Pictures) -> tuple[list[tuple[int, int]], int]:
    """First and last sample of each whole repetition, and how many were cut off at the ends."""
    rest, most = float(np.percentile(signal, 5)), float(np.max(signal))
    whole = most - rest
    if whole < numbers.range_deg_min:
        return [], 0
    away = signal > rest + numbers.leaving_share * whole
    edges = np.flatnonzero(np.diff(away.astype(int)))
    starts = [int(edge) + 1 for edge in edges if not away[edge]]
    ends = [int(edge) for edge in edges if away[edge]]
    cut = 0
    if away[0] and ends:
        cut += _goes_far(signal, 0, ends[0], rest, whole, numbers)
        ends = ends[1:]
    if away[-1] and starts:
        cut += _goes_far(signal, starts[-1], len(signal) - 1, rest, whole, numbers)
        starts = starts[:-1]
    pairs = [(start, end) for start, end in zip(starts, ends, strict=False) if end > start]
    return [pair for pair in pairs if _goes_far(signal, *pair, rest, whole, numbers)], cut


def _goes_far(signal: Array, start: int, end: int, rest: float, whole: float, numbers: Pictures) -> bool:
    return float(np.max(signal[start : end + 1])) - rest >= numbers.repetition_share_of_range * whole


def _repetition(
    time: Array, signal: Array, angles: Mapping[str, Array], start: int, end: int, numbers: Pictures
) -> Repetition:
    start, first, last, end = _phases(signal, start, end, numbers)
    ranges = tuple(
        JointRange(
            joint=name.split("_", 1)[1],
            side=name.split("_", 1)[0],
            least_deg=round(float(np.min(column[start : end + 1])), 2),
            most_deg=round(float(np.max(column[start : end + 1])), 2),
        )
        for name, column in sorted(angles.items())
    )
    return Repetition(
        start_s=round(float(time[start]), 3),
        down_s=round(float(time[first] - time[start]), 3),
        turn_s=round(float(time[last] - time[first]), 3),
        up_s=round(float(time[end] - time[last]), 3),
        ranges=ranges,
    )


def _phases(signal: Array, start: int, end: int, numbers: Pictures) -> tuple[int, int, int, int]:
    """Samples at which going down begins and ends, and going up: where the speed passes a share of its peak.

    Down and up lie on both sides of the turning point; each is followed from its fastest sample outwards.
    """
    speed = np.gradient(signal)
    turn = int(start + np.argmax(signal[start : end + 1]))
    down = int(start + np.argmax(speed[start : turn + 1]))
    up = int(turn + np.argmin(speed[turn : end + 1]))
    return (
        _until(speed, down, -1, numbers.speed_share),
        min(_until(speed, down, 1, numbers.speed_share), turn),
        max(_until(-speed, up, -1, numbers.speed_share), turn),
        _until(-speed, up, 1, numbers.speed_share),
    )


def _until(speed: Array, fastest: int, step: int, share: float) -> int:
    """From the fastest sample on to the last one that is faster than a share of it."""
    limit, at = share * float(speed[fastest]), fastest
    while 0 <= at + step < len(speed) and speed[at + step] > limit:
        at += step
    return at


def _sides(angles: Mapping[str, Array], spans: Sequence[tuple[int, int]], turns: Sequence[int]) -> list[SidesOfJoint]:
    found = []
    for joint in JOINTS:
        left, right = angles.get(f"left_{joint}"), angles.get(f"right_{joint}")
        if left is None or right is None or not spans:
            continue
        ranges = [np.ptp(left[start : end + 1]) - np.ptp(right[start : end + 1]) for start, end in spans]
        at_turn = [left[turn] - right[turn] for turn in turns]
        found.append(
            SidesOfJoint(
                joint=joint, range_deg=round(float(np.mean(ranges)), 2), turn_deg=round(float(np.mean(at_turn)), 2)
            )
        )
    return found
