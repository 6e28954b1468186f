"""Left against right: a weaker side is named only beyond the error of both, and only where both were logged."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.unit.assess.small import MONDAY, log, sets, small_catalogue

from backline.assess.audit import audit
from backline.assess.state import Audit
from backline.record.log import Entry
from backline.vocabulary.exercises import Shelf
from backline.vocabulary.loader import Catalogue


def pair(left: float, right: float, days: int = 0, name: str = "step-up", **facts: Any) -> list[Entry]:
    """One set of each side on a day, with these loads."""
    day = MONDAY + timedelta(days=days)
    return [
        entry
        for side, load in (("left", left), ("right", right))
        for entry in sets(1, name, day, side=side, weight=0.5, **{"load_kg": load, **facts})
    ]


def one_sided(**kinds: str) -> Catalogue:
    """The small catalogue with more one-sided exercises: id → what its load is."""
    usual = small_catalogue()
    known = usual.exercises.by_id
    more = {name: replace(known["step-up"], id=name, name=name, load_is=kind) for name, kind in kinds.items()}  # type: ignore[arg-type]
    return replace(usual, exercises=Shelf(by_id={**known, **more}))


def read(*groups: list[Entry], catalogue: Catalogue | None = None) -> Audit:
    return audit(log(*groups), catalogue or small_catalogue(), mass_kg=80)


@pytest.mark.parametrize(
    ("left", "right", "weaker"),
    [(20, 20, None), (20, 22.5, None), (20, 25, "left"), (25, 20, "right"), (0, 20, None)],
)
def test_loads_differ_beyond_the_error_of_both(left: float, right: float, weaker: str | None) -> None:
    found = read(pair(left, right))
    assert found.history.weaker_side == weaker
    assert found.history.weaker_exercise == (None if weaker is None else "step-up")
    said = [finding for finding in found.findings if finding.id == "side-difference"]
    assert bool(said) == (weaker is not None)


def test_the_limit_is_1_96_times_the_error_of_the_difference() -> None:
    share = 1.96 * 0.05  # right / left where right - left = share * hypot(left, right)
    limit = (1 + (1 - (1 - share**2) ** 2) ** 0.5) / (1 - share**2)
    assert read(pair(20, 20 * limit * 0.999)).history.weaker_side is None
    assert read(pair(20, 20 * limit * 1.001)).history.weaker_side == "left"


@pytest.mark.parametrize(("left", "right", "weaker"), [(8, 10, None), (8, 11, "left"), (12, 8, "right")])
def test_without_load_repetitions_are_compared(left: float, right: float, weaker: str | None) -> None:
    day = [
        entry
        for side, reps in (("left", left), ("right", right))
        for entry in sets(1, "calf-raise", MONDAY, side=side, reps=reps)
    ]
    assert read(day, catalogue=one_sided(**{"calf-raise": "bodyweight"})).history.weaker_side == weaker


def test_bands_say_nothing() -> None:
    kinds = one_sided(banded="band")
    assert read(pair(10, 30, name="banded", reps=8), catalogue=kinds).history.weaker_side is None


def test_only_days_with_both_sides_count() -> None:
    light = sets(3, "step-up", MONDAY, side="left", load_kg=10)
    heavy = sets(3, "step-up", MONDAY + timedelta(days=2), side="right", load_kg=30)
    assert read(light, heavy).history.weaker_side is None
    assert read(light, heavy, pair(20, 20, days=4)).history.weaker_side is None


def test_two_sided_exercises_and_old_weeks_do_not_count() -> None:
    assert read(pair(50, 80, name="bench")).history.weaker_side is None
    lately = sets(2, "bench", MONDAY + timedelta(weeks=9), load_kg=60)
    assert read(pair(20, 30), lately).history.weaker_side is None


def test_exercises_that_disagree_name_no_side_and_the_clearest_is_named() -> None:
    kinds = one_sided(lunge="per-hand")
    agree = read(pair(20, 26), pair(20, 40, name="lunge"), catalogue=kinds).history
    assert (agree.weaker_side, agree.weaker_exercise) == ("left", "lunge")
    assert read(pair(20, 30), pair(40, 20, name="lunge"), catalogue=kinds).history.weaker_side is None


def test_the_finding_has_its_numbers_and_nothing_about_health() -> None:
    finding = next(one for one in read(pair(20, 30, reps=1)).findings if one.id == "side-difference")
    assert finding.severity == "note"
    assert "Your left side does less than your right side in Step-up" in finding.text
    assert "left 20 kg, right 30 kg; up to 3.5 kg could be error" in finding.evidence[0]
    assert "one set more" in finding.cure
    words = " ".join((finding.text, *finding.evidence, finding.cure)).lower()
    assert not re.search(r"injur|risk|diagnos|pain|safe|imbalance", words)
