"""How hard the muscles of an arm and of its shoulder blade work, and which arms are not counted."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from backline.movement.definition import ONE_PIECE, Movement
from backline.movement.forces import cross
from backline.movement.jets import Array
from backline.movement.motion import Motion
from backline.movement.muscles import Model
from backline.movement.shoulder import Place, blade, strengths, upper_arm
from backline.movement.work import Beside, Flags, Line, Work, shared_by_all

ROPE_DEG = 6.0
STILL_M = 0.03  # a hand that lies on something moves less


@dataclass(frozen=True, slots=True, kw_only=True)
class Arms:
    """What the muscles of shoulder and elbow can give (4, muscles, ...) and have to, N m, and what holds hand and
    blade. Moments and forces of the shoulder are in the thorax's axes, the left arm's as in a mirror."""

    place: Place
    turned_deg: Array  # how far in a repetition the upper arm is turned against the trunk, about any axis, (motions,)
    strength: Array
    shoulder: Line
    elbow: Line
    pulled: Line
    shoulder_force: Line
    hand_force: Line
    resting: Flags
    ropes: Flags
    palms: Flags


def arm_rows(beside: Beside, model: Model) -> Arms:
    """What is known of arms before their load is."""
    frame, sign = _trunk_axes(beside)

    def local(vector: Array) -> Array:
        found: Array = (frame * vector).sum(axis=1)
        return found

    def limb(part: str) -> Array:
        return local(beside.each(lambda w, s: w.motion.pose.directions[f"{s}_{part}"].p[:, 0]))

    place = Place(limb("upper_arm"), limb("forearm"), beside.each(lambda w, s: w.motion.pose.angles[f"{s}_elbow"][0]))
    axes = upper_arm(place)
    strength = strengths(model.arms, model.girdle_follows, model.head_m, place, axes)
    ropes = beside.flag(lambda w, s: _ropes(w.motion, s))
    apart = beside.flag(lambda w, _: _held_apart(w.motion))
    if apart.any():
        free = np.where(apart, _sideways(beside, local, axes[2], sign), 0.0) * model.grip["sideways_n"]
        strength = np.concatenate([strength, free[:, None], -free[:, None]], axis=1)
    strength[3] = np.where(ropes, 0.0, strength[3])  # a straight elbow is held by its bones
    return Arms(
        place=place,
        turned_deg=_turned_deg(axes),
        strength=strength,
        shoulder=beside.line(lambda m, s: m.vector[f"{s}_shoulder"]).seen(lambda value: local(value) * sign),
        elbow=beside.line(lambda m, s: m.limb[f"{s}_elbow"]),
        pulled=beside.line(lambda m, s: m.limb[f"{s}_shoulder"]),
        shoulder_force=beside.line(lambda m, s: m.shoulder_force[s]).seen(local),
        hand_force=beside.line(lambda m, s: m.hand_force[s]),
        resting=beside.flag(lambda w, s: "shoulder" in w.motion.movement.carried or _arm_rests(w.motion, s)),
        ropes=ropes,
        palms=beside.flag(lambda w, s: w.motion.movement.palms[s]),
    )


def arm_activations(arms: Arms, factor: Array, model: Model) -> list[tuple[str, Array]]:
    """Activation of every muscle of arm and shoulder blade by name, (loads, sides, motions, frames)."""
    moment, elbow = arms.shoulder.at(factor), arms.elbow.at(factor)
    if arms.ropes.any():
        moment, elbow = np.where(arms.ropes, 0.0, moment), np.where(arms.ropes, 0.0, elbow)
        drift = np.linalg.norm(arms.hand_force.at(factor), axis=0) * model.reading["stance_m"]
        moment[2] -= np.where(arms.ropes, np.maximum(arms.pulled.at(factor) - drift, 0.0), 0.0)
    works = ~arms.resting
    moment, elbow, force = moment * works, elbow * works, arms.shoulder_force.at(factor) * works
    active = shared_by_all(arms.strength, np.concatenate([moment, elbow[None]]))
    girdle = [number for number, unit in enumerate(model.arms) if not unit.past_blade]
    moment = (arms.strength[:3, girdle] * active[girdle]).sum(axis=1)
    grip = np.linalg.norm(arms.hand_force.at(factor), axis=0) / model.grip["grip_n"]
    return [
        *((f"{unit.id}@{unit.muscle}", active[number]) for number, unit in enumerate(model.arms) if unit.muscle),
        *((f"@{muscle}", value) for muscle, value in blade(model.blade, arms.place, moment, force).items()),
        ("@forearms", np.where(arms.palms, 0.0, grip)),
    ]


def _arm_rests(motion: Motion, side: str) -> bool:
    """The arm of a hand that lies still and holds nothing, on the body or lightly on a post, or that only props the
    body up: it is not counted."""
    movement = motion.movement
    if any(support.at == f"{side}-hand" for support in movement.supports):
        return True
    if movement.arms[side] != "hold" or loaded(movement, (f"{side}-hand",)):
        return False
    still = np.ptp(motion.pose.joints[f"{side}_wrist"].p[:, 0], axis=-1).max() < STILL_M
    return movement.hands_on[side] != "world" or bool(still)


def loaded(movement: Movement, hands: tuple[str, ...]) -> bool:
    """One of these hands holds a load, or both hold one or carry the body."""
    held = any(load.at in ("hands", "elbows", "upper-arms", *hands) for load in movement.loads)
    return held or any(support.at in ("hands", "elbows") for support in movement.supports)


def _ropes(motion: Motion, side: str) -> bool:
    """Straight arms that hang, or that a swing throws, are ropes: the bones carry, and only what holds the weight near
    the body works."""
    if motion.movement.easing == "swing":
        return True
    straight = float(motion.pose.angles[f"{side}_elbow"].max()) <= ROPE_DEG
    return straight and motion.movement.arms[side] == "hang" and bool(motion.movement.loads)


def _held_apart(motion: Motion) -> bool:
    """Both hands on one bar, or on a bar or floor that carries: it takes what they push sideways."""
    movement = motion.movement
    return any(support.at == "hands" and not support.slips for support in movement.supports) or any(
        load.at == "hands" and (load.kind in ONE_PIECE or load.rigid) for load in movement.loads
    )


def _turned_deg(axes: Array) -> Array:
    """The farther of both arms' turns from where it starts, (motions,), from its axes (3 axes, 3, ...)."""
    cos = ((axes[..., :1] * axes).sum(axis=(0, 1)) - 1.0) / 2.0
    found: Array = np.degrees(np.arccos(np.clip(cos, -1.0, 1.0))).max(axis=(0, 1, 3))
    return found


def _trunk_axes(beside: Beside) -> tuple[Array, Array]:
    """Forward, up and outward of the thorax, (3 axes, 3, ...), mirrored on the left; and 1 on the right, -1 there."""
    sign = beside.each(lambda _, s: [1.0 if s == "right" else -1.0])
    up = beside.each(lambda w, _: w.motion.pose.directions["thorax"].p[:, 0])
    outward = beside.each(lambda w, s: w.motion.pose.outward[s].p[:, 0])
    return np.stack([cross(up, outward) * sign, up, outward]), sign


def _sideways(beside: Beside, local: Callable[[Array], Array], hinge: Array, sign: Array) -> Array:
    """Moments (4, ...) of 1 N on a hand to the side: on the upper arm in the thorax's axes, and at the elbow."""

    def to_hand(parts: tuple[str, ...]) -> Array:
        def lever(work: Work, side: str) -> Array:
            body, limbs = work.motion.body, work.motion.pose.directions
            length = {name: body.length[name][0] for name in ("upper_arm", "forearm")} | {"hand": body.grip[0]}
            found: Array = np.sum([limbs[f"{side}_{part}"].p[:, 0] * length[part] for part in parts], axis=0)
            return found

        return beside.each(lever)

    aside = np.zeros((3, *sign.shape))
    aside[2] = sign
    moment = local(cross(to_hand(("upper_arm", "forearm", "hand")), aside)) * sign
    bend = (local(cross(to_hand(("forearm", "hand")), aside)) * hinge).sum(axis=0) * sign
    return np.concatenate([moment, bend[None]])
