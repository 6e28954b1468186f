"""A motion as plain numbers at its key moments: what a picture is drawn from, without arrays."""

from collections.abc import Mapping
from dataclasses import dataclass

from backline.movement.definition import Load, Movement, Thing

Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadPlace:
    """Where a load acts: the segment, the side, and the place at every moment, in m."""

    segment: str
    side: str
    at: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingPlace:
    """A thing of the scene with both its ends at every moment, in m."""

    thing: Thing
    start: tuple[Point, ...]
    end: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """One body through one repetition: x forward, y up, z to its right, in m; every tuple has one entry a moment."""

    movement: Movement
    tempo: str
    times_s: tuple[float, ...]
    duration_s: float
    stills: tuple[int, int, int]  # which moments are start, half way and far end
    rests: tuple[int, ...]  # moments between which a half of the repetition or a pause lies; none in a gait
    joints: Mapping[str, tuple[Point, ...]]
    directions: Mapping[str, tuple[Point, ...]]  # by segment, unit vectors along it
    loads: tuple[tuple[Load, tuple[LoadPlace, ...]], ...]
    scene: tuple[ThingPlace, ...]
