"""The contract: what the coming weeks must, should and may not hold. The planner sees this and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from backline.record.care import Care, Prohibited
from backline.record.history import History
from backline.record.person import Person
from backline.record.programme import Moved, NotMoved
from backline.vocabulary.words import Day, Group

DemandKind = Literal["muscle", "balance", "pattern", "size"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A bound with its reason. `middle` is where reward ends; `weight` is what one unit below `min` costs."""

    id: str
    kind: DemandKind
    unit: str
    reason: str
    sources: tuple[str, ...]
    min: float | None = None
    max: float | None = None
    middle: float | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingDay:
    """A day that may hold a session: its ceiling in minutes, and what sport does to it.

    `eccentric_ok`: heavy eccentric hamstring work may stand here; `eccentric_ok_used_to`: once it has been done for a
    block. `hard_around`: sport makes quads and hamstrings hard on this day or on a day next to it.
    """

    day: Day
    offset: int  # days after the first day of the programme's week
    minutes: int
    eccentric_ok: bool = True
    eccentric_ok_used_to: bool = True
    hard_around: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """Everything a planner may know."""

    person: Person
    owned: frozenset[str]
    start: date
    weeks: int
    days: tuple[TrainingDay, ...]  # in date order within a week of the programme
    sessions_max: int
    older: bool
    careful: bool  # novice, or older
    demands: tuple[Demand, ...]
    start_small: tuple[Group, ...]
    history: History
    wanted_mains: Mapping[str, int]  # kind of main lift → what it costs to have none
    care: Care = field(default_factory=Care)  # what safety asks
    moved: tuple[Moved, ...] = ()  # what measurements changed in the demands, and why
    not_moved: tuple[NotMoved, ...] = ()

    @property
    def prohibited(self) -> tuple[Prohibited, ...]:
        """What may not be chosen, and who says so."""
        return self.care.prohibited

    def demand(self, id: str) -> Demand | None:
        """The demand with this id."""
        return next((demand for demand in self.demands if demand.id == id), None)

    @property
    def light_week(self) -> bool:
        """Is the last week a lighter one before the re-test?"""
        return self.person.retest and self.weeks >= 3
