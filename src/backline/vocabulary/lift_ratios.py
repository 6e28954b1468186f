"""Ratios of estimated maxima of the log: which lifts, and what was published about whom."""

from dataclasses import dataclass
from typing import Literal

from backline.vocabulary.words import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftRatio:
    """One ratio with the people it was seen in. `body_included`: the denominator holds the body (pull-ups)."""

    id: str
    name: str
    numerator: tuple[str, ...]  # exercises, the first that the log has
    denominator: tuple[str, ...]
    mean: float
    sex: Literal["female", "male"]
    population: str
    says: str
    sources: tuple[str, ...]
    confidence: Confidence
    sd: float | None = None
    body_included: bool = False
