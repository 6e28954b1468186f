"""Muscle demand of an exercise: how hard each muscle works when the hardest worked one is at its limit.

Joint moments → activations (`share.py`) → demand 0 to 1. Equal effort: where a load can be chosen, it is chosen so
that the hardest worked muscle
of the joints that move gets to `at_limit`; then all activations are taken relative to that muscle. It is a model:
electrical
activity is not growth and demand is not growth. Legs and trunk rest on published model figures, shoulder and upper
back on
judgement (`muscle-model.toml` says which).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from backline.movement.body import Body
from backline.movement.definition import PULLS, Movement
from backline.movement.dynamics import Moments, moments
from backline.movement.jets import Array, Jet
from backline.movement.motion import Motion, play
from backline.movement.muscles import LEG_JOINTS, Model, muscle_model
from backline.movement.pose import Pose
from backline.movement.share import shared

SIDES = ("right", "left")
HANGING_DEG = 35.0
ROPE_DEG = 6.0
GRID = 8  # loads looked at together
Keep = Callable[[str, Array], None]
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


def _sizes(motion: Motion, factor: float) -> list[Array]:
    """Sizes of the loads times a factor; what is part of the movement stays."""
    found = []
    for load in motion.movement.loads:
        usual = np.ones(len(motion.body.stature)) if load.kind == "band" else load.share * motion.body.total_mass
        found.append(usual * (1.0 if load.fixed else factor))
    return found


def _line(none: Array, usual: Array, factor: float | Array) -> Array:
    return none + (usual - none) * factor


@dataclass(frozen=True, slots=True)
class _Work:
    """Moments without and with the usual load; they depend on it linearly."""

    motion: Motion
    none: Moments
    usual: Moments


def _activations(work: _Work, factor: float | Array, model: Model) -> dict[str, Array]:
    """Activation of every muscle at a load factor, the harder working side, shape (frames,)."""
    best: dict[str, Array] = {}

    def keep(name: str, value: Array) -> None:
        best[name] = np.maximum(best[name], value) if name in best else np.asarray(value)

    for side in SIDES:
        _legs(work, factor, model, side, keep)
        _arms(work, factor, model, side, keep)
    _trunk(work, factor, model, keep)
    return best


def _legs(work: _Work, factor: float | Array, model: Model, side: str, keep: Keep) -> None:
    angles = {joint: work.motion.pose.angles[f"{side}_{joint}"][0] for joint in ("hip", "knee")}
    angles["ankle"] = work.motion.pose.angles[f"{side}_ankle"][0]
    wanted = np.stack(
        [
            _line(work.none.limb[f"{side}_{joint}"][0], work.usual.limb[f"{side}_{joint}"][0], factor)
            for joint in LEG_JOINTS
        ],
        axis=1,
    )
    strength = np.stack(
        [
            np.stack(
                [
                    unit.arm(joint, angles[joint])
                    * unit.strength_n
                    * (model.gastrocnemius_at_knee if unit.id == "gastrocnemius" and joint == "knee" else 1.0)
                    for unit in model.units
                ],
                axis=1,
            )
            for joint in LEG_JOINTS
        ],
        axis=1,
    )
    carried = [joint in work.motion.movement.carried for joint in LEG_JOINTS]
    strength[:, carried] = wanted[:, carried] = 0.0
    stop_n_m, stop_deg = model.knee_stop
    stop = stop_n_m * np.clip(1.0 - angles["knee"] / stop_deg, 0.0, 1.0)
    wanted[:, 1] = np.where(wanted[:, 1] < 0.0, np.minimum(wanted[:, 1] + stop, 0.0), wanted[:, 1])
    if _stance_adapts(work.motion):
        strength[:, 2] = wanted[:, 2] = 0.0
    active = shared(strength, wanted)
    helps = (strength * wanted[:, :, None] > 0.0).any(axis=1)  # who only holds a two-joint muscle is not counted
    active = active * helps
    for number, unit in enumerate(model.units):
        keep(f"{unit.id}@{unit.muscle}", active[:, number])
    aside = _line(work.none.abduction[f"{side}_hip"][0], work.usual.abduction[f"{side}_hip"][0], factor)
    if "hip" not in work.motion.movement.carried:
        keep("@gluteus-medius", np.maximum(aside, 0.0) / model.side["abduction_n_m"])
        keep("@adductors", np.maximum(-aside, 0.0) / model.side["adduction_n_m"])


def _stance_adapts(motion: Motion) -> bool:
    """Who stands and pulls on a cable or band leans as the load asks: no work of the ankles."""
    movement = motion.movement
    return movement.balance is not None and any(load.kind in PULLS for load in movement.loads)


def _arm_rests(motion: Motion, side: str) -> bool:
    """A hand that lies on the body and holds nothing, or one that only props the body up: its arm is not counted."""
    movement = motion.movement
    if any(support.at == f"{side}-hand" for support in movement.supports):
        return True
    holds = any(load.at in ("hands", f"{side}-hand") for load in movement.loads)
    return movement.arms[side] == "hold" and movement.hands_on[side] != "world" and not holds


def _ropes(motion: Motion, side: str) -> bool:
    """Straight arms that hang are ropes: the bones carry, and only what holds the weight near the body works."""
    straight = float(motion.pose.angles[f"{side}_elbow"].max()) <= ROPE_DEG
    return straight and motion.movement.arms[side] == "hang" and bool(motion.movement.loads)


def _arms(work: _Work, factor: float | Array, model: Model, side: str, keep: Keep) -> None:
    pose = work.motion.pose
    arm = pose.directions[f"{side}_upper_arm"].p[:, 0]
    frame = np.stack([pose.fronts["thorax"].p[:, 0], pose.directions["thorax"].p[:, 0], pose.outward[side].p[:, 0]])
    if "shoulder" not in work.motion.movement.carried and not _arm_rests(work.motion, side):
        name = f"{side}_shoulder"
        moment = _line(work.none.vector[name][:, 0], work.usual.vector[name][:, 0], factor)
        elbow = _line(work.none.limb[f"{side}_elbow"][0], work.usual.limb[f"{side}_elbow"][0], factor)
        across = moment - arm * (moment * arm).sum(axis=0)
        size = np.linalg.norm(across, axis=0)
        if _ropes(work.motion, side):
            pulled = np.maximum(_line(work.none.limb[name][0], work.usual.limb[name][0], factor), 0.0)
            keep("@lats", pulled / next(unit.shoulder for unit in model.arms if unit.id == "lats"))
            size, elbow = np.zeros_like(size), np.zeros_like(elbow)
        else:
            outwards = (moment * arm).sum(axis=0) * (1.0 if side == "right" else -1.0)
            keep("@rotator-cuff", np.maximum(outwards, 0.0) / model.scapula["outward_turn_n_m"])
        axis = across / np.maximum(size, 1e-9)
        wanted = np.stack([size, elbow], axis=1)
        columns = []
        for unit in model.arms:
            pull = np.einsum("i,ikf->kf", np.array(unit.towards), frame)
            turn = (np.cross(arm, pull, axis=0) * axis).sum(axis=0) * unit.shoulder
            columns.append(np.stack([turn, np.full(arm.shape[1], unit.elbow)], axis=1))
        active = shared(np.stack(columns, axis=2), wanted)
        least = (size + np.abs(elbow)) / model.scapula["least_arm_n_m"]  # where no muscle pulls well, the joint holds
        active = np.minimum(active, least[:, None])
        for number, unit in enumerate(model.arms):
            keep(f"@{unit.id}", active[:, number])
    force = _line(work.none.shoulder_force[side][:, 0], work.usual.shoulder_force[side][:, 0], factor)
    forward, upward = (force * frame[0]).sum(axis=0), (force * frame[1]).sum(axis=0)
    keep("@middle-traps", np.maximum(-forward, 0.0) / model.scapula["middle-traps_n"])
    keep("@serratus", np.maximum(forward, 0.0) / model.scapula["serratus_n"])
    keep("@upper-traps", np.maximum(upward, 0.0) / model.scapula["upper-traps_n"])
    keep("@lower-traps", np.maximum(-upward, 0.0) / model.scapula["lower-traps_n"])
    hand = np.linalg.norm(_line(work.none.hand_force[side][:, 0], work.usual.hand_force[side][:, 0], factor), axis=0)
    keep("@forearms", np.where(work.motion.movement.palms[side], 0.0, hand / model.scapula["grip_n"]))


def _trunk(work: _Work, factor: float | Array, model: Model, keep: Keep) -> None:
    bending = _line(work.none.lumbosacral[0], work.usual.lumbosacral[0], factor)
    keep("@erector-spinae", np.maximum(bending, 0.0) / model.trunk["extension_n_m"])
    keep("@abs", np.maximum(-bending, 0.0) / model.trunk["flexion_n_m"])
    vector = _line(work.none.lumbosacral_vector[:, 0], work.usual.lumbosacral_vector[:, 0], factor)
    across = np.hypot(
        (vector * work.motion.pose.fronts["lumbar"].p[:, 0]).sum(axis=0),
        (vector * work.motion.pose.directions["lumbar"].p[:, 0]).sum(axis=0),
    )
    keep("@obliques", across / model.trunk["turning_n_m"])


def moving_joints(motion: Motion, least_deg: float) -> frozenset[str]:
    """Joints that move further than `least_deg` in a repetition; in a hold, all that are not carried."""
    angles = motion.pose.angles
    if len(motion.movement.path) == 1:
        return frozenset(MOVED_BY) - frozenset(motion.movement.carried)

    def far(*names: str) -> float:
        return max(float(np.ptp(angles[name])) for name in names)

    found = {joint for joint in ("hip", "knee", "ankle", "elbow") if far(f"right_{joint}", f"left_{joint}") > least_deg}
    if not _arms_only_hang(motion) and far("right_shoulder", "left_shoulder") > least_deg:
        found.add("shoulder")
    if float(np.ptp(angles["lumbar"] + angles["thoracic"])) > least_deg or far("twist") > least_deg:
        found.add("spine")
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


def _limiting(active: Mapping[str, Array], moving: frozenset[str], model: Model) -> tuple[str, float]:
    """The hardest worked muscle of the moving joints, and its peak; of all joints where none that moves has work."""
    peaks = {muscle: float(value.max()) for muscle, value in _grouped(active, model).items()}
    chosen = {muscle: peak for muscle, peak in peaks.items() if muscle in _movers(moving)} or peaks
    limit = max(chosen, key=lambda muscle: chosen[muscle])
    if chosen[limit] < 0.01:
        limit = max(peaks, key=lambda muscle: peaks[muscle])
        return limit, max(peaks[limit], 1e-6)
    return limit, chosen[limit]


def _movers(moving: frozenset[str]) -> frozenset[str]:
    return frozenset(muscle for joint in moving for muscle in MOVED_BY[joint])


def _grouped(active: Mapping[str, Array], model: Model) -> dict[str, Array]:
    """Activations of the model's parts → of whole muscles, weighted by the parts' strength."""
    strength = {unit.id: unit.strength_n for unit in model.units}
    groups: dict[str, list[tuple[float, Array]]] = {}
    for name, value in active.items():
        part, muscle = name.split("@")
        groups.setdefault(muscle, []).append((strength.get(part, 1.0), value))
    found: dict[str, Array] = {}
    for muscle, parts in groups.items():
        total = sum(weight for weight, _ in parts)
        found[muscle] = sum((weight * value for weight, value in parts), np.zeros_like(parts[0][1])) / total
    return found


def demand_of(movement: Movement, body: Body, tempo: str, frames: int = 21) -> Demand:
    """Demand of a movement; without inertia but in a swing, as effort is set by controlled repetitions."""
    return demand(play(movement, body, tempo, frames, slowly=movement.easing != "swing"))


def demand(motion: Motion) -> Demand:
    """Demand of the first body of a motion, as fast as it is played."""
    model = muscle_model()
    reading = model.reading
    adjustable = any(not load.fixed for load in motion.movement.loads)
    none = moments(motion, _sizes(motion, 0.0)) if adjustable else moments(motion)
    work = _Work(motion, none, moments(motion) if adjustable else none)
    moving = moving_joints(motion, reading["moves_deg"])
    factor = _load_factor(work, model, moving) if adjustable else 1.0
    active = _activations(work, factor, model)
    limit, peak = _limiting(active, moving, model)
    course = _by_muscle(active, work, factor, model, peak, moving)
    usual = sum(load.share for load in motion.movement.loads if not load.fixed)
    best = {name: round(min(float(value.max()), 1.0), 2) for name, value in course.items()}
    shown = {name: value for name, value in best.items() if value >= reading["least"]}
    mean = {name: round(float(np.minimum(course[name], 1.0).mean()), 2) for name in shown}
    return Demand(
        peak=shown, mean=mean, course={name: course[name] for name in shown}, limit=limit,
        load_share=round(usual * factor, 3) if adjustable else None,
        peak_at=_where(motion, active, limit), lengths=lengths(motion, model),
    )  # fmt: skip


def _load_factor(work: _Work, model: Model, moving: frozenset[str]) -> float:
    """The load factor at which the hardest worked moving muscle gets to its limit: a grid, and a finer one inside
    it."""
    at_limit = model.reading["at_limit"]
    usual = max(sum(load.share for load in work.motion.movement.loads if not load.fixed), 1e-6)
    grid = np.concatenate([[0.0], np.geomspace(0.02, model.reading["largest_load"] / usual, GRID - 1)])
    tiled = _tiled(work, GRID)
    for _ in range(2):
        frames = len(work.motion.times)
        active = _activations(tiled, np.repeat(grid, frames), model)
        split = {name: value.reshape(GRID, frames) for name, value in active.items()}
        peaks = [
            _limiting({name: value[row] for name, value in split.items()}, moving, model)[1] for row in range(GRID)
        ]
        above = next((row for row, peak in enumerate(peaks) if peak >= at_limit), GRID - 1)
        if above == 0:
            return float(grid[0])
        low, high = float(grid[above - 1]), float(grid[above])
        step = (at_limit - peaks[above - 1]) / max(peaks[above] - peaks[above - 1], 1e-9)
        factor = low + (high - low) * float(np.clip(step, 0.0, 1.0))
        grid = np.linspace(low, high, GRID)
    return factor


def _tiled(work: _Work, times: int) -> _Work:
    """The same frames several times over, to look at several loads at once."""

    def jets(table: Mapping[str, Jet]) -> dict[str, Jet]:
        return {name: Jet(np.tile(value.p, times)) for name, value in table.items()}

    def arrays(table: Mapping[str, Array]) -> dict[str, Array]:
        return {name: np.tile(value, times) for name, value in table.items()}

    pose = work.motion.pose
    motion = replace(
        work.motion,
        pose=Pose(pose.joints, jets(pose.directions), jets(pose.fronts), jets(pose.outward), arrays(pose.angles)),
    )

    def many(found: Moments) -> Moments:
        return replace(
            found, limb=arrays(found.limb), vector=arrays(found.vector), abduction=arrays(found.abduction),
            shoulder_force=arrays(found.shoulder_force), hand_force=arrays(found.hand_force),
            lumbosacral=np.tile(found.lumbosacral, times), lumbosacral_vector=np.tile(found.lumbosacral_vector, times),
        )  # fmt: skip

    return _Work(motion, many(work.none), many(work.usual))


def _by_muscle(
    active: Mapping[str, Array], work: _Work, factor: float, model: Model, limit: float, moving: frozenset[str]
) -> dict[str, Array]:
    """Activations of the model's parts → demand of the catalogue's muscles over time."""
    movers = _movers(moving)
    # a light movement does not make holding still hard; where nothing moves, holding is what it is for
    others = max(limit, model.reading["least_limit"]) if movers else limit
    found = {
        muscle: value / (limit if muscle in movers else others) for muscle, value in _grouped(active, model).items()
    }
    hamstrings, short = found.pop("hamstrings"), found.pop("hamstrings-knee-only")
    angles = work.motion.pose.angles
    far = {joint: max(float(np.ptp(angles[f"{side}_{joint}"])) for side in SIDES) for joint in ("hip", "knee")}
    least = model.reading["hamstrings_move_deg"]
    held = max(far.values()) < least
    if far["hip"] >= least or held:
        found["hamstrings-hip"] = hamstrings
    if far["knee"] >= least or held:
        knees = [_line(work.none.limb[f"{side}_knee"][0], work.usual.limb[f"{side}_knee"][0], factor) for side in SIDES]
        found["hamstrings-knee"] = np.maximum(hamstrings, short) * (np.minimum(*knees) < 0)
    found["lower-back"] = found["erector-spinae"]
    return found


def _where(motion: Motion, active: Mapping[str, Array], limit: str) -> float:
    """How far on the way there the limiting muscle works hardest."""
    course = np.max([value for name, value in active.items() if name.endswith(f"@{limit}")], axis=0)
    time = float(motion.times[int(np.argmax(course))])
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
