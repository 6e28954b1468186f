"""A recorded squat (OpenSim joint angles) played through the body: the shapes and signs that any squat has.

The recording has no forces and no masses; what is compared is what must hold for every person: the body stays in human
range, supports carry the weight, hip and knee extensors work at the bottom, and standing asks for next to nothing.
"""

import numpy as np
import pytest
from tests.shared_data import SHARED

from backline.movement.body import body
from backline.movement.dynamics import moments
from backline.movement.opensim import TableProblem, moments_of, motion_of, read_table_file

SQUAT = SHARED / "pose" / "opencap-squat-ik.mot"
MOMENTS = SHARED / "pose" / "opensim-id-moments.sto"


def test_five_squats() -> None:
    table = read_table_file(SQUAT)
    assert len(table.time) == 801
    motion = motion_of(table, body())
    found = moments(motion)
    knee = motion.pose.angles["right_knee"][0]
    assert np.allclose(knee, table.columns["knee_angle_r"], atol=1.0)
    deep = knee > 60.0
    starts = np.flatnonzero(np.diff(deep.astype(int)) == 1)
    assert len(starts) == 5
    standing = knee < 15.0
    for joint in ("knee", "hip"):
        at_bottom = float(np.median(found.total(joint)[0][deep]))
        upright = float(np.median(np.abs(found.total(joint)[0][standing])))
        assert at_bottom > 1.3 * upright > 0.0, (joint, at_bottom, upright)
    assert found.residual < 1e-6
    force = 75.0 * 9.81
    assert float(np.abs(found.compression_n).max()) < 10 * force


def test_the_real_file_that_is_shorter_than_it_says() -> None:
    with pytest.raises(TableProblem, match=r"opensim-id-moments\.sto: nRows: the header says 250 rows, the file has"):
        read_table_file(MOMENTS)
    table = read_table_file(MOMENTS, accept_short=True)
    assert table.stated_rows == 250
    found = moments_of(table)
    assert set(found) == {"right_elbow"}
    assert 0.5 < float(np.abs(found["right_elbow"]).max()) < 60.0  # one arm moving a box of some kilograms
