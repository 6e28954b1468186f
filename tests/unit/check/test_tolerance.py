"""Anybody's document gets an answer: never an error, and never `met` where nothing can be told."""

import dataclasses
import types
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.check.building import catalogue
from tests.unit.check.cases import Case, case
from tests.unit.check.changes import at, client, fields, then, total, week
from tests.unit.check.good import careful, good

from backline.check.result import RuleResult
from backline.check.run import RULES, check
from backline.record.history import History
from backline.record.person import Person
from backline.record.programme import Programme


def results(programme: Programme) -> dict[str, RuleResult]:
    """Results by rule id."""
    found = check(programme, catalogue()).rules
    assert [rule.id for rule in found] == [rule.id for rule in RULES]
    return {rule.id: rule for rule in found}


def test_an_empty_document_is_broken_and_nothing_else_is_said_to_be_met() -> None:
    empty = replace(good(), client=Person(), weeks=(), totals=(), targets=(), unmet=(), tests=(), history=History())
    found = results(empty)
    assert found["document"].status == "broken"
    assert {rule.id for rule in found.values() if rule.status == "met"} == {"terms", "digest"}


def test_without_ceilings_nothing_that_needs_them_is_met() -> None:
    found = results(client(minutes={})(good()))
    needing = ("minutes", "exercises-a-session", "sets-a-session", "sets-an-exercise", "warm-up")
    assert {found[name].status for name in needing} == {"cannot-tell"}
    assert all("mon" in found[name].text for name in needing)


def test_without_ceilings_what_is_wrong_at_any_length_is_still_seen() -> None:
    found = results(then(client(minutes={}), at(1, "mon", "face-pull", sets=30))(good()))
    assert {found[name].status for name in ("minutes", "sets-a-session", "sets-an-exercise")} == {"broken"}


def test_without_a_birth_year_age_cannot_be_told() -> None:
    assert results(client(birth_year=None)(good()))["older"].status == "cannot-tell"


def test_without_days_dates_cannot_be_told() -> None:
    assert results(client(days=())(good()))["dates"].status == "cannot-tell"


def test_bodyweight_only_is_a_limit_and_not_a_gap() -> None:
    assert results(client(equipment=())(good()))["equipment"].status == "broken"


def test_places_are_understood_beside_pieces() -> None:
    assert results(client(equipment=("full-gym",))(good()))["equipment"].status == "met"


def test_an_unknown_exercise_leaves_what_needs_its_facts_open() -> None:
    found = results(at(None, None, "face-pull", exercise="moon-pull")(good()))
    assert found["known-exercises"].status == "broken"
    assert found["spinal-session"].status == "cannot-tell"
    assert "moon-pull" in found["spinal-session"].text
    assert found["totals"].status == "met"


def test_an_unknown_target_cannot_be_recomputed() -> None:
    programme = good()
    added = replace(programme, targets=(*programme.targets, replace(programme.targets[0], id="happiness")))
    assert results(added)["targets"].status == "cannot-tell"
    assert "happiness" in results(added)["targets"].text


def test_the_place_is_the_first_and_the_rest_is_counted() -> None:
    found = results(at(2, "mon", None, rest_s=1)(good()))["table"]
    assert found.where == "week 2, mon, romanian-deadlift"
    assert "4 more places" in found.text


ABSURD: list[Case] = [
    case("document", "a number beyond all", at(1, "mon", "bench-press", load_kg=1e300)),
    case("document", "a whole number beyond all", at(1, "mon", "bench-press", sets=10**400)),
    case("document", "no number", at(1, "mon", "bench-press", load_kg=float("nan"))),
    case("document", "week minus one", week(1, number=-1)),
    case("sets-an-exercise", "minus three sets", at(1, "mon", "bench-press", sets=-3)),
    case("sets-an-exercise", "a billion sets", at(1, "mon", "bench-press", sets=10**9)),
    case("dates", "the end of time", fields(start="9999-12-31")),
    case("dates", "no time", fields(start="")),
    case("loads", "a negative load", at(1, "mon", "bench-press", load_kg=-20.0)),
    case("slow-lowering", "a tempo of words", at(1, "mon", "bench-press", tempo="very slow")),
    case("totals", "infinitely small votes", total(1, posterior=5e-324)),
]


@pytest.mark.parametrize("absurd", ABSURD, ids=[it.name for it in ABSURD])
def test_absurd_numbers_break_a_rule_and_nothing_else(absurd: Case) -> None:
    assert results(absurd.change(good()))[absurd.rule].status == "broken"


# ── Anything of the right type, anywhere ─────────────────────────────────────────────────────────────────────────────

WORDS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["back-squat", "moon-pull", "glutes", "hamstrings", "2026-12-07", "9999-99-99", "3-0-1-0", "X-X-X-X"]
    ),
)
INTEGERS = st.one_of(st.integers(-3, 12), st.integers(), st.just(10**400))
FLOATS = st.one_of(st.floats(-5, 200), st.floats(), st.just(5e-324))


def anything(kind: Any, now: Any) -> st.SearchStrategy[Any]:
    """Another value of a type, often near the present one."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (Union, types.UnionType):
        inner = next(part for part in parts if part is not type(None))
        return st.one_of(st.none(), anything(inner, now))
    if origin is tuple:
        return rows(parts[0], now if isinstance(now, tuple) else ())
    if origin is not None and issubclass(origin, Mapping):
        sample = next(iter(now.values()), None)
        if dataclasses.is_dataclass(parts[1]) and sample is None:
            return st.just(now)
        return st.dictionaries(anything(parts[0], ""), anything(parts[1], sample), max_size=3)
    if dataclasses.is_dataclass(kind):
        return damaged(now) if now is not None else st.none()
    return {int: INTEGERS, float: FLOATS, str: WORDS, bool: st.booleans()}.get(kind, st.just(now))


@st.composite
def rows(draw: st.DrawFn, kind: Any, now: tuple[Any, ...]) -> tuple[Any, ...]:
    """A list with one entry damaged, doubled, lost, or all of it turned round or gone."""
    if not now:
        return (draw(anything(kind, None)),) if kind in (int, float, str) else ()
    place = draw(st.integers(0, len(now) - 1))
    what = draw(st.sampled_from(["damaged", "damaged", "damaged", "doubled", "lost", "turned", "gone"]))
    if what == "damaged":
        return (*now[:place], draw(anything(kind, now[place])), *now[place + 1 :])
    whole = {"doubled": (*now, now[place]), "lost": (*now[:place], *now[place + 1 :]), "turned": now[::-1]}
    return whole.get(what, ())


@st.composite
def damaged(draw: st.DrawFn, noun: Any) -> Any:
    """A noun with one field changed, at any depth."""
    hints = get_type_hints(type(noun))
    name = draw(st.sampled_from(sorted(hints)))
    return replace(noun, **{name: draw(anything(hints[name], getattr(noun, name)))})


@settings(max_examples=150, deadline=None)
@given(data=st.data(), times=st.integers(1, 6), base=st.sampled_from([good, careful]))
def test_no_document_raises_an_error(data: st.DataObject, times: int, base: Any) -> None:
    programme = base()
    for _ in range(times):
        programme = data.draw(damaged(programme))
    found = results(programme)
    assert all(rule.text for rule in found.values())
