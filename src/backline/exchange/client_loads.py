"""The `[load]` table of a client file: what exists to load with, in kg or in lb."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from backline.exchange import client_values as values
from backline.exchange.client_values import WrongValueError
from backline.exchange.defaults import Ranges, mass_in_kg
from backline.record.person import Loads
from backline.vocabulary.words import Unit

UNITS: tuple[Unit, ...] = ("kg", "lb")
_LISTS = ("plates", "dumbbells", "kettlebells")
_SINGLE = ("bar", "stack_step")
KEYS = (*(f"{name}_{unit}" for name in (*_SINGLE, *_LISTS) for unit in UNITS), "bands")
_BAND_CHARACTERS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLoads:
    """What a person said about loads, in kg; None where nothing was said."""

    bar_kg: float | None = None
    plates_kg: tuple[float, ...] | None = None
    dumbbells_kg: tuple[float, ...] | None = None
    kettlebells_kg: tuple[float, ...] | None = None
    stack_step_kg: float | None = None
    bands: tuple[str, ...] | None = None

    def whole(self, usual: Loads) -> Loads:
        """What was said, and the usual loads for the rest."""
        said = {name: getattr(self, name) for name in self.__slots__ if getattr(self, name) is not None}
        return replace(usual, **said)


def read_loads(content: object, ranges: Ranges) -> SaidLoads:
    """Read the table. Raises WrongValueError. Both units may mix, but not for the same thing."""
    inside = values.table(content, ("load",), KEYS)
    found: dict[str, Any] = {}
    for name in (*_SINGLE, *_LISTS):
        said: list[Unit] = [unit for unit in UNITS if f"{name}_{unit}" in inside]
        if len(said) > 1:
            raise WrongValueError(("load", f"{name}_lb"), f"{name} is given in kg and in lb: take one out")
        if said:
            found[f"{name}_kg"] = _masses(inside, name, said[0], ranges)
    if "bands" in inside:
        path = ("load", "bands")
        found["bands"] = tuple(
            values.text(word, path, _BAND_CHARACTERS) for word in values.words(inside["bands"], path)
        )
        if not all(found["bands"]) or not found["bands"] or len(found["bands"]) > ranges.pieces_max:
            raise WrongValueError(path, 'must name bands from light to heavy, such as ["light", "medium"]')
    return SaidLoads(**found)


def _masses(inside: Mapping[str, Any], name: str, unit: Unit, ranges: Ranges) -> float | tuple[float, ...]:
    path = ("load", f"{name}_{unit}")
    value = inside[path[1]]
    low, high = ranges.bar_kg if name == "bar" else ranges.piece_kg
    span = (low, high) if unit == "kg" else (low, round(high / mass_in_kg(1, "lb")))
    if name in _SINGLE:
        return mass_in_kg(values.number(value, path, span, unit), unit)
    found = values.numbers(value, path, span, unit, ranges.pieces_max)
    if not found and name != "plates":
        raise WrongValueError(path, "is empty: list what there is, or leave the key out for the usual ones")
    return tuple(mass_in_kg(mass, unit) for mass in found)
