"""Where a movement says that the arm is straight, it is so for short and long arms alike."""

import numpy as np
import pytest

from backline.movement.body import Sex, body
from backline.movement.loader import load_movements
from backline.movement.motion import play
from backline.vocabulary.loader import load_catalogue

PEOPLE: tuple[tuple[Sex, float, float], ...] = (("male", 1.75, 75.0), ("female", 1.55, 50.0), ("male", 2.0, 110.0))


@pytest.mark.parametrize(
    ("exercise", "missing_m"), [("pull-up", 0.02), ("pulldown", 0.02), ("inverted-row", 0.005), ("bench-press", 0.004)]
)
@pytest.mark.parametrize("person", PEOPLE)
def test_arm_lacks_what_the_catalogue_says(exercise: str, missing_m: float, person: tuple[Sex, float, float]) -> None:
    entry = load_catalogue().exercises[exercise]
    assert entry.plan is not None
    someone = body(*person)
    motion = play(load_movements().of(entry), someone, entry.plan.tempos[0], 41)
    whole = float(someone.length["upper_arm"][0] + someone.length["forearm"][0] + someone.grip[0])
    used = np.linalg.norm(motion.at("right_shoulder") - motion.at("right_hand"), axis=-1).max()
    assert whole - used == pytest.approx(missing_m * float(someone.scale[0]), abs=1e-4)
