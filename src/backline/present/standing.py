"""Where a programme stands, counted from the document alone: targets by full week, budgets by day, soreness."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from backline.present.measured import measured_sources
from backline.record.counting import direct_groups
from backline.record.programme import Prescription, Programme, Session, Week
from backline.vocabulary.exercises import PlanningFacts
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import PULL_PATTERNS


def counted_sets(entry: Prescription) -> float:
    """Working sets as a muscle counts them: a separate left or right entry is half a set each."""
    return entry.sets / 2 if entry.side != "both" else float(entry.sets)


def light_week(programme: Programme, catalogue: Catalogue) -> int | None:
    """The number of the lighter week before the re-test, if there is one."""
    if programme.client.retest and len(programme.weeks) >= catalogue.doses.last_week.weeks_min:
        return programme.weeks[-1].number
    return None


def full_weeks(programme: Programme, catalogue: Catalogue) -> tuple[Week, ...]:
    """The last week of each block that is not the light one: there the targets are judged."""
    light = light_week(programme, catalogue)
    last: dict[int, Week] = {}
    for week in programme.weeks:
        if week.number != light or week.block not in last:
            last[week.block] = week
    return tuple(last.values())


def entries_of(week: Week) -> tuple[Prescription, ...]:
    """All entries of a week in order."""
    return tuple(entry for session in week.sessions for entry in session.exercises)


def _days_with(week: Week, patterns: tuple[str, ...]) -> float:
    return float(sum(any(entry.pattern in patterns for entry in session.exercises) for session in week.sessions))


def _share(sessions: Iterable[Session], fits: Callable[[Prescription], bool]) -> float:
    found = [any(fits(entry) for entry in session.exercises) for session in sessions]
    return sum(found) / len(found) if found else 1.0


def _full_sessions(week: Week, programme: Programme, catalogue: Catalogue) -> list[Session]:
    """The sessions that are not light days: those beside the full days of novices and older people."""
    size, client = catalogue.doses.session, programme.client
    age = client.age(date.fromisoformat(programme.start)) or 0
    if client.experience != "novice" and age < catalogue.doses.over_60.age:
        return list(week.sessions)
    return [
        session
        for session in week.sessions
        if session.minutes > size.light_day_minutes
        or any(entry.pattern not in size.light_patterns for entry in session.exercises)
    ]


def target_value(target: str, week: Week, programme: Programme, catalogue: Catalogue) -> float | None:
    """The value of a target in a week, recomputed from the document; None for a target that is not known here."""
    entries = entries_of(week)
    totals = programme.totals[week.number - 1] if week.number <= len(programme.totals) else None
    if target in ("hamstrings-hip", "hamstrings-knee"):
        return sum(counted_sets(entry) for entry in entries if entry.credits.get(target, 0) >= 1)
    if target in ("quads", "chest"):
        return sum(
            counted_sets(entry) for entry in entries if target in direct_groups(entry.credits, catalogue.muscles)
        )
    if target.startswith("keep-"):
        return sum(counted_sets(entry) for entry in entries if entry.pattern == target.removeprefix("keep-"))
    if target in ("rows", "scapular-pulls"):
        pattern = "horizontal-pull" if target == "rows" else "scapular-pull"
        return sum(counted_sets(entry) for entry in entries if entry.pattern == pattern)
    if target == "extension-holds":
        return sum(counted_sets(entry) for entry in entries if entry.pattern == "trunk-extension" and entry.seconds)
    if target == "hamstrings-long":
        return sum(counted_sets(entry) for entry in entries if _hamstrings(entry) and _long(entry, catalogue))
    if target == "hinge-days":
        return _days_with(week, ("hinge", "bridge"))
    if target == "squat-days":
        return _days_with(week, ("squat", "lunge"))
    if target == "posterior-leg-every-session":
        return _share(_full_sessions(week, programme, catalogue), lambda entry: entry.dominance is not None)
    if target == "pull-every-session":
        return _share(_full_sessions(week, programme, catalogue), lambda entry: entry.pattern in PULL_PATTERNS)
    if target == "session-minutes":
        return float(max((session.minutes for session in week.sessions), default=0))
    if target == "exercises":
        block = [
            entry.exercise for other in programme.weeks if other.block == week.block for entry in entries_of(other)
        ]
        return float(len(set(block)))
    if totals is None:
        return None
    if target == "posterior-anterior":
        return totals.ratio.fractional
    return next((sets for group, sets in totals.groups.items() if group == target), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Sets a day that load one thing: `days` in the order of the week's sessions."""

    name: str
    what: str
    days: tuple[float, ...]


def budgets(week: Week, catalogue: Catalogue) -> tuple[Budget, ...]:
    """Working sets by day that load the spine, the grip and the lowered hamstrings; only what the week loads at all."""

    def facts(entry: Prescription) -> PlanningFacts | None:
        return catalogue.exercises[entry.exercise].plan if entry.exercise in catalogue.exercises else None

    def loads_spine(entry: Prescription) -> bool:
        plan = facts(entry)
        return plan is not None and plan.spinal_load in ("moderate", "high")

    def loads_grip(entry: Prescription) -> bool:
        plan = facts(entry)
        return plan is not None and plan.grip_limited

    def by_day(fits: Callable[[Prescription], bool]) -> tuple[float, ...]:
        return tuple(
            sum(counted_sets(entry) for entry in session.exercises if fits(entry)) for session in week.sessions
        )

    rows = (
        Budget(name="Back extensors", what="sets that load the spine", days=by_day(loads_spine)),
        Budget(name="Grip", what="sets that the hands have to hold", days=by_day(loads_grip)),
        Budget(
            name="Hamstrings, lowering",
            what="sets with demanding lowering for the hamstrings",
            days=by_day(lambda entry: _makes_sore(facts(entry)) and _hamstrings(entry)),
        ),
    )
    return tuple(row for row in rows if any(row.days))


def _makes_sore(plan: PlanningFacts | None) -> bool:
    return plan is not None and plan.eccentric in ("moderate", "high")


def _long(entry: Prescription, catalogue: Catalogue) -> bool:
    plan = catalogue.exercises[entry.exercise].plan if entry.exercise in catalogue.exercises else None
    return plan is not None and plan.length == "long"


def _hamstrings(entry: Prescription) -> bool:
    return any(entry.credits.get(muscle, 0) >= 1 for muscle in ("hamstrings-hip", "hamstrings-knee"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Soreness:
    """After which session to expect it, and from what."""

    date: str
    exercises: tuple[str, ...]


def expected_soreness(week: Week, programme: Programme, catalogue: Catalogue) -> tuple[Soreness, ...]:
    """Sessions of a week with lowering work that is new to the person: not done yet, nor in the log lately."""
    done = {
        entry.exercise for earlier in programme.weeks if earlier.number < week.number for entry in entries_of(earlier)
    }
    found = []
    for session in week.sessions:
        new = []
        for entry in session.exercises:
            known = entry.exercise in done or _done_lately(entry.exercise, programme, catalogue)
            if not known and entry.exercise in catalogue.exercises:
                plan = catalogue.exercises[entry.exercise].plan
                if _makes_sore(plan):
                    new.append(entry.name)
            done.add(entry.exercise)
        if new:
            found.append(Soreness(date=session.date, exercises=tuple(dict.fromkeys(new))))
    return tuple(found)


def _done_lately(exercise: str, programme: Programme, catalogue: Catalogue) -> bool:
    lift = programme.history.lifts.get(exercise)
    if lift is None:
        return False
    try:
        days = (date.fromisoformat(programme.start) - date.fromisoformat(lift.last_done)).days
    except ValueError:
        return False
    _, (forgotten_weeks, _), *_ = catalogue.doses.load.stale_weeks
    return days <= 7 * forgotten_weeks


def week_ratio(programme: Programme, catalogue: Catalogue) -> float | None:
    """Posterior to anterior votes in the last full week."""
    full = full_weeks(programme, catalogue)
    if not full or full[-1].number > len(programme.totals):
        return None
    return programme.totals[full[-1].number - 1].ratio.fractional


def sources_used(programme: Programme, catalogue: Catalogue) -> tuple[str, ...]:
    """Ids of all sources behind this programme, in the order of the catalogue."""
    used = {"R-DOMS", *catalogue.doses.balance.sources}
    for target in programme.targets:
        used.update(target.sources)
    for entry in (entry for week in programme.weeks for entry in entries_of(week)):
        if entry.exercise in catalogue.exercises:
            exercise = catalogue.exercises[entry.exercise]
            used.update(exercise.credit_sources)
            if exercise.plan is not None and exercise.plan.dose in catalogue.doses.pattern:
                used.update(catalogue.doses.pattern[exercise.plan.dose].sources)
    used.update(measured_sources(programme))
    for retest in programme.tests:
        if retest.test in catalogue.tests:
            used.update(catalogue.tests[retest.test].sources)
    used.update(source for line in programme.care for source in line.sources)
    return tuple(source for source in catalogue.sources if source in used)
