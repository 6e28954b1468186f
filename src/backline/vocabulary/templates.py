"""Named templates: exercises of a study that can be asked for, with the study's own result beside them."""

from dataclasses import dataclass

from backline.vocabulary.words import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One exercise of a template: what the paper names, and the catalogue's exercises for it, best first."""

    name: str
    exercises: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Exercises of a study beside normal training. Where the dose was not obtained, `dose` says so."""

    id: str
    name: str
    says: str
    dose: str
    days_max: int
    slots: tuple[Slot, ...]
    published: str  # the study's result, an id of the published changes
    seen_by: tuple[str, ...]  # published changes that a re-test might see
    sources: tuple[str, ...]
    population: str
    confidence: Confidence
