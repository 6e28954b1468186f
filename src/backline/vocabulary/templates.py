"""Named templates: exercises of a study that can be asked for, with the study's own result beside them."""

from dataclasses import dataclass

from backline.vocabulary.words import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One exercise of a template: what the paper names, and the catalogue's exercises for it, best first."""

    name: str
    exercises: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The result of the study: a group's mean and SD before and after, of so many people."""

    measure: str  # an id of ratios.toml or tests.toml
    what: str
    before_mean: float
    before_sd: float
    after_mean: float
    after_sd: float
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """A re-test that might see the expected change: the change and the detectable change of one person, per cent."""

    measure: str
    name: str
    expected_percent: float
    mdc_percent: tuple[float, float]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Exercises of a study beside normal training. Where the dose was not obtained, `dose` says so."""

    id: str
    name: str
    says: str
    dose: str
    days_max: int
    slots: tuple[Slot, ...]
    published: Published
    not_changed: str
    expectations: tuple[Expectation, ...]
    sources: tuple[str, ...]
    population: str
    confidence: Confidence
