"""What the tests of the logs room share: a matcher that knows three words, and short ways to read a text."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal, cast

from backline.logs.names import Match, NameMatcher
from backline.logs.read import read_log
from backline.record.log import Entry, Log, LogProblem
from backline.vocabulary.words import Unit

TODAY = date(2026, 11, 22)
STRONG_HEADER = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
)


class PlainMatcher:
    """Every name is an exercise of that name, but for cardio, warm-ups and names that start with `Mystery`."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def match(self, name: str) -> Match:
        self.asked[name] += 1
        plain = name.casefold()
        kind: Literal["exercise", "cardio", "no-exercise"] = "exercise"
        if plain in ("run", "running", "treadmill"):
            kind = "cardio"
        elif plain in ("warm up", "stretching"):
            kind = "no-exercise"
        known = kind == "exercise" and not plain.startswith("mystery")
        return Match(name=name, exercise=plain if known else None, confidence=1.0, kind=kind, suggestions=("x",))


def read_files(
    *paths: Path,
    unit: Unit | None = None,
    mapping: Mapping[str, str] | None = None,
    mark_warmups: bool = True,
    matcher: PlainMatcher | None = None,
) -> Log | LogProblem:
    """Read with the plain matcher."""
    names = cast(NameMatcher, matcher or PlainMatcher())
    return read_log(paths, names, unit=unit, mapping=mapping, mark_warmups=mark_warmups, today=TODAY)


def read_text(
    folder: Path,
    content: str | bytes,
    *,
    unit: Unit | None = None,
    mapping: Mapping[str, str] | None = None,
    mark_warmups: bool = True,
) -> Log:
    """Read one file with this content, which must be a log."""
    path = folder / "log.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    log = read_files(path, unit=unit, mapping=mapping, mark_warmups=mark_warmups)
    assert isinstance(log, Log), log
    return log


def problem_of(folder: Path, content: str | bytes, mapping: Mapping[str, str] | None = None) -> LogProblem:
    """Read one file with this content, which must be refused."""
    path = folder / "log.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    problem = read_files(path, mapping=mapping)
    assert isinstance(problem, LogProblem), "was read as a log"
    return problem


def kinds(log: Log) -> dict[str, int]:
    """How many entries of each kind."""
    return dict(Counter(entry.kind for entry in log.entries))


def brief(entry: Entry) -> tuple[object, ...]:
    """Row, kind, name, load in kg, repetitions."""
    return entry.row, entry.kind, entry.name, entry.load_kg, entry.reps


def strong(*rows: str) -> str:
    """A Strong file of the first family with these rows."""
    return "\n".join((STRONG_HEADER, *rows)) + "\n"
