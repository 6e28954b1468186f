"""Ratios of estimated maxima of the log, with their error and what was published about whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from backline.record.history import History, Lift
from backline.vocabulary.lift_ratios import LiftRatio
from backline.vocabulary.loader import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftRatioSeen:
    """One ratio of a log: value and standard error, the lifts behind it, and the published row."""

    ratio: LiftRatio
    value: float
    error: float
    numerator: str
    denominator: str


def lift_ratios(history: History, sex: str | None, catalogue: Catalogue) -> tuple[LiftRatioSeen, ...]:
    """Every ratio of the catalogue for this sex whose two lifts have an estimate; none without a stated sex.

    Error of a ratio a/b: a/b · √((σa/a)² + (σb/b)²), errors taken as independent.
    """
    found = []
    for ratio in catalogue.lift_ratios.values():
        top, bottom = _first(ratio.numerator, history), _first(ratio.denominator, history)
        if ratio.sex != sex or top is None or bottom is None:
            continue
        (upper, one), (lower, other) = top, bottom
        if ratio.body_included and other.body_mass_kg is None:
            continue
        if not one.e1rm_kg or not other.e1rm_kg:
            continue
        value = one.e1rm_kg / other.e1rm_kg
        share = sqrt(((one.error_kg or 0) / one.e1rm_kg) ** 2 + ((other.error_kg or 0) / other.e1rm_kg) ** 2)
        found.append(LiftRatioSeen(ratio=ratio, value=value, error=value * share, numerator=upper, denominator=lower))
    return tuple(found)


def _first(exercises: Sequence[str], history: History) -> tuple[str, Lift] | None:
    return next(
        ((each, lift) for each in exercises if (lift := history.lifts.get(each)) is not None and lift.e1rm_kg), None
    )


def lift_ratio_sentences(seen: Sequence[LiftRatioSeen]) -> tuple[str, ...]:
    """What each ratio is, beside what was published; a ratio describes and sets no target."""
    found = []
    for each in seen:
        spread = f" ± {each.ratio.sd:.2f}" if each.ratio.sd is not None else ""
        found.append(
            f"{each.ratio.name}: {each.value:.2f} ± {each.error:.2f} from your log; published "
            f"{each.ratio.mean:.2f}{spread} ({each.ratio.population}). {each.ratio.says} No target is made from it."
        )
    return tuple(found)
