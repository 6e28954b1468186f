"""The checker counts by itself; it has to come to what the shared arithmetic comes to."""

import pytest
from tests.unit.check.building import catalogue

from backline.check.arithmetic import best_by_group, day_number, tempo_parts, vote_direct, vote_fractional, weekday
from backline.record.counting import direct_votes, fractional_votes, group_credits


def test_credits_and_votes_agree_with_the_shared_arithmetic_for_every_exercise() -> None:
    muscles = catalogue().muscles
    for exercise in catalogue().exercises:
        assert best_by_group(exercise.credits, muscles) == group_credits(exercise.credits, muscles)
        assert vote_fractional(exercise.credits, muscles) == pytest.approx(fractional_votes(exercise.credits, muscles))
        assert vote_direct(exercise.credits, muscles) == direct_votes(exercise.credits, muscles)


@pytest.mark.parametrize(
    ("credits", "votes"),
    [
        ({"chest": 1, "triceps": 0.5}, (0.0, 1.0)),
        ({"quads": 1, "gluteus-maximus": 0.5}, (1 / 3, 2 / 3)),
        ({"lats": 1, "biceps": 0.5}, (1.0, 0.0)),
        ({"obliques": 1, "abs": 0.5}, (0.0, 0.0)),
        ({"biceps": 1}, (0.0, 1.0)),
        ({}, (0.0, 0.0)),
    ],
)
def test_a_vote_is_split_by_the_best_credit_on_each_side(credits: dict[str, float], votes: tuple[float, float]) -> None:
    assert vote_fractional(credits, catalogue().muscles) == pytest.approx(votes)


def test_a_tempo_is_four_digits_or_x() -> None:
    assert tempo_parts("3-0-x-1") == (3, 0, 1, 1)
    assert [tempo_parts(word) for word in ("", "3-0-1", "3-0-1-10", "a-b-c-d", "---", "3--1-0")] == [None] * 6


def test_dates_and_weekdays() -> None:
    monday = day_number("2026-11-30")
    assert monday is not None
    assert [weekday(monday), weekday(monday + 6), weekday(monday - 1)] == ["mon", "sun", "sun"]
    assert [day_number(word) for word in ("20261130", "2026-02-30", "", "2026-W49-1")] == [None, None, None, None]
