"""What the last weeks of a log say, as far as planning and checking need it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from backline.vocabulary.words import Group, Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """One exercise in the log: when it was last done (ISO date), and its estimated 1RM with error if there is one."""

    last_done: str
    sets_last_8_weeks: float
    e1rm_kg: float | None = None
    error_kg: float | None = None
    best_reps: int | None = None  # most repetitions in one set in the last 12 weeks, for bodyweight exercises
    body_mass_kg: float | None = None  # the part of `e1rm_kg` that is the body (pull-ups, dips); else None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The state that a log leaves. Without a log `from_log` is False and every table is empty.

    `direct_sets` are direct sets a week per group, mean of the last four weeks of the log; `pattern_sets` are sets a
    week per pattern and `pattern_days` training days a week on which it was done, mean of the last eight weeks.
    """

    from_log: bool = False
    until: str | None = None  # ISO date of the last entry
    direct_sets: Mapping[Group, float] = field(default_factory=dict)
    pattern_sets: Mapping[Pattern, float] = field(default_factory=dict)
    pattern_days: Mapping[Pattern, float] = field(default_factory=dict)
    lifts: Mapping[str, Lift] = field(default_factory=dict)
    hinge_gate_passed: bool = False  # 3 x 10 dumbbell RDL at a fifth of body mass in two sessions
    nordic_done: bool = False
    weaker_side: Literal["left", "right"] | None = None  # the sides differ by more than the error of both
    weaker_by: str = "your log"  # what shows it: the log, or a test by name; without digits, since reasons quote it
    weaker_exercise: str | None = None  # the exercise of the log that shows it most clearly
