"""The screen: which questions fit a person, their answers into the client file, and what they come to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args

from backline.exchange.client import Client, ClientProblem, parse_client, read_client
from backline.exchange.defaults import load_defaults
from backline.exchange.screen_file import with_screen
from backline.exchange.write import WriteProblem, write_whole
from backline.journeys.person import next_monday
from backline.journeys.pipes import silent_input
from backline.journeys.problem import Problem, from_client, from_write
from backline.record.care import Care, CareLine
from backline.record.health import Answer, Screen
from backline.record.person import Person
from backline.safety.gate import ask_safety
from backline.safety.situation import Situation
from backline.safety.stop import Stop
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.screening import Question
from backline.vocabulary.words import REGIONS, Region

STOPPING = ("emergency", "urgent")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenScreen:
    """A screen to be answered: the questions that fit, and the answers that nobody takes back here."""

    file: Path
    text: str
    client: Client
    regions: tuple[Region, ...]
    questions: tuple[Question, ...]
    kept: Mapping[str, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """What was answered and written, and what it comes to: a stop, or what is shown without stopping."""

    file: str
    date: date
    regions: tuple[Region, ...]
    answers: Mapping[str, Answer]
    stop: Stop | None
    lines: tuple[CareLine, ...]


def open_screen(
    file: Path, catalogue: Catalogue, *, today: date, regions: tuple[str, ...] | None = None
) -> OpenScreen | Problem:
    """Read the client file (none yet: an empty one) and find the questions. `regions` None: as the file says."""
    if (silent := silent_input([file])) is not None:
        return silent
    text, client = "", Client(file=str(file))
    if file.exists():
        found = read_client(file, catalogue, today=today)
        if isinstance(found, ClientProblem):
            return from_client(found)
        text, client = file.read_bytes().decode("utf-8-sig"), found
    before = client.health.screen
    if regions is None:
        where = before.regions if before is not None else ()
    else:
        wrong = [word for word in regions if word not in REGIONS]
        if wrong:
            known = ", ".join(REGIONS)
            return Problem(code="usage", message=f"{wrong[0]} is no region. Known: {known}.", key="--region")
        where = tuple(region for region in REGIONS if region in regions)
    answers = before.answers if before is not None else {}
    stopping = {id for id, each in catalogue.care.questions.items() if each.tier in STOPPING}
    kept = {id: answer for id, answer in answers.items() if id in stopping and answer != "no"}
    person = replace(client.person(catalogue), screen=Screen(date=today, regions=where))
    fitting = _situation(person, catalogue, today).questions
    return OpenScreen(
        file=file,
        text=text,
        client=client,
        regions=where,
        questions=tuple(question for question in fitting if question.id not in kept),
        kept=kept,
    )


def _situation(person: Person, catalogue: Catalogue, today: date) -> Situation:
    weeks = load_defaults().ranges.weeks_usual
    return Situation(person=person, start=next_monday(today), weeks=weeks, care=catalogue.care)


def close_screen(
    opened: OpenScreen, answers: Mapping[str, str], catalogue: Catalogue, *, today: date
) -> Screened | Problem:
    """Write the answers and say what they come to. Nothing is written unless the whole file is right afterwards."""
    care = catalogue.care
    for id, answer in answers.items():
        if id not in care.questions:
            return Problem(code="usage", message=f"There is no question {id}; see `backline screen --json`.", key=id)
        if answer not in get_args(Answer):
            return Problem(code="usage", message=f"{answer} is none of yes, no, unsure.", key=id)
        if id in opened.kept and answer == "no":
            return Problem(
                code="not-cleared",
                message=f'{id} was answered "{opened.kept[id]}", and no command takes that back.\n'
                "The clinician who looked at it records it in the file: [[screen.assessment]]; an emergency answer is "
                "taken out by the clinician alone.",
                file=str(opened.file),
                key=f"screen.{id}",
            )
    said: dict[str, Answer] = {id: answer for id, answer in answers.items() if id not in opened.kept}  # type: ignore[misc]
    text = with_screen(opened.text, date=today, regions=opened.regions, answers=said)
    if text is None:
        message = "The answers cannot be put into this file. Write [screen] as a table of its own."
        return Problem(code="output", message=message, file=str(opened.file), key="screen")
    client = parse_client(text, str(opened.file), catalogue, today=today)
    if isinstance(client, ClientProblem):
        return from_client(client)
    written = write_whole(opened.file.parent, {opened.file.name: text.encode("utf-8")})
    if isinstance(written, WriteProblem):
        return from_write(written)
    person = client.person(catalogue)
    here = _situation(person, catalogue, today)
    verdict = ask_safety(person, catalogue, start=here.start, weeks=here.weeks)
    screen = person.screen
    assert screen is not None
    return Screened(
        file=str(opened.file),
        date=screen.date,
        regions=screen.regions,
        answers=screen.answers,
        stop=verdict if isinstance(verdict, Stop) else None,
        lines=verdict.lines if isinstance(verdict, Care) else (),
    )
