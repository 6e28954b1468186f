"""Good programmes broken in one place: the rule that forbids it says so, and no rule cries without need."""

import pytest
from tests.unit.check.building import catalogue, settle
from tests.unit.check.cases import Case
from tests.unit.check.cases_blocks import BLOCKS
from tests.unit.check.cases_body import BODY, fine
from tests.unit.check.cases_document import DOCUMENT
from tests.unit.check.cases_loads import LOADS
from tests.unit.check.cases_person import PERSON
from tests.unit.check.cases_session import SESSION
from tests.unit.check.cases_sides import SIDES
from tests.unit.check.cases_weeks import WEEKS
from tests.unit.check.changes import Change
from tests.unit.check.good import good

from backline.check.result import CheckResult
from backline.check.run import RULES, check

CASES = [*DOCUMENT, *PERSON, *SESSION, *WEEKS, *BLOCKS, *LOADS, *SIDES, *BODY]


def broken(result: CheckResult) -> set[str]:
    """Ids of the broken rules."""
    return {rule.id for rule in result.broken}


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}: {case.name}" for case in CASES])
def test_a_broken_programme_is_caught_by_its_rule(case: Case) -> None:
    changed = case.change(case.base())
    result = check(settle(changed) if case.counted else changed, catalogue())
    found = broken(result)
    assert case.rule in found
    assert case.also == "*" or found - {case.rule} <= set(case.also.split()), "\n".join(map(str, result.broken))
    assert not result.passed
    verdict = next(rule for rule in result.broken if rule.id == case.rule)
    assert verdict.text


def test_every_rule_has_a_programme_that_breaks_it() -> None:
    assert {rule.id for rule in RULES} == {case.rule for case in CASES}


@pytest.mark.parametrize(("name", "change"), fine(), ids=[name for name, _ in fine()])
def test_what_is_right_for_this_body_passes(name: str, change: Change) -> None:
    again = {"retest"} if "second stage" in name else set()  # it has tests, and does not ask for them again
    assert broken(check(change(good()), catalogue())) == again, name
