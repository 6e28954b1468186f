"""The body: sixteen rigid segments scaled by sex, stature and mass (de Leva 1996; `catalogue/body.toml`)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import numpy as np

from backline.movement.jets import Array
from backline.vocabulary.tables import FOLDER, CatalogueError, read_toml

Sex = Literal["male", "female"]
REFERENCE_STATURE_M = 1.75  # lengths in the movements' data are metres at this stature
SPINE = ("pelvis", "lumbar", "thorax")
TRUNK = (*SPINE, "head")
ARM = ("upper_arm", "forearm", "hand")
LEG = ("thigh", "shank", "foot")
PARTS = (*TRUNK, *ARM, *LEG)
SEGMENTS = (*TRUNK, *(f"{side}_{part}" for side in ("left", "right") for part in (*ARM, *LEG)))


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPoint:
    """A place on the body: on which segment, how far along it, and how far in front of its line (of stature)."""

    segment: str
    along: float
    front: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One or many bodies: every array has the shape (bodies,), in kg and m.

    `length`, `mass`, `centre` (from the proximal end) and `inertia` (about the centre of mass, across the segment) are
    by part; left and right are alike. `shoulder` and `neck` lie above the middle of the hips along a straight trunk.
    """

    stature: Array
    total_mass: Array
    length: Mapping[str, Array]
    mass: Mapping[str, Array]
    centre: Mapping[str, Array]
    inertia: Mapping[str, Array]
    shoulder: Array
    neck: Array
    ankle_height: Array
    hip_half_width: Array
    shoulder_half_width: Array
    ankle_from_heel: Array
    ball_from_heel: Array
    grip: Array
    female: Array

    @property
    def scale(self) -> Array:
        """Stature over the stature that the movements' lengths are written for."""
        return self.stature / REFERENCE_STATURE_M


@cache
def body_table() -> Mapping[str, Any]:
    """The anthropometric table, checked: nothing is missing and the segments of a body weigh one body."""
    file = "body.toml"
    table = read_toml(FOLDER / file)
    for sex in ("male", "female"):
        segments = table.get(sex, {}).get("segments", {})
        for part in PARTS:
            needed = {"mass", "length_mm", "centre"} | (set() if part in SPINE else {"gyration"})
            if set(segments.get(part, {})) != needed:
                raise CatalogueError(file, f"{sex}.segments.{part}", f"needs {', '.join(sorted(needed))} and no more")
        total = sum(segments[part]["mass"] * (1 if part in TRUNK else 2) for part in PARTS)
        if abs(total - 1.0) > 0.0005:
            raise CatalogueError(file, f"{sex}.segments", f"masses add up to {total:.4f} of a body")
    for name, row in table.get("points", {}).items():
        if set(row) != {"segment", "along", "front"} or row["segment"] not in PARTS:
            raise CatalogueError(file, f"points.{name}", "needs a segment of the body, along and front")
    for number, row in enumerate(table.get("beyond", []), 1):
        if set(row) != {"joint", "limits", "exercises", "reason"} or row["joint"] not in table["range"]:
            raise CatalogueError(file, f"beyond {number}", "needs a joint with a range, limits, exercises and a reason")
    return table


@cache
def body_points() -> Mapping[str, BodyPoint]:
    """Named places where a body touches the world."""
    return {name: BodyPoint(**row) for name, row in body_table()["points"].items()}


def _spine_gyration(row: Mapping[str, Any]) -> float:
    """The fraction of its length that each part of the trunk has as radius: together they have the trunk's inertia."""
    start = 0.0
    places = []
    for part in SPINE:
        segment = row["segments"][part]
        places.append((segment["mass"], start + segment["centre"] * segment["length_mm"], segment["length_mm"]))
        start += segment["length_mm"]
    mass = sum(place[0] for place in places)
    centre = sum(place[0] * place[1] for place in places) / mass
    moment = mass * (row["trunk_gyration"] * row["neck_mm"]) ** 2 - sum(m * (y - centre) ** 2 for m, y, _ in places)
    own = sum(m * size**2 for m, _, size in places)
    return math.sqrt(moment / own)


def bodies(sexes: list[Sex], statures_m: list[float], masses_kg: list[float]) -> Body:
    """Scale the table to people. Raises ValueError for what is no adult: stature 1.0-2.5 m, mass 25-300 kg."""
    for stature, mass in zip(statures_m, masses_kg, strict=True):
        if not (1.0 <= stature <= 2.5 and 25.0 <= mass <= 300.0):
            raise ValueError(f"no body of {stature} m and {mass} kg: 1.0 to 2.5 m, 25 to 300 kg")
    table = body_table()
    rows = [table[sex] for sex in sexes]
    tall, total = np.array(statures_m, dtype=float), np.array(masses_kg, dtype=float)
    factor = tall / np.array([row["stature_mm"] for row in rows])  # mm of the sample → m

    def column(part: str, key: str) -> Array:
        return np.array([row["segments"][part][key] for row in rows], dtype=float)

    gyration = {part: column(part, "gyration") for part in PARTS if part not in SPINE}
    gyration |= dict.fromkeys(SPINE, np.array([_spine_gyration(row) for row in rows]))
    lengths = {part: column(part, "length_mm") * factor for part in PARTS}
    masses = {part: column(part, "mass") * total for part in PARTS}
    shape = table["shape"]
    neck = np.array([row["neck_mm"] for row in rows]) * factor
    return Body(
        stature=tall,
        total_mass=total,
        length=lengths,
        mass=masses,
        centre={part: column(part, "centre") * lengths[part] for part in PARTS},
        inertia={part: masses[part] * (gyration[part] * lengths[part]) ** 2 for part in PARTS},
        shoulder=np.array([row["shoulder_mm"] for row in rows]) * factor,
        neck=neck,
        ankle_height=tall - neck - lengths["head"] - lengths["thigh"] - lengths["shank"],
        hip_half_width=shape["hip_half_width"] * tall,
        shoulder_half_width=shape["shoulder_half_width"] * tall,
        ankle_from_heel=shape["ankle_from_heel"] * lengths["foot"],
        ball_from_heel=shape["ball_from_heel"] * lengths["foot"],
        grip=shape["grip"] * lengths["hand"],
        female=np.array([sex == "female" for sex in sexes]),
    )


def body(sex: Sex = "male", stature_m: float = 1.75, mass_kg: float = 75.0) -> Body:
    """One person; without arguments the reference man of the closed-form checks."""
    return bodies([sex], [stature_m], [mass_kg])
