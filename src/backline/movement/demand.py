"""Muscle demand of an exercise: how hard each muscle works when the hardest worked one is at its limit.

Joint moments → activations (`share.py`) → demand 0 to 1. Equal effort: where a load can be chosen, it is chosen so
that the hardest worked muscle
of the joints that move gets to `at_limit`; then all activations are taken relative to that muscle. It is a model:
electrical
activity is not growth and demand is not growth. Legs, shoulder and elbow rest on published models, the shoulder blade
on measured strengths, the rest on judgement (`muscle-model.toml` says which).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backline.movement.activations import Rows, activations, rows_of
from backline.movement.arms import loaded
from backline.movement.body import Body
from backline.movement.definition import Movement
from backline.movement.dynamics import moments
from backline.movement.jets import Array
from backline.movement.legs import HOLDING
from backline.movement.motion import Motion, play
from backline.movement.muscles import LEG_JOINTS, Model, muscle_model
from backline.movement.work import SIDES, Fold, Work, fold_of

HANGING_DEG = 35.0
GRID = 8  # loads looked at together
TOGETHER = 20  # motions at once: their arrays stay in the processor's cache
SAME = 1e-9  # of two moments that work equally hard the first counts
MOVED_BY = {
    "hip": ("gluteus-maximus", "hamstrings", "adductors", "hip-flexors", "rectus-femoris", "gluteus-medius"),
    "knee": ("quads", "rectus-femoris", "hamstrings", "hamstrings-knee-only"),
    "ankle": ("soleus", "gastrocnemius", "tibialis"),
    "spine": ("erector-spinae", "abs", "obliques"),
    "shoulder": ("lats", "rear-delts", "chest", "upper-chest", "front-delts", "side-delts", "rotator-cuff"),
    "elbow": ("biceps", "triceps"),
    "scapula": ("upper-traps",),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """Demand of one exercise at equal effort. `peak` and `mean` (over the repetition) are 0 to 1 by muscle of the
    catalogue.

    `course` is the demand over time (frames,) of each muscle; `limit` the muscle that gives out first; `load_share`
    the load in
    body masses that it was computed with (None where there is none to choose); `peak_at` where in the way there the
    limiting muscle
    works hardest, 0 at the start and 1 at the far end; `lengths` hamstrings and calves over the repetition, shares of
    standing length.
    """

    peak: Mapping[str, float]
    mean: Mapping[str, float]
    course: Mapping[str, Array]
    limit: str
    load_share: float | None
    peak_at: float
    lengths: Mapping[str, Array]


def work_of(motion: Motion) -> Work:
    """Moments without the loads that can be chosen, and with their usual sizes; what is part of the movement stays."""
    mass = float(motion.body.total_mass[0])
    usual = [1.0 if load.kind == "band" else load.share * mass for load in motion.movement.loads]
    fixed = [size * load.fixed for size, load in zip(usual, motion.movement.loads, strict=True)]
    sizes = [fixed, usual] if _adjustable(motion) else [usual]
    return Work(motion, moments(motion, list(np.array(sizes).T)))


def _adjustable(motion: Motion) -> bool:
    return any(not load.fixed for load in motion.movement.loads)


def moving_joints(motion: Motion, least_deg: float, arms_turn_deg: float) -> frozenset[str]:
    """Joints that move further than `least_deg` in a repetition; in a hold, all that are not carried. The upper arms
    turn by up to `arms_turn_deg` against the trunk."""
    angles = motion.pose.angles
    if len(motion.movement.path) == 1:
        return frozenset(MOVED_BY) - frozenset(motion.movement.carried)

    def far(*names: str) -> float:
        return max(float(np.ptp(angles[name])) for name in names)

    found = {joint for joint in ("hip", "knee", "ankle", "elbow") if far(f"right_{joint}", f"left_{joint}") > least_deg}
    if not _arms_only_hang(motion) and arms_turn_deg > least_deg:
        found.add("shoulder")
    if float(np.ptp(angles["lumbar"] + angles["thoracic"])) > least_deg or far("twist") > least_deg:
        found.add("spine")
    empty = not loaded(motion.movement, ("right-hand", "left-hand"))
    if found & {"hip", "knee", "spine"} and (empty or motion.movement.easing == "swing"):
        found -= {"shoulder", "elbow"}  # empty arms keep the balance; a swing throws them
    if motion.movement.loads and any(posture.get("right_shrug") for posture in motion.movement.postures.values()):
        found = {"scapula"}
    return frozenset(found - set(motion.movement.carried))


def _arms_only_hang(motion: Motion) -> bool:
    """Arms that point down all the time are ropes: the shoulder's angle changes because the trunk does."""
    arms = [motion.pose.directions[f"{side}_upper_arm"].p[:, 0] for side in SIDES]
    return (
        all(mode == "hang" for mode in motion.movement.arms.values())
        and max(float(np.degrees(np.arccos(np.clip(-arm[1], -1, 1))).max()) for arm in arms) < HANGING_DEG
    )


def _limiting(peaks: Mapping[str, Array], moving: Sequence[frozenset[str]]) -> tuple[list[list[str]], Array]:
    """The hardest worked muscle of the moving joints, and its peak; of all joints where none that moves has work.

    `peaks` by muscle and the answer are (loads, motions); `moving` is by motion."""
    names = list(peaks)
    every = np.stack([peaks[name] for name in names])
    movers = [_movers(joints) & peaks.keys() or peaks.keys() for joints in moving]
    chosen = np.where(np.array([[name in each for each in movers] for name in names])[:, None], every, -1.0)
    idle = chosen.max(axis=0) < 0.01
    chosen = np.where(idle, every, chosen)
    limits = [[names[number] for number in row] for row in chosen.argmax(axis=0)]
    best = chosen.max(axis=0)
    return limits, np.where(idle, np.maximum(best, 1e-6), best)


def _movers(moving: frozenset[str]) -> frozenset[str]:
    return frozenset(muscle for joint in moving for muscle in MOVED_BY[joint])


def _grouped(active: Mapping[str, Array], model: Model) -> tuple[dict[str, Array], dict[str, Array]]:
    """Activations of the model's parts → of whole muscles, weighted by the parts' strength; and of their hardest
    worked part."""
    strength = {unit.id: unit.strength_n for unit in model.units} | {unit.id: unit.strength_n for unit in model.arms}
    groups: dict[str, list[tuple[float, Array]]] = {}
    for name, value in active.items():
        part, muscle = name.split("@")
        groups.setdefault(muscle, []).append((strength.get(part, 1.0), value))
    whole = {
        muscle: sum((weight * value for weight, value in parts), np.zeros_like(parts[0][1]))
        / sum(weight for weight, _ in parts)
        for muscle, parts in groups.items()
    }
    return whole, {muscle: np.max([value for _, value in parts], axis=0) for muscle, parts in groups.items()}


def demand_of(movement: Movement, body: Body, tempo: str, frames: int = 21) -> Demand:
    """Demand of a movement; see `motion_for`."""
    return demands_of([motion_for(movement, body, tempo, frames)])[0]


def motion_for(movement: Movement, body: Body, tempo: str, frames: int) -> Motion:
    """A movement as its demand is read from it: without inertia but in a swing, as effort is set by controlled
    repetitions."""
    return play(movement, body, tempo, frames, slowly=movement.easing != "swing")


def demands_of(motions: Sequence[Motion]) -> list[Demand]:
    """Demand of each motion of one body, as fast as it is played. All have as many frames."""
    found: dict[int, Demand] = {}
    groups: dict[tuple[Fold, bool], list[tuple[int, Work]]] = {}
    for number, motion in enumerate(motions):
        work = work_of(motion)
        groups.setdefault((fold_of(work), _adjustable(motion)), []).append((number, work))
    for (fold, adjustable), members in groups.items():
        for start in range(0, len(members), TOGETHER):
            numbers, works = zip(*members[start : start + TOGETHER], strict=True)
            found |= dict(zip(numbers, _together(works, fold, adjustable), strict=True))
    return [found[number] for number in range(len(motions))]


def _together(works: Sequence[Work], fold: Fold, adjustable: bool) -> list[Demand]:
    model, count = muscle_model(), len(works[0].motion.times)
    rows = rows_of(works, fold, model)
    moving = [
        moving_joints(work.motion, model.reading["moves_deg"], float(turned))
        for work, turned in zip(works, rows.arms.turned_deg, strict=True)
    ]
    factors = _load_factors(works, rows, model, moving) if adjustable else np.ones(len(works))
    grouped, parts = _grouped(activations(rows, factors[None], model), model)
    limits, peaks = _limiting({name: value.max(axis=-1) for name, value in grouped.items()}, moving)
    frames = np.minimum(np.arange(count), np.arange(count)[::-1]) if fold.back else np.arange(count)
    return [
        _demand(
            work, float(factors[number]), model, limits[0][number], float(peaks[0, number]), moving[number],
            {name: value[0, number, frames] for name, value in grouped.items()},
            parts[limits[0][number]][0, number, frames],
        )
        for number, work in enumerate(works)
    ]  # fmt: skip


def _demand(
    work: Work, factor: float, model: Model, limit: str, peak: float, moving: frozenset[str],
    active: Mapping[str, Array], hardest: Array,
) -> Demand:  # fmt: skip
    motion, reading = work.motion, model.reading
    course = _by_muscle(active, work, factor, model, peak, moving)
    usual = sum(load.share for load in motion.movement.loads if not load.fixed)
    best = {name: round(min(float(value.max()), 1.0), 2) for name, value in course.items()}
    shown = {name: value for name, value in best.items() if value >= reading["least"]}
    mean = {name: round(float(np.minimum(course[name], 1.0).mean()), 2) for name in shown}
    return Demand(
        peak=shown, mean=mean, course={name: course[name] for name in shown},
        limit=limit.removesuffix(HOLDING),
        load_share=round(usual * factor, 3) if _adjustable(motion) else None,
        peak_at=_where(motion, hardest), lengths=lengths(motion, model),
    )  # fmt: skip


def _load_factors(works: Sequence[Work], rows: Rows, model: Model, moving: Sequence[frozenset[str]]) -> Array:
    """The load factor of each motion at which its hardest worked moving muscle gets to its limit: a grid, and a finer
    one inside it."""
    at_limit, largest = model.reading["at_limit"], model.reading["largest_load"]
    grid = np.empty((GRID, len(works)))
    for number, work in enumerate(works):
        usual = max(sum(load.share for load in work.motion.movement.loads if not load.fixed), 1e-6)
        grid[:, number] = [0.0, *np.geomspace(0.02, largest / usual, GRID - 1)]
    every = np.arange(len(works))
    found = np.zeros(len(works))
    done = np.zeros(len(works), dtype=bool)
    for _ in range(2):
        grouped, _parts = _grouped(activations(rows, grid, model), model)
        _, peaks = _limiting({name: value.max(axis=-1) for name, value in grouped.items()}, moving)
        reached = peaks >= at_limit
        above = np.where(reached.any(axis=0), reached.argmax(axis=0), GRID - 1)
        found = np.where(~done & (above == 0), grid[0], found)
        done |= above == 0
        below = np.maximum(above - 1, 0)
        low, high, before, after = grid[below, every], grid[above, every], peaks[below, every], peaks[above, every]
        step = np.clip((at_limit - before) / np.maximum(after - before, 1e-9), 0.0, 1.0)
        found = np.where(done, found, low + (high - low) * step)
        grid = np.linspace(low, high, GRID)
    return found


def _by_muscle(
    active: Mapping[str, Array], work: Work, factor: float, model: Model, limit: float, moving: frozenset[str]
) -> dict[str, Array]:
    """Activations of whole muscles → demand of the catalogue's muscles over time."""
    movers = _movers(moving)
    # a light movement does not make holding still hard; where nothing moves, holding is what it is for
    others = max(limit, model.reading["least_limit"]) if movers else limit
    found = {muscle: value / (limit if muscle in movers else others) for muscle, value in active.items()}
    for muscle in [name for name in found if name.endswith(HOLDING)]:
        name = muscle.removesuffix(HOLDING)
        found[name] = np.maximum(found[name], found.pop(muscle))
    hamstrings, short = found.pop("hamstrings"), found.pop("hamstrings-knee-only")
    angles = work.motion.pose.angles
    far = {joint: max(float(np.ptp(angles[f"{side}_{joint}"])) for side in SIDES) for joint in ("hip", "knee")}
    least = model.reading["hamstrings_move_deg"]
    held = max(far.values()) < least
    if far["hip"] >= least or held:
        found["hamstrings-hip"] = hamstrings
    if far["knee"] >= least or held:
        both = np.array([work.moments.limb[f"{side}_knee"] for side in SIDES])
        knees = (both[:, 0] + (both[:, -1] - both[:, 0]) * factor).min(axis=0)
        found["hamstrings-knee"] = np.maximum(hamstrings, short) * (knees < 0)
    found["lower-back"] = found["erector-spinae"]
    return found


def _where(motion: Motion, course: Array) -> float:
    """How far on the way there a muscle works hardest."""
    time = float(motion.times[int(np.argmax(course >= course.max() - SAME))])
    for number, (_, start, end) in enumerate(motion.line.moving[:2]):
        if start <= time <= end:
            share = (time - start) / (end - start)
            return round(share if number == 0 else 1.0 - share, 2)
    return 1.0 if motion.line.moving else 0.0


def lengths(motion: Motion, model: Model | None = None) -> dict[str, Array]:
    """Hamstrings and calves over the repetition, of the right leg, as shares of their standing length (frames,)."""
    model = model or muscle_model()
    angles = {joint: motion.pose.angles[f"right_{joint}"][0] for joint in LEG_JOINTS}
    turned = {"hip": angles["hip"], "knee": angles["knee"], "ankle": angles["ankle"]}
    return {unit.id: unit.length_share(turned) for unit in model.units if unit.standing_length_m is not None}
