"""How somebody stands, sits and holds, as far as it decides what is drawn before what."""

import math

from backline.movement.definition import PULLS
from backline.movement.frames import Frames, ThingPlace
from backline.present.figure import loads as weights

GRASP_M = 0.1  # a pull that ends so near a hand ends in it
FLAT_DEG = 45.0  # a wrist bent back so far leans on a flat hand
ARMS_AWAY_M = 0.1  # hands so far before or behind the shoulders are on that side of the trunk


def grips(frames: Frames, side: str) -> bool:
    """Is the hand closed around something?"""
    movement = frames.movement
    if movement.palms[side] or any(posture[f"{side}_wrist"] >= FLAT_DEG for posture in movement.postures.values()):
        return False
    held = any(load.at in ("hands", "shoulders", f"{side}-hand") for load in movement.loads)
    held = held or (movement.arms[side] == "hold" and any(load.kind in weights.BARS for load in movement.loads))
    hand = frames.joints[f"{side}_hand"][0]
    held = held or any(
        load.kind in PULLS and isinstance(load.anchor, tuple) and math.dist(load.anchor[:2], hand[:2]) < GRASP_M
        for load in movement.loads
    )
    carried = any(support.at in ("hands", f"{side}-hand") for support in movement.supports)
    return (
        held
        or carried
        or any(
            thing.kind == "stick" or (thing.kind in ("strap", "sling") and thing.follows == f"{side}_hand")
            for thing in movement.scene
        )
    )


def hangs(frames: Frames, side: str) -> bool:
    """Does the arm hang or swing, so that what it holds follows it?"""
    return frames.movement.arms[side] != "hold"


def seated(frames: Frames) -> bool:
    """Do the legs point at whoever looks from the front, and so hide the trunk?"""
    return all(
        knee[0] - hips[0] > 0.25 for knee, hips in zip(frames.joints["right_knee"], frames.joints["hips"], strict=True)
    )


def before_legs(place: ThingPlace, frames: Frames) -> bool:
    """Does a seat or bench hide the legs, seen from the front or from the back?"""
    if place.thing.kind not in ("bench", "seat", "chair"):
        return False
    hips = frames.joints["hips"][0][0]
    ends = (place.start[0][0], place.end[0][0])
    view = frames.movement.view
    return (view == "back" and hips - min(ends) > 0.1) or (view == "front" and max(ends) - hips > 0.3)


def arms_behind(frames: Frames) -> bool:
    """Are the arms on the far side of the trunk, seen from the front or from the back?"""
    ahead = [
        hand[0] - shoulder[0]
        for hand, shoulder in zip(frames.joints["right_hand"], frames.joints["right_shoulder"], strict=True)
    ]
    mean = sum(ahead) / len(ahead)
    return mean > ARMS_AWAY_M if frames.movement.view == "back" else mean < -ARMS_AWAY_M
