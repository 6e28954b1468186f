"""The checker's own arithmetic: dates, tempo, credits and votes, all tolerant of what a stranger's document holds."""

import dataclasses
import math
import re
from collections.abc import Iterator, Mapping
from datetime import date

from backline.vocabulary.exercises import Muscle
from backline.vocabulary.words import DAYS, Day, Group

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
TOLERANCE = 0.01  # two decimals are written
LARGEST = 1e20  # no number of a document is larger, seeds included; sums and products of smaller ones are safe


def day_number(text: str) -> int | None:
    """Days since year 1 of an ISO date such as 2026-11-30; None when it is none."""
    try:
        return date.fromisoformat(text).toordinal() if ISO_DATE.fullmatch(text) else None
    except ValueError:
        return None


def weekday(number: int) -> Day:
    """The day of the week of a day number."""
    return DAYS[(number + 6) % 7]


def tempo_parts(tempo: str) -> tuple[int, ...] | None:
    """Seconds of the four parts of a tempo, X = 1; None when it is not written as four digits or X."""
    parts = tempo.upper().split("-")
    if len(parts) != 4 or not all(part == "X" or (part in "0123456789" and part) for part in parts):
        return None
    return tuple(1 if part == "X" else int(part) for part in parts)


def round_up(value: float) -> int:
    """The next whole number, forgiving what floating point adds."""
    return math.ceil(round(value, 6))


def round_down(value: float) -> int:
    """The whole number below, forgiving what floating point takes away."""
    return math.floor(round(value, 6))


def same(one: float, other: float, tolerance: float = TOLERANCE) -> bool:
    """Equal but for rounding."""
    return abs(one - other) <= tolerance + 1e-9


def best_by_group(credits: Mapping[str, float], muscles: Mapping[str, Muscle]) -> dict[Group, float]:
    """The best credit of each group's muscles; unknown muscles are left out."""
    best: dict[Group, float] = {}
    for muscle, credit in credits.items():
        if muscle in muscles:
            group = muscles[muscle].group
            best[group] = max(credit, best.get(group, 0.0))
    return best


def vote_fractional(credits: Mapping[str, float], muscles: Mapping[str, Muscle]) -> tuple[float, float]:
    """(posterior, anterior) share of one set's vote, split by the best credit on each side."""
    known = [(muscles[muscle], credit) for muscle, credit in credits.items() if muscle in muscles]
    direct = {muscle.chain for muscle, credit in known if credit >= 1}
    if direct == {"neutral"}:
        return 0.0, 0.0
    voters = [(muscle.chain, credit) for muscle, credit in known if credit > 0.5 or not muscle.helper]
    back = max((credit for chain, credit in voters if chain == "posterior"), default=0.0)
    front = max((credit for chain, credit in voters if chain == "anterior"), default=0.0)
    total = back + front
    return (back / total, front / total) if total > 0 else (0.0, 0.0)


def vote_graded(
    demand: Mapping[str, float] | None, credits: Mapping[str, float], muscles: Mapping[str, Muscle]
) -> tuple[float, float]:
    """(posterior, anterior) share of one set's vote, split by the largest computed demand on each side.

    Without computed demand the credits are taken. Helpers with at most half a credit, and sets whose direct muscles are
    all neutral, do not vote.
    """
    if demand is None:
        return vote_fractional(credits, muscles)
    if {muscles[name].chain for name, credit in credits.items() if credit >= 1 and name in muscles} == {"neutral"}:
        return 0.0, 0.0
    sides = {"posterior": 0.0, "anterior": 0.0}
    for name, muscle in muscles.items():
        if name in demand and muscle.chain in sides and (not muscle.helper or credits.get(name, 0.0) > 0.5):
            sides[muscle.chain] = max(sides[muscle.chain], demand[name])
    total = sum(sides.values())
    return (sides["posterior"] / total, sides["anterior"] / total) if total > 0 else (0.0, 0.0)


def vote_direct(credits: Mapping[str, float], muscles: Mapping[str, Muscle]) -> tuple[float, float]:
    """(posterior, anterior) share of one set's vote by its direct muscles alone."""
    chains = {muscles[muscle].chain for muscle, credit in credits.items() if credit >= 1 and muscle in muscles}
    sides = ("posterior" in chains, "anterior" in chains)
    return (sides[0] / max(sum(sides), 1), sides[1] / max(sum(sides), 1))


def numbers(value: object) -> Iterator[float]:
    """Every number inside a noun."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return
    if isinstance(value, int | float):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from numbers(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from numbers(part)
    elif dataclasses.is_dataclass(value):
        for name in value.__dataclass_fields__:
            yield from numbers(getattr(value, name))


def nonsense(value: object) -> bool:
    """Holds a number that is not finite or far beyond any programme."""
    return any(not -LARGEST < number < LARGEST for number in numbers(value))
