"""What is taken where a person said nothing, and what a client file may say: the tables of defaults.toml."""

from dataclasses import dataclass
from functools import cache

from backline.quantities import lb_to_kg
from backline.record.person import Loads
from backline.vocabulary.tables import FOLDER, Cited, read_tables
from backline.vocabulary.words import Day, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualPerson(Cited):
    """Days, equipment and minutes of somebody who did not say."""

    days: tuple[Day, ...]
    equipment: tuple[str, ...]
    minutes: int
    minutes_novice: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess(Cited):
    """From when on a log is that of an intermediate lifter."""

    intermediate_weeks: int
    intermediate_sets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranges(Cited):
    """The least and the most of what may be asked."""

    age_years_max: int
    height_cm: tuple[float, float]
    mass_kg: tuple[float, float]
    minutes: tuple[int, int]
    hours_seated: tuple[float, float]
    posterior_anterior: tuple[float, float]
    bar_kg: tuple[float, float]
    piece_kg: tuple[float, float]
    pieces_max: int
    name_characters_max: int
    file_bytes_max: int
    weeks: tuple[int, int]
    weeks_usual: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualLoads(Cited):
    """What a usual gym has to load with, in its own unit."""

    bar: float
    plates: tuple[float, ...]
    dumbbells: tuple[float, ...]
    kettlebells: tuple[float, ...]
    stack_step: float
    bands: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """All of defaults.toml."""

    person: UsualPerson
    guess: Guess
    ranges: Ranges
    loads: dict[Unit, UsualLoads]

    def loads_for(self, unit: Unit, owned: frozenset[str]) -> Loads:
        """The usual loads in kg for a unit; dumbbells, kettlebells and bands only for somebody who has them."""
        usual = self.loads[unit]

        def in_kg(values: tuple[float, ...]) -> tuple[float, ...]:
            return tuple(mass_in_kg(value, unit) for value in values)

        return Loads(
            bar_kg=mass_in_kg(usual.bar, unit),
            plates_kg=in_kg(usual.plates),
            dumbbells_kg=in_kg(usual.dumbbells) if "dumbbells" in owned else (),
            kettlebells_kg=in_kg(usual.kettlebells) if "kettlebell" in owned else (),
            stack_step_kg=mass_in_kg(usual.stack_step, unit),
            bands=usual.bands if "bands" in owned else (),
        )


def mass_in_kg(value: float, unit: Unit) -> float:
    """A mass in kg, to the tenth of a milligram: fine enough to print pounds whole again."""
    return round(lb_to_kg(value), 7) if unit == "lb" else float(value)


@cache
def load_defaults() -> Defaults:
    """The tables that ship with Backline, read once. Raises CatalogueError."""
    return read_tables(FOLDER / "defaults.toml", Defaults)
