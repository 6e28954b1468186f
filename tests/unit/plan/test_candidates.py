"""Who may be offered what, and how much of it at first."""

from datetime import date

from backline.plan.candidates import candidate, why_not
from backline.record.history import History
from backline.record.person import Person
from backline.targets.build import build_contract
from backline.targets.contract import Contract
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()


def contract(prefer: tuple[str, ...]) -> Contract:
    person = Person(
        experience="advanced",
        days=("mon",),
        minutes={"mon": 60},
        equipment=tuple(CATALOGUE.expand_equipment(["full-gym"])),
        prefer=prefer,
    )
    start = date(2026, 11, 23)
    return build_contract(person=person, history=History(), catalogue=CATALOGUE, start=start, weeks=6)


def test_the_ghd_sit_up_is_only_for_who_asks_and_starts_with_few_repetitions() -> None:
    sit_up = CATALOGUE.exercises["ghd-sit-up"]
    assert why_not(sit_up, contract(()), CATALOGUE.doses) is not None
    asked = contract(("ghd-sit-up",))
    assert why_not(sit_up, asked, CATALOGUE.doses) is None
    reps = candidate(sit_up, asked, CATALOGUE).reps
    assert reps is not None
    assert reps[1] <= CATALOGUE.doses.ghd_sit_up.first_reps_max
