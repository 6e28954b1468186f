"""Physical sense of a movement, checked by machine: what a coach would refuse at a glance, as sentences with
figures."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from backline.movement.angles import before_legs
from backline.movement.body import body_table
from backline.movement.definition import ONE_PIECE
from backline.movement.motion import Motion, off_balance_m

SLIDE_M = 0.02  # a foot that is on the ground may creep so far while it is set down or lifted
ON_GROUND_M = 0.003
GRIP_M = 0.01
SUNK_M = 0.03  # joints are points inside flesh: what lies lower than this is under the floor
NEAR_LEGS_M = 0.12  # a bar that slides along the legs, in front of the line from hip to ankle
OVER_FOOT_M = 0.21  # a bar that stands over the foot at the start: the knees are bent before that line


def nonsense(motion: Motion) -> list[str]:
    """Everything about a motion that cannot be; empty when it makes sense."""
    checks: tuple[Callable[[Motion], list[str]], ...] = (
        feet_slide, hands_slip, out_of_range, off_balance, far_from_legs, under_the_floor,
    )  # fmt: skip
    return [sentence for check in checks for sentence in check(motion)]


def _supporting(motion: Motion, part: str) -> list[tuple[str, bool]]:
    """(side, slips) of the feet, hands … that carry."""
    found = []
    for support in motion.movement.supports:
        for side in ("right", "left"):
            if support.at in (f"{part}s", f"{side}-{part}") or (part == "foot" and support.at == "feet"):
                found.append((side, support.slips))
    return found


def feet_slide(motion: Motion) -> list[str]:
    """A foot on the ground stays where it is."""
    found = []
    for side, slips in _supporting(motion, "foot"):
        part = motion.movement.foot_part[side]
        root = motion.movement.root.at
        if motion.movement.legs[side] == "angles":
            part = root if root in ("ball", "heel", "toe") else "sole"  # type: ignore[assignment]
        if slips or any(load.kind == "platform" for load in motion.movement.loads):
            continue
        place = motion.pose.joints[f"{side}_{part}"].p
        low = place[1] - place[1].min(axis=-1, keepdims=True) < ON_GROUND_M
        flat = place[[0, 2]]
        for run in _runs(low[0]):
            moved = np.ptp(flat[:, :, run], axis=-1).max()
            if moved > SLIDE_M:
                found.append(f"the {side} foot slides {moved * 100:.0f} cm on the ground")
    return found


def _runs(mask: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    numbers = np.flatnonzero(mask)
    return [run for run in np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1) if len(run)]


def hands_slip(motion: Motion) -> list[str]:
    """Hands that carry stay where they are; two hands on one bar keep their distance."""
    found = []
    for side, slips in _supporting(motion, "hand"):
        point = motion.pose.joints[f"{side}_wrist" if motion.movement.palms[side] else f"{side}_hand"].p
        moved = np.ptp(point, axis=-1).max()
        if moved > GRIP_M and not slips:
            found.append(f"the {side} hand moves {moved * 100:.0f} cm on what it holds")
    for load in motion.movement.loads:
        if load.kind in ONE_PIECE and load.at == "hands":
            apart = np.linalg.norm(motion.pose.joints["right_hand"].p - motion.pose.joints["left_hand"].p, axis=0)
            if np.ptp(apart, axis=-1).max() > GRIP_M:
                found.append(f"the hands move {np.ptp(apart, axis=-1).max() * 100:.0f} cm along the bar")
    return found


def out_of_range(motion: Motion) -> list[str]:
    """Joints stay within human range."""
    found = []
    for joint, limits in body_table()["range"].items():
        if joint in ("sources", "population", "confidence"):
            continue
        limits = _beyond(motion.movement.id, joint) or limits
        names = [joint] if joint in motion.pose.angles else [f"right_{joint}", f"left_{joint}"]
        for name in names:
            angle = motion.pose.angles[name]
            if joint == "shoulder":
                angle = np.abs(angle)
            if angle.min() < limits[0] or angle.max() > limits[1]:
                found.append(
                    f"{name} goes from {angle.min():.0f} to {angle.max():.0f}°, "
                    f"range {limits[0]:.0f} to {limits[1]:.0f}°"
                )
    return found


def _beyond(exercise: str, joint: str) -> Sequence[float] | None:
    """The limits of a joint that an exercise has for a reason that body.toml states."""
    rows = body_table()["beyond"]
    return next((row["limits"] for row in rows if row["joint"] == joint and exercise in row["exercises"]), None)


def off_balance(motion: Motion) -> list[str]:
    """Whoever stands free has the weight, and what cables and bands pull, over the foot."""
    if not motion.movement.free_standing:
        return []
    foot = motion.pose.joints["right_toe"].p[0] - motion.pose.joints["right_heel"].p[0]
    place = motion.movement.balance_at + off_balance_m(motion.movement, motion.body, motion.pose).p / foot
    if place.min() < 0.0 or place.max() > 1.0:
        return [f"the pressure goes from {place.min():.0%} to {place.max():.0%} of the foot"]
    return []


def far_from_legs(motion: Motion) -> list[str]:
    """The bar of a hinge stays near the legs and does not go through them."""
    if motion.movement.near_legs_m is None and motion.movement.over_foot is None:
        return []
    gap = before_legs(motion.pose.joints).p
    if gap.max() > (NEAR_LEGS_M if motion.movement.over_foot is None else OVER_FOOT_M):
        return [f"the weight is {gap.max() * 100:.0f} cm in front of the legs"]
    if gap.min() < -0.03 and any(load.kind == "barbell" for load in motion.movement.loads):
        return [f"the bar goes {-gap.min() * 100:.0f} cm behind the line of the legs"]
    return []


def under_the_floor(motion: Motion) -> list[str]:
    """Nothing is below the floor."""
    names = ("crown", "hips", "knee", "heel", "ball", "hand", "elbow", "shoulder")
    found = []
    for name in names:
        for joint in [name] if name in motion.pose.joints else [f"right_{name}", f"left_{name}"]:
            low = motion.pose.joints[joint].p[1].min()
            if low < -SUNK_M:
                found.append(f"{joint} is {-low * 100:.0f} cm under the floor")
    return found
