"""The gate: who gets no programme, and what they hear."""

from datetime import date

import pytest

from backline.record.person import Person
from backline.safety.gate import screen_request

START = date(2026, 11, 23)


def test_an_adult_without_anything_special_goes_on() -> None:
    assert screen_request(Person(birth_year=1990), start=START) is None
    assert screen_request(Person(), start=START) is None


@pytest.mark.parametrize(("year", "stopped"), [(2008, False), (2009, True), (2015, True), (1931, False)])
def test_under_eighteen_stops(year: int, stopped: bool) -> None:
    stop = screen_request(Person(birth_year=year), start=START)
    assert (stop is not None) == stopped
    assert stop is None or stop.key == "birth_year"


def test_rehab_stops() -> None:
    stop = screen_request(Person(goal="rehab"), start=START)
    assert stop is not None
    assert stop.key == "goal"


@pytest.mark.parametrize("key", ["condition", "limit", "screen", "clearance"])
def test_what_is_not_built_stops(key: str) -> None:
    stop = screen_request(Person(), start=START, unbuilt=((key, "low-back-pain"),))
    assert stop is not None
    assert stop.key == key
    assert "low-back-pain" in stop.message
    assert "nothing was planned" in stop.message
    assert "therapist" in stop.message
    assert len(stop.message.splitlines()) <= 3
