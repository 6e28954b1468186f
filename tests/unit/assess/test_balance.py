"""Balances: the published worked examples, and what a ratio may not depend on."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.assess.small import MONDAY, log, sets, small_catalogue, weeks

from backline.assess.audit import audit
from backline.assess.balance import is_fragile
from backline.assess.thresholds import load_thresholds
from backline.vocabulary.exercises import Muscle, Shelf
from backline.vocabulary.loader import Catalogue, load_catalogue

PLANS = st.dictionaries(
    st.sampled_from(["bench", "squat", "row", "rdl", "curl", "pull-up", "step-up", "calf", "face-pull", "swing"]),
    st.integers(min_value=1, max_value=12),
    min_size=1,
)


@pytest.mark.parametrize(
    ("plan", "ratio"),
    [
        ({"bench": 16, "squat": 4, "row": 4}, 0.33),
        ({"bench": 10, "row": 10, "squat": 10, "rdl": 10}, 1.67),
        ({"bench": 10, "row": 10}, 1.0),
    ],
)
def test_worked_examples(plan: dict[str, int], ratio: float) -> None:
    balance = audit(log(weeks(1, plan)), small_catalogue()).balance.posterior_anterior
    assert (balance.fractional, balance.direct, balance.graded, balance.fragile) == (ratio, ratio, None, False)


@pytest.mark.parametrize(
    ("plan", "ratio"),
    [
        ({"bench-press": 16, "back-squat": 4, "bent-over-row": 4}, 0.33),
        ({"bench-press": 10, "bent-over-row": 10, "back-squat": 10, "romanian-deadlift": 10}, 1.67),
        ({"bench-press": 10, "bent-over-row": 10}, 1.0),
    ],
)
def test_worked_examples_with_the_catalogue_that_ships(plan: dict[str, int], ratio: float) -> None:
    assert audit(log(weeks(1, plan)), load_catalogue()).balance.posterior_anterior.fractional == ratio


def test_a_ratio_without_a_second_part_is_none() -> None:
    balance = audit(log(weeks(1, {"row": 3})), small_catalogue()).balance
    assert balance.posterior_anterior.fractional is None
    assert balance.hip_knee is None
    assert balance.quads_hamstrings is None
    assert balance.push_pull == 0


def test_balances_by_pattern_dominance_and_side() -> None:
    plan = {"rdl": 6, "curl": 3, "bench": 8, "row": 4, "face-pull": 4, "squat": 6, "step-up": 3}
    balance = audit(log(weeks(8, plan)), small_catalogue()).balance
    assert balance.hip_knee == 2
    assert balance.push_pull == 1
    assert balance.quads_hamstrings == 1
    assert balance.sets == {
        "hip": 6, "knee": 3, "push": 8, "pull": 8, "quads": 9, "hamstrings": 9, "unilateral": 3, "all": 34,
    }  # fmt: skip
    assert balance.unilateral_share == pytest.approx(0.09)
    assert balance.variation.families == 7
    assert balance.variation_before is None


def test_variation_is_compared_with_the_eight_weeks_before() -> None:
    later = weeks(8, {"row": 4, "calf": 2}, start=MONDAY + timedelta(weeks=8))
    balance = audit(log(weeks(8, {"row": 4}), later), small_catalogue()).balance
    assert balance.variation_before is not None
    assert balance.variation_before.movements == 1
    assert (balance.variation.movements, balance.variation.new_movements) == (2, 1)


@pytest.mark.parametrize(
    ("first", "second", "fragile"),
    [
        (1.1, 0.95, True),  # other sides of even
        (1.45, 1.55, True),  # other sides of the target
        (2.0, 2.5, True),  # a quarter apart
        (2.0, 2.4, False),  # a fifth apart is not more than a fifth
        (0.5, 0.55, False),
        (1.0, 1.1, False),  # on the line is on no side
        (None, 2.0, True),
        (None, None, False),
    ],
)
def test_fragile(first: float | None, second: float | None, fragile: bool) -> None:
    limits = load_thresholds().fragile
    assert is_fragile(first, second, limits, 1.5) is fragile
    assert is_fragile(second, first, limits, 1.5) is fragile


def test_helping_muscles_can_make_a_ratio_fragile() -> None:
    """Eleven leg presses that also train the glutes at half a credit vote a third for the back under one rule only."""
    base = small_catalogue()
    press = replace(base.exercises["squat"], id="press", credits={"quads": 1.0, "gluteus-maximus": 0.5})
    catalogue = replace(base, exercises=Shelf(by_id={**base.exercises.by_id, "press": press}))
    ratio = audit(log(weeks(1, {"press": 11, "row": 4})), catalogue).balance.posterior_anterior
    assert ratio.direct == pytest.approx(4 / 11, abs=0.005)
    assert ratio.fractional == pytest.approx((4 + 11 / 3) / (11 * 2 / 3), abs=0.005)
    assert ratio.fragile


@settings(max_examples=40, deadline=None)
@given(PLANS, st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(plan: dict[str, int], random: Random) -> None:
    entries = weeks(3, plan, load_kg=60.0, reps=5.0)
    mixed = list(entries)
    random.shuffle(mixed)
    assert audit(log(mixed), small_catalogue()) == audit(log(entries), small_catalogue())


@settings(max_examples=40, deadline=None)
@given(PLANS)
def test_doubling_all_sets_keeps_all_ratios(plan: dict[str, int]) -> None:
    once = audit(log(weeks(2, plan)), small_catalogue()).balance
    twice = audit(log(weeks(2, plan), weeks(2, plan)), small_catalogue()).balance
    assert replace(twice, sets=once.sets) == once
    assert twice.sets["all"] == 2 * once.sets["all"]


def _split(catalogue: Catalogue, muscle: str) -> Catalogue:
    """The same catalogue with one muscle divided into two parts that are always credited together."""
    part = f"{muscle}-other-part"
    old = catalogue.muscles[muscle]
    new = Muscle(id=part, name=part, plain=part, chain=old.chain, group=old.group, helper=old.helper)
    shelf = {
        one.id: replace(one, credits={**one.credits, part: one.credits[muscle]}) if muscle in one.credits else one
        for one in catalogue.exercises
    }
    return replace(catalogue, muscles={**catalogue.muscles, part: new}, exercises=Shelf(by_id=shelf))


@settings(max_examples=40, deadline=None)
@given(
    PLANS, st.sampled_from(["gluteus-maximus", "chest", "quads", "lats", "erector-spinae", "biceps", "gastrocnemius"])
)
def test_splitting_a_muscle_changes_no_ratio(plan: dict[str, int], muscle: str) -> None:
    made = log(weeks(2, plan))
    whole, split = audit(made, small_catalogue()), audit(made, _split(small_catalogue(), muscle))
    assert split.balance == whole.balance
    assert split.groups == whole.groups
    assert split.findings == whole.findings


def test_sets_before_the_last_eight_weeks_are_history() -> None:
    old = weeks(4, {"bench": 20})
    new = weeks(8, {"row": 4, "bench": 4}, start=MONDAY + timedelta(weeks=10))
    assert audit(log(old, new), small_catalogue()).balance.posterior_anterior.fractional == 1
    assert len(audit(log(old, new), small_catalogue()).weekly) == 18
    assert sum(week.sets for week in audit(log(old, sets(1, "row", MONDAY)), small_catalogue()).weekly) == 81


def test_the_graded_rule_counts_computed_demand_where_there_is_any() -> None:
    """A back squat's one vote goes to both sides; the share follows the computed demand, not the credits."""
    catalogue = load_catalogue()
    balance = audit(log(weeks(1, {"back-squat": 8})), catalogue).balance.posterior_anterior
    demand = catalogue.demand["back-squat"]
    back = max(value for muscle, value in demand.items() if catalogue.muscles[muscle].chain == "posterior")
    front = max(value for muscle, value in demand.items() if catalogue.muscles[muscle].chain == "anterior")
    assert balance.graded == pytest.approx(back / front, abs=0.01)


def test_a_rule_that_disagrees_makes_the_ratio_fragile() -> None:
    catalogue = small_catalogue()
    told = replace(catalogue, demand={"squat": {"gluteus-maximus": 1.0, "quads": 0.2}})
    balance = audit(log(weeks(1, {"squat": 10, "row": 5, "bench": 5})), told).balance.posterior_anterior
    assert balance.graded != balance.fractional
    assert balance.fragile
