"""Where a programme stands, recomputed from the document."""

import dataclasses

import pytest
from tests.unit.present.sample import sample_programme

from backline.present import standing
from backline.record.history import Lift
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
PROGRAMME = sample_programme()


def test_full_weeks_are_the_last_of_each_block_that_is_not_light() -> None:
    assert standing.light_week(PROGRAMME, CATALOGUE) == 6
    assert [week.number for week in standing.full_weeks(PROGRAMME, CATALOGUE)] == [3, 5]
    without = dataclasses.replace(PROGRAMME, client=dataclasses.replace(PROGRAMME.client, retest=False))
    assert standing.light_week(without, CATALOGUE) is None
    assert [week.number for week in standing.full_weeks(without, CATALOGUE)] == [3, 6]


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("chest", 9.0),  # bench 3 + 3 and incline 3 in week 3
        ("quads", 4.0),
        ("hamstrings-knee", 3.0),
        ("keep-horizontal-push", 9.0),
        ("hinge-days", 2.0),
        ("squat-days", 1.0),
        ("session-minutes", 46.0),
        ("exercises", 14.0),
        ("pull-every-session", 1.0),
        ("posterior-leg-every-session", 1.0),
        ("hamstrings", PROGRAMME.totals[2].groups["hamstrings"]),
        ("posterior-anterior", PROGRAMME.totals[2].ratio.fractional),
        ("nobody-knows", None),
    ],
)
def test_values_of_targets(target: str, value: float | None) -> None:
    assert standing.target_value(target, PROGRAMME.weeks[2], PROGRAMME, CATALOGUE) == value


def test_a_light_day_beside_the_full_ones_need_not_pull() -> None:
    week = PROGRAMME.weeks[2]
    light = dataclasses.replace(
        week.sessions[0],
        minutes=15,
        exercises=tuple(
            dataclasses.replace(entry, pattern="calf-raise", dominance=None) for entry in week.sessions[0].exercises[:2]
        ),
    )
    week = dataclasses.replace(week, sessions=(light, *week.sessions[1:]))
    novice = dataclasses.replace(PROGRAMME, client=dataclasses.replace(PROGRAMME.client, experience="novice"))
    trained = dataclasses.replace(PROGRAMME, client=dataclasses.replace(PROGRAMME.client, experience="intermediate"))
    assert standing.target_value("pull-every-session", week, novice, CATALOGUE) == 1.0
    assert standing.target_value("pull-every-session", week, trained, CATALOGUE) == pytest.approx(2 / 3)


def test_a_single_side_counts_half() -> None:
    entry = PROGRAMME.weeks[0].sessions[0].exercises[0]
    assert standing.counted_sets(dataclasses.replace(entry, side="left", sets=3)) == 1.5


def test_budgets_along_the_days() -> None:
    by_name = {budget.name: budget.days for budget in standing.budgets(PROGRAMME.weeks[0], CATALOGUE)}
    assert by_name["Back extensors"][:2] == (2, 4)  # Romanian deadlift, squat
    assert by_name["Hamstrings, lowering"] == (2, 2, 2)


def test_soreness_is_expected_once_and_not_from_what_the_log_holds() -> None:
    def names(week: int, programme: object = PROGRAMME) -> list[str]:
        assert isinstance(programme, type(PROGRAMME))
        found = standing.expected_soreness(programme.weeks[week - 1], programme, CATALOGUE)
        return [name for soreness in found for name in soreness.exercises]

    assert "Romanian deadlift, barbell" in names(1)
    assert "Back squat, barbell, high bar" not in names(1)  # in the log
    assert names(2) == []
    assert any("Nordic" in name for name in names(4))
    lifts = {"romanian-deadlift": Lift(last_done="2026-01-01", sets_last_8_weeks=0)}
    old = dataclasses.replace(PROGRAMME, history=dataclasses.replace(PROGRAMME.history, lifts=lifts))
    assert "Romanian deadlift, barbell" in names(1, old)


def test_sources_are_those_of_targets_doses_credits_and_tests() -> None:
    used = standing.sources_used(PROGRAMME, CATALOGUE)
    assert {"R-DOMS", "S98", "S112", "CJ", "J"} <= set(used)
    assert list(used) == [source for source in CATALOGUE.sources if source in used]
