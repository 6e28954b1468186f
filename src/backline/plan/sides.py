"""One set more for the weaker side: one one-sided exercise of each block of a programme becomes two entries."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from math import ceil

from backline.plan.totals import counted_sets, entries_of, judge, week_totals
from backline.record.counting import direct_groups, group_credits
from backline.record.programme import Prescription, Programme, Session, Target, Unmet, Week, WeekTotals
from backline.targets.contract import Contract, Demand
from backline.vocabulary.exercises import Exercise, seconds_per_rep
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import GROUPS, Group, Side

TARGET = "weaker-side"
LEGS: frozenset[Group] = frozenset(("glutes", "hamstrings", "quads", "calves"))
GIVES = re.compile(r"Gives \S+ of the \S+ (?P<group>[a-z ]+) sets of week \d+\.")


def with_weaker_side(
    programme: Programme,
    contract: Contract,
    catalogue: Catalogue,
    accept: Callable[[Programme], bool] = lambda _: True,
) -> Programme | None:
    """The programme with one set more for the weaker side in one exercise of each block, as far as `accept` allows.

    The exercise that showed the difference comes first, else what trains the same; it may start later in
    the block when its first weeks have no room. None when the log names no weaker side, or nothing fits.
    """
    found: Programme | None = None
    for block in dict.fromkeys(week.block for week in programme.weeks):
        before = found or programme
        options = (_split(before, block, place, contract, catalogue) for place in _places(before, block, catalogue))
        found = next((each for option in options for each in option if accept(each)), found)
    return found


def no_room(programme: Programme, catalogue: Catalogue) -> Unmet:
    """Why the weaker side gets no set more."""
    able = any(True for week in programme.weeks for _ in _places(programme, week.block, catalogue))
    because = (
        "one set more for one side does not fit: the time, the sets of a session or those of its exercises are used up"
        if able
        else "no exercise that fits it is done with one side at a time"
    )
    return Unmet(target=TARGET, short_by=1, because=(because,), relax=())


def _places(programme: Programme, block: int, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Day and exercise of what could be split in a block: the exercise of the log, its muscles, then its like."""
    if programme.history.weaker_side is None:
        return
    shown = programme.history.weaker_exercise
    known = catalogue.exercises.by_id.get(shown or "")
    week = next(week for week in programme.weeks if week.block == block)
    places = [
        (session.day, entry.exercise)
        for session in week.sessions
        for entry in session.exercises
        if entry.laterality == "unilateral" and entry.side == "both" and entry.group is None and not entry.ramp
        if entry.exercise == shown or _alike(catalogue.exercises[entry.exercise], known, catalogue)
    ]
    trained = direct_groups(known.credits, catalogue.muscles) if known else LEGS

    def far(place: tuple[str, str]) -> tuple[bool, bool]:
        shared = trained & direct_groups(catalogue.exercises[place[1]].credits, catalogue.muscles)
        return place[1] != shown, not shared

    yield from sorted(places, key=far)


def _alike(exercise: Exercise, shown: Exercise | None, catalogue: Catalogue) -> bool:
    """Legs for legs, as for a difference of which the exercise is not known; else the same pattern."""
    if shown is None or direct_groups(shown.credits, catalogue.muscles) & LEGS:
        return bool(direct_groups(exercise.credits, catalogue.muscles) & LEGS)
    return exercise.pattern == shown.pattern


def _split(
    programme: Programme, block: int, place: tuple[str, str], contract: Contract, catalogue: Catalogue
) -> Iterator[Programme]:
    """The programme with one exercise of one block split in all its full weeks, then from later ones on."""
    full = programme.weeks[:-1] if contract.light_week else programme.weeks
    numbers = [week.number for week in full if week.block == block]
    for first in range(len(numbers)):
        weeks = []
        for week in programme.weeks:
            split = _week(week, place, programme, catalogue) if week.number in numbers[first:] else week
            if split is None:
                break
            weeks.append(split)
        else:
            counted = _counted(replace(programme, weeks=tuple(weeks)), contract, catalogue)
            if counted is not None:
                yield counted


def _week(week: Week, place: tuple[str, str], programme: Programme, catalogue: Catalogue) -> Week | None:
    """The week with both sides apart; None when the exercise has no room for one set more."""
    sessions = []
    for session in week.sessions:
        entries: list[Prescription] = []
        for entry in session.exercises:
            here = (session.day, entry.exercise) == place
            if here and entry.sets + catalogue.doses.sides.weaker_side_extra_sets > _most(entry, catalogue):
                return None
            entries += _sides(entry, programme, catalogue) if here else [entry]
        changed = replace(session, exercises=tuple(entries))
        if len(entries) > len(session.exercises):
            changed = replace(changed, minutes=_minutes(changed, catalogue))
        sessions.append(changed)
    return replace(week, sessions=tuple(sessions))


def _most(entry: Prescription, catalogue: Catalogue) -> int:
    """The most sets of an exercise, by its role and its dose row."""
    plan, size = catalogue.exercises[entry.exercise].plan, catalogue.doses.session
    most = size.sets_main[1] if entry.role == "main" else size.sets_assistance[1]
    return min(most, catalogue.doses.pattern[plan.dose].sets[1]) if plan else most


def _sides(entry: Prescription, programme: Programme, catalogue: Catalogue) -> list[Prescription]:
    weaker: Side = programme.history.weaker_side or "left"
    other: Side = "right" if weaker == "left" else "left"
    more = (
        f"Your {weaker} side is the weaker one in {programme.history.weaker_by}: it goes first and gets one set more."
    )
    copies = f"Copies the repetitions of the {weaker} side."
    extra = catalogue.doses.sides.weaker_side_extra_sets
    return [
        replace(entry, side=weaker, sets=entry.sets + extra, reasons=(*entry.reasons, more)),
        replace(entry, side=other, reasons=(*entry.reasons, copies)),
    ]


def _minutes(session: Session, catalogue: Catalogue) -> int:
    """Planned minutes with slack, rounded up; both sides of an exercise share set-up and rests."""
    doses = catalogue.doses
    seconds = sum(step.seconds for step in session.warmup)
    ramps = sum(bool(entry.ramp) for entry in session.exercises)
    seconds += doses.warm_up.ramp_first_s * (ramps > 0) + doses.warm_up.ramp_later_s * max(ramps - 1, 0)
    resting: dict[str, list[Prescription]] = {}
    prepared: set[str] = set()
    for number, entry in enumerate(session.exercises):
        plan = catalogue.exercises[entry.exercise].plan
        if entry.side == "both" or entry.exercise not in prepared:
            seconds += plan.set_up_s if plan else doses.time.set_up_s
        prepared.add(entry.exercise)
        each_s = entry.seconds.max if entry.seconds else 0
        if entry.reps:
            each_s = entry.reps.max * seconds_per_rep(entry.tempo)
        seconds += entry.sets * each_s * (2 if entry.laterality == "unilateral" and entry.side == "both" else 1)
        alone = str(number) if entry.side == "both" else entry.exercise
        resting.setdefault(entry.group or alone, []).append(entry)
    for together in resting.values():
        seconds += (max(entry.sets for entry in together) - 1) * max(entry.rest_s for entry in together)
    return ceil(seconds * round(100 * (1 + doses.time.slack_share)) / 6000)


def _counted(programme: Programme, contract: Contract, catalogue: Catalogue) -> Programme | None:
    """Totals, reasons, targets and shortfalls of the changed weeks; None when a target would no longer be met."""
    totals = tuple(week_totals(week, catalogue) for week in programme.weeks)
    weeks = tuple(_argued(week, total, catalogue) for week, total in zip(programme.weeks, totals, strict=True))
    judged = [_judged(target, weeks, contract, catalogue) for target in programme.targets]
    if any(old.met and not new.met for old, (new, _) in zip(programme.targets, judged, strict=True)):
        return None
    short = {target.id: amount for target, amount in judged}
    met = {target.id for target, _ in judged if target.met}
    unmet = tuple(
        replace(each, short_by=short.get(each.target, each.short_by))
        for each in programme.unmet
        if each.target not in met
    )
    return replace(programme, weeks=weeks, totals=totals, targets=tuple(target for target, _ in judged), unmet=unmet)


def _judged(target: Target, weeks: Sequence[Week], contract: Contract, catalogue: Catalogue) -> tuple[Target, float]:
    demand = Demand(
        id=target.id,
        kind=target.kind,
        unit=target.unit,
        reason=target.reason,
        sources=target.sources,
        min=target.min,
        max=target.max,
    )
    return judge(demand, weeks, contract, catalogue)


def _argued(week: Week, total: WeekTotals, catalogue: Catalogue) -> Week:
    """The week with the numbers of its reasons counted again."""
    sets: dict[str, float] = {}
    for entry in entries_of(week):
        sets[entry.exercise] = sets.get(entry.exercise, 0.0) + counted_sets(entry)

    def given(entry: Prescription, said: re.Match[str]) -> str:
        group = next((each for each in GROUPS if each.replace("-", " ") == said["group"]), None)
        if group is None:
            return said[0]
        own = sets[entry.exercise] * group_credits(entry.credits, catalogue.muscles).get(group, 0.0)
        return (
            f"Gives {round(own, 1):g} of the {round(total.groups[group], 1):g} {said['group']} sets "
            f"of week {week.number}."
        )

    def again(_: Session, entry: Prescription) -> Prescription:
        return replace(entry, reasons=tuple(GIVES.sub(partial(given, entry), reason) for reason in entry.reasons))

    return week.with_entries(again)
