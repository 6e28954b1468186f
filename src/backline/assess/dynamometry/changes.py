"""Changes of single people between the first and the last occasion, and which re-test could see a change at all."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from statistics import mean

from backline.assess.assessment import RetestSight
from backline.assess.change import Change, change_between
from backline.assess.dynamometry.errors import days_needed
from backline.assess.dynamometry.figures import occasion_order, when
from backline.assess.dynamometry.limits import Limits
from backline.record.measurement import Measurement
from backline.vocabulary.loader import Catalogue


def mean_of_days(days: Sequence[Measurement]) -> Measurement:
    """The mean of the same figure on several days; its error shrinks with √days, taken as independent (judgement).

    Raises ValueError without a day. A single day comes back as it is.
    """
    if not days:
        raise ValueError("a mean needs a day")
    if len(days) == 1:
        return days[0]
    last = max(days, key=lambda day: occasion_order(when(day)))
    errors = [day.error for day in days]
    error = None
    if all(known is not None for known in errors):
        largest = max((known for known in errors if known is not None), key=lambda known: known.mdc)
        root = math.sqrt(len(days))
        basis = f"{largest.basis}; mean of {len(days)} days, errors taken as independent"
        error = replace(largest, sem=largest.sem / root, mdc=largest.mdc / root, basis=basis)
    return replace(
        last,
        value=mean(day.value for day in days),
        error=error,
        method=replace(last.method, statistic="mean-of-days", repetitions=len(days)),
    )


def _thing(figure: Measurement) -> tuple[object, ...]:
    method = figure.method
    return (figure.person, figure.test, method.speed_deg_s, method.angle_deg, figure.side, figure.unit)


def changes_between(
    before: Iterable[Measurement], after: Iterable[Measurement], *, doubted: Collection[str] = ()
) -> tuple[Change, ...]:
    """Every figure that both hold, the mean of days where they hold several; people in `doubted` get "cannot-say"."""
    firsts: dict[tuple[object, ...], list[Measurement]] = {}
    for figure in before:
        firsts.setdefault(_thing(figure), []).append(figure)
    lasts: dict[tuple[object, ...], list[Measurement]] = {}
    for figure in after:
        lasts.setdefault(_thing(figure), []).append(figure)
    found = []
    for thing, days in lasts.items():
        if thing not in firsts:
            continue
        early, late = mean_of_days(firsts[thing]), mean_of_days(days)
        change = change_between(_plain(early, late), _plain(late, early))
        if early.person in doubted and early.side in ("left", "right"):
            reason = "Left and right may have been exchanged: see the statement."
            change = replace(change, verdict="cannot-say", reason=reason)
        found.append(change)
    return tuple(found)


def _plain(figure: Measurement, other: Measurement) -> Measurement:
    """Days averaged on one side only are no difference of method: the error already says so."""
    if figure.method.statistic == other.method.statistic:
        return figure
    if "mean-of-days" not in (figure.method.statistic, other.method.statistic):
        return figure
    return replace(figure, method=replace(figure.method, statistic="unknown"))


def changes_over_time(figures: Iterable[Measurement], *, doubted: Collection[str] = ()) -> tuple[Change, ...]:
    """First against last occasion of each figure that has two or more."""
    series: dict[tuple[object, ...], dict[str, Measurement]] = {}
    for figure in figures:
        if when(figure):
            series.setdefault(_thing(figure), {})[when(figure)] = figure
    before, after = [], []
    for occasions in series.values():
        names = sorted(occasions, key=occasion_order)
        if len(names) > 1:
            before.append(occasions[names[0]])
            after.append(occasions[names[-1]])
    return changes_between(before, after, doubted=doubted)


def can_be_retested(figures: Iterable[Measurement]) -> bool:
    """Is there isokinetic torque of the knee or a ratio of it, which is what published group changes are of?"""
    return any(
        figure.method.speed_deg_s is not None and (figure.test.startswith(("hq-", "knee-")) or figure.unit == "ratio")
        for figure in figures
    )


def retest_sights(catalogue: Catalogue, limits: Limits) -> tuple[RetestSight, ...]:
    """For each published change of a group: how many test days could show it in one person, at both ends of the MDC."""
    found = []
    for row in catalogue.published_changes.values():
        errors = [
            error for error in catalogue.repeatability.values() if row.measure in error.measures and error.unit == "%"
        ]
        if not errors:
            continue
        expected = 100 * (row.after / row.before - 1)
        low, high = errors[0].mdc
        found.append(
            RetestSight(
                published=row.id,
                name=row.measure,
                expected_percent=expected,
                mdc_percent_low=low,
                mdc_percent_high=high,
                days_low=min(limits.retest.days_max, days_needed(expected, low)),
                days_high=min(limits.retest.days_max, days_needed(expected, high)),
            )
        )
    return tuple(found)
