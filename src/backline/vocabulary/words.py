"""The closed word lists of the field; every noun and document uses these spellings."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

Chain = Literal["posterior", "anterior", "neutral"]
Group = Literal[
    "glutes", "hamstrings", "calves", "erectors", "upper-back", "lats", "rear-delts",
    "quads", "chest", "trunk", "arms", "other",
]  # fmt: skip
Pattern = Literal[
    "hinge", "bridge", "knee-flexion", "squat", "lunge", "knee-extension", "calf-raise",
    "horizontal-pull", "vertical-pull", "scapular-pull", "horizontal-push", "vertical-push",
    "trunk-extension", "trunk-flexion", "anti-extension", "anti-rotation", "rotation", "lateral-trunk",
    "carry-drag", "hip-abduction", "hip-adduction", "hip-flexion", "shoulder-raise", "shoulder-rotation",
    "elbow-flexion", "elbow-extension", "wrist", "shin", "neck", "olympic", "whole-body",
]  # fmt: skip
Dominance = Literal["hip", "knee"]
Laterality = Literal["bilateral", "unilateral"]
Side = Literal["both", "left", "right"]
LoadIs = Literal["bar-total", "per-hand", "added", "assistance", "stack", "sled", "band", "bodyweight"]
Role = Literal["main", "assistance", "ballistic", "scapular", "trunk"]
MuscleLength = Literal["long", "mid", "short", "unknown"]
Level = Literal["none", "low", "moderate", "high"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Experience = Literal["novice", "intermediate", "advanced"]
Goal = Literal["balance", "strength", "muscle", "powerlifting", "rehab", "general", "daily-life"]
Unit = Literal["kg", "lb"]
Confidence = Literal["high", "medium", "low", "judgement"]
Region = Literal["neck", "shoulder", "back", "hip", "thigh", "knee", "calf", "foot"]
Joint = Literal["ankle", "knee", "hip", "spine", "shoulder"]
Sport = Literal["professional-soccer", "team-soccer", "team-handball", "team-field-sport", "team-court-sport"]
Gate = Literal["hinge-gate", "nordic-full", "only-by-preference"]

DAYS: tuple[Day, ...] = get_args(Day)
DAY_NAMES: Mapping[Day, str] = MappingProxyType(
    dict(zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
)
REGIONS: tuple[Region, ...] = get_args(Region)
GROUPS: tuple[Group, ...] = get_args(Group)
PATTERNS: tuple[Pattern, ...] = get_args(Pattern)
POSTERIOR_GROUPS: tuple[Group, ...] = (
    "glutes", "hamstrings", "calves", "erectors", "upper-back", "lats", "rear-delts",
)  # fmt: skip
ANTERIOR_GROUPS: tuple[Group, ...] = ("quads", "chest", "trunk")
PULL_PATTERNS: tuple[Pattern, ...] = ("horizontal-pull", "vertical-pull", "scapular-pull")
PUSH_PATTERNS: tuple[Pattern, ...] = ("horizontal-push", "vertical-push")
