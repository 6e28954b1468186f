"""The numbers of dynamometry.toml as typed tables."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backline.vocabulary.tables import FOLDER, Cited, read_tables


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
    return read_tables(folder / "dynamometry.toml", Limits)


@cache
def load_limits() -> Limits:
    """The limits that ship with Backline, read once."""
    return read_limits(FOLDER)
