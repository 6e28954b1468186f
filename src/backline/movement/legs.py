"""How hard the muscles of both legs work: joint moments, what the feet push along the ground, and sharing."""

from dataclasses import dataclass

import numpy as np

from backline.movement.definition import PULLS
from backline.movement.forces import cross
from backline.movement.jets import Array
from backline.movement.motion import Motion
from backline.movement.muscles import LEG_JOINTS, Model
from backline.movement.work import SIDES, Beside, Flags, Line, Work, pushing_sides, shared_by_all

FLAT = 0.1  # sine of the pitch of a sole that lies on the ground
HOLDING = "~"  # marks muscles of a leg that stands still while the other one moves


@dataclass(frozen=True, slots=True, kw_only=True)
class Legs:
    """What the muscles of hip, knee and ankle can give (3, muscles, ...) and have to (3, ...), N m, and what eases it.

    `ease_m` times the force on the leg is what a shift of the body takes off, `stop` what ligaments hold (N m), `push`
    the moments of one newton that the foot pushes along what it stands on; `apart` where both feet push against each
    other."""

    strength: Array
    moments: Line
    force: Line
    ease_m: Array
    stop: Array
    push: Array
    abduction: Line
    hip_carried: Flags
    resting: Flags
    apart: bool


def leg_rows(beside: Beside, model: Model) -> Legs:
    """What is known of legs before their load is."""
    least_deg, stance_m = model.reading["moves_deg"], model.reading["stance_m"]
    idle = np.stack([beside.flag(lambda w, _, j=joint: _idle(j, w)) for joint in LEG_JOINTS])  # type: ignore[misc]
    angles = beside.each(lambda w, s: [w.motion.pose.angles[f"{s}_{joint}"][0] for joint in LEG_JOINTS])
    strength = np.where(idle[:, None], 0.0, _strength(angles, model))
    hip, knee, ankle = angles
    (knee_n_m, knee_deg), (hip_n_m, hip_deg) = model.knee_stop, model.hip_stop
    return Legs(
        strength=strength,
        moments=beside.line(lambda m, s: [m.limb[f"{s}_{joint}"] for joint in LEG_JOINTS]).seen(
            lambda value: np.where(idle, 0.0, value)
        ),
        force=beside.line(lambda m, s: m.hip_force[s]),
        ease_m=beside.each(lambda w, s: [[length] for length in _ease_m(w.motion, s, least_deg, stance_m)]),
        stop=np.stack(
            [
                hip_n_m * np.clip(-hip / hip_deg, 0.0, 1.0),
                knee_n_m * np.clip(1.0 - knee / knee_deg, 0.0, 1.0),
                np.zeros_like(ankle),
            ]
        ),
        push=np.where(idle, 0.0, beside.each(lambda w, s: _push(w.motion, s))) * model.grip["friction"],
        abduction=beside.line(lambda m, s: m.abduction[f"{s}_hip"]),
        hip_carried=beside.flag(lambda w, _: "hip" in w.motion.movement.carried),
        resting=beside.flag(lambda w, s: s in resting_legs(w.motion, least_deg)),
        apart=beside.fold.apart,
    )


def leg_activations(legs: Legs, factor: Array, model: Model) -> list[tuple[str, Array]]:
    """Activation of every muscle of the legs by name, (loads, sides, motions, frames)."""
    wanted, force = legs.moments.at(factor), np.linalg.norm(legs.force.at(factor), axis=0)
    wanted = np.sign(wanted) * np.maximum(np.abs(wanted) - force * legs.ease_m, 0.0)
    wanted = np.where(wanted < 0.0, np.minimum(wanted + legs.stop, 0.0), wanted)
    active = _apart(legs, wanted, force) if legs.apart else _each(legs, wanted, force)
    # the moments that its muscles answer: who only holds a two-joint muscle is not counted
    rest = (legs.strength * active).sum(axis=1)
    active = active * (legs.strength * rest[:, None] > 0.0).any(axis=0)
    aside = np.where(legs.hip_carried, 0.0, legs.abduction.at(factor))
    found = [
        *((f"{unit.id}@{unit.muscle}", active[number]) for number, unit in enumerate(model.units)),
        ("@gluteus-medius", np.maximum(aside, 0.0) / model.side["abduction_n_m"]),
        ("@adductors", np.maximum(-aside, 0.0) / model.side["adduction_n_m"]),
    ]
    if not legs.resting.any():
        return found
    moved = [(name, np.where(legs.resting, 0.0, value)) for name, value in found]
    return [*moved, *((name + HOLDING, np.where(legs.resting, value, 0.0)) for name, value in found)]


def _each(legs: Legs, wanted: Array, force: Array) -> Array:
    """Each leg by itself: its foot pushes against something that stands."""
    if not legs.push.any():
        return shared_by_all(legs.strength, wanted)
    push = legs.push * force
    strength = np.broadcast_to(legs.strength, (*legs.strength.shape[:2], *push.shape[1:]))
    both = np.concatenate([strength, push[:, None], -push[:, None]], axis=1)
    return shared_by_all(both, wanted)[: strength.shape[1]]


def _apart(legs: Legs, wanted: Array, force: Array) -> Array:
    """Both legs at once: what their feet push along the ground against each other is one force."""
    joints, muscles = legs.strength.shape[:2]
    push = legs.push * force.min(axis=1, keepdims=True)
    shape = (push.shape[1], *push.shape[3:])
    both = np.zeros((2 * joints, 2 * muscles + 2, *shape))
    for side in range(2):
        rows = slice(side * joints, (side + 1) * joints)
        both[rows, side * muscles : (side + 1) * muscles] = legs.strength[:, :, :, side]
        both[rows, -2], both[rows, -1] = push[:, :, side], -push[:, :, side]
    active = shared_by_all(both, np.concatenate([wanted[:, :, 0], wanted[:, :, 1]]))
    return np.stack([active[:muscles], active[muscles:-2]], axis=2)


def _strength(angles: Array, model: Model) -> Array:
    """Moments at full activation (joints, muscles, ...), extension positive, at the length that the joints give."""
    flexions = dict(zip(LEG_JOINTS, angles, strict=True))
    found = np.empty((len(angles), len(model.units), *angles.shape[1:]))
    for number, unit in enumerate(model.units):
        newton = unit.strength_n * unit.at_length(flexions)
        for row, joint in enumerate(LEG_JOINTS):
            counted = model.gastrocnemius_at_knee if unit.id == "gastrocnemius" and joint == "knee" else 1.0
            found[row, number] = unit.arm(joint, flexions[joint]) * newton * counted
    return found


def resting_legs(motion: Motion, least_deg: float) -> frozenset[str]:
    """The side of a leg that stands still while the other one moves: its muscles hold, they do not limit."""
    angles = motion.pose.angles
    still = {side for side in SIDES if max(np.ptp(angles[f"{side}_{joint}"]) for joint in LEG_JOINTS) <= least_deg}
    return frozenset(still if len(still) == 1 else ())


def _ease_m(motion: Motion, side: str, least_deg: float, stance_m: float) -> list[float]:
    """How far a body shifts against hip, knee and ankle at no cost: who stands freely brings what only holds over the
    feet, and under a flat sole the pressure moves as the shin asks."""
    angles, free = motion.pose.angles, motion.movement.free_standing
    flat = np.abs(motion.pose.directions[f"{side}_foot"].p[1, 0]).max() < FLAT
    eased = [*(free and np.ptp(angles[f"{side}_{joint}"]) <= least_deg for joint in LEG_JOINTS[:2]), flat]
    return [stance_m * float(yes) for yes in eased]


def _push(motion: Motion, side: str) -> Array:
    """Moments (joints, frames) of a force of 1 N on a foot along the surface it stands on, positive as muscles that
    extend; none where it has nothing to push against.

    How hard a foot pushes is not known from the movement: it costs as much as a muscle, so that all together is least.
    """
    body, pose, movement = motion.body, motion.pose, motion.movement
    foot, shank, thigh = (pose.directions[f"{side}_{part}"].p[:, 0] for part in ("foot", "shank", "thigh"))
    sides, apart = pushing_sides(motion)
    if side not in sides:
        return np.zeros_like(foot)
    platforms = [load for load in movement.loads if load.kind == "platform" and load.at in ("feet", "right-foot")]
    angle = np.radians((platforms[0].direction_deg or 0.0) + 90.0) if platforms else 0.0
    way = np.array([np.cos(angle), np.sin(angle), 0.0])[:, None] * (-1.0 if apart and side == "left" else 1.0)
    sole = np.stack([foot[1], -foot[0], foot[2] * 0.0])  # from the ankle down to the sole
    place = body.ball_from_heel[0] * (1.0 if movement.foot_part[side] == "ball" else 0.5)
    ankle = sole * body.ankle_height[0] + foot * (place - body.ankle_from_heel[0])
    knee = ankle + shank * body.length["shank"][0]
    hip = knee + thigh * body.length["thigh"][0]
    return np.stack([-cross(hip, way)[2], cross(knee, way)[2], -cross(ankle, way)[2]])


def _idle(joint: str, work: Work) -> bool:
    """A carried joint; and who stands and pulls on a cable or band leans as the load asks: no work of the ankles."""
    movement = work.motion.movement
    adapts = movement.balance is not None and any(load.kind in PULLS for load in movement.loads)
    return joint in movement.carried or (joint == "ankle" and adapts)
