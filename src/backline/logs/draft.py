"""What a dialect makes of a record before names, units and duplicates are settled."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from backline.record.log import EntryKind, SetKind
from backline.vocabulary.words import Unit

DistanceUnit = Literal["m", "km", "mi"]
HEADER_AGAIN = "the header stands here again"


class UnreadableError(Exception):
    """A cell that cannot be read; the text says which and why."""


class NotALogError(Exception):
    """A file that cannot be read as a log; the text is the end of a sentence that starts with the file's name."""


@dataclass(slots=True)
class Draft:
    """An entry in the making. `load` is in `unit`; both None where blank or not stated."""

    row: int
    kind: EntryKind = "set"
    day: date | None = None
    started: datetime | None = None
    workout: str = ""
    name: str = ""
    order: str = ""  # the label of the set in its exercise, where there is one
    set_kind: SetKind = "normal"
    load: float | None = None
    unit: Unit | None = None
    reps: float | None = None
    seconds: float | None = None
    distance: float | None = None
    distance_unit: DistanceUnit | None = None
    rpe: float | None = None
    rir: float | None = None
    side: Literal["left", "right"] | None = None
    weight: float = 1.0
    note: str = ""
    reason: str = ""
    exercise: str | None = None  # once the name is matched
    load_kg: float | None = None  # once the unit is known
    distance_m: float | None = None


@dataclass(slots=True)
class Parsed:
    """One file as its dialect reads it. A record may hold several drafts, and holds at least one."""

    dialect: str
    records: int
    drafts: list[Draft] = field(default_factory=list)
    unit: Unit | None = None  # the unit that the file states even where no set has a load
    decimal_comma: bool = False  # written so where kilograms are used


def skipped(row: int, reason: str) -> Draft:
    """A record that cannot be used, and why."""
    return Draft(row=row, kind="skipped", reason=reason)
