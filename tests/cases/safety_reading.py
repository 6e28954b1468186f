"""Reading a case of safety: a sentence, a client, the answers of the screen in short, and what must come of it."""

import datetime
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from backline.exchange.client import Client, parse_client
from backline.record.care import Care
from backline.record.person import Person
from backline.safety.gate import ask_safety
from backline.safety.situation import Situation
from backline.safety.stop import Stop
from backline.vocabulary.exercises import Exercise
from backline.vocabulary.loader import load_catalogue

FOLDER = Path(__file__).parent / "safety"
START = datetime.date(2026, 11, 23)  # a Monday
SCREENED = datetime.date(2026, 11, 20)
WEEKS = 6
KEYS = {"says", "client", "screened", "yes", "unsure", "unanswered", "no_screen", "expect"}
EXPECTED = {
    "refused", "key", "how_soon", "client_error", "stage", "pain", "around", "bans", "allows", "by", "rir_at_least",
    "at_most_kg", "at_most_sets", "adds", "instead", "held", "tests_off", "says", "missing", "met", "unmet", "solve",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyCase:
    """One person: what was said, and what is expected."""

    file: str
    says: str
    client: str
    screen: str
    expect: dict[str, Any]

    @property
    def text(self) -> str:
        """The whole client file."""
        return f"{self.client}\n{self.screen}"


@cache
def safety_cases() -> tuple[SafetyCase, ...]:
    """All cases of all files. A key that does not exist fails, so that no expectation is ever passed over."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["person"]:
            assert set(row) <= KEYS, (path.name, set(row) - KEYS)
            assert set(row["expect"]) <= EXPECTED, (path.name, set(row["expect"]) - EXPECTED)
            found.append(
                SafetyCase(
                    file=path.stem, says=row["says"], client=row["client"], screen=_screen(row), expect=row["expect"]
                )
            )
    return tuple(found)


def _screen(row: dict[str, Any]) -> str:
    """`[screen]` with a no to every question that fits, but for what the case answers otherwise."""
    if row.get("no_screen"):
        return ""
    person = parse_client(row["client"], "case", load_catalogue(), today=START)
    if not isinstance(person, Client) or "[screen]" in row["client"]:
        return ""
    situation = _situation(person.person(load_catalogue()))
    said = dict.fromkeys((question.id for question in situation.questions), "no")
    said |= dict.fromkeys(row.get("yes", ()), "yes") | dict.fromkeys(row.get("unsure", ()), "unsure")
    open_ones = row.get("unanswered", ())
    lines = [f'{id} = "{answer}"' for id, answer in said.items() if id not in open_ones]
    return "\n".join(("[screen]", f"date = {row.get('screened', SCREENED)}", *lines))


def _situation(person: Person) -> Situation:
    return Situation(person=person, start=START, weeks=WEEKS, care=load_catalogue().care)


def answer_of(case: SafetyCase) -> tuple[Person, Stop | Care]:
    """The person of a case, and safety's answer."""
    client = parse_client(case.text, "case.toml", load_catalogue(), today=START)
    assert isinstance(client, Client), client
    person = client.person(load_catalogue())
    return person, ask_safety(person, load_catalogue(), start=START, weeks=WEEKS)


def means(words: str, exercise: Exercise) -> bool:
    """Does `pattern hinge`, `family swing`, `exercise back-squat`, `spinal high`, `direct hamstrings-knee` fit?"""
    kind, _, value = words.partition(" ")
    assert exercise.plan is not None
    return {
        "pattern": exercise.pattern == value,
        "family": exercise.family == value,
        "exercise": exercise.id == value,
        "spinal": exercise.plan.spinal_load == value,
        "direct": value in exercise.direct,
        "everything": value == "",
    }[kind]
