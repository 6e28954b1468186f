"""The moments of motions as lines over their load, side by side: what the work of muscles is read from.

Moments depend on the load linearly, so each is kept without a load and with the usual one. Arrays have the shape
(..., loads, sides, motions, frames); an axis of length one stands for all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backline.movement.dynamics import JOINTS, Moments
from backline.movement.jets import Array
from backline.movement.motion import Motion
from backline.movement.muscles import LEG_JOINTS
from backline.movement.share import shared

Flags = NDArray[np.bool_]
SIDES = ("right", "left")
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

    def seen(self, change: Callable[[Array], Array]) -> "Line":
        """The same after a change that is linear."""
        return Line(change(self.none), change(self.usual))


@dataclass(frozen=True, slots=True)
class Fold:
    """What need not be computed twice: left where it does as right, and the way back where it is the way there.

    `apart`: the feet stand on their own and may push against each other, so that both legs are one problem."""

    alike: bool
    back: bool
    apart: bool = False


def pushing_sides(motion: Motion) -> tuple[frozenset[str], bool]:
    """The sides of the feet that may push along what they stand on against another support, or across the way of a
    platform; and whether it is both feet, apart, against each other."""
    movement = motion.movement
    feet = {support.at for support in movement.supports if support.at.endswith(("feet", "foot"))}
    platforms = {load.at for load in movement.loads if load.kind == "platform" and load.at in ("feet", "right-foot")}
    apart = {"right-foot", "left-foot"} <= feet
    if movement.loop or not (apart or platforms or (feet and len(movement.supports) == 2)):
        return frozenset(), False
    places = platforms or feet
    return frozenset(side for side in SIDES if apart or {"feet", f"{side}-foot"} & places), apart


def fold_of(work: Work) -> Fold:
    """How a motion repeats itself, found in its angles and moments (to a millionth)."""
    angles, found = work.motion.pose.angles, work.moments

    def same(first: Array, second: Array) -> bool:
        return bool(np.abs(first - second).max() < SAME)

    def sides(table: Mapping[str, Array], names: Sequence[str]) -> bool:
        return all(same(table[f"right_{name}"], table[f"left_{name}"]) for name in names)

    mirrored = np.array([1.0, 1.0, -1.0])[:, None, None]
    movement = work.motion.movement
    modes = (movement.arms, movement.hands_on, movement.palms, movement.foot_part)
    pushing, apart = pushing_sides(work.motion)
    alike = (
        not movement.roll_deg
        and not apart
        and len(pushing) != 1
        and all(each["right"] == each["left"] for each in modes)
        and sides(angles, (*LEG_JOINTS, "elbow", "shoulder"))
        and sides(found.limb, JOINTS)
        and sides(found.abduction, ("hip", "shoulder"))
        and sides(found.horizontal, ("shoulder",))
        and all(
            same(each["right"], each["left"] * mirrored)
            for each in (found.shoulder_force, found.hand_force, found.hip_force)
        )
    )
    courses = (*angles.values(), *found.limb.values(), *found.hand_force.values(), found.lumbosacral)
    return Fold(alike, all(same(each, each[..., ::-1]) for each in courses), apart)


class Beside:
    """Motions of as many frames each, side by side; the fold stands for all."""

    def __init__(self, works: Sequence[Work], fold: Fold) -> None:
        self.works = works
        self.fold = fold
        self.sides = SIDES[:1] if fold.alike else SIDES
        count = len(works[0].motion.times)
        self.shown = slice(0, (count + 1) // 2 if fold.back else count)

    def each(self, value: Callable[[Work, str], object], sides: Sequence[str] = ()) -> Array:
        """A value (..., frames) of every motion and side."""
        rows = [np.asarray(value(work, side)) for side in sides or self.sides for work in self.works]
        stacked = np.stack(rows, axis=-2)[..., self.shown]
        found: Array = stacked.reshape(*stacked.shape[:-2], 1, -1, len(self.works), stacked.shape[-1])
        return found

    def line(self, value: Callable[[Moments, str], object], sides: Sequence[str] = ()) -> Line:
        """A value (..., loads, frames) of every motion and side, without and with the usual load."""

        def sized(size: int) -> Array:
            return self.each(lambda w, s: np.asarray(value(w.moments, s))[..., size, :], sides)

        return Line(none=sized(0), usual=sized(-1))

    def flag(self, value: Callable[[Work, str], bool]) -> Flags:
        """Yes or no of every motion and side."""
        return self.each(lambda w, s: [value(w, s)]) > 0


def shared_by_all(strength: Array, wanted: Array) -> Array:
    """`share.shared` over all axes behind joints and muscles."""
    shape = wanted.shape[1:]
    every = np.broadcast_to(strength, (*strength.shape[:2], *shape))
    active = shared(every.reshape(*strength.shape[:2], -1), wanted.reshape(len(wanted), -1))
    return active.reshape(len(active), *shape)
