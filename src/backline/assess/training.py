"""The working sets of a log, added up once per exercise and day; every part of the audit counts from here.

A day is its ordinal (`date.toordinal`), so that weeks are integer arithmetic. Sets carry their weight: two records,
left and right, of one set weigh half each.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from backline.record.counting import direct_votes, fractional_votes, graded_votes, group_credits
from backline.record.log import Entry, Log
from backline.vocabulary.exercises import Exercise
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import Group

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one set of an exercise counts, computed once."""

    exercise: Exercise
    groups: Mapping[Group, float]
    fractional: tuple[float, float]  # posterior, anterior
    direct: tuple[float, float]
    graded: tuple[float, float]
    computed: bool  # graded from computed demand, not from the credits that stand in for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """The dated working sets up to `end`. `done` and `entries` are in the order of exercise ids."""

    end: int
    first: int | None  # first and last day with a working set, resolved or not
    last: int | None
    done: Mapping[str, Mapping[int, float]]  # exercise → day → sets
    entries: Mapping[str, tuple[Entry, ...]]
    unresolved: Mapping[int, float]  # day → sets whose exercise is not known
    skipped: Mapping[int, int]  # day → records that could not be read
    profiles: Mapping[str, Profile]

    def since(self, weeks: int) -> int:
        """The first day of the last `weeks` weeks, counted back from `end`."""
        return self.end - DAYS_A_WEEK * weeks + 1

    def weeks_of(self, weeks: int) -> int:
        """How many of the last `weeks` weeks the log covers, at least 1: by so many a weekly mean is divided."""
        if self.first is None:
            return 1
        covered = -((self.first - self.end - 1) // DAYS_A_WEEK)
        return max(1, min(weeks, covered))

    def sets_since(self, day: int, before: int | None = None) -> Iterator[tuple[Profile, float]]:
        """Each exercise with its sets from `day` on, up to the day before `before`."""
        stop = self.end + 1 if before is None else before
        for exercise, days in self.done.items():
            sets = sum(count for done, count in days.items() if day <= done < stop)
            if sets:
                yield self.profiles[exercise], sets

    def resolved_and_unresolved(self, day: int) -> tuple[float, float]:
        """Working sets from `day` on whose exercise is known, and those whose is not."""
        return (
            sum(sets for _, sets in self.sets_since(day)),
            sum(count for done, count in self.unresolved.items() if done >= day),
        )


def monday(day: int) -> int:
    """The Monday of a day's ISO week."""
    return day - (day - 1) % DAYS_A_WEEK


def week_name(day: int) -> str:
    """The ISO week with its year, such as 2026-W47."""
    year, week, _ = date.fromordinal(day).isocalendar()
    return f"{year:04d}-W{week:02d}"


def profile_of(exercise: Exercise, catalogue: Catalogue) -> Profile:
    """What one set of an exercise counts."""
    return Profile(
        exercise=exercise,
        groups=group_credits(exercise.credits, catalogue.muscles),
        fractional=fractional_votes(exercise.credits, catalogue.muscles),
        direct=direct_votes(exercise.credits, catalogue.muscles),
        computed=exercise.id in catalogue.demand,
        graded=graded_votes(catalogue.demand.get(exercise.id), exercise.credits, catalogue.muscles),
    )


def read_training(log: Log, catalogue: Catalogue, as_of: date | None = None) -> Training:
    """Add up the working sets of a log; those after `as_of` do not count. Raises KeyError for an unknown id."""
    limit = None if as_of is None else as_of.toordinal()
    done: dict[str, dict[int, float]] = {}
    entries: dict[str, list[Entry]] = {}
    unresolved: dict[int, float] = {}
    skipped: dict[int, int] = {}
    ordinals: dict[date, int] = {}
    for entry in log.entries:
        if entry.kind == "skipped" and entry.date is not None:
            skipped[entry.date.toordinal()] = skipped.get(entry.date.toordinal(), 0) + 1
        if entry.kind != "set" or entry.date is None:
            continue
        day = ordinals.get(entry.date)
        if day is None:
            day = ordinals[entry.date] = entry.date.toordinal()
        if limit is not None and day > limit:
            continue
        if entry.exercise is None:
            unresolved[day] = unresolved.get(day, 0.0) + entry.weight
            continue
        days = done.get(entry.exercise)
        if days is None:
            days = done[entry.exercise] = {}
            entries[entry.exercise] = []
        days[day] = days.get(day, 0.0) + entry.weight
        entries[entry.exercise].append(entry)
    trained = [day for day in ordinals.values() if limit is None or day <= limit]
    names = sorted(done)
    return Training(
        end=limit if limit is not None else max(trained, default=1),
        first=min(trained, default=None),
        last=max(trained, default=None),
        done={name: done[name] for name in names},
        entries={name: tuple(entries[name]) for name in names},
        unresolved=unresolved,
        skipped=skipped,
        profiles={name: profile_of(catalogue.exercises[name], catalogue) for name in names},
    )
