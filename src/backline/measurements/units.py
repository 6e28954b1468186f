"""Units as files write them → N·m, N, degrees, seconds, metres; a unit in a header is never guessed."""

import math
import re
from collections.abc import Mapping
from types import MappingProxyType

from backline.quantities import GRAVITY_M_S2, KG_PER_LB

_FOOT_M, _INCH_M = 0.3048, 0.0254  # by definition
_POUND_N = KG_PER_LB * GRAVITY_M_S2

TORQUE: Mapping[str, float] = MappingProxyType(
    {
        "nm": 1.0, "n.m": 1.0, "n·m": 1.0, "n-m": 1.0, "n*m": 1.0, "newton-metre": 1.0, "newtonmeter": 1.0,
        "ft-lb": _FOOT_M * _POUND_N, "ftlb": _FOOT_M * _POUND_N, "ft-lbs": _FOOT_M * _POUND_N,
        "ftlbs": _FOOT_M * _POUND_N, "lb-ft": _FOOT_M * _POUND_N, "lbft": _FOOT_M * _POUND_N,
        "in-lb": _INCH_M * _POUND_N, "inlb": _INCH_M * _POUND_N,
        "kgcm": GRAVITY_M_S2 / 100, "kg-cm": GRAVITY_M_S2 / 100, "kg·cm": GRAVITY_M_S2 / 100,
        "kgfcm": GRAVITY_M_S2 / 100, "kgm": GRAVITY_M_S2, "kg-m": GRAVITY_M_S2, "kgfm": GRAVITY_M_S2,
        "ncm": 0.01, "n-cm": 0.01, "dnm": 0.1,
    }
)  # fmt: skip
FORCE: Mapping[str, float] = MappingProxyType(
    {"n": 1.0, "newton": 1.0, "kn": 1000.0, "kg": GRAVITY_M_S2, "kgf": GRAVITY_M_S2, "kp": GRAVITY_M_S2,
     "lb": _POUND_N, "lbs": _POUND_N, "lbf": _POUND_N}
)  # fmt: skip
ANGLE: Mapping[str, float] = MappingProxyType(
    {"deg": 1.0, "degs": 1.0, "degree": 1.0, "degrees": 1.0, "°": 1.0, "rad": math.degrees(1), "rads": math.degrees(1)}
)
SPEED: Mapping[str, float] = MappingProxyType(
    {
        f"{unit}{per}": factor
        for unit, factor in ANGLE.items()
        for per in ("/s", "/sec", "s", "_s", "·s-1", "s-1", " s-1")
    }
)
TIME: Mapping[str, float] = MappingProxyType(
    {"s": 1.0, "sec": 1.0, "second": 1.0, "seconds": 1.0, "ms": 1e-3, "msec": 1e-3, "us": 1e-6, "µs": 1e-6}
)
LENGTH: Mapping[str, float] = MappingProxyType(
    {"m": 1.0, "cm": 0.01, "mm": 0.001, "in": _INCH_M, "inch": _INCH_M, "inches": _INCH_M, "ft": _FOOT_M}
)


def unit_of(header: str, units: Mapping[str, float]) -> str | None:
    """The unit that a column's name states: `Torque (N-m)`, `angle_deg`, `speed [deg/s]`; None where it states none."""
    inside = re.search(r"[\[(]([^\])]*)[\])]", header)
    if inside is not None:
        found = inside[1].strip().lower().replace(" ", "")
        return found if found in units else None
    plain = header.strip().lower()
    for unit in sorted(units, key=len, reverse=True):
        if plain.endswith(("_" + unit.replace("/", "_"), " " + unit, "_" + unit)):
            return unit
    return None


def stated(header: str) -> str | None:
    """What stands in brackets behind a column's name, known as a unit or not."""
    inside = re.search(r"[\[(]([^\])]*)[\])]", header)
    return None if inside is None else inside[1].strip()
