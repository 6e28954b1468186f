"""Recorded joint angles played through the body, and the joint moments that this takes.

The body is planar: what lies out of the side plane is left out. Nobody measured the ground's force here: feet that
stand carry what the whole body asks for, each one half of it. Accelerations of filmed angles are poor: without being
asked for, every moment is computed as if it were held still, and where the ground would have to push is looked at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backline.movement.body import Body
from backline.movement.definition import ARM_WORDS, DEFAULTS, LEG_WORDS, TRUNK_WORDS, Load, Movement, Root, Support
from backline.movement.dynamics import Moments, moments, segment_items
from backline.movement.forces import Together, load_items
from backline.movement.frames import Frames
from backline.movement.jets import Array, Jet, jet
from backline.movement.keyframes import frames
from backline.movement.motion import Motion, centres
from backline.movement.played import WORKS, Beside, HeldAt, Peak, Stands
from backline.movement.pose import solve
from backline.movement.timing import Knot, Timeline

Numbers = Sequence[float] | Array
WINDOW = 41  # samples (0.4 s at 100 Hz) that a polynomial is laid through for speed and acceleration
DEGREE = 4
EDGE = WINDOW // 2  # samples at each end whose accelerations rest on one side alone: no peak is read there
SHOWN_S = 0.1  # between two moments of a picture
SHOWN_MAX = 120
SIDES = ("right", "left")
LIMB_ANGLES = ("hip", "knee", "ankle", "shoulder", "elbow")
NEEDED = ("pelvis_tilt", *(f"{side}_{joint}" for side in SIDES for joint in ("hip", "knee", "ankle")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Recorded angles as a movement: played whole, with its joint moments. `start_s` is the file's first time."""

    motion: Motion
    moments: Moments
    words: Mapping[str, Jet]
    start_s: float


def smoothed(time: Array, columns: Array) -> list[Jet]:
    """Values, speeds and accelerations of samples (rows, columns): a polynomial of the fourth degree around each.

    At the ends the last full window is used off its middle. Fewer samples than the window: one polynomial through all.
    """
    count = len(time)
    width = min(WINDOW, count)
    degree = min(DEGREE, width - 1)
    start = np.clip(np.arange(count) - width // 2, 0, count - width)
    index = start[:, None] + np.arange(width)[None, :]
    scale = float(time[-1] - time[0]) / max(count - 1, 1)
    offset = (time[index] - time[:, None]) / scale
    _, first, kind = np.unique(np.round(offset, 9), axis=0, return_index=True, return_inverse=True)
    powers = offset[first][:, :, None] ** np.arange(degree + 1)
    fits = np.linalg.pinv(powers)
    found = []
    for column in columns.T:
        fitted = np.einsum("nkw,nw->nk", fits[kind.ravel()], column[index])
        second = fitted[:, 2] * 2 / scale**2 if degree >= 2 else np.zeros(count)
        found.append(Jet(fitted[None, :, 0], fitted[None, :, 1] / scale, second[None, :]))
    return found


def record(
    name: str,
    time_s: Numbers,
    angles_deg: Mapping[str, Numbers],
    who: Body,
    *,
    stands: Stands = "both",
    load_kg: float = 0.0,
    held_at: HeldAt = "back",
    inertia: bool = False,
) -> Recording:
    """Play angles of a person on the feet through one body. All of `NEEDED` must be there; arms and lumbar spine may.

    Flexion is positive, pelvis tilt and lumbar extension as OpenSim has them (backwards). A weight is a bar.
    `inertia` takes what speeds the body up into account; without it every moment is held still.
    """
    time = np.asarray(time_s, dtype=float)
    names = list(angles_deg)
    jets = smoothed(time, np.array([angles_deg[each] for each in names]).T)
    jets = jets if inertia else [Jet(each.p) for each in jets]
    angles = dict(zip(names, jets, strict=True))
    shape = np.ones((1, len(time)))
    words: dict[str, Jet] = {word: jet(DEFAULTS[word] * shape) for word in TRUNK_WORDS}
    for side in SIDES:
        words |= {f"{side}_{word}": jet(DEFAULTS[word] * shape) for word in (*LEG_WORDS, *ARM_WORDS)}
    words["tilt"] = -angles["pelvis_tilt"]
    words["lumbar"] = -angles["lumbar_extension"] if "lumbar_extension" in angles else words["lumbar"]
    words |= {each: value for each, value in angles.items() if each.split("_")[-1] in LIMB_ANGLES}
    bent = sum(words[f"{side}_{joint}"].p[0] for side in SIDES for joint in ("hip", "knee"))
    share = load_kg / float(who.total_mass[0])
    movement = _movement(name, stands, [Load(kind="barbell", at=held_at, share=share, fixed=True)] if load_kg else [])
    motion = _play(movement, who, words, time - time[0], int(np.argmax(bent)))
    return Recording(motion=motion, moments=moments(motion), words=words, start_s=float(time[0]))


def _movement(name: str, stands: Stands, loads: Sequence[Load]) -> Movement:
    foot = "left" if stands == "left" else "right"
    supports = {
        "both": (Support(at="right-foot", share=0.5), Support(at="left-foot", share=0.5)),
        "right": (Support(at="right-foot"),),
        "left": (Support(at="left-foot"),),
    }
    return Movement(
        id=name,
        text="A recorded movement.",
        view="side",
        root=Root(at=f"{foot}_sole"),
        path=("start", "far", "end"),
        postures={},
        first="lowering",
        legs=dict.fromkeys(SIDES, "angles"),
        arms=dict.fromkeys(SIDES, "angles"),
        hands_on=dict.fromkeys(SIDES, "world"),
        elbows=dict.fromkeys(SIDES, "bend"),
        palms=dict.fromkeys(SIDES, False),
        foot_part=dict.fromkeys(SIDES, "sole"),
        supports=supports[stands],
        loads=tuple(loads),
    )


def _play(movement: Movement, who: Body, words: Mapping[str, Jet], times: Array, far: int) -> Motion:
    """`far` is the moment that a picture shows as the far end."""
    first, middle, last = float(times[0]), float(times[far]), float(times[-1])
    moments_s = sorted({first, middle, last})
    knots = tuple(Knot(time_s=each, posture="recorded", turn=True) for each in moments_s)
    moving = (("lowering", first, middle), ("lifting", middle, last))
    line = Timeline(knots=knots, moving=moving, swing=False)
    pose = solve(movement, who, words)
    return Motion(movement=movement, body=who, line=line, times=times, pose=pose, centres=centres(who, pose))


def picture_frames(recording: Recording) -> Frames:
    """The recording at moments close enough for a picture, the far end among them."""
    motion = recording.motion
    times = motion.times
    steps = int(np.clip(np.ceil(times[-1] / SHOWN_S), 1, SHOWN_MAX))
    wanted = np.concatenate([np.linspace(0.0, times[-1], steps + 1), [motion.line.moving[0][2]]])
    near = np.unique(np.abs(times[None, :] - wanted[:, None]).argmin(axis=1))
    words = {word: Jet(value.p[:, near]) for word, value in recording.words.items()}
    far = int(np.abs(times[near] - motion.line.moving[0][2]).argmin())
    return frames(_play(motion.movement, motion.body, words, times[near], far), "")


def _inside(recording: Recording) -> slice:
    """The samples that peaks are read from."""
    count = len(recording.motion.times)
    return slice(EDGE, count - EDGE) if count > 2 * WINDOW else slice(0, count)


def peaks(recording: Recording) -> tuple[Peak, ...]:
    """The largest moments of every joint in both directions."""
    found, inside = recording.moments, _inside(recording)
    mass, times = float(recording.motion.body.total_mass[0]), (recording.motion.times + recording.start_s)[inside]
    rows = []
    for joint, works in WORKS.items():
        for word, sign in zip(works, (1.0, -1.0), strict=True):
            if joint == "lumbosacral":
                sides, both = None, sign * found.lumbosacral[0, inside]
            else:
                sides = [sign * found.limb[f"{side}_{joint}"][0, inside] for side in SIDES]
                both = sides[0] + sides[1]
            rows.append(
                Peak(
                    joint=joint,
                    works=word,
                    right_n_m=_most(sides[0]) if sides else None,
                    left_n_m=_most(sides[1]) if sides else None,
                    both_n_m=_most(both),
                    both_n_m_kg=round(_most(both) / mass, 3),
                    at_s=round(float(times[int(both.argmax())]), 3),
                )
            )
    return tuple(rows)


def _most(values: Array) -> float:
    return round(max(float(values.max()), 0.0), 2)


def shared_seconds(recording: Recording, time_s: Numbers) -> tuple[float, float] | None:
    """From when to when both have values; None where that is less than two samples of the other."""
    ours, theirs = recording.motion.times + recording.start_s, np.asarray(time_s, dtype=float)
    both = theirs[(theirs >= ours[0]) & (theirs <= ours[-1])]
    return (float(both[0]), float(both[-1])) if len(both) > 1 else None


def beside(recording: Recording, time_s: Numbers, moments_n_m: Mapping[str, Numbers]) -> tuple[Beside, ...]:
    """Moments of another model beside ours, at the other's times that both have (see `shared_seconds`).

    `moments_n_m` by name such as right_knee, or lumbosacral, signs as ours."""
    ours_at, time = recording.motion.times + recording.start_s, np.asarray(time_s, dtype=float)
    both = (time >= ours_at[0]) & (time <= ours_at[-1])
    found = []
    for name, column in moments_n_m.items():
        whole = recording.moments.lumbosacral if name == "lumbosacral" else recording.moments.limb[name]
        ours, theirs = np.interp(time[both], ours_at, whole[0]), np.asarray(column, dtype=float)[both]
        side, _, joint = name.rpartition("_")
        found.append(
            Beside(
                joint=joint,
                side=side,
                ours_n_m=_largest(ours),
                theirs_n_m=_largest(theirs),
                difference_n_m=round(float((theirs - ours).mean()), 2),
                typical_n_m=round(float(np.sqrt(((theirs - ours) ** 2).mean())), 2),
            )
        )
    return tuple(found)


def _largest(values: Array) -> float:
    return round(float(values[int(np.abs(values).argmax())]), 2)


def feet_apart_m(recording: Recording) -> float:
    """How far one foot comes off the height of the other, m: what a planar body makes of feet that both stand."""
    right, left = (recording.motion.pose.joints[f"{side}_sole"].p[1] for side in SIDES)
    return float(np.abs(right - left).max())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the feet carry together, N, least and most; how far beyond heels and toes the ground would have to push, m,
    and in what share of the time. Beyond the feet nothing can push: so wrong are angles or accelerations."""

    carried_n: tuple[float, float]
    beyond_m: float
    beyond_share: float


def ground(recording: Recording) -> Ground:
    """The force of the ground that the whole body asks for, and where it acts."""
    motion, inside = recording.motion, _inside(recording)
    asked = Together([*segment_items(motion), *load_items(motion)])
    upward = asked.force.sum(axis=1)[1, 0, inside]
    forward = asked.turning.sum(axis=1)[2, 0, inside] / np.where(np.abs(upward) < 1.0, 1.0, upward)
    feet = {"both": SIDES, "right": SIDES[:1], "left": SIDES[1:]}[_stands(motion.movement)]
    joints = motion.pose.joints
    heels = np.min([joints[f"{side}_heel"].p[0, 0, inside] for side in feet], axis=0)
    toes = np.max([joints[f"{side}_toe"].p[0, 0, inside] for side in feet], axis=0)
    beyond = np.maximum(np.maximum(heels - forward, forward - toes), 0.0)
    return Ground(
        carried_n=(round(float(upward.min()), 1), round(float(upward.max()), 1)),
        beyond_m=round(float(beyond.max()), 3),
        beyond_share=round(float((beyond > 0).mean()), 3),
    )


def _stands(movement: Movement) -> Stands:
    if len(movement.supports) > 1:
        return "both"
    return "left" if movement.supports[0].at == "left-foot" else "right"
