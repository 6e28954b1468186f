"""OpenSim's tables: what a file must hold, and smoothing that is exact for what it should be exact for."""

from pathlib import Path

import numpy as np
import pytest

from backline.movement.opensim import TableProblem, moments_of, read_table_file, smoothed

GOOD = (
    "Coordinates\r\nversion=1\r\nnRows=3\r\nnColumns=3\r\ninDegrees=yes\r\n\r\nendheader\r\n"
    "time\tknee_angle_r\thip_flexion_r\r\n0\t1\t2\r\n0.1\t2\t3\r\n0.2\t3\t4\r\n"
)


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "squat.mot"
    path.write_bytes(text.encode())
    return path


def test_a_good_file(tmp_path: Path) -> None:
    table = read_table_file(write(tmp_path, GOOD))
    assert table.columns["knee_angle_r"].tolist() == [1.0, 2.0, 3.0]
    assert table.in_degrees


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ("nRows=3", "nRows=7", "nRows", "says 7 rows, the file has 3"),
        ("nRows=3", "nRows=2", "nRows", "says 2 rows"),
        ("nRows=3", "nRows=many", "nrows", "no number"),
        ("nColumns=3", "nColumns=4", "nColumns", "says 4"),
        ("endheader", "end", "endheader", "is missing"),
        ("time\t", "t\t", "time", "first column"),
        ("0.1\t2\t3", "0.1\t2", "line 10", "2 numbers for 3"),
        ("0.1\t2\t3", "0.1\ttwo\t3", "line 10", "no number"),
        ("0.1\t2\t3", "0.1\tnan\t3", "line 10", "not finite"),
        ("0.1\t2\t3", "0.3\t2\t3", "time", "does not rise"),
        ("hip_flexion_r", "knee_angle_r", "columns", "stands twice"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, old: str, new: str, key: str, reason: str) -> None:
    assert old in GOOD
    with pytest.raises(TableProblem) as problem:
        read_table_file(write(tmp_path, GOOD.replace(old, new, 1)))
    assert (problem.value.file, problem.value.key) == ("squat.mot", key)
    assert reason in problem.value.reason


def test_a_short_file_is_taken_when_asked(tmp_path: Path) -> None:
    table = read_table_file(write(tmp_path, GOOD.replace("nRows=3", "nRows=7")), accept_short=True)
    assert (len(table.time), table.stated_rows) == (3, 7)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(TableProblem, match=r"gone\.mot: file"):
        read_table_file(tmp_path / "gone.mot")


def test_no_moment_that_is_known(tmp_path: Path) -> None:
    with pytest.raises(TableProblem, match="no joint moment"):
        moments_of(read_table_file(write(tmp_path, GOOD)))


def test_smoothing_is_exact_for_a_polynomial_also_at_the_ends() -> None:
    time = np.linspace(0.0, 2.0, 81)
    found = smoothed(time, 3 * time**4 - time**2 + 5)
    assert np.allclose(found.p[0], 3 * time**4 - time**2 + 5)
    assert np.allclose(found.v[0], 12 * time**3 - 2 * time, atol=1e-6)
    assert np.allclose(found.a[0], 36 * time**2 - 2, atol=1e-4)
