"""Reading a case: the sentence, the client, the log in short, what is expected, and the programme made for it."""

import datetime
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backline.exchange.client import Client, parse_client
from backline.plan.make import make_programme
from backline.record.history import History, Lift
from backline.record.person import Person
from backline.record.programme import Programme
from backline.targets.build import build_contract
from backline.vocabulary.loader import load_catalogue

FOLDER = Path(__file__).parent
START = datetime.date(2026, 11, 23)  # a Monday
LAST_TRAINED = "2026-11-20"
FILES = tuple(sorted(FOLDER.glob("*.toml")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One person of a case file."""

    name: str
    says: str
    person: Person
    history: History
    expect: dict[str, Any]


def read_case(file: Path) -> Case:
    """One case. A key that does not exist fails, so that no expectation is ever passed over."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(content) <= {"says", "client", "log", "expect"}, file.name
    catalogue = load_catalogue()
    client = parse_client(content["client"], file.name, catalogue, today=START)
    assert isinstance(client, Client), client
    return Case(
        name=file.stem,
        says=content["says"],
        person=client.person(catalogue),
        history=_history(content.get("log")),
        expect=content["expect"],
    )


def _history(log: dict[str, Any] | None) -> History:
    if log is None:
        return History()
    catalogue = load_catalogue()
    assert set(log["lifts"]) <= set(catalogue.exercises.by_id), set(log["lifts"]) - set(catalogue.exercises.by_id)
    lifts = {
        exercise: Lift(
            last_done=lift.get("last_done", LAST_TRAINED),
            sets_last_8_weeks=lift["sets"],
            e1rm_kg=lift.get("e1rm_kg"),
            error_kg=lift["e1rm_kg"] * 0.04 if "e1rm_kg" in lift else None,
            best_reps=lift.get("best_reps"),
        )
        for exercise, lift in log["lifts"].items()
    }
    return History(
        from_log=True,
        until=LAST_TRAINED,
        direct_sets=log["direct_sets"],
        pattern_sets=log["pattern_sets"],
        pattern_days=log["pattern_days"],
        lifts=lifts,
        nordic_done="nordic-curl" in lifts,
    )


def programme_of(case: Case) -> Programme:
    """Six weeks for the person of the case."""
    catalogue = load_catalogue()
    contract = build_contract(person=case.person, history=case.history, catalogue=catalogue, start=START, weeks=6)
    made = make_programme(contract=contract, catalogue=catalogue, digest="0" * 64)
    assert isinstance(made, Programme), made
    return made
