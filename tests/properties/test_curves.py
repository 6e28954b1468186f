"""Random curves with known peak, gravity, overshoot, noise and drift are recovered within one per cent."""

from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.synthetic_curves import Truth, recording

from backline.assess.dynamometry.curves import CurveError, StrengthCurve, analyse
from backline.assess.dynamometry.limits import load_limits

LIMITS = load_limits()
EXAMPLES = 60


def found_in(truth: Truth, **how: bool) -> dict[str, StrengthCurve]:
    return {found.test: found for found in analyse(recording(truth, **how), LIMITS)}


LEAD_S = 0.18  # seconds of speeding up, overshoot and settling: a peak in them cannot be seen by anybody


def reachable(truth: Truth) -> Truth:
    """The same truth with both peaks where the held speed reaches them, and an overshoot above the speed's noise."""
    far = LEAD_S * truth.speed_deg_s + 4
    straightening, bending = ("hamstrings", "quadriceps") if truth.eccentric else ("quadriceps", "hamstrings")
    places = {
        f"{straightening}_at_deg": min(getattr(truth, f"{straightening}_at_deg"), 95 - far),
        f"{bending}_at_deg": max(getattr(truth, f"{bending}_at_deg"), far),
    }
    quiet = min(truth.speed_noise_deg_s, truth.overshoot_share * truth.speed_deg_s / 6)
    return Truth(**{**vars(truth), **places, "speed_noise_deg_s": quiet})


truths = st.builds(
    Truth,
    quadriceps_nm=st.floats(80, 350),
    hamstrings_nm=st.floats(60, 220),
    quadriceps_at_deg=st.floats(45, 70),
    hamstrings_at_deg=st.floats(25, 50),
    width_deg=st.floats(30, 60),
    limb_nm=st.floats(4, 16),
    speed_deg_s=st.sampled_from([30.0, 60.0, 120.0, 180.0, 240.0]),
    hz=st.sampled_from([100.0, 200.0, 256.0, 1000.0]),
    overshoot_share=st.floats(0.08, 0.35),
    spike_nm=st.floats(0, 80),
    noise_nm=st.floats(0, 0.4),
    speed_noise_deg_s=st.floats(0, 1.5),
    drift_nm=st.floats(-8, 8),
    offset_nm=st.floats(-6, 6),
    repetitions=st.integers(1, 4),
    eccentric=st.booleans(),
    seed=st.integers(0, 10_000),
).map(reachable)


@settings(max_examples=EXAMPLES, deadline=None)
@given(truths)
def test_known_peaks_are_recovered_within_one_per_cent(truth: Truth) -> None:
    found = found_in(truth)
    action = "eccentric" if truth.eccentric else "concentric"
    assert set(found) == {f"knee-extension-torque-{action}", f"knee-flexion-torque-{action}"}
    for muscle, peak in (("extension", truth.quadriceps_nm), ("flexion", truth.hamstrings_nm)):
        tested = found[f"knee-{muscle}-torque-{action}"]
        assert tested.gravity == "corrected"
        assert tested.speed_deg_s == truth.speed_deg_s
        assert len(tested.repetitions) == truth.repetitions
        assert tested.best.peak_nm == pytest.approx(peak, rel=0.01)
        assert tested.mean_nm == pytest.approx(peak, rel=0.01)


@settings(max_examples=25, deadline=None)
@given(truths)
def test_without_a_sign_the_peaks_are_the_same(truth: Truth) -> None:
    """Concentric only: without a sign nobody can tell who brakes."""
    plain = reachable(Truth(**{**vars(truth), "eccentric": False, "drift_nm": 0.0, "offset_nm": 0.0}))
    for name, tested in found_in(plain, signed=False).items():
        truth_nm = plain.quadriceps_nm if "extension" in name else plain.hamstrings_nm
        assert tested.best.peak_nm == pytest.approx(truth_nm, rel=0.01)


@settings(max_examples=25, deadline=None)
@given(truths)
def test_an_unweighed_limb_is_flagged_and_biases_the_ratio_upwards(truth: Truth) -> None:
    """Without correction the quadriceps lose and the hamstrings gain (the worked example of the literature)."""
    still = {"eccentric": False, "drift_nm": 0.0, "offset_nm": 0.0, "noise_nm": 0.0}
    plain = reachable(Truth(**{**vars(truth), **still}))
    found = found_in(plain, weighed=False)
    quadriceps, hamstrings = found["knee-extension-torque-concentric"], found["knee-flexion-torque-concentric"]
    assert quadriceps.gravity == hamstrings.gravity == "unknown"
    true = plain.hamstrings_nm / plain.quadriceps_nm
    assert hamstrings.best.peak_nm / quadriceps.best.peak_nm > true


def test_the_overshoot_would_have_been_the_peak() -> None:
    """A test that could not fail proves nothing: with the spike left in, the peak is wrong by far."""
    curve = recording(Truth(spike_nm=80, quadriceps_nm=150, quadriceps_at_deg=70))
    assert max(curve.signal) > 1.1 * 150


@pytest.mark.parametrize("eccentric", [False, True])
def test_a_machine_that_counts_the_other_way_round(eccentric: bool) -> None:
    """With the action stated the sign does not matter; without it only plain concentric work is believed."""
    truth = Truth(eccentric=eccentric, drift_nm=0, offset_nm=0)
    action: Literal["concentric", "eccentric"] = "eccentric" if eccentric else "concentric"
    curve = replace(recording(truth), action=action)
    turned = replace(curve, signal=tuple(-value for value in curve.signal))
    for recorded in (curve, turned):
        found = {tested.test: tested.best.peak_nm for tested in analyse(recorded, LIMITS)}
        assert found[f"knee-extension-torque-{action}"] == pytest.approx(truth.quadriceps_nm, rel=0.01)
        assert found[f"knee-flexion-torque-{action}"] == pytest.approx(truth.hamstrings_nm, rel=0.01)
    unsaid = replace(curve, action="")
    if eccentric:
        with pytest.raises(CurveError, match="Say which"):
            analyse(unsaid, LIMITS)
    else:
        notes = [note for tested in analyse(unsaid, LIMITS) for note in tested.notes]
        assert any("concentric is assumed" in note for note in notes)


@settings(max_examples=25, deadline=None)
@given(truths)
def test_without_a_speed_column_the_peaks_are_the_same(truth: Truth) -> None:
    curve = replace(recording(truth), speed_deg_s=())
    for tested in analyse(curve, LIMITS):
        peak = truth.quadriceps_nm if "extension" in tested.test else truth.hamstrings_nm
        assert tested.best.peak_nm == pytest.approx(peak, rel=0.01)
