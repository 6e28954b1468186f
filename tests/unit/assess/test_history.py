"""What planning takes from a log."""

from datetime import timedelta

import pytest
from tests.unit.assess.small import MONDAY, log, sets, small_catalogue, weeks

from backline.assess.audit import audit
from backline.record.history import History
from backline.record.log import Entry


def read(*groups: list[Entry], mass_kg: float | None = None) -> History:
    return audit(log(*groups), small_catalogue(), mass_kg=mass_kg).history


def test_no_log_no_history() -> None:
    assert read() == History()
    assert read(sets(3, None, MONDAY)) == History()


def test_direct_sets_are_those_of_the_last_four_weeks() -> None:
    old = weeks(8, {"curl": 10})
    new = weeks(4, {"bench": 6, "rdl": 2}, start=MONDAY + timedelta(weeks=8))
    history = read(old, new)
    assert (history.from_log, history.until) == (True, "2026-12-14")
    assert history.direct_sets["chest"] == 6
    assert history.direct_sets["hamstrings"] == 2
    assert history.direct_sets["upper-back"] == 0  # half a credit is not direct
    assert history.direct_sets["calves"] == 0


def test_patterns_are_counted_in_sets_and_days_a_week() -> None:
    twice = weeks(8, {"squat": 3}) + weeks(8, {"squat": 2, "bench": 4}, start=MONDAY + timedelta(days=2))
    history = read(twice)
    assert history.pattern_sets == {"horizontal-push": 4, "squat": 5}
    assert history.pattern_days == {"horizontal-push": 1, "squat": 2}


def test_best_repetitions_without_added_load_in_twelve_weeks() -> None:
    old = sets(1, "pull-up", MONDAY, reps=15)
    lately = sets(1, "pull-up", MONDAY + timedelta(weeks=13), reps=7)
    loaded = sets(1, "pull-up", MONDAY + timedelta(weeks=13), reps=9, load_kg=10)
    history = read(old, lately, loaded, sets(1, "bench", MONDAY, reps=20))
    assert history.lifts["pull-up"].best_reps == 7
    assert history.lifts["bench"].best_reps is None
    assert history.lifts["pull-up"].sets_last_8_weeks == 2


def test_estimates_say_how_much_of_them_is_the_body() -> None:
    history = read(sets(1, "pull-up", MONDAY, reps=5), sets(1, "bench", MONDAY, reps=5, load_kg=80), mass_kg=80)
    assert history.lifts["pull-up"].body_mass_kg == 80
    assert history.lifts["bench"].body_mass_kg is None
    assert history.lifts["bench"].error_kg == pytest.approx(4.6)


@pytest.mark.parametrize(
    ("count", "reps", "load_kg", "days", "mass_kg", "passed"),
    [
        (3, 10, 8, 2, 80.0, True),  # two hands: 16 kg is a fifth of 80
        (3, 10, 8, 2, None, False),
        (3, 10, 8, 1, 80.0, False),
        (2, 10, 8, 2, 80.0, False),
        (3, 9, 8, 2, 80.0, False),
        (3, 10, 7.5, 2, 80.0, False),
    ],
)
def test_hinge_gate(count: int, reps: float, load_kg: float, days: int, mass_kg: float | None, passed: bool) -> None:
    done = [
        entry
        for day in range(days)
        for entry in sets(count, "dumbbell-rdl", MONDAY + timedelta(days=3 * day), reps=reps, load_kg=load_kg)
    ]
    assert read(done, mass_kg=mass_kg).hinge_gate_passed is passed


def test_only_romanian_deadlifts_open_the_hinge_gate() -> None:
    assert not read(weeks(4, {"squat": 5, "swing": 5}, load_kg=60, reps=10), mass_kg=80).hinge_gate_passed
    assert read(weeks(2, {"rdl": 3}, load_kg=60, reps=10), mass_kg=80).hinge_gate_passed


def test_nordic_curls_on_two_days_of_half_a_year() -> None:
    assert not read(sets(4, "nordic", MONDAY)).nordic_done
    assert read(sets(1, "nordic", MONDAY), sets(1, "nordic", MONDAY + timedelta(days=4))).nordic_done
    assert not read(weeks(2, {"nordic": 2}), sets(1, "row", MONDAY + timedelta(weeks=40))).nordic_done
