"""A catalogue of 1,000 plannable exercises: the real one and variations of its rows."""

import random
from dataclasses import replace
from time import perf_counter

from benchmarks.blocks import Planned, plan_one
from benchmarks.sample import catalogue, contract_of, stratum_of

from backline.plan.candidates import Choice, choose_from
from backline.vocabulary.exercises import Exercise, Shelf
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import MuscleLength

EXERCISES = 1000
DEARER = (0, 10, 20, 40, 60, 80, 120)
LENGTHS: tuple[MuscleLength, ...] = ("long", "mid", "short")


def thousand(real: Catalogue, exercises: int = EXERCISES, seed: int = 1) -> Catalogue:
    """The real catalogue, filled up with variations: another movement, another set-up, length and skill."""
    draw = random.Random(seed)
    plannable = real.exercises.plannable
    rows: dict[str, Exercise] = {each.id: each for each in plannable}
    while len(rows) < exercises:
        row = variation(plannable[len(rows) % len(plannable)], len(rows) // len(plannable) + 1, draw)
        rows[row.id] = row
    return replace(real, exercises=Shelf(by_id=rows))


def variation(exercise: Exercise, number: int, draw: random.Random) -> Exercise:
    """One more way to do it, which the planner can tell from the others."""
    facts = exercise.plan
    assert facts is not None
    return replace(
        exercise,
        id=f"{exercise.id}-{number}",
        movement=f"{exercise.movement}-{number}",
        plan=replace(
            facts,
            set_up_s=facts.set_up_s + draw.choice((-15, 0, 0, 15, 30)),
            length=draw.choice((facts.length, *LENGTHS)),
            skill=min(4, max(1, facts.skill + draw.choice((-1, 0, 0, 1)))),
        ),
    )


def choice_of(number: int, many: Catalogue) -> Choice:
    """The candidates of a person, the variations at prices of their own."""
    choice = choose_from(contract_of(number), many)
    draw = random.Random(number)
    return replace(
        choice,
        candidates=tuple(
            each if each.id in catalogue().exercises else replace(each, cost=each.cost + draw.choice(DEARER))
            for each in choice.candidates
        ),
    )


def run(people: int, seconds: float, longest_s: float) -> list[Planned]:
    """Plan for so many people from the large catalogue, until the time is over."""
    many = thousand(catalogue())
    found, end = [], perf_counter() + seconds
    for number in range(people):
        if perf_counter() > end:
            break
        found.append(plan_one(number, stratum_of(number), contract_of(number), choice_of(number, many), longest_s))
    return found
