"""Dates as phones and spreadsheets write them, months in seven languages. Clock times stay as the file states them."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise

from backline.logs.clean import shown
from backline.logs.draft import UnreadableError

# the first letters of the months, without accents: English, German, French, Spanish, Italian, Portuguese, Dutch
_MONTHS = {
    start: number
    for number, starts in enumerate(
        (
            ("jan", "gen", "ene"),
            ("feb", "fev"),
            ("mar", "maa", "mrt"),
            ("apr", "avr", "abr"),
            ("may", "mai", "mag", "mei"),
            ("jun", "juin", "giu"),
            ("jul", "juil", "lug"),
            ("aug", "aou", "ago"),
            ("sep", "set"),
            ("oct", "okt", "ott", "out"),
            ("nov",),
            ("dec", "dez", "dic"),
        ),
        1,
    )
    for start in starts
}
_CLOCK = (
    r"(?:[\sT,]*(?:um|at|à|alle|às|om|a las)?[\s,]*"
    r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([ap]\.?\s?m\.?)?)?"
)
_DAY_FIRST = re.compile(
    r"(?:[^\W\d_]+\.?,?\s+)?(\d{1,2})[.ºª]?\s*(?:de\s+)?([^\W\d_]+)\.?,?\s*(?:de\s+)?(\d{4})" + _CLOCK, re.IGNORECASE
)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2}),?\s+(\d{4})" + _CLOCK, re.IGNORECASE)
_NUMERIC = re.compile(r"(\d{1,4})([./-])(\d{1,2})[./-](\d{1,4})\.?" + _CLOCK, re.IGNORECASE)
_ZONE = re.compile(r"\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$")


def _month(word: str) -> int:
    word = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    number = _MONTHS.get(word[:4]) or _MONTHS.get(word[:3])
    if number is None:
        raise ValueError(word)
    return number


def _moment(year: int, month: int, day: int, clock: tuple[str | None, ...]) -> tuple[date, datetime | None]:
    hour_text, minute_text, second_text, half = clock
    if year < 100:
        year += 2000
    if hour_text is None or minute_text is None:
        return date(year, month, day), None
    hour = int(hour_text)
    if half:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    moment = datetime(year, month, day, hour, int(minute_text), int(second_text or 0))
    return moment.date(), moment


@lru_cache(maxsize=20_000)
def _read(text: str, month_first: bool) -> tuple[date, datetime | None]:
    text = text.strip()
    if len(text) > 60:  # no date is longer
        raise ValueError(text)
    if text[4:5] == "-":
        try:
            moment = datetime.fromisoformat(text)
            return moment.date(), (moment.replace(tzinfo=None) if len(text) > 10 else None)
        except ValueError:
            pass
    text = _ZONE.sub("", text.replace("\u202f", " ").replace("\u00a0", " ")).strip()
    if match := _NUMERIC.fullmatch(text):
        first, sign, second, third = match[1], match[2], match[3], match[4]
        clock = match.groups()[4:]
        if len(first) == 4:
            return _moment(int(first), int(second), int(third), clock)
        if len(first) > 2 or len(third) == 3:
            raise ValueError(text)
        if month_first and sign != ".":
            first, second = second, first
        return _moment(int(third), int(second), int(first), clock)
    if match := _DAY_FIRST.fullmatch(text):
        return _moment(int(match[3]), _month(match[2]), int(match[1]), match.groups()[3:])
    if match := _MONTH_FIRST.fullmatch(text):
        return _moment(int(match[3]), _month(match[1]), int(match[2]), match.groups()[3:])
    raise ValueError(text)


def read_moment(text: str, month_first: bool = False) -> tuple[date, datetime | None]:
    """The day, and the clock time where there is one, as stated (no time zone is applied). Raises UnreadableError."""
    try:
        return _read(text, month_first)
    except (ValueError, OverflowError):
        if not text.strip():
            raise UnreadableError("the date is blank") from None
        raise UnreadableError(f"date {shown(text)} cannot be read") from None


def is_date(text: str) -> bool:
    """Can it be read as a date, in either order of day and month?"""
    for month_first in (False, True):
        try:
            _read(text, month_first)
        except (ValueError, OverflowError):
            continue
        return True
    return False


def is_month_first(texts: Iterable[str], default: bool = False) -> bool:
    """Does the file write 11/18/2024 rather than 18/11/2024? A part above 12 decides; else the order that jumps
    about less; else the default."""
    distinct = list(dict.fromkeys(texts))
    slashed = [match for text in distinct if (match := _NUMERIC.match(text.strip())) and len(match[1]) < 3]
    slashed = [match for match in slashed if match[2] != "."]
    firsts = sum(int(match[1]) > 12 for match in slashed)
    seconds = sum(int(match[3]) > 12 for match in slashed)
    if firsts != seconds:
        return seconds > firsts
    jumps = []
    for month_first in (False, True):
        days = []
        for match in slashed:
            month, day = (match[1], match[3]) if month_first else (match[3], match[1])
            days.append((int(match[4]), int(month), int(day)))
        steps = [later > earlier for earlier, later in pairwise(days)]
        jumps.append(min(sum(steps), len(steps) - sum(steps)))
    return default if jumps[0] == jumps[1] else jumps[1] < jumps[0]
