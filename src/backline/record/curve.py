"""A recorded test: torque or force over time, with angle and speed where the machine gave them."""

import datetime
from dataclasses import dataclass
from typing import Literal

from backline.record.measurement import Gravity, MeasuredSide

SAMPLES_MAX = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One recording of one leg. Angles: 0 is a straight knee, flexion positive; speed is positive into flexion.

    `signal` is in N·m (kind "isokinetic", "isometric", "leg-press") or N ("force", "force-plate"); `signed` where it
    has both signs. `action` says what the muscles did where a file says it; "signed": torque that straightens is
    positive, whoever makes it; "": the file does not say. `starts` are sample indices of repetitions as the machine
    marked them. `limb_nm` is the torque of the limb's weight held level; `weight_nm` the torque that the resting limb
    puts on the machine, one value a degree of flexion from 0.
    """

    kind: Literal["isokinetic", "isometric", "leg-press", "force", "force-plate"]
    signal: tuple[float, ...]
    sample_hz: float
    file: str
    instrument: str
    person: str = ""
    side: MeasuredSide = "unknown"
    date: datetime.date | None = None
    occasion: str = ""
    test: str = ""  # of an isometric or force trace
    angle_deg: tuple[float, ...] = ()
    speed_deg_s: tuple[float, ...] = ()
    target_deg_s: float | None = None
    action: Literal["concentric", "eccentric", "signed", ""] = ""
    signed: bool = True
    gravity: Gravity = "unknown"
    limb_nm: float | None = None
    weight_nm: tuple[float, ...] = ()
    starts: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 < self.sample_hz <= 100_000:
            raise ValueError("a recording has between 0 and 100,000 samples a second")
        if not self.signal or len(self.signal) > SAMPLES_MAX:
            raise ValueError(f"a recording has between 1 and {SAMPLES_MAX} samples")
        for other in (self.angle_deg, self.speed_deg_s):
            if other and len(other) != len(self.signal):
                raise ValueError("angle and speed have as many samples as the signal")
        if any(not 0 <= start < len(self.signal) for start in self.starts):
            raise ValueError("a repetition starts inside the recording")

    @property
    def seconds(self) -> float:
        """How long the recording is."""
        return len(self.signal) / self.sample_hz


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementFile:
    """What one file held and how it was read. `verified`: the reader was tried on a real file of this format."""

    file: str
    format: str
    verified: bool
    rows: int
    figures: int
    curves: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementProblem:
    """Why a file, or all that it holds, cannot be used: what is wrong and what to do, in at most three lines."""

    file: str
    message: str
    row: int | None = None
