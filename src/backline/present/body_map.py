"""A body seen from the front and from the back, muscles filled by weekly sets, each with its number beside it."""

from collections.abc import Mapping

from markupsafe import Markup, escape

from backline.present.body_shapes import BACK, BACK_LABELS, FRONT, FRONT_LABELS, OUTLINE, Points
from backline.quantities import plain_number
from backline.vocabulary.exercises import Muscle

# Where a fill begins, in weekly sets, and what the legend calls it. Steps to look at, not bounds to train by.
LEVELS: tuple[tuple[float, str], ...] = (
    (0.0, "none"),
    (0.05, "under 4"),
    (4.0, "4 to 8"),
    (8.0, "8 to 12"),
    (12.0, "12 or more"),
)
_EDGE = 166


def level(weekly_sets: float) -> int:
    """Which fill shows so many weekly sets: 0 (none) to 4."""
    return max(number for number, (least, _) in enumerate(LEVELS) if weekly_sets >= least)


def smooth(points: Points) -> str:
    """A closed smooth line through points, as the data of an SVG path (Catmull-Rom as cubic curves)."""
    count = len(points)
    parts = [f"M{_xy(points[0])}"]
    for number in range(count):
        before, here, there, after = (points[(number + step) % count] for step in (-1, 0, 1, 2))
        first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        parts.append(f"C{_xy(first)} {_xy(second)} {_xy(there)}")
    return "".join(parts) + "Z"


def _xy(point: tuple[float, float]) -> str:
    return f"{plain_number(point[0])},{plain_number(point[1])}"


def _whole_outline() -> str:
    left = tuple((-x, y) for x, y in reversed(OUTLINE[1:-1]))
    return smooth(OUTLINE + left)


def patterns() -> Markup:
    """The fills, once a page: each level has its own marks, so that colour is never alone."""
    marks = (
        '<path d="M0 5L5 0" class="bm-mark"/>',
        '<circle cx="2.5" cy="2.5" r=".7" class="bm-dot"/>',
        '<path d="M0 2.5H5" class="bm-mark"/>',
        '<path d="M0 2.5H5M2.5 0V5" class="bm-mark bm-on"/>',
        "",
    )
    rows = "".join(
        f'<pattern id="fill-{number}" width="5" height="5" patternUnits="userSpaceOnUse">'
        f'<rect width="5" height="5" class="bm-{number}"/>{mark}</pattern>'
        for number, mark in enumerate(marks)
    )
    shape = f'<path id="body-outline" d="{_whole_outline()}"/>'
    halves = "".join(
        f'<path id="{view}-{number}" d="{smooth(points)}"/>'
        for view, shapes in (("front", FRONT), ("back", BACK))
        for number, (_, points) in enumerate(shapes)
    )
    return Markup(
        f'<svg class="bm-store" width="0" height="0" aria-hidden="true"><defs>{rows}{shape}{halves}</defs></svg>'
    )


def _labels(
    labels: tuple[tuple[str, int, float, float, float], ...], sets: Mapping[str, float], muscles: Mapping[str, Muscle]
) -> str:
    parts = []
    for muscle, side, height, x, y in labels:
        name = str(escape(muscles[muscle].plain if muscle in muscles else muscle))
        anchor = "start" if side < 0 else "end"
        edge = side * _EDGE
        under = edge - side * (4 + 6.1 * len(name))
        parts.append(f'<path class="bm-line" d="M{edge},{height + 3}H{plain_number(under)}L{x},{y}"/>')
        parts.append(
            f'<text x="{edge}" y="{height}" text-anchor="{anchor}">{name}</text>'
            f'<text x="{edge}" y="{height + 15}" text-anchor="{anchor}" class="bm-number">'
            f"{plain_number(sets.get(muscle, 0.0))}</text>"
        )
    return "".join(parts)


def view(side: str, sets: Mapping[str, float], muscles: Mapping[str, Muscle], title: str) -> Markup:
    """One drawing, `front` or `back`. `sets` are weekly sets by muscle id, `title` says what it shows."""
    shapes, labels = (FRONT, FRONT_LABELS) if side == "front" else (BACK, BACK_LABELS)
    drawn = []
    for number, (muscle, _) in enumerate(shapes):
        fill = level(sets.get(muscle, 0.0))
        drawn.append(f'<use href="#{side}-{number}" fill="url(#fill-{fill})"/>')
    half = "".join(drawn)
    return Markup(
        f'<svg class="body" viewBox="-170 -4 340 452" role="img" aria-label="{escape(title)}">'
        f'<use href="#body-outline" class="bm-skin"/><g class="bm-muscles">{half}'
        f'<g transform="scale(-1 1)">{half}</g></g>{_labels(labels, sets, muscles)}</svg>'
    )


def legend() -> Markup:
    """What the fills mean, in words."""
    items = "".join(
        f'<li><svg width="22" height="22" aria-hidden="true"><rect x="1" y="1" width="20" height="20" '
        f'fill="url(#fill-{number})" class="bm-box"/></svg> {words}</li>'
        for number, (_, words) in enumerate(LEVELS)
    )
    return Markup(f'<ul class="legend" aria-label="Legend: sets a week">{items}</ul>')
