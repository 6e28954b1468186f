"""Left against right in one-sided exercises: which side is weaker, where the difference is larger than its error."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Literal

from backline.assess.strength import can_be_estimated, daily_bests, without_typing_errors
from backline.assess.thresholds import StrengthLimits
from backline.assess.training import Training
from backline.record.log import Entry
from backline.vocabulary.doses import Doses
from backline.vocabulary.exercises import Exercise

Which = Literal["left", "right"]
SIDES: tuple[Which, Which] = ("left", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class SideDifference:
    """One exercise whose sides differ. `left` and `right` are kg of estimated 1RM, or repetitions without load."""

    exercise: str
    weaker: Which
    unit: Literal["kg", "repetitions"]
    left: float
    right: float
    error: float  # the largest difference that the errors of both sides explain


def side_difference(training: Training, weeks: int, limits: StrengthLimits, doses: Doses) -> SideDifference | None:
    """The clearest difference of the last weeks; None without one, or where exercises point to different sides.

    Only days on which both sides were logged count, so that a light day of one side does not look like weakness.
    """
    start = training.since(weeks)
    found: list[SideDifference] = []
    for name, entries in training.entries.items():
        exercise = training.profiles[name].exercise
        if exercise.laterality != "unilateral":
            continue
        lately = [entry for entry in entries if entry.date is not None and entry.date.toordinal() >= start]
        by_side = [[entry for entry in lately if entry.side == side] for side in SIDES]
        both = {entry.date for entry in by_side[0]} & {entry.date for entry in by_side[1]}
        paired = [[entry for entry in side if entry.date in both] for side in by_side]
        difference = _compared(exercise, paired, limits, doses)
        if difference is not None:
            found.append(difference)
    if len({each.weaker for each in found}) != 1:
        return None
    return min(found, key=lambda each: (-abs(each.left - each.right) / each.error, each.exercise))


def _compared(
    exercise: Exercise, by_side: Sequence[Sequence[Entry]], limits: StrengthLimits, doses: Doses
) -> SideDifference | None:
    """The difference of one exercise, when it is beyond the error of both sides.

    Each side's error is `load.e1rm_error_share` of its estimate, without load at least `sides.repetitions_error`.
    """
    loaded = can_be_estimated(exercise, limits)
    bests = [_best_kg(exercise, side, limits, doses) if loaded else _best_reps(exercise, side) for side in by_side]
    left, right = bests
    if left is None or right is None:
        return None
    share, least = doses.load.e1rm_error_share, 0.0 if loaded else doses.sides.repetitions_error
    error = doses.sides.difference_beyond_errors * hypot(max(share * left, least), max(share * right, least))
    if abs(left - right) <= error:
        return None
    return SideDifference(
        exercise=exercise.id,
        weaker="left" if left < right else "right",
        unit="kg" if loaded else "repetitions",
        left=left,
        right=right,
        error=error,
    )


def _best_kg(exercise: Exercise, entries: Sequence[Entry], limits: StrengthLimits, doses: Doses) -> float | None:
    """The best estimated 1RM of one side, in kg."""
    bests = daily_bests(exercise, entries, reps_max=doses.load.e1rm_reps_max, body_kg=None)
    return max((best.e1rm_kg for best in without_typing_errors(bests, limits).values()), default=None)


def _best_reps(exercise: Exercise, entries: Sequence[Entry]) -> float | None:
    """Most repetitions of one side in one set with nothing but the body; None for bands, sleds and the like."""
    if exercise.load_is not in ("bodyweight", "added"):
        return None
    return max((entry.reps for entry in entries if entry.reps and not entry.load_kg), default=None)
