"""The numbers with which pictures and movement series are judged: all judgement, none from a study."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).parent.parent / "catalogue" / "pictures.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """What makes a picture a side view, a point sure, a second person a person, a series a repetition."""

    sources: tuple[str, ...]
    population: str
    confidence: str
    side_view_width_max: float
    front_view_width_min: float
    point_confidence_min: float
    person_points_min: int
    swap_margin: float
    swap_joints_min: int
    unseen_share_max: float
    low_pass_hz: float
    rate_hz: tuple[float, float]
    repetition_share_of_range: float
    leaving_share: float
    speed_share: float
    range_deg_min: float
    radians_max: float
    knee_backwards_deg_max: float
    joint_deg_max: float


@cache
def load_pictures() -> Pictures:
    """The numbers of pictures.toml, read once."""
    return msgspec.convert(tomllib.loads(FILE.read_text(encoding="utf-8"))["pictures"], Pictures)
