"""Every exercise that a programme may hold is a movement that a body of any build can do."""

import dataclasses

import pytest

from backline.movement.body import Body, bodies, body_table
from backline.movement.dynamics import moments
from backline.movement.loader import load_movements
from backline.movement.motion import play
from backline.movement.sense import nonsense
from backline.vocabulary.loader import load_catalogue

EXERCISES = load_catalogue().exercises.plannable


def people() -> Body:
    """Short and tall, light and heavy, women and men."""
    return bodies(["male", "female", "female", "male"], [1.75, 1.55, 1.75, 1.98], [75.0, 50.0, 90.0, 120.0])


@pytest.mark.parametrize("family", sorted({exercise.family for exercise in EXERCISES}))
def test_the_movements_of_a_family_make_physical_sense(family: str) -> None:
    who = people()
    for exercise in EXERCISES:
        if exercise.family == family and exercise.plan is not None:
            motion = play(load_movements().of(exercise), who, exercise.plan.tempos[0], 41)
            assert nonsense(motion) == [], exercise.id


@pytest.mark.parametrize("exercise", EXERCISES[::9], ids=lambda exercise: exercise.id)
def test_the_supports_carry_the_whole_body(exercise: object) -> None:
    """What is left at the root is rounding: in each sampled exercise all forces and couples add up."""
    found = next(each for each in EXERCISES if each is exercise)
    assert found.plan is not None
    result = moments(play(load_movements().of(found), people(), found.plan.tempos[0], 11))
    assert result.residual < 1e-6


def test_a_sliding_foot_and_a_bent_back_knee_are_seen() -> None:
    """The checks can fail: a movement with nonsense in it is told off."""
    catalogue = load_catalogue()
    movement = load_movements().of(catalogue.exercises["split-squat"])
    postures = {name: dict(row) for name, row in movement.postures.items()}
    postures["bottom"]["right_foot_x"] += 0.1
    broken = dataclasses.replace(movement, postures=postures)
    assert any("slides" in sentence for sentence in nonsense(play(broken, people(), "2-0-1-0", 21)))
    movement = load_movements().of(catalogue.exercises["leg-extension"])
    postures = {name: dict(row) for name, row in movement.postures.items()}
    postures["straight"]["right_knee"] = -20.0
    broken = dataclasses.replace(movement, postures=postures)
    assert any("right_knee" in sentence for sentence in nonsense(play(broken, people(), "2-0-1-0", 21)))


def test_who_goes_beyond_a_range_is_named_does_it_and_says_why() -> None:
    """Each exception is needed: without it, its exercise is told off."""
    table = body_table()
    for row in table["beyond"]:
        assert len(row["reason"].split()) > 5
        low, high = table["range"][row["joint"]]
        for id in row["exercises"]:
            exercise = load_catalogue().exercises[id]
            assert exercise.plan is not None
            angles = play(load_movements().of(exercise), people(), exercise.plan.tempos[0], 41).pose.angles
            found = [angles[name] for name in angles if name.endswith(row["joint"])]
            assert min(each.min() for each in found) < low or max(each.max() for each in found) > high, id


def test_a_bar_that_slides_along_the_legs_stays_nearer_than_one_over_the_foot() -> None:
    movement = load_movements().of(load_catalogue().exercises["romanian-deadlift"])
    away = dataclasses.replace(movement, near_legs_m=0.16)
    assert any("in front of the legs" in sentence for sentence in nonsense(play(away, people(), "2-0-1-0", 21)))
