"""Joint moments → how hard every muscle works, for many motions, frames and sizes of the load at once.

Moments depend on the load linearly, so each is kept without a load and with the usual one. Arrays have the shape
(..., loads, sides, motions, frames); an axis of length one stands for all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from backline.movement.definition import PULLS
from backline.movement.dynamics import JOINTS, Moments
from backline.movement.forces import cross
from backline.movement.jets import Array
from backline.movement.motion import Motion
from backline.movement.muscles import LEG_JOINTS, Model
from backline.movement.share import shared

Flags = NDArray[np.bool_]
SIDES = ("right", "left")
ROPE_DEG = 6.0
SAME = 1e-6


@dataclass(frozen=True, slots=True)
class Work:
    """A motion of one body, with its moments without (first) and with the usual load (last)."""

    motion: Motion
    moments: Moments


@dataclass(frozen=True, slots=True)
class Line:
    """What changes in proportion with the load."""

    none: Array
    usual: Array

    def at(self, factor: Array) -> Array:
        """The value at factors of the usual load, (loads, 1, motions, 1)."""
        found: Array = self.none + (self.usual - self.none) * factor
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Legs:
    """Angles and moments of hip, knee and ankle, what spreads the hip, and which joints have nothing to do."""

    angles_deg: Array
    moments: Line
    abduction: Line
    idle: Flags
    hip_carried: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Arms:
    """Upper arm, the chest's axes (forward, up, outward) and what shoulder, elbow and hand have to give."""

    arm: Array
    frame: Array
    sign: Array
    shoulder: Line
    pulled: Line
    elbow: Line
    shoulder_force: Line
    hand_force: Line
    resting: Flags
    ropes: Flags
    palms: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Trunk:
    """What the spine has to give at L5/S1: bending, and turning or bending aside about the two other axes."""

    bending: Line
    vector: Line
    front: Array
    along: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Motions of as many frames each, side by side."""

    legs: Legs
    arms: Arms
    trunk: Trunk


@dataclass(frozen=True, slots=True)
class Fold:
    """What need not be computed twice: left where it does as right, and the way back where it is the way there."""

    alike: bool
    back: bool


def fold_of(work: Work) -> Fold:
    """How a motion repeats itself, found in its angles and moments (to a millionth)."""
    angles, found = work.motion.pose.angles, work.moments

    def same(first: Array, second: Array) -> bool:
        return bool(np.abs(first - second).max() < SAME)

    def sides(table: Mapping[str, Array], names: Sequence[str]) -> bool:
        return all(same(table[f"right_{name}"], table[f"left_{name}"]) for name in names)

    mirrored = np.array([1.0, 1.0, -1.0])[:, None, None]
    movement = work.motion.movement
    modes = (movement.arms, movement.hands_on, movement.palms)
    alike = (
        not movement.roll_deg
        and all(each["right"] == each["left"] for each in modes)
        and sides(angles, (*LEG_JOINTS, "elbow", "shoulder"))
        and sides(found.limb, JOINTS)
        and sides(found.abduction, ("hip", "shoulder"))
        and sides(found.horizontal, ("shoulder",))
        and all(same(each["right"], each["left"] * mirrored) for each in (found.shoulder_force, found.hand_force))
    )
    courses = (*angles.values(), *found.limb.values(), *found.hand_force.values(), found.lumbosacral)
    return Fold(alike, all(same(each, each[..., ::-1]) for each in courses))


def rows_of(works: Sequence[Work], fold: Fold) -> Rows:
    """Motions as arrays, to be looked at together; all have as many frames, and the fold stands for all."""
    sides = SIDES[:1] if fold.alike else SIDES
    count = len(works[0].motion.times)
    shown = slice(0, (count + 1) // 2 if fold.back else count)

    def each(value: Callable[[Work, str], object], sides: Sequence[str] = sides) -> Array:
        stacked = [np.stack([np.asarray(value(work, side))[..., shown] for side in sides], axis=-2) for work in works]
        found: Array = np.stack(stacked, axis=-2)[..., None, :, :, :]
        return found

    def line(value: Callable[[Moments, str], object], sides: Sequence[str] = sides) -> Line:
        def sized(size: int) -> Array:
            return each(lambda w, s: np.asarray(value(w.moments, s))[..., size, :], sides)

        return Line(none=sized(0), usual=sized(-1))

    def flag(value: Callable[[Work, str], bool]) -> Flags:
        return each(lambda w, s: [value(w, s)]) > 0

    def pose(part: str, of: str) -> Callable[[Work, str], object]:
        return lambda w, s: getattr(w.motion.pose, of)[part.format(s)].p[:, 0]

    legs = Legs(
        angles_deg=each(lambda w, s: [w.motion.pose.angles[f"{s}_{joint}"][0] for joint in LEG_JOINTS]),
        moments=line(lambda m, s: [m.limb[f"{s}_{joint}"] for joint in LEG_JOINTS]),
        abduction=line(lambda m, s: m.abduction[f"{s}_hip"]),
        idle=np.stack([flag(partial(_idle, joint)) for joint in LEG_JOINTS]),
        hip_carried=flag(lambda w, _: "hip" in w.motion.movement.carried),
    )
    arms = Arms(
        arm=each(pose("{}_upper_arm", "directions")),
        frame=np.stack(
            [each(pose("thorax", "fronts")), each(pose("thorax", "directions")), each(pose("{}", "outward"))]
        ),
        sign=each(lambda _, s: [1.0 if s == "right" else -1.0]),
        shoulder=line(lambda m, s: m.vector[f"{s}_shoulder"]),
        pulled=line(lambda m, s: m.limb[f"{s}_shoulder"]),
        elbow=line(lambda m, s: m.limb[f"{s}_elbow"]),
        shoulder_force=line(lambda m, s: m.shoulder_force[s]),
        hand_force=line(lambda m, s: m.hand_force[s]),
        resting=flag(lambda w, s: "shoulder" in w.motion.movement.carried or _arm_rests(w.motion, s)),
        ropes=flag(lambda w, s: _ropes(w.motion, s)),
        palms=flag(lambda w, s: w.motion.movement.palms[s]),
    )
    middle = SIDES[:1]
    trunk = Trunk(
        bending=line(lambda m, _: m.lumbosacral, middle),
        vector=line(lambda m, _: m.lumbosacral_vector, middle),
        front=each(pose("lumbar", "fronts"), middle),
        along=each(pose("lumbar", "directions"), middle),
    )
    return Rows(legs=legs, arms=arms, trunk=trunk)


def activations(rows: Rows, factor: Array, model: Model) -> dict[str, Array]:
    """Activation of every part of the model, the harder working side, (loads, motions, frames) at load factors (loads,
    motions)."""
    best: dict[str, Array] = {}
    sizes = factor[:, None, :, None]
    for name, value in (
        *_legs(rows.legs, sizes, model), *_arms(rows.arms, sizes, model), *_trunk(rows.trunk, sizes, model),
    ):  # fmt: skip
        harder = value.max(axis=1)
        best[name] = np.maximum(best[name], harder) if name in best else harder
    return best


def _shared(strength: Array, wanted: Array) -> Array:
    """`share.shared` over all axes behind joints and muscles."""
    shape = wanted.shape[1:]
    every = np.broadcast_to(strength, (*strength.shape[:2], *shape))
    active = shared(every.reshape(*strength.shape[:2], -1), wanted.reshape(len(wanted), -1))
    return active.reshape(len(active), *shape)


def _legs(legs: Legs, factor: Array, model: Model) -> list[tuple[str, Array]]:
    wanted = legs.moments.at(factor)
    strength = np.array(
        [
            [
                unit.arm(joint, angle)
                * unit.strength_n
                * (model.gastrocnemius_at_knee if unit.id == "gastrocnemius" and joint == "knee" else 1.0)
                for unit in model.units
            ]
            for joint, angle in zip(LEG_JOINTS, legs.angles_deg, strict=True)
        ]
    )
    stop_n_m, stop_deg = model.knee_stop
    stop = stop_n_m * np.clip(1.0 - legs.angles_deg[1] / stop_deg, 0.0, 1.0)
    wanted[1] = np.where(wanted[1] < 0.0, np.minimum(wanted[1] + stop, 0.0), wanted[1])
    strength, wanted = np.where(legs.idle[:, None], 0.0, strength), np.where(legs.idle, 0.0, wanted)
    helps = (strength * wanted[:, None] > 0.0).any(axis=0)  # who only holds a two-joint muscle is not counted
    active = _shared(strength, wanted) * helps
    aside = np.where(legs.hip_carried, 0.0, legs.abduction.at(factor))
    return [
        *((f"{unit.id}@{unit.muscle}", active[number]) for number, unit in enumerate(model.units)),
        ("@gluteus-medius", np.maximum(aside, 0.0) / model.side["abduction_n_m"]),
        ("@adductors", np.maximum(-aside, 0.0) / model.side["adduction_n_m"]),
    ]


def _idle(joint: str, work: Work, _side: str) -> bool:
    """A carried joint; and who stands and pulls on a cable or band leans as the load asks: no work of the ankles."""
    movement = work.motion.movement
    adapts = movement.balance is not None and any(load.kind in PULLS for load in movement.loads)
    return joint in movement.carried or (joint == "ankle" and adapts)


def _arm_rests(motion: Motion, side: str) -> bool:
    """A hand that lies on the body and holds nothing, or one that only props the body up: its arm is not counted."""
    movement = motion.movement
    if any(support.at == f"{side}-hand" for support in movement.supports):
        return True
    holds = any(load.at in ("hands", f"{side}-hand") for load in movement.loads)
    return movement.arms[side] == "hold" and movement.hands_on[side] != "world" and not holds


def _ropes(motion: Motion, side: str) -> bool:
    """Straight arms that hang are ropes: the bones carry, and only what holds the weight near the body works."""
    straight = float(motion.pose.angles[f"{side}_elbow"].max()) <= ROPE_DEG
    return straight and motion.movement.arms[side] == "hang" and bool(motion.movement.loads)


def _arms(arms: Arms, factor: Array, model: Model) -> list[tuple[str, Array]]:
    moment, elbow = arms.shoulder.at(factor), arms.elbow.at(factor)
    turned = (moment * arms.arm).sum(axis=0)  # about the upper arm itself
    across = moment - arms.arm * turned
    size = np.linalg.norm(across, axis=0)
    axis = across / np.maximum(size, 1e-9)
    still = arms.resting | arms.ropes
    size, elbow = np.where(still, 0.0, size), np.where(still, 0.0, elbow)
    strength = []
    for unit in model.arms:
        pull = np.tensordot(unit.towards, arms.frame, axes=1)
        turn = (cross(arms.arm, pull) * axis).sum(axis=0) * unit.shoulder
        strength.append([turn, np.full_like(turn, unit.elbow)])
    active = _shared(np.swapaxes(np.array(strength), 0, 1), np.stack([size, elbow]))
    least = (size + np.abs(elbow)) / model.scapula["least_arm_n_m"]  # where no muscle pulls well, the joint holds
    active = np.minimum(active, least)
    pulled = np.where(arms.ropes & ~arms.resting, np.maximum(arms.pulled.at(factor), 0.0), 0.0)
    outwards = np.where(still, 0.0, np.maximum(turned * arms.sign, 0.0))
    force = arms.shoulder_force.at(factor)
    forward, upward = (force * arms.frame[0]).sum(axis=0), (force * arms.frame[1]).sum(axis=0)
    hand = np.linalg.norm(arms.hand_force.at(factor), axis=0)
    return [
        *((f"@{unit.id}", active[number]) for number, unit in enumerate(model.arms)),
        ("@lats", pulled / next(unit.shoulder for unit in model.arms if unit.id == "lats")),
        ("@rotator-cuff", outwards / model.scapula["outward_turn_n_m"]),
        ("@middle-traps", np.maximum(-forward, 0.0) / model.scapula["middle-traps_n"]),
        ("@serratus", np.maximum(forward, 0.0) / model.scapula["serratus_n"]),
        ("@upper-traps", np.maximum(upward, 0.0) / model.scapula["upper-traps_n"]),
        ("@lower-traps", np.maximum(-upward, 0.0) / model.scapula["lower-traps_n"]),
        ("@forearms", np.where(arms.palms, 0.0, hand / model.scapula["grip_n"])),
    ]


def _trunk(trunk: Trunk, factor: Array, model: Model) -> list[tuple[str, Array]]:
    bending, vector = trunk.bending.at(factor), trunk.vector.at(factor)
    across = np.hypot((vector * trunk.front).sum(axis=0), (vector * trunk.along).sum(axis=0))
    return [
        ("@erector-spinae", np.maximum(bending, 0.0) / model.trunk["extension_n_m"]),
        ("@abs", np.maximum(-bending, 0.0) / model.trunk["flexion_n_m"]),
        ("@obliques", across / model.trunk["turning_n_m"]),
    ]
