"""OpenSim's tables: what a file must hold, and where a mistake is."""

from pathlib import Path

import pytest

from backline.measurements.motion import read_moments, read_motion
from backline.measurements.opensim_table import read_table
from backline.measurements.source import FileError, open_source
from backline.record.curve import MeasurementProblem
from backline.record.pose import MomentSeries

GOOD = (
    "Coordinates\r\nversion=1\r\nnRows=3\r\nnColumns=3\r\ninDegrees=yes\r\n\r\nendheader\r\n"
    "time\tknee_angle_r\thip_flexion_r\r\n0\t1\t2\r\n0.1\t20\t3\r\n0.2\t3\t4\r\n"
)
MOMENTS = GOOD.replace("knee_angle_r", "knee_angle_r_moment").replace("hip_flexion_r", "lumbar_extension_moment")


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "squat.mot"
    path.write_bytes(text.encode())
    return path


def test_a_good_file(tmp_path: Path) -> None:
    table = read_table(open_source(write(tmp_path, GOOD)))
    assert table.columns == {"knee_angle_r": (1.0, 20.0, 3.0), "hip_flexion_r": (2.0, 3.0, 4.0)}
    assert (table.in_degrees, table.stated_rows, table.heads_row, table.short) == (True, 3, 8, "")


@pytest.mark.parametrize(
    ("old", "new", "row", "words"),
    [
        ("nRows=3", "nRows=many", None, "nRows: 'many' is no number"),
        ("nColumns=3", "nColumns=4", 8, "nColumns: the header says 4, the column line has 3"),
        ("endheader", "end", None, "no line `endheader`"),
        ("time\t", "t\t", 8, "first column must be time"),
        ("0.1\t20\t3", "0.1\t20", 10, "2 cells, the line of names 3"),
        ("0.1\t20\t3", "0.1\ttwo\t3", 10, '"two" is no number'),
        ("0.1\t20\t3", "0.1\tnan\t3", 10, '"nan" is no number'),
        ("0.1\t20\t3", "0.1\t1e400\t3", 10, "is no number"),
        ("0.1\t20\t3", "0.3\t20\t3", 11, "Time does not rise"),
        ("0\t1\t2", "\r\n0.5\t1\t2", 11, "Time does not rise"),
        ("hip_flexion_r", "knee_angle_r", 8, "knee_angle_r stands twice"),
        ("0\t1\t2\r\n0.1\t20\t3\r\n", "", None, "no rows"),
    ],
)
def test_mistakes_are_named_with_their_row(tmp_path: Path, old: str, new: str, row: int | None, words: str) -> None:
    assert old in GOOD
    with pytest.raises(FileError) as problem:
        read_table(open_source(write(tmp_path, GOOD.replace(old, new, 1))))
    assert words in problem.value.message
    assert problem.value.row == row


def test_a_short_file_is_noted_or_refused_as_asked(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD.replace("nRows=3", "nRows=7"))
    noted, refused = read_motion(path), read_motion(path, whole=True)
    assert not isinstance(noted, MeasurementProblem)
    assert noted.notes == ("nRows: the header says 7 rows, the file has 3: it may be cut off.",)
    assert isinstance(refused, MeasurementProblem)
    assert "nRows: the header says 7 rows, the file has 3" in refused.message


def test_moments_come_with_our_signs(tmp_path: Path) -> None:
    found = read_moments(write(tmp_path, MOMENTS))
    assert isinstance(found, MomentSeries)
    assert found.moments_n_m == {"right_knee": (-1.0, -20.0, -3.0), "lumbosacral": (2.0, 3.0, 4.0)}


def test_angles_are_no_moments(tmp_path: Path) -> None:
    found = read_moments(write(tmp_path, GOOD))
    assert isinstance(found, MeasurementProblem)
    assert "no joint moment that is known" in found.message
