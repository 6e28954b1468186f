"""One value of a client file → one value that makes sense, or the reason why not."""

import datetime
import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

from backline.exchange.toml_lines import Path

_NEAR = 60.0  # of 100: below this a suggestion is a guess
_SHOWN = 40
Word = TypeVar("Word", bound=str)


class WrongValueError(Exception):
    """A field of a client file is wrong; turned into a ClientProblem at the edge."""

    def __init__(self, path: Path, message: str, value: object = None) -> None:
        super().__init__(message)
        self.path, self.message, self.value = path, message, value


def shown(value: object) -> str:
    """A value as a message may quote it: short, on one line."""
    text = plain_text(value if isinstance(value, str) else str(value) if not isinstance(value, int) else _digits(value))
    return f'"{text[:_SHOWN]}{"…" if len(text) > _SHOWN else ""}"' if isinstance(value, str) else text[:_SHOWN]


def _digits(value: int) -> str:
    return str(value) if abs(value) < 10**_SHOWN else "a number with more than 40 digits"


def plain_text(text: str) -> str:
    """One line without control characters."""
    return " ".join("".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in text).split())


def suggest(word: str, known: Iterable[str]) -> str:
    """` Did you mean …?` with the nearest known words, or nothing."""
    near = process.extract(word[:100], list(known), scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR)
    names = " or ".join(f'"{name}"' for name, _, _ in near)
    return f" Did you mean {names}?" if names else ""


def table(value: object, path: Path, keys: Sequence[str]) -> dict[str, Any]:
    """A table that holds known keys only."""
    if not isinstance(value, dict):
        raise WrongValueError(path, f"must be a table, not {shown(value)}")
    for key in value:
        if key not in keys:
            known = suggest(key, keys) or f" Known: {', '.join(keys)}."
            raise WrongValueError((*path, key), f"unknown key.{known}")
    return value


def tables(value: object, path: Path) -> list[tuple[Path, object]]:
    """An array of tables, each with its path."""
    if not isinstance(value, list):
        name = path[-1] if path else ""
        raise WrongValueError(path, f"must be written as [[{name}]]")
    return [((*path, number), row) for number, row in enumerate(value)]


def text(value: object, path: Path, longest: int) -> str:
    """A text on one line; what is longer is cut."""
    if not isinstance(value, str):
        raise WrongValueError(path, f"must be a text in quotes, not {shown(value)}")
    return plain_text(value[: 4 * longest])[:longest]


def number(value: object, path: Path, span: tuple[float, float] | None, unit: str = "") -> float:
    """A finite number within a span."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WrongValueError(path, f"must be a number{_between(span, unit)}, not {shown(value)}")
    if (isinstance(value, float) and not math.isfinite(value)) or abs(value) > 1e12:
        raise WrongValueError(path, f"must be a number{_between(span, unit)}, not {shown(value)}")
    if span is not None and not span[0] <= value <= span[1]:
        raise WrongValueError(path, f"{shown(value)} is not possible: it must be{_between(span, unit)}")
    return float(value)


def whole(value: object, path: Path, span: tuple[int, int], unit: str = "") -> int:
    """A whole number within a span."""
    found = number(value, path, span, unit)
    if found != int(found):
        raise WrongValueError(path, f"must be a whole number{_between(span, unit)}, not {shown(value)}")
    return int(found)


def _between(span: tuple[float, float] | None, unit: str) -> str:
    return "" if span is None else f" from {span[0]:g} to {span[1]:g}{' ' + unit if unit else ''}"


def truth(value: object, path: Path) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise WrongValueError(path, f"must be true or false, not {shown(value)}")
    return value


def choice(value: object, path: Path, known: Sequence[Word]) -> Word:
    """One of a few words."""
    for word in known:
        if value == word:
            return word
    near = suggest(value, known) if isinstance(value, str) else ""
    raise WrongValueError(path, f"{shown(value)} is none of {', '.join(known)}.{near}")


def day(value: object, path: Path, last: datetime.date) -> datetime.date:
    """A date that has come."""
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        raise WrongValueError(path, f"must be a date such as 2026-11-20 (no quotes), not {shown(value)}")
    if value > last:
        raise WrongValueError(path, f"{value.isoformat()} lies in the future")
    return value


def words(value: object, path: Path) -> tuple[str, ...]:
    """A list of texts, none twice."""
    if not isinstance(value, list):
        raise WrongValueError(path, f'must be a list such as ["…"], not {shown(value)}')
    seen: set[str] = set()
    for item in value:
        if not isinstance(item, str):
            raise WrongValueError(path, f"must hold texts in quotes, not {shown(item)}")
        if item in seen:
            raise WrongValueError(path, f"{shown(item)} stands twice", item)
        seen.add(item)
    return tuple(value)


def numbers(value: object, path: Path, span: tuple[float, float], unit: str, most: int) -> tuple[float, ...]:
    """A list of numbers within a span, rising, none twice."""
    if not isinstance(value, list) or len(value) > most:
        raise WrongValueError(path, f"must be a list of at most {most} numbers, not {shown(value)}")
    return tuple(sorted({number(item, path, span, unit) for item in value}))


def known_words(value: object, path: Path, known: Mapping[str, object], list_command: str) -> tuple[str, ...]:
    """A list of known words; an unknown one is an error with what is near."""
    found = words(value, path)
    for word in found:
        if word not in known:
            message = f"no such word: {shown(word)}.{suggest(word, known)} See `backline {list_command}`."
            raise WrongValueError(path, message, word)
    return found
