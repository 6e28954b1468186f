"""One set more for the weaker side: only that changes, every rule holds, and the same comes out twice."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from benchmarks.people import START, random_person
from tests.unit.check.building import catalogue as small_catalogue
from tests.unit.check.building import settle
from tests.unit.check.cases_sides import LEFT_WEAKER
from tests.unit.check.changes import at, history, then
from tests.unit.check.good import good

from backline.check.run import check
from backline.exchange.client import Client, parse_client
from backline.exchange.documents import encode
from backline.plan.make import make_programme
from backline.plan.sides import no_room, with_weaker_side
from backline.plan.totals import counted_sets, entries_of
from backline.present.terminal import terminal_summary
from backline.record.history import History
from backline.record.person import Person
from backline.record.programme import Programme
from backline.targets.build import build_contract
from backline.targets.contract import Contract
from backline.targets.from_tests import move_targets
from backline.vocabulary.loader import Catalogue, load_catalogue


def read_client_text(text: str) -> Person:
    found = parse_client(text, "client.toml", load_catalogue(), today=START)
    assert isinstance(found, Client), found
    return found.person(load_catalogue())


def contract_of(programme: Programme, catalogue: Catalogue) -> Contract:
    return build_contract(person=programme.client, history=programme.history, catalogue=catalogue, start=START, weeks=6)


def passes(catalogue: Catalogue) -> Callable[[Programme], bool]:
    return lambda programme: check(programme, catalogue).passed


def sided(programme: Programme, catalogue: Catalogue) -> Programme | None:
    return with_weaker_side(programme, contract_of(programme, catalogue), catalogue, accept=passes(catalogue))


@cache
def planned(seed: int) -> Programme:
    person, known = random_person(seed, load_catalogue())
    contract = build_contract(
        person=person,
        history=replace(known, weaker_side="left"),
        catalogue=load_catalogue(),
        start=START,
        weeks=6,
    )
    found = make_programme(contract=contract, catalogue=load_catalogue(), digest="0" * 64, priced=False)
    assert isinstance(found, Programme)
    return found


@pytest.mark.parametrize("seed", [1, 3])
def test_a_planned_programme_gets_one_set_more_for_the_left(seed: int) -> None:
    before = planned(seed)
    after = sided(before, load_catalogue())
    assert after is not None
    assert check(after, load_catalogue()).broken == ()
    split = 0
    for old, new, total_old, total_new in zip(before.weeks, after.weeks, before.totals, after.totals, strict=True):
        sides = [entry for entry in entries_of(new) if entry.side != "both"]
        split += len(sides)
        assert [entry.side for entry in sides] in ([], ["left", "right"])
        assert sum(map(counted_sets, entries_of(new))) == sum(map(counted_sets, entries_of(old))) + len(sides) / 4
        if not sides:
            assert (new, total_new) == (old, total_old)
            continue
        left, right = sides
        was = next(entry for entry in entries_of(old) if entry.exercise == left.exercise)
        assert (left.sets, right.sets) == (was.sets + 1, was.sets)
        assert replace(left, side="both", sets=was.sets, reasons=()) == replace(was, reasons=())
        assert replace(right, side="both", reasons=()) == replace(was, reasons=())
        for muscle, credit in was.credits.items():
            assert total_new.sets[muscle] == pytest.approx(total_old.sets[muscle] + credit / 2)
        assert 0 <= total_new.minutes - total_old.minutes <= 4
    assert split
    assert [entry for entry in entries_of(after.weeks[-1]) if entry.side != "both"] == []
    again = sided(planned.__wrapped__(seed), load_catalogue())
    assert again is not None
    assert encode(again) == encode(after)


def test_the_exercise_of_the_log_comes_first_and_the_page_says_the_sides() -> None:
    programme = settle(LEFT_WEAKER(good()))
    after = sided(programme, small_catalogue())
    assert after is not None
    first = [entry for entry in entries_of(after.weeks[0]) if entry.side != "both"]
    assert [(entry.exercise, entry.side, entry.sets) for entry in first] == [
        ("one-arm-cable-row", "left", 4),
        ("one-arm-cable-row", "right", 3),
    ]
    assert first[0].reasons[-1] == "Your left side is the weaker one in your log: it goes first and gets one set more."
    assert first[1].reasons[-1] == "Copies the repetitions of the left side."
    said = terminal_summary(after, small_catalogue(), None)
    assert "4 × 8-10 left side only" in said
    assert "3 × 8-10 right side only" in said


def test_a_measured_difference_of_sides_gets_its_set_too() -> None:
    """The reason quotes the test; a day in it would be a number that the checker cannot recompute."""
    person = read_client_text(
        'sex = "female"\nbirth_year = 2000\nexperience = "intermediate"\n'
        '[[test]]\nid = "nordic-force"\ndate = 2026-11-09\n'
        "left_n = 180\nright_n = 320\n"
    )
    measured = move_targets(
        build_contract(person=person, history=History(), catalogue=load_catalogue(), start=START, weeks=6),
        load_catalogue(),
    ).history
    assert measured.weaker_side == "left"
    before = planned(1)
    before = replace(
        before, history=replace(before.history, weaker_by=measured.weaker_by, weaker_exercise=measured.weaker_exercise)
    )
    after = sided(before, load_catalogue())
    assert after is not None
    said = {reason for week in after.weeks for entry in entries_of(week) for reason in entry.reasons}
    assert (
        "Your left side is the weaker one in your nordic hamstring force: it goes first and gets one set more." in said
    )


def test_without_a_weaker_side_nothing_changes() -> None:
    assert sided(good(), small_catalogue()) is None


def test_what_is_not_accepted_is_not_taken() -> None:
    programme = settle(LEFT_WEAKER(good()))
    contract = contract_of(programme, small_catalogue())
    assert with_weaker_side(programme, contract, small_catalogue(), accept=lambda _: False) is None
    unmet = no_room(programme, small_catalogue())
    assert (unmet.target, unmet.short_by) == ("weaker-side", 1)
    assert "does not fit" in unmet.because[0]


def test_an_arm_is_not_answered_with_a_leg() -> None:
    programme = settle(history(weaker_side="left", weaker_exercise="bench-press")(good()))
    assert sided(programme, small_catalogue()) is None
    assert "one side at a time" in no_room(programme, small_catalogue()).because[0]


def test_the_muscles_of_the_log_come_before_other_legs() -> None:
    room = then(*(at(week, "fri", "single-leg-rdl", sets=2) for week in (4, 5)))
    weaker = history(weaker_side="right", weaker_exercise="romanian-deadlift")
    programme = settle(then(weaker, room)(good()))
    after = with_weaker_side(programme, contract_of(programme, small_catalogue()), small_catalogue())
    assert after is not None
    for week in after.weeks[3:5]:  # the calf raise stands on Monday, this one on Friday
        split = [(entry.exercise, entry.side) for entry in entries_of(week) if entry.side != "both"]
        assert split == [("single-leg-rdl", "right"), ("single-leg-rdl", "left")]


@pytest.mark.parametrize("seed", [7002, 7003])
def test_the_planner_keeps_room_for_the_weaker_side(seed: int) -> None:
    """Full sessions left no set for the weaker side of these two before the planner thought of it."""
    catalogue = load_catalogue()
    person, past = random_person(seed, catalogue, ">= 75" if seed % 3 == 1 else "45-60")
    days = person.days[:3]
    person = replace(person, days=days, minutes={day: person.minutes[day] for day in days})
    past = replace(past, weaker_side="left", weaker_by="the log", weaker_exercise=None)
    contract = build_contract(person=person, history=past, catalogue=catalogue, start=START, weeks=6)
    made = make_programme(contract=contract, catalogue=catalogue, digest="0" * 64, priced=False)
    assert isinstance(made, Programme)
    whole = with_weaker_side(made, contract, catalogue, accept=passes(catalogue))
    assert whole is not None
    assert any(entry.side == "left" for week in whole.weeks for entry in entries_of(week))
