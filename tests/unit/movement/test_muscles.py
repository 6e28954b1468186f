"""The muscle model's file: what is wrong in it is said with file and key; strength at length; what feet push."""

from typing import Any

import numpy as np
import pytest

from backline.movement.body import body
from backline.movement.demand import demand_of
from backline.movement.loader import load_movements
from backline.movement.muscles import _arm_unit, muscle_model
from backline.vocabulary.loader import load_catalogue
from backline.vocabulary.tables import CatalogueError

LINE = {"model": "M04", "strength_n": 100.0, "on": "trunk", "from_cm": [1.0, 2.0, 3.0], "to_cm": [0.0, -3.0, 0.0]}
DEGREES = (0.0, 90.0)


@pytest.mark.parametrize(
    "row",
    [
        {"id": "x", "lines": []},
        {"id": "x", "lines": [{"model": "M04", "strength_n": 100.0}]},
        {"id": "x", "lines": [LINE | {"on": "moon"}]},
        {"id": "x", "lines": [LINE | {"from_cm": [1.0]}]},
        {"id": "x", "lines": [LINE], "elbow_cm": [1.0]},
        {"id": "x", "lines": [LINE], "strenght": 3.0},
    ],
)
def test_a_wrong_line_of_a_muscle_is_told_with_its_key(row: dict[str, Any]) -> None:
    with pytest.raises(CatalogueError, match=r"arms\.x"):
        _arm_unit(row, DEGREES)


def test_a_muscle_lies_between_its_models() -> None:
    """Geometric mean of strengths, and each model's lines with the same weight, however many it has."""
    many = [LINE | {"model": "M05", "strength_n": 200.0}, LINE | {"model": "M05", "strength_n": 200.0}]
    unit = _arm_unit({"id": "x", "lines": [LINE, *many]}, DEGREES)
    assert unit.strength_n == pytest.approx(200.0)
    assert [line.strength_n for line in unit.lines] == pytest.approx([100.0, 50.0, 50.0])


def capacity(joint: str, hip: float, knee: float, ankle: float = 0.0) -> float:
    """What the flexors of the knee, or those who extend the ankle, can give, N m."""
    angles = {name: np.array([value]) for name, value in (("hip", hip), ("knee", knee), ("ankle", ankle))}
    values = [
        float(unit.arm(joint, angles[joint])[0] * unit.strength_n * unit.at_length(angles)[0])
        for unit in muscle_model().units
    ]
    return sum(value for value in values if (value > 0) == (joint == "ankle"))


@pytest.mark.parametrize(
    ("hip", "knee", "published"),
    [(0, 5, 216), (0, 30, 221), (0, 60, 173), (0, 90, 94), (85, 5, 255), (85, 30, 270), (85, 60, 275), (85, 90, 211)],
)
def test_short_hamstrings_bend_the_knee_as_weakly_as_published(hip: int, knee: int, published: int) -> None:
    """All of the gastrocnemius counts here, as in that model; 25 %: strength at length is read off in steps."""
    assert -capacity("knee", hip, knee) == pytest.approx(published, rel=0.25)


def test_a_bent_knee_takes_the_gastrocnemius_from_the_ankle() -> None:
    assert capacity("ankle", 0, 0) == pytest.approx(434, rel=0.1)
    assert capacity("ankle", 90, 90) == pytest.approx(300, rel=0.1)


def test_feet_that_may_push_along_the_ground_never_ask_for_more() -> None:
    """Least effort with a choice is not above least effort without one: a slippery floor makes a bridge harder."""
    import dataclasses

    import backline.movement.demand as demand_file

    model = muscle_model()
    movement = load_movements().of(load_catalogue().exercises["glute-bridge-barbell"])
    usual = demand_of(movement, body(), "2-0-2-0")
    slippery = dataclasses.replace(model, grip={**model.grip, "friction": 1e-6})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demand_file, "muscle_model", lambda: slippery)
        ice = demand_of(movement, body(), "2-0-2-0")
    assert usual.load_share is not None
    assert ice.load_share is not None
    assert usual.load_share > ice.load_share
    assert usual.peak["hamstrings-knee"] < ice.peak["hamstrings-knee"]
