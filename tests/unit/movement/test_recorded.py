"""Recorded angles through the body: closed forms, and what is known of feet, loads and accelerations."""

from collections.abc import Mapping
from functools import partial

import numpy as np
import pytest

from backline.movement.body import body
from backline.movement.jets import Array
from backline.movement.recorded import (
    NEEDED,
    Recording,
    beside,
    feet_apart_m,
    ground,
    peaks,
    picture_frames,
    record,
    shared_seconds,
    smoothed,
)
from backline.quantities import GRAVITY_M_S2

WHO = body()
TIME = np.linspace(1.0, 3.0, 201)


def played(angles: dict[str, float], **how: object) -> Recording:
    """A body that holds still, upright but for these angles."""
    held = {**dict.fromkeys(NEEDED, 0.0), **angles}
    return record("held", TIME, {name: np.full(len(TIME), value) for name, value in held.items()}, WHO, **how)  # type: ignore[arg-type]


def peak(recording: Recording, joint: str, works: str) -> float:
    return next(each.both_n_m for each in peaks(recording) if (each.joint, each.works) == (joint, works))


def bent(degrees: float) -> dict[str, float]:
    """Bent forward from the hips on upright legs."""
    return {"pelvis_tilt": -degrees, "right_hip": degrees, "left_hip": degrees}


def trunk_first_moment() -> float:
    """Mass times distance from the hips along a straight trunk with the arms along it, kg m."""

    def of(table: Mapping[str, Array], part: str) -> float:
        return float(table[part][0])

    length, mass, centre = (partial(of, table) for table in (WHO.length, WHO.mass, WHO.centre))
    start = {"pelvis": 0.0, "lumbar": length("pelvis"), "thorax": length("pelvis") + length("lumbar")}
    start["head"] = float(WHO.neck[0])
    total = sum(mass(part) * (at + centre(part)) for part, at in start.items())
    below = float(WHO.shoulder[0])
    for part in ("upper_arm", "forearm", "hand"):
        total += 2 * mass(part) * (below - centre(part))
        below -= length(part)
    return total


def test_the_moment_of_the_hips_is_the_weight_of_what_hangs_over() -> None:
    expected = trunk_first_moment() * GRAVITY_M_S2 * np.sin(np.radians(40.0))
    straight = {"right_elbow": 0.0, "left_elbow": 0.0}
    assert peak(played({**bent(40.0), **straight}), "hip", "extension") == pytest.approx(expected, rel=1e-3)


def test_a_bar_on_the_back_adds_its_weight_times_its_lever() -> None:
    without, loaded = (peak(played(bent(40.0), load_kg=load), "hip", "extension") for load in (0.0, 50.0))
    recording = played(bent(40.0))
    lever = recording.motion.point("bar-on-back").p[0, 0, 0] - recording.motion.pose.joints["hips"].p[0, 0, 0]
    assert loaded - without == pytest.approx(50.0 * GRAVITY_M_S2 * lever, abs=0.05)


def test_both_feet_carry_half_and_one_foot_carries_all() -> None:
    both, right, left = (played(bent(20.0), stands=feet) for feet in ("both", "right", "left"))
    row = next(each for each in peaks(both) if (each.joint, each.works) == ("hip", "extension"))
    assert row.right_n_m == pytest.approx(row.left_n_m)
    assert row.right_n_m == pytest.approx(row.both_n_m / 2, abs=0.01)
    one, other = (next(each for each in peaks(found) if each.joint == "ankle") for found in (right, left))
    assert one.right_n_m == pytest.approx(other.left_n_m)
    assert one.left_n_m == pytest.approx(other.right_n_m)
    assert one.right_n_m != pytest.approx(one.left_n_m)


def test_the_feet_carry_body_and_bar() -> None:
    found = ground(played({}, load_kg=25.0))
    assert found.carried_n == pytest.approx(((75.0 + 25.0) * GRAVITY_M_S2,) * 2, abs=0.2)
    assert found.beyond_share == 0.0


def test_who_would_fall_over_is_noticed() -> None:
    reaching = {**bent(80.0), "right_shoulder": 110.0, "left_shoulder": 110.0}
    found = ground(played(reaching, load_kg=60.0, held_at="hands"))
    assert found.beyond_share == 1.0
    assert found.beyond_m > 0.05


def test_speeding_up_costs_more_at_the_bottom() -> None:
    """At the bottom of a squat the body is sped upwards: the feet carry more than the weight there, less above."""
    depth = 30.0 * (1.0 - np.cos(2.0 * np.pi * (TIME - 1.0)))
    angles = {f"{side}_{joint}": share * depth for side in ("right", "left") for joint, share in
              (("hip", 1.6), ("knee", 1.5), ("ankle", 0.5))}  # fmt: skip
    angles["pelvis_tilt"] = -0.6 * depth
    slow, fast = (record("squat", TIME, angles, WHO, inertia=inertia) for inertia in (False, True))
    weight = 75.0 * GRAVITY_M_S2
    assert ground(slow).carried_n == pytest.approx((weight, weight), abs=0.1)
    low, high = ground(fast).carried_n
    assert low < 0.85 * weight < 1.15 * weight < high
    assert peak(fast, "knee", "extension") > 1.1 * peak(slow, "knee", "extension")
    frames = picture_frames(slow)
    assert min(abs(frames.times_s[frames.stills[2]] - deepest) for deepest in (0.5, 1.5)) < 0.011
    assert frames.duration_s == pytest.approx(2.0)


def test_a_lifted_foot_is_seen() -> None:
    assert feet_apart_m(played({})) == pytest.approx(0.0, abs=1e-9)
    assert feet_apart_m(played({"left_hip": 90.0, "left_knee": 90.0})) > 0.3


def test_our_own_moments_beside_ours_do_not_differ() -> None:
    recording = played(bent(30.0))
    own = {"right_hip": recording.moments.limb["right_hip"][0], "lumbosacral": recording.moments.lumbosacral[0]}
    rows = beside(recording, TIME, own)
    assert [(row.side, row.joint) for row in rows] == [("right", "hip"), ("", "lumbosacral")]
    assert all(row.difference_n_m == row.typical_n_m == 0.0 for row in rows)
    shifted = beside(recording, TIME, {"right_hip": own["right_hip"] + 5.0})
    assert (shifted[0].difference_n_m, shifted[0].typical_n_m) == (5.0, 5.0)


def test_only_shared_seconds_are_compared() -> None:
    recording = played({})
    assert shared_seconds(recording, [0.0, 1.5, 2.5, 4.0]) == (1.5, 2.5)
    assert shared_seconds(recording, [3.5, 4.0]) is None


def test_smoothing_is_exact_for_a_polynomial_also_at_the_ends() -> None:
    time = np.linspace(0.0, 2.0, 81)
    first, second = smoothed(time, np.stack([3 * time**4 - time**2 + 5, time], axis=1))
    assert np.allclose(first.p[0], 3 * time**4 - time**2 + 5)
    assert np.allclose(first.v[0], 12 * time**3 - 2 * time, atol=1e-5)
    assert np.allclose(first.a[0], 36 * time**2 - 2, atol=1e-3)
    assert np.allclose(second.v[0], 1.0)


def test_uneven_times_are_taken_as_they_are() -> None:
    random = np.random.default_rng(3)
    time = np.cumsum(random.uniform(0.005, 0.02, 90))
    found = smoothed(time, (time**3)[:, None])[0]
    assert np.allclose(found.a[0], 6 * time, atol=1e-3)
