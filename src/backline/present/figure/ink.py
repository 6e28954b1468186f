"""Numbers, attributes and animations as SVG text. Presentation attributes only: nothing needs a style or a script."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backline.present.figure.way import Rests, Row, Way, way

Pair = tuple[float, float]
TOLERANCE = {"rotate": 1.0, "translate": 0.6, "scale": 0.03, "line": 0.8}  # degrees, cm, share, cm: less than one sees
NO_RESTS = Rests()
WORTH_KEEPING = 70  # characters


def short(value: float, digits: int = 1) -> str:
    """A number as short as SVG allows: -.5, 12, 3.4."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def joined(values: Iterable[float], digits: int = 1) -> str:
    """Numbers one after the other, a minus sign being separator enough."""
    found = ""
    for value in values:
        text = short(value, digits)
        found += text if not found or text.startswith("-") else f" {text}"
    return found


def path(points: Sequence[Pair], *, closed: bool = False) -> str:
    """A line through points as path data."""
    return "M" + "L".join(joined(point) for point in points) + ("Z" if closed else "")


def kept(drawing: str, store: dict[str, str]) -> str:
    """Stores a drawing once; the id it then has."""
    name = f"f-{hashlib.sha256(drawing.encode()).hexdigest()[:5]}"
    store[name] = f'<g id="{name}">{drawing}</g>'
    return name


@dataclass(slots=True)
class Clock:
    """When the moments of an animation are. `still` is the moment that is drawn; without `moving` nothing is animated."""

    times_s: tuple[float, ...]
    duration_s: float
    still: int
    moving: bool
    rests: Rests = NO_RESTS
    buttons: str = ""  # begins the ids of the buttons; no hyphen: SMIL takes it for a minus
    kept: dict[str, str] | None = None  # drawings that a page stores once, by id; None in a file of its own

    def _head(self, name: str, attribute: str, extra: str, found: Way) -> str:
        keys = ";".join(short(self.times_s[number] / self.duration_s, 3) for number in found.keys)
        steps = f' keyTimes="{keys}"'
        if found.splines:
            steps += f' calcMode="spline" keySplines="{";".join(found.splines)}"'
        begin = ""
        if self.buttons:  # every one listens itself: Chrome does not begin a second time what follows another animation
            begin = f' begin="0s;{self.buttons}go.click" end="{self.buttons}stop.click" fill="freeze"'
        return f'<{name} attributeName="{attribute}"{extra} dur="{short(self.duration_s, 2)}s" repeatCount="indefinite"{begin}{steps}'

    def keep(self, drawing: str) -> str:
        """A drawing, or on a page the call of one that is stored once."""
        if self.kept is None or len(drawing) < WORTH_KEEPING:
            return drawing
        return f'<use href="#{kept(drawing, self.kept)}"/>'

    def transform(self, kind: str, rows: Sequence[Row], digits: int = 1) -> tuple[str, str, tuple[Row, ...]]:
        """A transform at the drawn moment, what animates it (nothing when it stays as it is), and what it then is at every moment."""
        values = [joined(row, digits) for row in rows]
        base = f"{kind}({values[self.still]})"
        if not self.moving or len(set(values)) == 1:
            return base, "", tuple(rows)
        found = way(self.times_s, rows, self.rests, TOLERANCE[kind])
        head = self._head("animateTransform", "transform", f' type="{kind}"', found)
        return base, f'{head} values="{";".join(values[number] for number in found.keys)}"/>', found.at

    def line(self, rows: Sequence[Sequence[Pair]]) -> tuple[str, str]:
        """A line through points at the drawn moment as path data, and what moves it."""
        values = [path([(round(x), round(y)) for x, y in row]) for row in rows]
        base = values[self.still]
        if not self.moving or len(set(values)) == 1:
            return base, ""
        numbers = [tuple(number for point in row for number in point) for row in rows]
        found = way(self.times_s, numbers, self.rests, TOLERANCE["line"])
        return (
            base,
            f'{self._head("animate", "d", "", found)} values="{";".join(values[number] for number in found.keys)}"/>',
        )
