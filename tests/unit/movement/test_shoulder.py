"""The lines of the shoulder's muscles: against differences of their own lengths, published orders, and a mirror."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

import backline.movement.demand as demand_file
from backline.movement.body import body
from backline.movement.definition import Movement
from backline.movement.demand import demand_of
from backline.movement.jets import Array
from backline.movement.loader import load_movements
from backline.movement.muscles import muscle_model
from backline.movement.shoulder import Place, blade, elevation, strengths, turned, upper_arm
from backline.vocabulary.loader import load_catalogue

MODEL = muscle_model()
FORWARD, ASIDE = 90.0, 0.0


def place(plane_deg: float, raised_deg: float, elbow_deg: float = 0.0) -> Place:
    """An arm raised in a plane (0 aside, 90 forward), the elbow bent without turning the arm."""
    plane, raised = np.radians(plane_deg), np.radians(raised_deg)
    arm = np.array([np.sin(raised) * np.sin(plane), -np.cos(raised), np.sin(raised) * np.cos(plane)])[:, None]
    straight = Place(arm, arm, np.array([elbow_deg]))
    forearm = turned(arm, upper_arm(straight)[2], np.radians(np.array([elbow_deg])))
    return Place(arm, forearm, np.array([elbow_deg]))


def lifting_cm(plane_deg: float, raised_deg: float) -> dict[str, float]:
    """Levers of the shoulder's muscles for lifting the arm further, cm; negative where they pull it down."""
    where = place(plane_deg, raised_deg)
    found = strengths(MODEL.arms, MODEL.girdle_follows, MODEL.head_m, where, upper_arm(where))[..., 0]
    axis = elevation(where.arm)[0][:, 0]
    units = [(number, unit) for number, unit in enumerate(MODEL.arms) if unit.lines]
    return {unit.id: float(found[:3, number] @ axis) / unit.strength_n * 100 for number, unit in units}


@pytest.mark.parametrize("unit", [unit.id for unit in MODEL.arms if unit.lines and not any(x.over for x in unit.lines)])
@pytest.mark.parametrize("plane_deg", [0.0, 40.0, 90.0])
@pytest.mark.parametrize("raised_deg", [20.0, 75.0, 130.0])
def test_a_lever_is_what_the_length_loses_when_the_arm_turns(unit: str, plane_deg: float, raised_deg: float) -> None:
    """Second way: turn the upper arm a little about each axis, the girdle at rest, and see how much shorter it gets."""
    where = place(plane_deg, raised_deg, 60.0)
    number = next(n for n, each in enumerate(MODEL.arms) if each.id == unit)
    axis, angle = elevation(where.arm)
    axes = upper_arm(where)
    step = 1e-6

    def work(turn: Array | None, size: float) -> float:
        total = 0.0
        for line in MODEL.arms[number].lines:
            outer = np.einsum("i,ikf->kf", np.array(line.outer_m), axes)
            if turn is not None:
                outer = turned(outer, turn, np.array([size]))
            inner = np.array(line.inner_m)[:, None]
            if line.follows:
                inner = turned(inner, axis, MODEL.girdle_follows * angle)
            total += line.strength_n * float(np.linalg.norm(inner - outer))
        return total

    moments = strengths(MODEL.arms, MODEL.girdle_follows, MODEL.head_m, where, axes)[:3, number, 0]
    for row in range(3):
        turn = np.eye(3)[row][:, None]
        lost = (work(turn, -step) - work(turn, step)) / (2 * step)
        assert moments[row] == pytest.approx(lost, abs=1e-3)


def test_front_and_side_deltoid_lift_the_arm_and_lats_and_chest_pull_it_down() -> None:
    """The order of a review of measured levers (S177)."""
    for plane_deg in (ASIDE, FORWARD):
        lifts = lifting_cm(plane_deg, 90.0)
        assert max(lifts, key=lambda name: lifts[name]) == "deltoid-side"
    aside, forward = lifting_cm(ASIDE, 60.0), lifting_cm(FORWARD, 60.0)
    assert forward["deltoid-front"] > 2.0
    for muscle in ("latissimus", "teres-major", "pectoralis-lower"):
        assert aside[muscle] < -1.5
    for muscle in ("latissimus", "teres-major"):
        assert forward[muscle] < -1.5, "they extend too"


def test_the_chest_draws_a_raised_arm_across_and_the_rear_deltoid_back() -> None:
    """Horizontal flexion and extension at 90° (S176): chest against rear deltoid and infraspinatus."""
    where = place(45.0, 90.0)
    found = strengths(MODEL.arms, MODEL.girdle_follows, MODEL.head_m, where, upper_arm(where))[..., 0]
    # a positive moment about upwards turns an outward arm forward
    across = {unit.id: found[1, number] / unit.strength_n for number, unit in enumerate(MODEL.arms) if unit.lines}
    chest = min(across[name] for name in ("pectoralis-clavicular", "pectoralis-sternal", "pectoralis-lower"))
    assert chest > 0.02
    assert across["deltoid-rear"] < -0.02
    assert across["infraspinatus"] < 0.0
    assert min(across, key=lambda name: across[name]) == "deltoid-rear"


def test_the_shoulder_blade_is_held_back_by_what_draws_the_arm_back() -> None:
    """An arm out to the side, drawn back with 30 N m and no force: the muscles that do it pull the blade outwards."""
    where = place(ASIDE, 90.0)
    backwards = np.array([0.0, -30.0, 0.0])[:, None]
    nothing = np.zeros((3, 1))
    held = blade(MODEL.blade, where, backwards, nothing)
    assert held["middle-traps"][0] == pytest.approx(30.0 / MODEL.blade["lever_m"] / MODEL.blade["retraction_n"])
    assert held["lower-traps"][0] > 0.0
    assert held["serratus"][0] == 0.0
    forwards = blade(MODEL.blade, where, -backwards, nothing)
    assert forwards["serratus"][0] > 0.0
    assert forwards["middle-traps"][0] == 0.0


def test_what_passes_the_shoulder_blade_does_not_pull_at_it() -> None:
    """A pulldown is for the lats, which come from the trunk; were they from the blade, more would have to hold it."""
    movement = load_movements().of(load_catalogue().exercises["pulldown"])
    from_blade = dataclasses.replace(
        MODEL, arms=tuple(dataclasses.replace(unit, past_blade=False) for unit in MODEL.arms)
    )
    passed = demand_of(movement, body(), "2-0-2-0", 9)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demand_file, "muscle_model", lambda: from_blade)
        pulled = demand_of(movement, body(), "2-0-2-0", 9)
    assert pulled.peak["middle-traps"] > passed.peak["middle-traps"] + 0.2
    assert pulled.peak["lats"] == passed.peak["lats"]


def test_a_weight_in_a_hanging_hand_is_held_up_by_the_upper_trapezius() -> None:
    where = place(ASIDE, 0.0)
    held = blade(MODEL.blade, where, np.zeros((3, 1)), np.array([0.0, 330.0, 0.0])[:, None])
    assert held["upper-traps"][0] == pytest.approx(0.5)
    assert held["lower-traps"][0] == held["middle-traps"][0] == 0.0


def test_a_bar_that_hangs_straight_down_asks_nothing_of_the_shoulder() -> None:
    """The top of a Romanian deadlift: the moment is the bar's few centimetres before the legs, which it may drift."""
    found = load_catalogue().exercises["romanian-deadlift"]
    demand = demand_of(load_movements().of(found), body(), "2-0-2-0", 9)
    for muscle in ("lats", "rear-delts", "chest"):
        assert demand.course[muscle][0] < 0.05
        assert demand.course[muscle][4] > 0.2
    assert demand.course["upper-traps"][0] > 0.5


@pytest.mark.parametrize("exercise", ["landmine-row", "external-rotation-cable", "reverse-fly-cable-one-arm"])
def test_the_left_arm_works_as_the_right_one_does(exercise: str) -> None:
    """The same movement in a mirror asks the same of the muscles."""
    found = load_catalogue().exercises[exercise]
    movement = load_movements().of(found)
    flipped = _mirrored(movement)
    assert flipped.loads != movement.loads
    here, there = (demand_of(each, body(), "2-0-2-0", 9).peak for each in (movement, flipped))
    assert dict(there) == pytest.approx(dict(here), abs=0.02)


def _mirrored(movement: Movement) -> Movement:
    """Left for right: words, limbs, loads and supports."""
    swap = {"right": "left", "left": "right"}

    def side(word: str) -> str:
        head, dash, tail = word.partition("_" if "_" in word else "-")
        return swap.get(head, head) + dash + tail

    def table(values: Mapping[str, Any]) -> dict[str, Any]:
        return {swap[key]: value for key, value in values.items()}

    loads = tuple(
        dataclasses.replace(
            load,
            at=side(load.at),  # type: ignore[arg-type]
            anchor=(load.anchor[0], load.anchor[1], -load.anchor[2]) if isinstance(load.anchor, tuple) else load.anchor,
        )
        for load in movement.loads
    )
    postures = {
        name: {side(word): -value if word in ("twist", "root_z") else value for word, value in row.items()}
        for name, row in movement.postures.items()
    }
    return dataclasses.replace(
        movement,
        postures=postures,
        loads=loads,
        supports=tuple(dataclasses.replace(each, at=side(each.at)) for each in movement.supports),  # type: ignore[arg-type]
        legs=table(movement.legs),
        arms=table(movement.arms),
        hands_on=table(movement.hands_on),
        elbows=table(movement.elbows),
        palms=table(movement.palms),
        foot_part=table(movement.foot_part),
    )
