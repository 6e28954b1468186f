"""Estimated maximum: which sets count, body mass, typing errors, and the trend."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.assess.small import MONDAY, log, sets, small_catalogue

from backline.assess.audit import audit
from backline.assess.state import Audit, Strength
from backline.assess.strength import theil_sen
from backline.record.log import Entry


def read(*groups: list[Entry], mass_kg: float | None = None) -> Audit:
    return audit(log(*groups), small_catalogue(), mass_kg=mass_kg)


def only(result: Audit) -> Strength:
    (one,) = result.strength
    return one


def test_the_best_set_gives_the_estimate_with_its_error_and_its_formula() -> None:
    one = only(read(sets(3, "squat", MONDAY, load_kg=100, reps=5), sets(1, "squat", MONDAY, load_kg=60, reps=8)))
    assert one.e1rm_kg == pytest.approx(114.6)
    assert one.error_kg == pytest.approx(5.7)
    assert (one.date, one.formula, one.load_kg, one.reps) == ("2026-09-28", "mean of Epley and Brzycki", 100, 5)
    assert one.formulas["Epley"] == pytest.approx(116.7)
    assert len(one.formulas) == 7


@pytest.mark.parametrize(
    ("facts", "reps"),
    [
        ({"reps": 5.0, "rir": 2.0}, 7),
        ({"reps": 5.0, "rpe": 8.0}, 7),
        ({"reps": 5.0, "rpe": 8.0, "rir": 1.0}, 6),  # what is written as reserve goes first
        ({"reps": 1.0}, 1),
    ],
)
def test_reserve_is_added_to_the_repetitions(facts: dict[str, float], reps: float) -> None:
    assert only(read(sets(1, "squat", MONDAY, load_kg=100, **facts))).reps == reps


@pytest.mark.parametrize(
    "facts",
    [
        {"load_kg": 100.0, "reps": 11.0},
        {"load_kg": 100.0, "reps": 9.0, "rir": 2.0},  # eleven to failure
        {"load_kg": 100.0, "reps": 0.0},
        {"load_kg": 100.0, "reps": None, "seconds": 30.0},
        {"load_kg": None, "reps": 5.0},
        {"load_kg": 0.0, "reps": 5.0},
        {"load_kg": 100.0, "reps": 5.0, "set_kind": "drop"},
        {"load_kg": 100.0, "reps": 5.0, "kind": "warmup"},
    ],
)
def test_sets_that_say_nothing_about_the_maximum(facts: dict[str, object]) -> None:
    assert read(sets(1, "squat", MONDAY, **facts)).strength == ()


@pytest.mark.parametrize("name", ["swing", "pull-apart", "push-up"])
def test_exercises_without_an_estimate(name: str) -> None:
    assert read(sets(1, name, MONDAY, load_kg=20, reps=5), mass_kg=80).strength == ()


def test_pull_ups_need_a_body_mass() -> None:
    pull_ups = sets(2, "pull-up", MONDAY, load_kg=10, reps=5)
    assert read(pull_ups).strength == ()
    one = only(read(pull_ups, mass_kg=80))
    assert (one.load_kg, one.body_mass_kg) == (90, 80)
    assert one.e1rm_kg == pytest.approx(90 * 1.1458, abs=0.05)


def test_assistance_is_taken_off_the_body_and_unknown_assistance_is_unknown() -> None:
    assert only(read(sets(1, "pull-up-help", MONDAY, load_kg=30, reps=5), mass_kg=80)).load_kg == 50
    assert read(sets(1, "pull-up-help", MONDAY, reps=5), mass_kg=80).strength == ()


def test_a_typing_error_does_not_become_the_maximum() -> None:
    days = [sets(1, "squat", MONDAY + timedelta(weeks=week), load_kg=100, reps=5) for week in range(4)]
    wrong = sets(1, "squat", MONDAY + timedelta(days=9), load_kg=1000, reps=5)
    assert only(read(*days, wrong)).e1rm_kg == pytest.approx(114.6)


def test_only_the_last_eight_weeks_are_state_and_older_lifts_are_history() -> None:
    result = read(
        sets(1, "squat", MONDAY, load_kg=140, reps=5),
        sets(1, "bench", MONDAY + timedelta(weeks=20), load_kg=80, reps=5),
    )
    assert [one.exercise for one in result.strength] == ["bench"]
    assert result.history.lifts["squat"].e1rm_kg == pytest.approx(160.4)
    assert result.history.lifts["squat"].last_done == "2026-09-28"
    assert result.history.lifts["squat"].sets_last_8_weeks == 0


def lifted(loads: list[float], every_days: int = 7) -> list[Entry]:
    return [
        entry
        for number, load in enumerate(loads)
        for entry in sets(1, "squat", MONDAY + timedelta(days=every_days * number), load_kg=load, reps=5)
    ]


def test_trend_in_per_cent_a_month() -> None:
    # 1 kg a week on a median of 104.5: 4.35 kg a month, 4.2 %.
    assert only(read(lifted([100 + week for week in range(10)]))).trend == pytest.approx(4.2, abs=0.05)
    assert only(read(lifted([100.0] * 10))).trend == 0
    assert only(read(lifted([109 - week for week in range(10)]))).trend == pytest.approx(-4.2, abs=0.05)


def test_a_few_bad_days_do_not_turn_the_trend() -> None:
    loads = [100.0 + week for week in range(12)]
    loads[4], loads[11] = 70.0, 70.0
    trend = only(read(lifted(loads))).trend
    assert trend is not None
    assert trend > 2


@pytest.mark.parametrize(("count", "every_days"), [(5, 14), (6, 3), (20, 1)])
def test_too_few_or_too_close_weeks_have_no_trend(count: int, every_days: int) -> None:
    assert only(read(lifted([100.0 + day for day in range(count)], every_days))).trend is None


@given(st.lists(st.integers(-100, 100), min_size=2, max_size=20, unique=True), st.integers(-5, 5), st.integers(-9, 9))
def test_theil_sen_finds_a_line_exactly(places: list[int], slope: int, start: int) -> None:
    assert theil_sen([(x, slope * x + start) for x in places]) == pytest.approx(slope)


def test_theil_sen_needs_two_places() -> None:
    with pytest.raises(ValueError, match="two points"):
        theil_sen([(1.0, 2.0), (1.0, 3.0)])
