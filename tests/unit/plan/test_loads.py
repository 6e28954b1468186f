"""Loads: from the chart, with what is taken off for time away, rounded down to what there is, and never too much."""

from dataclasses import replace
from datetime import date

import pytest

from backline.plan.candidates import candidate
from backline.plan.loads import first_load_kg, most_load_kg, share_of_1rm, usable_e1rm_kg
from backline.plan.problem import Slot
from backline.plan.progress import heavier, light_week_sets, weeks_of
from backline.record.history import History, Lift
from backline.record.person import Loads, Person
from backline.targets.build import build_contract
from backline.targets.contract import Contract
from backline.vocabulary.loader import load_catalogue

START = date(2026, 11, 23)
CATALOGUE = load_catalogue()
DOSES = CATALOGUE.doses


def contract(lift: Lift, exercise: str = "bench-press") -> Contract:
    person = Person(
        experience="intermediate",
        days=("mon",),
        minutes={"mon": 60},
        equipment=tuple(CATALOGUE.expand_equipment(["full-gym"])),
        loads=replace(Loads(), dumbbells_kg=tuple(2.0 * number for number in range(2, 26))),
    )
    history = History(from_log=True, lifts={exercise: lift})
    return build_contract(person=person, history=history, catalogue=CATALOGUE, start=START, weeks=6)


@pytest.mark.parametrize(("repetitions", "share"), [(1, 1.0), (5, 0.863), (8, 0.786), (12, 0.68), (30, 0.5)])
def test_the_chart_and_epley_beyond_it(repetitions: int, share: float) -> None:
    assert share_of_1rm(repetitions, DOSES) == pytest.approx(share)


@pytest.mark.parametrize(
    ("last_done", "kept"),
    [("2026-11-20", 100), ("2026-10-20", 90), ("2026-08-20", 80), ("2026-05-01", None)],
)
def test_time_away_takes_something_off(last_done: str, kept: float | None) -> None:
    assert usable_e1rm_kg(Lift(last_done=last_done, sets_last_8_weeks=1, e1rm_kg=100), START, DOSES) == kept


def test_the_first_load_leaves_what_was_asked_for() -> None:
    asked = contract(Lift(last_done="2026-11-20", sets_last_8_weeks=40, e1rm_kg=100))
    bench = candidate(CATALOGUE.exercises["bench-press"], asked, CATALOGUE)
    assert bench.reps == (5, 7)
    assert first_load_kg(bench, rir=3, contract=asked, doses=DOSES) == 72.5  # 7 + 3 to failure: 73.9 %


def test_no_load_is_above_the_bottom_of_the_range_and_one_step() -> None:
    asked = contract(Lift(last_done="2026-11-20", sets_last_8_weeks=40, e1rm_kg=100))
    bench = candidate(CATALOGUE.exercises["bench-press"], asked, CATALOGUE)
    assert most_load_kg(bench, rir=2, contract=asked, doses=DOSES) == 82.5  # 5 + 2 to failure: 81.1 %, 80 kg, one step


def test_without_a_log_there_is_no_load() -> None:
    asked = contract(Lift(last_done="2026-11-20", sets_last_8_weeks=40, e1rm_kg=None))
    bench = candidate(CATALOGUE.exercises["bench-press"], asked, CATALOGUE)
    assert first_load_kg(bench, rir=3, contract=asked, doses=DOSES) is None


@pytest.mark.parametrize("identity", ["bench-press", "bent-over-row", "one-arm-row-dumbbell", "pulldown"])
@pytest.mark.parametrize("blocks", [1, 2, 4])
def test_before_the_light_week_no_load_rises_that_it_could_not_follow(identity: str, blocks: int) -> None:
    """Whatever the estimate, however long it has risen: a tenth less at most, and no more than its effort allows."""
    light_reached = 0
    for e1rm_kg in range(30, 160):
        lift = Lift(last_done="2026-11-20", sets_last_8_weeks=40, e1rm_kg=e1rm_kg)
        asked = contract(lift, identity)
        each = candidate(CATALOGUE.exercises[identity], asked, CATALOGUE)
        load_kg = None
        for block in range(blocks):
            weeks = weeks_of(
                each, Slot(exercise=identity, day=0, sets=(2, 2, 2)), weeks=4, new=False, load_kg=load_kg,
                light_sets=1 if block == blocks - 1 else None, contract=asked, doses=DOSES,
            )  # fmt: skip
            load_kg = weeks[-1].load_kg
        before, light = weeks[-2], weeks[-1]
        if before.load_kg is None or light.load_kg is None or light.rir is None:
            continue
        light_reached += 1
        most = most_load_kg(each, rir=light.rir, contract=asked, doses=DOSES)
        assert most is None or light.load_kg <= most
        assert 0.9 <= light.load_kg / before.load_kg <= 1
    assert light_reached > 50


@pytest.mark.parametrize(
    ("load_kg", "next_kg"),
    [(80, 82.5), (155, 160), (20, 20), (125, 127.5), (127.5, 132.5)],  # 22.5 would be an eighth more
)
def test_a_load_rises_by_two_to_ten_per_cent(load_kg: float, next_kg: float) -> None:
    """Also where the smallest plates are less than that: a strong person's squat rises too."""
    asked = contract(Lift(last_done="2026-11-20", sets_last_8_weeks=40, e1rm_kg=200))
    bench = candidate(CATALOGUE.exercises["bench-press"], asked, CATALOGUE)
    assert heavier(bench, load_kg, asked, DOSES) == next_kg


def test_the_light_week_halves_all_alike() -> None:
    """What was rounded away comes back where most was lost, main lifts first."""
    sets = {
        "deadlift": 4,
        "back-squat": 3,
        "bench-press": 3,
        "seated-leg-curl": 3,
        "face-pull": 3,
        "crunch": 2,
        "carry": 1,
    }
    slots = [Slot(exercise=exercise, day=0, sets=(number,)) for exercise, number in sets.items()]
    light = light_week_sets(slots, {"deadlift", "back-squat", "bench-press"}, DOSES)
    assert {exercise: number for (exercise, _), number in light.items()} == {
        "deadlift": 2, "back-squat": 2, "bench-press": 2, "seated-leg-curl": 1, "face-pull": 1, "crunch": 1, "carry": 1,
    }  # fmt: skip
