"""The matrix form of the moments against the sum over parts, body by body."""

import numpy as np
import pytest

from backline.movement.body import bodies, body
from backline.movement.dynamics import moments
from backline.movement.loader import load_movements
from backline.movement.many import JOINTS, directions, sagittal_moments
from backline.movement.motion import play
from backline.vocabulary.loader import load_catalogue


@pytest.mark.parametrize(
    "exercise", ["romanian-deadlift", "dumbbell-squat", "bodyweight-squat", "deadlift", "bent-over-row"]
)
def test_the_same_moments(exercise: str) -> None:
    found = load_catalogue().exercises[exercise]
    movement = load_movements().of(found)
    who = body()
    motion = play(movement, who, "2-0-1-0", 15)
    share = sum(load.share for load in movement.loads)
    ours = moments(motion)
    many = sagittal_moments(*directions(motion), who, np.full(15, share * 75.0))[:, 0, :]
    by_joint = dict(zip(JOINTS, many.T, strict=True))
    assert np.allclose(by_joint["lumbosacral"], ours.lumbosacral[0], atol=0.02)
    for joint, sign in (("hip", 1.0), ("knee", -1.0), ("shoulder", -1.0), ("elbow", 1.0)):
        assert np.allclose(by_joint[joint], sign * ours.total(joint)[0], atol=0.3), joint


def test_many_bodies_are_each_their_own() -> None:
    movement = load_movements().of(load_catalogue().exercises["bodyweight-squat"])
    angles = directions(play(movement, body(), "2-0-1-0", 9))
    crowd = bodies(["male", "female", "male"], [1.6, 1.7, 1.9], [60.0, 70.0, 100.0])
    together = sagittal_moments(*angles, crowd)
    for number, (sex, stature, mass) in enumerate([("male", 1.6, 60.0), ("female", 1.7, 70.0), ("male", 1.9, 100.0)]):
        alone = sagittal_moments(*angles, body(sex, stature, mass))  # type: ignore[arg-type]
        assert np.allclose(together[:, number], alone[:, 0])
