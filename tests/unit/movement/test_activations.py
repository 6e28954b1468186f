"""Activations of many motions at once: the same as of one at a time, and nothing is lost where a motion repeats."""

import numpy as np
import pytest

from backline.movement.activations import activations, rows_of
from backline.movement.body import body
from backline.movement.demand import demands_of, motion_for, work_of
from backline.movement.loader import load_movements
from backline.movement.motion import Motion
from backline.movement.muscles import muscle_model
from backline.movement.work import Fold, fold_of
from backline.vocabulary.loader import load_catalogue

SIDES_ALIKE = ("romanian-deadlift", "back-squat", "pull-up", "nordic-curl", "push-up", "hip-thrust")
ONE_SIDED = ("romanian-deadlift-single-leg", "side-plank", "one-arm-row-dumbbell", "split-squat")


def motion(exercise: str) -> Motion:
    found = load_catalogue().exercises[exercise]
    return motion_for(load_movements().of(found), body(), "2-0-2-0", 21)


@pytest.mark.parametrize("exercise", [*SIDES_ALIKE, *ONE_SIDED])
def test_what_repeats_is_computed_once_and_comes_out_the_same(exercise: str) -> None:
    work = work_of(motion(exercise))
    fold = fold_of(work)
    factor = np.array([[0.5], [2.0]])
    model, unfolded = muscle_model(), Fold(alike=False, back=False, apart=fold.apart)
    short = activations(rows_of([work], fold, model), factor, model)
    whole = activations(rows_of([work], unfolded, model), factor, model)
    frames = np.minimum(np.arange(21), np.arange(21)[::-1]) if fold.back else np.arange(21)
    assert short.keys() == whole.keys()
    for name, value in whole.items():
        assert short[name][..., frames] == pytest.approx(value, abs=1e-6), name


def test_sides_are_alike_only_where_they_are() -> None:
    assert all(fold_of(work_of(motion(exercise))) == Fold(alike=True, back=True) for exercise in SIDES_ALIKE)
    assert not any(fold_of(work_of(motion(exercise))).alike for exercise in ONE_SIDED)


def test_a_gait_does_not_come_back_the_way_it_went() -> None:
    assert not fold_of(work_of(motion("walking-lunge"))).back


def test_company_changes_nothing() -> None:
    motions = [motion(exercise) for exercise in (*SIDES_ALIKE, *ONE_SIDED, "kettlebell-swing")]
    for together, alone in zip(demands_of(motions), (demands_of([each])[0] for each in motions), strict=True):
        assert (together.peak, together.mean, together.limit) == (alone.peak, alone.mean, alone.limit)
        assert (together.load_share, together.peak_at) == (alone.load_share, alone.peak_at)
