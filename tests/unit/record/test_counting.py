"""One set, one vote: the worked examples, the corners of the rule; no ratio hangs on how fine the muscles are."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backline.record.counting import direct_groups, direct_votes, fractional_votes, group_credits
from backline.vocabulary.exercises import Muscle
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
MUSCLES = CATALOGUE.muscles
CREDITS = st.dictionaries(st.sampled_from(sorted(MUSCLES)), st.sampled_from([0.5, 1.0]), min_size=1, max_size=8)
WEEKS = st.dictionaries(
    st.sampled_from(sorted(exercise.id for exercise in CATALOGUE.exercises)), st.integers(1, 20), min_size=1, max_size=8
)


def credits_of(exercise: str) -> Mapping[str, float]:
    return CATALOGUE.exercises[exercise].credits


def ratio(week: Mapping[str, int], rule: str, muscles: Mapping[str, Muscle] = MUSCLES) -> float | None:
    """Posterior over anterior votes of a week of sets, None without an anterior vote."""
    vote = {"direct": direct_votes, "fractional": fractional_votes}[rule]
    votes = [(vote(credits_of(exercise), muscles), sets) for exercise, sets in week.items()]
    posterior = sum(back * sets for (back, _), sets in votes)
    anterior = sum(front * sets for (_, front), sets in votes)
    return posterior / anterior if anterior else None


@pytest.mark.parametrize("rule", ["direct", "fractional"])
@pytest.mark.parametrize(
    ("week", "expected"),
    [
        ({"bench-press": 16, "back-squat": 4, "bent-over-row": 4}, 0.33),
        ({"bench-press": 10, "bent-over-row": 10, "back-squat": 10, "romanian-deadlift": 10}, 1.67),
        ({"bench-press": 10, "bent-over-row": 10}, 1.0),
    ],
)
def test_worked_examples(week: dict[str, int], expected: float, rule: str) -> None:
    assert ratio(week, rule) == pytest.approx(expected, abs=0.005)


def test_summed_credits_would_call_a_balanced_week_lopsided() -> None:
    week = ["bench-press", "bent-over-row", "back-squat", "romanian-deadlift"]
    summed = {"posterior": 0.0, "anterior": 0.0, "neutral": 0.0}
    for exercise in week:
        for muscle, credit in credits_of(exercise).items():
            summed[MUSCLES[muscle].chain] += credit
    assert summed["posterior"] / summed["anterior"] > 2.5
    assert ratio(dict.fromkeys(week, 10), "direct") == pytest.approx(5 / 3)


@pytest.mark.parametrize(
    ("credits", "direct", "fractional"),
    [
        pytest.param({"hamstrings-hip": 1, "gluteus-maximus": 1, "erector-spinae": 1}, (1, 0), (1, 0), id="one-chain"),
        pytest.param({"quads": 1, "gluteus-maximus": 1}, (0.5, 0.5), (0.5, 0.5), id="both-chains"),
        pytest.param({"gluteus-maximus": 1, "quads": 0.5}, (1, 0), (2 / 3, 1 / 3), id="helped-from-the-other-side"),
        pytest.param({"lats": 1, "biceps": 0.5}, (1, 0), (1, 0), id="a-helper-never-votes"),
        pytest.param({"biceps": 1, "forearms": 0.5}, (0, 1), (0, 1), id="a-curl-is-biceps-own-work"),
        pytest.param({"side-delts": 1}, (0, 0), (0, 0), id="neutral"),
        pytest.param({"obliques": 1, "abs": 0.5}, (0, 0), (0, 0), id="neutral-directly-helped-from-the-front"),
        pytest.param({"triceps": 1, "chest": 0.5}, (0, 0), (0, 0), id="triceps-belong-to-neither-side"),
        pytest.param({"gluteus-maximus": 0.5, "hamstrings-hip": 0.5}, (0, 0), (1, 0), id="nothing-direct-as-a-swing"),
        pytest.param({"forearms": 0.5, "biceps": 0.5}, (0, 0), (0, 0), id="only-helpers"),
        pytest.param({"adductors": 1, "gluteus-maximus": 1}, (1, 0), (1, 0), id="neutral-beside-posterior"),
        pytest.param({}, (0, 0), (0, 0), id="nothing"),
    ],
)
def test_one_set(credits: dict[str, float], direct: tuple[float, float], fractional: tuple[float, float]) -> None:
    assert direct_votes(credits, MUSCLES) == pytest.approx(direct)
    assert fractional_votes(credits, MUSCLES) == pytest.approx(fractional)


@pytest.mark.parametrize(
    ("exercise", "direct", "fractional"),
    [
        ("kettlebell-swing", (0, 0), (1, 0)),
        ("lateral-raise", (0, 0), (0, 0)),
        ("ghd-sit-up", (0, 1), (0, 1)),
        ("pull-up", (1, 0), (1, 0)),
        ("deadlift", (1, 0), (2 / 3, 1 / 3)),
    ],
)
def test_exercises_of_the_catalogue(
    exercise: str, direct: tuple[float, float], fractional: tuple[float, float]
) -> None:
    assert direct_votes(credits_of(exercise), MUSCLES) == pytest.approx(direct)
    assert fractional_votes(credits_of(exercise), MUSCLES) == pytest.approx(fractional)


@settings(deadline=None)
@given(CREDITS)
def test_a_set_has_one_vote_or_none(credits: dict[str, float]) -> None:
    for votes in (direct_votes(credits, MUSCLES), fractional_votes(credits, MUSCLES)):
        assert min(votes) >= 0
        assert sum(votes) == pytest.approx(1) or votes == (0, 0)


@settings(deadline=None)
@given(CREDITS)
def test_both_rules_lean_the_same_way(credits: dict[str, float]) -> None:
    posterior, anterior = direct_votes(credits, MUSCLES)
    back, front = fractional_votes(credits, MUSCLES)
    assert (posterior - anterior) * (back - front) >= 0


@settings(deadline=None)
@given(CREDITS)
def test_a_group_counts_the_best_credit_among_its_muscles(credits: dict[str, float]) -> None:
    counted = group_credits(credits, MUSCLES)
    assert set(counted) == {MUSCLES[muscle].group for muscle in credits}
    for group, credit in counted.items():
        assert credit == max(each for muscle, each in credits.items() if MUSCLES[muscle].group == group)
    assert direct_groups(credits, MUSCLES) == {group for group, credit in counted.items() if credit == 1}


@settings(deadline=None)
@given(CREDITS, st.data())
def test_splitting_a_muscle_changes_no_set(credits: dict[str, float], data: st.DataObject) -> None:
    muscle = data.draw(st.sampled_from(sorted(credits)))
    parts = [f"{muscle}-{number}" for number in range(data.draw(st.integers(2, 4)))]
    finer = {**MUSCLES, **{part: replace(MUSCLES[muscle], id=part) for part in parts}}
    split = {each: credit for each, credit in credits.items() if each != muscle} | dict.fromkeys(parts, credits[muscle])
    assert direct_votes(split, finer) == direct_votes(credits, MUSCLES)
    assert fractional_votes(split, finer) == fractional_votes(credits, MUSCLES)
    assert group_credits(split, finer) == group_credits(credits, MUSCLES)


@settings(deadline=None)
@given(WEEKS, st.sampled_from(["direct", "fractional"]))
def test_twice_the_week_is_the_same_ratio(week: dict[str, int], rule: str) -> None:
    once, twice = ratio(week, rule), ratio({exercise: 2 * sets for exercise, sets in week.items()}, rule)
    assert twice == pytest.approx(once) if once is not None else twice is None
