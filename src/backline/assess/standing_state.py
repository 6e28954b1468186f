"""Where the tests of a person stand: latest figure with error, the one before, norm row, sides, what is wrong."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from backline.assess.change import Change
from backline.record.measurement import Measurement

Weaker = Literal["left", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NormPosition:
    """A figure in a norm row: SDs from the mean towards better (negative is worse), share of that population below."""

    norm: str
    population: str
    mean: float
    sd: float
    sd_from_mean: float
    percentile: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SideFigure:
    """One side (or the whole, without sides): the latest figure, the one before, what changed, norm and labels."""

    now: Measurement
    before: Measurement | None = None
    change: Change | None = None
    position: NormPosition | None = None
    no_position: str = ""  # why there is no norm row
    labels: tuple[str, ...] = ()  # ids of cut-off labels that apply


@dataclass(frozen=True, slots=True, kw_only=True)
class SideDifference:
    """Left against right on one day: absolute, as a share of the better side, and whether it exceeds the error.

    `beyond_error` is None where nobody has published how well the test repeats.
    """

    amount: float
    share: float
    weaker: Weaker | None
    mdc: float | None
    beyond_error: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TestStanding:
    """One test: its figures, the difference of its sides, and the reasons why it may move nothing."""

    __test__ = False  # for pytest: this is a noun

    test: str
    date: date
    days_old: int
    figures: tuple[SideFigure, ...]
    difference: SideDifference | None = None
    old: str = ""  # a sentence when the figure is outdated
    contradiction: str = ""  # a sentence when two entries of one day exclude each other
    swapped: str = ""  # a sentence when the sides look swapped against the last time
    unconfirmed: str = ""  # a sentence when nobody has confirmed an angle from a picture
    words: tuple[tuple[str, str], ...] = ()

    @property
    def usable(self) -> bool:
        """May it move a target?"""
        return not (self.old or self.contradiction or self.swapped or self.unconfirmed)

    @property
    def why_not(self) -> str:
        """The first reason why it may not; empty where it may."""
        return self.contradiction or self.swapped or self.unconfirmed or self.old

    def word(self, key: str) -> str:
        """What was said about it under this key, or nothing."""
        return dict(self.words).get(key, "")
