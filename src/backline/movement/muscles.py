"""The muscle model as nouns, read from `catalogue/muscle-model.toml` and checked."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import msgspec
import numpy as np

from backline.movement.jets import Array
from backline.movement.shoulder import ArmUnit, Line, Point
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
    length_shares: tuple[float, ...] = ()  # lengths over standing length …
    length_strengths: tuple[float, ...] = ()  # … and the part of the strength that is left there

    def at_length(self, flexions_deg: Mapping[str, Array]) -> Array:
        """Part of the strength at the length that the joints give; 1 where it is not known."""
        if not self.length_shares:
            return np.ones_like(next(iter(flexions_deg.values())))
        found: Array = np.interp(self.length_share(flexions_deg), self.length_shares, self.length_strengths)
        return found

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
class Model:
    """All of the muscle model; strengths of the trunk are N m, of blade and grip N."""

    units: tuple[Unit, ...]
    gastrocnemius_at_knee: float
    side: Mapping[str, float]
    trunk: Mapping[str, float]
    knee_stop: tuple[float, float]  # N m, degrees
    hip_stop: tuple[float, float]  # N m, degrees of extension
    arms: tuple[ArmUnit, ...]
    girdle_follows: float  # of the arm's elevation
    head_m: float  # radius of the head of the arm
    blade: Mapping[str, float]
    grip: Mapping[str, float]
    reading: Mapping[str, float]
    confidence: Mapping[str, str]


def _longer_m(degrees: Array, metres: Array) -> Array:
    """A lever arm is the rate of length over angle, so its integral is the change of length, (FLEXION_DEG,)."""
    arm = np.interp(FLEXION_DEG, degrees, metres)
    change = np.concatenate([[0.0], np.cumsum((arm[1:] + arm[:-1]) / 2 * np.radians(np.diff(FLEXION_DEG)))])
    found: Array = change - np.interp(0.0, FLEXION_DEG, change)
    return found


class LineRow(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A line of a muscle of the arm as the file states it, in cm; see `shoulder.Line`."""

    model: str
    strength_n: float
    on: Literal["", "trunk", "girdle"] = ""
    from_cm: Point = (0.0, 0.0, 0.0)
    to_cm: Point = (0.0, 0.0, 0.0)
    over: Literal["", "trunk", "arm"] = ""


class ArmRow(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A muscle of the arm as the file states it."""

    id: str
    lines: list[LineRow]
    muscle: str = ""
    elbow_cm: tuple[float, ...] = ()
    past_blade: bool = False


def _arm_unit(row: Mapping[str, Any], elbow_deg: tuple[float, ...]) -> ArmUnit:
    """A muscle between the models that its lines are from: geometric mean of their strengths, mean of their levers."""
    where = f"arms.{row.get('id')}"
    try:
        read = msgspec.convert(row, ArmRow)
    except msgspec.ValidationError as problem:
        raise CatalogueError(FILE, where, str(problem)) from problem
    if read.elbow_cm and len(read.elbow_cm) != len(elbow_deg):
        raise CatalogueError(FILE, f"{where}.elbow_cm", f"needs {len(elbow_deg)} numbers")
    if not read.lines or not (read.elbow_cm or any(line.on for line in read.lines)):
        raise CatalogueError(FILE, where, "needs a line over the shoulder, or one and a lever at the elbow")
    totals: dict[str, float] = {}
    for line in read.lines:
        totals[line.model] = totals.get(line.model, 0.0) + line.strength_n
    strength = math.prod(totals.values()) ** (1.0 / len(totals))
    lines = tuple(
        Line(
            strength_n=strength * line.strength_n / totals[line.model] / len(totals), follows=line.on == "girdle",
            inner_m=_point(line.from_cm), outer_m=_point(line.to_cm), over=line.over,
        )
        for line in read.lines if line.on
    )  # fmt: skip
    return ArmUnit(
        id=read.id, muscle=read.muscle, strength_n=strength, lines=lines,
        elbow_deg=elbow_deg if read.elbow_cm else (), elbow_m=tuple(value / 100.0 for value in read.elbow_cm),
        past_blade=read.past_blade,
    )  # fmt: skip


def _point(centimetres: Point) -> Point:
    x, y, z = centimetres
    return x / 100.0, y / 100.0, z / 100.0


_HEADER = ("sources", "population", "confidence")


@cache
def muscle_model() -> Model:
    """The model that ships with Backline. Raises CatalogueError with file and key."""
    table = read_toml(FOLDER / FILE)
    for name in ("legs", "side", "trunk", "arms", "blade", "grip", "reading"):
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
        at_length = legs["at_length"].get(row["muscle"], {})
        units.append(
            Unit(
                row["id"], row["muscle"], float(row["strength_n"]), arms,
                {joint: _longer_m(*arm) for joint, arm in arms.items()}, length / 100.0 if length else None,
                tuple(at_length.get("share", ())), tuple(at_length.get("strength", ())),
            )
        )  # fmt: skip

    def numbers(name: str) -> dict[str, float]:
        return {key: float(value) for key, value in table[name].items() if key not in _HEADER}

    return Model(
        units=tuple(units),
        gastrocnemius_at_knee=float(legs["gastrocnemius_at_knee"]),
        side=numbers("side"), trunk=numbers("trunk"), reading=numbers("reading"),
        blade=numbers("blade"), grip=numbers("grip"),
        arms=tuple(_arm_unit(row, tuple(table["arms"]["elbow_deg"])) for row in table["arms"]["unit"]),
        girdle_follows=float(table["arms"]["girdle_follows"]), head_m=float(table["arms"]["head_cm"]) / 100.0,
        knee_stop=(float(legs["knee_stop_n_m"]), float(legs["knee_stop_deg"])),
        hip_stop=(float(legs["hip_stop_n_m"]), float(legs["hip_stop_deg"])),
        confidence={name: table[name]["confidence"] for name in ("legs", "side", "trunk", "arms", "blade", "grip")},
    )  # fmt: skip
