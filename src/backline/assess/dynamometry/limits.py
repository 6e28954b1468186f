"""The numbers of dynamometry.toml as typed tables."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import msgspec

from backline.vocabulary.doses import Cited
from backline.vocabulary.loader import FOLDER, CatalogueError, load_catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowLimits(Cited):
    speed_share: float
    settle_share: float
    noisy_share_max: float
    gap_s: float
    degrees_min: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterLimits(Cited):
    cut_off_hz: float
    order: int
    rate_share_max: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RepetitionLimits(Cited):
    moving_share: float
    range_deg_min: float
    range_share_min: float
    scatter_percent_max: float
    rest_s_min: float
    rest_scatter_nm: float
    rest_offset_nm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlausibleLimits(Cited):
    torque_nm: tuple[float, float]
    extension_nm_per_kg: float
    flexion_nm_per_kg: float
    ratio: tuple[float, float]
    force_n: tuple[float, float]
    plate_n: float
    sides_factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLimits(Cited):
    difference_percent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AngleLimits(Cited):
    degrees: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetestLimits(Cited):
    days_max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """All of dynamometry.toml."""

    window: WindowLimits
    filter: FilterLimits
    repetition: RepetitionLimits
    plausible: PlausibleLimits
    sides: SideLimits
    angle: AngleLimits
    retest: RetestLimits


def read_limits(folder: Path) -> Limits:
    """Read and validate a folder's dynamometry.toml. Raises CatalogueError with file, key and reason."""
    path = folder / "dynamometry.toml"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise CatalogueError(path.name, "file", str(problem)) from problem
    known = {field.name for field in fields(Limits)}
    for name in content:
        if name not in known:
            raise CatalogueError(path.name, name, "unknown table")
    try:
        limits = msgspec.convert(content, Limits)
    except msgspec.ValidationError as problem:
        raise CatalogueError(path.name, "dynamometry", str(problem)) from problem
    for name in known:
        for source in getattr(limits, name).sources:
            if source not in load_catalogue().sources:
                raise CatalogueError(path.name, f"{name}.sources", f"no source {source}")
    return limits


@cache
def load_limits() -> Limits:
    """The limits that ship with Backline, read once."""
    return read_limits(FOLDER)
