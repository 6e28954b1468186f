"""Where tests stand: published errors and norms, sides, and what is old, contradictory or swapped."""

from dataclasses import replace
from datetime import date, timedelta
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.assess.dynamometry.errors import error_of
from backline.assess.standing_state import TestStanding
from backline.assess.standings import standings_of
from backline.record.measurement import Z_95, Measurement
from backline.record.person import Person, TestResult
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
NOW = date(2026, 11, 20)
MAN = Person(sex="male", birth_year=2006)


def result(test: str, days_ago: int = 0, words: dict[str, str] | None = None, **values: float) -> TestResult:
    return TestResult(id=test, date=NOW - timedelta(days=days_ago), values=values, words=words or {})


def standing(*results: TestResult, person: Person = MAN) -> TestStanding:
    found = standings_of(replace(person, tests=results), CATALOGUE, as_of=NOW)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("test", "unit", "sem", "mdc"),
    [
        ("active-knee-extension", "deg", 2.9, 8.0),  # evidence 2.5: 2.6 -> 7.2, 2.9 -> 8.0
        ("straight-leg-raise", "deg", 2.6, 7.2),
        ("passive-knee-extension", "deg", 7.6, 21.1),
        ("biering-sorensen", "s", 17.5, 48.5),
        ("side-bridge-hold", "s", 10.95, 30.4),
        ("heel-raise", "repetitions", 6 / (Z_95 * sqrt(2)), 6.0),
        ("sit-to-stand-30-s", "repetitions", 2.5 / (Z_95 * sqrt(2)), 2.5),
    ],
)
def test_published_pairs_of_error_and_detectable_change(test: str, unit: str, sem: float, mdc: float) -> None:
    figure = Measurement(test=test, side="none", value=100, unit=unit)  # type: ignore[arg-type]
    error = error_of(figure, CATALOGUE, sex="female")
    assert error is not None
    assert error.sem == pytest.approx(sem, abs=0.01)
    assert error.mdc == pytest.approx(mdc, abs=0.05)
    assert error.mdc == pytest.approx(Z_95 * sqrt(2) * error.sem, abs=0.15)


@pytest.mark.parametrize(
    "low_high", [row for row in CATALOGUE.repeatability.values() if row.sem], ids=lambda row: row.id
)
def test_every_published_detectable_change_fits_its_error(low_high: object) -> None:
    """MDC = 1.96 · √2 · SEM within rounding, wherever both were published for one end of the range."""
    for sem, mdc in zip(low_high.sem, low_high.mdc, strict=True):  # type: ignore[attr-defined]
        assert mdc == pytest.approx(Z_95 * sqrt(2) * sem, rel=0.16), low_high.id  # type: ignore[attr-defined]


def test_an_error_in_per_cent_grows_with_the_figure() -> None:
    near = error_of(Measurement(test="hop-for-distance", side="left", value=100, unit="cm"), CATALOGUE)
    far = error_of(Measurement(test="hop-for-distance", side="left", value=200, unit="cm"), CATALOGUE)
    assert near is not None
    assert far is not None
    assert (near.mdc, far.mdc) == pytest.approx((11.3, 22.6))


def test_a_norm_row_of_the_persons_sex_and_age() -> None:
    found = standing(result("active-knee-extension", left_deg=26.9, right_deg=17.8))
    left, right = found.figures
    assert left.position is not None
    assert right.position is not None
    assert left.position.sd_from_mean == pytest.approx(-1, abs=0.01)  # more degrees missing is worse
    assert left.position.percentile == pytest.approx(15.9, abs=0.2)
    assert right.position.percentile == 50


@pytest.mark.parametrize(
    ("person", "why"),
    [
        (Person(sex="male", birth_year=1980), "18 to 24 years"),
        (Person(sex=None, birth_year=2006), "sex was not said"),
        (Person(sex="male"), "birth year was not said"),
    ],
)
def test_no_row_no_percentile(person: Person, why: str) -> None:
    figure = standing(result("active-knee-extension", left_deg=40, right_deg=40), person=person).figures[0]
    assert figure.position is None
    assert why in figure.no_position
    assert not figure.labels


def test_change_against_the_last_time() -> None:
    found = standing(
        result("active-knee-extension", 7, left_deg=36, right_deg=30),
        result("active-knee-extension", left_deg=27, right_deg=29),
    )
    changes = [figure.change for figure in found.figures]
    assert [change.verdict for change in changes if change] == ["real", "within-noise"]


def test_sides_beyond_the_error_and_within() -> None:
    far = standing(result("heel-raise", left_reps=14, right_reps=25)).difference
    near = standing(result("heel-raise", left_reps=20, right_reps=25)).difference
    unknown = standing(result("single-leg-bridge", left_reps=5, right_reps=25)).difference
    assert far is not None
    assert near is not None
    assert unknown is not None
    assert (far.beyond_error, far.weaker, far.share) == (True, "left", 0.44)
    assert near.beyond_error is False
    assert unknown.beyond_error is None


def test_in_degrees_missing_the_larger_side_is_the_weaker() -> None:
    difference = standing(result("active-knee-extension", left_deg=30, right_deg=20)).difference
    assert difference is not None
    assert difference.weaker == "left"


def test_old_figures_say_so() -> None:
    weeks = CATALOGUE.tests["heel-raise"].valid_weeks
    assert standing(result("heel-raise", 7 * weeks, left_reps=20)).usable
    assert "older than" in standing(result("heel-raise", 7 * weeks + 1, left_reps=20)).why_not


def test_two_values_of_one_day() -> None:
    same = standing(result("heel-raise", left_reps=20), result("heel-raise", left_reps=24))
    apart = standing(result("heel-raise", left_reps=20), result("heel-raise", left_reps=27))
    assert same.usable
    assert same.figures[0].now.value == 24
    assert "stands twice" in apart.why_not


def test_swapped_legs_are_noticed_and_a_real_change_is_not_taken_for_one() -> None:
    before = result("heel-raise", 7, left_reps=12, right_reps=26)
    assert "swapped" in standing(before, result("heel-raise", left_reps=26, right_reps=13)).why_not
    assert standing(before, result("heel-raise", left_reps=20, right_reps=26)).usable


def test_results_of_the_future_are_not_there_yet() -> None:
    assert standings_of(replace(MAN, tests=(result("heel-raise", -3, left_reps=20),)), CATALOGUE, as_of=NOW) == ()


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_left_and_right_are_treated_alike(left: int, right: int, left_before: int, right_before: int) -> None:
    """Swap both days: the same verdict about the other side."""
    one = standing(
        result("heel-raise", 7, left_reps=left_before, right_reps=right_before),
        result("heel-raise", left_reps=left, right_reps=right),
    )
    other = standing(
        result("heel-raise", 7, left_reps=right_before, right_reps=left_before),
        result("heel-raise", left_reps=right, right_reps=left),
    )
    assert one.usable == other.usable
    assert one.difference is not None
    assert other.difference is not None
    assert one.difference.beyond_error == other.difference.beyond_error
    mirror = {"left": "right", "right": "left", None: None}
    assert other.difference.weaker == mirror[one.difference.weaker]
