"""Who a programme is for, from what was said and what a log shows; everything taken for granted is stated."""

from dataclasses import dataclass
from datetime import date

from backline.assess.state import Audit
from backline.exchange.client import Client
from backline.exchange.defaults import load_defaults
from backline.record.person import Person
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import Experience, Unit

_LEVELS = {"novice": "new to lifting", "intermediate": "some years of lifting", "advanced": "many years of lifting"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person, and what was taken for granted about them, in sentences."""

    person: Person
    assumed: tuple[str, ...]


def guess_experience(audit: Audit) -> Experience:
    """Intermediate from enough weeks with training and working sets on; advanced is never guessed."""
    guess = load_defaults().guess
    enough = _weeks(audit) >= guess.intermediate_weeks and audit.rows.sets >= guess.intermediate_sets
    return "intermediate" if enough else "novice"


def _weeks(audit: Audit) -> int:
    return sum(week.sets > 0 for week in audit.weekly)


def know_person(client: Client | None, audit: Audit | None, catalogue: Catalogue) -> Known:
    """The whole person. What the client file leaves open comes from the log, and then from the usual defaults."""
    said = client or Client()
    unit: Unit = "lb" if audit is not None and audit.unit.value == "lb" else "kg"
    experience: Experience = guess_experience(audit) if audit is not None else "novice"
    person = said.person(catalogue, unit=unit, experience=experience)
    return Known(person=person, assumed=tuple(_assumed(said, person, audit, catalogue, nothing=client is None)))


def _assumed(said: Client, person: Person, audit: Audit | None, catalogue: Catalogue, *, nothing: bool) -> list[str]:
    sentences = []
    if nothing and audit is None:
        sentences.append("Nothing was said about the person, so this is a plan for a usual beginner.")
    if said.experience is None:
        level = f"{person.experience} ({_LEVELS[person.experience]})"
        if audit is not None:
            sets, weeks = audit.rows.sets, _weeks(audit)
            log = f"{weeks} week{'' if weeks == 1 else 's'} with {sets} set{'' if sets == 1 else 's'} in the log"
            sentences.append(f"Experience was not said; {log} are taken for {level}.")
        else:
            sentences.append(f"Experience was not said, so it is taken for {level}.")
    taken = []
    if said.days is None and not isinstance(said.minutes, dict):
        taken.append(f"days {', '.join(day.capitalize() for day in person.days)}")
    if said.minutes is None:
        taken.append(f"{next(iter(person.minutes.values()))} minutes a day")
    if said.equipment is None:
        places = load_defaults().person.equipment
        taken.append(" and ".join(catalogue.places[place].name.lower() for place in places))
    if taken:
        sentences.append(f"Not said, so taken for granted: {'; '.join(taken)}.")
    if said.unit is None and audit is not None:
        sentences.append(f"Loads are in {person.unit}, {_why_unit(audit)}.")
    if sentences:
        sentences.append("To change this, write it in a client file and give it with --client.")
    return sentences


def _why_unit(audit: Audit) -> str:
    if audit.unit.value == "mixed":
        return "since the log files use both units"
    return "as in the log" if audit.unit.stated else "which is what the loads in the log look like"


def next_monday(today: date) -> date:
    """The day itself when it is a Monday."""
    return date.fromordinal(today.toordinal() + (-today.weekday()) % 7)
