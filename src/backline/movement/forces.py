"""What pushes and pulls on a body besides its own weight: weights, cables, bands, pads, and the supports it rests
on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backline.movement.definition import PULLS, WEIGHTS, Load, Support
from backline.movement.jets import Array, Jet
from backline.movement.motion import Motion
from backline.quantities import GRAVITY_M_S2

DOWN = np.array([0.0, -GRAVITY_M_S2, 0.0])[:, None, None]
OFF_GROUND_M = 0.01
SIDES = ("right", "left")


@dataclass(frozen=True, slots=True)
class Item:
    """A force that the body has to answer: on which segment, where, how much (N) and as a couple (N m); (3, bodies,
    frames)."""

    segment: str
    place: Array
    force: Array
    couple: Array | None = None


def cross(first: Array, second: Array) -> Array:
    """Vector product over the first axis."""
    found = np.empty(np.broadcast_shapes(first.shape, second.shape))
    for number, (one, two) in enumerate(((1, 2), (2, 0), (0, 1))):
        found[number] = first[one] * second[two] - first[two] * second[one]
    return found


class Together:
    """Items as two arrays, forces and moments about the origin (3, items, bodies, frames), to be summed by segment."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.segments = [item.segment for item in items]
        shape = np.broadcast_shapes(*{item.force.shape for item in items})
        places, self.force = np.empty((2, 3, len(items), *shape[1:]))
        for number, item in enumerate(items):
            places[:, number], self.force[:, number] = item.place, item.force
        self.turning = cross(places, self.force)
        for number, item in enumerate(items):
            if item.couple is not None:
                self.turning[:, number] += item.couple

    def about(self, places: Sequence[Array], segments: Sequence[frozenset[str]]) -> tuple[Array, Array]:
        """Moments about places, and forces, of what acts on some segments for each, (3, places, bodies, frames)."""
        chosen = np.array([[segment in each for segment in self.segments] for each in segments], dtype=float)
        force, turning = (
            np.swapaxes(np.tensordot(chosen, part, axes=(1, 1)), 0, 1) for part in (self.force, self.turning)
        )
        return turning - cross(np.stack(places, axis=1), force), force


def rates(motion: Motion, place: Jet) -> Array:
    """Acceleration of a place; none in a gait, whose drawn steps are no measured ones: it is computed slowly, step by
    step."""
    return np.zeros_like(place.p) if motion.movement.loop else place.a


def load_items(motion: Motion, sizes_kg: Sequence[Array] | None = None) -> list[Item]:
    """What the loads demand. `sizes_kg` per load, shape (bodies,): mass of a weight, pull in kg of a cable, stack or
    pad; of a
    band a factor of its stiffness. Without it the usual sizes of the movement's data."""
    found = []
    for number, load in enumerate(motion.movement.loads):
        if sizes_kg is not None:
            size = np.asarray(sizes_kg[number], dtype=float)
        elif load.kind == "band":
            size = np.ones(len(motion.body.stature))
        else:
            size = load.share * motion.body.total_mass
        places = motion.load_points(load)
        for segment, side, place in places:
            part = size[None, :, None] / len(places)
            if load.kind in WEIGHTS:
                found.append(Item(segment, place.p, part * (rates(motion, place) - DOWN)))
            else:
                found.append(Item(segment, place.p, -_push(motion, load, segment, side, place.p, part, len(places))))
    return found


def _push(motion: Motion, load: Load, segment: str, side: str, place: Array, part: Array, shares: int) -> Array:
    """The force of a machine, cable or band on the body."""
    if load.kind == "band":
        gap = _anchor(motion, load, side, place) - place
        length = np.linalg.norm(gap, axis=0, keepdims=True)
        stretch = np.maximum(length - (load.rest_m or 0.0) * motion.body.scale[None, :, None], 0.0)
        strand = part * shares * (load.stiffness_n_m or 0.0)
        if not (isinstance(load.anchor, str) and load.anchor.startswith("other")):
            strand = strand / shares
        pull: Array = strand * stretch * gap / np.maximum(length, 1e-9)
        return pull
    newton = part * GRAVITY_M_S2
    if load.kind == "pad":
        front = motion.pose.fronts[segment].p
        across: Array = newton * front * (1.0 if load.direction_deg == 0.0 else -1.0)
        return across
    if load.kind in PULLS and load.anchor is not None:
        gap = _anchor(motion, load, side, place) - place
        drawn: Array = newton * gap / np.linalg.norm(gap, axis=0, keepdims=True)
        return drawn
    angle = np.radians(load.direction_deg or 0.0)
    along: Array = newton * np.array([np.cos(angle), np.sin(angle), 0.0])[:, None, None] * np.ones_like(place)
    return along


def _anchor(motion: Motion, load: Load, side: str, place: Array) -> Array:
    joints = motion.pose.joints
    other = "left" if side == "right" else "right"
    if isinstance(load.anchor, str):
        named = {
            "other-hand": f"{other}_hand", "other-knee": f"{other}_knee", "other-ankle": f"{other}_ankle",
            "right-foot": "right_ball", "left-foot": "left_ball", "hips": "hips",
        }  # fmt: skip
        if load.anchor in named:
            return joints[named[load.anchor]].p
        if load.anchor == "feet":
            return joints[f"{side}_ball"].p
        return motion.point("upper-back").p
    x, y, z = load.anchor or (0.0, 0.0, 0.0)
    sign = -1.0 if side == "left" and len(motion.load_points(load)) == 2 else 1.0
    fixed = np.array([x, y, z * sign])[:, None, None] * motion.body.scale[None, :, None]
    return np.broadcast_to(fixed, place.shape)


@dataclass(frozen=True, slots=True)
class Contact:
    """One place where the body rests: segment, point, and when (0 or 1 over the frames)."""

    segment: str
    place: Array
    there: Array


def contacts(motion: Motion, support: Support) -> list[Contact]:
    """The places of one support, right and left."""
    joints, at = motion.pose.joints, support.at
    sides: tuple[str, ...] = (at.split("-")[0],) if at.startswith(("right-", "left-")) else SIDES
    part = at.removeprefix("right-").removeprefix("left-")
    always = np.ones(joints["hips"].p.shape[1:])
    if part in ("feet", "foot"):
        return [_foot_contact(motion, side) for side in sides]
    if part in ("hands", "hand"):
        return [Contact(f"{side}_hand", joints[f"{side}_hand"].p, always) for side in sides]
    if part in ("elbows", "forearm"):
        sides = _lower_elbow(motion, sides)
        return [Contact(f"{side}_forearm", joints[f"{side}_elbow"].p, always) for side in sides]
    on_limb = {
        "knees": ("shank", "knee-cap"), "knee": ("shank", "knee-cap"), "shins": ("shank", "shin"),
        "ankles": ("shank", "heel-cord"), "thighs": ("thigh", "thigh-front"),
    }  # fmt: skip
    if part in on_limb:
        segment, point = on_limb[part]
        return [Contact(f"{side}_{segment}", motion.point(point, side).p, always) for side in sides]
    on_trunk = {
        "seat": ("pelvis", "seat"), "back": ("thorax", "upper-back"), "shoulders": ("thorax", "shoulders-back"),
        "belly": ("pelvis", "hip-crease"), "chest": ("thorax", "chest"), "sacrum": ("pelvis", "sacrum"),
    }  # fmt: skip
    if part in on_trunk:
        segment, point = on_trunk[part]
        return [Contact(segment, motion.point(point).p, always)]
    return [Contact("head", joints["crown"].p, always)]


def _lower_elbow(motion: Motion, sides: tuple[str, ...]) -> tuple[str, ...]:
    if not motion.movement.roll_deg:
        return sides
    return (min(sides, key=lambda side: float(motion.pose.joints[f"{side}_elbow"].p[1].mean())),)


def _foot_contact(motion: Motion, side: str) -> Contact:
    joints = motion.pose.joints
    part = motion.movement.foot_part[side]
    if motion.movement.legs[side] == "angles" and motion.movement.root.at in ("ball", "heel"):
        part = motion.movement.root.at  # type: ignore[assignment]
    middle = (joints[f"{side}_heel"].p + joints[f"{side}_ball"].p) / 2
    place = middle if part == "sole" else joints[f"{side}_{part}"].p
    height = place[1]
    there = (height - height.min(axis=-1, keepdims=True) < OFF_GROUND_M).astype(float)
    return Contact(f"{side}_foot", place, np.ones_like(there) if motion.movement.loop else there)


def support_items(motion: Motion, items: Sequence[Item], lateral: Array) -> list[Item]:
    """Forces of the supports that answer everything else, as items to add (their force is what the body need not give).

    One support takes the whole: force shared equally between right and left or by where the weight lies between them,
    and the
    couple along with it. Of two supports the one that `slips` pushes along its normal and the other takes the rest;
    where
    neither slips both push in the same direction. `share`s split the whole as stated.
    """
    together = Together(items)
    whole, turning = together.force.sum(axis=1), together.turning.sum(axis=1)
    supports = [support for support in motion.movement.supports if support.share != 0.0]
    groups = [contacts(motion, support) for support in supports]
    if all(support.share is not None for support in supports):
        shares = [(support.share or 0.0) for support in supports]
        parts = [
            (contact, share * _split(group, whole, turning)[i])
            for group, share in zip(groups, shares, strict=True)
            for i, contact in enumerate(group)
        ]
        return _as_one(parts, whole, turning)
    if len(groups) == 1:
        parts = list(zip(groups[0], _split(groups[0], whole, turning), strict=True))
        return _as_one(parts, whole, turning)
    first, second = groups[0], groups[1]
    if supports[0].slips and not supports[1].slips:
        first, second, supports = second, first, [supports[1], supports[0]]
    return _two(motion, supports[1], first, second, whole, turning, lateral)


def _split(group: Sequence[Contact], whole: Array, turning: Array) -> list[Array]:
    """Which part of a force each place of a support takes: right and left by where the weight lies between them."""
    if len(group) == 1:
        return [np.ones(whole.shape[1:])]
    right, left = group
    apart = right.place[2] - left.place[2]
    middle = -turning[0] + right.place[1] * whole[2]
    weight = np.where(np.abs(whole[1]) < 1.0, 1.0, whole[1])
    share = np.where(np.abs(apart) > 0.05, (middle / weight - left.place[2]) / np.where(apart == 0, 1.0, apart), 0.5)
    share = np.clip(share, 0.0, 1.0)
    share = np.where(np.abs(whole[1]) < 30.0, 0.5, share)
    on_right = np.where(left.there < 0.5, 1.0, np.where(right.there < 0.5, 0.0, share))
    return [on_right, 1.0 - on_right]


def _as_one(parts: Sequence[tuple[Contact, Array]], whole: Array, turning: Array) -> list[Item]:
    rest = turning - sum(cross(contact.place, whole * share) for contact, share in parts)
    return [Item(contact.segment, contact.place, -whole * share, -rest * share) for contact, share in parts]


def _middle(group: Sequence[Contact]) -> Array:
    found: Array = np.mean([contact.place for contact in group], axis=0)
    return found


def _two(
    motion: Motion,
    slipping: Support,
    first: Sequence[Contact],
    second: Sequence[Contact],
    whole: Array,
    turning: Array,
    lateral: Array,
) -> list[Item]:
    a, b = _middle(first), _middle(second)
    if slipping.slips:
        angle = np.radians(slipping.normal_deg)
        normal = np.array([np.cos(angle), np.sin(angle), 0.0])[:, None, None] * np.ones_like(whole)
    else:
        normal = whole / np.maximum(np.linalg.norm(whole, axis=0, keepdims=True), 1e-9)
    apart = b - a
    if np.abs(apart[2]).mean() > np.abs(apart[0]).mean():  # beside each other: they balance about the forward axis
        lateral = np.array([1.0, 0.0, 0.0])[:, None, None] * np.ones_like(whole)
    lever = (cross(apart, normal) * lateral).sum(axis=0)
    lacking = ((turning - cross(a, whole)) * lateral).sum(axis=0)
    size = lacking / np.where(np.abs(lever) < 1e-4, np.copysign(1e-4, lever), lever)
    total = np.linalg.norm(whole, axis=0)
    if not slipping.slips:
        size = np.clip(size, 0.0, total)
    if not motion.movement.loop:  # while walking the weight passes from foot to foot by where it lies between them
        size = _where_landed(size, total, first, second)
    on_second = normal * size
    on_first = whole - on_second
    # what neither force can balance (a clipped share, sideways) goes along as a couple with the forces
    rest = turning - cross(a, on_first) - cross(b, on_second)
    weight = np.clip(size / np.maximum(total, 1e-9), 0.0, 1.0)
    items = []
    for group, force, couple in ((first, on_first, rest * (1.0 - weight)), (second, on_second, rest * weight)):
        for contact in group:
            items.append(Item(contact.segment, contact.place, -force / len(group), -couple / len(group)))
    return items


def _where_landed(size: Array, total: Array, first: Sequence[Contact], second: Sequence[Contact]) -> Array:
    """A foot in the air carries nothing."""
    lifted = np.min([contact.there for contact in first], axis=0) < 0.5
    landed = np.min([contact.there for contact in second], axis=0) > 0.5
    found: Array = np.where(~landed, 0.0, np.where(lifted, total, size))
    return found
