"""The reference table of the one-repetition formulas."""

import pytest

from backline.assess.formulas import FORMULAS, brzycki, lander, mean_epley_brzycki

TABLE = {
    "Epley": (116.67, 133.33),
    "Brzycki": (112.50, 133.33),
    "Lombardi": (117.46, 125.89),
    "Mayhew": (119.01, 130.93),
    "Wathan": (116.58, 134.75),
    "O'Conner": (112.50, 125.00),
    "Lander": (113.71, 134.07),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_reference_table_at_100_kg(name: str) -> None:
    five, ten = TABLE[name]
    assert FORMULAS[name](100, 5) == pytest.approx(five, abs=0.005)
    assert FORMULAS[name](100, 10) == pytest.approx(ten, abs=0.005)


@pytest.mark.parametrize("name", FORMULAS)
def test_one_repetition_is_the_load_itself(name: str) -> None:
    assert FORMULAS[name](87.5, 1) == pytest.approx(87.5)


@pytest.mark.parametrize("name", FORMULAS)
def test_more_repetitions_or_load_mean_more(name: str) -> None:
    formula = FORMULAS[name]
    values = [formula(100, reps) for reps in range(2, 11)]
    assert values == sorted(values)
    assert formula(200, 5) == pytest.approx(2 * formula(100, 5))


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize(("load_kg", "reps"), [(100, 0), (-1, 5), (100, float("nan"))])
def test_nonsense_is_refused(name: str, load_kg: float, reps: float) -> None:
    with pytest.raises(ValueError, match="needs at least 1"):
        FORMULAS[name](load_kg, reps)


def test_brzycki_and_lander_refuse_37() -> None:
    for formula in (brzycki, lander):
        with pytest.raises(ValueError, match="37"):
            formula(100, 37)
    assert brzycki(100, 36) == pytest.approx(3600)


def test_default_is_the_mean_of_two() -> None:
    assert mean_epley_brzycki(100, 5) == pytest.approx((116.667 + 112.5) / 2, abs=0.001)
    assert mean_epley_brzycki(100, 10) == pytest.approx(133.333, abs=0.001)
