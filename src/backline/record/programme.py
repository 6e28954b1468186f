"""What is prescribed: the programme document as frozen nouns. Field names are those of the JSON document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from backline.record.care import CareLine, Prohibited
from backline.record.history import History
from backline.record.person import Person
from backline.vocabulary.words import Day, Dominance, Group, Laterality, LoadIs, Pattern, Role, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Repetitions from `min` to `max`."""

    min: int
    max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RampSet:
    """A warm-up set before the working sets; counts nowhere but in minutes."""

    reps: int
    percent: int
    load_kg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """How one working set is weighed, under the fractional rule."""

    posterior: float
    anterior: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """One exercise of a session. `sets` are working sets; one-sided with side both means `sets` on each side."""

    exercise: str
    name: str
    family: str
    movement: str
    pattern: Pattern
    role: Role
    dominance: Dominance | None
    laterality: Laterality
    side: Side
    group: str | None
    equipment: tuple[str, ...]
    sets: int
    reps: Range | None
    seconds: Range | None
    load_kg: float | None
    load_is: LoadIs
    load_text: str
    rir: int | None
    tempo: str
    rest_s: int
    ramp: tuple[RampSet, ...]
    stop_rule: str | None
    credits: Mapping[str, float]
    votes: Votes
    alternatives: tuple[str, ...]
    progression: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmUpStep:
    """One step of the general warm-up."""

    text: str
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One training day; `minutes` is the planned time with warm-up, ramps, rest and slack."""

    day: Day
    date: str  # ISO
    minutes: int
    warmup: tuple[WarmUpStep, ...]
    exercises: tuple[Prescription, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days from the start of the programme on."""

    number: int
    block: int
    sessions: tuple[Session, ...]

    def with_entries(self, change: Callable[[Session, Prescription], Prescription]) -> "Week":
        """The same week with every entry changed."""
        return replace(
            self,
            sessions=tuple(
                replace(session, exercises=tuple(change(session, entry) for entry in session.exercises))
                for session in self.sessions
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Posterior to anterior votes by counting rule; None without an anterior vote, or without such a rule yet."""

    fractional: float | None
    direct: float | None
    graded: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTotals:
    """What one week adds up to: fractional sets per muscle and per group, votes, minutes."""

    sets: Mapping[str, float]
    groups: Mapping[Group, float]
    posterior: float
    anterior: float
    ratio: Ratio
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One named part of the objective: weight × value."""

    name: str
    weight: float
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was proved. `gap_sets` is the gap in weekly sets; `work` the solver's own counter, never the clock."""

    status: Literal["optimal", "bounded"]
    scope: Literal["whole", "block"]
    objective: float
    bound: float
    gap: float
    gap_sets: float
    terms: tuple[Term, ...]
    solver: str
    solver_version: str
    work: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A bound with its reason; `met` says whether the programme keeps it."""

    id: str
    kind: Literal["muscle", "balance", "pattern", "size"]
    unit: str
    min: float | None
    max: float | None
    reason: str
    sources: tuple[str, ...]
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """A target that falls short: by how much, what binds, and what would cure it."""

    target: str
    short_by: float
    because: tuple[str, ...]
    relax: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retest:
    """What is tested again, and when."""

    test: str
    exercise: str | None
    date: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A measurement that moved a target: by how much, and why. `by` is in the target's unit; 0 for a test asked for."""

    target: str
    by: float
    unit: str
    test: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotMoved:
    """A measurement that moved nothing, and why."""

    test: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateUsed:
    """A named template: what of it is in the programme, the study's result, what a re-test could see."""

    id: str
    name: str
    texts: tuple[str, ...]
    exercises: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The programme document."""

    client: Person
    start: str
    seed: int
    digest: str
    proof: Proof
    targets: tuple[Target, ...]
    weeks: tuple[Week, ...]
    totals: tuple[WeekTotals, ...]
    unmet: tuple[Unmet, ...]
    daily: tuple[str, ...]
    tests: tuple[Retest, ...]
    history: History = field(default_factory=History)  # what the log said, as far as a rule needs it
    prohibited: tuple[Prohibited, ...] = ()
    care: tuple[CareLine, ...] = ()  # what shaped it for the body's sake, and who says so
    assumed: tuple[str, ...] = ()  # sentences: what nobody said and was taken for granted
    moved: tuple[Moved, ...] = ()  # what a measurement changed
    not_moved: tuple[NotMoved, ...] = ()
    lift_ratios: tuple[str, ...] = ()  # sentences: ratios of the log's maxima beside published ones
    template: TemplateUsed | None = None
    kind: Literal["programme"] = "programme"
    version: int = 1
