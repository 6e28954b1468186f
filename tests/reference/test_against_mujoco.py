"""Joint moments against MuJoCo's inverse dynamics, with inertia: another engine, the same bodies, loads and supports.

MuJoCo gets the tree of segments as its own model with joint angles, speeds and accelerations, the loads as masses
fixed to
the parts or as forces, and the forces of the supports. What it needs at the root must be nothing, and its joint
torques ours.
Movements whose limbs stay in planes seen from the side.
"""

import itertools

import numpy as np
import pytest

from backline.movement.body import ARM, LEG, body
from backline.movement.definition import WEIGHTS
from backline.movement.dynamics import lateral_axis, moments, segment_items
from backline.movement.forces import load_items, support_items
from backline.movement.loader import load_movements
from backline.movement.motion import Motion, play
from backline.quantities import GRAVITY_M_S2
from backline.vocabulary.loader import load_catalogue

mujoco = pytest.importorskip("mujoco", reason="MuJoCo is a development dependency")

# feet: barbell hanging, on the back, in both hands low; one leg; ball of the foot; swing; bent row · kneeling · pads
# · prone
# · hanging legs · back and feet · seated with pad, cable, band, platform · sled walking is quasi-static and not here
EXERCISES = [
    "romanian-deadlift",
    "good-morning",
    "deadlift",
    "dumbbell-squat",
    "romanian-deadlift-single-leg-dumbbell",
    "calf-raise-step",
    "bent-over-row",
    "nordic-curl",
    "glute-ham-raise-weighted",
    "back-extension",
    "reverse-hyper",
    "leg-extension",
    "seated-leg-curl",
    "straight-arm-pulldown",
    "straight-arm-pulldown-band",
    "back-squat",
    "split-squat",
    "sit-up",
    "hip-thrust-bodyweight",
    "ab-wheel",
    "seal-row",
]
CHILDREN = {
    "pelvis": ["lumbar", "right_thigh", "left_thigh"],
    "lumbar": ["thorax"],
    "thorax": ["head", "right_upper_arm", "left_upper_arm"],
}
for side in ("right", "left"):
    for chain in (ARM, LEG):
        for first, second in itertools.pairwise(chain):
            CHILDREN[f"{side}_{first}"] = [f"{side}_{second}"]
START = {"pelvis": "hips", "lumbar": "lumbosacral", "thorax": "thoracolumbar", "head": "neck"}
START |= {f"{side}_{part}": f"{side}_{joint}" for side in ("right", "left") for part, joint in zip(
    (*ARM, *LEG), ("shoulder", "elbow", "wrist", "hip", "knee", "ankle"), strict=True)}  # fmt: skip


def part_of(segment: str) -> str:
    return segment.removeprefix("right_").removeprefix("left_")


def angle(motion: Motion, segment: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Heading of a segment in the side plane, its rate and second rate, shape (frames,)."""
    u = motion.pose.directions[segment]
    p, v, a = (part[:, 0, :] for part in (u.p, u.v, u.a))
    size = p[0] ** 2 + p[1] ** 2
    rate = (p[0] * v[1] - p[1] * v[0]) / size
    change = 2 * (p[0] * v[0] + p[1] * v[1])
    return (np.unwrap(np.arctan2(p[1], p[0])), rate, ((p[0] * a[1] - p[1] * a[0]) - rate * change) / size)


def model_of(motion: Motion, loads: list[tuple[str, np.ndarray, float]]) -> str:
    """The body as MuJoCo's model in its posture of angle 0, every segment along +x of its own frame."""

    def local(segment: str, place: np.ndarray) -> np.ndarray:
        heading = angle(motion, segment)[0][0]
        offset = place - motion.pose.joints[START[segment]].p[:, 0, 0]
        c, s = np.cos(heading), np.sin(heading)
        return np.array([c * offset[0] + s * offset[1], -s * offset[0] + c * offset[1], offset[2]])

    def element(segment: str, parent: str | None) -> str:
        part = part_of(segment)
        at = np.zeros(3) if parent is None else local(parent, motion.pose.joints[START[segment]].p[:, 0, 0])
        mass, inertia = float(motion.body.mass[part][0]), float(motion.body.inertia[part][0])
        centre = local(segment, motion.centres[segment].p[:, 0, 0])
        joints = f'<joint name="{segment}" type="hinge" axis="0 0 1"/>'
        if parent is None:
            joints = '<joint name="x" type="slide" axis="1 0 0"/><joint name="y" type="slide" axis="0 1 0"/>' + joints
        weights = "".join(
            f'<body pos="{p[0]} {p[1]} {p[2]}"><inertial pos="0 0 0" mass="{kg}" diaginertia="1e-9 1e-9 1e-9"/></body>'
            for name, place, kg in loads
            if name == segment
            for p in [local(segment, place)]
        )
        inside = "".join(element(child, segment) for child in CHILDREN.get(segment, []))
        return (
            f'<body name="{segment}" pos="{at[0]} {at[1]} {at[2]}">{joints}'
            f'<inertial pos="{centre[0]} {centre[1]} {centre[2]}" mass="{mass}" '
            f'diaginertia="{inertia} {inertia} {inertia}"/>'
            f"{weights}{inside}</body>"
        )

    return (
        f'<mujoco><compiler boundmass="0" boundinertia="0"/><option gravity="0 -{GRAVITY_M_S2} 0"/><worldbody>'
        f"{element('pelvis', None)}</worldbody></mujoco>"
    )


@pytest.mark.parametrize("exercise", EXERCISES)
def test_moments_agree(exercise: str) -> None:
    catalogue = load_catalogue()
    movement = load_movements().of(catalogue.exercises[exercise])
    motion = play(movement, body(), (catalogue.exercises[exercise].plan or pytest.fail("no plan")).tempos[0], 31)
    ours = moments(motion)
    weights = []
    for load in movement.loads:
        if load.kind in WEIGHTS:
            places = motion.load_points(load)
            weights += [(segment, place.p[:, 0, 0], load.share * 75.0 / len(places)) for segment, _, place in places]
    model = mujoco.MjModel.from_xml_string(model_of(motion, weights))
    data = mujoco.MjData(model)
    lateral = lateral_axis(motion)
    demands = load_items(motion)
    answers = support_items(motion, [*segment_items(motion), *demands], lateral)
    pushes = [item for item in demands if not any(item.segment == s for s, _, _ in weights)]
    order = [model.joint(number).name for number in range(model.njnt)]
    peak = max(float(np.abs(value).max()) for value in (*ours.limb.values(), ours.lumbosacral))
    for frame in range(len(motion.times)):
        root = motion.pose.joints["hips"]
        state = {"x": tuple(part[0, 0, frame] for part in (root.p, root.v, root.a))}
        state["y"] = tuple(part[1, 0, frame] for part in (root.p, root.v, root.a))
        heading = {segment: tuple(part[frame] for part in angle(motion, segment)) for segment in START}
        parents = {child: parent for parent, children in CHILDREN.items() for child in children}
        for segment in START:
            if segment in parents:
                state[segment] = tuple(a - b for a, b in zip(heading[segment], heading[parents[segment]], strict=True))
            else:
                state[segment] = heading[segment]
        for number, name in enumerate(order):
            data.qpos[number], data.qvel[number], data.qacc[number] = state[name]
        mujoco.mj_inverse(model, data)
        needed = np.array(data.qfrc_inverse)
        for item in (*pushes, *answers):
            given = np.zeros(model.nv)
            couple = np.zeros(3) if item.couple is None else -np.asarray(item.couple[:, 0, frame])
            mujoco.mj_applyFT(
                model,
                data,
                -item.force[:, 0, frame],
                couple,
                item.place[:, 0, frame],
                model.body(item.segment).id,
                given,
            )
            needed -= given
        torque = dict(zip(order, needed, strict=True))
        tolerance = max(0.5, 0.005 * peak)
        assert max(abs(torque[name]) for name in ("x", "y", "pelvis")) < tolerance, "the supports do not carry the body"
        for side in ("right", "left"):
            for joint, segment, sign in (
                ("ankle", "foot", -1),
                ("knee", "shank", 1),
                ("hip", "thigh", -1),
                ("shoulder", "upper_arm", -1),
                ("elbow", "forearm", 1),
            ):
                if joint in movement.carried:
                    continue
                mine = float(ours.vector[f"{side}_{joint}"][2, 0, frame]) * sign
                assert mine == pytest.approx(sign * torque[f"{side}_{segment}"], abs=tolerance), (joint, side, frame)
