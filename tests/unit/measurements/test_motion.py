"""Motion files: degrees and radians, cut off, milliseconds."""

from math import pi, radians, sin
from pathlib import Path

import pytest

from backline.measurements.motion import read_motion
from backline.record.curve import MeasurementProblem
from backline.record.pose import AngleSeries


def motion(
    *, degrees: str = "yes", factor: float = 1.0, rows: int = 50, said: int | None = None, step: float = 0.02,
    heads: str = "time\tknee_angle_r\tknee_angle_l\thip_flexion_r",
) -> str:  # fmt: skip
    lines = ["Coordinates", "version=1", f"nRows={rows if said is None else said}", "nColumns=4"]
    lines += [f"inDegrees={degrees}"] if degrees else []
    lines += ["endheader", heads]
    for row in range(rows):
        angle = factor * 45 * (1 + sin(2 * pi * row / 25))
        lines.append(f"{row * step:.5f}\t{angle:.6f}\t{angle:.6f}\t{angle:.6f}")
    return "\r\n".join(lines) + "\r\n"


def read(tmp_path: Path, text: str) -> AngleSeries | MeasurementProblem:
    file = tmp_path / "squat.mot"
    file.write_bytes(text.encode())
    return read_motion(file)


def test_degrees(tmp_path: Path) -> None:
    found = read(tmp_path, motion())
    assert isinstance(found, AngleSeries)
    assert set(found.angles_deg) == {"right_knee", "left_knee", "right_hip"}
    assert max(found.angles_deg["left_knee"]) == pytest.approx(90, abs=0.5)
    assert not found.notes


def test_radians_that_say_so_are_converted(tmp_path: Path) -> None:
    found = read(tmp_path, motion(degrees="no", factor=radians(1)))
    assert isinstance(found, AngleSeries)
    assert max(found.angles_deg["left_knee"]) == pytest.approx(90, abs=0.5)
    assert "converted" in found.notes[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (motion(factor=radians(1)), "look like radians"),
        (motion(degrees="no"), "look like degrees"),
        (motion(degrees=""), "cannot be told apart"),
        (motion(step=20), "milliseconds"),
        (motion(step=0.0), "does not rise"),
        (motion(heads="time\tknee_angle_r_moment\tknee_angle_l_moment\thip_flexion_r_moment"), "joint moments"),
        (motion(heads="time\ta\tb\tc"), "no angle of hip or knee"),
        (motion(heads="t\tknee_angle_r\tknee_angle_l\thip_flexion_r"), "first column must be time"),
        (motion().rsplit("\t", 1)[0] + "\r\n", "cut off"),
        (motion().replace("0.04000\t", "0.04000\tx"), "is no number"),
        ("nothing", "endheader"),
        (motion(rows=0), "no rows"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, words: str) -> None:
    found = read(tmp_path, text)
    assert isinstance(found, MeasurementProblem)
    assert words in found.message


def test_fewer_rows_than_the_header_says(tmp_path: Path) -> None:
    found = read(tmp_path, motion(said=80))
    assert isinstance(found, AngleSeries)
    assert "80 rows, the file has 50" in found.notes[0]


def test_commas_of_a_spreadsheet(tmp_path: Path) -> None:
    found = read(tmp_path, motion().replace("\t", ",").replace("\r\n", ",,\r\n"))
    assert isinstance(found, AngleSeries)
