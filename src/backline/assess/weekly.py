"""Weekly sets: per muscle, per group and in votes, by ISO week with its year. Weeks without training are weeks."""

from collections.abc import Mapping
from datetime import date

from backline.assess.state import AuditWeek, Period
from backline.assess.training import DAYS_A_WEEK, Training, monday, week_name
from backline.vocabulary.words import GROUPS, Group


def mondays(training: Training) -> range:
    """The Mondays of all weeks from the first with training to the one of the last training day."""
    if training.first is None or training.last is None:
        return range(0)
    return range(monday(training.first), monday(training.last) + 1, DAYS_A_WEEK)


def week_sets(training: Training) -> dict[int, float]:
    """Resolved working sets of each week, by its Monday."""
    totals = dict.fromkeys(mondays(training), 0.0)
    for days in training.done.values():
        for day, sets in days.items():
            totals[monday(day)] += sets
    return totals


def weekly(training: Training) -> tuple[AuditWeek, ...]:
    """Fractional sets per muscle, fractional votes and resolved working sets of every week, in order."""
    weeks = mondays(training)
    muscles: dict[int, dict[str, float]] = {week: {} for week in weeks}
    posterior = dict.fromkeys(weeks, 0.0)
    anterior = dict.fromkeys(weeks, 0.0)
    totals = dict.fromkeys(weeks, 0.0)
    for exercise, days in training.done.items():
        profile = training.profiles[exercise]
        back, front = profile.fractional
        by_week: dict[int, float] = {}
        for day, sets in days.items():
            week = monday(day)
            by_week[week] = by_week.get(week, 0.0) + sets
        for week, sets in by_week.items():
            totals[week] += sets
            posterior[week] += sets * back
            anterior[week] += sets * front
            counted = muscles[week]
            for muscle, credit in profile.exercise.credits.items():
                counted[muscle] = counted.get(muscle, 0.0) + sets * credit
    return tuple(
        AuditWeek(
            week=week_name(week),
            muscles=dict(sorted(muscles[week].items())),
            posterior=round(posterior[week], 2),
            anterior=round(anterior[week], 2),
            sets=totals[week],
        )
        for week in weeks
    )


def period(training: Training) -> Period | None:
    """First and last training day and the ISO weeks from one to the other; None without a dated working set."""
    if training.first is None or training.last is None:
        return None
    return Period(
        first=date.fromordinal(training.first).isoformat(),
        last=date.fromordinal(training.last).isoformat(),
        weeks=len(mondays(training)),
    )


def group_sets(training: Training, weeks: int, *, direct: bool = False) -> Mapping[Group, float]:
    """Sets a week per group over the last `weeks` weeks: fractional, or direct ones only."""
    totals: dict[Group, float] = dict.fromkeys(GROUPS, 0.0)
    for profile, sets in training.sets_since(training.since(weeks)):
        for group, credit in profile.groups.items():
            if not direct:
                totals[group] += sets * credit
            elif credit >= 1:
                totals[group] += sets
    divisor = training.weeks_of(weeks)
    return {group: round(total / divisor, 2) for group, total in totals.items()}
