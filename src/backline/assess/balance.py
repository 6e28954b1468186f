"""The balances of the last eight weeks: votes back to front, hip to knee, push to pull, quads to hamstrings, sides."""

from collections.abc import Iterable

from backline.assess.state import BalanceRatio, Balances, Variation
from backline.assess.thresholds import FragileLimits
from backline.assess.training import Profile, Training
from backline.record.programme import Votes
from backline.vocabulary.words import PULL_PATTERNS, PUSH_PATTERNS

Counted = list[tuple[Profile, float]]


def ratio(first: float, second: float) -> float | None:
    """First over second, two decimals; None where the second is nothing."""
    return round(first / second, 2) if second else None


def is_fragile(first: float | None, second: float | None, limits: FragileLimits, target: float) -> bool:
    """Do two counting rules disagree: other sides of even or of the target, or too far apart?"""
    if first is None or second is None:
        return (first is None) != (second is None)
    if any((first - line) * (second - line) < 0 for line in (limits.even, target)):
        return True
    low, high = sorted((first, second))
    return high > low * (1 + limits.differ_share)


def posterior_anterior(counted: Counted, limits: FragileLimits, target: float) -> BalanceRatio:
    """Posterior to anterior votes under the fractional, the direct and the graded rule; fragile where two disagree.

    Graded is None where no exercise has computed demand.
    """
    fractional = ratio(*(sum(sets * profile.fractional[side] for profile, sets in counted) for side in (0, 1)))
    direct = ratio(*(sum(sets * profile.direct[side] for profile, sets in counted) for side in (0, 1)))
    graded = ratio(*(sum(sets * profile.graded[side] for profile, sets in counted) for side in (0, 1)))
    computed = any(profile.computed for profile, _ in counted)
    graded = graded if computed else None
    pairs = [(fractional, direct), *([(fractional, graded), (direct, graded)] if computed else [])]
    fragile = any(is_fragile(first, second, limits, target) for first, second in pairs)
    return BalanceRatio(fractional=fractional, direct=direct, graded=graded, fragile=fragile)


def _pieces(profiles: Iterable[Profile]) -> int:
    """Distinct equipment; of a choice only one piece, and none where a piece of it is used anyway."""
    exercises = [profile.exercise for profile in profiles]
    pieces = {piece for exercise in exercises for piece in exercise.equipment}
    for choice in sorted({choice for exercise in exercises for choice in exercise.equipment_any}):
        if not pieces.intersection(choice):
            pieces.add(choice[0])
    return len(pieces)


def _unilateral(counted: Counted) -> float:
    return sum(sets for profile, sets in counted if profile.exercise.laterality == "unilateral")


def variation(counted: Counted, before: Counted | None = None) -> Variation:
    """How many families, movements and pieces of equipment, and how much of it one-sided."""
    movements = {profile.exercise.movement for profile, _ in counted}
    total = sum(sets for _, sets in counted)
    return Variation(
        families=len({profile.exercise.family for profile, _ in counted}),
        movements=len(movements),
        equipment=_pieces(profile for profile, _ in counted),
        unilateral_share=round(_unilateral(counted) / total, 2) if total else 0.0,
        new_movements=len(movements - {profile.exercise.movement for profile, _ in before}) if before else None,
    )


def balances(training: Training, weeks: int, limits: FragileLimits, target: float) -> Balances:
    """All balances of the last `weeks` weeks; `target` is the posterior to anterior ratio aimed at by default.

    Hip to knee counts sets of exercises with a dominance, push to pull sets by pattern; quads to hamstrings counts
    fractional group sets.
    """
    start = training.since(weeks)
    counted = list(training.sets_since(start))
    before = list(training.sets_since(training.since(2 * weeks), start))
    divisor = training.weeks_of(weeks)
    totals = {
        "hip": sum(sets for profile, sets in counted if profile.exercise.dominance == "hip"),
        "knee": sum(sets for profile, sets in counted if profile.exercise.dominance == "knee"),
        "push": sum(sets for profile, sets in counted if profile.exercise.pattern in PUSH_PATTERNS),
        "pull": sum(sets for profile, sets in counted if profile.exercise.pattern in PULL_PATTERNS),
        "quads": sum(sets * profile.groups.get("quads", 0.0) for profile, sets in counted),
        "hamstrings": sum(sets * profile.groups.get("hamstrings", 0.0) for profile, sets in counted),
        "unilateral": _unilateral(counted),
        "all": sum(sets for _, sets in counted),
    }
    varied = variation(counted, before)
    return Balances(
        posterior_anterior=posterior_anterior(counted, limits, target),
        hip_knee=ratio(totals["hip"], totals["knee"]),
        push_pull=ratio(totals["push"], totals["pull"]),
        quads_hamstrings=ratio(totals["quads"], totals["hamstrings"]),
        sets={name: round(total / divisor, 2) for name, total in totals.items()},
        unilateral_share=varied.unilateral_share,
        variation=varied,
        variation_before=variation(before) if before else None,
    )


def weekly_votes(counted: Counted, divisor: int) -> Votes:
    """Fractional votes a week of counted sets."""
    return Votes(
        posterior=round(sum(sets * profile.fractional[0] for profile, sets in counted) / divisor, 2),
        anterior=round(sum(sets * profile.fractional[1] for profile, sets in counted) / divisor, 2),
    )
