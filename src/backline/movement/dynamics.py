"""Inverse dynamics: what the joints must give so that body and load move as shown (Newton and Euler, with inertia).

At a joint, all forces and couples of the parts beyond it are summed about it. The parts are slender rods, so their
angular
momentum changes by inertia times direction x its second rate. Nothing is assumed about the forces between the parts.

Moments are N m, one limb, positive as extensors work: plantarflexion, knee extension, hip extension, extension of the
spine
at L5/S1; the shoulder's is positive where the arm is pulled down or back; the elbow's positive as the flexors work.
Validated against
closed forms and against MuJoCo (tests/reference).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backline.movement.body import ARM, LEG, SEGMENTS, body_table
from backline.movement.forces import DOWN, Item, Together, cross, load_items, rates, support_items
from backline.movement.jets import Array
from backline.movement.motion import Motion, segment_mass

SIDES = ("right", "left")
_STRAIGHT = 0.05  # below this sine of its bend a limb's hinge is the body's left-right axis
JOINTS = ("ankle", "knee", "hip", "shoulder", "elbow")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """Net joint moments over time. `limb` by name such as right_knee, N m, shape (bodies, frames); `vector` the same
    joints as
    vectors in the world (3, bodies, frames) acting on the part beyond the joint. `residual` is what is left at the
    root: 0 but for rounding.

    Where the movement says that something is `carried` by bench, seat or floor, its moment is 0: not the muscles' work.

    At L5/S1 compression and shear are estimates from one line of force with the lever `lever_m` (bodies,);
    compression counts
    extension only, as no lever of the abdominal muscles is known here. Shear is positive where the part above tends
    forward.
    """

    limb: Mapping[str, Array]
    vector: Mapping[str, Array]
    abduction: Mapping[str, Array]  # hip and shoulder, positive away from the middle
    horizontal: Mapping[str, Array]  # shoulder, positive where the arm is pulled backwards at shoulder height
    hip_force: Mapping[str, Array]  # by side: what the pelvis gives the thigh, N
    lumbosacral: Array
    lumbosacral_vector: Array  # (3, bodies, frames), on the part above
    shoulder_force: Mapping[str, Array]  # by side: what the trunk gives the arm, N, (3, bodies, frames)
    hand_force: Mapping[str, Array]  # by side: what the forearm gives the hand, N
    compression_n: Array
    shear_n: Array
    lever_m: Array
    residual: float

    def total(self, joint: str) -> Array:
        """Both limbs together, N m."""
        found: Array = self.limb[f"right_{joint}"] + self.limb[f"left_{joint}"]
        return found


def segment_items(motion: Motion) -> list[Item]:
    """What the segments' own mass demands: gravity, acceleration, and turning."""
    found = []
    for segment in SEGMENTS:
        part = segment.removeprefix("right_").removeprefix("left_")
        centre, direction = motion.centres[segment], motion.pose.directions[segment]
        mass = segment_mass(motion.body, segment)[None, :, None]
        couple = None
        if not direction.still:
            couple = motion.body.inertia[part][None, :, None] * cross(direction.p, rates(motion, direction))
        found.append(Item(segment, centre.p, mass * (rates(motion, centre) - DOWN), couple))
    return found


def _beyond(joint: str, side: str) -> frozenset[str]:
    chain = LEG if joint in ("hip", "knee", "ankle") else ARM
    start = {"hip": 0, "knee": 1, "ankle": 2, "shoulder": 0, "elbow": 1}[joint]
    return frozenset(f"{side}_{part}" for part in chain[start:])


ABOVE_SACRUM = frozenset({"lumbar", "thorax", "head", *(f"{side}_{part}" for side in SIDES for part in ARM)})
_LIMB = tuple(f"{side}_{joint}" for side in SIDES for joint in JOINTS)
_AT = (*_LIMB, "right_wrist", "left_wrist")  # and the sacrum, and the hips as the root
_ON = (
    *(_beyond(joint, side) for side in SIDES for joint in JOINTS),
    *(frozenset({f"{side}_hand"}) for side in SIDES),
    ABOVE_SACRUM,
    frozenset(SEGMENTS),
)
_HINGES = (("thigh", "shank"), ("upper_arm", "forearm"))
_AXIS = [0, 0, 0, 4, 1, 2, 2, 2, 4, 3]  # of each of _LIMB: leg, arm of the right and of the left side, left-right axis
_TURN = np.array([-1.0, 1.0, -1.0, -1.0, 1.0] * 2)[:, None, None]


def _dot(first: Array, second: Array) -> Array:
    found: Array = (first * second).sum(axis=0)
    return found


def lateral_axis(motion: Motion) -> Array:
    """The body's left-right axis, to the right, shape (3, bodies, frames)."""
    roll = np.radians(motion.movement.roll_deg)
    axis = np.array([0.0, -np.sin(roll), np.cos(roll)])[:, None, None]
    return axis * np.ones_like(motion.pose.joints["hips"].p)


def _hinge(first: Array, second: Array, lateral: Array) -> Array:
    """The axis of a bent limb, along the body's left-right axis where the limb is straight."""
    normal = cross(first, second)
    size = np.linalg.norm(normal, axis=0, keepdims=True)
    side = np.sign(_dot(normal, lateral))[None]
    share = np.clip(size / _STRAIGHT - 1.0, 0.0, 1.0)
    axis = share * normal * np.where(side == 0, 1.0, side) / np.maximum(size, 1e-9) + (1.0 - share) * lateral
    found: Array = axis / np.linalg.norm(axis, axis=0, keepdims=True)
    return found


def moments(motion: Motion, sizes_kg: Sequence[Array] | None = None) -> Moments:
    """Joint moments of a motion. `sizes_kg` are the loads' sizes (see `forces.load_items`); without them the usual
    ones. One body may be given several sizes of each load: they come out as so many bodies."""
    lateral = lateral_axis(motion)
    items = [*segment_items(motion), *load_items(motion, sizes_kg)]
    acting = Together([*items, *support_items(motion, items, lateral)])
    joints, directions = motion.pose.joints, motion.pose.directions
    first, second = (
        np.stack([directions[f"{side}_{pair[end]}"].p for side in SIDES for pair in _HINGES], axis=1) for end in (0, 1)
    )
    axes = np.concatenate([_hinge(first, second, lateral[:, None]), lateral[:, None]], axis=1)[:, _AXIS]
    spine = body_table()["spine"]
    height = motion.body.length["pelvis"][None, :, None] * spine["along"]
    sacrum = joints["hips"].p + directions["pelvis"].p * height
    turning, forces = acting.about([*(joints[name].p for name in _AT), sacrum, joints["hips"].p], _ON)
    free = np.array([name.split("_")[1] not in motion.movement.carried for name in _LIMB])[:, None, None]
    sized = _dot(turning[:, : len(_LIMB)], axes) * (_TURN * free)
    limb = dict(zip(_LIMB, sized, strict=True))
    vector = {name: turning[:, number] for number, name in enumerate(_LIMB)}
    abduction: dict[str, Array] = {}
    horizontal: dict[str, Array] = {}
    for side, sign in (("right", 1.0), ("left", -1.0)):
        abduction[f"{side}_hip"] = -sign * _dot(vector[f"{side}_hip"], motion.pose.fronts["pelvis"].p)
        abduction[f"{side}_shoulder"] = -sign * _dot(vector[f"{side}_shoulder"], motion.pose.fronts["thorax"].p)
        horizontal[f"{side}_shoulder"] = -sign * _dot(vector[f"{side}_shoulder"], directions["thorax"].p)
    whole, force = turning[:, -2], forces[:, -2]
    bending = _dot(whole, lateral) * ("spine" not in motion.movement.carried)
    lever = np.where(motion.body.female, spine["lever_female_m"], spine["lever_male_m"])
    extensors = np.maximum(bending, 0.0) / lever[:, None]
    backward = np.radians(spine["backward_deg"])
    return Moments(
        limb=limb,
        vector=vector,
        abduction=abduction,
        horizontal=horizontal,
        lumbosacral=bending,
        lumbosacral_vector=whole * ("spine" not in motion.movement.carried),
        shoulder_force={side: forces[:, _AT.index(f"{side}_shoulder")] for side in SIDES},
        hand_force={side: forces[:, _AT.index(f"{side}_wrist")] for side in SIDES},
        hip_force={side: forces[:, _AT.index(f"{side}_hip")] for side in SIDES},
        compression_n=extensors * np.cos(backward) + _dot(force, directions["lumbar"].p),
        shear_n=-_dot(force, motion.pose.fronts["lumbar"].p) - extensors * np.sin(backward),
        lever_m=lever,
        residual=float(np.abs(_dot(turning[:, -1], lateral)).max() + np.abs(forces[:, -1]).max()),
    )
