"""Torque over knee angle, and force over time, as SVG: left and right, before and after; numbers stand in tables."""

import math
from collections.abc import Sequence

from markupsafe import Markup, escape

from backline.assess.assessment import CurveShown
from backline.present.clean import clean
from backline.quantities import plain_number

WIDTH, HEIGHT = 360, 230
ACROSS = {"angle": "knee flexion in degrees, 0 is straight", "time": "seconds", "sample": "samples, rate not known"}
_LEFT, _RIGHT, _TOP, _BOTTOM = 38, 10, 18, 36


def nice_step(span: float, most: int = 5) -> float:
    """A step of 1, 2 or 5 times a power of ten that divides a span into at most so many parts."""
    if span <= 0:
        return 1.0
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough - 1e-12)


def _ticks(low: float, high: float) -> list[float]:
    step = nice_step(high - low)
    first = math.ceil(low / step - 1e-9)
    return [number * step for number in range(first, math.floor(high / step + 1e-9) + 1)]


def chart(curves: Sequence[CurveShown], label: str) -> Markup:
    """One chart of curves that share axes. Earlier occasions are thin, the last is thick; left solid, right dashed."""
    points = [point for curve in curves for point in curve.points]
    if not points:
        return Markup("")
    low_x, high_x = min(across for across, _ in points), max(across for across, _ in points)
    high_y = max(max(up for _, up in points), 1e-9)
    low_y = min(0.0, min(up for _, up in points))
    if high_x == low_x:
        high_x = low_x + 1
    times = list(dict.fromkeys(curve.when for curve in curves))

    def x(value: float) -> float:
        return _LEFT + (value - low_x) / (high_x - low_x) * (WIDTH - _LEFT - _RIGHT)

    def y(value: float) -> float:
        return HEIGHT - _BOTTOM - (value - low_y) / (high_y * 1.05 - low_y) * (HEIGHT - _TOP - _BOTTOM)

    parts = [f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(clean(label))}">']
    for tick in _ticks(low_y, high_y * 1.05):
        parts.append(f'<path class="ch-grid" d="M{_LEFT} {y(tick):.1f}H{WIDTH - _RIGHT}"/>')
        parts.append(f'<text x="{_LEFT - 5}" y="{y(tick) + 4:.1f}" text-anchor="end">{plain_number(tick, 2)}</text>')
    for tick in _ticks(low_x, high_x):
        parts.append(f'<text x="{x(tick):.1f}" y="{HEIGHT - _BOTTOM + 15}" text-anchor="middle">')
        parts.append(f"{plain_number(tick, 2)}</text>")
    for curve in curves:
        late = curve.when == times[-1]
        side = "l" if curve.side == "left" else "r" if curve.side == "right" else "n"
        path = "L".join(f"{x(across):.1f} {y(up):.1f}" for across, up in curve.points)
        parts.append(f'<path class="ch-{side} {"ch-late" if late else "ch-early"}" d="M{path}"/>')
    unit = curves[0].unit
    across = ACROSS[curves[0].over]
    parts.append(f'<text x="{WIDTH - _RIGHT}" y="{HEIGHT - 4}" text-anchor="end">{across}</text>')
    parts.append(f'<text x="2" y="10">{escape(clean(unit))}</text></svg>')
    return Markup("".join(parts))
