"""Measurements validate themselves, methods say why they differ, and typed values become figures."""

from dataclasses import replace
from datetime import date
from math import inf, nan

import pytest

from backline.record.measurement import Measurement, MeasurementError, Method
from backline.record.person import TestResult
from backline.record.typed import results_from, typed_measurements, value_key


@pytest.mark.parametrize("value", [nan, inf, -inf])
def test_a_figure_is_a_finite_number(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        Measurement(test="nordic-force", side="left", value=value, unit="N")


def test_unit_side_and_test_are_known() -> None:
    with pytest.raises(ValueError, match="no such unit"):
        Measurement(test="nordic-force", side="left", value=1, unit="kp")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no such side"):
        Measurement(test="nordic-force", side="L", value=1, unit="N")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="names its test"):
        Measurement(test="", side="left", value=1, unit="N")


def test_a_change_that_can_be_seen_is_not_below_the_error() -> None:
    with pytest.raises(ValueError, match="sem <= mdc"):
        MeasurementError(sem=3, mdc=2, basis="")


def test_gravity_is_never_compared_across() -> None:
    one, other = Method(gravity="corrected"), Method(gravity="uncorrected")
    assert one.differs_from(other) == "one is gravity-corrected, the other not gravity-corrected"
    assert Method(gravity="unknown").differs_from(one)
    assert not one.differs_from(one)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (Method(speed_deg_s=60), Method(speed_deg_s=180), "60 °/s against 180 °/s"),
        (Method(angle_deg=30), Method(angle_deg=60), "30° against 60°"),
        (Method(convention="short of straight"), Method(convention="from straight"), "against"),
        (Method(statistic="best"), Method(statistic="mean"), "the best repetition against the mean"),
        (Method(instrument="Biodex"), Method(instrument="Cybex"), "Biodex against Cybex"),
    ],
)
def test_methods_that_differ_say_how(one: Method, other: Method, words: str) -> None:
    assert words in one.differs_from(other)
    assert not one.differs_from(Method())


def test_keys_of_typed_values() -> None:
    assert value_key("left_deg") == ("left", "deg")
    assert value_key("both_n") == ("both", "N")
    assert value_key("reps") == ("none", "repetitions")
    assert value_key("speed_deg_s") is None
    assert value_key("middle_deg") is None
    assert value_key("left_") is None


def test_typed_values_become_figures_with_their_conditions() -> None:
    typed = TestResult(
        id="knee-flexion-torque-eccentric",
        date=date(2026, 11, 20),
        values={"left_nm": 120, "right_nm": 131, "speed_deg_s": 60},
    )
    left, right = typed_measurements([typed], file="client.toml")
    assert (left.side, left.value, left.unit, left.method.speed_deg_s) == ("left", 120, "N·m", 60)
    assert (right.side, right.value, right.date, right.file) == ("right", 131, date(2026, 11, 20), "client.toml")


def test_figures_of_files_become_typed_ones_and_back() -> None:
    """60 °/s goes before other speeds, the best value of a side counts, what has no day is left out."""
    typed = TestResult(
        id="knee-flexion-torque-eccentric",
        date=date(2026, 11, 20),
        values={"left_nm": 120.0, "right_nm": 131.0, "speed_deg_s": 60.0},
    )
    figures = typed_measurements([typed])
    assert results_from(figures) == (typed,)
    fast = [replace(figure, method=Method(speed_deg_s=180), value=90) for figure in figures]
    worse = [replace(figure, value=100) for figure in figures]
    undated = [replace(figure, date=None) for figure in figures]
    assert results_from([*fast, *undated, *worse, *figures]) == (typed,)
    assert results_from(fast)[0].values["speed_deg_s"] == 180
