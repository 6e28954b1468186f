"""How long joint moments and the demand table take: our matrix form, MuJoCo's inverse dynamics, and a plain loop.

Run `python -m benchmarks.movement`. The plain loop sums mass x lever over the parts of one body in one frame, in
Python; MuJoCo
gets the same number of joints and one call a frame. Times are the best of several runs on one process.
"""

import math
import sys
import time
from collections.abc import Callable

import numpy as np

from backline.movement.body import bodies, body
from backline.movement.dynamics import moments
from backline.movement.loader import load_movements
from backline.movement.many import ABOVE, CHAIN, PAIRED, directions, sagittal_moments
from backline.movement.motion import Motion, play
from backline.movement.table import demands
from backline.quantities import GRAVITY_M_S2
from backline.vocabulary.loader import load_catalogue

EXERCISES, FRAMES, BODIES = 200, 21, 100
TABLE_S = 2.0


def best(run: Callable[[], object], times: int = 5) -> float:
    """Seconds of the fastest of some runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return min(found)


def plain_loop(u: list[complex], second: list[complex], turning: list[float], who: Motion) -> list[float]:
    """One frame of one body, part by part."""
    frame = who.body
    length = {part: float(frame.length[part][0]) for part in CHAIN}
    point, rate = 0j, 0j
    starts = {}
    for number, part in enumerate(("shank", "thigh")):
        point, rate = point - length[part] * u[number], rate - length[part] * second[number]
        starts[part] = (point, rate)
    for number, part in enumerate(("pelvis", "lumbar", "thorax"), 2):
        starts[part] = (point, rate)
        point, rate = point + length[part] * u[number], rate + length[part] * second[number]
    starts["head"] = (point, rate)
    for number, part in enumerate(("upper_arm", "forearm", "hand"), 6):
        starts[part] = (point, rate)
        point, rate = point + length[part] * u[number], rate + length[part] * second[number]
    found = []
    for parts in ABOVE.values():
        place = starts[parts[0]][0]
        total = 0.0
        for part in parts:
            number = CHAIN.index(part)
            start, moving = starts[part]
            centre, along = float(frame.centre[part][0]), u[number]
            lever, acceleration = (
                start + centre * along - place,
                moving + centre * second[number] + GRAVITY_M_S2 * 1j,
            )
            sides = 2.0 if part in PAIRED else 1.0
            total += sides * float(frame.mass[part][0]) * (lever.conjugate() * acceleration).imag
            total += sides * float(frame.inertia[part][0]) * turning[number]
        found.append(total)
    return found


def mujoco_seconds(frames: int) -> float | None:
    """Seconds a frame of MuJoCo's inverse dynamics of a chain of as many joints, one body."""
    try:
        import mujoco
    except ImportError:
        return None
    inside = ""
    for part in reversed(CHAIN):
        mass = f'<inertial pos="0.1 0 0" mass="{len(part)}" diaginertia="0.1 0.1 0.1"/>'
        inside = f'<body pos="0.2 0 0"><joint type="hinge" axis="0 0 1"/>{mass}{inside}</body>'
    model = mujoco.MjModel.from_xml_string(
        f'<mujoco><option gravity="0 -{GRAVITY_M_S2} 0"/><worldbody>{inside}</worldbody></mujoco>'
    )
    data = mujoco.MjData(model)

    def run() -> None:
        for number in range(frames):
            data.qpos[:] = math.sin(number)
            mujoco.mj_inverse(model, data)

    return best(run) / frames


def main() -> None:
    catalogue, movements, who = load_catalogue(), load_movements(), body()
    exercises = [exercise for exercise in catalogue.exercises.plannable if exercise.plan is not None]
    motions = [play(movements.of(exercise), who, "2-0-1-0", FRAMES) for exercise in exercises[:EXERCISES]]
    parts = [directions(motion) for motion in motions]
    u, second, turning = (np.concatenate(each) for each in zip(*parts, strict=True))
    load = np.linspace(0.0, 100.0, len(u))
    random = np.random.default_rng(1)
    crowd = bodies(
        ["male", "female"] * (BODIES // 2),
        list(random.uniform(1.5, 1.95, BODIES)),
        list(random.uniform(50, 110, BODIES)),
    )
    frames = len(u) * BODIES
    ours = best(lambda: sagittal_moments(u, second, turning, crowd, load))
    print(
        f"{EXERCISES} exercises x {FRAMES} frames x {BODIES} bodies, 6 joints: {ours:.3f} s, "
        f"{ours / frames * 1e6:.3f} µs a frame"
    )
    rows = [(list(u[n]), list(second[n]), [float(x) for x in turning[n]]) for n in range(200)]
    loop = best(lambda: [plain_loop(*row, motions[0]) for row in rows]) / len(rows)
    print(f"plain loop: {loop * 1e6:.0f} µs a frame, {loop / (ours / frames):.0f} times as long")
    other = mujoco_seconds(2000)
    if other is not None:
        print(f"MuJoCo: {other * 1e6:.1f} µs a frame, {other / (ours / frames):.0f} times as long")
    general = best(lambda: moments(motions[0]), 3)
    print(f"the general form (three dimensions, loads, supports), one body: {general / FRAMES * 1e6:.0f} µs a frame")
    together, alone = [], []
    for _ in range(3):
        start = time.process_time()
        table = demands(exercises, movements)
        together.append(time.process_time() - start)
        start = time.process_time()
        for exercise in exercises:
            demands([exercise], movements)
        alone.append(time.process_time() - start)
    print(
        f"demand table of {len(table)} exercises from nothing: {min(together):.2f} s of the processor, "
        f"exercise by exercise {min(alone):.2f} s, {min(alone) / min(together):.1f} times as long"
    )
    start = time.perf_counter()
    load_catalogue.cache_clear()
    load_catalogue()
    print(f"the catalogue with the demand table made beforehand: {time.perf_counter() - start:.2f} s")
    if min(together) > TABLE_S:
        sys.exit(f"the demand table must take less than {TABLE_S} s of the processor")


if __name__ == "__main__":
    main()
