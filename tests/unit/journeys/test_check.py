"""The check journey: anybody's document gets an answer, and what it leaves out is never called met."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.unit.check.building import catalogue
from tests.unit.check.good import good

from backline.check.result import CheckResult
from backline.exchange.documents import encode
from backline.journeys.check import NEEDS, check_document
from backline.journeys.problem import Problem

GOOD: dict[str, Any] = json.loads(encode(good()))


def check(folder: Path, document: object) -> CheckResult:
    file = folder / "programme.json"
    file.write_text(json.dumps(document))
    found = check_document(file, catalogue())
    assert isinstance(found, CheckResult)
    return found


def status(result: CheckResult) -> dict[str, str]:
    return {rule.id: rule.status for rule in result.rules}


def test_a_good_programme_passes(tmp_path: Path) -> None:
    assert check(tmp_path, GOOD).passed


@pytest.mark.parametrize("left_out", ["weeks", "totals", "targets", "proof", "digest"])
def test_a_document_that_leaves_something_out_is_broken(tmp_path: Path, left_out: str) -> None:
    result = check(tmp_path, {key: value for key, value in GOOD.items() if key != left_out})
    assert status(result)["document"] == "broken"
    assert not result.passed


def test_an_entry_without_a_field_is_broken_with_its_place(tmp_path: Path) -> None:
    document = json.loads(json.dumps(GOOD))
    del document["weeks"][2]["sessions"][1]["exercises"][0]["tempo"]
    rule = next(rule for rule in check(tmp_path, document).rules if rule.id == "document")
    assert (rule.status, rule.where) == ("broken", "weeks[2].sessions[1].exercises[0].tempo")


def test_without_the_persons_limits_a_rule_cannot_be_told(tmp_path: Path) -> None:
    found = status(check(tmp_path, {key: value for key, value in GOOD.items() if key != "client"}))
    assert {found[rule] for rule in NEEDS} == {"cannot-tell"}
    assert found["document"] == "met"


def test_without_equipment_only_its_rule_cannot_be_told(tmp_path: Path) -> None:
    client = {key: value for key, value in GOOD["client"].items() if key != "equipment"}
    found = status(check(tmp_path, {**GOOD, "client": client}))
    assert found["equipment"] == "cannot-tell"
    assert {rule for rule, is_now in found.items() if is_now == "cannot-tell"} == {"equipment"}


def test_every_needed_field_and_rule_exists() -> None:
    assert set(NEEDS) <= set(status(CheckResult(rules=()))) | {rule.id for rule in _rules()}
    assert {field for fields in NEEDS.values() for field in fields} <= set(GOOD["client"])


def _rules() -> Any:
    from backline.check.run import RULES

    return RULES


def test_what_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "photo.json").write_bytes(b"\x89PNG\r\n\x1a\n")
    for path in (tmp_path, tmp_path / "none.json", tmp_path / "photo.json"):
        found = check_document(path, catalogue())
        assert isinstance(found, Problem)
        assert found.file == str(path)
