"""Criteria of a stage, evaluated on what was measured: met with the figure that shows it, or why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from backline.quantities import plain_number
from backline.record.health import KnownCondition
from backline.record.person import TestResult
from backline.safety.situation import Situation
from backline.vocabulary.conditions import Condition, Criterion

LEFT, RIGHT = "left", "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A criterion, whether it is met, and the words that say so."""

    criterion: Criterion
    met: bool
    words: str


def evaluate(criterion: Criterion, known: KnownCondition, condition: Condition, here: Situation) -> Shown:
    """Judge one criterion. Evidence older than the rule allows, or none, means not met."""
    judge = {"pain": _pain, "range": _range, "strength": _strength, "value": _value}[criterion.kind]
    met, words = judge(criterion, known, condition, here)
    return Shown(criterion=criterion, met=met, words=words)


def _pain(criterion: Criterion, known: KnownCondition, condition: Condition, _: Situation) -> tuple[bool, str]:
    most = condition.pain_max if criterion.at_most is None else criterion.at_most
    wanted = f"pain at most {most} of 10 now and at worst, settled by the next morning"
    pain = known.pain
    if pain is None or pain.now is None or pain.worst is None or pain.next_morning is None:
        return False, f"{wanted}: not said whole (now, worst, next_morning)"
    met = pain.now <= most and pain.worst <= most and pain.next_morning == "settled"
    return met, f"{wanted}: now {pain.now}, worst {pain.worst}, {pain.next_morning.replace('-', ' ')}"


def _results(test: str, here: Situation) -> list[TestResult]:
    """Results of a test that are not older than the rule allows, the newest last."""
    days = here.care.pain.evidence_days
    fresh = [each for each in here.person.tests if each.id == test and (here.start - each.date).days <= days]
    return sorted(fresh, key=lambda each: each.date)


def sides_of(values: Mapping[str, float]) -> tuple[float, float] | None:
    """Left and right of a result: two keys that differ in nothing but `left` and `right`."""
    for key, value in values.items():
        if key.startswith(LEFT):
            other = RIGHT + key.removeprefix(LEFT)
            if other in values:
                return value, values[other]
    return None


def _range(criterion: Criterion, _known: KnownCondition, _c: Condition, here: Situation) -> tuple[bool, str]:
    test, most = criterion.test or "", criterion.difference_max or 0.0
    wanted = f"the sides of {test} differ by at most {plain_number(most)}"
    pairs = [pair for each in _results(test, here) if (pair := sides_of(each.values)) is not None]
    if not pairs:
        return False, f"{wanted}: nothing from the last {here.care.pain.evidence_days} days shows it"
    left, right = pairs[-1]
    return abs(left - right) <= most, f"{wanted}: {plain_number(abs(left - right))}"


def _strength(criterion: Criterion, known: KnownCondition, _c: Condition, here: Situation) -> tuple[bool, str]:
    """Every session's share reaches the least, and so does their mean less the error of a mean of so many sessions."""
    test, least = criterion.test or "", criterion.share_percent_min or 0.0
    rule, measure = here.care.pain, here.care.measures[test]
    wanted = f"{test} at least {plain_number(least)} % of the other side in {rule.sessions} sessions, beyond its error"
    if known.side == "both":
        return False, f"{wanted}: with both sides concerned there is no other side"
    days: dict[object, tuple[float, float]] = {}
    for each in _results(test, here):
        pair = sides_of(each.values)
        if pair is None:
            continue
        own, other = pair if known.side == LEFT else pair[::-1]
        if other <= 0:
            continue
        share = 100 * own / other
        error = measure.error if measure.error_is == "percent" else 100 * measure.error / other
        if each.date not in days or share < days[each.date][0]:
            days[each.date] = (share, error)
    if len(days) < rule.sessions:
        seen = {0: "no session", 1: "one session"}.get(len(days), f"{len(days)} sessions")
        return False, f"{wanted}: {seen} in the last {rule.evidence_days} days"
    shares = [share for share, _ in days.values()]
    mean = sum(shares) / len(shares)
    error = sum(error for _, error in days.values()) / len(days) / sqrt(len(days))
    met = min(shares) >= least and mean - error >= least
    return met, f"{wanted}: {mean:.0f} % on average, error {error:.0f} %, lowest {min(shares):.0f} %"


def _value(criterion: Criterion, _known: KnownCondition, _c: Condition, here: Situation) -> tuple[bool, str]:
    test, least = criterion.test or "", criterion.least or 0.0
    wanted = f"{test} at least {plain_number(least)}"
    results = _results(test, here)
    if not results:
        return False, f"{wanted}: nothing from the last {here.care.pain.evidence_days} days shows it"
    lowest = min(results[-1].values.values(), default=0.0)
    return lowest >= least, f"{wanted}: {plain_number(lowest)}"
