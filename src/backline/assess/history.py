"""What planning takes from a log: last weeks' sets, lifts with their estimates, and which gates were passed."""

from collections.abc import Mapping
from datetime import date

from backline.assess.sides import side_difference
from backline.assess.state import Strength
from backline.assess.thresholds import HistoryLimits, Thresholds
from backline.assess.training import DAYS_A_WEEK, Training
from backline.assess.weekly import group_sets
from backline.record.history import History, Lift
from backline.vocabulary.doses import Doses, Novice
from backline.vocabulary.words import Pattern

HANDS = 2


def _patterns(training: Training, weeks: int) -> tuple[dict[Pattern, float], dict[Pattern, float]]:
    """Sets a week and days a week per pattern."""
    start, divisor = training.since(weeks), training.weeks_of(weeks)
    sets: dict[Pattern, float] = {}
    days: dict[Pattern, set[int]] = {}
    for name, done in training.done.items():
        pattern = training.profiles[name].exercise.pattern
        for day, count in done.items():
            if day >= start:
                sets[pattern] = sets.get(pattern, 0.0) + count
                days.setdefault(pattern, set()).add(day)
    order = sorted(sets)
    return (
        {pattern: round(sets[pattern] / divisor, 2) for pattern in order},
        {pattern: round(len(days[pattern]) / divisor, 2) for pattern in order},
    )


def best_reps(training: Training, exercise: str, weeks: int) -> int | None:
    """Most repetitions in one set of the last `weeks` weeks with nothing but the body; None for other exercises."""
    if training.profiles[exercise].exercise.load_is not in ("bodyweight", "added"):
        return None
    start = training.since(weeks)
    reps = [
        entry.reps
        for entry in training.entries[exercise]
        if entry.reps and not entry.load_kg and entry.date is not None and entry.date.toordinal() >= start
    ]
    return int(max(reps)) if reps else None


def hinge_gate_passed(training: Training, limits: HistoryLimits, novice: Novice, mass_kg: float | None) -> bool:
    """Enough sets of a two-legged Romanian deadlift, long and heavy enough, on enough days.

    Dumbbells count both hands. Without a body mass the gate cannot be passed, because its load is a share of it. What
    the log does not hold, pain, is not looked at.
    """
    if mass_kg is None:
        return False
    days: dict[int, float] = {}
    for name, entries in training.entries.items():
        exercise = training.profiles[name].exercise
        if exercise.family not in limits.gate_families or exercise.laterality != "bilateral":
            continue
        if exercise.load_is not in ("per-hand", "bar-total"):
            continue
        hands = HANDS if exercise.load_is == "per-hand" else 1
        for entry in entries:
            heavy = (entry.load_kg or 0.0) * hands >= novice.gate_load_share_of_body_mass * mass_kg
            if heavy and (entry.reps or 0) >= novice.gate_reps and entry.date is not None:
                day = entry.date.toordinal()
                days[day] = days.get(day, 0.0) + entry.weight
    return sum(sets >= novice.gate_sets for sets in days.values()) >= novice.gate_sessions


def nordic_done(training: Training, limits: HistoryLimits) -> bool:
    """Were unassisted Nordic curls done on enough days lately?"""
    start = training.end - DAYS_A_WEEK * limits.nordic_weeks + 1
    days = {
        day
        for name, done in training.done.items()
        if (plan := training.profiles[name].exercise.plan) is not None and plan.gate == "nordic-full"
        for day in done
        if day >= start
    }
    return len(days) >= limits.nordic_days_min


def history(
    training: Training, strength: Mapping[str, Strength], limits: Thresholds, doses: Doses, mass_kg: float | None
) -> History:
    """The history of a log; without a resolved working set it says `from_log` false."""
    if not training.done:
        return History()
    weeks = limits.state.weeks
    start = training.since(weeks)
    sides = side_difference(training, weeks, limits.strength, doses)
    pattern_sets, pattern_days = _patterns(training, doses.floor.kept_over_weeks)
    lifts = {
        name: Lift(
            last_done=date.fromordinal(max(days)).isoformat(),
            sets_last_8_weeks=sum(sets for day, sets in days.items() if day >= start),
            e1rm_kg=strength[name].e1rm_kg if name in strength else None,
            error_kg=strength[name].error_kg if name in strength else None,
            best_reps=best_reps(training, name, limits.state.best_reps_weeks),
            body_mass_kg=strength[name].body_mass_kg if name in strength else None,
        )
        for name, days in training.done.items()
    }
    return History(
        from_log=True,
        until=None if training.last is None else date.fromordinal(training.last).isoformat(),
        direct_sets=group_sets(training, doses.start.over_weeks, direct=True),
        pattern_sets=pattern_sets,
        pattern_days=pattern_days,
        lifts=lifts,
        hinge_gate_passed=hinge_gate_passed(training, limits.history, doses.novice, mass_kg),
        nordic_done=nordic_done(training, limits.history),
        weaker_side=None if sides is None else sides.weaker,
        weaker_exercise=None if sides is None else sides.exercise,
    )
