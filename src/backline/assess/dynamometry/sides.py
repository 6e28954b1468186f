"""Left against right, with the error of the figure; the limb symmetry index."""

from collections.abc import Iterable

from backline.assess.assessment import SideDifference
from backline.assess.dynamometry.figures import when
from backline.assess.dynamometry.limits import Limits
from backline.record.measurement import Measurement


def lsi_percent(involved: float, uninvolved: float) -> float:
    """Limb symmetry index = involved / uninvolved · 100. Raises ValueError where the other limb did nothing."""
    if uninvolved <= 0:
        raise ValueError("a symmetry index needs a limb that did something")
    return 100 * involved / uninvolved


def side_differences(
    figures: Iterable[Measurement], names: dict[str, str], limits: Limits
) -> tuple[SideDifference, ...]:
    """Every pair of left and right figures that were made in the same way, on the same occasion."""
    pairs: dict[tuple[object, ...], dict[str, Measurement]] = {}
    for figure in figures:
        if figure.side in ("left", "right"):
            method = figure.method
            key = (figure.person, when(figure), figure.test, method.speed_deg_s, method.angle_deg, method.gravity)
            pairs.setdefault((*key, method.instrument), {})[figure.side] = figure
    found = []
    for pair in pairs.values():
        if len(pair) < 2:
            continue
        left, right = pair["left"], pair["right"]
        strong, weak = max(left.value, right.value), min(left.value, right.value)
        if weak <= 0:
            continue
        errors = [figure.error.mdc for figure in (left, right) if figure.error is not None]
        difference = 100 * (strong - weak) / strong
        found.append(
            SideDifference(
                test=left.test,
                name=names.get(left.test, left.test),
                speed_deg_s=left.method.speed_deg_s,
                person=left.person,
                when=when(left),
                left=left.value,
                right=right.value,
                unit=left.unit,
                weaker="equal" if left.value == right.value else "left" if left.value < right.value else "right",
                difference_percent=round(difference, 1),
                lsi_percent=round(lsi_percent(weak, strong), 1),
                mdc=max(errors) if errors else None,
                beyond_error=(strong - weak > max(errors)) if errors else None,
                beyond_label=difference > limits.sides.difference_percent,
            )
        )
    return tuple(found)
