"""Findings: when each is said, how seriously, and that none is said without reason."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.assess.small import MONDAY, log, sets, small_catalogue, weeks

from backline.assess.audit import audit
from backline.assess.state import Finding
from backline.record.log import Entry, UnresolvedName

BALANCED = {
    "bench": 4, "squat": 3, "row": 4, "rdl": 3, "curl": 3, "pull-up": 3, "step-up": 2, "calf": 4, "face-pull": 3,
}  # fmt: skip


def found(*groups: list[Entry], as_of: date | None = None) -> dict[str, Finding]:
    findings = audit(log(*groups), small_catalogue(), as_of=as_of).findings
    assert len({finding.id for finding in findings}) == len(findings)
    return {finding.id: finding for finding in findings}


def without(*names: str) -> dict[str, int]:
    return {name: number for name, number in BALANCED.items() if name not in names}


def test_a_balanced_log_of_two_months_has_nothing_to_say() -> None:
    assert found(weeks(8, BALANCED)) == {}


def test_front_bias_with_numbers_and_what_would_cure_it() -> None:
    finding = found(weeks(8, {"bench": 16, "squat": 4, "row": 4}))["front-bias"]
    assert finding.severity == "act"
    assert "0.33 sets" in finding.text
    assert "6 against 18 a week" in finding.text
    assert finding.cure.startswith("12 more sets a week for the back would make it even; 21 would reach 1.5 to 1.")
    mild = found(weeks(8, {**BALANCED, "bench": 22}))["front-bias"]
    assert mild.severity == "watch"
    assert "front-bias" not in found(weeks(8, {"row": 8, "bench": 8}))


@pytest.mark.parametrize(
    ("missing", "id", "severity"),
    [
        (("curl",), "no-knee-dominant-hamstring-work", "act"),
        (("rdl",), "no-hip-dominant-work", "act"),
        (("row",), "no-horizontal-pull", "act"),
        (("step-up",), "no-one-sided-work", "watch"),
        (("calf",), "calves-missing", "watch"),
        (("row", "face-pull"), "rear-delts-missing", "watch"),
        (("row", "face-pull"), "upper-back-missing", "watch"),
    ],
)
def test_what_is_not_trained_is_named(missing: tuple[str, ...], id: str, severity: str) -> None:
    finding = found(weeks(8, without(*missing)))[id]
    assert finding.severity == severity
    assert finding.text.startswith("There is no ")
    assert finding.text.endswith(" in the last 8 weeks.")


def test_a_single_set_now_and_then_is_hardly_any() -> None:
    finding = found(weeks(8, without("curl")), sets(4, "curl", MONDAY))["no-knee-dominant-hamstring-work"]
    assert finding.text.startswith("There is hardly any")
    assert "0.5 sets a week" in finding.text
    assert "no-knee-dominant-hamstring-work" not in found(weeks(8, without("curl")), weeks(8, {"curl": 1}))


def test_little_data_is_said_and_nothing_is_then_missing_for_sure() -> None:
    result = found(weeks(1, {"bench": 6}))
    assert result["few-data"].severity == "note"
    assert result["no-horizontal-pull"].severity == "note"
    assert "too little to be sure" in result["no-horizontal-pull"].evidence[-1]


def test_no_training_lately_is_said_and_not_called_front_biased() -> None:
    result = found(weeks(4, {"bench": 10}), as_of=MONDAY + timedelta(weeks=30))
    assert result["few-data"].severity == "watch"
    assert set(result) == {"few-data", "week-gaps"}
    assert "8 of the last 8 weeks" in result["week-gaps"].text


def test_a_day_before_the_first_training_is_an_audit_too() -> None:
    assert set(found(weeks(4, {"bench": 10}), as_of=MONDAY - timedelta(days=1))) == {"few-data"}


def test_an_empty_log_is_an_audit_too() -> None:
    result = audit(log(), small_catalogue())
    assert result.period is None
    assert result.weekly == ()
    assert [finding.id for finding in result.findings] == ["few-data"]


def test_unresolved_names_that_hide_many_sets() -> None:
    names = (
        UnresolvedName(name="Zercher thing", sets=30, suggestions=()),
        UnresolvedName(name="My machine", sets=34, suggestions=()),
    )
    entries = weeks(8, {"bench": 10}) + [
        entry for week in range(8) for entry in sets(8, None, MONDAY + timedelta(weeks=week))
    ]
    findings = {one.id: one for one in audit(log(entries, unresolved=names), small_catalogue()).findings}
    assert findings["unresolved-names"].severity == "act"
    assert "64 of 144 sets" in findings["unresolved-names"].text
    assert findings["unresolved-names"].evidence[0].startswith("My machine: 34 sets")
    assert findings["no-horizontal-pull"].severity == "note"
    assert "44.4 % of the sets have unknown names" in findings["no-horizontal-pull"].evidence[-1]
    assert "unresolved-names" not in found(weeks(8, BALANCED), sets(2, None, MONDAY))


def test_a_jump_in_volume_names_the_week() -> None:
    jump = {name: 2 * number for name, number in BALANCED.items()}
    finding = found(weeks(7, BALANCED), weeks(1, jump, start=MONDAY + timedelta(weeks=7)))["volume-jump"]
    assert "Week 2026-W47 had 58 sets; the 4 weeks before it had 29 on average." in finding.text
    assert "volume-jump" not in found(weeks(3, BALANCED), weeks(1, jump, start=MONDAY + timedelta(weeks=3)))
    small = weeks(7, {"row": 4}) + weeks(1, {"row": 8}, start=MONDAY + timedelta(weeks=7))
    assert "volume-jump" not in found(small)


def test_weeks_without_training_are_counted() -> None:
    gap = found(weeks(5, BALANCED), weeks(1, BALANCED, start=MONDAY + timedelta(weeks=7)))["week-gaps"]
    assert gap.text.startswith("2 of the last 8 weeks have no training")
    assert gap.severity == "note"
    assert "Nothing from 2026-10-27 to 2026-11-09." in gap.evidence


def test_rows_that_could_not_be_read_are_no_gap_and_leave_a_doubt() -> None:
    lost = [
        replace(entry, kind="skipped", exercise=None, reason="its exercise is gone")
        for week in (5, 6)
        for entry in sets(40, "row", MONDAY + timedelta(weeks=week))
    ]
    entries = (weeks(5, {"bench": 8}), weeks(1, {"bench": 8}, start=MONDAY + timedelta(weeks=7)))
    assert found(*entries)["no-horizontal-pull"].severity == "act"
    result = found(*entries, lost)
    assert result["unread-rows"].severity == "act"
    assert result["unread-rows"].text.startswith("80 rows of the last eight weeks could not be read, 62.5 %")
    assert "week-gaps" not in result
    assert result["no-horizontal-pull"].severity == "note"
    assert "unread-rows" not in found(weeks(8, BALANCED), lost[:2])


def test_assistance_that_never_changes_but_not_the_main_lifts() -> None:
    finding = found(weeks(16, BALANCED))["same-assistance"]
    assert finding.severity == "note"
    assert finding.text.startswith("5 assistance exercises stayed the same")
    shown = " ".join(finding.evidence)
    assert "In 16 of 16 weeks with training: Calf; Curl; Face-pull; Row" in shown
    assert not re.search(r"\b(Bench|Squat|Rdl|Pull-up):", shown)
    assert "same-assistance" not in found(weeks(15, BALANCED))
    changed = weeks(8, without("row", "curl", "step-up", "calf", "face-pull", "pull-up")) + weeks(
        8, BALANCED, start=MONDAY + timedelta(weeks=8)
    )
    assert "same-assistance" not in found(changed)


def test_the_posterior_link_of_a_lift_that_does_not_move() -> None:
    stalled = weeks(8, without("rdl", "curl"), load_kg=100.0, reps=5.0)
    finding = found(stalled)["posterior-link"]
    assert "Squat has not moved lately (+0.0 % a month)" in finding.text
    assert "a log cannot tell the cause" in finding.text
    assert "judgement" in finding.evidence[-1]
    assert "posterior-link" not in found(weeks(8, {**BALANCED, "rdl": 8}, load_kg=100.0, reps=5.0))
    rising = [
        entry
        for week in range(8)
        for entry in weeks(
            1, without("rdl", "curl"), start=MONDAY + timedelta(weeks=week), load_kg=100.0 + 2 * week, reps=5.0
        )
    ]
    assert "posterior-link" not in found(rising)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from([*BALANCED, "arm-curl", "push-up", "swing"]), st.integers(1, 20), max_size=8),
    st.integers(1, 20),
)
def test_findings_are_plain_and_never_about_health(plan: dict[str, int], number: int) -> None:
    order = ("act", "watch", "note")
    findings = audit(log(weeks(number, plan, load_kg=50.0)), small_catalogue(), mass_kg=80).findings
    assert [order.index(one.severity) for one in findings] == sorted(order.index(one.severity) for one in findings)
    for one in findings:
        words = " ".join((one.text, *one.evidence, one.cure)).lower()
        assert one.text.endswith(".")
        assert one.cure.endswith(".")
        assert one.evidence
        assert not re.search(r"injur|risk|diagnos|pain|safe|nan|none", words)
        assert not re.search(r"\b1 (sets|weeks|exercises)\b|-\d", words.replace("2026-", ""))
