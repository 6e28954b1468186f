"""What a figure says in words: for who cannot see it, and beside it for who can."""

from collections.abc import Mapping

from backline.movement.definition import Movement
from backline.movement.frames import Frames
from backline.present import wording
from backline.present.figure.puppet import LEVELS
from backline.vocabulary.exercises import Muscle

SEEN = {
    "side": "Seen from the right side, the face to the right",
    "front": "Seen from the front",
    "back": "Seen from behind",
    "above": "Seen from the front and somewhat from above",
    "oblique": "Seen from the right and the front, somewhat from above",
}
MARKS = {"main": "solid", "much": "striped", "some": "dotted"}
MEANS = {
    True: {"main": "works hardest", "much": "works", "some": "helps"},
    False: {"main": "counts for", "much": "counts half for", "some": ""},
}


def by_level(demand: Mapping[str, float], muscles: Mapping[str, Muscle]) -> list[tuple[str, tuple[str, ...]]]:
    """Level → plain names of its muscles, the hardest first; levels without a muscle are left out."""
    found: dict[str, list[str]] = {name: [] for _, name in LEVELS}
    for muscle, share in sorted(demand.items(), key=lambda item: (-item[1], item[0])):
        name = next((name for least, name in LEVELS if share >= least), None)
        if name is not None and muscle in muscles and muscles[muscle].plain not in (*found["main"], *found[name]):
            found[name].append(muscles[muscle].plain)
    return [(name, tuple(names)) for name, names in found.items() if names]


def muscle_sentence(
    demand: Mapping[str, float], muscles: Mapping[str, Muscle], *, computed: bool, marks: bool = True
) -> str:
    """Which muscles work how hard, with the mark that shows it: `In the model works hardest (solid): glutes; works (striped): …`;
    where the demand is not computed, what a set counts for."""
    parts = [
        f"{MEANS[computed][name]}{f' ({MARKS[name]})' if marks else ''}: {', '.join(names)}"
        for name, names in by_level(demand, muscles)
    ]
    whose = "in the model " if computed else "a set "
    return wording.sentence(whose + "; ".join(parts)) if parts else ""


def seen(movement: Movement) -> str:
    """From where the movement is seen."""
    return SEEN[movement.view]


def alternative(frames: Frames, demand: Mapping[str, float], muscles: Mapping[str, Muscle], *, computed: bool) -> str:
    """The whole text alternative: the movement, from where it is seen, its tempo, its muscles."""
    tempo = (
        ""
        if frames.movement.loop or not len(frames.times_s) > 1
        else f" Tempo {frames.tempo}: {wording.tempo_words(frames.tempo)}."
    )
    parts = f"{frames.movement.text} {seen(frames.movement)}.{tempo} {muscle_sentence(demand, muscles, computed=computed, marks=False)}"
    return parts.strip()
