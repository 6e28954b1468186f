"""The numbers that decide how a file is read, from the catalogue's reading.toml, as typed tables."""

from dataclasses import dataclass
from functools import cache

from backline.vocabulary.tables import FOLDER, Cited, read_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits(Cited):
    """What a file and a set may hold at most."""

    file_bytes_max: int
    first_year: int
    reps_max: float
    load_kg_max: float
    seconds_max: float
    distance_m_max: float
    name_characters_max: int
    note_characters_max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmUpRule(Cited):
    """When a set that nobody marked is a warm-up."""

    load_share_below: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateRule(Cited):
    """When two workouts are the same one."""

    same_share: float
    sets_min: int
    repeat_sets_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEvidence(Cited):
    """What one distinct load says about the unit: positive for kg, negative for lb."""

    prior: float
    decimal_comma: float
    converted: float
    quarter: float
    half: float
    big_plates: float
    even_small: float
    other_whole: float
    ten: float
    five: float
    pound_plates: float
    heavy: float
    heavy_above: float
    evidence_max: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All of reading.toml."""

    limits: Limits
    warm_up: WarmUpRule
    duplicates: DuplicateRule
    unit: UnitEvidence


@cache
def load_reading() -> Reading:
    """The table that ships with Backline, read once. Raises CatalogueError."""
    return read_tables(FOLDER / "reading.toml", Reading)
