"""What was measured on a person: one figure of one side on one day, with the method that made it and its error."""

import datetime
import math
from dataclasses import dataclass, field
from typing import Literal, get_args

MeasuredUnit = Literal["N·m", "N", "kg", "deg", "cm", "s", "repetitions", "ratio", "%", "N·m/kg", "N/kg", "W", "points"]
MeasuredSide = Literal["left", "right", "both", "none", "unknown"]  # both: the two at once; none: has no side
Statistic = Literal["single", "best", "mean", "mean-of-days", "unknown"]
Gravity = Literal["corrected", "uncorrected", "unknown", "not-applicable"]

Z_95 = 1.96  # standard normal deviates on both sides of 95 %
UNITS: tuple[MeasuredUnit, ...] = get_args(MeasuredUnit)
SIDES: tuple[MeasuredSide, ...] = get_args(MeasuredSide)


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How a figure was made. Two figures may be compared only where their methods agree.

    `angle_deg` and every joint angle of the knee: 0 is straight, flexion is positive. `convention` names the reference
    of an angle ("short of straight", "from the horizontal"). `steps` is what was done to a curve, in order.
    """

    instrument: str = ""
    statistic: Statistic = "unknown"
    repetitions: int | None = None
    speed_deg_s: float | None = None
    angle_deg: float | None = None
    lever_m: float | None = None
    gravity: Gravity = "not-applicable"
    convention: str = ""
    steps: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("speed_deg_s", "angle_deg", "lever_m"):
            value = getattr(self, name)
            if value is not None and not math.isfinite(value):
                raise ValueError(f"{name} must be a finite number")
        if self.repetitions is not None and self.repetitions < 1:
            raise ValueError("a figure comes from at least one repetition")
        if self.lever_m is not None and self.lever_m <= 0:
            raise ValueError("a lever has a length above nothing")

    def differs_from(self, other: "Method") -> str:
        """Why figures of the two methods may not be compared, in words; empty where they may.

        What one side does not say ("" or None) is no difference, except gravity: unknown beside known is one.
        """
        if self.gravity != other.gravity:
            return f"one is {_GRAVITY[self.gravity]}, the other {_GRAVITY[other.gravity]}"
        if _apart(self.speed_deg_s, other.speed_deg_s, 0.5):
            return f"{self.speed_deg_s:g} °/s against {other.speed_deg_s:g} °/s"
        if _apart(self.angle_deg, other.angle_deg, 0.5):
            return f"measured at {self.angle_deg:g}° against {other.angle_deg:g}°"
        for mine, its in ((self.convention, other.convention), (self.instrument, other.instrument)):
            if mine and its and mine != its:
                return f"{mine} against {its}"
        if "unknown" not in (self.statistic, other.statistic) and self.statistic != other.statistic:
            return f"{_STATISTIC[self.statistic]} against {_STATISTIC[other.statistic]}"
        return ""


_GRAVITY = {
    "corrected": "gravity-corrected",
    "uncorrected": "not gravity-corrected",
    "unknown": "of unknown gravity correction",
    "not-applicable": "without a limb to weigh",
}
_STATISTIC = {
    "single": "a single repetition",
    "best": "the best repetition",
    "mean": "the mean of repetitions",
    "mean-of-days": "the mean of several test days",
    "unknown": "an unknown statistic",
}


def _apart(first: float | None, second: float | None, tolerance: float) -> bool:
    if first is None or second is None:
        return False
    return abs(first - second) > tolerance


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementError:
    """How far a figure can be off, in its own unit: standard error of measurement and minimal detectable change (95 %).

    `basis` says in words where the two come from and whether instrument and people match; `sources` are ids of the
    catalogue.
    """

    sem: float
    mdc: float
    basis: str
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (math.isfinite(self.sem) and math.isfinite(self.mdc)) or self.sem < 0 or self.mdc < self.sem:
            raise ValueError("an error needs 0 <= sem <= mdc")

    @property
    def half_width(self) -> float:
        """The true value lies this far from the figure at most, with 95 %: 1.96 standard errors."""
        return Z_95 * self.sem


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One figure: test (an id of `tests.toml` or `ratios.toml`), side, value with unit, day, method, error, place.

    `person` and `occasion` ("pre", "week 5") stand where a file holds several people or names no dates.
    """

    test: str
    side: MeasuredSide
    value: float
    unit: MeasuredUnit
    date: datetime.date | None = None
    method: Method = field(default_factory=Method)
    error: MeasurementError | None = None
    person: str = ""
    occasion: str = ""
    file: str = ""
    row: int | None = None

    def __post_init__(self) -> None:
        if not self.test:
            raise ValueError("a measurement names its test")
        if not math.isfinite(self.value):
            raise ValueError(f"{self.test}: the value must be a finite number")
        if self.unit not in UNITS:
            raise ValueError(f"{self.test}: no such unit: {self.unit}")
        if self.side not in SIDES:
            raise ValueError(f"{self.test}: no such side: {self.side}")
