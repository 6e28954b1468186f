"""What was performed: every record of a log file, as an entry. Loads are kilograms once a log exists."""

import datetime
from dataclasses import dataclass
from typing import Literal

from backline.vocabulary.words import Unit

EntryKind = Literal["set", "warmup", "rest", "note", "cardio", "not-done", "no-exercise", "duplicate", "skipped"]
SetKind = Literal["normal", "drop", "failure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a file: a set, or something that is no set and says what it is.

    `row` is the line of the file, or the number of the record where a file has no lines, on which the record starts.
    `load_kg` is the weight as the app states it, in kg: bar total, per hand, added or assistance, by the exercise.
    `exercise` is a catalogue id, None while the name is not resolved.
    """

    kind: EntryKind
    file: str
    row: int
    date: datetime.date | None = None
    started: datetime.datetime | None = None
    workout: str = ""
    name: str = ""
    exercise: str | None = None
    set_kind: SetKind = "normal"
    load_kg: float | None = None
    reps: float | None = None
    seconds: float | None = None
    distance_m: float | None = None
    rpe: float | None = None
    rir: float | None = None
    side: Literal["left", "right"] | None = None
    weight: float = 1.0  # 0.5 where left and right stand as two records of one set
    note: str = ""
    reason: str = ""  # why it was skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReading:
    """The unit of the loads: stated by the file, or inferred from the values with a confidence from 0 to 1."""

    value: Unit | Literal["mixed"]
    stated: bool
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReading:
    """One file: which dialect it was, and its unit."""

    file: str
    dialect: str
    unit: UnitReading
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnresolvedName:
    """A name that is not sure enough, the sets that it hides, and what it could be (exercise ids)."""

    name: str
    sets: int
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Everything that was read, in the order of date and row."""

    files: tuple[FileReading, ...] = ()
    entries: tuple[Entry, ...] = ()
    unresolved: tuple[UnresolvedName, ...] = ()

    @property
    def sets(self) -> tuple[Entry, ...]:
        """Working sets, resolved or not."""
        return tuple(entry for entry in self.entries if entry.kind == "set")


@dataclass(frozen=True, slots=True, kw_only=True)
class LogProblem:
    """A file that could not be read as a log: one clear sentence."""

    file: str
    message: str
    row: int | None = None
