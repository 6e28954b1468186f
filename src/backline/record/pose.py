"""Points of bodies in pictures, and joint angles over time: what files of pose and motion hold."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

Facing = Literal["left", "right", "unknown"]
Positions = Literal["pixels", "shares"]  # shares of the picture's width and height: angles need its size


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point in a picture: x to the right, y downwards. `confidence` 0 to 1 as the file gives it, None without."""

    x: float
    y: float
    confidence: float | None = None

    def __post_init__(self) -> None:
        if not (math.isfinite(self.x) and math.isfinite(self.y)):
            raise ValueError("a point needs two finite numbers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """One body in one picture: points by name (`left_knee`, `c7`); points that were not seen are not there."""

    points: Mapping[str, Point]
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture with the bodies in it. `plumb`: two points of a vertical in it, top then bottom."""

    name: str
    people: tuple[Pose, ...]
    positions: Positions = "pixels"
    width: float | None = None
    height: float | None = None
    plumb: tuple[Point, Point] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PoseFile:
    """Pictures of one file or of several that belong together; `series` is True where they follow in time."""

    file: str
    format: str
    pictures: tuple[Picture, ...]
    series: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AngleSeries:
    """Joint angles in degrees over time in seconds. Every column is as long as `time_s`; flexion is positive."""

    file: str
    time_s: tuple[float, ...]
    angles_deg: Mapping[str, tuple[float, ...]]
    notes: tuple[str, ...] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        if len(self.time_s) < 2 or any(after <= before for before, after in pairwise(self.time_s)):
            raise ValueError("time must rise from row to row")
        if any(len(column) != len(self.time_s) for column in self.angles_deg.values()):
            raise ValueError("every angle needs one value a row")


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentSeries:
    """Joint moments in N·m, one limb, over time in seconds: positive as extensors work, at the elbow as flexors do."""

    file: str
    time_s: tuple[float, ...]
    moments_n_m: Mapping[str, tuple[float, ...]]
    notes: tuple[str, ...] = field(default_factory=tuple)
