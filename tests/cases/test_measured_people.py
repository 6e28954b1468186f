"""People and their tests: what the targets must and must not do. The people stand in measured/people.toml."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from backline.check.run import check
from backline.exchange.client import Client, ClientProblem, parse_client
from backline.plan.make import make_programme
from backline.record.history import History
from backline.record.programme import Programme
from backline.targets.build import build_contract
from backline.targets.contract import Contract
from backline.targets.from_tests import move_targets
from backline.targets.retests import retests_of, with_retests
from backline.vocabulary.loader import load_catalogue

START = date(2026, 11, 23)  # a Monday
FILE = Path(__file__).parent / "measured" / "people.toml"
PEOPLE: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["person"]
KEYS = {"says", "client", "moves", "why", "refused", "weaker", "log_weaker_side"}
PLANNED = [0, 5, 14, 17, 21, 39]


def contract_of(person: dict[str, Any], tests: bool = True) -> Contract:
    catalogue = load_catalogue()
    client = parse_client(person["client"], "person", catalogue, today=START)
    assert isinstance(client, Client), client
    whole = client.person(catalogue)
    if not tests:
        whole = replace(whole, tests=())
    history = History(weaker_side=person.get("log_weaker_side"))
    return build_contract(person=whole, history=history, catalogue=catalogue, start=START, weeks=6)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["says"][:60])
def test_a_person(person: dict[str, Any]) -> None:
    assert set(person) <= KEYS
    catalogue = load_catalogue()
    if "refused" in person:
        problem = parse_client(person["client"], "person", catalogue, today=START)
        assert isinstance(problem, ClientProblem), person["says"]
        assert person["refused"] in problem.message, person["says"]
        assert problem.key.startswith("test"), problem
        return
    contract = contract_of(person)
    assert {move.target: move.by for move in contract.moved} == person["moves"], person["says"]
    said = "\n".join([each.text for each in contract.moved] + [each.text for each in contract.not_moved])
    for words in person.get("why", ()):
        assert words in said, person["says"]
    assert contract.history.weaker_side == person.get("weaker"), person["says"]
    assert not any(sign.isdigit() for sign in contract.history.weaker_by), "a reason quotes it"


@pytest.mark.parametrize("person", [each for each in PEOPLE if "moves" in each], ids=lambda person: person["says"][:60])
def test_what_is_said_to_have_moved_has_moved_and_nothing_else(person: dict[str, Any]) -> None:
    """By as much as is said, and every test of the person is in one of the two lists."""
    contract, bare = contract_of(person), contract_of(person, tests=False)
    before = {demand.id: demand.min or 0 for demand in bare.demands}
    after = {demand.id: demand.min or 0 for demand in contract.demands}
    gained = {id: least - before.get(id, 0) for id, least in after.items() if least != before.get(id, 0)}
    said = {move.target: move.by for move in contract.moved if move.by and move.target != "weaker-side"}
    assert gained == said
    assert list(before) == [id for id in after if id in before], "demands keep their order"
    tests = {result.id for result in contract.person.tests}
    assert tests == {each.test for each in contract.moved} | {each.test for each in contract.not_moved}
    for move in contract.moved:
        assert set(move.sources) <= set(load_catalogue().sources)
        assert move.test in tests


@pytest.mark.parametrize("person", [PEOPLE[index] for index in PLANNED], ids=lambda person: person["says"][:60])
def test_a_programme_does_it_and_passes_the_checker(person: dict[str, Any]) -> None:
    catalogue = load_catalogue()
    contract = contract_of(person)
    made = make_programme(contract=contract, catalogue=catalogue, digest="0" * 64, priced=False)
    assert isinstance(made, Programme)
    moved = {move.target for move in contract.moved}
    again = retests_of(made, contract, catalogue)
    whole = replace(made, tests=with_retests(made, contract, catalogue))
    assert not check(whole, catalogue).broken
    assert {rule.id for rule in check(made, catalogue).broken} == {"retest"}, "the checker asks for the tests by itself"
    assert moved & {"hamstrings-knee", "hamstrings-long", "extension-holds", "rows", "scapular-pulls"} <= {
        target.id for target in made.targets if target.met
    }
    asked = {move.target.removeprefix("test:") for move in contract.moved if move.target.startswith("test:")}
    assert {retest.test for retest in again} == {result.id for result in contract.person.tests} | asked
    last = {date.fromisoformat(retest.date) for retest in again} - {START}
    assert all(35 <= (day - START).days < 42 for day in last), "in the last week"


def test_there_are_people_enough_and_no_two_alike() -> None:
    assert len(PEOPLE) >= 30
    assert len({person["says"] for person in PEOPLE}) == len(PEOPLE)
    assert len({person["client"] for person in PEOPLE}) >= len(PEOPLE) - 2


def test_moving_twice_is_not_moving_more() -> None:
    """A contract that has been moved holds its reasons; moving it again would count a measurement twice."""
    catalogue = load_catalogue()
    contract = contract_of(PEOPLE[0])
    again = move_targets(contract, catalogue)
    assert again == contract


def test_a_test_that_must_not_be_done_says_why_and_is_not_asked_for() -> None:
    catalogue = load_catalogue()
    contract = contract_of(PEOPLE[5])
    made = make_programme(contract=contract, catalogue=catalogue, digest="0" * 64, priced=False)
    assert isinstance(made, Programme)
    off = {"active-knee-extension": "it hurts", "knee-flexion-force-isometric": "it hurts"}
    sore = replace(contract, care=replace(contract.care, tests_off=off))
    again = retests_of(made, sore, catalogue)
    assert [(retest.test, retest.text) for retest in again] == [
        ("active-knee-extension", "Active knee extension: not done, it hurts.")
    ]


def test_a_kept_programme_asks_its_tests_anew_which_side_is_weaker() -> None:
    """What an earlier test said about the sides is no log: a newer test may name the other side."""
    catalogue = load_catalogue()
    client = parse_client(PEOPLE[21]["client"], "person", catalogue, today=START)
    assert isinstance(client, Client)
    kept = History(weaker_side="right", weaker_by="your heel raise of 2026-09-01")
    contract = build_contract(person=client.person(catalogue), history=kept, catalogue=catalogue, start=START, weeks=6)
    assert contract.history.weaker_side == "left"
