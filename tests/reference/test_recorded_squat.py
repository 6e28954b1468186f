"""A recorded squat (OpenSim joint angles) played through the body: the shapes and signs that any squat has.

The recording has no forces and no masses; what is compared is what must hold for every person: the body stays in human
range, supports carry the weight, hip and knee extensors work at the bottom, and standing asks for next to nothing.
"""

import numpy as np
from tests.shared_data import SHARED

from backline.measurements.motion import read_moments, read_motion
from backline.movement.body import body
from backline.movement.recorded import beside, feet_apart_m, ground, record, shared_seconds
from backline.quantities import GRAVITY_M_S2
from backline.record.curve import MeasurementProblem
from backline.record.pose import AngleSeries, MomentSeries

SQUAT = SHARED / "pose" / "opencap-squat-ik.mot"
MOMENTS = SHARED / "pose" / "opensim-id-moments.sto"


def squat() -> AngleSeries:
    found = read_motion(SQUAT, whole=True)
    assert isinstance(found, AngleSeries)
    return found


def test_five_squats() -> None:
    series = squat()
    assert len(series.time_s) == 801
    recording = record("squat", series.time_s, series.angles_deg, body())
    motion, found = recording.motion, recording.moments
    knee = motion.pose.angles["right_knee"][0]
    assert np.allclose(knee, series.angles_deg["right_knee"], atol=1.0)
    deep = knee > 60.0
    starts = np.flatnonzero(np.diff(deep.astype(int)) == 1)
    assert len(starts) == 5
    standing = knee < 15.0
    for joint in ("knee", "hip"):
        at_bottom = float(np.median(found.total(joint)[0][deep]))
        upright = float(np.median(np.abs(found.total(joint)[0][standing])))
        assert at_bottom > 1.3 * upright > 0.0, (joint, at_bottom, upright)
    assert found.residual < 1e-6
    force = 75.0 * GRAVITY_M_S2
    assert float(np.abs(found.compression_n).max()) < 10 * force


def test_held_still_the_weight_stays_over_the_feet() -> None:
    """Nobody fell over: a wrong sign of an angle would carry the weight off the feet."""
    series = squat()
    recording = record("squat", series.time_s, series.angles_deg, body())
    assert ground(recording).beyond_share == 0.0
    assert feet_apart_m(recording) < 0.03
    turned = {**series.angles_deg, "lumbar_extension": [-value for value in series.angles_deg["lumbar_extension"]]}
    assert ground(record("squat", series.time_s, turned, body())).beyond_share > 0.0


def test_accelerations_of_filmed_angles_are_not_believed_blindly() -> None:
    series = squat()
    found = ground(record("squat", series.time_s, series.angles_deg, body(), inertia=True))
    assert found.carried_n[0] < 75.0 * GRAVITY_M_S2 < found.carried_n[1]
    assert found.beyond_share > 0.05


def test_the_real_file_that_is_shorter_than_it_says() -> None:
    refused = read_moments(MOMENTS, whole=True)
    assert isinstance(refused, MeasurementProblem)
    assert "nRows: the header says 250 rows, the file has 92" in refused.message
    taken = read_moments(MOMENTS)
    assert isinstance(taken, MomentSeries)
    assert set(taken.moments_n_m) == {"right_elbow"}
    assert 0.5 < max(map(abs, taken.moments_n_m["right_elbow"])) < 60.0  # one arm moving a box of some kilograms
    series = squat()
    recording = record("squat", series.time_s, series.angles_deg, body())
    assert shared_seconds(recording, taken.time_s) == (1.56, 2.47)
    assert [row.joint for row in beside(recording, taken.time_s, taken.moments_n_m)] == ["elbow"]
