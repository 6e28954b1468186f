"""A change of one person is real beyond the minimal detectable change, noise within it, and unknown without one."""

import pytest

from backline.assess.change import change_between
from backline.record.measurement import Measurement, MeasurementError, Method

ERROR = MeasurementError(sem=2.9, mdc=8.0, basis="S26")


def knee(value: float, error: MeasurementError | None = ERROR, method: Method | None = None) -> Measurement:
    return Measurement(
        test="active-knee-extension",
        side="left",
        value=value,
        unit="deg",
        error=error,
        method=method or Method(),
    )


@pytest.mark.parametrize(
    ("after", "verdict"), [(30.0, "within-noise"), (22.0, "within-noise"), (21.9, "real"), (38.1, "real")]
)
def test_beyond_the_error_is_real(after: float, verdict: str) -> None:
    assert change_between(knee(30), knee(after)).verdict == verdict


def test_without_an_error_nothing_can_be_said() -> None:
    assert change_between(knee(30, None), knee(5, None)).verdict == "cannot-say"


def test_the_larger_error_of_the_two_counts() -> None:
    assert (
        change_between(knee(30), knee(18, MeasurementError(sem=5.3, mdc=14.7, basis="S27"))).verdict == "within-noise"
    )


def test_other_methods_are_never_compared() -> None:
    change = change_between(knee(30), knee(5, method=Method(convention="x", gravity="unknown")))
    assert change.verdict == "cannot-say"
    assert "not measured in the same way" in change.reason


def test_another_test_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="one test"):
        change_between(knee(30), Measurement(test="active-knee-extension", side="right", value=1, unit="deg"))
