"""Seven formulas for the one-repetition maximum, side by side: load and repetitions to failure in, kilograms out.

All give the load itself for one repetition. They agree within about 6 % at five repetitions and drift apart beyond
ten; their total error against a lifted maximum was 10 to 14 % of the mean in untrained people (Hutchins 2010) and is
said to be 2 to 5 % in trained lifters up to ten repetitions. Which one is right differs by person and exercise, so the
audit names the one it used. Repetitions below 1, or a load below 0, raise ValueError.
"""

from collections.abc import Callable, Mapping
from math import exp

Formula = Callable[[float, float], float]


def _check(load_kg: float, reps: float) -> None:
    if not reps >= 1 or not load_kg >= 0:
        raise ValueError(f"needs at least 1 repetition and a load of 0 kg or more, not {reps} and {load_kg}")


def epley(load_kg: float, reps: float) -> float:
    """Epley: w (1 + r / 30), in kg; linear, so it overshoots at many repetitions."""
    _check(load_kg, reps)
    return load_kg if reps == 1 else load_kg * (1 + reps / 30)


def brzycki(load_kg: float, reps: float) -> float:
    """Brzycki: 36 w / (37 - r), in kg; equals Epley at ten repetitions, refuses 37 and more with ValueError."""
    _check(load_kg, reps)
    if reps >= 37:
        raise ValueError(f"Brzycki's formula has no value for {reps} repetitions; it ends below 37")
    return 36 * load_kg / (37 - reps)


def lombardi(load_kg: float, reps: float) -> float:
    """Lombardi: w r^0.10, in kg; the flattest beyond ten repetitions."""
    _check(load_kg, reps)
    return load_kg * float(reps**0.10)


def mayhew(load_kg: float, reps: float) -> float:
    """Mayhew: 100 w / (52.2 + 41.9 e^(-0.055 r)), in kg; fitted on bench press repetitions."""
    _check(load_kg, reps)
    return load_kg if reps == 1 else 100 * load_kg / (52.2 + 41.9 * exp(-0.055 * reps))


def wathan(load_kg: float, reps: float) -> float:
    """Wathan: 100 w / (48.8 + 53.8 e^(-0.075 r)), in kg."""
    _check(load_kg, reps)
    return load_kg if reps == 1 else 100 * load_kg / (48.8 + 53.8 * exp(-0.075 * reps))


def oconner(load_kg: float, reps: float) -> float:
    """O'Conner: w (1 + 0.025 r), in kg; the lowest of the seven at ten repetitions."""
    _check(load_kg, reps)
    return load_kg if reps == 1 else load_kg * (1 + 0.025 * reps)


def lander(load_kg: float, reps: float) -> float:
    """Lander: 100 w / (101.3 - 2.67123 r), in kg; refuses 37 and more repetitions with ValueError."""
    _check(load_kg, reps)
    if reps >= 37:
        raise ValueError(f"Lander's formula has no value for {reps} repetitions; it ends below 37")
    return load_kg if reps == 1 else 100 * load_kg / (101.3 - 2.67123 * reps)


def mean_epley_brzycki(load_kg: float, reps: float) -> float:
    """The mean of Epley and Brzycki, in kg: the default for up to ten repetitions.

    Epley is the higher of the two below ten repetitions and Brzycki above; their mean lies inside the range
    of the seven.
    """
    return (epley(load_kg, reps) + brzycki(load_kg, reps)) / 2


FORMULAS: Mapping[str, Formula] = {
    "Epley": epley,
    "Brzycki": brzycki,
    "Lombardi": lombardi,
    "Mayhew": mayhew,
    "Wathan": wathan,
    "O'Conner": oconner,
    "Lander": lander,
}
DEFAULT = "mean of Epley and Brzycki"
