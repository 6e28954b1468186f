"""Motion → frames: a repetition at its key moments, as plain numbers."""

import numpy as np

from backline.movement.body import SEGMENTS, Body
from backline.movement.definition import END_FIXED, Movement, Thing
from backline.movement.frames import Frames, LoadPlace, Point, ThingPlace
from backline.movement.jets import Array, Jet
from backline.movement.motion import Motion, play
from backline.movement.timing import Timeline, timeline

STEPS = 6  # moments in each half of a repetition
GAIT_STEPS = 16
_STARTS = {"pelvis": "hips", "lumbar": "lumbosacral", "thorax": "thoracolumbar", "head": "neck"}
_JOINTS = {
    "thigh": "hip",
    "shank": "knee",
    "foot": "heel",
    "upper_arm": "shoulder",
    "forearm": "elbow",
    "hand": "wrist",
}


def key_moments(line: Timeline, *, loop: bool) -> tuple[float, ...]:
    """Moments in s between which a straight change is close enough: evenly in each half, none in a pause."""
    if not line.moving:
        return (0.0,)
    found = {0.0, line.duration_s}
    steps = GAIT_STEPS if loop else STEPS
    for _, start, end in line.moving:
        found |= {round(start + (end - start) * number / steps, 6) for number in range(steps + 1)}
    return tuple(sorted(found))


def _points(jet: Jet, shift: Array, frames: int) -> tuple[Point, ...]:
    place = np.broadcast_to(jet.p, (3, jet.p.shape[1], frames))[:, 0, :].T - shift
    return tuple((float(x), float(y), float(z)) for x, y, z in place)


def _thing(motion: Motion, thing: Thing, shift: Array, frames: int) -> ThingPlace:
    scale = float(motion.body.scale[0])
    ends = []
    for number, (x, y) in enumerate((thing.start, thing.end)):
        if thing.follows is None or (thing.kind in END_FIXED and number):
            ends.append(tuple((x * scale, y * scale, thing.z * scale) for _ in range(frames)))
            continue
        if thing.follows not in motion.pose.joints:
            side, _, part = thing.follows.partition("_")
            joint = _STARTS.get(thing.follows) or f"{side}_{_JOINTS[part]}"
            place = motion.pose.joints[joint] + motion.pose.fronts[thing.follows] * (x * scale)
            place = place + motion.pose.directions[thing.follows] * (y * scale)
            points = _points(place, shift, frames)
        else:
            base_points = _points(motion.pose.joints[thing.follows], shift, frames)
            points = tuple((px + x * scale, py + y * scale, pz) for px, py, pz in base_points)
        aside = 0.0 if thing.kind in END_FIXED else thing.z * scale
        ends.append(tuple((px, py, pz + aside) for px, py, pz in points))
    return ThingPlace(thing=thing, start=ends[0], end=ends[1])


def key_frames(movement: Movement, body: Body, tempo: str) -> Frames:
    """Play a movement and keep its key moments. Raises ImpossiblePosture."""
    moments = np.array(key_moments(timeline(movement, tempo), loop=movement.loop))
    return frames(play(movement, body, tempo, moments, slowly=True), tempo)


def frames(motion: Motion, tempo: str) -> Frames:
    """The first body of a motion, at the moments it was played at. A gait is brought back to its spot."""
    times = tuple(float(time) for time in motion.times)
    count = len(times)
    duration = motion.line.duration_s
    shift = np.zeros((count, 3))
    if motion.movement.loop:
        shift[:, 0] = motion.movement.travel_m * float(motion.body.scale[0]) * np.array(times) / duration
    nearest = [min(range(count), key=lambda number, s=still: abs(times[number] - s)) for still in motion.line.stills_s]  # type: ignore[misc]
    if motion.movement.loop:
        nearest = [0, count // 4, count // 2]
    bounds = {0.0, *(end for _, *ends in motion.line.moving for end in ends), duration}
    turns = sorted(times.index(min(times, key=lambda time: abs(time - bound))) for bound in bounds)
    rests = () if motion.movement.loop else tuple(dict.fromkeys(turns))
    names = [name for name in motion.pose.directions if name in SEGMENTS]
    return Frames(
        movement=motion.movement,
        tempo=tempo,
        times_s=times,
        duration_s=duration,
        stills=(nearest[0], nearest[1], nearest[2]),
        rests=rests,
        joints={name: _points(jet, shift, count) for name, jet in motion.pose.joints.items()},
        directions={name: _points(motion.pose.directions[name], np.zeros((count, 3)), count) for name in names},
        loads=tuple(
            (
                load,
                tuple(
                    LoadPlace(segment=segment, side=side, at=_points(place, shift, count))
                    for segment, side, place in motion.load_points(load)
                ),
            )
            for load in motion.movement.loads
        ),
        scene=tuple(_thing(motion, thing, shift, count) for thing in motion.movement.scene),
    )
