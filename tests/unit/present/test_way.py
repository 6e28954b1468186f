"""Numbers over time in few keys: never further off than said, and eased as the movement is."""

import random
from itertools import pairwise

import pytest

from backline.present.figure.way import CURVE, Rests, ease, way

TIMES = tuple(number / 2 for number in range(7)) + tuple(3 + number / 6 for number in range(1, 7))
RESTS = Rests((0, 6, 12))


def there_and_back(far: float) -> list[tuple[float, ...]]:
    parts = [ease(time / 3 if time <= 3 else 4 - time, swing=False) for time in TIMES]
    return [(far * part,) for part in parts]


def test_what_is_eased_needs_its_ends_alone() -> None:
    found = way(TIMES, there_and_back(73.0), RESTS, 0.5)
    assert found.keys == (0, 6, 12)
    assert found.splines == (".48 0 .52 1",) * 2


def test_an_arc_is_cut_in_the_middle_of_each_half() -> None:
    rows = [(value, value**2 / 40) for (value,) in there_and_back(10.0)]
    found = way(TIMES, rows, RESTS, 0.6)
    assert found.keys == (0, 3, 6, 9, 12) or found.keys == (0, 6, 12)
    assert way(TIMES, rows, RESTS, 0.2).keys == (0, 3, 6, 9, 12)


def test_a_pause_is_a_step_of_its_own() -> None:
    times = (*TIMES[:7], 4.0, *(4.0 + number / 6 for number in range(1, 7)))
    rows = there_and_back(50.0)
    found = way(times, [*rows[:7], rows[6], *rows[7:]], Rests((0, 6, 7, 13)), 0.5)
    assert found.keys == (0, 6, 7, 13)


@pytest.mark.parametrize("seed", range(30))
def test_nothing_is_further_off_than_the_tolerance(seed: int) -> None:
    dice = random.Random(seed)
    rows = [(dice.uniform(-9, 9), dice.uniform(-1, 1)) for _ in TIMES]
    for tolerance in (0.1, 1.0, 20.0):
        found = way(TIMES, rows, RESTS if seed % 2 else Rests(), tolerance)
        assert found.keys[0] == 0
        assert found.keys[-1] == len(TIMES) - 1
        assert all(first < last for first, last in pairwise(found.keys))
        assert len(found.splines) in (0, len(found.keys) - 1)
        assert all(
            abs(a - b) <= tolerance + 1e-9
            for row, at in zip(rows, found.at, strict=True)
            for a, b in zip(row, at, strict=True)
        )
        assert all(found.at[key] == pytest.approx(rows[key]) for key in found.keys)


@pytest.mark.parametrize("swing", [False, True])
def test_the_curve_of_the_browser_is_that_of_the_movement(swing: bool) -> None:
    """The cubic Bézier curve that is written into the picture stays within 1.2 % of how the movement is eased."""
    a = CURVE[swing]
    for number in range(101):
        u = number / 100
        time = 3 * a * u * (1 - u) ** 2 + 3 * (1 - a) * u * u * (1 - u) + u**3
        assert 3 * u * u - 2 * u**3 == pytest.approx(ease(time, swing=swing), abs=0.012)


def test_half_curves_are_the_whole_one_cut_in_its_middle() -> None:
    rows = [(value, value**2 / 40) for (value,) in there_and_back(20.0)]
    first, second = (tuple(map(float, spline.split())) for spline in way(TIMES, rows, RESTS, 1.0).splines[:2])
    a = CURVE[False]
    assert first == pytest.approx((a, 0, a / 2 + 0.5, 0.5), abs=0.006)
    assert second == pytest.approx((0.5 - a / 2, 0.5, 1 - a, 1), abs=0.006)
