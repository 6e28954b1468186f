"""No path by which a flag, a prohibition, a limit or a missing clearance reaches a programme; two rooms agree on it."""

import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest
from tests.properties.bodies import START, WEEKS, catalogue, situation, somebody

from backline.check.body.asked import Asked
from backline.check.body.screening import stops, uncleared
from backline.check.run import check
from backline.plan.candidates import choose_from
from backline.plan.make import make_programme
from backline.record.care import Care
from backline.record.health import Answer, Screen
from backline.record.history import History, Lift
from backline.record.person import Person
from backline.record.programme import Programme
from backline.safety.gate import ask_safety
from backline.safety.stop import Stop
from backline.targets.build import StoppedError, build_contract
from backline.targets.retests import with_retests

SEEDS = range(1500)
LAST = START + timedelta(days=7 * WEEKS - 1)
BODY = {"screened", "cleared", "limits", "conditions", "named"}
PLANNED_PEOPLE = 5


@cache
def answer(seed: int) -> Stop | Care:
    """Safety's answer for the person of a seed."""
    return ask_safety(somebody(seed), catalogue(), start=START, weeks=WEEKS)


def asked(person: Person) -> Asked:
    """The checker's own account of the same person."""
    return Asked(person=person, start=START, last=LAST, care=catalogue().care)


def checker_stops(person: Person) -> list[str]:
    """Why the checker would not have let this person be planned for."""
    care = catalogue().care
    return [*stops(person, START, LAST, care), *uncleared(person, START, LAST, care)]


def test_the_people_are_worth_asking() -> None:
    kinds = Counter(isinstance(answer(seed), Stop) for seed in SEEDS)
    assert kinds[True] > 300 < kinds[False]
    why = Counter(why for seed in SEEDS if isinstance(stop := answer(seed), Stop) for why in stop.why)
    assert len(why) > 40


@pytest.mark.parametrize("first", range(0, len(SEEDS), 250))
def test_the_checker_stops_whom_safety_stops(first: int) -> None:
    for seed in range(first, first + 250):
        person, stopped = somebody(seed), isinstance(answer(seed), Stop)
        rehab = person.goal == "rehab" and not person.conditions and not person.limits
        assert stopped == (bool(checker_stops(person)) or rehab), (seed, answer(seed), checker_stops(person))
        if stopped:
            with pytest.raises(StoppedError):
                build_contract(person=person, history=History(), catalogue=catalogue(), start=START, weeks=WEEKS)


@pytest.mark.parametrize("first", range(0, len(SEEDS), 250))
def test_the_checker_knows_every_prohibition_and_limit_by_itself(first: int) -> None:
    movements = {exercise.id: exercise.movement for exercise in catalogue().exercises}
    for seed in range(first, first + 250):
        care = answer(seed)
        if isinstance(care, Stop):
            continue
        person = somebody(seed)
        other = asked(person)
        banned = {ban.exercise for ban in care.prohibited if ban.by != "client file"}
        for exercise in catalogue().exercises.plannable:
            reasons = [*other.limited(exercise), *other.patched_out(exercise), *other.hurt(exercise, movements)]
            assert bool(reasons) == (exercise.id in banned), (seed, exercise.id, reasons)
            if exercise.id in {ban.exercise for ban in care.prohibited}:
                continue
            assert other.rir_min(exercise) == care.rir_min.get(exercise.id, 0), (seed, exercise.id)
            most = care.load_most.get(exercise.id)
            assert other.load_most_kg(exercise) == (most.kg if most else None), (seed, exercise.id)
            assert other.held(exercise) == (exercise.id in care.held), (seed, exercise.id)
        assert other.sets_most() == {group: most.sets for group, most in care.sets_most.items()}, seed
        stages = [line.stage for line in care.lines if line.kind == "condition"]
        assert stages == [each.stage.id if each.stage else None for each in other.standings], seed


def test_no_candidate_is_forbidden_and_every_prohibition_names_who() -> None:
    for seed in range(300):
        care = answer(seed)
        if isinstance(care, Stop):
            continue
        contract = build_contract(
            person=somebody(seed), history=History(), catalogue=catalogue(), start=START, weeks=WEEKS
        )
        choice = choose_from(contract, catalogue())
        banned = {ban.exercise for ban in care.prohibited}
        assert not banned & {each.id for each in choice.candidates}, seed
        assert all(ban.by and ban.because for ban in care.prohibited), seed
        for demand in contract.demands:
            if demand.max is not None and demand.min is not None:
                assert demand.min <= demand.max, (seed, demand)


def test_more_said_is_never_allowed_more() -> None:
    """Another limit, or another condition, never gives an exercise back."""
    for seed in range(300):
        person, care = somebody(seed), answer(seed)
        if isinstance(care, Stop) or not (person.limits or person.conditions):
            continue
        fewer = ask_safety(
            replace(person, limits=person.limits[1:]), catalogue(), start=START, weeks=WEEKS
        )  # one limit less
        if isinstance(fewer, Care):
            assert {ban.exercise for ban in fewer.prohibited} <= {ban.exercise for ban in care.prohibited}, seed


def test_any_yes_to_an_emergency_stops_whatever_else_is_said() -> None:
    questions = catalogue().care.questions
    emergencies = [id for id, question in questions.items() if question.tier == "emergency"]
    for seed in range(400):
        person = somebody(seed)
        if person.screen is None:
            continue
        dice = random.Random(seed)
        said: dict[str, Answer] = {**person.screen.answers, dice.choice(emergencies): "yes" if seed % 2 else "unsure"}
        stop = ask_safety(
            replace(person, screen=replace(person.screen, answers=said)), catalogue(), start=START, weeks=WEEKS
        )
        assert isinstance(stop, Stop), seed
        assert stop.how_soon in ("now", "today"), seed


@cache
def healthy_programme() -> Programme:
    """Two days for an intermediate lifter of whom nothing special is known."""
    person = Person(
        birth_year=1986,
        experience="intermediate",
        days=("mon", "thu"),
        minutes={"mon": 45, "thu": 45},
        equipment=tuple(sorted(catalogue().equipment)),
    )
    return planned(person)


def planned(person: Person, history: History | None = None) -> Programme:
    """A programme, solved."""
    contract = build_contract(
        person=person, history=history or History(), catalogue=catalogue(), start=START, weeks=WEEKS
    )
    made = make_programme(contract=contract, catalogue=catalogue(), digest="0" * 64, priced=False)
    assert isinstance(made, Programme)
    return replace(made, tests=with_retests(made, contract, catalogue()))


def test_a_programme_given_to_somebody_it_is_not_for_is_broken() -> None:
    good = healthy_programme()
    assert not check(good, catalogue()).broken
    there = {entry.exercise for week in good.weeks for day in week.sessions for entry in day.exercises}
    caught = 0
    for seed in range(120):
        person, care = somebody(seed), answer(seed)
        wrong = isinstance(care, Stop) or bool({ban.exercise for ban in care.prohibited} & there - set(person.avoid))
        goal_only = isinstance(care, Stop) and care.why == ("rehab",)
        body = {
            name: getattr(person, name) for name in ("conditions", "limits", "screen", "clearances", "tests", "goal")
        }
        more = {"sex": person.sex, "birth_year": person.birth_year}
        document = replace(good, client=replace(good.client, **body, **more))  # type: ignore[arg-type]
        broken = {rule.id for rule in check(document, catalogue()).broken} & BODY
        if wrong and not goal_only:
            assert broken, (seed, care)
            caught += 1
    assert caught > 50


@pytest.mark.parametrize("place", range(PLANNED_PEOPLE))
def test_people_with_a_body_are_planned_for_and_pass(place: int) -> None:
    """A handful, really solved, with a log that knows some loads."""
    fitting = [seed for seed in SEEDS if isinstance(answer(seed), Care) and somebody(seed).conditions]
    person = somebody(fitting[place * 7])
    lifts = {
        id: Lift(last_done="2026-11-20", sets_last_8_weeks=20, e1rm_kg=kg, error_kg=4)
        for id, kg in (("romanian-deadlift", 110.0), ("back-squat", 120.0), ("bench-press", 90.0))
    }
    programme = planned(person, History(from_log=True, until="2026-11-20", lifts=lifts))
    broken = [f"{rule.id} ({rule.where}): {rule.text}" for rule in check(programme, catalogue()).broken]
    assert broken == [], fitting[place * 7]


WEAK = ("cancer", "weight-loss", "steroids", "infection-risk", "family-heart", "medicines", "night-pain", "light-fall",
        "height-loss", "neural-signs")  # fmt: skip


@pytest.mark.parametrize("item", [*WEAK, "age"])
def test_healthy_people_with_one_weak_item_get_a_programme(item: str) -> None:
    """Nothing hurts, everything else is a no: one weak item, or age alone, is shown and does not stop."""
    person = Person(
        birth_year=1942 if item == "age" else 1986,
        experience="novice",
        days=("mon",),
        minutes={"mon": 30},
        equipment=("bands",),
        retest=False,
    )
    questions = situation(person).questions
    answers: dict[str, Answer] = {question.id: "no" for question in questions}
    if item != "age":
        answers[item] = "yes"
    person = replace(person, screen=Screen(date=START, answers=answers))
    programme = planned(person)
    assert not check(programme, catalogue()).broken
    assert item == "age" or any(line.id == item for line in programme.care)
