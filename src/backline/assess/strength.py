"""Estimated one-repetition maximum per exercise, from the sets of a log, with its error and its trend.

Only sets of at most ten repetitions to failure count; repetitions in reserve, where they are written down, are added to
those done. Drop sets, ballistic lifts, bands, sleds and carries never count. Where the body is lifted too the load is
body mass with the added weight on it or the assistance off it; without a body mass there is no estimate.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from backline.assess.formulas import DEFAULT, FORMULAS, mean_epley_brzycki
from backline.assess.state import Strength
from backline.assess.thresholds import StrengthLimits
from backline.assess.training import DAYS_A_WEEK, Training, monday
from backline.record.log import Entry
from backline.vocabulary.doses import Load
from backline.vocabulary.exercises import Exercise

DAYS_A_MONTH = 365.25 / 12
RPE_OF_NO_RESERVE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The best set of a day: estimate and load in kg (body included where it is lifted), repetitions with reserve."""

    e1rm_kg: float
    load_kg: float
    reps: float


def lifts_the_body(exercise: Exercise, limits: StrengthLimits) -> bool:
    """Is nearly all of the body lifted by a known amount, so that body mass belongs to the load?"""
    if exercise.load_is not in ("added", "bodyweight", "assistance") or exercise.laterality != "bilateral":
        return False
    return exercise.movement in limits.body_mass_movements and "bands" not in exercise.equipment


def can_be_estimated(exercise: Exercise, limits: StrengthLimits) -> bool:
    """Does load times repetitions say anything about this exercise's maximum?"""
    if exercise.plan is not None and exercise.plan.role == "ballistic":
        return False
    if exercise.load_is in ("added", "bodyweight", "assistance"):
        return lifts_the_body(exercise, limits)
    return exercise.load_is not in ("band", "sled") and exercise.pattern != "carry-drag"


def reps_to_failure(entry: Entry) -> float | None:
    """Repetitions done and those in reserve (RIR, or 10 - RPE); without either the set is taken as to failure."""
    if entry.reps is None or entry.reps < 1 or entry.set_kind == "drop":
        return None
    if entry.rir is not None:
        return entry.reps + max(0.0, entry.rir)
    if entry.rpe is not None:
        return entry.reps + max(0.0, RPE_OF_NO_RESERVE - entry.rpe)
    return entry.reps


def lifted_kg(entry: Entry, exercise: Exercise, body_kg: float | None) -> float | None:
    """The load that counts, in kg; `body_kg` is the body mass where the body is lifted, else None."""
    if body_kg is None:
        return entry.load_kg if entry.load_kg is not None and entry.load_kg > 0 else None
    if exercise.load_is == "assistance":
        load = None if not entry.load_kg else body_kg - abs(entry.load_kg)
    else:
        load = body_kg + (entry.load_kg or 0.0)
    return load if load is not None and load > 0 else None


def daily_bests(
    exercise: Exercise, entries: Sequence[Entry], *, reps_max: int, body_kg: float | None
) -> dict[int, Best]:
    """The best estimate of each day."""
    bests: dict[int, Best] = {}
    for entry in entries:
        reps = reps_to_failure(entry)
        if reps is None or reps > reps_max or entry.date is None:
            continue
        load = lifted_kg(entry, exercise, body_kg)
        if load is None:
            continue
        estimate = mean_epley_brzycki(load, reps)
        day = entry.date.toordinal()
        known = bests.get(day)
        if known is None or (estimate, load) > (known.e1rm_kg, known.load_kg):
            bests[day] = Best(e1rm_kg=estimate, load_kg=load, reps=reps)
    return bests


def without_typing_errors(bests: Mapping[int, Best], limits: StrengthLimits) -> dict[int, Best]:
    """Leave out days whose best stands alone far above all others."""
    kept = dict(sorted(bests.items()))
    while len(kept) >= limits.outlier_days_min:
        ranked = sorted(kept, key=lambda day: kept[day].e1rm_kg, reverse=True)
        if kept[ranked[0]].e1rm_kg <= limits.outlier_times * kept[ranked[1]].e1rm_kg:
            break
        del kept[ranked[0]]
    return kept


def theil_sen(points: Sequence[tuple[float, float]]) -> float:
    """The median of the slopes between all pairs of points; a third of wild points does not move it far.

    Raises ValueError without two points of different x.
    """
    slopes = [
        (y_b - y_a) / (x_b - x_a)
        for index, (x_a, y_a) in enumerate(points)
        for x_b, y_b in points[index + 1 :]
        if x_b != x_a
    ]
    if not slopes:
        raise ValueError("a slope needs two points")
    return median(slopes)


def trend(bests: Mapping[int, Best], limits: StrengthLimits) -> float | None:
    """Change in per cent a month over the last half year of weekly bests; None with too few or too close weeks."""
    if not bests:
        return None
    start = max(bests) - DAYS_A_WEEK * limits.trend_weeks + 1
    weeks: dict[int, float] = {}
    for day, best in bests.items():
        if day >= start:
            weeks[monday(day)] = max(weeks.get(monday(day), 0.0), best.e1rm_kg)
    if len(weeks) < limits.trend_points_min:
        return None
    if max(weeks) - min(weeks) < DAYS_A_WEEK * limits.trend_span_weeks_min:
        return None
    slope = theil_sen(sorted(weeks.items()))
    return round(100 * slope * DAYS_A_MONTH / median(weeks.values()), 1) + 0.0  # no minus before zero


def strengths(
    training: Training, weeks: int, limits: StrengthLimits, load: Load, mass_kg: float | None
) -> dict[str, Strength]:
    """Per exercise its best estimate in the `weeks` weeks up to its last usable set, however long ago that was."""
    found: dict[str, Strength] = {}
    for name, entries in training.entries.items():
        exercise = training.profiles[name].exercise
        if not can_be_estimated(exercise, limits):
            continue
        body_kg = mass_kg if lifts_the_body(exercise, limits) else None
        if body_kg is None and lifts_the_body(exercise, limits):
            continue
        bests = daily_bests(exercise, entries, reps_max=load.e1rm_reps_max, body_kg=body_kg)
        bests = without_typing_errors(bests, limits)
        if not bests:
            continue
        start = max(bests) - DAYS_A_WEEK * weeks + 1
        day = max((day for day in bests if day >= start), key=lambda day: (bests[day].e1rm_kg, day))
        best = bests[day]
        found[name] = Strength(
            exercise=name,
            e1rm_kg=round(best.e1rm_kg, 1),
            error_kg=round(best.e1rm_kg * load.e1rm_error_share, 1),
            date=date.fromordinal(day).isoformat(),
            trend=trend(bests, limits),
            formula=DEFAULT,
            load_kg=round(best.load_kg, 2),
            reps=best.reps,
            body_mass_kg=body_kg,
            formulas={label: round(formula(best.load_kg, best.reps), 1) for label, formula in FORMULAS.items()},
        )
    return found
