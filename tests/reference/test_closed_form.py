"""Joint moments against closed forms: sums of mass x g x distance that need no model of movement.

The right-hand sides are written from the anthropometric table and from figures computed by others (`printed`). They are
both legs together, at rest, for a man of 75 kg and 1.75 m unless another body is named. Recomputed values are met
within
1 %, printed ones within 3 %.
"""

import dataclasses
import math

import numpy as np
import pytest

from backline.movement.body import ARM, TRUNK, Body, body, body_table
from backline.movement.definition import Load, Movement
from backline.movement.dynamics import moments
from backline.movement.loader import load_movements
from backline.movement.motion import Motion, play
from backline.vocabulary.loader import load_catalogue

G = 9.81  # as in the printed figures


def movement(exercise: str, **changes: object) -> Movement:
    found = load_movements().of(load_catalogue().exercises[exercise])
    return dataclasses.replace(found, **changes)  # type: ignore[arg-type]


def held(base: Movement, **words: float) -> Movement:
    """The first posture of a movement, held, with other angles."""
    name = base.path[0]
    posture = dict(base.postures[name]) | words
    return dataclasses.replace(base, path=(name,), postures={name: posture})


def still(base: Movement, who: Body) -> Motion:
    return play(base, who, "1-0-1-0", 2)


def upper_body(who: Body, sex: str, arms_at_m: float) -> tuple[float, float]:
    """(mass in kg, first moment in kg m about the hips) of trunk, head and two arms whose weight lies at `arms_at_m`.

    From the definitions of the table that the model does not use: the whole trunk from C7, and the head from the
    vertex.
    """
    table = body_table()[sex]
    scale = float(who.stature[0]) / (table["stature_mm"] / 1000.0)
    mass = float(who.total_mass[0])
    trunk_share, trunk_m = {"male": (0.4346, 0.6033 * (1 - 0.5138)), "female": (0.4257, 0.6148 * (1 - 0.4964))}[sex]
    head_share, head_from_vertex, head_m = {"male": (0.0694, 0.5002, 0.2429), "female": (0.0668, 0.4841, 0.2437)}[sex]
    arms_share = 2 * {"male": 0.0271 + 0.0162 + 0.0061, "female": 0.0255 + 0.0138 + 0.0056}[sex]
    neck = table["neck_mm"] / 1000.0
    head_place = (neck + head_m * (1 - head_from_vertex)) * scale
    moment = mass * (trunk_share * trunk_m * scale + head_share * head_place + arms_share * arms_at_m)
    return mass * (trunk_share + head_share + arms_share), moment


def arms_place(motion: Motion, direction: str = "directions") -> float:
    """How far along the trunk (or in front of it, "fronts") the weight of the arms lies, in m."""
    parts = [f"{side}_{part}" for side in ("left", "right") for part in ARM]
    mass = [float(motion.body.mass[part.split("_", 1)[1]][0]) for part in parts]
    along = getattr(motion.pose, direction)["pelvis"].p
    places = [float((motion.centres[part].p * along).sum(axis=0)[0, 0]) for part in parts]
    hips = float((motion.pose.joints["hips"].p * along).sum(axis=0)[0, 0])
    return float(np.average(places, weights=mass)) - hips


@pytest.mark.parametrize(("sex", "share"), [("male", 0.6028), ("female", 0.5823)])
def test_head_arms_and_trunk_weigh_what_the_table_sums_to(sex: str, share: float) -> None:
    who = body(sex, 1.75, 75.0)  # type: ignore[arg-type]
    total = sum(float(who.mass[part][0]) * (1 if part in TRUNK else 2) for part in (*TRUNK, *ARM))
    assert total / 75.0 == pytest.approx(share, rel=0.002)


@pytest.mark.parametrize(("sex", "place_m"), [("male", 0.2933), ("female", 0.3096)])
def test_the_trunk_from_three_parts_balances_where_the_whole_does(sex: str, place_m: float) -> None:
    table = body_table()[sex]
    who = body(sex, table["stature_mm"] / 1000.0, 75.0)  # type: ignore[arg-type]
    motion = still(held(movement("superman"), tilt=0.0, lumbar=0.0, thoracic=0.0), who)
    parts = ("pelvis", "lumbar", "thorax")
    mass = [float(who.mass[part][0]) for part in parts]
    height = [float(motion.centres[part].p[1, 0, 0] - motion.pose.joints["hips"].p[1, 0, 0]) for part in parts]
    # the paper's three parts and its whole trunk differ by 3 mm in men
    assert float(np.average(height, weights=mass)) == pytest.approx(place_m, rel=0.011)


def lift_arms(motion: Motion, to_m: float) -> float:
    """What the arms' weight would add if it lay elsewhere along a level trunk, in N m."""
    mass = 2 * sum(float(motion.body.mass[part][0]) for part in ARM)
    return mass * G * (to_m - arms_place(motion))


SORENSEN = [("male", 75.0, 1.75, 162.0), ("male", 80.0, 1.80, 178.0), ("female", 62.0, 1.65, 127.0)]


@pytest.mark.parametrize(("sex", "mass", "stature", "printed"), SORENSEN)
def test_trunk_held_level(sex: str, mass: float, stature: float, printed: float) -> None:
    """The Sørensen hold, arms crossed; the printed figures have the arms at 0.42 m, ours lie where crossed arms lie."""
    who = body(sex, stature, mass)  # type: ignore[arg-type]
    motion = still(held(movement("ghd-hip-extension"), right_hip=0, right_knee=0, left_hip=0, left_knee=0, neck=0), who)
    assert motion.pose.angles["tilt"][0, 0] == pytest.approx(90.0)
    total = float(moments(motion).total("hip")[0, 0])
    _, moment = upper_body(who, sex, arms_place(motion))
    assert total == pytest.approx(moment * G, rel=0.01)
    assert total + lift_arms(motion, 0.42) == pytest.approx(printed, rel=0.03)


NORDIC = [("male", 75.0, 1.75, 403.0), ("male", 80.0, 1.80, 442.0), ("female", 62.0, 1.65, 292.0)]


@pytest.mark.parametrize(("sex", "mass", "stature", "printed"), NORDIC)
@pytest.mark.parametrize("knee_deg", [0.0, 30.0, 45.0, 54.0, 60.0])
def test_nordic_follows_the_cosine(sex: str, mass: float, stature: float, printed: float, knee_deg: float) -> None:
    who = body(sex, stature, mass)  # type: ignore[arg-type]
    base = movement("nordic-curl")
    crossed = {
        f"{side}_hand_{axis}": at for side in ("left", "right") for axis, at in (("x", 0.13), ("y", 0.12), ("z", -0.08))
    }
    angles = {
        f"{side}_{joint}": angle for side in ("left", "right") for joint, angle in (("hip", 0.0), ("knee", knee_deg))
    }
    motion = still(held(base, neck=0.0, **angles, **crossed), who)
    total = -float(moments(motion).total("knee")[0, 0])
    upper_mass, upper_moment = upper_body(who, sex, arms_place(motion))
    thigh_mass = 2 * float(who.mass["thigh"][0])
    thigh = float(who.length["thigh"][0])
    thigh_place = thigh - float(who.centre["thigh"][0])
    expected = (upper_moment + upper_mass * thigh + thigh_mass * thigh_place) * G * math.cos(math.radians(knee_deg))
    arms = 2 * sum(float(who.mass[part][0]) for part in ARM)
    in_front = arms * arms_place(motion, "fronts") * G * math.sin(math.radians(knee_deg))
    expected += in_front  # crossed arms lie before the chest, which the printed figures leave out
    assert total == pytest.approx(expected, rel=0.01)
    lifted = total - in_front + lift_arms(motion, 0.42) * math.cos(math.radians(knee_deg))
    assert lifted == pytest.approx(printed * math.cos(math.radians(knee_deg)), rel=0.03)


@pytest.mark.parametrize(("load_kg", "printed", "printed_30"), [
    (0.0, 169.0, 146.0), (20.0, 271.0, 235.0), (40.0, 372.0, 323.0), (60.0, 474.0, 411.0), (100.0, 677.0, 587.0),
])  # fmt: skip
@pytest.mark.parametrize("lean_deg", [90.0, 60.0])
def test_hinge_with_hanging_arms(load_kg: float, printed: float, printed_30: float, lean_deg: float) -> None:
    who = body()
    base = movement(
        "romanian-deadlift", balance=None, near_legs_m=None, loads=(Load(kind="barbell", at="hands", share=1.0),)
    )
    words = {"right_hip": lean_deg, "left_hip": lean_deg, "lumbar": 0.0, "neck": 0.0}
    words |= {f"{side}_{joint}": 0.0 for side in ("left", "right") for joint in ("knee", "ankle", "elbow", "arm")}
    motion = still(held(base, **words), who)
    total = float(moments(motion, [np.array([load_kg])]).total("hip")[0, 0])
    _, moment = upper_body(who, "male", float(who.shoulder[0]))
    expected = (moment + load_kg * float(who.shoulder[0])) * G * math.sin(math.radians(lean_deg))
    assert total == pytest.approx(expected, rel=0.01)
    assert total == pytest.approx(printed if lean_deg == 90.0 else printed_30, rel=0.03)


@pytest.mark.parametrize(("load_kg", "printed"), [(20.0, 270.0), (40.0, 377.0), (60.0, 485.0), (100.0, 700.0)])
def test_good_morning_with_the_bar_above_the_shoulders(load_kg: float, printed: float) -> None:
    who = body()
    base = movement("good-morning", balance=None)
    posture = {"right_hip": 90.0, "left_hip": 90.0, "lumbar": 0.0, "neck": 0.0}
    posture |= {f"{side}_{joint}": 0.0 for side in ("left", "right") for joint in ("knee", "ankle")}
    motion = still(held(base, **posture), who)
    none = float(moments(motion, [np.array([0.0])]).total("hip")[0, 0])
    total = float(moments(motion, [np.array([load_kg])]).total("hip")[0, 0])
    bar = float(motion.load_points(motion.movement.loads[0])[0][2].p[0, 0, 0] - motion.pose.joints["hips"].p[0, 0, 0])
    assert total - none == pytest.approx(load_kg * G * bar, rel=0.001)
    assert bar == pytest.approx(float(who.shoulder[0]) + 0.03, abs=0.012)
    _, moment = upper_body(who, "male", arms_place(motion))
    assert total == pytest.approx(moment * G + load_kg * G * bar, rel=0.01)
    assert total == pytest.approx(printed, rel=0.03)


def test_heel_raise_on_one_leg() -> None:
    """Ankle moment = ground force at the ball of the foot x its distance from the ankle."""
    who = body()
    motion = play(movement("calf-raise-step-single-leg"), who, "1-0-1-0", 2)
    joints = motion.pose.joints
    found = float(moments(motion).limb["right_ankle"][0, 0])
    weight = float(who.total_mass[0]) * G
    foot = float(who.mass["foot"][0])
    place = sum(
        motion.centres[part].p[0, 0, 0]
        * float(who.mass[part.split("_", 1)[-1] if part.split("_")[0] in ("left", "right") else part][0])
        for part in motion.centres
    ) / float(who.total_mass[0])
    ankle = joints["right_ankle"].p[0, 0, 0]
    expected = weight * (place - ankle) - foot * G * (motion.centres["right_foot"].p[0, 0, 0] - ankle)
    assert found == pytest.approx(expected, rel=0.01)
