"""Numbers and durations as apps and spreadsheets write them."""

import math
import re
from functools import lru_cache

from backline.logs.clean import shown
from backline.logs.draft import UnreadableError
from backline.vocabulary.words import Unit

KG_PER_LB = 0.45359237  # the international avoirdupois pound, exact by definition
M_PER_MILE = 1609.344  # the international mile, exact by definition

_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_BLANK = frozenset(("", "-", "–", "—", "n/a", "null", "none"))
_WITH_UNIT = re.compile(r"\s*([+\-−]?[\d.,]+)\s*(kgs?|kilo\w*|lbs?|pounds?|#)?\.?\s*", re.IGNORECASE)
_PARTS = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-zµ]+)?", re.IGNORECASE)
_ISO = re.compile(r"P(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)")
_LONGEST = 60  # characters; no number or duration is longer


@lru_cache(maxsize=20_000)
def _number(text: str) -> float | None:
    if len(text) > _LONGEST:
        raise ValueError(text)
    text = text.strip().replace("\u202f", "").replace("\u00a0", "").replace("−", "-")
    if text.lower() in _BLANK:
        return None
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:  # the last of the two is the decimal sign
        text = text.replace(".", "").replace(",", ".") if comma > point else text.replace(",", "")
    elif comma >= 0:
        text = text.replace(",", ".")
    if not _PLAIN.fullmatch(text):
        raise ValueError(text)
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def read_number(text: str, what: str) -> float | None:
    """A number with a point or a comma, None where the cell is blank. Raises UnreadableError."""
    try:
        return _number(text)
    except ValueError:
        raise UnreadableError(f"{what} {shown(text)} is no number") from None


def is_number(text: str) -> bool:
    """Is it blank or a number?"""
    try:
        _number(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=500)
def read_unit(text: str) -> Unit | None:
    """`kg`, `kgs`, `lb`, `lbs`, in any case; None for anything else."""
    word = text.strip().strip("()").lower()
    if word.startswith(("kg", "kilo")):
        return "kg"
    return "lb" if word.startswith(("lb", "pound", "#")) else None


def read_load(text: str, what: str = "load") -> tuple[float | None, Unit | None]:
    """A load that may carry its unit: `60`, `60 kg`, `132lbs`. Raises UnreadableError."""
    match = _WITH_UNIT.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or match[2] is None:
        return read_number(text, what), None
    return read_number(match[1], what), read_unit(match[2])


@lru_cache(maxsize=5_000)
def _duration(text: str) -> float | None:
    text = text.strip()
    if len(text) > _LONGEST:
        raise ValueError(text)
    if text.lower() in _BLANK:
        return None
    if clock := _CLOCK.fullmatch(text):
        return int(clock[1] or 0) * 3600.0 + int(clock[2]) * 60.0 + float(clock[3])
    if (iso := _ISO.fullmatch(text)) and any(iso.groups()):
        return int(iso[1] or 0) * 3600.0 + int(iso[2] or 0) * 60.0 + float(iso[3] or 0)
    factors = {"h": 3600.0, "m": 60.0, "s": 1.0}
    total, end = 0.0, 0
    for part in _PARTS.finditer(text):
        unit = (part[2] or "s")[0].lower()
        if unit == "u":  # Dutch: uur
            unit = "h"
        if text[end : part.start()].strip(" ,\u202f\u00a0") or unit not in factors:
            raise ValueError(text)
        total += float(part[1].replace(",", ".")) * factors[unit]
        end = part.end()
    if end == 0 or text[end:].strip(" .\u202f\u00a0"):
        raise ValueError(text)
    return total


def read_duration(text: str, what: str = "time") -> float | None:
    """Seconds from `90`, `1h 13m`, `38min`, `46s`, `00:01:30` or `PT30M`; None where blank. Raises UnreadableError."""
    try:
        return _duration(text)
    except ValueError:
        raise UnreadableError(f"{what} {shown(text)} is no duration") from None


def is_duration(text: str) -> bool:
    """Is it blank or a duration?"""
    try:
        _duration(text)
    except ValueError:
        return False
    return True
