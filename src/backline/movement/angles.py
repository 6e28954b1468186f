"""Angles of a solved posture as they came out, and how near a hanging hand is to the legs."""

from collections.abc import Mapping

import numpy as np

from backline.movement.jets import Array, Jet, tanh

SIDES = ("right", "left")
KNEE_M = 0.07  # half the height over which thigh and shank go over into each other


def before_legs(joints: Mapping[str, Jet]) -> Jet:
    """How far the right hand is in front of the line of thigh and shank at its height, in m, shape (bodies, frames).

    Around the knee the two lines go over into each other within some centimetres, as flesh does.
    """
    hand, hip, knee, ankle = (joints[f"right_{name}"] for name in ("hand", "hip", "knee", "ankle"))

    def at_height(low: Jet, high: Jet) -> Jet:
        return low[0] + (hand[1] - low[1]) / (high[1] - low[1]) * (high[0] - low[0])

    above = tanh((hand[1] - knee[1]) / KNEE_M) * 0.5 + 0.5
    return hand[0] - at_height(ankle, knee) * (1.0 - above) - at_height(knee, hip) * above


def joint_angles(degrees: Mapping[str, Jet], directions: Mapping[str, Jet]) -> dict[str, Array]:
    """Joint angles in degrees as they came out, of driven and of solved limbs alike (sagittal)."""
    found = {word: np.asarray(degrees[word].p) for word in ("tilt", "lumbar", "thoracic", "neck", "twist")}
    for side in SIDES:
        thigh, shank = directions[f"{side}_thigh"], directions[f"{side}_shank"]
        foot, arm, fore = (directions[f"{side}_{part}"] for part in ("foot", "upper_arm", "forearm"))
        found[f"{side}_knee"] = _signed(thigh, shank)
        found[f"{side}_hip"] = -_signed(directions["pelvis"], thigh, straight=180.0)
        found[f"{side}_ankle"] = _wrap(_heading(foot) - _heading(shank) - 90.0)
        found[f"{side}_elbow"] = _angle_between(arm, fore)
        found[f"{side}_shoulder"] = _angle_between(-directions["thorax"], arm)
        found[f"{side}_shoulder_flexion"] = _wrap(_heading(arm) - _heading(directions["thorax"]) + 180.0)
    return found


def _heading(direction: Jet) -> Array:
    found: Array = np.degrees(np.arctan2(direction.p[1], direction.p[0]))
    return found


def _wrap(angle: Array) -> Array:
    found: Array = (angle + 180.0) % 360.0 - 180.0
    return found


def _signed(first: Jet, second: Jet, straight: float = 0.0) -> Array:
    """Turn from the first to the second direction in the sagittal plane, clockwise positive; out of plane its size
    counts."""
    planar = _wrap(_heading(first) - _heading(second) + straight)
    inner = np.clip((first.p * second.p).sum(axis=0), -1.0, 1.0)
    size = np.degrees(np.arccos(inner))
    size = 180.0 - size if straight else size
    tilted = np.maximum(np.abs(first.p[2]), np.abs(second.p[2])) > (0.9 if straight else 0.15)
    found: Array = np.where(tilted, np.copysign(size, planar), planar)
    return found


def _angle_between(first: Jet, second: Jet) -> Array:
    inner = np.clip((first.p * second.p).sum(axis=0), -1.0, 1.0)
    found: Array = np.degrees(np.arccos(inner))
    return found
