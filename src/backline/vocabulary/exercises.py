"""The nouns of the catalogue: sources, muscles, equipment, exercises. Frozen; a noun that exists is a valid noun."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from backline.vocabulary.typed_forms import TypedForm
from backline.vocabulary.words import (
    Chain,
    Confidence,
    Dominance,
    Gate,
    Group,
    Laterality,
    Level,
    LoadIs,
    MuscleLength,
    Pattern,
    Role,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a number or a claim comes from."""

    id: str
    title: str
    population: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Muscle:
    """One muscle that a set can be credited to."""

    id: str
    name: str
    plain: str
    chain: Chain
    group: Group
    helper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """Something to train with that not every home has."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A word for several pieces of equipment."""

    id: str
    name: str
    equipment: tuple[str, ...] = ()
    everything: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contraindication:
    """When not to choose an exercise, and why."""

    when: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningFacts:
    """What a planner must know of an exercise. `skill` is the rung of the ladder, 1 (anybody) to 4 (advanced)."""

    role: Role
    dose: str  # the row of doses.toml that gives sets, repetitions, effort, tempo and rest
    length: MuscleLength  # length of the main muscle where the load peaks
    tempos: tuple[str, ...]  # eccentric-pause-concentric-pause; the first is the default
    spinal_load: Level
    eccentric: Level  # how sore its lowering makes somebody who is not used to it
    skill: int
    set_up_s: int  # to get ready, once per exercise
    reps: tuple[int, int] | None  # exactly one of reps and seconds
    seconds: tuple[int, int] | None
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    contraindications: tuple[Contraindication, ...]
    cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    tires_erectors: bool = False
    grip_limited: bool = False
    needs_floor: bool = False  # has to get down to the floor and up again
    hand_support: bool = False  # a hand can hold on, or the body sits or lies: no balance is asked
    gate: Gate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise. `plan` is None for exercises that only occur in logs (audit depth)."""

    id: str
    name: str
    family: str
    movement: str  # family and variation, without equipment and side
    pattern: Pattern
    dominance: Dominance | None
    laterality: Laterality
    equipment: tuple[str, ...]  # all of these
    equipment_any: tuple[tuple[str, ...], ...]  # and at least one of each of these
    load_is: LoadIs
    credits: Mapping[str, float]  # muscle id → what one set counts, 0.5 or 1
    credit_sources: tuple[str, ...]
    aliases: tuple[str, ...]
    plan: PlanningFacts | None

    @property
    def direct(self) -> tuple[str, ...]:
        """Muscles for which one set counts in full."""
        return tuple(muscle for muscle, credit in self.credits.items() if credit >= 1)

    def usable_with(self, owned: frozenset[str]) -> bool:
        """Can it be done with this equipment?"""
        return set(self.equipment) <= owned and all(owned & set(choice) for choice in self.equipment_any)

    def equipment_used(self, owned: frozenset[str]) -> tuple[str, ...]:
        """The pieces that a person who owns `owned` would take; the first that fits of each choice."""
        picked = [next((piece for piece in choice if piece in owned), choice[0]) for choice in self.equipment_any]
        return tuple(dict.fromkeys((*self.equipment, *picked)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """A name in logs that is no exercise: warm-up, stretching, cardio."""

    name: str
    kind: str  # cardio | no-exercise
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TestDefinition:
    """Something that can be measured again. `convention` says what its number means: reference line, sign, protocol.

    `better` says in which direction; `valid_weeks` (judgement) how long a figure may still move a target; `typed` how
    it is typed, None for tests that come from files or from training.
    """

    id: str
    name: str
    unit: str
    how: str
    sources: tuple[str, ...]
    convention: str = ""
    better: Literal["more", "less", "neither"] = "more"
    valid_weeks: int = 12
    instrument: str = ""  # what it is measured with where nobody says otherwise
    typed: TypedForm | None = None


def seconds_per_rep(tempo: str) -> int:
    """Seconds of one repetition at a tempo such as `3-0-1-0`; X (as fast as possible) counts one second."""
    return sum(1 if part.upper() == "X" else int(part) for part in tempo.split("-"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Exercises by id, in catalogue order."""

    by_id: Mapping[str, Exercise] = field(default_factory=dict)

    def __getitem__(self, exercise: str) -> Exercise:
        return self.by_id[exercise]

    def __contains__(self, exercise: object) -> bool:
        return exercise in self.by_id

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    @property
    def plannable(self) -> tuple[Exercise, ...]:
        """Those that a programme may hold."""
        return tuple(exercise for exercise in self if exercise.plan is not None)
