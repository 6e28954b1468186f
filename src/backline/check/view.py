"""The programme laid out once for all rules: blocks, weeks, sessions and rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from backline.check.body.asked import Asked, asked_of
from backline.check.rows import Row
from backline.record.person import Person
from backline.record.programme import Programme, Session, Week
from backline.vocabulary.doses import Doses
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import Group


@dataclass(frozen=True, kw_only=True)
class SessionView:
    """One session with its rows, its ceiling in minutes (None when the client states none) and its day number."""

    week: Week
    session: Session
    rows: tuple[Row, ...]
    ceiling: int | None
    number: int | None
    light_day: bool

    @property
    def where(self) -> str:
        """The place in words."""
        return f"week {self.week.number}, {self.session.day}"

    def exercises(self) -> dict[str, Row]:
        """Distinct exercises with their first row."""
        found: dict[str, Row] = {}
        for row in self.rows:
            found.setdefault(row.entry.exercise, row)
        return found


@dataclass(frozen=True, kw_only=True)
class WeekView:
    """One week; `index` counts from 0 within its block."""

    week: Week
    index: int
    light: bool
    sessions: tuple[SessionView, ...]

    @property
    def where(self) -> str:
        """The place in words."""
        return f"week {self.week.number}"

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows of the week."""
        return tuple(row for session in self.sessions for row in session.rows)

    @property
    def sets(self) -> float:
        """Working sets in all."""
        return sum(row.counted for row in self.rows)

    def group_sets(self, group: Group) -> float:
        """Fractional sets for a group."""
        return sum(row.group_sets(group) for row in self.rows)

    def direct_sets(self, group: Group) -> float:
        """Direct sets for a group."""
        return sum(row.direct_sets(group) for row in self.rows)

    def like(self, row: Row) -> tuple[Row, ...]:
        """This week's rows of the same day and exercise that share a side with `row`; both sides share any."""
        return self._by_place.get((row.session.day, row.entry.exercise, row.entry.side), ())

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, str, str], tuple[Row, ...]]:
        found: dict[tuple[str, str, str], tuple[Row, ...]] = {}
        for row in self.rows:
            for side in ("both", "left", "right") if row.entry.side == "both" else ("both", row.entry.side):
                place = (row.session.day, row.entry.exercise, side)
                found[place] = (*found.get(place, ()), row)
        return found


@dataclass(frozen=True, kw_only=True)
class BlockView:
    """One block with its weeks and the exercises that are new in it."""

    number: int
    weeks: tuple[WeekView, ...]
    new: frozenset[str]

    @property
    def where(self) -> str:
        """The place in words."""
        return f"block {self.number}"

    @property
    def full_week(self) -> WeekView | None:
        """The last week that is not light."""
        return next((week for week in reversed(self.weeks) if not week.light), None)

    @cached_property
    def exercises(self) -> Mapping[str, Row]:
        """Distinct exercises with their first row."""
        found: dict[str, Row] = {}
        for row in self.rows:
            found.setdefault(row.entry.exercise, row)
        return found

    @property
    def rows(self) -> Iterator[Row]:
        """All rows of the block."""
        return (row for week in self.weeks for row in week.rows)

    def days_of(self, exercise: str) -> frozenset[str]:
        """The days on which an exercise stands."""
        return frozenset(row.session.day for row in self.rows if row.entry.exercise == exercise)


@dataclass(frozen=True, kw_only=True)
class View:
    """All of a programme."""

    programme: Programme
    catalogue: Catalogue
    blocks: tuple[BlockView, ...]
    older: bool

    @property
    def client(self) -> Person:
        """Who it is for."""
        return self.programme.client

    @property
    def doses(self) -> Doses:
        """The numbers."""
        return self.catalogue.doses

    @property
    def novice(self) -> bool:
        """New to lifting."""
        return self.client.experience == "novice"

    @property
    def careful(self) -> bool:
        """Novice or older."""
        return self.novice or self.older

    @cached_property
    def asked(self) -> Asked | None:
        """What the person's body asks; None when the document's first day is no date."""
        programme = self.programme
        return asked_of(programme.client, programme.start, len(programme.weeks), self.catalogue.care)

    @cached_property
    def weeks(self) -> tuple[WeekView, ...]:
        """All weeks in their order."""
        return tuple(week for block in self.blocks for week in block.weeks)

    @cached_property
    def sessions(self) -> tuple[SessionView, ...]:
        """All sessions in their order."""
        return tuple(session for week in self.weeks for session in week.sessions)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows in their order."""
        return tuple(row for session in self.sessions for row in session.rows)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """Exercises that the catalogue does not know, or does not plan with."""
        return tuple(dict.fromkeys(row.entry.exercise for row in self.rows if row.plan is None))

    @cached_property
    def no_ceiling(self) -> str:
        """Why nothing can be said about ceilings; empty when every session's day has one."""
        missing = dict.fromkeys(session.session.day for session in self.sessions if session.ceiling is None)
        return f"the client states no minutes for {', '.join(missing)}" if missing else ""

    @property
    def wanted(self) -> frozenset[str]:
        """Preferred or pinned exercises."""
        return frozenset((*self.client.prefer, *self.client.pin))

    @property
    def light_week(self) -> WeekView | None:
        """The lighter last week, if there is one."""
        return self.weeks[-1] if self.weeks and self.weeks[-1].light else None

    def week_pairs(self) -> Iterator[tuple[WeekView, WeekView]]:
        """Each week with the one after."""
        return pairwise(self.weeks)

    def block_pairs(self) -> Iterator[tuple[BlockView, BlockView]]:
        """Each block with the one after."""
        return pairwise(self.blocks)
