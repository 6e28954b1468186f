"""Holcomb's exercises: fitted to equipment and level, two days at most, its result and its noise beside it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from backline.check.run import check
from backline.journeys.plan import Planned, PlanRequest, plan
from backline.journeys.problem import Problem
from backline.journeys.template import fit_template, template_used
from backline.present.page import programme_page
from backline.record.history import History
from backline.record.person import Person
from backline.targets.build import build_contract
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 23)
TEMPLATE = CATALOGUE.templates["holcomb-2007"]
FULL = tuple(sorted(CATALOGUE.equipment))


def fitted(person: Person):  # type: ignore[no-untyped-def]
    contract = build_contract(person=person, history=History(), catalogue=CATALOGUE, start=TODAY, weeks=6)
    return fit_template(TEMPLATE, person, contract, CATALOGUE)


def person(**more: object) -> Person:
    usual = Person(
        experience="intermediate", equipment=FULL, minutes={"mon": 60, "wed": 60, "fri": 60}, template="holcomb-2007"
    )
    return replace(usual, **more)  # type: ignore[arg-type]


def test_with_everything_every_slot_has_an_exercise() -> None:
    found = fitted(person())
    assert [slot for slot, _ in found.picked] == [slot.name for slot in TEMPLATE.slots]
    assert not found.left_out
    assert len({exercise for _, exercise in found.picked}) == len(TEMPLATE.slots)


def test_with_a_band_at_home_what_cannot_be_done_is_named() -> None:
    found = fitted(person(equipment=("bands",), experience="novice"))
    exercises = [CATALOGUE.exercises[exercise] for _, exercise in found.picked]
    assert all(exercise.usable_with(frozenset(("bands",))) for exercise in exercises)
    assert "resisted sled walking" in dict(found.left_out)


def test_it_stands_beside_other_training_on_two_days_far_apart() -> None:
    whole = fitted(person()).person(person())
    assert whole.beside
    assert whole.days == ("mon", "fri")  # as far apart as mon/wed and fri/mon allow: the first choice of the best
    assert set(whole.minutes) == set(whole.days)
    assert fitted(person()).person(person(days=("tue",), minutes={"tue": 45})).days == ("tue",)


def test_own_wishes_come_first_and_are_never_dropped() -> None:
    found = fitted(person(pin=("face-pull",)))
    assert found.person(person()).pin[0] == "face-pull"
    assert found.without(("face-pull",)) is None
    fewer = found.without(tuple(exercise for _, exercise in found.picked))
    assert fewer is not None
    assert len(fewer.picked) == len(found.picked) - 1
    assert fewer.left_out[-1][0] == TEMPLATE.slots[-1].name, "the last slot goes first"


def asked(tmp_path: Path, text: str) -> Planned | Problem:
    file = tmp_path / "client.toml"
    file.write_text(text, encoding="utf-8")
    return plan(PlanRequest(client=file, start=TODAY), CATALOGUE, today=TODAY, progress=lambda _: None)


def test_a_whole_programme_passes_the_checker_and_says_what_one_person_could_see(tmp_path: Path) -> None:
    found = asked(
        tmp_path, 'template = "holcomb-2007"\nexperience = "novice"\nequipment = ["bands", "dumbbells"]\nminutes = 45\n'
    )
    assert isinstance(found, Planned), found
    programme = found.programme
    assert programme.template is not None
    assert not check(programme, CATALOGUE).broken
    assert programme.template.exercises
    there = {entry.exercise for week in programme.weeks for session in week.sessions for entry in session.exercises}
    assert set(programme.template.exercises) <= there
    assert all(len(week.sessions) <= 2 for week in programme.weeks)
    text = " ".join(programme.template.texts)
    for words in ("0.96 ± 0.09", "1.08 ± 0.11", "+12.5 %", "group of 12", "one person needs 25-30 %", "not obtained",
                  "4 to 6 test days", "eccentric", "did not change"):  # fmt: skip
        assert words in text
    page = programme_page(programme, CATALOGUE, None)
    assert "Holcomb&#39;s hamstring work" in page or "Holcomb's hamstring work" in page
    assert "one person needs 25-30 %" in page


def test_an_unknown_template_is_a_mistake_with_its_key(tmp_path: Path) -> None:
    found = asked(tmp_path, 'template = "holcom"\n')
    assert isinstance(found, Problem)
    assert found.key == "template"
    assert "holcomb-2007" in found.message


@pytest.mark.parametrize("place", range(len(TEMPLATE.slots)))
def test_every_slot_names_plannable_exercises_of_what_the_paper_names(place: int) -> None:
    for exercise in TEMPLATE.slots[place].exercises:
        assert CATALOGUE.exercises[exercise].plan is not None


def test_what_was_left_out_is_said() -> None:
    from tests.unit.present.sample import sample_programme

    used = template_used(fitted(person(equipment=())), sample_programme(), CATALOGUE)
    assert any("Resisted sled walking: left out" in text for text in used.texts)
