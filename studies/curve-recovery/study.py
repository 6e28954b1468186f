"""How near the peaks of made-up isokinetic recordings come back, by noise: `python studies/curve-recovery/study.py`."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "src")]

from tests.properties.synthetic_curves import Truth, recording  # noqa: E402
from tests.properties.test_curves import reachable  # noqa: E402

from backline.assess.dynamometry.curves import analyse  # noqa: E402
from backline.assess.dynamometry.limits import load_limits  # noqa: E402

RECORDINGS = 60
# torque noise (SD, N·m), step of the angle (degrees), speed noise (SD, degrees a second)
CONDITIONS = ((0.3, 0.0, 0.2), (1.0, 0.0, 0.5), (1.0, 0.1, 2.0), (2.0, 0.5, 3.0))


def errors(noise_nm: float, step_deg: float, speed_noise_deg_s: float) -> list[float]:
    """Per cent that the best peaks are off, two a recording."""
    chance = np.random.default_rng(3)
    limits = load_limits()
    found = []
    for seed in range(RECORDINGS):
        truth = reachable(
            Truth(
                quadriceps_nm=chance.uniform(80, 350),
                hamstrings_nm=chance.uniform(60, 220),
                quadriceps_at_deg=chance.uniform(45, 70),
                hamstrings_at_deg=chance.uniform(25, 50),
                limb_nm=chance.uniform(4, 16),
                speed_deg_s=float(chance.choice([30, 60, 120, 180, 240])),
                hz=float(chance.choice([100, 200, 256, 1000])),
                noise_nm=noise_nm,
                speed_noise_deg_s=speed_noise_deg_s,
                eccentric=bool(chance.integers(2)),
                seed=seed,
            )
        )
        curve = recording(truth)
        if step_deg:
            angles = np.round(np.asarray(curve.angle_deg) / step_deg) * step_deg
            curve = replace(curve, angle_deg=tuple(angles.tolist()))
        for tested in analyse(curve, limits):
            peak = truth.quadriceps_nm if "extension" in tested.test else truth.hamstrings_nm
            found.append(100 * abs(tested.best.peak_nm / peak - 1))
    return found


def main() -> None:
    """Print the table of the result."""
    print("| torque noise N·m | angle step ° | speed noise °/s | peaks | median % | 95 of 100 below % | worst % |")
    print("|---|---|---|---|---|---|---|")
    for condition in CONDITIONS:
        off = np.asarray(errors(*condition))
        figures = (np.median(off), np.percentile(off, 95), off.max())
        print("| " + " | ".join([*(f"{part:g}" for part in condition), str(len(off))]), end=" | ")
        print(" | ".join(f"{figure:.2f}" for figure in figures) + " |")


if __name__ == "__main__":
    main()
