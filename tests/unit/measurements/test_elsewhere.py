"""A file that a reader does not know: what it is, and which command or export helps."""

from pathlib import Path

import pytest

from backline.measurements.landmarks import read_landmarks
from backline.measurements.read import read_measurement_file
from backline.record.curve import MeasurementProblem

C3D = b"\x02\x50" + bytes(510) + b"POINT"
TRC = b"PathFileType\t4\t(X/Y/Z)\tsquat.trc\nDataRate\tCameraRate\n"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gait.c3d", C3D, "C3D) are not read.\nExport joint angles as an OpenSim motion file"),
        ("gait.bin", C3D, "C3D) are not read"),
        ("squat.trc", TRC, "TRC) are not read.\nExport joint angles"),
        ("photo.jpg", b"\xff\xd8\xff\xe0 some", "A picture holds no points"),
        ("film.mp4", b"\x00\x00\x00\x20ftypisom", "`backline movement FOLDER --rate N`"),
        ("watch.fit", b"\x0e\x10 .FIT", "watch"),
        ("log.csv", b"Date,Exercise,Weight,Reps\n2026-11-01,Squat,100,5\n", "`backline audit "),
        ("max.csv", b"subject,leg,exercise,timepoint,load\nA,R,legpress,pre,137\n", "`backline audit "),
        ("notes.txt", b"hello\n", "Poses and motions: OpenPose JSON"),
    ],
)
def test_what_helps_is_named(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    found = read_measurement_file(file)
    assert isinstance(found, MeasurementProblem)
    assert words in found.message
    assert len(found.message.splitlines()) <= 3
    posed = read_landmarks([file])
    assert isinstance(posed, MeasurementProblem)
    assert words in posed.message or "It knows: OpenPose JSON" in posed.message


def test_a_table_of_torque_is_never_taken_for_a_training_log(tmp_path: Path) -> None:
    file = tmp_path / "torque.csv"
    file.write_text("subject,leg,velocity,movement,timepoint,load\nA,R,isok.60,ext,pre,180\n", encoding="utf-8")
    assert not isinstance(read_measurement_file(file), MeasurementProblem)


def test_a_motion_file_given_as_a_picture_names_its_command(tmp_path: Path) -> None:
    from tests.unit.measurements.test_motion import motion

    (tmp_path / "squat.mot").write_text(motion(), encoding="utf-8")
    found = read_landmarks([tmp_path / "squat.mot"])
    assert isinstance(found, MeasurementProblem)
    assert f"`backline movement {tmp_path / 'squat.mot'}`" in found.message
