"""Published repeatability → the error of a figure; and what averaging test days does to it."""

import math
from dataclasses import replace

from backline.record.measurement import Z_95, Measurement, MeasurementError
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.norms import Repeatability

MDC_OF_SEM = Z_95 * math.sqrt(2)  # 2.77: 95 % of the differences between two measurements of the same person


def _fits(row: Repeatability, figure: Measurement, sex: str | None) -> bool:
    if figure.test not in row.measures or row.unit not in ("%", figure.unit):
        return False
    if row.sex != "any" and row.sex != sex:
        return False
    return row.instrument.lower() in figure.method.instrument.lower() if row.instrument else True


def repeatability_of(figure: Measurement, catalogue: Catalogue, *, sex: str | None = None) -> Repeatability | None:
    """The published row that fits test, instrument and sex; a row of the very instrument goes before a general one."""
    rows = [row for row in catalogue.repeatability.values() if _fits(row, figure, sex)]
    return max(
        rows, key=lambda row: (row.instrument not in ("", "isokinetic dynamometer"), row.sex != "any"), default=None
    )


def error_of(figure: Measurement, catalogue: Catalogue, *, sex: str | None = None) -> MeasurementError | None:
    """SEM and MDC in the figure's own unit, the larger end of the published span; None where nobody published one.

    A row for typed values without a known instrument is not guessed, except that isokinetic torque is always measured
    with a dynamometer of that kind.
    """
    row = repeatability_of(figure, catalogue, sex=sex)
    if row is None:
        return None
    scale = abs(figure.value) / 100 if row.unit == "%" else 1.0
    mdc = row.mdc[1] * scale
    sem = (row.sem[1] if row.sem is not None else row.mdc[1] / MDC_OF_SEM) * scale
    low, high = row.mdc
    span = f"{low:g} to {high:g} {row.unit}" if low != high else f"{high:g} {row.unit}"
    return MeasurementError(
        sem=sem,
        mdc=max(mdc, sem),
        basis=f"MDC {span} published: {row.population}, {row.method}",
        sources=row.sources,
    )


def with_error(figure: Measurement, catalogue: Catalogue, *, sex: str | None = None) -> Measurement:
    """The figure with its error, if it has none yet."""
    if figure.error is not None:
        return figure
    return replace(figure, error=error_of(figure, catalogue, sex=sex))


def days_needed(change_percent: float, mdc_percent: float) -> int:
    """Test days before and after whose means could show a change: the smallest k with MDC / √k below the change.

    Errors of separate days are taken as independent (judgement). Raises ValueError for a change of nothing.
    """
    if change_percent <= 0 or mdc_percent <= 0:
        raise ValueError("change and MDC must be above nothing")
    days = math.ceil((mdc_percent / change_percent) ** 2 - 1e-9)
    return max(1, days)
