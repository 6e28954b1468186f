"""The numbers of the audit, as typed tables: from which value on something is said, and how much data it takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from backline.vocabulary.tables import FOLDER, Cited, read_tables
from backline.vocabulary.words import Group, Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLimits(Cited):
    weeks: int
    best_reps_weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FragileLimits(Cited):
    even: float
    differ_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthLimits(Cited):
    trend_weeks: int
    trend_points_min: int
    trend_span_weeks_min: int
    outlier_times: float
    outlier_days_min: int
    body_mass_movements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLimits(Cited):
    gate_families: tuple[str, ...]
    nordic_days_min: int
    nordic_weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FewDataLimits(Cited):
    weeks_min: int
    sets_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadLimits(Cited):
    share_min: float
    doubtful_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class UnresolvedLimits(Cited):
    share_min: float
    doubtful_share: float
    names_shown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontBiasLimits(Cited):
    watch_below: float
    act_below: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLimits(Cited):
    sets_a_week: float
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAssistanceLimits(Cited):
    weeks: int
    share_of_weeks: float
    recent_weeks: int
    names_shown: int
    main_patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeJumpLimits(Cited):
    times: float
    over_weeks: int
    sets_more_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekGapLimits(Cited):
    note_weeks: int
    watch_weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLimits(Cited):
    stalled_percent_a_month: float
    groups: Mapping[Pattern, tuple[Group, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """All of findings.toml."""

    state: StateLimits
    fragile: FragileLimits
    strength: StrengthLimits
    history: HistoryLimits
    few_data: FewDataLimits
    unresolved: UnresolvedLimits
    unread: UnreadLimits
    front_bias: FrontBiasLimits
    missing: MissingLimits
    same_assistance: SameAssistanceLimits
    volume_jump: VolumeJumpLimits
    week_gaps: WeekGapLimits
    link: LinkLimits


@cache
def load_thresholds() -> Thresholds:
    """The thresholds that ship with Backline, read once."""
    return read_tables(FOLDER / "findings.toml", Thresholds)
