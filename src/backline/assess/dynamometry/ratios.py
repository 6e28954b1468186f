"""Hamstrings over quadriceps in every way that two figures of one leg and one occasion allow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backline.assess.dynamometry.figures import when
from backline.assess.dynamometry.limits import Limits
from backline.record.measurement import Measurement, Method

if TYPE_CHECKING:
    from backline.assess.dynamometry.curves import StrengthCurve  # it loads arrays, which tables do not need

QUAD_CON, QUAD_ECC = "knee-extension-torque-concentric", "knee-extension-torque-eccentric"
HAM_CON, HAM_ECC = "knee-flexion-torque-concentric", "knee-flexion-torque-eccentric"
SAME_SPEED = (
    ("hq-conventional", HAM_CON, QUAD_CON),
    ("hq-functional", HAM_ECC, QUAD_CON),
    ("hq-functional-flexion", HAM_CON, QUAD_ECC),
    ("hq-isometric", "knee-flexion-torque-isometric", "knee-extension-torque-isometric"),
)
_Kind = tuple[str, float | None, float | None]  # test, speed, angle
MIXED = (("hq-mixed-30-240", 30.0, 240.0), ("hq-mixed-60-180", 60.0, 180.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioFound:
    """A ratio as a figure, with the two it is made of."""

    measurement: Measurement
    numerator: float
    denominator: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioRefused:
    """A ratio that two figures would give, and why it is not given."""

    ratio: str
    reason: str


def _ratio(id: str, above: Measurement, below: Measurement, speed: float | None) -> RatioFound | RatioRefused:
    if above.method.gravity != below.method.gravity:
        reason = f"hamstrings are {_words(above)}, quadriceps {_words(below)}"
        return RatioRefused(ratio=id, reason=f"{reason}: their ratio would be that of two methods.")
    instruments = (above.method.instrument, below.method.instrument)
    if instruments[0] != instruments[1]:
        return RatioRefused(ratio=id, reason=f"measured with two instruments, {instruments[0]} and {instruments[1]}.")
    if below.value <= 0 or above.value <= 0:
        return RatioRefused(ratio=id, reason="a torque of nothing or less gives no ratio.")
    measurement = Measurement(
        test=id,
        side=above.side,
        value=above.value / below.value,
        unit="ratio",
        date=above.date,
        person=above.person,
        occasion=above.occasion,
        file=above.file,
        method=Method(
            instrument=instruments[0],
            statistic=above.method.statistic if above.method.statistic == below.method.statistic else "unknown",
            speed_deg_s=speed,
            angle_deg=above.method.angle_deg,
            gravity=above.method.gravity,
        ),
    )
    return RatioFound(measurement=measurement, numerator=above.value, denominator=below.value)


def _words(figure: Measurement) -> str:
    return {
        "corrected": "corrected for gravity",
        "uncorrected": "not corrected for gravity",
        "unknown": "of unknown gravity correction",
        "not-applicable": "measured without a limb to weigh",
    }[figure.method.gravity]


def ratios_of(figures: Iterable[Measurement]) -> tuple[tuple[RatioFound, ...], tuple[RatioRefused, ...]]:
    """All ratios of best figures: same leg, occasion, speed and angle (or the two speeds of a mixed ratio)."""
    legs: dict[tuple[str, str, str], dict[_Kind, Measurement]] = {}
    for figure in figures:
        if figure.unit == "N·m" and figure.side in ("left", "right", "unknown"):
            leg = legs.setdefault((figure.person, when(figure), figure.side), {})
            kind = (figure.test, figure.method.speed_deg_s, figure.method.angle_deg)
            if kind not in leg or figure.value > leg[kind].value:
                leg[kind] = figure
    found: list[RatioFound] = []
    refused: list[RatioRefused] = []

    def add(result: RatioFound | RatioRefused) -> None:
        if isinstance(result, RatioFound):
            found.append(result)
        else:
            refused.append(result)

    for leg in legs.values():
        ways = sorted({(speed, angle) for _, speed, angle in leg}, key=lambda way: (way[0] or 0.0, way[1] or 0.0))
        for id, above, below in SAME_SPEED:
            for speed, angle in ways:
                if (above, speed, angle) in leg and (below, speed, angle) in leg:
                    add(_ratio(id, leg[above, speed, angle], leg[below, speed, angle], speed))
        for id, slow, fast in MIXED:
            if (HAM_ECC, slow, None) in leg and (QUAD_CON, fast, None) in leg:
                add(_ratio(id, leg[HAM_ECC, slow, None], leg[QUAD_CON, fast, None], None))
    return tuple(found), tuple(refused)


def torque_at(curve: "StrengthCurve", angle_deg: float) -> float | None:
    """Torque of the best repetition at an angle, by straight lines between samples; None outside the held phase."""
    import numpy as np

    angles = np.asarray(curve.best.angle_deg)
    torque = np.asarray(curve.best.torque_nm)
    if not float(angles.min()) <= angle_deg <= float(angles.max()):
        return None
    order = np.argsort(angles)
    return float(np.interp(angle_deg, angles[order], torque[order]))


def angle_ratios(curves: "Iterable[StrengthCurve]", limits: Limits) -> tuple[RatioFound, ...]:
    """Ratios at fixed knee angles, from corrected curves of one leg, occasion and speed only."""
    legs: dict[tuple[str, str, str, float], dict[str, StrengthCurve]] = {}
    for curve in curves:
        if curve.gravity == "corrected":
            figure = curve.measurement()
            leg = legs.setdefault((figure.person, when(figure), figure.side, curve.speed_deg_s), {})
            known = leg.get(curve.test)
            if known is None or curve.best.peak_nm > known.best.peak_nm:
                leg[curve.test] = curve
    found: list[RatioFound] = []
    for leg in legs.values():
        for id, above, below in (("hq-angle", HAM_CON, QUAD_CON), ("hq-functional-angle", HAM_ECC, QUAD_CON)):
            if above in leg and below in leg:
                found.extend(_at_angles(id, leg, above, below, limits))
    return tuple(found)


def _at_angles(
    id: str, leg: "Mapping[str, StrengthCurve]", above: str, below: str, limits: Limits
) -> Iterable[RatioFound]:
    for angle in limits.angle.degrees:
        one, other = torque_at(leg[above], angle), torque_at(leg[below], angle)
        if one is None or other is None or one <= 0 or other <= 0:
            continue
        whole = _ratio(id, leg[above].measurement(), leg[below].measurement(), leg[above].speed_deg_s)
        if isinstance(whole, RatioFound):
            method = replace(whole.measurement.method, angle_deg=angle)
            measurement = replace(whole.measurement, value=one / other, method=method)
            yield RatioFound(measurement=measurement, numerator=one, denominator=other)
