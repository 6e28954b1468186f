"""Mass in the person's unit, and rounding to real plates."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from backline import quantities

KG_PLATES = (1.25, 2.5, 5.0, 10.0, 15.0, 20.0, 25.0)
LB_PLATES = tuple(quantities.lb_to_kg(plate) for plate in (2.5, 5, 10, 25, 35, 45))
LB_BAR = quantities.lb_to_kg(45)

masses = some.floats(min_value=0, max_value=500, allow_nan=False)


@pytest.mark.parametrize(
    ("load_kg", "unit", "words"),
    [
        (82.5, "kg", "82.5 kg"),
        (80.0, "kg", "80 kg"),
        (100.0, "kg", "100 kg"),
        (1.25, "kg", "1.25 kg"),
        (0.625, "kg", "0.625 kg"),
        (180 * 0.45359237, "lb", "180 lb"),
        (2.5 * 0.45359237, "lb", "2.5 lb"),
        (20.0, "lb", "44.1 lb"),
        (180 * 0.45359237, "kg", "81.6 kg"),
        (0.45359237, "kg", "0.45 kg"),
        (0.0, "kg", "0 kg"),
        (12.3, "kg", "12.3 kg"),
    ],
)
def test_a_load_is_printed_as_a_person_says_it(load_kg: float, unit: str, words: str) -> None:
    assert quantities.in_unit(load_kg, unit) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(8.0, 1, "8"), (8.25, 1, "8.2"), (10.0, 0, "10"), (100.0, 2, "100"), (-0.01, 1, "0"), (0.25, 2, "0.25")],
)
def test_trailing_zeros_are_dropped_and_others_kept(value: float, decimals: int, text: str) -> None:
    assert quantities.plain_number(value, decimals) == text


@pytest.mark.parametrize(
    ("target_kg", "load_kg"),
    [(82.5, 82.5), (84.9, 82.5), (85.0, 85.0), (20.0, 20.0), (22.4, 20.0), (19.9, None), (0.0, None)],
)
def test_a_bar_is_loaded_to_the_target_or_below(target_kg: float, load_kg: float | None) -> None:
    assert quantities.nearest_bar_kg(target_kg, 20.0, KG_PLATES) == load_kg


def test_few_plates_make_few_loads() -> None:
    assert quantities.makeable_bar_kg(15.0, (20.0,))[:3] == (15.0, 55.0, 95.0)
    assert quantities.nearest_bar_kg(94.0, 15.0, (20.0,)) == 55.0
    assert quantities.next_bar_step_kg(55.0, 15.0, (20.0,)) == 95.0
    assert quantities.makeable_bar_kg(20.0, ()) == (20.0,)
    assert quantities.next_bar_step_kg(20.0, 20.0, ()) is None


def test_pound_plates_make_whole_pounds() -> None:
    load_kg = quantities.nearest_bar_kg(quantities.lb_to_kg(182), LB_BAR, LB_PLATES)
    assert load_kg is not None
    assert quantities.in_unit(load_kg, "lb") == "180 lb"
    step_kg = quantities.next_bar_step_kg(load_kg, LB_BAR, LB_PLATES)
    assert step_kg is not None
    assert quantities.in_unit(step_kg, "lb") == "185 lb"


def test_kilogram_and_pound_plates_may_mix() -> None:
    loads = quantities.makeable_bar_kg(20.0, (*KG_PLATES, *LB_PLATES))
    assert len(loads) < 60_000
    assert quantities.nearest_bar_kg(21.0, 20.0, (10.0, quantities.lb_to_kg(1))) == pytest.approx(20.90718474)


def test_a_mass_below_nothing_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="mass"):
        quantities.makeable_bar_kg(20.0, (0.0,))


def test_dumbbells_and_stacks() -> None:
    assert quantities.nearest_of_kg(11.9, (4.0, 12.0, 8.0, 10.0)) == 10.0
    assert quantities.nearest_of_kg(3.9, (4.0, 8.0)) is None
    assert quantities.nearest_of_kg(3.9, ()) is None
    assert quantities.next_of_kg(8.0, (4.0, 12.0, 8.0)) == 12.0
    assert quantities.next_of_kg(12.0, (4.0, 12.0, 8.0)) is None
    assert quantities.nearest_step_kg(34.9, 5.0) == 30.0
    assert quantities.nearest_step_kg(35.0, 5.0) == 35.0
    assert quantities.nearest_step_kg(4.9, 5.0) is None


@given(masses)
def test_there_and_back_is_the_same_mass(mass_kg: float) -> None:
    assert math.isclose(quantities.lb_to_kg(quantities.kg_to_lb(mass_kg)), mass_kg, rel_tol=1e-12, abs_tol=1e-12)


@given(masses)
def test_printing_is_never_far_from_the_truth(mass_kg: float) -> None:
    for unit, value in (("kg", mass_kg), ("lb", quantities.kg_to_lb(mass_kg))):
        words = quantities.in_unit(mass_kg, unit)  # type: ignore[arg-type]
        number, printed_unit = words.split()
        assert printed_unit == unit
        assert abs(float(number) - value) <= 0.0501
        assert not ("." in number and number.endswith("0"))


@given(
    masses,
    some.sampled_from([20.0, 15.0, 10.0, LB_BAR]),
    some.sets(some.sampled_from([*KG_PLATES, *LB_PLATES]), max_size=5).map(lambda plates: tuple(sorted(plates))),
)
def test_rounding_to_plates(target_kg: float, bar_kg: float, plates_kg: tuple[float, ...]) -> None:
    load_kg = quantities.nearest_bar_kg(target_kg, bar_kg, plates_kg)
    if load_kg is None:
        assert target_kg < bar_kg
        return
    assert load_kg <= target_kg + 1e-6
    assert load_kg in quantities.makeable_bar_kg(bar_kg, plates_kg)
    assert quantities.nearest_bar_kg(load_kg, bar_kg, plates_kg) == load_kg
    above_kg = quantities.next_bar_step_kg(load_kg, bar_kg, plates_kg)
    assert above_kg is None or above_kg > target_kg - 0.005
    if plates_kg:
        assert above_kg is not None
        assert above_kg - load_kg <= 2 * plates_kg[0] + 0.02
