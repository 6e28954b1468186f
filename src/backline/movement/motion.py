"""A movement, a body and a tempo → where everything is at each moment: what picture, moments and lengths are made
from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backline.movement.angles import before_legs
from backline.movement.body import ARM, LEG, SEGMENTS, SPINE, Body
from backline.movement.definition import (
    ARM_WORDS,
    LEG_WORDS,
    LENGTH_WORDS,
    PULLS,
    TRUNK_WORDS,
    WEIGHTS,
    Load,
    Meet,
    Movement,
)
from backline.movement.jets import Array, Jet, dot, jet, length, stack
from backline.movement.pose import ImpossiblePosture, Pose, body_point, solve
from backline.movement.timing import Timeline, eased, timeline
from backline.quantities import GRAVITY_M_S2

ALL_WORDS = (*TRUNK_WORDS, *(f"{side}_{word}" for side in ("right", "left") for word in (*LEG_WORDS, *ARM_WORDS)))
TRAVELLING = tuple(word for word in ALL_WORDS if word.endswith(("root_x", "foot_x", "hand_x")))
SOLVED_TO_M = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """A movement played by one or many bodies. Positions in m, shape (3, bodies, frames): x forward, y up, z to the
    right.

    `joints` by name: hips, lumbosacral, thoracolumbar, shoulders, neck, crown, and by side hip, knee, ankle, sole,
    heel, ball, toe,
    shoulder, elbow, wrist, hand, knuckles. `angles` in degrees, shape (bodies, frames). `centres` are the segments'
    centres of mass.
    """

    movement: Movement
    body: Body
    line: Timeline
    times: Array
    pose: Pose
    centres: Mapping[str, Jet]

    def at(self, joint: str) -> Array:
        """One joint of the first body, shape (frames, 3)."""
        found: Array = self.pose.joints[joint].p[:, 0, :].T
        return found

    def point(self, name: str, side: str = "right") -> Jet:
        """A named point of body.toml."""
        return body_point(self.body, name, self.pose.joints, self.pose.directions, self.pose.fronts, side)

    def load_points(self, load: Load) -> list[tuple[str, str, Jet]]:
        """Where a load acts, as (segment, side, place); a load in two hands acts half on each."""
        return load_points(load, self.point, self.pose.joints)


def play(movement: Movement, body: Body, tempo: str, times: Array | int = 41, *, slowly: bool = False) -> Motion:
    """Play a movement. `times` are moments in seconds or how many frames to show; `slowly` gives the same postures
    without
    speeds and accelerations. Raises ImpossiblePosture."""
    line = timeline(movement, tempo)
    moments = line.times(times) if isinstance(times, int) else np.asarray(times, dtype=float)
    postures = balanced(movement, body)
    words = eased(line, postures, ALL_WORDS, moments, dict.fromkeys(TRAVELLING, movement.travel_m))
    if slowly:
        words = {word: Jet(value.p) for word, value in words.items()}
    solved = _always_solved(movement)
    if solved and len(movement.path) > 1:
        words = _solve_words(movement, body, words, solved, ())
    pose = solve(movement, body, words)
    return Motion(movement=movement, body=body, line=line, times=moments, pose=pose, centres=centres(body, pose))


def centres(body: Body, pose: Pose) -> dict[str, Jet]:
    """Centre of mass of every segment."""
    starts = {"pelvis": "hips", "lumbar": "lumbosacral", "thorax": "thoracolumbar", "head": "neck"}
    starts |= {f"{side}_{part}": f"{side}_{joint}" for side in ("left", "right") for part, joint in zip(
        (*ARM, *LEG), ("shoulder", "elbow", "wrist", "hip", "knee", "heel"), strict=True)}  # fmt: skip
    found = {}
    for segment in SEGMENTS:
        part = segment.removeprefix("left_").removeprefix("right_")
        found[segment] = pose.joints[starts[segment]] + pose.directions[segment] * body.centre[part][None, :, None]
        if part == "foot":
            side = segment.split("_")[0]
            found[segment] = found[segment] + (pose.joints[f"{side}_ankle"] - pose.joints[f"{side}_sole"]) * 0.5
    return found


def segment_mass(body: Body, segment: str) -> Array:
    """Mass of a segment, shape (bodies,)."""
    return body.mass[segment.removeprefix("left_").removeprefix("right_")]


def load_points(
    load: Load, motion_point: Callable[[str, str], Jet], joints: Mapping[str, Jet]
) -> list[tuple[str, str, Jet]]:
    """Where a load acts, as (segment, side, place); a load in two hands acts half on each."""
    both = ("right", "left")
    one = load.at.startswith(("right-", "left-"))
    sides = (load.at.split("-")[0],) if one else both
    where = load.at.removeprefix("right-").removeprefix("left-")
    if where in ("hands", "hand"):
        return [(f"{side}_hand", side, joints[f"{side}_hand"]) for side in sides]
    if where in ("feet", "foot"):
        return [(f"{side}_foot", side, joints[f"{side}_ball"]) for side in sides]
    if where in ("ankles", "ankle"):
        return [(f"{side}_shank", side, joints[f"{side}_ankle"]) for side in sides]
    if where in ("knees", "knee"):
        return [(f"{side}_thigh", side, joints[f"{side}_knee"]) for side in sides]
    if where == "elbows":
        return [(f"{side}_upper_arm", side, joints[f"{side}_elbow"]) for side in sides]
    if where == "upper-arms":
        return [
            (f"{side}_upper_arm", side, (joints[f"{side}_elbow"] + joints[f"{side}_shoulder"]) * 0.5) for side in sides
        ]
    if where in ("shins", "shin"):
        return [(f"{side}_shank", side, motion_point("shin", side)) for side in sides]
    if where in ("thighs", "thigh"):
        return [(f"{side}_thigh", side, motion_point("thigh-top", side)) for side in sides]
    trunk = {
        "back": ("thorax", "bar-on-back"), "front": ("thorax", "bar-in-front"), "chest": ("thorax", "chest"),
        "hips": ("pelvis", "hip-crease"), "waist": ("pelvis", "sacrum"), "upper-back": ("thorax", "upper-back"),
    }  # fmt: skip
    if where in trunk:
        return [(trunk[where][0], "right", motion_point(trunk[where][1], "right"))]
    if where == "head":
        return [("head", "right", joints["crown"])]
    return [("thorax", "right", joints["shoulders"])]


def balanced(movement: Movement, body: Body) -> dict[str, dict[str, Array]]:
    """Key postures as arrays (bodies, 1), with the words solved that balance or that bring a point to its height.

    Newton's method on one to three numbers; postures that have to meet the same are solved together, as the frames of
    one motion. Raises ImpossiblePosture when nothing near the stated values fits.
    """
    together: dict[tuple[Meet, ...], list[str]] = {}
    for name in movement.postures:
        meets = tuple(meet for meet in movement.meet if name in (meet.postures or (name,)))
        together.setdefault(meets, []).append(name)
    found: dict[str, dict[str, Array]] = {}
    bodies = len(body.stature)
    for meets, names in together.items():
        rows = [movement.postures[name] for name in names]
        table = np.array([[[row[word] for word in rows[0]] for row in rows]] * bodies)  # bodies, postures, words
        words = [*_always_solved(movement), *(meet.word for meet in meets)]
        if words:
            values = {word: Jet(table[..., number]) for number, word in enumerate(rows[0])}
            solved = _solve_words(movement, body, values, words, meets, names)
            table = np.stack([value.p for value in solved.values()], axis=-1)
        for number, name in enumerate(names):
            found[name] = dict(zip(rows[0], table[:, number].T[:, :, None], strict=True))
    return found


def _always_solved(movement: Movement) -> list[str]:
    """Words that are solved at every moment, not only in the key postures."""
    held = movement.near_legs_m is not None or movement.over_foot is not None
    return [*([movement.balance] if movement.balance else []), *(["arm"] if held else [])]


def _gaps(movement: Movement, body: Body, words: Mapping[str, Jet], meets: Sequence[Meet]) -> Jet:
    """What is missing in m, shape (gaps, bodies, frames): the weight in front of its place, hands and points off
    theirs."""
    pose = solve(movement, body, words, strict=False)
    gaps = [off_balance_m(movement, body, pose)] if movement.balance else []
    if movement.near_legs_m is not None:
        gaps.append(before_legs(pose.joints) - movement.near_legs_m * body.scale[:, None])
    if movement.over_foot is not None:
        heel, toe = pose.joints["right_heel"][0], pose.joints["right_toe"][0]
        gaps.append(pose.joints["right_hand"][0] - (heel + (toe - heel) * movement.over_foot))
    for meet in meets:
        if meet.point == "leg":  # how much shorter than straight the right leg is
            leg = (body.length["thigh"] + body.length["shank"])[:, None]
            reach = length(pose.joints["right_hip"] - pose.joints["right_ankle"])
            gaps.append(leg - reach - meet.y * body.scale[:, None])
            continue
        if meet.point == "arm":
            arm = (body.length["upper_arm"] + body.length["forearm"] + body.grip)[:, None]
            reach = length(pose.joints["right_shoulder"] - pose.joints["right_hand"])
            gaps.append(arm - reach - meet.y * body.scale[:, None])
            continue
        if meet.point in pose.joints:
            place = pose.joints[meet.point]
        else:
            place = body_point(body, meet.point, pose.joints, pose.directions, pose.fronts, "right")
        gaps.append(place[1] - meet.y * body.scale[:, None])
    return stack(gaps)


def _solve_words(
    movement: Movement, body: Body, values: Mapping[str, Jet], words: Sequence[str], meets: Sequence[Meet],
    names: Sequence[str] = (),
) -> dict[str, Jet]:  # fmt: skip
    """Newton's method with differences; steps are bounded so that a posture stays near what is stated. Rates follow
    along. `names` are the postures, where the frames are postures."""
    found = dict(values)
    keys = [[word] if word in found else [f"right_{word}", f"left_{word}"] for word in words]
    bounds = [0.04 if any(key.endswith(LENGTH_WORDS) for key in group) else 12.0 for group in keys]
    still = all(value.still for value in found.values())
    for _ in range(30):
        near, slopes = _slopes(movement, body, found, keys, [bound / 1000.0 for bound in bounds], meets)
        gap = Jet(near) if still else _gaps(movement, body, found, meets)
        if max(float(np.abs(part).max()) for part in ((gap.p,) if still else (gap.p, gap.v, gap.a))) < SOLVED_TO_M:
            return found
        inverse = -np.linalg.inv(slopes)
        for number, (group, bound) in enumerate(zip(keys, bounds, strict=True)):
            parts = [
                (inverse[..., number, :] * np.moveaxis(part, 0, -1)).sum(axis=-1) for part in (gap.p, gap.v, gap.a)
            ]
            move = Jet(np.clip(parts[0], -bound, bound), *([] if gap.still else parts[1:]))
            found |= {key: found[key] + move for key in group}
    missing = np.abs(gap.p).max(axis=(0, 1))
    where = f".postures.{names[int(missing.argmax())]}" if names else ""
    raise ImpossiblePosture(f"{movement.id}{where}", " and ".join(words), float(missing.max()))


def _slopes(
    movement: Movement, body: Body, values: Mapping[str, Jet], keys: Sequence[Sequence[str]],
    steps: Sequence[float], meets: Sequence[Meet],
) -> tuple[Array, Array]:  # fmt: skip
    """The gaps (gaps, bodies, frames), and their slopes over the words by differences (bodies, frames, gaps, words).

    The postures beside the one asked about are played along with it, as more frames."""
    frames = next(iter(values.values())).p.shape[1]
    every = np.stack([value.p for value in values.values()])
    beside = np.tile(every, len(keys) + 1)
    rows = {word: number for number, word in enumerate(values)}
    for number, (group, step) in enumerate(zip(keys, steps, strict=True), 1):
        for key in group:
            beside[rows[key], :, number * frames : (number + 1) * frames] += step
    gaps = _gaps(movement, body, {word: Jet(beside[row]) for word, row in rows.items()}, meets).p
    near, *moved = np.split(gaps, len(keys) + 1, axis=-1)
    columns = [(each - near) / step for each, step in zip(moved, steps, strict=True)]
    return near, np.moveaxis(np.stack(columns), (0, 1), (-1, -2)) + np.eye(len(keys)) * 1e-12


def off_balance_m(movement: Movement, body: Body, pose: Pose) -> Jet:
    """How far the weight of body and weights lies in front of the wanted place, in m, shape (bodies, frames)."""
    masses = np.array([segment_mass(body, segment) for segment in SEGMENTS])[:, :, None]
    weight: Array = masses.sum(axis=0)
    forward = stack([place[0] for place in centres(body, pose).values()])
    moment = dot(forward, Jet(masses))
    down = jet(np.zeros((len(body.stature), 1)))

    def point(name: str, side: str) -> Jet:
        return body_point(body, name, pose.joints, pose.directions, pose.fronts, side)

    for load in movement.loads:
        if load.kind in WEIGHTS:
            places = load_points(load, point, pose.joints)
            for _, _, place in places:
                mass = load.share * body.total_mass[:, None] / len(places)
                weight, moment = weight + mass, moment + place[0] * mass
        elif load.kind in PULLS and not isinstance(load.anchor, str):
            for _, side, place in load_points(load, point, pose.joints):
                pull_x, pull_y = _pull(load, body, place, side)
                moment = (
                    moment - (place[0] * pull_y - (place[1] - pose.joints["right_sole"][1]) * pull_x) / GRAVITY_M_S2
                )
                down = down - pull_y / GRAVITY_M_S2
    heel, toe = pose.joints["right_heel"][0], pose.joints["right_toe"][0]
    return moment / (down + weight) - (heel + (toe - heel) * movement.balance_at)


def _pull(load: Load, body: Body, place: Jet, side: str) -> tuple[Jet, Jet]:
    """A cable's or band's usual pull at a place, forward and up, in N."""
    shares = (
        1.0 if load.at.startswith(("right-", "left-")) or load.at in ("waist", "upper-back", "back", "chest") else 2.0
    )
    weight = load.share * body.total_mass[:, None] * GRAVITY_M_S2 / shares
    if load.anchor is None:
        angle = np.radians(load.direction_deg or 0.0)
        return jet(weight * np.cos(angle)), jet(weight * np.sin(angle))
    x, y, z = (float(value) for value in load.anchor)
    scale = body.scale[:, None]
    sign = -1.0 if side == "left" and shares == 2.0 else 1.0
    gap = stack([place[0] * -1.0 + x * scale, place[1] * -1.0 + y * scale, place[2] * -1.0 + z * sign * scale])
    distance = length(gap)
    if load.kind == "band":
        size = (distance - (load.rest_m or 0.0) * scale) * ((load.stiffness_n_m or 0.0) / shares)
        return gap[0] / distance * size, gap[1] / distance * size
    return gap[0] / distance * weight, gap[1] / distance * weight


__all__ = ["SPINE", "Motion", "balanced", "centres", "load_points", "off_balance_m", "play", "segment_mass"]
