"""Ratios as points with error bars on the bands of their norm rows, as SVG that a phone can show."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from backline.assess.assessment import Figure
from backline.present import assessment_words as words
from backline.present.clean import clean
from backline.present.torque_chart import nice_step
from backline.vocabulary.loader import Catalogue

WIDTH = 360
_LEFT, _RIGHT, _ROW, _HEAD = 12, 12, 58, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class BandRow:
    """One line of the chart: a name, the figures on it, and the band (mean ± SD, or a span) with whose it is."""

    name: str
    figures: tuple[Figure, ...]
    band: tuple[float, float] | None
    whose: str


def band_rows(ratios: Sequence[Figure], catalogue: Catalogue) -> tuple[BandRow, ...]:
    """Ratios grouped by what is measured, each with the first norm row that has a band."""
    groups: dict[tuple[str, float | None, float | None], list[Figure]] = {}
    for figure in ratios:
        method = figure.measurement.method
        groups.setdefault((figure.measurement.test, method.speed_deg_s, method.angle_deg), []).append(figure)
    rows = []
    for group in groups.values():
        band, whose = None, ""
        for standing in group[0].standings:
            norm = catalogue.norms.get(standing.norm)
            if norm is None:
                continue
            if norm.mean is not None and norm.sd is not None:
                band, whose = (norm.mean - norm.sd, norm.mean + norm.sd), f"{norm.population}, mean ± SD"
                break
            if norm.span is not None and band is None:
                band, whose = norm.span, f"{norm.population}, range"
        where = words.conditions(group[0].measurement)
        rows.append(
            BandRow(
                name=f"{group[0].name}{f', {where}' if where else ''}", figures=tuple(group), band=band, whose=whose
            )
        )
    return tuple(rows)


def chart(rows: Sequence[BandRow], label: str) -> Markup:
    """All rows on one scale from 0. Circle left, square right, hollow before the last occasion; bars are ± 1.96 SEM."""
    if not rows:
        return Markup("")
    tops = [1.0]
    for row in rows:
        tops += [row.band[1]] if row.band is not None else []
        for figure in row.figures:
            error = figure.measurement.error
            tops.append(figure.measurement.value + (error.half_width if error is not None else 0.0))
    most = max(tops) * 1.03
    height = _HEAD + _ROW * len(rows) + 22

    def x(value: float) -> float:
        return _LEFT + max(0.0, min(value, most)) / most * (WIDTH - _LEFT - _RIGHT)

    parts = [f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(clean(label))}">']
    step = nice_step(most, 6)
    for number in range(int(most / step) + 1):
        value = number * step
        parts.append(f'<path class="ch-grid" d="M{x(value):.1f} {_HEAD + 12}V{height - 20}"/>')
        parts.append(f'<text x="{x(value):.1f}" y="{height - 6}" text-anchor="middle">{value:.1f}</text>')
    for place, row in enumerate(rows):
        top = _HEAD + place * _ROW
        parts.append(f'<text class="ch-name" x="{_LEFT}" y="{top + 11}">{escape(clean(row.name))}</text>')
        if row.band is not None:
            low, high = x(row.band[0]), x(row.band[1])
            parts.append(f'<rect class="ch-band" x="{low:.1f}" y="{top + 18}" width="{high - low:.1f}" height="32"/>')
        times = list(dict.fromkeys(words.when_words(figure.measurement) for figure in row.figures))
        for figure in row.figures:
            parts.append(_mark(figure, x, top, late=words.when_words(figure.measurement) == times[-1]))
    parts.append("</svg>")
    return Markup("".join(parts))


def _mark(figure: Figure, x: "object", top: int, *, late: bool) -> str:
    assert callable(x)
    measurement = figure.measurement
    left = measurement.side != "right"
    level = top + (27 if left else 41)
    side = "l" if measurement.side == "left" else "r" if measurement.side == "right" else "n"
    at = x(measurement.value)
    parts = []
    if measurement.error is not None and late:
        half = measurement.error.half_width
        low, high = x(measurement.value - half), x(measurement.value + half)
        ends = f"M{low:.1f} {level - 3}v6M{high:.1f} {level - 3}v6M{low:.1f} {level}H{high:.1f}"
        parts.append(f'<path class="ch-bar ch-{side}" d="{ends}"/>')
    fill = "ch-full" if late else "ch-hollow"
    if left:
        parts.append(f'<circle class="ch-{side} {fill}" cx="{at:.1f}" cy="{level}" r="4.5"/>')
    else:
        parts.append(f'<rect class="ch-{side} {fill}" x="{at - 4:.1f}" y="{level - 4}" width="8" height="8"/>')
    return "".join(parts)
