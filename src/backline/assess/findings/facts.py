"""What every finding looks at, and the words they share. A finding is a note on training, never on health."""

from collections.abc import Mapping
from dataclasses import dataclass

from backline.assess.state import Balances, Strength
from backline.assess.thresholds import Thresholds
from backline.assess.training import Training
from backline.record.log import UnresolvedName
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.tables import Cited
from backline.vocabulary.words import Group

PLAIN: Mapping[Group, str] = {
    "glutes": "the glutes",
    "hamstrings": "the hamstrings",
    "calves": "the calves",
    "erectors": "the back extensors",
    "upper-back": "the upper back",
    "lats": "the lats",
    "rear-delts": "the rear delts",
    "quads": "the quads",
    "chest": "the chest",
    "trunk": "the trunk",
    "arms": "the arms",
    "other": "other muscles",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The audit so far. `weeks`: how many of the last eight weeks the log covers; `groups`, `direct`: sets a week."""

    training: Training
    catalogue: Catalogue
    limits: Thresholds
    weeks: int
    balances: Balances
    groups: Mapping[Group, float]
    direct: Mapping[Group, float]
    strength: tuple[Strength, ...]
    unresolved: tuple[UnresolvedName, ...]
    sets: float  # of the last eight weeks, exercise known
    unknown_sets: float  # of the last eight weeks, exercise not known

    @property
    def unknown_share(self) -> float:
        """The share of the last eight weeks' working sets whose exercise is not known."""
        total = self.sets + self.unknown_sets
        return self.unknown_sets / total if total else 0.0

    @property
    def unread_rows(self) -> int:
        """Rows of the last eight weeks that could not be read."""
        start = self.training.since(self.limits.state.weeks)
        return sum(rows for day, rows in self.training.skipped.items() if start <= day <= self.training.end)

    @property
    def unread_share(self) -> float:
        """Their share of what may be working sets in the last eight weeks."""
        lost = self.unread_rows
        return lost / (lost + self.sets + self.unknown_sets) if lost else 0.0

    @property
    def doubt(self) -> str | None:
        """Why nothing that is missing can be called missing for sure; None where it can."""
        if self.unknown_share >= self.limits.unresolved.doubtful_share:
            return f"{number(100 * self.unknown_share)} % of the sets have unknown names, so it may be hidden there."
        lost = self.unread_share
        if lost >= self.limits.unread.doubtful_share:
            return f"{number(100 * lost)} % of the rows could not be read, so it may be hidden there."
        few = self.limits.few_data
        if self.weeks < few.weeks_min or self.sets < few.sets_min:
            return f"The log covers {count(self.weeks, 'week')} and {count(self.sets, 'set')}: too little to be sure."
        return None

    @property
    def span(self) -> str:
        """The weeks looked at, in words."""
        return "the last week" if self.weeks == 1 else f"the last {self.weeks} weeks"


def number(value: float) -> str:
    """A number with at most one decimal, and none that is zero."""
    return f"{round(value, 1):.1f}".removesuffix(".0")


def count(value: float, noun: str) -> str:
    """`1 set`, `2 sets`."""
    return f"{number(value)} {noun}" if value == 1 else f"{number(value)} {noun}s"


def basis(table: Cited, sentence: str) -> str:
    """An evidence line that says how sure the limit is."""
    kind = "coaching judgement, no trial" if table.confidence == "judgement" else f"{table.confidence} confidence"
    return f"{sentence} ({kind}; {', '.join(table.sources)})."
