"""The demand table as `docs/make_demand.py` wrote it: machine-made, so JSON, one exercise a line."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from backline.vocabulary.tables import CatalogueError

DEMAND_FILE = "demand.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandRow:
    """What one exercise asks of the muscles at equal effort, 0 to 1 by muscle: `peak`, and `mean` over the repetition.

    `limit` gives out first, `load` is the load in body masses that it was computed with (None: nothing to choose),
    `peak_at` where on the way there the limit works hardest, 0 at the start and 1 at the far end.
    """

    limit: str
    peak_at: float
    peak: Mapping[str, float]
    mean: Mapping[str, float]
    load: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandTable:
    """All rows by exercise; `made_from` is the digest of the data that they were computed from."""

    about: tuple[str, ...]
    made_from: str
    exercises: Mapping[str, DemandRow]


def read_demand(folder: Path) -> DemandTable:
    """The demand table of a catalogue folder, empty where there is none. Raises CatalogueError."""
    path = folder / DEMAND_FILE
    if not path.exists():
        return DemandTable(about=(), made_from="", exercises={})
    try:
        return msgspec.json.decode(path.read_bytes(), type=DemandTable)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise CatalogueError(path.name, "file", str(problem)) from problem
