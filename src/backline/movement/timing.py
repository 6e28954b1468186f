"""Tempo and postures → numbers over time, with exact velocity and acceleration.

Between two turning points a number follows a quintic that starts and ends at rest without a jerk (minimum jerk);
through a
posture on the way it passes with the harmonic mean of the slopes on both sides, so it never overshoots.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backline.movement.definition import Movement
from backline.movement.jets import Array, Jet

FAST_S = 1.0  # an X in a tempo
HOLD_S = 4.0  # what a hold shows
PHASES = ("lowering", "lifting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """A posture at a moment; `turn` where the movement rests."""

    time_s: float
    posture: str
    turn: bool
    lap: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """One repetition in time. `moving` are the intervals of lowering and lifting: (phase, start_s, end_s)."""

    knots: tuple[Knot, ...]
    moving: tuple[tuple[str, float, float], ...]
    swing: bool

    @property
    def duration_s(self) -> float:
        return self.knots[-1].time_s

    @property
    def stills_s(self) -> tuple[float, float, float]:
        """Start, half way there, and the far end."""
        if not self.moving:
            return 0.0, 0.0, 0.0
        _, start, end = self.moving[0]
        return start, (start + end) / 2, end

    def times(self, frames: int) -> Array:
        """Moments evenly over the repetition, first and last included."""
        return np.linspace(0.0, self.duration_s, frames)


def timeline(movement: Movement, tempo: str) -> Timeline:
    """When each posture is reached. `tempo` is lowering-pause-lifting-pause in seconds, such as 3-0-1-0."""
    lowering, low_pause, lifting, high_pause = (FAST_S if part == "X" else float(part) for part in tempo.split("-"))
    path = movement.path
    swing = movement.easing == "swing"
    if len(path) == 1:
        knots = (Knot(time_s=0.0, posture=path[0], turn=True), Knot(time_s=HOLD_S, posture=path[0], turn=True))
        return Timeline(knots=knots, moving=(), swing=False)
    if movement.loop:
        cycle = movement.cycle_s or 1.2
        loop = [
            Knot(time_s=cycle * number / len(path), posture=name, turn=False, lap=number // len(path))
            for number, name in enumerate([*path, path[0]])
        ]
        return Timeline(knots=tuple(loop), moving=(("lifting", 0.0, cycle),), swing=False)
    there, back = (lowering or FAST_S, lifting or FAST_S), (lifting or FAST_S, lowering or FAST_S)
    pauses = (low_pause, high_pause)
    if movement.first == "lifting":
        there, pauses = back, (high_pause, low_pause)
    words = PHASES if movement.first == "lowering" else PHASES[::-1]
    knots_list: list[Knot] = []
    moving: list[tuple[str, float, float]] = []
    clock = 0.0
    for phase, seconds, pause, names in zip(words, there, pauses, (path, path[::-1]), strict=True):
        for number, name in enumerate(names):
            turn = number in (0, len(names) - 1)
            knots_list.append(Knot(time_s=clock + seconds * number / (len(names) - 1), posture=name, turn=turn))
        moving.append((phase, clock, clock + seconds))
        clock += seconds + pause
    if pauses[1] > 0:
        knots_list.append(Knot(time_s=clock, posture=path[0], turn=True))
    unique = [
        knot for number, knot in enumerate(knots_list) if number == 0 or knot.time_s > knots_list[number - 1].time_s
    ]
    return Timeline(knots=tuple(unique), moving=tuple(moving), swing=swing)


def _slopes(line: Timeline, values: Array) -> Array:
    """Rate at each knot: none at a turn, the harmonic mean of both sides on the way. Shape as `values` (..., knots)."""
    times = np.array([knot.time_s for knot in line.knots])
    secants = np.diff(values, axis=-1) / np.diff(times)
    slopes = np.zeros_like(values)
    before, after = secants[..., :-1], secants[..., 1:]
    same = before * after > 0
    mean = np.divide(2 * before * after, before + after, out=np.zeros_like(before), where=same)
    slopes[..., 1:-1] = mean
    if not line.knots[0].turn:  # a loop: the end is the start
        first, last = secants[..., 0], secants[..., -1]
        same = first * last > 0
        slopes[..., 0] = slopes[..., -1] = np.divide(
            2 * first * last, first + last, out=np.zeros_like(first), where=same
        )
    turns = np.array([knot.turn for knot in line.knots])
    slopes[..., turns] = 0.0
    return slopes


def through(line: Timeline, values: Array, times: Array) -> Jet:
    """Numbers at the knots, shape (..., knots) → the quantity at `times` (frames,), shape (..., frames)."""
    knot_times = np.array([knot.time_s for knot in line.knots])
    slopes = _slopes(line, values)
    index = np.clip(np.searchsorted(knot_times, times, side="right") - 1, 0, len(knot_times) - 2)
    span = knot_times[index + 1] - knot_times[index]
    u = (times - knot_times[index]) / span
    start, end = values[..., index], values[..., index + 1]
    rate0, rate1 = slopes[..., index] * span, slopes[..., index + 1] * span
    if line.swing:
        gap = end - start
        return Jet(
            start + gap * (1 - np.cos(np.pi * u)) / 2,
            gap * np.pi * np.sin(np.pi * u) / 2 / span,
            gap * np.pi**2 * np.cos(np.pi * u) / 2 / span**2,
        )
    gap = end - start
    c3 = 10 * gap - 6 * rate0 - 4 * rate1
    c4 = -15 * gap + 8 * rate0 + 7 * rate1
    c5 = 6 * gap - 3 * rate0 - 3 * rate1
    return Jet(
        start + u * (rate0 + u**2 * (c3 + u * (c4 + u * c5))),
        (rate0 + u**2 * (3 * c3 + u * (4 * c4 + u * 5 * c5))) / span,
        u * (6 * c3 + u * (12 * c4 + u * 20 * c5)) / span**2,
    )


def eased(
    line: Timeline,
    postures: Mapping[str, Mapping[str, Array]],
    words: Sequence[str],
    times: Array,
    travel: Mapping[str, float],
) -> dict[str, Jet]:
    """Every word's number over time. Values are arrays (bodies, 1); `travel` is what a lap adds to a word."""
    at = {name: np.concatenate([row[word] for word in words], axis=1).T for name, row in postures.items()}
    values = np.stack([at[knot.posture] for knot in line.knots], axis=-1)
    ahead = np.array([travel.get(word, 0.0) for word in words])
    values += ahead[:, None, None] * [knot.lap for knot in line.knots]
    every = through(line, values, times)
    return {word: every[number] for number, word in enumerate(words)}
