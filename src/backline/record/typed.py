"""Values typed into a client file → measurements: `left_deg = 28` is the left side in degrees."""

from collections.abc import Iterable
from types import MappingProxyType

from backline.record.measurement import MeasuredSide, MeasuredUnit, Measurement, Method
from backline.record.person import TestResult

UNIT_KEYS = MappingProxyType[str, MeasuredUnit](
    {"deg": "deg", "nm": "N·m", "n": "N", "kg": "kg", "cm": "cm", "s": "s", "reps": "repetitions", "points": "points"}
)
CONDITION_KEYS = ("speed_deg_s", "angle_deg", "lever_m")  # how it was measured, not what
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
