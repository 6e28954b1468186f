"""The person a programme is for, normalised: every field has a value, equipment is expanded to pieces."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from backline.record.health import Clearance, KnownCondition, Limit, Screen
from backline.vocabulary.words import DAYS, Day, Experience, Goal, Sport, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedDay:
    """Sport or other training that is there anyway."""

    day: Day
    kind: Literal["match", "practice", "run", "class"]
    legs: Literal["hard", "easy"] = "easy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loads:
    """What exists to load with, in kg."""

    bar_kg: float = 20.0
    plates_kg: tuple[float, ...] = (1.25, 2.5, 5.0, 10.0, 15.0, 20.0, 25.0)
    dumbbells_kg: tuple[float, ...] = ()
    kettlebells_kg: tuple[float, ...] = ()
    stack_step_kg: float = 5.0
    bands: tuple[str, ...] = ("light", "medium", "heavy")


@dataclass(frozen=True, slots=True, kw_only=True)
class TestResult:
    """A measurement: the test's id, its date, its values in the test's own convention, and words that came with it."""

    __test__ = False  # for pytest: this is a noun

    id: str
    date: date
    values: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)  # convention as typed, felt, next_morning, confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who it is for. `minutes` is the ceiling per training day; None where nothing was said about a fact."""

    name: str = ""
    sex: Literal["female", "male"] | None = None
    birth_year: int | None = None
    height_cm: float | None = None
    mass_kg: float | None = None
    experience: Experience = "novice"
    goal: Goal = "balance"
    days: tuple[Day, ...] = ("mon", "wed", "fri")
    minutes: Mapping[Day, int] = field(default_factory=dict)
    unit: Unit = "kg"
    equipment: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    pin: tuple[str, ...] = ()
    beside: bool = False
    hours_seated: float | None = None
    gets_up_easily: bool | None = None  # from the floor
    retest: bool = True
    posterior_anterior: float = 1.5
    loads: Loads = field(default_factory=Loads)
    fixed: tuple[FixedDay, ...] = ()
    plays: Sport | None = None  # for norm rows that were measured on people who play it
    template: str = ""  # a named template that was asked for
    tests: tuple[TestResult, ...] = ()
    limits: tuple[Limit, ...] = ()
    conditions: tuple[KnownCondition, ...] = ()
    screen: Screen | None = None
    clearances: tuple[Clearance, ...] = ()

    def age(self, on: date) -> int | None:
        """Years of age that the person reaches in the year of `on`."""
        return None if self.birth_year is None else on.year - self.birth_year

    @property
    def training_days(self) -> tuple[Day, ...]:
        """The days in the order of the week."""
        return tuple(day for day in DAYS if day in self.days)
