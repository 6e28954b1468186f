"""`catalogue/movements/*.toml` → movements, and which movement an exercise is. Errors name file and key.

A movement may say `like = "ID"`: it takes everything over from an earlier one (files in order of name) and states
what differs. A
`alone = true` leaves its variants
behind. A `[[movement.variant]]` patches it for exercises that meet its conditions (`exercise`, `load_is`,
`laterality`, `equipment`); all
variants that fit are laid on in order. Tables merge, lists and numbers replace.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from backline.movement.body import body_points
from backline.movement.definition import (
    ANCHORS,
    DEFAULTS,
    LIMB_WORDS,
    PULLS,
    TRUNK_WORDS,
    ArmMode,
    Elbows,
    FootPart,
    HoldFrame,
    LegMode,
    Load,
    Meet,
    Movement,
    Root,
    Support,
    Thing,
)
from backline.vocabulary.exercises import Exercise
from backline.vocabulary.loader import load_catalogue
from backline.vocabulary.tables import FOLDER, CatalogueError, read_toml

_CONDITIONS = ("exercise", "load_is", "laterality", "equipment", "without")
_PLAIN = (  # taken over as they stand
    "balance", "balance_at", "easing", "loop", "cycle_s", "travel_m", "roll_deg", "free_standing", "near_legs_m",
    "over_foot", "grip", "carried", "view", "text",
)  # fmt: skip
_KEYS = {
    *_PLAIN,
    "id", "like", "movements", "variant", "root", "path", "postures", "first", "legs", "left_leg", "arms",
    "left_arm", "hands_on", "left_hand_on", "elbows", "left_elbows", "palm_down", "left_palm_down", "foot_part",
    "left_foot_part", "support", "load", "scene", "meet", "abstract", "alone",
}  # fmt: skip
_BODY_JOINTS = ("sole", "ball", "heel", "toe", "ankle", "knee", "hip", "shoulder", "neck", "elbow", "wrist", "hand")


def _merged(base: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """Patch over base: tables merge, everything else, and the root, replaces."""
    found = dict(base)
    for key, value in patch.items():
        old = found.get(key)
        if isinstance(old, dict) and isinstance(value, dict) and key != "root":
            found[key] = _merged(old, value)
        else:
            found[key] = value
    return found


def _convert(value: Any, kind: Any, file: str, key: str) -> Any:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as problem:
        raise CatalogueError(file, key, str(problem)) from problem


def _posture(row: Mapping[str, Any], before: Mapping[str, float], file: str, key: str) -> dict[str, float]:
    """One posture table over the one before it: limb words go to both sides, `left` and `right` to one."""
    found = dict(before)
    for word, value in row.items():
        if word in ("left", "right"):
            continue
        if word not in TRUNK_WORDS and word not in LIMB_WORDS:
            raise CatalogueError(file, f"{key}.{word}", "unknown word")
        if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) <= 720:
            raise CatalogueError(file, f"{key}.{word}", "needs a number")
        if word in TRUNK_WORDS:
            found[word] = float(value)
        else:
            found |= {f"{side}_{word}": float(value) for side in ("right", "left")}
    for side in ("left", "right"):
        for word, value in row.get(side, {}).items():
            if word not in LIMB_WORDS or not isinstance(value, int | float) or not abs(value) <= 720:
                raise CatalogueError(file, f"{key}.{side}.{word}", "needs a number for a word of a limb")
            found[f"{side}_{word}"] = float(value)
    return found


def _postures(row: Mapping[str, Any], file: str, key: str) -> dict[str, dict[str, float]]:
    tables = row.get("postures", {})
    path = row.get("path", [])
    if not path:
        raise CatalogueError(file, f"{key}.path", "needs at least one posture")
    start = {word: DEFAULTS[word] for word in TRUNK_WORDS}
    start |= {f"{side}_{word}": DEFAULTS[word] for side in ("right", "left") for word in LIMB_WORDS}
    start = _posture(row.get("always", {}), start, file, f"{key}.always")
    found: dict[str, dict[str, float]] = {}
    for name in path:
        if name not in tables:
            raise CatalogueError(file, f"{key}.postures.{name}", "is in the path and not stated")
        if name not in found:
            start = _posture(tables[name], start, file, f"{key}.postures.{name}")
            found[name] = start
    for name in tables:
        if name not in found:
            raise CatalogueError(file, f"{key}.postures.{name}", "is stated and not in the path")
    return found


def _sided(
    row: Mapping[str, Any], both: str, left: str, kind: Any, default: str | bool, file: str, key: str
) -> dict[str, Any]:
    right = row.get(both, default)
    found = {"right": right, "left": row.get(left, right)}
    return {
        side: _convert(value, kind, file, f"{key}.{both if side == 'right' else left}") for side, value in found.items()
    }


def _check_load(load: Load, file: str, key: str) -> None:
    if load.kind in PULLS and load.anchor is None and (load.kind == "band" or load.direction_deg is None):
        raise CatalogueError(file, f"{key}.anchor", f"a {load.kind} needs an anchor to pull towards")
    if load.kind == "band" and (load.rest_m is None or load.stiffness_n_m is None):
        raise CatalogueError(file, key, "a band needs rest_m and stiffness_n_m")
    if load.kind == "band" and (
        not load.stiffness_n_m or load.stiffness_n_m <= 0 or not load.rest_m or load.rest_m <= 0
    ):
        raise CatalogueError(file, key, "rest_m and stiffness_n_m of a band are above zero")
    if load.kind in ("platform", "pad", "stack") and load.direction_deg is None:
        raise CatalogueError(file, f"{key}.direction_deg", f"a {load.kind} needs the direction in which it pushes")
    if isinstance(load.anchor, str) and load.anchor not in ANCHORS:
        raise CatalogueError(file, f"{key}.anchor", f"no such point of the body: {load.anchor}")


def _movement(row: Mapping[str, Any], file: str, key: str) -> Movement:
    """A full row (like and variants laid in) → a movement. Raises CatalogueError with file and key."""
    for name in row:
        if name not in _KEYS and name != "always":
            raise CatalogueError(file, f"{key}.{name}", "unknown key")
    for name in ("text", "view", "root", "path", "postures", "support"):
        if name not in row:
            raise CatalogueError(file, f"{key}.{name}", "is missing")
    root: Root = _convert(row["root"], Root, file, f"{key}.root")
    if root.at.removeprefix("left_") not in _BODY_JOINTS and root.at not in body_points():
        raise CatalogueError(file, f"{key}.root.at", f"no such point of the body: {root.at}")
    if root.anchor == "tilt" and root.follows != "tilt":
        raise CatalogueError(file, f"{key}.root.follows", "needs a foot or shank as anchor")
    loads = tuple(
        _convert(load, Load, file, f"{key}.load {number}") for number, load in enumerate(row.get("load", []), 1)
    )
    for number, load in enumerate(loads, 1):
        _check_load(load, file, f"{key}.load {number}")
    plain = {name: row[name] for name in _PLAIN if name in row}
    if not plain.get("balance", True):
        plain["balance"] = None
    for name in ("near_legs_m", "over_foot", "grip"):
        if not plain.get(name, True):
            plain[name] = None  # 0 or "" takes back what `like` brought
    fields = {
        **plain,
        "id": key,
        "root": root,
        "path": tuple(row["path"]),
        "first": row.get("first", "lowering"),
        "postures": _postures(row, file, key),
        "legs": _sided(row, "legs", "left_leg", LegMode, "angles", file, key),
        "arms": _sided(row, "arms", "left_arm", ArmMode, "angles", file, key),
        "elbows": _sided(row, "elbows", "left_elbows", Elbows, "bend", file, key),
        "hands_on": _sided(row, "hands_on", "left_hand_on", HoldFrame, "world", file, key),
        "palms": _sided(row, "palm_down", "left_palm_down", bool, False, file, key),
        "foot_part": _sided(row, "foot_part", "left_foot_part", FootPart, "sole", file, key),
        "supports": tuple(_convert(item, Support, file, f"{key}.support") for item in row["support"]),
        "loads": loads,
        "meet": tuple(_convert(item, Meet, file, f"{key}.meet") for item in row.get("meet", [])),
        "scene": tuple(_convert(item, Thing, file, f"{key}.scene") for item in row.get("scene", [])),
    }
    found: Movement = _convert(fields, Movement, file, key)
    if not found.supports:
        raise CatalogueError(file, f"{key}.support", "a body rests on something")
    words = {*TRUNK_WORDS, *(f"{side}_{word}" for side in ("right", "left") for word in LIMB_WORDS)}
    solved = [*([found.balance] if found.balance else []), *(meet.word for meet in found.meet)]
    for word in solved:
        if word not in words | set(LIMB_WORDS):
            raise CatalogueError(file, f"{key}.balance", f"no such word: {word}")
    if root.anchor == "foot" and found.legs["right"] != "angles":
        raise CatalogueError(
            file, f"{key}.legs", "a foot that anchors the body belongs to a leg that is driven by angles"
        )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Movements:
    """All movements as rows, by the `movement` word of the exercises that use them."""

    rows: Mapping[str, tuple[str, Mapping[str, Any]]]  # movement word → file, row

    def of(self, exercise: Exercise) -> Movement:
        """The movement of an exercise. Raises CatalogueError when there is none."""
        if exercise.movement not in self.rows:
            raise CatalogueError("movements", exercise.id, f"no movement {exercise.movement}")
        file, row = self.rows[exercise.movement]
        full = dict(row)
        variants: Iterable[Mapping[str, Any]] = full.pop("variant", [])
        for variant in variants:
            if _fits(variant, exercise):
                full = _merged(full, {key: value for key, value in variant.items() if key not in _CONDITIONS})
        full = {
            key: value for key, value in full.items() if key not in ("id", "like", "movements", "abstract", "alone")
        }
        return _movement(full, file, exercise.id)


def _fits(variant: Mapping[str, Any], exercise: Exercise) -> bool:
    pieces = {*exercise.equipment, *(piece for choice in exercise.equipment_any for piece in choice)}
    wants: dict[str, set[str]] = {
        "exercise": {exercise.id},
        "load_is": {exercise.load_is},
        "laterality": {exercise.laterality},
        "equipment": pieces,
    }
    if pieces & set(variant.get("without", ())):
        return False
    return all(have & set(variant[key]) for key, have in wants.items() if key in variant)


def read_movements(folder: Path, known: Mapping[str, object] | None = None) -> Movements:
    """Read `movements/*.toml` of a catalogue folder. `known` are the exercises that variants may name. Raises
    CatalogueError."""
    full: dict[str, dict[str, Any]] = {}
    rows: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for path in sorted((folder / "movements").glob("*.toml")):
        for number, row in enumerate(read_toml(path).get("movement", []), 1):
            key = str(row.get("id", f"movement {number}"))
            if key in full:
                raise CatalogueError(path.name, key, "stands twice")
            base: dict[str, Any] = {}
            if "like" in row:
                if row["like"] not in full:
                    raise CatalogueError(path.name, f"{key}.like", f"no earlier movement {row['like']}")
                base = {
                    name: value
                    for name, value in full[row["like"]].items()
                    if name not in ("movements", "abstract", "alone")
                }
                if "path" in row and "postures" in base:  # another path keeps only the postures that it passes
                    base["postures"] = {
                        name: base["postures"][name] for name in row["path"] if name in base["postures"]
                    }
            merged = _merged(base, row)
            merged["variant"] = [*([] if row.get("alone") else base.get("variant", [])), *row.get("variant", [])]
            for variant in row.get("variant", []):
                _check_variant(variant, path.name, key, known)
            full[key] = merged
            if row.get("abstract"):
                continue
            for word in row.get("movements", [key]):
                if word in rows:
                    raise CatalogueError(path.name, f"{key}.movements", f"{word} has a movement already")
                rows[word] = (path.name, merged)
    return Movements(rows=rows)


def _check_variant(variant: Mapping[str, Any], file: str, key: str, known: Mapping[str, object] | None) -> None:
    if not any(name in variant for name in _CONDITIONS):
        raise CatalogueError(file, f"{key}.variant", f"needs a condition: {', '.join(_CONDITIONS)}")
    for name in variant:
        if name not in _KEYS and name not in _CONDITIONS and name != "always":
            raise CatalogueError(file, f"{key}.variant.{name}", "unknown key")
    for name in variant.get("exercise", []):
        if known is not None and name not in known:
            raise CatalogueError(file, f"{key}.variant.exercise", f"no exercise {name}")


@cache
def load_movements() -> Movements:
    """The movements that ship with Backline, read once."""
    return read_movements(FOLDER, load_catalogue().exercises.by_id)
