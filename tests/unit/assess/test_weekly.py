"""Weeks: with their year, empty ones too, sides by weight."""

from datetime import date, timedelta

from tests.unit.assess.small import MONDAY, log, sets, small_catalogue, weeks

from backline.assess.audit import audit
from backline.assess.training import monday, read_training, week_name
from backline.assess.weekly import group_sets


def test_a_week_carries_its_iso_year() -> None:
    assert week_name(date(2026, 12, 31).toordinal()) == "2026-W53"
    assert week_name(date(2027, 1, 3).toordinal()) == "2026-W53"
    assert week_name(date(2027, 1, 4).toordinal()) == "2027-W01"
    for offset in range(400):
        day = MONDAY.toordinal() + offset
        assert date.fromordinal(monday(day)).weekday() == 0
        assert 0 <= day - monday(day) < 7


def test_weeks_without_training_are_weeks() -> None:
    result = audit(log(sets(3, "row", MONDAY), sets(2, "bench", MONDAY + timedelta(weeks=3))), small_catalogue())
    assert [week.week for week in result.weekly] == ["2026-W40", "2026-W41", "2026-W42", "2026-W43"]
    assert [week.sets for week in result.weekly] == [3, 0, 0, 2]
    assert result.weekly[1].muscles == {}
    assert result.period is not None
    assert (result.period.first, result.period.last, result.period.weeks) == ("2026-09-28", "2026-10-19", 4)


def test_fractional_sets_and_votes_of_a_week() -> None:
    (week,) = audit(log(sets(4, "squat", MONDAY), sets(2, "row", MONDAY)), small_catalogue()).weekly
    assert week.muscles["quads"] == 4
    assert week.muscles["adductors"] == 2
    assert week.muscles["biceps"] == 1
    assert (week.posterior, week.anterior) == (4, 2)


def test_left_and_right_records_are_one_set() -> None:
    left = sets(3, "step-up", MONDAY, weight=0.5, side="left")
    right = sets(3, "step-up", MONDAY, weight=0.5, side="right")
    (week,) = audit(log(left, right), small_catalogue()).weekly
    assert week.sets == 3
    assert week.muscles["quads"] == 3


def test_unresolved_names_count_nowhere_but_their_days_are_training_days() -> None:
    result = audit(log(sets(2, "row", MONDAY), sets(5, None, MONDAY + timedelta(weeks=1))), small_catalogue())
    assert [week.sets for week in result.weekly] == [2, 0]
    assert result.rows.sets == 7


def test_a_short_log_is_divided_by_its_own_weeks_and_a_long_one_by_eight() -> None:
    short = read_training(log(weeks(2, {"row": 6})), small_catalogue())
    assert short.weeks_of(8) == 2
    assert group_sets(short, 8)["lats"] == 6
    long = read_training(log(weeks(20, {"row": 6})), small_catalogue())
    assert long.weeks_of(8) == 8
    assert group_sets(long, 8)["lats"] == 6


def test_nothing_after_as_of_counts_and_time_since_then_does() -> None:
    made = log(weeks(4, {"row": 8}))
    early = read_training(made, small_catalogue(), MONDAY + timedelta(days=8))
    assert early.last == (MONDAY + timedelta(weeks=1)).toordinal()
    late = audit(made, small_catalogue(), as_of=MONDAY + timedelta(weeks=8, days=-1))
    assert late.groups["lats"] == 4  # 32 sets over eight weeks


def test_group_sets_take_the_best_credit_of_a_group() -> None:
    training = read_training(log(sets(4, "face-pull", MONDAY), sets(4, "calf", MONDAY)), small_catalogue())
    assert group_sets(training, 8)["calves"] == 4  # two calf muscles, one group
    assert group_sets(training, 8, direct=True)["rear-delts"] == 4
