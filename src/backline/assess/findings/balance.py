"""Findings on what gets trained: the front over the back, and what is not there at all."""

from backline.assess.balance import weekly_votes
from backline.assess.findings.facts import PLAIN, Facts, basis, count, number
from backline.assess.state import Finding, Severity
from backline.vocabulary.words import Group

CURES: dict[Group, str] = {
    "calves": "Calf raises, standing and heavy, twice a week.",
    "rear-delts": "Face pulls, reverse flies or rows with the elbows out.",
    "upper-back": "Rows, face pulls or pull-aparts.",
}


def front_bias(facts: Facts) -> Finding | None:
    """Fewer votes for the back than for the front."""
    limits = facts.limits.front_bias
    ratio = facts.balances.posterior_anterior
    if ratio.fractional is None or ratio.fractional >= limits.watch_below:
        return None
    votes = weekly_votes(list(facts.training.sets_since(facts.training.since(facts.limits.state.weeks))), facts.weeks)
    target = facts.catalogue.doses.balance.posterior_anterior
    severity: Severity = "act" if ratio.fractional < limits.act_below else "watch"
    if facts.doubt is not None:
        severity = "note"
    direct = "no value" if ratio.direct is None else f"{ratio.direct:.2f} to 1"
    evidence = (
        f"In {facts.span}: {number(votes.posterior)} votes a week for the back, {number(votes.anterior)} for the "
        "front; one set is one vote.",
        f"Counting only muscles trained directly: {direct}.",
        basis(
            limits,
            f"Backline says this below {limits.watch_below:.2f} to 1, and calls for a change below "
            f"{limits.act_below:.2f} to 1",
        ),
    )
    return Finding(
        id="front-bias",
        severity=severity,
        text=(
            f"The back of the body gets {ratio.fractional:.2f} sets for each set of the front "
            f"({number(votes.posterior)} against {number(votes.anterior)} a week)."
        ),
        evidence=evidence if facts.doubt is None else (*evidence, facts.doubt),
        cure=(
            f"{count(votes.anterior - votes.posterior, 'more set')} a week for the back would make it even; "
            f"{number(target * votes.anterior - votes.posterior)} would reach {number(target)} to 1. "
            "Moving sets from front to back needs fewer."
        ),
    )


def _missing(facts: Facts, *, id: str, what: str, sets: float, severity: Severity, cure: str) -> Finding | None:
    """A finding for work that is done less than `missing.sets_a_week` times a week."""
    limits = facts.limits.missing
    if sets >= limits.sets_a_week or not facts.sets:
        return None
    there_is = f"There is no {what}" if not sets else f"There is hardly any {what}"
    evidence = (
        f"All work together: {count(facts.balances.sets['all'], 'set')} a week.",
        basis(limits, f"Backline says this below {count(limits.sets_a_week, 'set')} a week"),
    )
    return Finding(
        id=id,
        severity="note" if facts.doubt is not None else severity,
        text=f"{there_is} in {facts.span}{f': {number(sets)} sets a week' if sets else ''}.",
        evidence=evidence if facts.doubt is None else (*evidence, facts.doubt),
        cure=cure,
    )


def no_knee_dominant(facts: Facts) -> Finding | None:
    """No hamstring work through the knee."""
    wanted = facts.catalogue.doses.hamstrings.knee_sets_min
    return _missing(
        facts,
        id="no-knee-dominant-hamstring-work",
        what="hamstring work that bends the knee",
        sets=facts.balances.sets["knee"],
        severity="act",
        cure=f"At least {wanted} sets a week of leg curls, glute-ham raises or Nordic curls.",
    )


def no_hip_dominant(facts: Facts) -> Finding | None:
    """No posterior leg work through the hip."""
    wanted = facts.catalogue.doses.hamstrings.hip_sets_min
    return _missing(
        facts,
        id="no-hip-dominant-work",
        what="hinge or bridge work that extends the hip",
        sets=facts.balances.sets["hip"],
        severity="act",
        cure=f"At least {wanted} sets a week of Romanian deadlifts, hip thrusts, swings or back extensions.",
    )


def no_horizontal_pull(facts: Facts) -> Finding | None:
    """No rows."""
    start = facts.training.since(facts.limits.state.weeks)
    rows = sum(
        sets for profile, sets in facts.training.sets_since(start) if profile.exercise.pattern == "horizontal-pull"
    )
    return _missing(
        facts,
        id="no-horizontal-pull",
        what="rowing",
        sets=rows / facts.weeks,
        severity="act",
        cure="A row in at least two sessions a week: bent over, chest-supported, inverted, cable or band.",
    )


def no_one_sided(facts: Facts) -> Finding | None:
    """Nothing one leg or one arm at a time."""
    return _missing(
        facts,
        id="no-one-sided-work",
        what="work with one leg or one arm at a time",
        sets=facts.balances.sets["unilateral"],
        severity="watch",
        cure="One exercise on one leg and one with one arm, such as a step-up and a one-arm row.",
    )


def group_missing(facts: Facts, group: Group) -> Finding | None:
    """A small posterior group with no direct sets, and too few indirect ones to make up for it."""
    least = facts.catalogue.doses.weekly.bands[group]["novice"][0]
    if facts.groups[group] >= least:
        return None
    found = _missing(
        facts,
        id=f"{group}-missing",
        what=f"direct work for {PLAIN[group]}",
        sets=facts.direct[group],
        severity="watch",
        cure=CURES.get(group, f"An exercise that trains {PLAIN[group]} directly, twice a week."),
    )
    if found is None:
        return None
    helped = f"With helping work: {count(facts.groups[group], 'set')} a week; {number(least)} is the least."
    return Finding(
        id=found.id, severity=found.severity, text=found.text, evidence=(helped, *found.evidence), cure=found.cure
    )
