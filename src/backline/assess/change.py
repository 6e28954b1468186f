"""Did one figure of one person really change? Two dates against the minimal detectable change."""

from dataclasses import dataclass
from typing import Literal

from backline.record.measurement import Measurement

Verdict = Literal["real", "within-noise", "cannot-say"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed in one figure: after minus before in the figure's unit, the verdict and its reason in words.

    `mdc` is the mean of the two figures' minimal detectable changes where they come from one source (a published one
    in per cent is of the mean of both), else the larger; None where neither has one.
    """

    before: Measurement
    after: Measurement
    difference: float
    percent: float | None
    mdc: float | None
    verdict: Verdict
    reason: str


def _detectable(before: Measurement, after: Measurement) -> float | None:
    errors = [figure.error for figure in (before, after) if figure.error is not None]
    if not errors:
        return None
    if len({error.basis for error in errors}) == 1:
        return sum(error.mdc for error in errors) / len(errors)
    return max(error.mdc for error in errors)


def change_between(before: Measurement, after: Measurement) -> Change:
    """Compare two figures of the same test and side; "real" only beyond the minimal detectable change (95 %).

    Raises ValueError where test, side or unit differ. Different methods, or no known error, give "cannot-say".
    """
    if (before.test, before.side, before.unit, before.person) != (after.test, after.side, after.unit, after.person):
        raise ValueError("a change is of one test, one side, one unit and one person")
    difference = after.value - before.value
    mdc = _detectable(before, after)
    apart = before.method.differs_from(after.method)
    if apart:
        verdict: Verdict = "cannot-say"
        reason = f"The two were not measured in the same way: {apart}."
    elif mdc is None:
        verdict, reason = "cannot-say", "Nobody has published how well this figure repeats."
    elif abs(difference) > mdc:
        verdict, reason = "real", "The difference is larger than what measuring twice gives by chance (95 %)."
    else:
        verdict, reason = "within-noise", "Measuring the same person twice gives differences of this size by chance."
    return Change(
        before=before,
        after=after,
        difference=difference,
        percent=None if before.value == 0 else 100 * difference / abs(before.value),
        mdc=mdc,
        verdict=verdict,
        reason=reason,
    )
