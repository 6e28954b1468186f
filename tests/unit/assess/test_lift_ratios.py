"""Ratios of estimated maxima of a log."""

from math import sqrt

import pytest

from backline.assess.lift_ratios import lift_ratio_sentences, lift_ratios
from backline.record.history import History, Lift
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()


def log(**lifts: tuple[float, float, float | None]) -> History:
    return History(
        from_log=True,
        lifts={
            name.replace("_", "-"): Lift(
                last_done="2026-11-20", sets_last_8_weeks=20, e1rm_kg=value, error_kg=error, body_mass_kg=body
            )
            for name, (value, error, body) in lifts.items()
        },
    )


def test_bench_to_pull_up_with_the_body() -> None:
    found = lift_ratios(log(bench_press=(130.1, 5.0, None), pull_up=(133.1, 6.0, 90.0)), "male", CATALOGUE)
    (ratio,) = found
    assert ratio.value == pytest.approx(0.977, abs=0.001)  # S40: 130.1 to 133.1 kg are 97.7 %
    assert ratio.error == pytest.approx(ratio.value * sqrt((5 / 130.1) ** 2 + (6 / 133.1) ** 2))
    (sentence,) = lift_ratio_sentences(found)
    assert "0.98 ± 0.06" in sentence
    assert "No target is made from it." in sentence


@pytest.mark.parametrize(("sex", "published"), [("male", 1.15), ("female", 1.18)])
def test_deadlift_to_squat_of_each_sex(sex: str, published: float) -> None:
    found = lift_ratios(log(deadlift=(150.0, 5.0, None), back_squat=(120.0, 5.0, None)), sex, CATALOGUE)
    assert [(ratio.ratio.mean, round(ratio.value, 2)) for ratio in found] == [(published, 1.25)]


def test_nothing_is_said_without_both_lifts_the_body_or_the_sex() -> None:
    assert lift_ratios(log(deadlift=(150.0, 5.0, None)), "male", CATALOGUE) == ()
    assert lift_ratios(log(bench_press=(100.0, 5.0, None), pull_up=(100.0, 5.0, None)), "male", CATALOGUE) == ()
    assert lift_ratios(log(deadlift=(150.0, 5.0, None), back_squat=(120.0, 5.0, None)), None, CATALOGUE) == ()


def test_a_ratio_of_percentiles_says_so() -> None:
    for row in CATALOGUE.lift_ratios.values():
        assert row.sd is not None or "ratio of percentiles" in row.population
