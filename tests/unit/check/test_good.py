"""Good programmes pass every rule, quickly."""

import time

import pytest
from tests.unit.check.building import catalogue
from tests.unit.check.cases_sides import sided
from tests.unit.check.good import careful, good

from backline.check.run import RULES, check
from backline.record.programme import Programme


@pytest.mark.parametrize("programme", [good(), careful()], ids=["good", "careful"])
def test_a_good_programme_passes_every_rule(programme: Programme) -> None:
    result = check(programme, catalogue())
    assert [(rule.id, rule.where, rule.text) for rule in result.rules if rule.status in ("broken", "cannot-tell")] == []
    assert result.passed
    assert [rule.id for rule in result.rules] == [rule.id for rule in RULES]


def test_between_them_the_good_programmes_need_every_rule_that_no_wish_brings() -> None:
    met = {rule.id for it in (good(), careful()) for rule in check(it, catalogue()).rules if rule.status == "met"}
    assert {rule.id for rule in RULES} - met == {
        *("avoided", "pinned", "prohibited", "match", "sides"),
        *("screened", "limits", "conditions", "held"),
    }


def test_a_check_takes_less_than_fifty_milliseconds() -> None:
    check(good(), catalogue())
    fastest = min(_seconds() for _ in range(5))
    assert fastest < 0.05


def _seconds() -> float:
    begin = time.perf_counter()
    check(good(), catalogue())
    return time.perf_counter() - begin


def test_a_weaker_side_gets_one_set_more_in_turn_with_the_other() -> None:
    result = check(sided(), catalogue())
    assert result.broken == ()
    assert next(rule for rule in result.rules if rule.id == "sides").status == "met"
    plain, split = good(), sided()
    assert split.totals[0].groups["upper-back"] == plain.totals[0].groups["upper-back"] + 0.5
    friday = [programme.weeks[0].sessions[2].minutes for programme in (plain, split)]
    assert 0 < friday[1] - friday[0] <= 3  # one set of one side, and one rest
