"""Sides, muscles, actions, speeds and dates as files write them."""

import re
from datetime import date, datetime
from typing import Literal

from backline.record.measurement import MeasuredSide

Action = Literal["concentric", "eccentric", "isometric"]
Movement = Literal["knee-extension", "knee-flexion"]

_SIDES: dict[str, MeasuredSide] = {
    "l": "left", "left": "left", "li": "left", "links": "left", "sx": "left", "gauche": "left", "izquierda": "left",
    "r": "right", "right": "right", "re": "right", "rechts": "right", "dx": "right", "droite": "right",
    "derecha": "right", "both": "both", "b": "both",
}  # fmt: skip
_MOVEMENTS: dict[str, Movement] = {
    "ext": "knee-extension", "extension": "knee-extension", "knee extension": "knee-extension",
    "quadriceps": "knee-extension", "quads": "knee-extension", "q": "knee-extension", "extensors": "knee-extension",
    "knee-extension": "knee-extension", "flex": "knee-flexion", "flexion": "knee-flexion",
    "knee flexion": "knee-flexion", "hamstrings": "knee-flexion", "hams": "knee-flexion", "h": "knee-flexion",
    "flexors": "knee-flexion", "knee-flexion": "knee-flexion", "flx": "knee-flexion", "hamstring": "knee-flexion",
}  # fmt: skip
_ACTIONS: dict[str, Action] = {
    "con": "concentric", "conc": "concentric", "concentric": "concentric", "ecc": "eccentric", "exc": "eccentric",
    "eccentric": "eccentric", "iso": "isometric", "isom": "isometric", "isometric": "isometric",
}  # fmt: skip


def side_of(text: str) -> MeasuredSide | None:
    """Left, right or both; None for any other word."""
    return _SIDES.get(text.strip().lower())


def side_in_name(name: str) -> MeasuredSide | None:
    """The side that a file's name gives: `…-left.txt`, `…_sx.txt`; None where it gives none or both."""
    words = re.split(r"[^a-z]+", name.lower().rsplit(".", 1)[0])
    found = {word: _SIDES[word] for word in words if len(word) > 1 and word in _SIDES and word not in ("re", "li")}
    return next(iter(found.values())) if len(set(found.values())) == 1 else None


def movement_of(text: str) -> Movement | None:
    """Knee extension or flexion."""
    return _MOVEMENTS.get(text.strip().lower())


def action_of(text: str) -> Action | None:
    """Concentric, eccentric or isometric."""
    return _ACTIONS.get(text.strip().lower())


def date_of(text: str) -> date | None:
    """A day written as 2026-11-20, 20.11.2026 or 20 Nov 2026; None where day and month could be exchanged."""
    plain = text.strip()
    if not plain:
        return None
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"):
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    parts = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?", plain)
    if parts is None:
        return None
    first, second, year = int(parts[1]), int(parts[2]), int(parts[3])
    if first > 12 or second > 12 or first == second:
        month, day = (second, first) if first > 12 else (first, second)
        try:
            return date(year, month, day)
        except ValueError:
            return None
    return None


def action_in_name(name: str) -> Literal["concentric", "eccentric", ""]:
    """What a file's name says about the action: `knee-ecc-left.txt`; nothing where it says none or both."""
    words = set(re.split(r"[^a-z]+", name.lower().rsplit(".", 1)[0]))
    concentric, eccentric = bool(words & {"con", "conc", "concentric"}), bool(words & {"ecc", "exc", "eccentric"})
    if concentric == eccentric:
        return ""
    return "concentric" if concentric else "eccentric"


def date_in_name(name: str) -> date | None:
    """The day in a file's name: `knee-2026-11-20-left.txt`; None where it has none or two."""
    found = {date_of(text) for text in re.findall(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)", name)} - {None}
    return next(iter(found)) if len(found) == 1 else None
