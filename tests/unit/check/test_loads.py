"""Loads in pounds, on stacks and in the hand, as they are written in kilograms."""

import pytest
from tests.unit.check.building import catalogue
from tests.unit.check.changes import at, client, then
from tests.unit.check.good import good

from backline.check.run import check
from backline.record.person import Loads

POUND_KG = 0.45359237
POUNDS = Loads(bar_kg=45 * POUND_KG, plates_kg=tuple(it * POUND_KG for it in (2.5, 5, 10, 25, 35, 45)), stack_step_kg=5)


@pytest.mark.parametrize(
    ("load_kg", "status"),
    [
        (45 * POUND_KG, "met"),
        (61.23, "met"),
        (165 * POUND_KG, "met"),
        (60.0, "broken"),
        (20.0, "broken"),
        (0.0, "broken"),
    ],
)
def test_a_bar_with_plates_in_pounds(load_kg: float, status: str) -> None:
    bare = {"load_kg": None, "load_text": "Find it."}
    programme = then(client(loads=POUNDS), at(None, None, None, **bare), at(1, "mon", "bench-press", load_kg=load_kg))(
        good()
    )
    found = {rule.id: rule.status for rule in check(programme, catalogue()).rules}
    assert found["loads"] == status


@pytest.mark.parametrize(
    ("exercise", "load_kg", "status"),
    [
        ("face-pull", 25.0, "met"),
        ("face-pull", 0.0, "broken"),
        ("chest-supported-row", 14.0, "met"),
        ("chest-supported-row", 18.0, "broken"),
        ("kettlebell-swing", 16.0, "met"),
        ("kettlebell-swing", 14.0, "broken"),  # a dumbbell, not a kettlebell
        ("pull-up", 7.5, "met"),
        ("pull-up", 0.7, "broken"),
        ("nordic-curl-assisted", 5.0, "broken"),
    ],
)
def test_other_ways_of_loading(exercise: str, load_kg: float, status: str) -> None:
    programme = at(None, None, exercise, load_kg=load_kg)(good())
    found = {rule.id: rule.status for rule in check(programme, catalogue()).rules}
    assert found["loads"] == status
