"""One row of a programme: an entry, where it stands, and what the catalogue knows of its exercise."""

from collections.abc import Mapping
from dataclasses import dataclass

from backline.check.arithmetic import tempo_parts
from backline.record.programme import Prescription, Session, Week
from backline.vocabulary.doses import PatternDose
from backline.vocabulary.exercises import Exercise, PlanningFacts
from backline.vocabulary.words import PULL_PATTERNS, Group


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What holds for an exercise wherever it stands: from the catalogue, or as the document says when unknown there."""

    exercise: Exercise | None
    dose: PatternDose | None
    dose_row: str
    credits: Mapping[str, float]
    groups: Mapping[Group, float]
    votes: tuple[float, float]
    votes_direct: tuple[float, float]
    votes_graded: tuple[float, float]

    @property
    def plan(self) -> PlanningFacts | None:
        """The planning facts, if the catalogue has them."""
        return self.exercise.plan if self.exercise else None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One entry of a session with where it stands and what its exercise is."""

    week: Week
    session: Session
    entry: Prescription
    facts: Facts

    @property
    def where(self) -> str:
        """The place in words."""
        return f"week {self.week.number}, {self.session.day}, {self.entry.exercise}"

    @property
    def one_side(self) -> bool:
        """Is it for the left or the right side alone?"""
        return self.entry.side != "both"

    @property
    def plan(self) -> PlanningFacts | None:
        """The planning facts of the exercise."""
        return self.facts.plan

    @property
    def counted(self) -> float:
        """Working sets as they count: separate sides half each."""
        return self.entry.sets * (0.5 if self.one_side else 1.0)

    def group_sets(self, group: Group) -> float:
        """Fractional sets for a group."""
        return self.counted * self.facts.groups.get(group, 0.0)

    def direct_sets(self, group: Group) -> float:
        """Direct sets for a group."""
        return self.counted if self.facts.groups.get(group, 0.0) >= 1 else 0.0

    @property
    def is_posterior_leg(self) -> bool:
        """Hip- or knee-dominant work."""
        return self.known("dominance") is not None

    @property
    def is_pull(self) -> bool:
        """Horizontal, vertical or scapular pull."""
        return self.known("pattern") in PULL_PATTERNS

    @property
    def is_heavy_hinge(self) -> bool:
        """A two-legged hinge of a heavy dose row."""
        heavy = self.facts.dose is not None and self.facts.dose.heavy
        return heavy and self.known("pattern") == "hinge" and self.known("laterality") == "bilateral"

    @property
    def is_barbell(self) -> bool:
        """Needs a barbell."""
        wanted = self.facts.exercise.equipment if self.facts.exercise else ()
        return "barbell" in self.entry.equipment or "barbell" in wanted

    @property
    def is_barbell_lift(self) -> bool:
        """A barbell with its total load: what is ramped."""
        return self.is_barbell and self.known("load_is") == "bar-total"

    @property
    def is_eccentric_hamstrings(self) -> bool:
        """Direct hamstring work whose lowering makes sore."""
        sore = self.plan is not None and self.plan.eccentric in ("moderate", "high")
        return sore and self.facts.groups.get("hamstrings", 0.0) >= 1

    @property
    def lowering_s(self) -> int:
        """Seconds of lowering; 0 when the tempo cannot be read."""
        parts = tempo_parts(self.entry.tempo)
        return parts[0] if parts else 0

    def known(self, name: str) -> object:
        """A fact by name: the catalogue's, else the document's."""
        return getattr(self.facts.exercise or self.entry, name)
