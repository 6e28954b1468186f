"""Mass in the person's unit, printed honestly, and rounding to what plates and dumbbells really make."""

from bisect import bisect_right
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from typing import Literal

KG_PER_LB = 0.45359237  # exact: international avoirdupois pound
GRAVITY_M_S2 = 9.80665  # by definition; what turns kilograms into newtons, in files and in the body model
MOST_KG = 600.0  # nobody loads a bar with more
_GRAINS = 10**10  # grains of 0.1 microgram in a kg: kg plates and lb plates are whole numbers of them
_SAME_KG = 0.01  # two sums of plates nearer than this are one load
_HAIR_KG = 1e-6  # below this a difference comes from floating point


def lb_to_kg(mass_lb: float) -> float:
    """Pounds to kilograms, exactly."""
    return mass_lb * KG_PER_LB


def kg_to_lb(mass_kg: float) -> float:
    """Kilograms to pounds, exactly."""
    return mass_kg / KG_PER_LB


def plain_number(value: float, decimals: int = 1) -> str:
    """A number with at most so many decimals and without trailing zeros: 8, 8.5, 0.25."""
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)
    text = f"{exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def in_unit(load_kg: float, unit: Literal["kg", "lb"]) -> str:
    """A load in words: `82.5 kg`, `180 lb`.

    What plates make (multiples of an eighth) is printed whole; anything else, such as a kg plate in pounds, with one
    decimal, below ten with two.
    """
    value = load_kg if unit == "kg" else kg_to_lb(load_kg)
    eighths = round(value * 8)
    if abs(value - eighths / 8) < 1e-5:
        return f"{plain_number(eighths / 8, 3)} {unit}"
    return f"{plain_number(value, 2 if abs(value) < 10 else 1)} {unit}"


@cache
def makeable_bar_kg(bar_kg: float, plates_kg: tuple[float, ...]) -> tuple[float, ...]:
    """Every load up to 600 kg that a bar and pairs of plates make, rising.

    `plates_kg` are the sizes of one plate, of which there are as many pairs as needed; kg and lb plates may mix. Loads
    that differ by less than 10 g count as one. Raises ValueError for a mass that is not positive.
    """
    if bar_kg < 0 or any(plate <= 0 for plate in plates_kg):
        raise ValueError("bar and plates need a mass above nothing")
    bar = round(bar_kg * _GRAINS)
    pairs = sorted({2 * round(plate * _GRAINS) for plate in plates_kg}, reverse=True)
    most, apart = round(MOST_KG * _GRAINS), round(_SAME_KG * _GRAINS)
    made = {bar}
    for pair in pairs:  # largest first, so that sums nearly alike are thinned out before small plates multiply them
        sums: set[int] = set()
        for load in sorted(made):
            while load <= most and load not in sums:
                sums.add(load)
                load += pair
        made = _thinned(sums, apart)
    return tuple(load / _GRAINS for load in sorted(made))


def _thinned(sums: Iterable[int], apart: int) -> set[int]:
    """One of each cluster of sums that lie nearer than `apart` to the kept one before."""
    kept: list[int] = []
    for load in sorted(sums):
        if not kept or load - kept[-1] >= apart:
            kept.append(load)
    return set(kept)


def nearest_bar_kg(target_kg: float, bar_kg: float, plates_kg: tuple[float, ...]) -> float | None:
    """The heaviest load that bar and plates make and that is not above the target; None if the bar alone is."""
    return nearest_of_kg(target_kg, makeable_bar_kg(bar_kg, plates_kg))


def next_bar_step_kg(load_kg: float, bar_kg: float, plates_kg: tuple[float, ...]) -> float | None:
    """The lightest load that bar and plates make above `load_kg`; None if there is none."""
    return next_of_kg(load_kg, makeable_bar_kg(bar_kg, plates_kg))


def nearest_of_kg(target_kg: float, available_kg: tuple[float, ...]) -> float | None:
    """The heaviest of what there is that is not above the target; None if everything is."""
    rising = sorted(available_kg)
    place = bisect_right(rising, target_kg + _HAIR_KG)
    return rising[place - 1] if place else None


def next_of_kg(load_kg: float, available_kg: tuple[float, ...]) -> float | None:
    """The lightest of what there is above `load_kg`; None if there is none."""
    rising = sorted(available_kg)
    place = bisect_right(rising, load_kg + _SAME_KG / 2)
    return rising[place] if place < len(rising) else None


def nearest_step_kg(target_kg: float, step_kg: float) -> float | None:
    """The heaviest stack setting that is not above the target; None if even one step is."""
    steps = int((target_kg + _HAIR_KG) / step_kg)
    return round(steps * step_kg, 6) if steps >= 1 else None
