"""The real pose and motion files: read, and reported as they are."""

from tests.shared_data import SHARED

from backline.assess.pose_series import SeriesProblem, angles_of
from backline.assess.posture import PictureProblem, Posture, posture_of
from backline.assess.repetitions import movement_of
from backline.measurements.landmarks import read_landmarks
from backline.measurements.motion import read_motion
from backline.record.curve import MeasurementProblem
from backline.record.pose import AngleSeries, PoseFile

POSE = SHARED / "pose"


def test_coco_with_several_people() -> None:
    found = read_landmarks([POSE / "coco-keypoints.json"])
    assert isinstance(found, PoseFile)
    people = {picture.name: len(picture.people) for picture in found.pictures}
    assert people == {"785": 1, "40083": 3, "196141": 5, "197388": 5}
    answers = {picture.name: posture_of(picture) for picture in found.pictures}
    assert isinstance(answers["785"], Posture)
    assert answers["785"].view == "oblique"
    for crowded in ("40083", "196141", "197388"):
        refused = answers[crowded]
        assert isinstance(refused, PictureProblem)
        assert "people in it" in refused.message


def test_mediapipe_tables_need_the_size_of_the_picture() -> None:
    for name, rows in (("mediapipe-squat-labelled-test.csv", 853), ("mediapipe-plank-labelled-test.csv", 710)):
        found = read_landmarks([POSE / name])
        assert isinstance(found, PoseFile)
        assert (len(found.pictures), found.series) == (rows, False)
        refused = posture_of(found.pictures[0])
        assert isinstance(refused, PictureProblem)
        assert "--picture" in refused.message
        assert isinstance(angles_of(found, rate_hz=30), SeriesProblem)


def test_squats_filmed_from_the_front_give_no_posture_and_planks_from_the_side_do() -> None:
    squat = read_landmarks([POSE / "mediapipe-squat-labelled-test.csv"])
    plank = read_landmarks([POSE / "mediapipe-plank-labelled-test.csv"])
    assert isinstance(squat, PoseFile)
    assert isinstance(plank, PoseFile)
    assert all(isinstance(posture_of(each, size=(1280, 720)), PictureProblem) for each in squat.pictures[:50])
    found = posture_of(plank.pictures[0], size=(1280, 720))
    assert isinstance(found, Posture)
    lean = {angle.test: angle.value_deg for angle in found.angles}["trunk-lean-angle"]
    assert 75 <= lean <= 105  # a plank lies


def test_gait_of_openpose() -> None:
    found = read_landmarks(sorted((POSE / "openpose-body25-gait-A").glob("*.json")))
    assert isinstance(found, PoseFile)
    assert (found.format, len(found.pictures), found.series) == ("OpenPose BODY_25", 30, True)
    angles = angles_of(found, rate_hz=30)
    assert isinstance(angles, AngleSeries), "the legs cross in the picture, and are not taken for swapped"
    assert 50 <= max(angles.angles_deg["left_knee"]) <= 85  # swing of walking
    movement = movement_of(angles)
    assert movement.sides == ()


def test_five_squats_of_opencap() -> None:
    series = read_motion(POSE / "opencap-squat-ik.mot")
    assert isinstance(series, AngleSeries)
    assert len(series.time_s) == 801
    movement = movement_of(series)
    assert len(movement.repetitions) == 5
    for each in movement.repetitions:
        assert 0.4 <= each.down_s <= 1.0
        assert 0.4 <= each.up_s <= 1.0
        knees = {joint.side: joint.range_deg for joint in each.ranges if joint.joint == "knee"}
        assert all(60 <= deg <= 95 for deg in knees.values())


def test_files_without_a_movement_say_so() -> None:
    moments = read_motion(POSE / "opensim-id-moments.sto")
    markers = read_motion(POSE / "markers-comma.trc")
    assert isinstance(moments, MeasurementProblem)
    assert isinstance(markers, MeasurementProblem)
    assert "moments" in moments.message
