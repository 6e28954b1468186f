"""Positions over time: rest at the turns, no overshoot, and rates that are the exact derivatives."""

import numpy as np
import pytest

from backline.movement.body import body
from backline.movement.loader import load_movements
from backline.movement.motion import play
from backline.movement.timing import timeline
from backline.vocabulary.loader import load_catalogue


def movement(exercise: str):  # type: ignore[no-untyped-def]
    return load_movements().of(load_catalogue().exercises[exercise])


def test_the_tempo_is_seen() -> None:
    line = timeline(movement("romanian-deadlift"), "3-1-2-1")
    assert line.duration_s == 7.0
    assert line.moving == (("lowering", 0.0, 3.0), ("lifting", 4.0, 6.0))
    assert line.stills_s == (0.0, 1.5, 3.0)


def test_a_pull_starts_with_lifting() -> None:
    line = timeline(movement("pull-up"), "3-0-1-1")
    assert line.moving == (("lifting", 0.0, 1.0), ("lowering", 2.0, 5.0))


def test_as_fast_as_possible_is_a_second() -> None:
    assert timeline(movement("pendlay-row"), "1-1-X-0").moving[0] == ("lifting", 0.0, 1.0)


@pytest.mark.parametrize(
    "exercise",
    ["romanian-deadlift", "deadlift", "push-up", "pull-up", "kettlebell-swing", "walking-lunge", "side-plank"],
)
def test_rates_are_the_derivatives(exercise: str) -> None:
    plan = load_catalogue().exercises[exercise].plan
    assert plan is not None
    line = timeline(movement(exercise), plan.tempos[0])
    start = 0.37 * line.duration_s
    times = start + np.array([-2.0, -1.0, 0.0, 1.0, 2.0]) * 1e-3
    joints = play(movement(exercise), body(), plan.tempos[0], times).pose.joints
    for name, joint in joints.items():
        first = (joint.p[..., 3] - joint.p[..., 1]) / 2e-3
        second = (joint.p[..., 3] - 2 * joint.p[..., 2] + joint.p[..., 1]) / 1e-6
        assert np.allclose(first, joint.v[..., 2], atol=2e-4), name
        assert np.allclose(second, joint.a[..., 2], atol=5e-3), name


@pytest.mark.parametrize("exercise", ["deadlift", "back-squat", "bench-press"])
def test_a_turn_is_at_rest(exercise: str) -> None:
    joints = play(movement(exercise), body(), "2-1-1-1", np.array([0.0])).pose.joints
    assert max(float(np.abs(joint.v).max()) for joint in joints.values()) < 1e-6


def test_the_same_input_gives_the_same_numbers() -> None:
    first, second = (play(movement("deadlift"), body(), "2-0-1-0", 21).pose.joints["right_hand"].p for _ in range(2))
    assert first.tobytes() == second.tobytes()
