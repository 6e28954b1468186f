"""Muscle demand: the model against the figures it was read from, the order of lengths, and that the table is
current."""

import runpy
from pathlib import Path

import numpy as np
import pytest

from backline.movement.body import body
from backline.movement.demand import demand_of
from backline.movement.loader import load_movements
from backline.movement.muscles import muscle_model
from backline.movement.share import shared
from backline.movement.table import made_from
from backline.vocabulary.demand import read_demand
from backline.vocabulary.loader import load_catalogue
from backline.vocabulary.tables import FOLDER

ROOT = Path(__file__).parents[3]


def of(exercise: str):  # type: ignore[no-untyped-def]
    found = load_catalogue().exercises[exercise]
    assert found.plan is not None
    return demand_of(load_movements().of(found), body(), found.plan.tempos[0])


def test_the_table_and_its_page_are_current() -> None:
    """After a change of movements, body or muscle model: python docs/make_demand.py."""
    assert read_demand(FOLDER).made_from == made_from(FOLDER)


@pytest.mark.parametrize("exercise", ["romanian-deadlift", "nordic-curl", "hip-thrust", "pull-up"])
def test_the_table_is_what_the_model_gives(exercise: str) -> None:
    assert dict(load_catalogue().demand[exercise]) == pytest.approx(dict(of(exercise).peak), abs=0.02)


def test_every_plannable_exercise_has_demand_and_a_muscle_at_its_limit() -> None:
    catalogue = load_catalogue()
    assert set(catalogue.demand) == {exercise.id for exercise in catalogue.exercises.plannable}
    assert all(max(values.values()) >= 0.6 for values in catalogue.demand.values())


# Isometric capacity of the model that lever arms and strengths come from (N m a limb). Ours leaves out how strength
# changes with length.
CAPACITY = [
    ("hip", 0.0, 444.0, 0.15),
    ("hip", 30.0, 522.0, 0.15),
    ("hip", 60.0, 443.0, 0.15),
    ("hip", 90.0, 395.0, 0.15),
    ("hip", 105.0, 346.0, 0.25),
]


@pytest.mark.parametrize(("joint", "flexion", "published", "tolerance"), CAPACITY)
def test_hip_capacity_is_near_the_published_model(
    joint: str, flexion: float, published: float, tolerance: float
) -> None:
    angle = np.array([flexion])
    arms = [float(unit.arm(joint, angle)[0]) * unit.strength_n for unit in muscle_model().units]
    assert sum(value for value in arms if value > 0) == pytest.approx(published, rel=tolerance)


# Length in per cent of standing, as the public model gives it (the deadlift with 15° at the ankle, as its soleus
# shows): hip, knee, ankle → biceps femoris long head, ST, SM, gastrocnemius
LENGTHS = [
    ((90, 0, 0), (121, 121, 119, 100)),
    ((90, 15, 0), (119, 118, 117, 100)),
    ((75, 5, 0), (118, 117, 116, 100)),
    ((105, 60, 15), (115, 112, 111, 99)),
    ((90, 90, 0), (108, 104, 103, 93)),
    ((20, 0, 0), (105, 104, 104, 100)),
    ((0, 20, 0), (97, 97, 97, 97)),
    ((0, 55, 0), (92, 90, 91, 97)),
    ((0, 90, 0), (87, 83, 84, 93)),
    ((0, 0, 15), (100, 100, 100, 102)),
]


@pytest.mark.parametrize(("pose", "published"), LENGTHS)
def test_lengths_follow_from_lever_arms(pose: tuple[int, int, int], published: tuple[int, ...]) -> None:
    angles = {joint: np.array([float(angle)]) for joint, angle in zip(("hip", "knee", "ankle"), pose, strict=True)}
    units = {unit.id: unit for unit in muscle_model().units}
    names = ("biceps-femoris-long", "semitendinosus", "semimembranosus", "gastrocnemius")
    for name, value in zip(names, published, strict=True):
        assert float(units[name].length_share(angles)[0]) * 100 == pytest.approx(value, abs=2.6), name


def longest(exercise: str) -> float:
    return float(of(exercise).lengths["biceps-femoris-long"].max())


def test_the_order_of_hamstring_lengths() -> None:
    order = ["stiff-leg-deadlift", "prone-leg-curl", "nordic-curl"]
    values = [longest(exercise) for exercise in order]
    assert values == sorted(values, reverse=True)
    assert longest("seated-leg-curl") > longest("prone-leg-curl") + 0.1
    assert longest("romanian-deadlift") > longest("prone-leg-curl") + 0.08


def test_a_muscle_of_two_joints_is_shared_by_both() -> None:
    """A moment at one joint and none at the other: the one-joint muscle works, and so does what holds the other
    joint."""
    strength = np.array([[100.0, 0.0, 100.0], [0.0, 100.0, -100.0]])  # hip only, knee only, both
    active = shared(strength[..., None], np.array([[60.0], [0.0]]))[:, 0]
    assert strength @ active == pytest.approx([60.0, 0.0], abs=1e-3)
    assert active == pytest.approx([0.4, 0.2, 0.2], abs=1e-3)


def test_sharing_finds_the_least_sum_of_squares() -> None:
    """Against random other solutions of the same moments: none is cheaper."""
    random = np.random.default_rng(7)
    strength = random.uniform(-50, 100, size=(20, 2, 6))
    wanted = np.einsum("fjm,fm->fj", strength, random.uniform(0, 1, size=(20, 6)))
    active = shared(np.moveaxis(strength, 0, 2), wanted.T).T
    assert np.allclose(np.einsum("fjm,fm->fj", strength, active), wanted, atol=1e-2)
    for _ in range(200):
        other = active + random.normal(0, 0.2, size=active.shape)
        lacking = wanted - np.einsum("fjm,fm->fj", strength, other)
        other = other + np.einsum("fmj,fj->fm", np.linalg.pinv(strength), lacking)
        legal = (other >= 0).all(axis=1)
        assert ((other**2).sum(axis=1) >= (active**2).sum(axis=1) - 1e-4)[legal].all()


def test_what_a_coach_expects() -> None:
    rdl, squat, nordic, curl, pull = (
        of(name).peak for name in ("romanian-deadlift", "back-squat", "nordic-curl", "seated-leg-curl", "pull-up")
    )
    assert rdl["hamstrings-hip"] > 0.5 > rdl.get("quads", 0.0)
    assert squat["quads"] > 0.6
    assert squat["gluteus-maximus"] > 0.6
    assert nordic["hamstrings-knee"] > 0.5
    assert curl["hamstrings-knee"] > 0.5
    assert max(pull, key=lambda muscle: pull[muscle]) in ("lats", "biceps")


def test_the_page_says_that_it_is_a_model() -> None:
    page = (ROOT / "docs" / "reference" / "demand.md").read_text(encoding="utf-8")
    assert "demand is not growth" in page
    module = runpy.run_path(str(ROOT / "docs" / "make_demand.py"))
    assert module["PAGE_HEADER"].split("\n")[0] in page
