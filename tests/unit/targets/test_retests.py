"""The re-test of the last week, and how often a test must be repeated to see an expected change."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.targets.retests import days_needed


@pytest.mark.parametrize(
    ("expected", "mdc", "days"),
    [
        (12.5, 25, 5),  # Holcomb's ratio at the lower published end: four days give 12.5 and do not exceed it
        (12.5, 30, 6),
        (11, 12, 2),  # eccentric torque
        (11, 25, 6),
        (30, 25, 1),
    ],
)
def test_days_of_published_figures(expected: float, mdc: float, days: int) -> None:
    assert days_needed(expected, mdc) == days


@given(st.floats(0.5, 100), st.floats(0.5, 100))
def test_the_fewest_days_that_are_enough(expected: float, mdc: float) -> None:
    days = days_needed(expected, mdc)
    assert mdc / sqrt(days) < expected * (1 + 1e-9)
    assert days == 1 or mdc / sqrt(days - 1) >= expected * (1 - 1e-9)


@pytest.mark.parametrize("bad", [(0, 10), (10, 0), (-1, 5)])
def test_nothing_expected_is_no_question(bad: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="above nothing"):
        days_needed(*bad)
