"""How numbers change over time, in as few keys as the eye needs: eased between moments of rest, or straight between some moments."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Row = tuple[float, ...]
CURVE = {False: 0.48, True: 0.365}  # cubic Bézier from rest to rest, within 1 % of least jerk, and of a swing's cosine


@dataclass(frozen=True, slots=True)
class Rests:
    """The moments of rest, between which a half of the repetition or a pause lies, and how the halves are eased."""

    at: tuple[int, ...] = ()
    swing: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """Which moments are keys, the spline of each step between them (none: straight), and what the numbers then are at every moment."""

    keys: tuple[int, ...]
    splines: tuple[str, ...]
    at: tuple[Row, ...]


def ease(part: float, *, swing: bool) -> float:
    """How far a change from rest to rest is after a part of its time, both 0 to 1: as the movement is played."""
    if swing:
        return (1 - math.cos(math.pi * part)) / 2
    return part**3 * (10 - 15 * part + 6 * part * part)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("0.", ".", 1)


def _splines(*, swing: bool, halves: bool) -> tuple[str, ...]:
    """The curve from rest to rest, whole or cut in its middle."""
    a = CURVE[swing]
    if not halves:
        return (f"{_number(a)} 0 {_number(1 - a)} 1",)
    return f"{_number(a)} 0 {_number(a / 2 + 0.5)} .5", f"{_number(0.5 - a / 2)} .5 {_number(1 - a)} 1"


def _mixed(first: Row, last: Row, part: float) -> Row:
    return tuple(a + (b - a) * part for a, b in zip(first, last, strict=True))


def _error(rows: Sequence[Row], at: Sequence[Row]) -> float:
    return max(abs(a - b) for row, other in zip(rows, at, strict=True) for a, b in zip(row, other, strict=True))


def _eased(times: Sequence[float], rows: Sequence[Row], first: int, last: int, middle: int | None, *, swing: bool) -> list[Row]:  # fmt: skip
    """The numbers after `first` until `last` when they are eased, by way of the middle or directly."""
    found = []
    for number in range(first + 1, last + 1):
        part = ease((times[number] - times[first]) / (times[last] - times[first]), swing=swing)
        if middle is None:
            found.append(_mixed(rows[first], rows[last], part))
        elif number <= middle:
            found.append(_mixed(rows[first], rows[middle], part * 2))
        else:
            found.append(_mixed(rows[middle], rows[last], part * 2 - 1))
    return found


def _by_rests(times: Sequence[float], rows: Sequence[Row], rests: Rests, tolerance: float) -> Way | None:
    """Eased from rest to rest, each half cut in its middle where it has to be; nothing where that is too far off."""
    keys, at = [0], [rows[0]]
    splines: list[str] = []
    for first, last in pairwise(rests.at):
        half = (times[first] + times[last]) / 2
        middle = min(range(first, last + 1), key=lambda number, half=half: abs(times[number] - half))  # type: ignore[misc]
        for by in (None, middle) if abs(times[middle] - half) < 1e-3 else (None,):
            some = _eased(times, rows, first, last, by, swing=rests.swing)
            if _error(rows[first + 1 : last + 1], some) <= tolerance:
                keys += [last] if by is None else [middle, last]
                splines += _splines(swing=rests.swing, halves=by is not None)
                at += some
                break
        else:
            return None
    return Way(tuple(keys), tuple(splines), tuple(at))


def _straight(times: Sequence[float], rows: Sequence[Row], tolerance: float) -> Way:
    """Straight between moments that are as far apart as the tolerance lets them be."""
    keys, at = [0], [rows[0]]
    while keys[-1] < len(rows) - 1:
        first, best = keys[-1], [rows[keys[-1] + 1]]
        for last in range(first + 2, len(rows)):
            span = times[last] - times[first]
            some = [
                _mixed(rows[first], rows[last], (times[n] - times[first]) / span) for n in range(first + 1, last + 1)
            ]
            if _error(rows[first + 1 : last + 1], some) > tolerance:
                break
            best = some
        keys.append(first + len(best))
        at += best
    return Way(tuple(keys), (), tuple(at))


def way(times: Sequence[float], rows: Sequence[Row], rests: Rests, tolerance: float) -> Way:
    """A short way to say how rows of numbers change; at every moment off by `tolerance` at most, in the unit of the rows."""
    eased = _by_rests(times, rows, rests, tolerance) if len(rests.at) > 1 else None
    return eased or _straight(times, rows, tolerance)
