"""What safety asks of single exercises reaches effort, loads and words."""

from dataclasses import replace
from datetime import date

from backline.plan.candidates import candidate, choose_from
from backline.plan.loads import first_load_kg, load_text, most_load_kg, next_load_kg
from backline.plan.problem import Slot
from backline.plan.progress import progression_text, rir_of, weeks_of
from backline.record.care import Care, LoadMost, Prohibited
from backline.record.history import History, Lift
from backline.record.person import Person
from backline.targets.build import build_contract
from backline.targets.contract import Contract
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
DOSES = CATALOGUE.doses
RDL = "romanian-deadlift"


def contract(care: Care) -> Contract:
    """An intermediate lifter who pulls 100 kg, with what safety asks."""
    lifts = {RDL: Lift(last_done="2026-11-20", sets_last_8_weeks=20, e1rm_kg=140.0, error_kg=4)}
    person = Person(
        experience="intermediate",
        minutes={"mon": 60, "wed": 60, "fri": 60},
        equipment=tuple(CATALOGUE.equipment),
    )
    made = build_contract(
        person=person,
        history=History(from_log=True, until="2026-11-20", lifts=lifts),
        catalogue=CATALOGUE,
        start=date(2026, 11, 23),
        weeks=6,
    )
    return replace(made, care=care)


def test_effort_is_held_back() -> None:
    free, careful = contract(Care()), contract(Care(rir_min={RDL: 4}))
    each = candidate(CATALOGUE.exercises[RDL], free, CATALOGUE)
    efforts = [rir_of(each, week=2, new=False, light=False, contract=asked, doses=DOSES) for asked in (free, careful)]
    assert efforts == [2, 4]


def test_no_load_is_above_the_limit() -> None:
    free = contract(Care())
    capped = contract(Care(load_most={RDL: LoadMost(kg=42, because="no more than 42 kg", by="limit by A")}))
    each = candidate(CATALOGUE.exercises[RDL], free, CATALOGUE)
    assert (first_load_kg(each, rir=2, contract=free, doses=DOSES) or 0) > 80
    assert first_load_kg(each, rir=2, contract=capped, doses=DOSES) == 40
    assert (most_load_kg(each, rir=2, contract=capped, doses=DOSES) or 0) <= 42
    assert next_load_kg(each, 40, free) == 42.5
    assert next_load_kg(each, 40, capped) is None
    slot = Slot(exercise=RDL, day=0, sets=(3, 3, 3))
    loads = [
        week.load_kg
        for week in weeks_of(
            each, slot, weeks=6, new=False, light_sets=None, load_kg=None, contract=capped, doses=DOSES
        )
    ]
    assert loads == [40] * 6


def test_a_load_to_be_found_says_the_limit_and_who_set_it() -> None:
    most = LoadMost(kg=42, because="no more than 42 kg", by="limit by A")
    capped = contract(Care(load_most={RDL: most, "push-up": most}))
    each = candidate(CATALOGUE.exercises[RDL], capped, CATALOGUE)
    found = load_text(each, None, rir=2, again=False, contract=capped, doses=DOSES)
    assert found.endswith("; never above 42 kg (limit by A)")
    assert load_text(each, 40, rir=2, again=False, contract=capped, doses=DOSES) == "40 kg"


def test_a_held_load_does_not_rise() -> None:
    free, held = contract(Care()), contract(Care(held=frozenset({RDL})))
    each = candidate(CATALOGUE.exercises[RDL], free, CATALOGUE)
    slot = Slot(exercise=RDL, day=0, sets=(3, 3, 3))

    def loads(asked: Contract) -> list[float | None]:
        weeks = weeks_of(each, slot, weeks=6, new=False, light_sets=None, load_kg=None, contract=asked, doses=DOSES)
        return [week.load_kg for week in weeks]

    free_loads, held_loads = loads(free), loads(held)
    assert (free_loads[-1] or 0) > (free_loads[0] or 0)
    assert len(set(held_loads)) == 1
    assert "Keep it as it is" in progression_text(each, 80, held, block=1)
    assert "Keep it as it is" not in progression_text(each, 80, free, block=1)


def test_what_suits_now_costs_nothing_and_says_why() -> None:
    suits = contract(Care(instead={"hip-hinge-wall": "short range, slowly"}))
    free = candidate(CATALOGUE.exercises["hip-hinge-wall"], contract(Care()), CATALOGUE)
    each = candidate(CATALOGUE.exercises["hip-hinge-wall"], suits, CATALOGUE)
    assert free.cost > 0
    assert each.cost == 0


def test_what_is_prohibited_names_who() -> None:
    bans = (
        Prohibited(exercise=RDL, because="it hurts", by="limit by A"),
        Prohibited(exercise="back-squat", because="not liked", by="client file"),
    )
    refused = choose_from(contract(Care(prohibited=bans)), CATALOGUE).refused
    assert refused[RDL] == "limit by A: it hurts"
    assert refused["back-squat"] == "not liked"
