"""The muscles of shoulder and elbow as straight lines between bones, and what the arm asks of the shoulder blade.

Where a muscle bends round a bone, only its line over the joint counts: it pulls the upper arm along the line from its
last point there to the next one further in. Points and strengths are those of two public models (`muscle-model.toml`),
which differ; a muscle lies between them. Collar bone and shoulder blade follow the arm by a fixed share of its
elevation, about the shoulder's centre.

Muscles share four moments: the upper arm's about three axes and the elbow's. The shoulder blade is no body of its own
here: what must hold it is read from the force and the moment that the arm puts on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from backline.movement.forces import cross
from backline.movement.jets import Array

STRAIGHT = 0.1  # below this sine of its bend an elbow does not say how the upper arm is turned
Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a muscle over the shoulder: strength in N, its inner point on trunk or girdle and its outer one on
    the upper arm, m from the shoulder's centre (forward, up, outward) with the arm hanging."""

    strength_n: float
    follows: bool  # the inner point is on the girdle
    inner_m: Point
    outer_m: Point
    over: str = ""  # which side of the joint it passes: front of the trunk, or of the upper arm


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmUnit:
    """A muscle of shoulder or elbow: strength in N, its lines, and a lever at the elbow in m (flexion positive) over
    its flexion in degrees."""

    id: str
    muscle: str  # of the catalogue; empty where none is
    strength_n: float
    lines: tuple[Line, ...]
    elbow_deg: tuple[float, ...]
    elbow_m: tuple[float, ...]
    past_blade: bool = False  # from the trunk to the arm: its pull does not act on the shoulder blade


@dataclass(frozen=True, slots=True)
class Place:
    """An arm as its shoulder sees it: directions (3, ...) in the thorax's axes forward, up, outward; the elbow's
    flexion in degrees."""

    arm: Array
    forearm: Array
    elbow_deg: Array


def turned(vector: Array, axis: Array, angle: Array) -> Array:
    """Vectors (3, ...) turned about unit axes (3, ...) by angles (...) in radians."""
    cos, sin = np.cos(angle), np.sin(angle)
    along = (vector * axis).sum(axis=0)
    found: Array = vector * cos + cross(axis, vector) * sin + axis * along * (1.0 - cos)
    return found


def elevation(arm: Array) -> tuple[Array, Array]:
    """Axis (3, ...) and angle (...) that turn a hanging arm to where it is."""
    axis = np.stack([-arm[2], np.zeros_like(arm[1]), arm[0]])  # of down and the arm
    size = np.linalg.norm(axis, axis=0)
    aside = np.zeros_like(arm)
    aside[0] = 1.0
    axis = np.where(size > 1e-6, axis / np.maximum(size, 1e-9), aside)  # straight up or down: as if raised aside
    return axis, np.arccos(np.clip(-arm[1], -1.0, 1.0))


def upper_arm(place: Place) -> Array:
    """The upper arm's axes forward, up, outward, (3 axes, 3, ...): the elbow's hinge points outward; a straight
    arm's as they are when it is raised without turning."""
    up = -place.arm
    axis, angle = elevation(place.arm)
    rest = np.zeros_like(place.arm)
    rest[2] = 1.0
    rest = turned(rest, axis, angle)
    normal = cross(place.arm, place.forearm)
    size = np.linalg.norm(normal, axis=0)
    share = np.clip(size / STRAIGHT - 1.0, 0.0, 1.0)
    hinge = share * normal / np.maximum(size, 1e-9) + (1.0 - share) * rest
    hinge = hinge - up * (hinge * up).sum(axis=0)
    hinge = hinge / np.maximum(np.linalg.norm(hinge, axis=0), 1e-9)
    return np.stack([cross(up, hinge), up, hinge])


def strengths(units: tuple[ArmUnit, ...], follows: float, head_m: float, place: Place, axes: Array) -> Array:
    """Moments of each muscle at full activation, N m, (4, units, ...): on the upper arm about forward, up and outward,
    and at the elbow, from its place and its `axes` (`upper_arm`). The girdle follows `follows` of the arm's elevation;
    what passes the joint in front lies over the head of the arm, of radius `head_m`."""
    axis, angle = elevation(place.arm)
    shape = place.arm.shape[1:]
    still = np.broadcast_to(np.eye(3).reshape(3, 3, *(1 for _ in shape)), (3, 3, *shape))
    girdle = np.stack([turned(row, axis, follows * angle) for row in still])
    found = np.zeros((4, len(units), *shape))
    for number, unit in enumerate(units):
        if unit.elbow_m:
            found[3, number] = unit.strength_n * np.interp(place.elbow_deg, unit.elbow_deg, unit.elbow_m)
        for line in unit.lines:
            outer = np.tensordot(line.outer_m, axes, axes=1)
            pull = np.tensordot(line.inner_m, girdle if line.follows else still, axes=1) - outer
            pull /= np.sqrt((pull * pull).sum(axis=0))
            if line.over:
                outer = _over(outer, pull, axes[0] if line.over == "arm" else still[0], head_m)
            found[:3, number] += line.strength_n * cross(outer, pull)
    return found


def _over(point: Array, pull: Array, side: Array, head_m: float) -> Array:
    """A point of a line moved out of the head of the arm towards the side on which the line passes."""
    across = side - pull * (side * pull).sum(axis=0)
    across = across / np.maximum(np.linalg.norm(across, axis=0), 1e-9)
    found: Array = point + across * np.maximum(head_m - (point * across).sum(axis=0), 0.0)
    return found


def blade(holds: Mapping[str, float], place: Place, moment: Array, force: Array) -> dict[str, Array]:
    """Activation (...) of the muscles that hold the shoulder blade, from the moment on the arm of the muscles that come
    from the girdle and the force that the trunk gives the arm, both (3, ...) in the thorax's axes.

    The blade is pulled back with the force on the arm and against the moment that draws the arm back; forward
    likewise. It is turned up as the arm is lifted, and held up or down with the force. Of what pulls back, the lower
    trapezius takes more the higher the arm is, as its fibres then lie in line with it.
    """
    axis, angle = elevation(place.arm)
    moved = cross(moment, place.arm)  # where the moment drives the elbow, N m
    lifted = np.maximum((moment * axis).sum(axis=0), 0.0)
    back = np.maximum(-force[0] - moved[0] / holds["lever_m"], 0.0) / holds["retraction_n"]
    forward = np.maximum(force[0] + moved[0] / holds["lever_m"], 0.0) / holds["protraction_n"]
    turning = lifted / holds["turning_n_m"]
    high = np.clip(np.degrees(angle) / holds["in_line_deg"], 0.0, 1.0)
    return {
        "middle-traps": back,
        "lower-traps": np.maximum(high * back, np.maximum(-force[1], 0.0) / holds["depression_n"]) + turning,
        "upper-traps": np.maximum(force[1], 0.0) / holds["elevation_n"] + turning,
        "serratus": forward + turning,
    }
