"""Where a figure stands in the norm rows that fit: percentile with its own error, and cut-offs as named labels."""

import math

from backline.assess.assessment import ExpectedForce, LabelGiven, Standing
from backline.record.measurement import Measurement
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.norms import CutOff, Norm

SPEED_TOLERANCE = 0.5


def percentile(value: float, mean: float, sd: float) -> float:
    """Per cent of a normal population below the value: 100 · Φ((value - mean) / sd). sd above nothing."""
    if sd <= 0:
        raise ValueError("an SD is above nothing")
    return 50 * (1 + math.erf((value - mean) / sd / math.sqrt(2)))


def _speed_fits(row: Norm | CutOff, figure: Measurement) -> bool:
    own = figure.method.speed_deg_s
    return row.speed_deg_s is None or (own is not None and abs(own - row.speed_deg_s) <= SPEED_TOLERANCE)


def _gravity_fits(row: Norm, figure: Measurement) -> bool:
    return row.gravity in ("unknown", "not-applicable") or row.gravity == figure.method.gravity


def _age_fits(row: Norm | CutOff, age: int | None) -> bool:
    return row.age is None or (age is not None and row.age[0] <= age <= row.age[1])


def matching_norms(figure: Measurement, catalogue: Catalogue, *, sex: str | None, age: int | None) -> tuple[Norm, ...]:
    """Rows of the same measure, unit, sex, speed, gravity and age. Without a known sex only rows for anybody."""
    return tuple(
        row
        for row in catalogue.norms.values()
        if row.measure == figure.test
        and row.unit == figure.unit
        and row.sex in ("any", sex)
        and _speed_fits(row, figure)
        and _gravity_fits(row, figure)
        and _age_fits(row, age)
    )


def standings(figure: Measurement, catalogue: Catalogue, *, sex: str | None, age: int | None) -> tuple[Standing, ...]:
    """The figure's place in every matching row; the range is that of the figure ± one SEM."""
    found = []
    for row in matching_norms(figure, catalogue, sex=sex, age=age):
        place = low = high = None
        if row.mean is not None and row.sd is not None:
            sem = figure.error.sem if figure.error is not None else 0.0
            place = percentile(figure.value, row.mean, row.sd)
            low = percentile(figure.value - sem, row.mean, row.sd)
            high = percentile(figure.value + sem, row.mean, row.sd)
        found.append(
            Standing(
                norm=row.id,
                percentile=None if place is None else round(place, 1),
                low=None if low is None else round(low, 1),
                high=None if high is None else round(high, 1),
                sd_from_mean=None
                if row.mean is None or row.sd is None
                else round((figure.value - row.mean) / row.sd, 2),
            )
        )
    return tuple(found)


def labels(
    figure: Measurement, catalogue: Catalogue, *, sex: str | None, age: int | None = None
) -> tuple[LabelGiven, ...]:
    """The published cut-offs that apply to this figure, each with whether it falls on it."""
    found = []
    for row in catalogue.cut_offs.values():
        if row.measure != figure.test or row.unit != figure.unit or row.sex not in ("any", sex):
            continue
        if not _speed_fits(row, figure) or not _age_fits(row, age):
            continue
        beyond = figure.value < row.value if row.side == "below" else figure.value > row.value
        found.append(LabelGiven(cut_off=row.id, applies=beyond))
    return tuple(found)


def expected_force(
    figure: Measurement, catalogue: Catalogue, *, sex: str | None, mass_kg: float | None
) -> ExpectedForce | None:
    """What a published regression on body mass expects, with a warning where the person is not of its sample."""
    if mass_kg is None:
        return None
    for row in catalogue.expected.values():
        if row.measure == figure.test and row.unit == figure.unit:
            value = row.per_kg * mass_kg + row.constant
            fits = row.sex in ("any", sex)
            return ExpectedForce(
                row=row.id,
                value=round(value, 1),
                error=round(value * row.error_share, 1),
                percent=round(100 * figure.value / value, 1),
                warning="" if fits else f"The sample was {row.population}: this person is not of it. {row.note}",
            )
    return None
