"""Findings on the log itself: too little of it, names that hide sets, gaps, jumps, a ratio that hangs on its rule."""

from datetime import date

from backline.assess.findings.facts import Facts, basis, count, number
from backline.assess.state import Finding
from backline.assess.training import DAYS_A_WEEK, week_name
from backline.assess.weekly import week_sets


def few_data(facts: Facts) -> Finding | None:
    """Too few weeks or sets to conclude much."""
    few = facts.limits.few_data
    if facts.weeks >= few.weeks_min and facts.sets >= few.sets_min:
        return None
    if not facts.sets:
        text = "No set of a known exercise in the last eight weeks: nothing can be said about the present."
    else:
        text = (
            f"The log holds {count(facts.sets, 'set')} of known exercises in {facts.span}. "
            "Take everything below as a first impression."
        )
    return Finding(
        id="few-data",
        severity="watch" if not facts.sets else "note",
        text=text,
        evidence=(basis(few, f"Less than {few.weeks_min} weeks or {few.sets_min} sets is called little"),),
        cure=f"Log every working set for {few.weeks_min} weeks, or add older exports.",
    )


def unresolved_names(facts: Facts) -> Finding | None:
    """Names that are not sure enough hide a good part of the sets."""
    limits = facts.limits.unresolved
    if facts.unknown_share < limits.share_min or not facts.unknown_sets:
        return None
    ranked = sorted(facts.unresolved, key=lambda name: (-name.sets, name.name))[: limits.names_shown]
    total = facts.sets + facts.unknown_sets
    return Finding(
        id="unresolved-names",
        severity="act" if facts.unknown_share >= limits.doubtful_share else "watch",
        text=(
            f"{number(facts.unknown_sets)} of {count(total, 'set')} in the last eight weeks have exercise names that "
            "are not known for sure. They count nowhere."
        ),
        evidence=(
            *(f"{name.name}: {count(name.sets, 'set')} in the whole log." for name in ranked),
            basis(limits, f"Backline says this from {number(100 * limits.share_min)} % of the sets on"),
        ),
        cure="Say in an alias file which exercises these names are.",
    )


def unread_rows(facts: Facts) -> Finding | None:
    """So many rows of the last eight weeks could not be read that the numbers rest on the others."""
    limits = facts.limits.unread
    share = facts.unread_share
    if share < limits.share_min:
        return None
    return Finding(
        id="unread-rows",
        severity="act" if share >= limits.doubtful_share else "watch",
        text=(
            f"{count(facts.unread_rows, 'row')} of the last eight weeks could not be read, {number(100 * share)} % of "
            "what may be sets. Everything below rests on the others."
        ),
        evidence=(basis(limits, f"Backline says this from {number(100 * limits.share_min)} % on"),),
        cure="Look at the reasons of the skipped rows, and export the log again or repair it.",
    )


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of days in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for first, last in spans:
        if found and found[-1][1] + 1 == first:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def week_gaps(facts: Facts) -> Finding | None:
    """Whole weeks without training among the last eight; counted back from the end in steps of seven days."""
    training, limits = facts.training, facts.limits.week_gaps
    days = {day for done in training.done.values() for day in done} | set(training.unresolved) | set(training.skipped)
    empty = []
    for back in range(facts.weeks):
        last = training.end - DAYS_A_WEEK * back
        first = last - DAYS_A_WEEK + 1
        if not any(first <= day <= last for day in days):
            empty.append((first, last))
    if len(empty) < limits.note_weeks:
        return None
    return Finding(
        id="week-gaps",
        severity="watch" if len(empty) >= limits.watch_weeks else "note",
        text=(
            f"{len(empty)} of {facts.span} have no training. They count as weeks with nothing, so every weekly number "
            "is lower than in a week of training."
        ),
        evidence=(
            *(
                f"Nothing from {date.fromordinal(first).isoformat()} to {date.fromordinal(last).isoformat()}."
                for first, last in _joined(sorted(empty))
            ),
            basis(limits, f"Backline says this from {limits.note_weeks} weeks on"),
        ),
        cure="Fewer or shorter sessions that happen every week; or add the log that is missing.",
    )


def volume_jump(facts: Facts) -> Finding | None:
    """The latest of the last weeks with far more sets than the weeks before it."""
    limits = facts.limits.volume_jump
    if facts.unread_share >= facts.limits.unread.doubtful_share:
        return None
    totals = sorted(week_sets(facts.training).items())
    start = facts.training.since(facts.limits.state.weeks)
    for index in range(len(totals) - 1, limits.over_weeks - 1, -1):
        week, sets = totals[index]
        if week + DAYS_A_WEEK <= start:
            break
        before = [earlier for _, earlier in totals[index - limits.over_weeks : index]]
        mean = sum(before) / len(before)
        if sets < limits.times * mean or sets - mean < limits.sets_more_min:
            continue
        return Finding(
            id="volume-jump",
            severity="watch",
            text=(
                f"Week {week_name(week)} had {count(sets, 'set')}; the {limits.over_weeks} weeks before it had "
                f"{number(mean)} on average."
            ),
            evidence=(
                f"Sets of the weeks before: {', '.join(number(earlier) for earlier in before)}.",
                basis(
                    limits,
                    f"Backline says this from {number(limits.times)} times and {limits.sets_more_min} sets more on; "
                    "a note on soreness and planning, not a forecast of anything",
                ),
            ),
            cure="Add sets in smaller steps from week to week.",
        )
    return None


def fragile_ratio(facts: Facts) -> Finding | None:
    """The counting rules disagree about front and back."""
    ratio, limits = facts.balances.posterior_anterior, facts.limits.fragile
    if not ratio.fragile:
        return None
    fractional, direct, graded = (
        "no value" if value is None else f"{value:.2f} to 1" for value in (ratio.fractional, ratio.direct, ratio.graded)
    )
    computed = "" if ratio.graded is None else f", {graded} by computed muscle demand"
    return Finding(
        id="fragile-ratio",
        severity="note",
        text=(
            f"How the back compares with the front depends on how sets are counted: {fractional} when helping muscles "
            f"share a set's vote, {direct} when only muscles trained directly vote{computed}. Read them as a range."
        ),
        evidence=(
            basis(
                limits,
                f"Called fragile when two of them lie on other sides of {number(limits.even)} or of the default target "
                f"{number(facts.catalogue.doses.balance.posterior_anterior)}, or more than "
                f"{number(100 * limits.differ_share)} % apart",
            ),
        ),
        cure="Nothing needs to change; more sets that clearly belong to one side make the number firmer.",
    )
