"""The assessment document, field by field: what was measured, how sure it is, where it stands; and the comparison."""

from dataclasses import dataclass
from typing import Literal

from backline.assess.change import Change
from backline.assess.movement import Movement
from backline.record.curve import MeasurementFile
from backline.record.measurement import MeasuredSide, Measurement

Severity = Literal["note", "watch", "act"]
GroupSide = Literal["left", "right", "mean of legs", "mean of legs and speeds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedPerson:
    """Whose measurements these are, as far as the client file says; None where nothing was said."""

    name: str = ""
    sex: Literal["female", "male"] | None = None
    age: int | None = None
    mass_kg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Place in one norm row (its id): percentile, its range for the figure ± one SEM, SDs from the mean."""

    norm: str
    percentile: float | None = None
    low: float | None = None
    high: float | None = None
    sd_from_mean: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelGiven:
    """A published cut-off (its id) and whether the figure lies beyond it. A label, no verdict."""

    cut_off: str
    applies: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedForce:
    """What a regression on body mass expects, its error, the figure in per cent of it; for whom it does not hold."""

    row: str
    value: float
    error: float
    percent: float
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure and what is known about it. `parts` are numerator and denominator of a ratio, `per_kg` by body mass.

    `mean` and `scatter_percent` are those of the repetitions of a recording, `peak_angle_deg` where its peak stood
    (which repeats badly: reliability below .67).
    """

    measurement: Measurement
    name: str
    per_kg: float | None = None
    parts: tuple[float, float] | None = None
    mean: float | None = None
    scatter_percent: float | None = None
    peak_angle_deg: float | None = None
    standings: tuple[Standing, ...] = ()
    labels: tuple[LabelGiven, ...] = ()
    expected: ExpectedForce | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SideDifference:
    """Left against right of one figure. `lsi_percent` is weaker over stronger; who is injured the file does not say."""

    test: str
    name: str
    speed_deg_s: float | None
    person: str
    when: str
    left: float
    right: float
    unit: str
    weaker: Literal["left", "right", "equal"]
    difference_percent: float
    lsi_percent: float
    mdc: float | None
    beyond_error: bool | None  # None: nobody has published the error
    beyond_label: bool  # more than 15 %, a convention of one study


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChange:
    """Paired change of a group between two occasions, in the measure's unit; `effect_size` is change over pooled SD."""

    measure: str
    name: str
    speed_deg_s: float | None
    side: GroupSide
    unit: str
    people: int
    before_when: str
    after_when: str
    before_mean: float
    before_sd: float
    after_mean: float
    after_sd: float
    change: float
    change_sd: float
    low: float
    high: float
    effect_size: float
    percent: float
    angle_deg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveShown:
    """Torque over knee angle of the best repetition, thinned to at most 100 points; or a trace over time."""

    test: str
    name: str
    person: str
    when: str
    side: MeasuredSide
    speed_deg_s: float | None
    over: Literal["angle", "time", "sample"]
    unit: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetestSight:
    """How many test days before and after could show a published change in one person."""

    published: str
    name: str
    expected_percent: float
    mdc_percent_low: float
    mdc_percent_high: float
    days_low: int
    days_high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something that should be known about these figures: a doubt, a limit, or what the evidence says."""

    id: str
    severity: Severity
    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The document. `norms`, `cut_offs` and `published` are the ids that its figures refer to, in the catalogue."""

    kind: Literal["assessment"] = "assessment"
    version: int = 1
    person: AssessedPerson = AssessedPerson()
    files: tuple[MeasurementFile, ...] = ()
    people: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    ratios: tuple[Figure, ...] = ()
    sides: tuple[SideDifference, ...] = ()
    changes: tuple[Change, ...] = ()
    groups: tuple[GroupChange, ...] = ()
    curves: tuple[CurveShown, ...] = ()
    movements: tuple[Movement, ...] = ()
    retests: tuple[RetestSight, ...] = ()
    statements: tuple[Statement, ...] = ()
    norms: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The document of two assessments: what really changed in each person, and in the group."""

    kind: Literal["comparison"] = "comparison"
    version: int = 1
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    groups: tuple[GroupChange, ...] = ()
    statements: tuple[Statement, ...] = ()
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
