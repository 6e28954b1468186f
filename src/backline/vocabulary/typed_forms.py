"""How a test is typed: its word, its sides, its unit, what is possible, and other conventions with their arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherConvention:
    """Another way to state the same figure: canonical = `turn` - value, or value + `shift`; exactly one of the two."""

    word: str
    means: str
    range: tuple[float, float]
    turn: float | None = None
    shift: float | None = None

    def __post_init__(self) -> None:
        if (self.turn is None) == (self.shift is None):
            raise ValueError("needs exactly one of turn and shift")

    def canonical(self, value: float) -> float:
        """The figure in the test's own convention."""
        return self.turn - value if self.turn is not None else value + (self.shift or 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedForm:
    """How a therapist types one test. `weekly` is its place in the weekly battery, None where it is not part of it.

    `unit_key` ends the key of a client file (`left_deg`); `other_units` are factors from another unit to it. `words`
    may stand behind the numbers ("neural"), and `words_mean` says what they tell. `mean_of` figures make one.
    """

    word: str
    unit_key: str
    range: tuple[float, float]
    sides: bool = False
    weekly: int | None = None
    whole: bool = False
    mean_of: int = 1
    words: tuple[str, ...] = ()
    words_mean: str = ""
    other_units: Mapping[str, float] = field(default_factory=dict)
    other: tuple[OtherConvention, ...] = ()

    def __post_init__(self) -> None:
        if self.range[0] >= self.range[1]:
            raise ValueError("range must be lowest, then highest")
        if bool(self.words) != bool(self.words_mean):
            raise ValueError("words need what they mean, and the other way round")
        if self.mean_of < 1 or (self.sides and self.mean_of > 1):
            raise ValueError("mean_of is for tests without sides")
