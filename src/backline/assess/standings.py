"""Typed tests → where each stands: error, change, norm row, sides; old, contradictory and swapped figures are found."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from backline.assess.change import change_between
from backline.assess.dynamometry.errors import with_error
from backline.assess.dynamometry.norms import labels, matching_norms, percentile
from backline.assess.standing_state import NormPosition, SideDifference, SideFigure, TestStanding
from backline.record.measurement import Measurement, Method
from backline.record.person import Person, TestResult
from backline.record.typed import CONDITION_KEYS, value_key
from backline.vocabulary.exercises import TestDefinition
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.norms import Norm

_DAYS_A_WEEK = 7


def standings_of(person: Person, catalogue: Catalogue, *, as_of: date) -> tuple[TestStanding, ...]:
    """Every test of the person that has a typed value up to `as_of`, in the order of the catalogue.

    One a test and speed, whatever its age; what is older than the test's `valid_weeks` says so.
    """
    grouped: dict[tuple[str, float], list[TestResult]] = {}
    for result in person.tests:
        if result.date <= as_of and result.id in catalogue.tests and any(map(value_key, result.values)):
            grouped.setdefault((result.id, result.values.get("speed_deg_s", 0.0)), []).append(result)
    order = {id: place for place, id in enumerate(catalogue.tests)}
    return tuple(
        _standing(catalogue.tests[id], grouped[id, speed], person, catalogue, as_of)
        for id, speed in sorted(grouped, key=lambda key: (order[key[0]], key[1]))
    )


def _standing(
    test: TestDefinition, results: Sequence[TestResult], person: Person, catalogue: Catalogue, as_of: date
) -> TestStanding:
    on = max(result.date for result in results)
    today = [result for result in results if result.date == on]
    measured = [each for result in today for each in _measurements(test, result, person, catalogue)]
    latest: dict[str, Measurement] = {each.side: each for each in measured}
    earlier = _latest_before(test, results, on, person, catalogue)
    figures = tuple(
        _figure(latest[side], earlier.get(side), person, catalogue)
        for side in ("left", "right", "both", "none", "unknown")
        if side in latest
    )
    days = (as_of - on).days
    words = {key: text for result in today for key, text in result.words.items()}
    return TestStanding(
        test=test.id,
        date=on,
        days_old=days,
        figures=figures,
        difference=_difference(test, latest),
        old=_old(test, on, days),
        contradiction=_contradiction(test, measured, on),
        swapped=_swapped(test, latest, earlier),
        unconfirmed="" if words.get("confirmed") != "no" else f"{test.name}: read from a picture; nobody confirmed it.",
        words=tuple(sorted(words.items())),
    )


def _measurements(test: TestDefinition, result: TestResult, person: Person, catalogue: Catalogue) -> list[Measurement]:
    conditions = {key: result.values.get(key) for key in CONDITION_KEYS}
    method = Method(convention=test.convention, instrument=test.instrument, **conditions)  # type: ignore[arg-type]
    found = []
    for key, value in result.values.items():
        place = value_key(key)
        if place is None:
            continue
        side, unit = place
        figure = Measurement(test=test.id, side=side, value=value, unit=unit, date=result.date, method=method)
        found.append(with_error(figure, catalogue, sex=person.sex))
    return found


def _latest_before(
    test: TestDefinition, results: Sequence[TestResult], on: date, person: Person, catalogue: Catalogue
) -> dict[str, Measurement]:
    found: dict[str, Measurement] = {}
    for result in sorted((each for each in results if each.date < on), key=lambda each: each.date):
        found.update({each.side: each for each in _measurements(test, result, person, catalogue)})
    return found


def _figure(now: Measurement, before: Measurement | None, person: Person, catalogue: Catalogue) -> SideFigure:
    age = None if now.date is None else person.age(now.date)
    position, why = _position(now, person, age, catalogue)
    given = labels(now, catalogue, sex=person.sex, age=age)
    comparable = before is not None and before.unit == now.unit
    return SideFigure(
        now=now,
        before=before if comparable else None,
        change=change_between(before, now) if before is not None and comparable else None,
        position=position,
        no_position=why,
        labels=tuple(label.cut_off for label in given if label.applies),
    )


def _position(
    now: Measurement, person: Person, age: int | None, catalogue: Catalogue
) -> tuple[NormPosition | None, str]:
    """The first row with mean and SD that fits, of the narrowest population; else why there is none."""
    rows = [row for row in catalogue.norms.values() if row.measure == now.test]
    with_spread = [row for row in rows if row.mean is not None and row.sd is not None and row.unit == now.unit]
    if not with_spread:
        return None, "no norm row with a spread was found for this test" if rows else ""
    less = now.test in catalogue.tests and catalogue.tests[now.test].better == "less"
    fitting = matching_norms(now, catalogue, sex=person.sex, age=age)
    fitting = tuple(row for row in fitting if not row.played or person.plays in row.played)
    for row in sorted(fitting, key=lambda row: len(row.played)):
        if row.mean is None or row.sd is None:
            continue
        away = (now.value - row.mean) / row.sd
        towards = -away if less else away
        place = NormPosition(
            norm=row.id,
            population=row.population,
            mean=row.mean,
            sd=row.sd,
            sd_from_mean=round(towards, 4),
            percentile=round(percentile(towards, 0, 1), 1),
        )
        return place, ""
    return None, f"no norm row fits: {_why_none(with_spread, now, person.sex, age)}"


def _why_none(rows: Sequence[Norm], now: Measurement, sex: str | None, age: int | None) -> str:
    """Why none of the rows fits, those of the person's own sex first; their ages in one span."""
    own = [row for row in rows if row.sex in ("any", sex)] or rows
    ages = [row.age for row in own if row.age is not None]
    if ages and age is not None and all(_mismatch(row, now, sex, age).startswith("measured at") for row in own):
        return f"measured at {min(low for low, _ in ages)} to {max(high for _, high in ages)} years"
    return "; ".join(dict.fromkeys(_mismatch(row, now, sex, age) for row in own))


def _mismatch(row: Norm, now: Measurement, sex: str | None, age: int | None) -> str:
    """Why a row is about other people or another method; empty where it fits."""
    if row.sex != "any" and sex is None:
        return "sex was not said"
    if row.sex not in ("any", sex):
        return f"measured on {'women' if row.sex == 'female' else 'men'}"
    if row.age is not None and age is None:
        return "the birth year was not said"
    if row.age is not None and age is not None and not row.age[0] <= age <= row.age[1]:
        return f"measured at {row.age[0]} to {row.age[1]} years"
    if row.speed_deg_s is not None and row.speed_deg_s != now.method.speed_deg_s:
        return f"measured at {row.speed_deg_s:g} °/s"
    if row.played:
        return f"measured on {row.population}, and the client file does not say that this person plays it"
    return "another gravity correction"


def _difference(test: TestDefinition, latest: dict[str, Measurement]) -> SideDifference | None:
    left, right = latest.get("left"), latest.get("right")
    if left is None or right is None or left.unit != right.unit:
        return None
    amount = abs(left.value - right.value)
    best = min(left.value, right.value) if test.better == "less" else max(left.value, right.value)
    mdc = max((each.error.mdc for each in (left, right) if each.error is not None), default=None)
    weaker: Literal["left", "right"] | None = None
    if amount > 0 and test.better != "neither":
        weaker = "left" if (left.value < right.value) == (test.better == "more") else "right"
    return SideDifference(
        amount=round(amount, 6),
        share=round(amount / best, 4) if best > 0 else float(amount > 0),
        weaker=weaker,
        mdc=mdc,
        beyond_error=None if mdc is None else amount > mdc,
    )


def _old(test: TestDefinition, on: date, days: int) -> str:
    if days <= _DAYS_A_WEEK * test.valid_weeks:
        return ""
    return f"{test.name} of {on.isoformat()} is older than {test.valid_weeks} weeks: it is shown and moves nothing."


def _contradiction(test: TestDefinition, today: Sequence[Measurement], on: date) -> str:
    """Two entries of one day and side that differ by more than the error, or at all where no error is known."""
    for side in dict.fromkeys(each.side for each in today):
        same = [each for each in today if each.side == side]
        spread = max(each.value for each in same) - min(each.value for each in same)
        mdc = max((each.error.mdc for each in same if each.error is not None), default=0.0)
        if spread > mdc:
            values = " and ".join(f"{each.value:g}" for each in same)
            where = "" if side == "none" else f" {side}"
            return (
                f"{test.name}{where} stands twice on {on.isoformat()}, with {values}: measure again, or take one out."
            )
    return ""


def _swapped(test: TestDefinition, latest: dict[str, Measurement], earlier: dict[str, Measurement]) -> str:
    """Both sides jumped, each to where the other was: more likely swapped than both changed."""
    found = [each.get(side) for each in (latest, earlier) for side in ("left", "right")]
    if any(each is None or each.error is None for each in found):
        return ""
    left, right, left_before, right_before = (each for each in found if each is not None)
    mdc = max(each.error.mdc for each in (left, right, left_before, right_before) if each.error is not None)
    jumped = min(abs(left.value - left_before.value), abs(right.value - right_before.value)) > mdc
    crossed = max(abs(left.value - right_before.value), abs(right.value - left_before.value)) <= mdc
    if not (jumped and crossed):
        return ""
    return (
        f"{test.name}: left and right look swapped. Last time left {left_before.value:g}, right "
        f"{right_before.value:g}; now left {left.value:g}, right {right.value:g}."
    )
