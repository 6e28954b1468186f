"""Values typed into a client file → measurements: `left_deg = 28` is the left side in degrees."""

import datetime
from collections.abc import Iterable
from types import MappingProxyType

from backline.record.measurement import MeasuredSide, MeasuredUnit, Measurement, Method
from backline.record.person import TestResult

UNIT_KEYS = MappingProxyType[str, MeasuredUnit](
    {
        "deg": "deg",
        "nm": "N·m",
        "n": "N",
        "kg": "kg",
        "cm": "cm",
        "s": "s",
        "reps": "repetitions",
        "points": "points",
        "ratio": "ratio",
    }
)
CONDITION_KEYS = ("speed_deg_s", "angle_deg", "lever_m")  # how it was measured, not what
USUAL_SPEED_DEG_S = 60.0
_SIDES: tuple[MeasuredSide, ...] = ("left", "right", "both")


def value_key(key: str) -> tuple[MeasuredSide, MeasuredUnit] | None:
    """Side and unit that a key such as `left_deg`, `both_n` or `reps` stands for; None for any other key."""
    if key in CONDITION_KEYS:
        return None
    if key in UNIT_KEYS:
        return "none", UNIT_KEYS[key]
    side, _, unit = key.partition("_")
    for known in _SIDES:
        if side == known and unit in UNIT_KEYS:
            return known, UNIT_KEYS[unit]
    return None


def typed_measurements(results: Iterable[TestResult], *, file: str = "") -> tuple[Measurement, ...]:
    """Every value of every `[[test]]` as one measurement; what is no value (see `value_key`) is its method."""
    found: list[Measurement] = []
    for result in results:
        conditions = {key: result.values.get(key) for key in CONDITION_KEYS}
        for key, value in result.values.items():
            known = value_key(key)
            if known is None:
                continue
            side, unit = known
            method = Method(**conditions)  # type: ignore[arg-type]
            found.append(
                Measurement(
                    test=result.id, side=side, value=value, unit=unit, date=result.date, method=method, file=file
                )
            )
    return tuple(found)


def results_from(figures: Iterable[Measurement]) -> tuple[TestResult, ...]:
    """The way back, for figures of files: dated ones, as if they had been typed, one result a test and day.

    Of several speeds 60 °/s counts, the usual one, else the slowest; of several values of a side the best. Figures
    without a day, or in a unit that cannot be typed, are left out.
    """
    keys = {unit: key for key, unit in UNIT_KEYS.items()}
    days: dict[tuple[str, datetime.date], dict[float | None, dict[str, float]]] = {}
    for figure in figures:
        if figure.date is None or figure.unit not in keys or figure.method.angle_deg is not None:
            continue
        side = f"{figure.side}_" if figure.side in _SIDES else ""
        speeds = days.setdefault((figure.test, figure.date), {})
        values = speeds.setdefault(figure.method.speed_deg_s, {})
        key = f"{side}{keys[figure.unit]}"
        values[key] = max(figure.value, values.get(key, figure.value))
    found = []
    for (test, day), speeds in days.items():
        speed = USUAL_SPEED_DEG_S if USUAL_SPEED_DEG_S in speeds else min(speeds, key=lambda known: known or 0.0)
        condition = {} if speed is None else {"speed_deg_s": speed}
        found.append(TestResult(id=test, date=day, values={**speeds[speed], **condition}))
    return tuple(found)
