"""Findings on single exercises: assistance that never changes, and a lift whose posterior link is thin."""

from itertools import groupby

from backline.assess.findings.facts import PLAIN, Facts, basis, count, number
from backline.assess.state import Finding
from backline.assess.training import DAYS_A_WEEK, Profile, monday
from backline.vocabulary.words import Group, Pattern


def is_main(profile: Profile, main_patterns: tuple[Pattern, ...]) -> bool:
    """Is it a main lift, which stays? Where the catalogue gives no role: a two-sided exercise of a main pattern."""
    exercise = profile.exercise
    if exercise.plan is not None:
        return exercise.plan.role == "main"
    return exercise.laterality == "bilateral" and exercise.pattern in main_patterns


def same_assistance(facts: Facts) -> Finding | None:
    """Assistance exercises done nearly every week for months; main lifts are exempt."""
    training, limits = facts.training, facts.limits.same_assistance
    start = training.since(limits.weeks)
    if training.first is None or training.first > start + DAYS_A_WEEK - 1:
        return None
    weeks = {monday(day) for days in training.done.values() for day in days if day >= start}
    recent = training.since(limits.recent_weeks)
    kept: list[tuple[int, str]] = []
    for name, days in training.done.items():
        profile = training.profiles[name]
        done = {monday(day) for day in days if day >= start}
        regular = done and len(done) >= limits.share_of_weeks * len(weeks) and max(days) >= recent
        if regular and not is_main(profile, limits.main_patterns):
            kept.append((len(done), profile.exercise.name))
    if not kept:
        return None
    kept.sort(key=lambda row: (-row[0], row[1]))
    shown = kept[: limits.names_shown]
    return Finding(
        id="same-assistance",
        severity="note",
        text=(
            f"{count(len(kept), 'assistance exercise')} stayed the same for {limits.weeks} weeks or longer. "
            "Main lifts should stay; assistance gains from a planned change now and then."
        ),
        evidence=(
            *(
                f"In {done} of {len(weeks)} weeks with training: {'; '.join(name for _, name in names)}."
                for done, names in groupby(shown, key=lambda one: one[0])
            ),
            basis(limits, "Some planned variation helped in eight studies, constant change did not"),
        ),
        cure="From block to block change some of it in one respect: movement, equipment, or two legs to one.",
    )


def posterior_link(facts: Facts) -> Finding | None:
    """A main lift that does not move while a posterior group behind it gets less than its least dose."""
    limits, bands = facts.limits.link, facts.catalogue.doses.weekly.bands
    stalled: list[tuple[float, str, float, Group, float]] = []
    for row in facts.strength:
        profile = facts.training.profiles[row.exercise]
        groups = limits.groups.get(profile.exercise.pattern, ())
        if row.trend is None or row.trend > limits.stalled_percent_a_month or not groups:
            continue
        if not is_main(profile, facts.limits.same_assistance.main_patterns):
            continue
        share, group = min((facts.groups[group] / bands[group]["novice"][0], group) for group in groups)
        if share < 1:
            stalled.append((share, profile.exercise.name, row.trend, group, bands[group]["novice"][0]))
    if not stalled or facts.doubt is not None:
        return None
    stalled.sort(key=lambda row: (row[0], row[1]))
    _, lift, change, group, least = stalled[0]
    return Finding(
        id="posterior-link",
        severity="note",
        text=(
            f"{lift} has not moved lately ({change:+.1f} % a month), with {count(facts.groups[group], 'set')} a week "
            f"for {PLAIN[group]}, which it leans on; {number(least)} is the least. That may hold the lift back, or "
            "not: a log cannot tell the cause."
        ),
        evidence=(
            *(
                f"{name}: {trend:+.1f} % a month; {PLAIN[weak]} {count(facts.groups[weak], 'set')} a week."
                for _, name, trend, weak, _ in stalled
            ),
            basis(
                limits, "Which muscles stand behind which lift, and that they hold it back, is the usual first guess"
            ),
        ),
        cure=f"Bring {PLAIN[group]} to {number(least)} sets a week or more for six weeks and test the lift again.",
    )
