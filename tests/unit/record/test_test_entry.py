"""Typed values: conventions, units, and what cannot be right."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.record.test_entry import Entry, EntryProblem, enter, keys_of
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
TYPED = [test for test in CATALOGUE.tests.values() if test.typed is not None]


def entered(test: str, values: dict[str, float], words: dict[str, str] | None = None) -> Entry | EntryProblem:
    return enter(CATALOGUE.tests[test], values, words or {})


def test_a_side_needs_no_unit() -> None:
    found = entered("heel-raise", {"left": 18, "right": 22})
    assert isinstance(found, Entry)
    assert found.values == {"left_reps": 18, "right_reps": 22}


@pytest.mark.parametrize(
    ("test", "values", "convention", "canonical"),
    [
        ("active-knee-extension", {"left_deg": 152.0}, "extension-angle", {"left_deg": 28.0}),
        ("nordic-break-angle", {"deg": 126.0}, "knee-angle", {"deg": 54.0}),  # as S87 was published
        ("shoulder-angle", {"deg": 52.0}, "from-vertical", {"deg": 38.0}),
        ("craniovertebral-angle", {"deg": 46.0}, "from-vertical", {"deg": 44.0}),
        ("sit-and-reach", {"cm": -5.0}, "toes-zero", {"cm": 21.0}),
    ],
)
def test_another_convention_is_turned_into_the_tests_own(
    test: str, values: dict[str, float], convention: str, canonical: dict[str, float]
) -> None:
    found = entered(test, values, {"convention": convention})
    assert isinstance(found, Entry)
    assert found.values == canonical


@pytest.mark.parametrize("test", TYPED, ids=lambda test: test.id)
def test_every_other_convention_turns_all_of_its_range_into_what_is_possible(test: object) -> None:
    for other in test.typed.other:  # type: ignore[attr-defined]
        low, high = sorted(other.canonical(each) for each in other.range)
        assert test.typed.range[0] <= low <= high <= test.typed.range[1], other.word  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("test", "values", "words"),
    [
        ("active-knee-extension", {"left_deg": 152.0, "right_deg": 150.0}, "becomes 28"),
        ("active-knee-extension", {"left_deg": 0.49}, "would be 28 degrees"),
        ("active-knee-extension", {"deg": 28.0}, "two sides"),
        ("active-knee-extension", {"left_rad": 0.5}, "not radians"),
        ("active-knee-extension", {"left_cm": 28.0}, "known: left_deg, right_deg"),
        ("biering-sorensen", {"left_s": 60.0}, "no sides"),
        ("biering-sorensen", {"s": 241.0}, "longest time"),
        ("heel-raise", {"left": 12.5}, "no whole number"),
        ("pain", {"points": 11.0}, "from 0 to 10"),
        ("knee-flexion-force-isometric", {"left_n": 18.5}, "18.5kg is 181.4 n"),
    ],
)
def test_what_cannot_be_right_says_what_to_do(test: str, values: dict[str, float], words: str) -> None:
    found = entered(test, values)
    assert isinstance(found, EntryProblem)
    assert words in found.message
    assert len(found.message.splitlines()) <= 3


def test_the_same_side_twice_is_no_value() -> None:
    found = entered("knee-flexion-force-isometric", {"left_n": 200.0, "left_kg": 20.0})
    assert isinstance(found, EntryProblem)


@given(st.sampled_from(TYPED), st.floats(-1e6, 1e6), st.sampled_from(["", "_deg", "_rad", "_kg", "_s", "_n"]))
def test_whatever_is_typed_it_is_possible_or_refused(test: object, value: float, unit: str) -> None:
    form = test.typed  # type: ignore[attr-defined]
    key = f"left{unit}" if form.sides else (unit.strip("_") or form.unit_key)
    found = enter(test, {key: value}, {})  # type: ignore[arg-type]
    if isinstance(found, Entry):
        assert set(found.values) <= set(keys_of(form))
        assert all(form.range[0] <= each <= form.range[1] for each in found.values.values())
    else:
        assert found.message


@given(st.floats(0, 90), st.floats(0, 90))
def test_turning_there_and_back_is_the_same(left: float, right: float) -> None:
    turned = entered("active-knee-extension", {"left_deg": 180 - left, "right_deg": 180 - right},
                     {"convention": "extension-angle"})  # fmt: skip
    assert isinstance(turned, Entry)
    assert math.isclose(turned.values["left_deg"], left, abs_tol=1e-5)
    assert math.isclose(turned.values["right_deg"], right, abs_tol=1e-5)
