"""The demand of every plannable exercise, for the reference man; what the graded counting rule is read from."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from backline.movement.body import body
from backline.movement.definition import WEIGHTS, Movement
from backline.movement.demand import Demand, demands_of, motion_for
from backline.movement.loader import Movements
from backline.movement.motion import Motion
from backline.vocabulary.exercises import Exercise

FRAMES = 21
USUAL_TEMPO = "2-0-2-0"  # without inertia the tempo does not matter
MADE_FROM = ("body.toml", "muscle-model.toml", "movements")


def demands(exercises: Iterable[Exercise], movements: Movements) -> dict[str, Demand]:
    """The demand of each exercise that a programme may hold. What differs in name and looks alone is computed once."""
    who = body()
    keys: dict[str, str] = {}
    motions: dict[str, Motion] = {}
    for exercise in exercises:
        if exercise.plan is not None:
            movement = movements.of(exercise)
            tempo = exercise.plan.tempos[0] if movement.easing == "swing" else USUAL_TEMPO
            key = keys[exercise.id] = repr((_bare(movement), tempo))
            if key not in motions:
                motions[key] = motion_for(movement, who, tempo, FRAMES)
    known = dict(zip(motions, demands_of(list(motions.values())), strict=True))
    return {name: known[key] for name, key in keys.items()}


def _bare(movement: Movement) -> Movement:
    """A movement without its name, its words and its scene, and all free weights called the same."""
    loads = tuple(replace(load, kind="barbell") if load.kind in WEIGHTS else load for load in movement.loads)
    return replace(movement, id="", text="", view="side", grip=None, scene=(), loads=loads)


def made_from(folder: Path) -> str:
    """SHA-256 of the data that the table is made from: another one means that it has to be made again."""
    digest = hashlib.sha256()
    for name in MADE_FROM:
        path = folder / name
        for file in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
