"""Which tests a person may do now, which not, and what is asked before a result is read."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backline.exchange.client import ClientProblem, read_client
from backline.exchange.defaults import load_defaults
from backline.journeys.person import next_monday
from backline.journeys.pipes import silent_input
from backline.journeys.problem import Problem, from_client
from backline.safety.gate import ask_safety
from backline.safety.situation import Situation
from backline.safety.stop import Stop
from backline.safety.tests import ask_first
from backline.vocabulary.loader import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class TestNow:
    """A test for one person: why it is not done now, and what is asked before it is read; None: nothing."""

    id: str
    name: str
    not_now: str | None
    ask_first: str | None


def tests_now(file: Path, catalogue: Catalogue, *, today: date) -> tuple[TestNow, ...] | Problem:
    """Every test for the person of a client file. Whom safety stops, nobody tests."""
    if (silent := silent_input([file])) is not None:
        return silent
    client = read_client(file, catalogue, today=today)
    if isinstance(client, ClientProblem):
        return from_client(client)
    person, start, weeks = client.person(catalogue), next_monday(today), load_defaults().ranges.weeks_usual
    care = ask_safety(person, catalogue, start=start, weeks=weeks)
    if isinstance(care, Stop):
        return Problem(code="not-planned", message=care.message, file=str(file), key=care.key)
    here = Situation(person=person, start=start, weeks=weeks, care=catalogue.care)
    readings = {rule.reading for rule in catalogue.care.ask_before.values()}
    return tuple(
        TestNow(
            id=test.id,
            name=test.name,
            not_now=care.tests_off.get(test.id),
            ask_first=next((text for each in sorted(readings) if (text := ask_first(test.id, each, here))), None),
        )
        for test in catalogue.tests.values()
    )
