"""The muscle model as nouns, read from `catalogue/muscle-model.toml` and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import msgspec
import numpy as np

from backline.movement.jets import Array
from backline.vocabulary.tables import FOLDER, CatalogueError, read_toml

FILE = "muscle-model.toml"
LEG_JOINTS = ("hip", "knee", "ankle")
FLEXION_DEG = np.linspace(-60.0, 160.0, 881)


@dataclass(frozen=True, slots=True)
class Unit:
    """A muscle of the leg: strength in N, lever arms in m over the flexion in degrees of the joints that it crosses."""

    id: str
    muscle: str
    strength_n: float
    arms: Mapping[str, tuple[Array, Array]]  # joint → (degrees, metres), positive for extension
    longer_m: Mapping[str, Array]  # joint → how much longer than standing, over FLEXION_DEG
    standing_length_m: float | None

    def arm(self, joint: str, flexion_deg: Array) -> Array:
        """Lever arm at a joint in m; beyond the table its last value."""
        if joint not in self.arms:
            return np.zeros_like(flexion_deg)
        degrees, metres = self.arms[joint]
        found: Array = np.interp(flexion_deg, degrees, metres)
        return found

    def length_share(self, flexions_deg: Mapping[str, Array]) -> Array:
        """Length over standing length, at flexions of the joints that the muscle crosses."""
        if self.standing_length_m is None:
            raise ValueError(f"{self.id} has no standing length")
        changes = [np.interp(flexions_deg[joint], FLEXION_DEG, change) for joint, change in self.longer_m.items()]
        found: Array = 1.0 + np.sum(changes, axis=0) / self.standing_length_m
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmUnit:
    """A muscle of shoulder and elbow: towards where it pulls the upper arm, and with how many N m at most."""

    id: str
    towards: tuple[float, float, float]  # forward, up, outward; of length one
    shoulder: float = 0.0
    elbow: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """All of the muscle model; strengths of trunk and arms are N m, of the shoulder blade N."""

    units: tuple[Unit, ...]
    gastrocnemius_at_knee: float
    side: Mapping[str, float]
    trunk: Mapping[str, float]
    knee_stop: tuple[float, float]  # N m, degrees
    arms: tuple[ArmUnit, ...]
    scapula: Mapping[str, float]
    reading: Mapping[str, float]
    confidence: Mapping[str, str]


def _longer_m(degrees: Array, metres: Array) -> Array:
    """A lever arm is the rate of length over angle, so its integral is the change of length, (FLEXION_DEG,)."""
    arm = np.interp(FLEXION_DEG, degrees, metres)
    change = np.concatenate([[0.0], np.cumsum((arm[1:] + arm[:-1]) / 2 * np.radians(np.diff(FLEXION_DEG)))])
    found: Array = change - np.interp(0.0, FLEXION_DEG, change)
    return found


def _arm_unit(row: Mapping[str, Any]) -> ArmUnit:
    try:
        unit: ArmUnit = msgspec.convert(row, ArmUnit)
    except msgspec.ValidationError as problem:
        raise CatalogueError(FILE, f"arms.{row.get('id')}", str(problem)) from problem
    size = float(np.linalg.norm(unit.towards))
    return replace(unit, towards=tuple(value / size for value in unit.towards))  # type: ignore[arg-type]


_HEADER = ("sources", "population", "confidence")


@cache
def muscle_model() -> Model:
    """The model that ships with Backline. Raises CatalogueError with file and key."""
    table = read_toml(FOLDER / FILE)
    for name in ("legs", "side", "trunk", "arms", "scapula", "reading"):
        if not set(_HEADER) <= set(table.get(name, {})):
            raise CatalogueError(FILE, name, "needs sources, population and confidence")
    legs = table["legs"]
    units = []
    for row in legs["unit"]:
        arms = {}
        for joint in LEG_JOINTS:
            if f"{joint}_cm" not in row:
                continue
            degrees, metres = np.array(legs[f"{joint}_deg"]), np.array(row[f"{joint}_cm"]) / 100.0
            if degrees.shape != metres.shape:
                raise CatalogueError(FILE, f"legs.{row['id']}.{joint}_cm", f"needs {len(degrees)} numbers")
            arms[joint] = (degrees, metres)
        length = row.get("standing_length_cm")
        longer = {joint: _longer_m(*arm) for joint, arm in arms.items()}
        standing = length / 100.0 if length else None
        units.append(Unit(row["id"], row["muscle"], float(row["strength_n"]), arms, longer, standing))

    def numbers(name: str) -> dict[str, float]:
        return {key: float(value) for key, value in table[name].items() if key not in _HEADER}

    return Model(
        units=tuple(units),
        gastrocnemius_at_knee=float(legs["gastrocnemius_at_knee"]),
        side=numbers("side"), trunk=numbers("trunk"), scapula=numbers("scapula"), reading=numbers("reading"),
        arms=tuple(_arm_unit(row) for row in table["arms"]["unit"]),
        knee_stop=(float(legs["knee_stop_n_m"]), float(legs["knee_stop_deg"])),
        confidence={name: table[name]["confidence"] for name in ("legs", "side", "trunk", "arms", "scapula")},
    )  # fmt: skip
