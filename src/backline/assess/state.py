"""The present state as a noun: the audit document, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from backline.record.history import History
from backline.record.log import FileReading, UnitReading, UnresolvedName
from backline.vocabulary.words import Group

Severity = Literal["note", "watch", "act"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedRow:
    """A row that could not be used, and why."""

    file: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The account of every row: entries = sets + warmups + the sum of other + duplicates + skipped."""

    read: int
    entries: int
    sets: int
    warmups: int
    other: Mapping[str, int]  # rest, note, cardio, not-done, no-exercise
    duplicates: int
    skipped: tuple[SkippedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How many distinct names were resolved, and those that were not."""

    resolved: int
    unresolved: tuple[UnresolvedName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """First and last day with training (ISO), and the weeks between, weeks without training included."""

    first: str
    last: str
    weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditWeek:
    """One ISO week with its year: fractional sets per muscle, votes, working sets."""

    week: str
    muscles: Mapping[str, float]
    posterior: float
    anterior: float
    sets: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceRatio:
    """Posterior to anterior votes over the last eight weeks; fragile where the counting rules disagree."""

    fractional: float | None
    direct: float | None
    graded: float | None
    fragile: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """How varied the last eight weeks were: distinct families, movements, equipment, and the one-sided share."""

    families: int
    movements: int
    equipment: int
    unilateral_share: float
    new_movements: int | None = None  # not done in the eight weeks before; None without such weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Balances:
    """All balances of the last eight weeks; a ratio is None where its second part is nothing.

    `sets` are the weekly working sets behind the ratios: hip, knee, push, pull, quads, hamstrings, unilateral, all.
    """

    posterior_anterior: BalanceRatio
    hip_knee: float | None
    push_pull: float | None
    quads_hamstrings: float | None
    sets: Mapping[str, float]
    unilateral_share: float
    variation: Variation
    variation_before: Variation | None = None  # of the eight weeks before; None without training in them


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """Estimated 1RM of one exercise: value and error in kg, date of the set, trend in per cent a month.

    Where the body is lifted too (pull-ups, dips) the kilograms are body and added load together, and `body_mass_kg`
    says how much of them is the body. `formulas` is what every formula gives for the same set.
    """

    exercise: str
    e1rm_kg: float
    error_kg: float
    date: str
    trend: float | None
    formula: str = ""  # the method that made `e1rm_kg`
    load_kg: float | None = None  # of the set; with the body where the body is lifted
    reps: float | None = None  # of the set, with the repetitions in reserve
    body_mass_kg: float | None = None
    formulas: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to know: how serious, in plain words, on what evidence, and what would change it."""

    id: str
    severity: Severity
    text: str
    evidence: tuple[str, ...]
    cure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The audit document, and the history that planning takes from it."""

    files: tuple[FileReading, ...]
    rows: Rows
    unit: UnitReading
    names: Names
    period: Period | None
    weekly: tuple[AuditWeek, ...]
    groups: Mapping[Group, float]  # fractional sets a week per group, last eight weeks
    balance: Balances
    strength: tuple[Strength, ...]
    findings: tuple[Finding, ...]
    history: History
    kind: Literal["audit"] = "audit"
    version: int = 1
