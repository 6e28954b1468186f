"""Numbers of a posture → where every joint is, with velocity and acceleration.

Limbs are driven by joint angles, or by a place that foot or hand must meet: then the middle joint follows from the two
bone lengths, exactly, at every moment. All arrays have the shape (3, bodies, frames).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from backline.movement.angles import joint_angles
from backline.movement.body import Body, body_points
from backline.movement.definition import Movement
from backline.movement.jets import Array, Jet, cos, dot, jet, length, sin, sqrt, stack, unit

SIDES = {"right": 1.0, "left": -1.0}
ALIKE_DEG = 1e-4
REACH = 0.9995  # of a limb's length: straighter than this its joint has no direction to bend in


class ImpossiblePosture(ValueError):  # noqa: N818
    """A hand or foot cannot meet its place. Names movement, limb and by how much, in metres."""

    def __init__(self, movement: str, limb: str, missing_m: float) -> None:
        super().__init__(
            f"movements: {movement}: {limb}: {missing_m * 100:.1f} cm out of reach; move the target or the root"
        )
        self.movement, self.limb, self.missing_m = movement, limb, missing_m


@dataclass(frozen=True, slots=True)
class Pose:
    """Joints by name and segment directions by name; `angles` are joint angles in degrees (bodies, frames)."""

    joints: Mapping[str, Jet]
    directions: Mapping[str, Jet]
    fronts: Mapping[str, Jet]  # by segment: its front side
    outward: Mapping[str, Jet]  # by side: away from the middle of the trunk at the shoulders
    angles: Mapping[str, Array]


def _radians(degrees: Jet) -> Jet:
    return degrees * (np.pi / 180.0)


def _direction(angle: Jet, out: Jet | None = None, side: float = 1.0) -> Jet:
    if out is None:
        return stack([cos(angle), sin(angle), angle * 0.0])
    flat = cos(out)
    return stack([flat * cos(angle), flat * sin(angle), sin(out) * side])


_ACROSS = [1, 0, 2]
_FORWARD = np.array([1.0, -1.0, 0.0])[:, None, None]


def _front(direction: Jet, *, forward: bool) -> Jet:
    """The front side of a segment that points up (trunk, forward=True) or down (limbs)."""
    return direction[_ACROSS] * (_FORWARD if forward else -_FORWARD)


def _column(values: Array) -> Array:
    return values[:, None]


def _along(direction: Jet, size: Array) -> Jet:
    return direction * size[None, :, None]


def _middle(
    movement: str, limb: str, origin: Jet, target: Jet, upper: Array, lower: Array, pole: Jet, strict: bool
) -> Jet:
    """The knee or elbow between two ends, bent towards `pole`."""
    gap = target - origin
    distance = length(gap)
    upper, lower = _column(upper), _column(lower)
    missing = max(
        float((distance.p - REACH * (upper + lower)).max()), float((np.abs(upper - lower) * 1.0005 - distance.p).max())
    )
    if missing > 0:
        if strict:
            raise ImpossiblePosture(movement, limb, missing)
        inside = np.clip(distance.p, np.abs(upper - lower) * 1.001, REACH * (upper + lower))
        distance = Jet(inside) if distance.still else Jet(inside, distance.v, distance.a)
    heading = gap / distance
    near = (distance * distance + (upper**2 - lower**2)) / (distance * 2.0)
    high = sqrt(jet(upper**2) - near * near)
    bend = unit(pole - heading * dot(pole, heading))
    return origin + heading * near + bend * high


def solve(movement: Movement, body: Body, words: Mapping[str, Jet], *, strict: bool = True) -> Pose:
    """All joints of a posture over time. Raises ImpossiblePosture; not strict, a limb that is too short just
    stretches out
    and no angles are read off, as on the way to a solution."""
    degrees = dict(words)
    scale = _column(body.scale)
    joints: dict[str, Jet] = {}
    directions: dict[str, Jet] = {}
    fronts: dict[str, Jet] = {}
    zero = degrees["tilt"] * 0.0

    degrees |= _anchored(movement, degrees)
    tilt = degrees["tilt"]
    trunk = [90.0 - tilt]
    for word in ("lumbar", "thoracic", "neck"):
        trunk.append(trunk[-1] - degrees[word])
    for part, angle in zip(("pelvis", "lumbar", "thorax", "head"), trunk, strict=True):
        directions[part] = _direction(_radians(angle))
        fronts[part] = _front(directions[part], forward=True)
    origin = stack([zero, zero, zero])
    joints["hips"] = origin
    joints["lumbosacral"] = origin + _along(directions["pelvis"], body.length["pelvis"])
    joints["thoracolumbar"] = joints["lumbosacral"] + _along(directions["lumbar"], body.length["lumbar"])
    straight = body.length["pelvis"] + body.length["lumbar"]
    joints["shoulders"] = joints["thoracolumbar"] + _along(directions["thorax"], body.shoulder - straight)
    joints["neck"] = joints["thoracolumbar"] + _along(directions["thorax"], body.neck - straight)
    joints["crown"] = joints["neck"] + _along(directions["head"], body.length["head"])

    lateral = stack([zero, zero, zero + 1.0])
    twist = _radians(degrees["twist"])
    outward = {}
    for side, sign in SIDES.items():
        outward[side] = (lateral * cos(twist) - fronts["thorax"] * sin(twist)) * sign
        joints[f"{side}_hip"] = origin + lateral * (sign * _column(body.hip_half_width))
        joints[f"{side}_shoulder"] = joints["shoulders"] + outward[side] * _column(body.shoulder_half_width)
        joints[f"{side}_shoulder"] += directions["thorax"] * (degrees[f"{side}_shrug"] * scale)
        if movement.legs[side] == "angles":
            _leg_by_angles(movement, body, degrees, side, sign, joints, directions)
        if movement.arms[side] != "hold":
            _arm_by_angles(movement, body, degrees, side, sign, trunk[2], joints, directions)

    at = _root_point(movement, body, joints, directions, fronts)
    place = stack([degrees[f"root_{axis}"] * scale for axis in "xyz"])
    shift = stack([place[0] - at[0], place[1] - at[1], place[2]])
    joints = {name: joint + shift for name, joint in joints.items()}

    for side, sign in SIDES.items():
        if movement.legs[side] == "planted":
            _leg_to_target(movement, body, degrees, side, sign, joints, directions, scale, strict)
        for part in ("thigh", "shank"):
            fronts[f"{side}_{part}"] = _front(directions[f"{side}_{part}"], forward=False)
    for side, sign in SIDES.items():
        if movement.arms[side] == "hold":
            _arm_to_target(movement, body, degrees, side, sign, joints, directions, fronts, outward, scale, strict)
    angles = joint_angles(degrees, directions) if strict else {}
    if movement.roll_deg:
        roll = np.radians(movement.roll_deg)
        turn = np.array([[1, 0, 0], [0, np.cos(roll), -np.sin(roll)], [0, np.sin(roll), np.cos(roll)]])
        joints, directions, fronts, outward = (
            {name: _turned(vector, turn) for name, vector in table.items()}
            for table in (joints, directions, fronts, outward)
        )
    return Pose(joints, directions, fronts, outward, angles)


def _turned(vector: Jet, turn: Array) -> Jet:
    def turned(part: Array) -> Array:
        found: Array = np.einsum("ij,j...->i...", turn, part)
        return found

    return Jet(turned(vector.p)) if vector.still else Jet(turned(vector.p), turned(vector.v), turned(vector.a))


def _anchored(movement: Movement, degrees: Mapping[str, Jet]) -> dict[str, Jet]:
    """The one angle that follows from the others where foot or shank stands still: tilt = hip - knee + ankle - foot."""
    root = movement.root
    if root.anchor == "tilt":
        return {}
    hip, knee, tilt = degrees["right_hip"], degrees["right_knee"], degrees["tilt"]
    lean = degrees["right_shank"] if root.anchor == "shank" else degrees["right_ankle"] - degrees["right_foot"]
    if root.follows == "tilt":
        return {"tilt": lean + hip - knee}
    both = ("right", "left") if movement.legs["left"] == "angles" and _legs_alike(degrees) else ("right",)
    if root.follows == "hip":
        return {f"{side}_hip": tilt + knee - lean for side in both}
    if root.follows == "knee":
        return {f"{side}_knee": lean + hip - tilt for side in both}
    return {f"{side}_ankle": tilt - hip + knee + degrees[f"{side}_foot"] for side in both}


def _legs_alike(degrees: Mapping[str, Jet]) -> bool:
    return all(
        (np.abs(degrees[f"right_{word}"].p - degrees[f"left_{word}"].p) < ALIKE_DEG).all()
        for word in ("hip", "knee", "ankle")
    )


def _foot(
    body: Body, ankle: Jet, pitch: Jet, side: str, joints: dict[str, Jet], directions: dict[str, Jet],
    out: Jet | None, toes: Jet | None,
) -> None:  # fmt: skip
    sole = _direction(_radians(pitch), out, SIDES[side])
    up = _direction(_radians(pitch + 90.0))
    directions[f"{side}_foot"] = sole
    under = ankle - _along(up, body.ankle_height)
    joints[f"{side}_sole"] = under
    joints[f"{side}_heel"] = under - _along(sole, body.ankle_from_heel)
    joints[f"{side}_ball"] = joints[f"{side}_heel"] + _along(sole, body.ball_from_heel)
    toes = sole if toes is None else _direction(_radians(toes), out, SIDES[side])
    joints[f"{side}_toe"] = joints[f"{side}_ball"] + _along(toes, body.length["foot"] - body.ball_from_heel)


def _leg_by_angles(
    movement: Movement,
    body: Body,
    degrees: Mapping[str, Jet],
    side: str,
    sign: float,
    joints: dict[str, Jet],
    directions: dict[str, Jet],
) -> None:
    out = _radians(degrees[f"{side}_spread"])
    thigh = degrees[f"{side}_hip"] - degrees["tilt"] - 90.0
    shank = thigh - degrees[f"{side}_knee"]
    directions[f"{side}_thigh"] = _direction(_radians(thigh), out, sign)
    directions[f"{side}_shank"] = _direction(_radians(shank), out, sign)
    joints[f"{side}_knee"] = joints[f"{side}_hip"] + _along(directions[f"{side}_thigh"], body.length["thigh"])
    joints[f"{side}_ankle"] = joints[f"{side}_knee"] + _along(directions[f"{side}_shank"], body.length["shank"])
    pitch = shank + 90.0 + degrees[f"{side}_ankle"]
    toes = degrees[f"{side}_toes"] if movement.root.at == "ball" else None
    _foot(body, joints[f"{side}_ankle"], pitch, side, joints, directions, None, toes)


def _leg_to_target(
    movement: Movement, body: Body, degrees: Mapping[str, Jet], side: str, sign: float,
    joints: dict[str, Jet], directions: dict[str, Jet], scale: Array, strict: bool,
) -> None:  # fmt: skip
    pitch = degrees[f"{side}_foot"]
    out = _radians(degrees[f"{side}_spread"])
    target = stack(
        [degrees[f"{side}_foot_x"] * scale, degrees[f"{side}_foot_y"] * scale, degrees[f"{side}_foot_z"] * scale * sign]
    )
    toes = degrees[f"{side}_toes"] if movement.foot_part[side] == "ball" else None
    _foot(body, target, pitch, side, joints, directions, out, toes)
    ankle = target + (target - joints[f"{side}_{movement.foot_part[side]}"])
    _foot(body, ankle, pitch, side, joints, directions, out, toes)
    joints[f"{side}_ankle"] = ankle
    hip = joints[f"{side}_hip"]
    gap = ankle - hip
    plane = unit(stack([-gap[1], gap[0], gap[2] * 0.0]))
    aside = _radians(degrees[f"{side}_knee_out"])
    pole = plane * cos(aside) + stack([gap[0] * 0.0, gap[0] * 0.0, gap[0] * 0.0 + sign]) * sin(aside)
    knee = _middle(movement.id, f"{side} foot", hip, ankle, body.length["thigh"], body.length["shank"], pole, strict)
    joints[f"{side}_knee"] = knee
    directions[f"{side}_thigh"] = (knee - hip) / _column(body.length["thigh"])
    directions[f"{side}_shank"] = (ankle - knee) / _column(body.length["shank"])


def _hand(
    body: Body, side: str, wrist: Jet, direction: Jet, joints: dict[str, Jet], directions: dict[str, Jet]
) -> None:
    directions[f"{side}_hand"] = direction
    joints[f"{side}_wrist"] = wrist
    joints[f"{side}_hand"] = wrist + _along(direction, body.grip)
    joints[f"{side}_knuckles"] = wrist + _along(direction, body.length["hand"])


def _arm_by_angles(
    movement: Movement, body: Body, degrees: Mapping[str, Jet], side: str, sign: float, thorax: Jet,
    joints: dict[str, Jet], directions: dict[str, Jet],
) -> None:  # fmt: skip
    if movement.arms[side] == "hang":
        upper = degrees[f"{side}_arm"] - 90.0
    else:
        upper = degrees[f"{side}_shoulder"] + thorax - 180.0
    fore = upper + degrees[f"{side}_elbow"]
    out = _radians(degrees[f"{side}_abduction"])
    fore_out = _radians(degrees[f"{side}_abduction"] + degrees[f"{side}_forearm_out"])
    directions[f"{side}_upper_arm"] = _direction(_radians(upper), out, sign)
    directions[f"{side}_forearm"] = _direction(_radians(fore), fore_out, sign)
    elbow = joints[f"{side}_shoulder"] + _along(directions[f"{side}_upper_arm"], body.length["upper_arm"])
    joints[f"{side}_elbow"] = elbow
    wrist = elbow + _along(directions[f"{side}_forearm"], body.length["forearm"])
    hand = _direction(_radians(fore + degrees[f"{side}_wrist"]), fore_out, sign)
    _hand(body, side, wrist, hand, joints, directions)


def _arm_to_target(
    movement: Movement, body: Body, degrees: Mapping[str, Jet], side: str, sign: float, joints: dict[str, Jet],
    directions: dict[str, Jet], fronts: Mapping[str, Jet], outward: Mapping[str, Jet], scale: Array,
    strict: bool,
) -> None:  # fmt: skip
    x, y, z = (degrees[f"{side}_hand_{axis}"] * scale for axis in "xyz")
    frame = movement.hands_on[side]
    if frame == "world":
        target = stack([x, y, z * sign])
    else:
        segment = f"{side}_thigh" if frame == "thigh" else frame
        start = {
            "pelvis": "hips",
            "lumbar": "lumbosacral",
            "thorax": "thoracolumbar",
            "head": "neck",
            "thigh": f"{side}_hip",
        }
        beside = outward[side] if frame in ("thorax", "head") else stack([x * 0.0, x * 0.0, x * 0.0 + sign])
        target = joints[start[frame]] + fronts[segment] * x + directions[segment] * y + beside * z
    lower = body.length["forearm"] + (0.0 if movement.palms[side] else body.grip)
    shoulder = joints[f"{side}_shoulder"]
    gap = target - shoulder
    elbows = movement.elbows[side]
    plane = {
        "bend": unit(stack([gap[1], -gap[0], gap[2] * 0.0])),
        "down": -directions["thorax"],
        "up": directions["thorax"],
        "back": -fronts["thorax"],
        "front": fronts["thorax"],
        "out": outward[side],
    }[elbows]
    aside = _radians(degrees[f"{side}_elbow_out"])
    pole = plane * cos(aside) + stack([x * 0.0, x * 0.0, x * 0.0 + sign]) * sin(aside)
    elbow = _middle(movement.id, f"{side} hand", shoulder, target, body.length["upper_arm"], lower, pole, strict)
    joints[f"{side}_elbow"] = elbow
    directions[f"{side}_upper_arm"] = (elbow - shoulder) / _column(body.length["upper_arm"])
    fore = (target - elbow) / _column(lower)
    directions[f"{side}_forearm"] = fore
    wrist = elbow + _along(fore, body.length["forearm"])
    hand = _direction(_radians(degrees[f"{side}_palm"])) if movement.palms[side] else fore
    _hand(body, side, wrist, hand, joints, directions)


def _root_point(
    movement: Movement, body: Body, joints: Mapping[str, Jet], directions: Mapping[str, Jet], fronts: Mapping[str, Jet]
) -> Jet:
    at = movement.root.at
    middle = {"hip": "hips", "shoulder": "shoulders", "neck": "neck"}
    if at in middle:
        return joints[middle[at]]
    if at in joints:
        return joints[at]
    if f"right_{at}" in joints:
        return joints[f"right_{at}"]
    return body_point(body, at, joints, directions, fronts, "right")


def body_point(
    body: Body,
    name: str,
    joints: Mapping[str, Jet],
    directions: Mapping[str, Jet],
    fronts: Mapping[str, Jet],
    side: str,
) -> Jet:
    """A named place of body.toml: on a trunk segment, or on the limb of `side`."""
    point = body_points()[name]
    start = {"pelvis": "hips", "lumbar": "lumbosacral", "thorax": "thoracolumbar", "head": "neck"}
    if point.segment in start:
        segment, base = point.segment, joints[start[point.segment]]
        front = fronts[segment]
    else:
        segment = f"{side}_{point.segment}"
        base = joints[{"thigh": f"{side}_hip", "shank": f"{side}_knee"}[point.segment]]
        front = _front(directions[segment], forward=False)
    return (
        base
        + _along(directions[segment], body.length[point.segment] * point.along)
        + _along(front, body.stature * point.front)
    )
