"""Joint moments of many frames for many bodies at once, for movements whose limbs stay in the side plane.

A position is a sum of lengths x directions, an acceleration a sum of lengths x second rates of directions. So a joint
moment is a
sum of products of two directions, weighted by lengths and masses: all frames are one matrix, all bodies another, and
their product is every moment of every body. Exact, and the same as `dynamics.moments` for what is above a joint.
"""

from collections.abc import Mapping

import numpy as np

from backline.movement.body import Body, body_table
from backline.movement.jets import Array
from backline.movement.motion import Motion
from backline.quantities import GRAVITY_M_S2

CHAIN = ("shank", "thigh", "pelvis", "lumbar", "thorax", "head", "upper_arm", "forearm", "hand")
PAIRED = ("shank", "thigh", "upper_arm", "forearm", "hand")
ABOVE: Mapping[str, tuple[str, ...]] = {
    "ankle": CHAIN,
    "knee": CHAIN[1:],
    "hip": CHAIN[2:],
    "lumbosacral": CHAIN[3:],
    "shoulder": CHAIN[6:],
    "elbow": CHAIN[7:],
}
JOINTS = tuple(ABOVE)


def directions(motion: Motion) -> tuple[Array, Array, Array]:
    """Directions of the right side's parts in the side plane, as complex numbers with their second rates, and the
    angular
    accelerations; each (frames, 9), of the first body."""
    found: list[tuple[Array, Array, Array]] = []
    for part in CHAIN:
        jet = motion.pose.directions[f"right_{part}" if part in PAIRED else part]
        u = jet.p[0, 0] + 1j * jet.p[1, 0]
        second = jet.a[0, 0] + 1j * jet.a[1, 0]
        found.append((u, second, (np.conj(u) * second).imag))
    return tuple(np.stack(each, axis=1) for each in zip(*found, strict=True))  # type: ignore[return-value]


def _features(u: Array, second: Array, turning: Array) -> Array:
    """(frames, 9 x 9 + 9 + 9): products of two directions, levers of gravity, angular accelerations."""
    products = (np.conj(u)[:, :, None] * second[:, None, :]).imag.reshape(len(u), -1)
    return np.concatenate([products, u.real * GRAVITY_M_S2, turning], axis=1)


def _unit(part: str, size: Array) -> Array:
    row = np.zeros((len(size), len(CHAIN)))
    row[:, CHAIN.index(part)] = size
    return row


def _places(who: Body) -> tuple[dict[str, Array], dict[str, Array]]:
    """Joints, and centres of mass, as weights of the nine directions from the ankle, (bodies, 9)."""
    straight = who.length["pelvis"] + who.length["lumbar"]
    ankle = np.zeros((len(who.stature), len(CHAIN)))
    knee = ankle - _unit("shank", who.length["shank"])
    hip = knee - _unit("thigh", who.length["thigh"])
    low = hip + _unit("pelvis", who.length["pelvis"])
    chest = low + _unit("lumbar", who.length["lumbar"])
    shoulder = chest + _unit("thorax", who.shoulder - straight)
    elbow = shoulder + _unit("upper_arm", who.length["upper_arm"])
    wrist = elbow + _unit("forearm", who.length["forearm"])
    joints = {
        "ankle": ankle, "knee": knee, "hip": hip, "shoulder": shoulder, "elbow": elbow,
        "lumbosacral": hip + _unit("pelvis", who.length["pelvis"] * body_table()["spine"]["along"]),
    }  # fmt: skip
    starts = {
        "shank": knee,
        "thigh": hip,
        "pelvis": hip,
        "lumbar": low,
        "thorax": chest,
        "upper_arm": shoulder,
        "forearm": elbow,
        "hand": wrist,
        "head": chest + _unit("thorax", who.neck - straight),
    }
    centres = {part: starts[part] + _unit(part, who.centre[part]) for part in CHAIN}
    centres["load"] = wrist + _unit("hand", who.grip)
    return joints, centres


def _weights(who: Body) -> tuple[Array, Array]:
    """The bodies as a matrix: (features, bodies x joints) of their own mass, and the same of one kilogram in the
    hands."""
    joints, centres = _places(who)
    own = np.zeros((len(who.stature), len(JOINTS), len(CHAIN) ** 2 + 2 * len(CHAIN)))
    load = np.zeros_like(own)

    def add(target: Array, number: int, mass: Array, centre: Array, place: Array) -> None:
        lever = centre - place
        products = np.einsum("b,bk,bl->bkl", mass, lever, centre).reshape(len(mass), -1)
        target[:, number, : products.shape[1]] += products
        target[:, number, products.shape[1] : products.shape[1] + len(CHAIN)] += mass[:, None] * lever

    for number, (joint, parts) in enumerate(ABOVE.items()):
        for part in parts:
            sides = 2.0 if part in PAIRED else 1.0
            add(own, number, sides * who.mass[part], centres[part], joints[joint])
            own[:, number, -len(CHAIN) + CHAIN.index(part)] += sides * who.inertia[part]
        add(load, number, np.ones(len(who.stature)), centres["load"], joints[joint])

    def flat(values: Array) -> Array:
        found: Array = values.reshape(-1, values.shape[2]).T.copy()
        return found

    return flat(own), flat(load)


def sagittal_moments(u: Array, second: Array, turning: Array, who: Body, hand_kg: Array | None = None) -> Array:
    """Moments of what is above each joint about it, both limbs together, N m: (frames, bodies, joints as in `JOINTS`).

    Counterclockwise seen from the right is positive: extension of the spine and of the hip seen from above, flexion
    of the shoulder. `hand_kg` is a
    mass in the hands by frame, (frames,).
    """
    features = _features(u, second, turning)
    own, load = _weights(who)
    found = features @ own
    if hand_kg is not None:
        found += (features * hand_kg[:, None]) @ load
    shaped: Array = found.reshape(len(features), len(who.stature), len(JOINTS))
    return shaped
