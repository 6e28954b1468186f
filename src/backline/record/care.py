"""What safety asks of a programme: who or what forbids, limits and adds, each with its reason. Crosses rooms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from backline.vocabulary.words import Confidence, Group, Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Prohibited:
    """An exercise that may not be in the programme, why, and who or what says so."""

    exercise: str
    because: str
    by: str = "client file"


@dataclass(frozen=True, slots=True, kw_only=True)
class CareLine:
    """One thing that shaped the programme for the body's sake: who or what set it, what it says, what would move it."""

    kind: Literal["limit", "condition", "pain", "clearance", "screen"]
    id: str
    by: str
    says: str
    stage: str | None = None
    met: tuple[str, ...] = ()  # criteria of the next stage that are met
    missing: tuple[str, ...] = ()  # and those that are not, or that nothing shows
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None  # None: somebody's own word, not a rule of Backline


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadMost:
    """The most load of an exercise, in kg as its `load_kg` is written."""

    kg: float
    because: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetsMost:
    """The most sets a week (fractional) of a group."""

    sets: float
    because: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A pattern that is trained for so many sets a week because it helps."""

    pattern: Pattern
    sets: int
    because: str
    by: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """Everything that safety asks of one programme. Keys are exercises, groups or tests."""

    prohibited: tuple[Prohibited, ...] = ()
    rir_min: Mapping[str, int] = field(default_factory=dict)
    load_most: Mapping[str, LoadMost] = field(default_factory=dict)
    sets_most: Mapping[Group, SetsMost] = field(default_factory=dict)
    adds: tuple[Added, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)  # exercise → why it suits now
    held: frozenset[str] = frozenset()  # their load does not rise
    tests_off: Mapping[str, str] = field(default_factory=dict)  # test → why not
    lines: tuple[CareLine, ...] = ()
