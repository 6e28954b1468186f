"""Patches: what a stage, a clearance or a way around a region changes in the targets. Frozen and closed."""

from typing import get_args

import msgspec

from backline.vocabulary.words import (
    Confidence,
    Dominance,
    Group,
    Joint,
    Laterality,
    Level,
    LoadIs,
    MuscleLength,
    Pattern,
    Role,
)

RIR_MOST = 6
DEGREES: tuple[int, int] = (-60, 180)


class Closed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a catalogue file; a key that it does not know is an error."""


class Cited(Closed, frozen=True, kw_only=True):
    """What every rule carries: where it comes from, for whom, and how sure it is. Nothing without a source loads."""

    sources: tuple[str, ...]
    population: str
    confidence: Confidence

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError("needs at least one source; J says that it is judgement")
        if not self.population.strip():
            raise ValueError("needs a population")


class Selector(Closed, frozen=True, kw_only=True):
    """Exercises by what they are: all keys that are given must fit, each with one of its words; `but` are exempt.

    `trains` are muscles that one set counts for in any measure, `direct` those that it counts for in full.
    """

    patterns: tuple[Pattern, ...] = ()
    families: tuple[str, ...] = ()
    doses: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    dominances: tuple[Dominance, ...] = ()
    lengths: tuple[MuscleLength, ...] = ()
    spinal_loads: tuple[Level, ...] = ()
    eccentrics: tuple[Level, ...] = ()
    load_is: tuple[LoadIs, ...] = ()
    laterality: tuple[Laterality, ...] = ()
    trains: tuple[str, ...] = ()
    direct: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    needs_floor: bool = False  # true: those that are done on the floor
    everything: bool = False  # true: every exercise; nothing else may be given with it
    but: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        keys = [key for key in SELECTOR_KEYS if getattr(self, key)]
        if self.everything == bool(keys):
            raise ValueError("names no exercises" if not keys else "names everything and something as well")


SELECTOR_KEYS = (
    "patterns", "families", "doses", "roles", "dominances", "lengths", "spinal_loads", "eccentrics", "load_is",
    "laterality", "trains", "direct", "exercises", "needs_floor",
)  # fmt: skip


class Avoid(Selector, frozen=True, kw_only=True):
    """Exercises that may not be chosen, and why."""

    why: str

    def __post_init__(self) -> None:
        super().__post_init__()
        _said(self.why)


class Effort(Selector, frozen=True, kw_only=True):
    """Exercises that keep at least so many repetitions in reserve."""

    rir: int
    why: str

    def __post_init__(self) -> None:
        super().__post_init__()
        _said(self.why)
        if not 1 <= self.rir <= RIR_MOST:
            raise ValueError(f"rir must be 1 to {RIR_MOST}")


class JointLimit(Closed, frozen=True, kw_only=True):
    """The part of a joint's range that exercises may use, in degrees of flexion; `patterns` empty: all of them."""

    joint: Joint
    deg: tuple[int, int]
    patterns: tuple[Pattern, ...] = ()
    why: str

    def __post_init__(self) -> None:
        _said(self.why)
        check_degrees(self.deg)


class SetsCap(Closed, frozen=True, kw_only=True):
    """At most so many sets a week (fractional) for a group of muscles."""

    group: Group
    sets: float
    why: str

    def __post_init__(self) -> None:
        _said(self.why)
        if not 0 <= self.sets <= 30:
            raise ValueError("sets must be 0 to 30")


class Add(Closed, frozen=True, kw_only=True):
    """A pattern that is trained for so many sets a week because it helps."""

    pattern: Pattern
    sets: int
    why: str

    def __post_init__(self) -> None:
        _said(self.why)
        if not 1 <= self.sets <= 12:
            raise ValueError("sets must be 1 to 12")


class Instead(Closed, frozen=True, kw_only=True):
    """Exercises that suit now and cost nothing to choose."""

    exercises: tuple[str, ...]
    why: str

    def __post_init__(self) -> None:
        _said(self.why)
        if not self.exercises:
            raise ValueError("names no exercises")


class Patch(Closed, frozen=True, kw_only=True):
    """What changes: avoided, limited, held back, added, put in its place."""

    avoid: tuple[Avoid, ...] = ()
    ranges: tuple[JointLimit, ...] = ()
    effort: tuple[Effort, ...] = ()
    sets_max: tuple[SetsCap, ...] = ()
    adds: tuple[Add, ...] = ()
    instead: tuple[Instead, ...] = ()

    @property
    def empty(self) -> bool:
        """Does it change nothing?"""
        return not (self.avoid or self.ranges or self.effort or self.sets_max or self.adds or self.instead)


class JointUse(Closed, frozen=True, kw_only=True):
    """How far a joint bends in the usual form of some exercises, in degrees of flexion; a later row overrules.

    Knee and hip: 0 is straight. Ankle: minus is pointed, plus is the shin over the toes. Shoulder: 0 is the arm beside
    the body, 180 overhead, minus the elbow behind the body. Spine: bending forward of the lower back.
    """

    joint: Joint
    deg: tuple[int, int]
    exercises: Selector

    def __post_init__(self) -> None:
        check_degrees(self.deg)


def check_degrees(deg: tuple[int, int]) -> None:
    """From and to, within what a body does. Raises ValueError."""
    low, high = DEGREES
    if not low <= deg[0] <= deg[1] <= high:
        raise ValueError(f"degrees go from lowest to highest, within {low} to {high}")


def _said(why: str) -> None:
    if not why.strip():
        raise ValueError("why is empty")


JOINTS: tuple[Joint, ...] = get_args(Joint)
