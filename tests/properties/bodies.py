"""Random people with limits, conditions, answers, clearances and tests: right, careless and contradictory ones."""

import random
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import get_args

from backline.record.health import (
    Answer,
    Assessment,
    Clearance,
    KnownCondition,
    Limit,
    NextMorning,
    Pain,
    Screen,
)
from backline.record.person import Loads, Person, TestResult
from backline.safety.situation import Situation
from backline.vocabulary.loader import Catalogue, load_catalogue
from backline.vocabulary.words import PATTERNS, REGIONS, Joint, Region

START = date(2026, 11, 23)
WEEKS = 6
CALM = ("sit-to-stand-30-s", "biering-sorensen")


@cache
def catalogue() -> Catalogue:
    """The real one."""
    return load_catalogue()


def situation(person: Person, weeks: int = WEEKS) -> Situation:
    """The person from the usual start on."""
    return Situation(person=person, start=START, weeks=weeks, care=catalogue().care)


def healthy(dice: random.Random) -> Person:
    """Somebody of whom nothing is known but age, sex and what there is to train with."""
    return Person(
        sex=dice.choice(("female", "male", None)),
        birth_year=dice.choice((None, dice.randint(1936, 2015), dice.randint(1960, 2006))),
        experience=dice.choice(("novice", "intermediate", "advanced")),
        goal=dice.choice(("balance", "balance", "strength", "rehab")),
        days=("mon", "thu"),
        minutes={"mon": 40, "thu": 40},
        equipment=tuple(sorted(catalogue().equipment)),
        loads=dice.choice((Loads(), Loads(dumbbells_kg=(4, 10, 20), kettlebells_kg=(8, 16), stack_step_kg=7.5))),
        avoid=tuple(dice.sample(sorted(catalogue().exercises.by_id), dice.choice((0, 0, 2)))),
    )


def somebody(seed: int) -> Person:
    """The random person of a seed. Half of them answer every question that fits, so that many get a programme."""
    dice = random.Random(seed)
    person = healthy(dice)
    person = replace(
        person,
        conditions=tuple(_conditions(dice)),
        limits=tuple(_limit(dice) for _ in range(dice.choice((0, 0, 1, 2)))),
        tests=tuple(_tests(dice)),
    )
    person = replace(person, screen=_screen(dice, person))
    return replace(person, clearances=tuple(_clearances(dice)))


def _conditions(dice: random.Random) -> list[KnownCondition]:
    known = catalogue().care.conditions
    found = []
    for id in dice.sample(sorted(known), dice.choice((0, 1, 1, 2, 3))):
        followed = dice.random() < 0.6
        stages = [stage.id for stage in known[id].stages]
        named = followed and stages and dice.random() < 0.4
        found.append(
            KnownCondition(
                id=id,
                side=dice.choice(("both", "left", "right")),
                operated=START - timedelta(days=dice.randint(1, 900)) if dice.random() < 0.1 else None,
                pain=_pain(dice) if dice.random() < 0.9 else None,
                by="R. Moser" if followed else "",
                role="physical-therapist" if followed else "",
                stage=dice.choice(stages) if named else None,
            )
        )
    return found


def _pain(dice: random.Random) -> Pain:
    now = dice.choice((0, 0, 1, 2, 3, 4, 6))
    return Pain(
        now=dice.choice((now, now, None)),
        worst=dice.choice((min(10, now + dice.choice((0, 0, 1, 3))), None)),
        next_morning=dice.choice((*get_args(NextMorning), "settled", "settled", None)),
        exercises=tuple(dice.sample(sorted(catalogue().exercises.by_id), dice.choice((0, 0, 1)))),
    )


def _limit(dice: random.Random) -> Limit:
    joint = dice.choice((None, *get_args(Joint)))
    low = dice.choice((-60, 0, 30))
    return Limit(
        by=dice.choice(("R. Moser", "Dr P. Lang")),
        pattern=dice.choice((None, *PATTERNS[:14])) if joint else dice.choice(PATTERNS[:14]),
        joint=joint,
        range_deg=(low, low + dice.choice((0, 60, 90, 150))) if joint else None,
        load_kg=dice.choice((None, None, 0, 7.5, 20, 60)),
        side=dice.choice(("both", "left", "right")),
        start=START + timedelta(days=dice.randint(-30, 60)) if dice.random() < 0.3 else None,
        until=START + timedelta(days=dice.randint(-10, 90)) if dice.random() < 0.4 else None,
    )


def _screen(dice: random.Random, person: Person) -> Screen | None:
    if dice.random() < 0.1:
        return None
    care = catalogue().care
    careful = dice.random() < 0.7
    rate = dice.choice((0.0, 0.0, 0.0, 0.02, 0.1))
    sore: tuple[Region, ...] = tuple(dice.sample(REGIONS, 1)) if dice.random() < 0.1 else ()
    with_regions = replace(person, screen=Screen(date=START, regions=sore))
    fitting = [question.id for question in situation(with_regions).questions]
    asked = fitting if careful else [id for id in care.questions if dice.random() < 0.8]
    answers: dict[str, Answer] = {}
    for id in asked:
        answers[id] = dice.choice(("yes", "yes", "unsure")) if dice.random() < rate else "no"
    age = dice.choice((0, 3, 10, 14)) if careful else dice.choice((3, 14, 15, 200))
    urgent = [id for id in care.questions if care.questions[id].tier != "emergency"]
    said = [id for id in urgent if answers.get(id, "no") != "no"]
    assessments = []
    if said and dice.random() < 0.7:
        day = START - timedelta(days=dice.choice((0, age, 40)))
        assessments.append(
            Assessment(
                answers=tuple(said if dice.random() < 0.7 else dice.sample(urgent, 1)),
                by="Dr L. Weber",
                role="doctor",
                date=day,
                until=START + timedelta(days=dice.choice((5, 41, 60))),
                limits="none",
            )
        )
    return Screen(date=START - timedelta(days=age), regions=sore, answers=answers, assessments=tuple(assessments))


def _clearances(dice: random.Random) -> list[Clearance]:
    care = catalogue().care
    found = []
    for id, reason in care.clearances.items():
        if dice.random() < 0.7:
            found.append(
                Clearance(
                    reasons=(id,),
                    by="Dr L. Weber",
                    role=reason.roles[0] if dice.random() < 0.9 else dice.choice(sorted(care.roles)),
                    date=START - timedelta(days=3),
                    until=START + timedelta(days=41 if dice.random() < 0.8 else 20),
                    scope=dice.choice(sorted(care.scopes)),
                )
            )
    return found


def _tests(dice: random.Random) -> list[TestResult]:
    found = []
    for id in dice.sample(sorted(catalogue().care.measures), dice.choice((0, 2, 4))):
        for _ in range(dice.choice((1, 2, 2, 3))):
            left = dice.choice((20.0, 24.0, 30.0))
            values = {"left": left, "right": left * dice.choice((0.8, 1.0, 1.0, 1.3))}
            found.append(TestResult(id=id, date=START - timedelta(days=dice.choice((1, 7, 14, 15, 40))), values=values))
    for id in CALM:
        if dice.random() < 0.4:
            found.append(
                TestResult(
                    id=id,
                    date=START - timedelta(days=2),
                    values={"s" if id == "biering-sorensen" else "reps": dice.choice((8.0, 13.0, 90.0))},
                )
            )
    return found
