"""A movement, field by field: its repetitions with range and tempo, and left against right."""

from dataclasses import dataclass
from typing import Literal

Lowering = Literal["flexion", "extension"]  # what happens while the body goes down: squat flexion, Nordic extension


@dataclass(frozen=True, slots=True, kw_only=True)
class JointRange:
    """How far one joint of one side went in a repetition, degrees: smallest and largest angle, and between them."""

    joint: str
    side: str
    least_deg: float
    most_deg: float

    @property
    def range_deg(self) -> float:
        """Largest minus smallest angle."""
        return self.most_deg - self.least_deg


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """One repetition: when it began, seconds down, at the turn and up, and the ranges of its joints."""

    start_s: float
    down_s: float
    turn_s: float
    up_s: float
    ranges: tuple[JointRange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SidesOfJoint:
    """Left minus right of one joint in degrees, mean over the repetitions: of the range, and at the turn."""

    joint: str
    range_deg: float
    turn_deg: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What a series shows. `led_by` is the joint whose angle told the repetitions apart.

    `lowering` is what the joint does while the body goes down.
    """

    file: str
    led_by: str
    lowering: Lowering
    rate_hz: float
    seconds: float
    repetitions: tuple[Repetition, ...]
    sides: tuple[SidesOfJoint, ...]
    notes: tuple[str, ...]
