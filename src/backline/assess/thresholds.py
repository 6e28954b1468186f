"""The numbers of the audit, as typed tables: from which value on something is said, and how much data it takes."""

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from backline.vocabulary.doses import Cited
from backline.vocabulary.loader import FOLDER, CatalogueError
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


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise CatalogueError(path.name, "file", str(problem)) from problem


def read_thresholds(folder: Path) -> Thresholds:
    """Read and validate a folder's findings.toml. Raises CatalogueError with file, key and reason."""
    path = folder / "findings.toml"
    content = _read(path)
    sources = {str(row.get("id")) for row in _read(folder / "sources.toml").get("source", [])}
    kinds = {field.name: field.type for field in dataclasses.fields(Thresholds)}
    for name, table in content.items():
        kind = kinds.get(name)
        if not isinstance(kind, type) or not isinstance(table, dict):
            raise CatalogueError(path.name, name, "unknown table")
        known = {field.name for field in dataclasses.fields(kind)}
        for key in table:
            if key not in known:
                raise CatalogueError(path.name, f"{name}.{key}", "unknown key")
        for source in table.get("sources", ()):
            if source not in sources:
                raise CatalogueError(path.name, f"{name}.sources", f"no source {source}")
    try:
        return msgspec.convert(content, Thresholds)
    except msgspec.ValidationError as problem:
        raise CatalogueError(path.name, "findings", str(problem)) from problem


@cache
def load_thresholds() -> Thresholds:
    """The thresholds that ship with Backline, read once."""
    return read_thresholds(FOLDER)
