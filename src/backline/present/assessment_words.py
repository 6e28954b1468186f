"""An assessment in words: figures with their error, places in norm rows, verdicts on change."""

from backline.assess.assessment import Assessment, Figure, GroupChange, RetestSight, SideDifference, Standing
from backline.assess.change import Change
from backline.quantities import plain_number
from backline.record.measurement import Measurement
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.norms import Norm, PublishedChange

VERDICTS = {"real": "real", "within-noise": "within noise", "cannot-say": "cannot say"}
_DECIMALS = {"ratio": 2, "N·m": 0, "N": 0, "deg": 0, "repetitions": 0, "s": 0, "cm": 1, "kg": 1}
_UNITS = {"ratio": "", "deg": "°", "repetitions": " repetitions"}
SIDES = {"left": "left", "right": "right", "both": "both legs", "none": "", "unknown": "side not stated"}


def amount(value: float, unit: str, *, bare: bool = False) -> str:
    """A value with the decimals and the unit that belong to it: `0.96`, `182 N·m`, `28°`."""
    decimals = _DECIMALS.get(unit, 1)
    if unit in ("N·m", "N") and abs(value) < 10:
        decimals = 1
    text = f"{value:.2f}" if unit == "ratio" else plain_number(value, decimals)
    return text if bare else f"{text}{_UNITS.get(unit, f' {unit}')}"


def with_error(measurement: Measurement) -> str:
    """The value and the half width in which it lies with 95 %: 1.96 SEM."""
    if measurement.error is None:
        return amount(measurement.value, measurement.unit)
    half = amount(measurement.error.half_width, measurement.unit)
    return f"{amount(measurement.value, measurement.unit, bare=True)} ± {half}"


def conditions(measurement: Measurement) -> str:
    """Speed and angle, where the method has them."""
    method = measurement.method
    parts = [f"{plain_number(method.speed_deg_s)} °/s"] if method.speed_deg_s is not None else []
    parts += [f"at {plain_number(method.angle_deg)}° of flexion"] if method.angle_deg is not None else []
    return ", ".join(parts)


def when_words(measurement: Measurement) -> str:
    """The day, or the occasion as the file names it."""
    return measurement.date.isoformat() if measurement.date is not None else measurement.occasion


def place_words(standing: Standing, norm: Norm) -> str:
    """The place in one norm row with its range; or mean or span beside which a figure can be read."""
    if standing.percentile is not None:
        text = f"percentile {standing.percentile:.0f}"
        if standing.low is not None and standing.high is not None and standing.high > standing.low:
            text += f" ({standing.low:.0f} to {standing.high:.0f})"
        return text
    if norm.mean is not None:
        return f"mean {amount(norm.mean, norm.unit)}, no SD published"
    low, high = norm.span or (0.0, 0.0)
    return f"{amount(low, norm.unit, bare=True)} to {amount(high, norm.unit)}"


def standing_words(standing: Standing, norm: Norm) -> str:
    """The same with the population that the row is of."""
    place = place_words(standing, norm)
    return f"{place} of {norm.population}" if standing.percentile is not None else f"{norm.population}: {place}"


def label_words(figure: Figure, catalogue: Catalogue) -> tuple[str, ...]:
    """The cut-offs that the figure lies beyond, each with its author and whom it labels."""
    return tuple(
        f"{row.name}. {row.says}"
        for given in figure.labels
        if given.applies and (row := catalogue.cut_offs.get(given.cut_off)) is not None
    )


def expected_words(figure: Figure, catalogue: Catalogue) -> str:
    """What the regression on body mass expects, with its error and its warning."""
    expected = figure.expected
    if expected is None or expected.row not in catalogue.expected:
        return ""
    row = catalogue.expected[expected.row]
    unit = figure.measurement.unit
    text = (
        f"{expected.percent:.0f} % of what {row.population} of this body mass reach "
        f"({amount(expected.value, unit, bare=True)} ± {amount(expected.error, unit)})."
    )
    return f"{text} {expected.warning}".strip()


def change_words(change: Change) -> str:
    """`0.92 → 1.08 (+0.16, +17 %): within noise`."""
    unit = change.after.unit
    percent = f", {minus(f'{change.percent:+.0f}')} %" if change.percent is not None else ""
    needs = f"; needs more than {amount(change.mdc, unit)}" if change.mdc is not None else ""
    return (
        f"{amount(change.before.value, unit, bare=True)} → {amount(change.after.value, unit)} "
        f"({_signed(change.difference, unit)}{percent}{needs}): {VERDICTS[change.verdict]}"
    )


def minus(text: str) -> str:
    """A number as text with a real minus sign."""
    return text.replace("-", "−")


def _signed(value: float, unit: str) -> str:
    sign = "+" if value >= 0 else "−"
    return f"{sign}{amount(abs(value), unit, bare=True)}"


def signed(value: float, unit: str) -> str:
    """A difference with its sign, without its unit."""
    return _signed(value, unit)


def side_words(side: SideDifference) -> str:
    """What the difference of two legs is, against its error."""
    if side.weaker == "equal":
        return "no difference"
    beyond = {True: "beyond the error", False: "within the error", None: "error not known"}[side.beyond_error]
    label = ", and more than 15 % (a convention)" if side.beyond_label else ""
    return f"{side.weaker} lower by {side.difference_percent:.0f} %: {beyond}{label}"


def group_name(group: GroupChange) -> str:
    """The measure with its speed and angle."""
    parts = [group.name]
    parts += [f"{plain_number(group.speed_deg_s)} °/s"] if group.speed_deg_s is not None else []
    parts += [f"at {plain_number(group.angle_deg)}° of flexion"] if group.angle_deg is not None else []
    parts += ["all speeds"] if group.side == "mean of legs and speeds" else []
    return ", ".join(parts)


def group_words(group: GroupChange) -> str:
    """Mean change with its 95 % interval, the effect size, and how many people."""
    unit = group.unit
    return (
        f"{amount(group.before_mean, unit, bare=True)} ± {amount(group.before_sd, unit, bare=True)} → "
        f"{amount(group.after_mean, unit, bare=True)} ± {amount(group.after_sd, unit)}; change "
        f"{_signed(group.change, unit)} (95 % interval {_signed(group.low, unit)} to {_signed(group.high, unit)}), "
        f"d {minus(f'{group.effect_size:.2f}')}, {group.people} people"
    )


def published_words(row: PublishedChange) -> str:
    """A published group change, in one sentence."""
    percent = 100 * (row.after / row.before - 1)
    return (
        f"{row.population}, {row.weeks} weeks, {row.training}: {amount(row.before, row.unit, bare=True)} ± "
        f"{amount(row.before_sd, row.unit, bare=True)} → {amount(row.after, row.unit, bare=True)} ± "
        f"{amount(row.after_sd, row.unit)} (+{percent:.1f} % as a mean of the group). {row.note}".strip()
    )


def retest_words(sight: RetestSight, catalogue: Catalogue) -> str:
    """Which re-test could see such a change in one person at all."""
    row = catalogue.published_changes[sight.published]
    name = catalogue.ratios[row.measure].name if row.measure in catalogue.ratios else catalogue.tests[row.measure].name
    days = f"{sight.days_low}" if sight.days_low == sight.days_high else f"{sight.days_low} to {sight.days_high}"
    return (
        f"{name}: the group changed by {sight.expected_percent:.1f} %. One person needs {sight.mdc_percent_low:g} to "
        f"{sight.mdc_percent_high:g} % on single test days, so one test before and one after cannot show it. "
        f"The mean of {days} test days before and as many after could, if their errors are independent (judgement)."
    )


def title(assessment: Assessment) -> str:
    """The heading of the page."""
    if len(assessment.people) > 1:
        return f"Strength of {len(assessment.people)} people"
    name = assessment.person.name or (assessment.people[0] if assessment.people else "")
    return f"Strength and tests of {name}" if name else "Strength and tests"
