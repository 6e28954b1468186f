"""The demand of every plannable exercise, for the reference man; what the graded counting rule is read from."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from backline.movement.body import body
from backline.movement.demand import Demand, demand
from backline.movement.loader import Movements
from backline.movement.motion import play
from backline.vocabulary.exercises import Exercise

FRAMES = 21
MADE_FROM = ("body.toml", "muscle-model.toml", "movements")


def demands(exercises: Iterable[Exercise], movements: Movements) -> Iterator[tuple[Exercise, Demand]]:
    """The demand of each exercise that a programme may hold, at its usual tempo."""
    who = body()
    for exercise in exercises:
        if exercise.plan is not None:
            yield exercise, demand(play(movements.of(exercise), who, exercise.plan.tempos[0], FRAMES))


def made_from(folder: Path) -> str:
    """SHA-256 of the data that the table is made from: another one means that it has to be made again."""
    digest = hashlib.sha256()
    for name in MADE_FROM:
        path = folder / name
        for file in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
