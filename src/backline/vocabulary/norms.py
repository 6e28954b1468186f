"""What is known about tests: ratios, norm rows, repeatability, expected values and cut-off labels, as nouns."""

from dataclasses import dataclass
from typing import Literal

from backline.vocabulary.words import Confidence, Sport

NormSex = Literal["female", "male", "any"]
NormGravity = Literal["corrected", "uncorrected", "unknown", "not-applicable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A figure made of two: numerator over denominator, and what it says and does not say."""

    id: str
    name: str
    numerator: str
    denominator: str
    says: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """Mean and SD (or a range) of a test or ratio in one population; it fits by sex, speed, gravity and age.

    `speed_deg_s` None: the row holds over several speeds (`method` says which). `age` is (from, to) in whole years.
    Without an SD there is no percentile; `span` (lowest, highest) stands where only a range was published.
    """

    id: str
    measure: str
    unit: str
    sex: NormSex
    population: str
    method: str
    sources: tuple[str, ...]
    confidence: Confidence
    mean: float | None = None
    sd: float | None = None
    span: tuple[float, float] | None = None
    people: int | None = None
    speed_deg_s: float | None = None
    gravity: NormGravity = "not-applicable"
    age: tuple[int, int] | None = None
    played: tuple[Sport, ...] = ()  # measured on people who play one of these: others it moves no target of
    note: str = ""

    def __post_init__(self) -> None:
        if self.mean is None and self.span is None:
            raise ValueError("needs a mean or a span")
        if self.sd is not None and self.mean is None:
            raise ValueError("an sd needs a mean")
        if self.span is not None and self.span[0] > self.span[1]:
            raise ValueError("span must be lowest, then highest")
        if self.sd is not None and self.sd <= 0:
            raise ValueError("sd must be above nothing")
        if self.age is not None and self.age[0] > self.age[1]:
            raise ValueError("age must be from, then to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeatability:
    """Published repeatability of tests: SEM and minimal detectable change as (lowest, highest), in `unit` or per cent.

    `measures` are the ids it holds for, the first row of a file that fits is taken. `instrument` "" fits any.
    """

    id: str
    measures: tuple[str, ...]
    unit: str  # "%" of the value, or the unit of the test
    mdc: tuple[float, float]
    population: str
    method: str
    sources: tuple[str, ...]
    confidence: Confidence
    sem: tuple[float, float] | None = None  # None: not published; then MDC / 2.77
    icc: tuple[float, float] | None = None
    instrument: str = ""
    sex: NormSex = "any"
    note: str = ""

    def __post_init__(self) -> None:
        for name in ("sem", "mdc", "icc"):
            span = getattr(self, name)
            if span is not None and not 0 <= span[0] <= span[1]:
                raise ValueError(f"{name} must be lowest, then highest, and not below nothing")
        if not self.measures:
            raise ValueError("names no measure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A published regression of a test on body mass: expected = `per_kg` * body mass in kg + `constant`.

    `error_share` is the error of estimate as a share of the expected value.
    """

    id: str
    measure: str
    unit: str
    per_kg: float
    constant: float
    error_share: float
    sex: NormSex
    population: str
    method: str
    sources: tuple[str, ...]
    confidence: Confidence
    note: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.error_share < 1:
            raise ValueError("error_share must be between 0 and 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedChange:
    """What a group changed by in a published training study: means and SDs before and after, in `unit`."""

    id: str
    measure: str
    unit: str
    before: float
    before_sd: float
    after: float
    after_sd: float
    people: int
    weeks: int
    training: str
    population: str
    method: str
    sources: tuple[str, ...]
    confidence: Confidence
    note: str = ""

    def __post_init__(self) -> None:
        if min(self.before, self.before_sd, self.after, self.after_sd) <= 0 or self.people < 2 or self.weeks < 1:
            raise ValueError("means and SDs are above nothing, a group has two people, training lasts a week")


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff:
    """A published boundary as a named label: who drew it, on whom, how. Never a verdict on a person."""

    id: str
    measure: str
    name: str
    value: float
    unit: str
    side: Literal["below", "above"]  # on which side of the value the label applies
    sex: NormSex
    population: str
    method: str
    says: str
    sources: tuple[str, ...]
    confidence: Confidence
    speed_deg_s: float | None = None
    gravity: NormGravity = "unknown"
    age: tuple[int, int] | None = None  # whole years, from and to; None: the paper does not say
