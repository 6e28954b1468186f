"""Posture angles against pictures whose angles are known by construction."""

from math import atan2, cos, degrees, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.assess.posture import PictureProblem, Posture, posture_of
from backline.record.pose import Picture, Point, Pose

LENGTH = 100.0


def at(start: tuple[float, float], across: float, down: float, angle: float) -> Point:
    """A point away from `start` in a direction against the horizontal."""
    return Point(x=start[0] + across * cos(radians(angle)), y=start[1] + down * sin(radians(angle)))


def drawn(cva: float = 50.0, shoulder: float = 53.0, thoracic: float = 30.0, facing: int = 1) -> dict[str, Point]:
    """A side view with these angles; the person looks to the right, or to the left with `facing` -1."""
    c7 = (500.0, 300.0)
    lean = radians(thoracic)  # T8 to C7 leans forward by it, T12 to T8 is upright
    t8 = (c7[0] - facing * LENGTH * sin(lean), c7[1] + LENGTH * cos(lean))
    return {
        "c7": Point(x=c7[0], y=c7[1]),
        "tragus": at(c7, facing * LENGTH, -LENGTH, cva),
        "acromion": at(c7, facing * LENGTH, LENGTH, shoulder),
        "t8": Point(x=t8[0], y=t8[1]),
        "t12": Point(x=t8[0], y=t8[1] + LENGTH),
    }


def turned(point: Point, angle: float) -> Point:
    c, s = cos(radians(angle)), sin(radians(angle))
    return Point(x=c * point.x - s * point.y, y=s * point.x + c * point.y)


def picture(points: dict[str, Point], **more: object) -> Picture:
    return Picture(name="photo", people=(Pose(points=points, person="0"),), **more)  # type: ignore[arg-type]


def angles(found: Posture | PictureProblem) -> dict[str, float]:
    assert isinstance(found, Posture), found
    return {angle.test: angle.value_deg for angle in found.angles}


@given(st.floats(20, 80), st.floats(10, 85), st.floats(-20, 80), st.sampled_from([1, -1]))
def test_drawn_angles_are_measured(cva: float, shoulder: float, thoracic: float, facing: int) -> None:
    found = angles(posture_of(picture(drawn(cva, shoulder, thoracic, facing))))
    assert found["craniovertebral-angle"] == pytest.approx(cva, abs=0.06)
    assert found["shoulder-angle"] == pytest.approx(shoulder, abs=0.06)
    assert found["thoracic-angle"] == pytest.approx(thoracic, abs=0.06)


@given(st.floats(-30, 30), st.sampled_from([1, -1]))
def test_a_plumb_line_undoes_a_tilted_camera(tilt: float, facing: int) -> None:
    points = {name: turned(point, tilt) for name, point in drawn(facing=facing).items()}
    plumb = (turned(Point(x=100, y=0), tilt), turned(Point(x=100, y=900), tilt))
    found = angles(posture_of(picture(points, plumb=plumb)))
    assert found == pytest.approx(angles(posture_of(picture(drawn(facing=facing)))), abs=0.11)


@given(st.floats(0.1, 20))
def test_the_size_of_the_picture_does_not_matter(scale: float) -> None:
    points = {name: Point(x=scale * point.x, y=scale * point.y) for name, point in drawn().items()}
    assert angles(posture_of(picture(points))) == pytest.approx(angles(posture_of(picture(drawn()))), abs=0.11)


@given(st.floats(200, 4000), st.floats(200, 4000))
def test_shares_of_width_and_height_are_the_same_as_pixels_once_the_size_is_said(width: float, height: float) -> None:
    shares = {name: Point(x=point.x / width, y=point.y / height) for name, point in drawn().items()}
    refused = posture_of(picture(shares, positions="shares"))
    assert isinstance(refused, PictureProblem)
    assert "--picture" in refused.message
    found = posture_of(picture(shares, positions="shares"), size=(width, height))
    assert angles(found) == pytest.approx(angles(posture_of(picture(drawn()))), abs=0.11)


def test_why_shares_are_refused() -> None:
    """On an upright phone picture 50 degrees would be read as 34: a normal posture as the worst there is."""
    read = degrees(atan2(sin(radians(50)) / 1920, cos(radians(50)) / 1080))
    assert read == pytest.approx(33.8, abs=0.1)


def test_a_pelvis_tipped_forward_arches_the_back() -> None:
    points = drawn() | {"hip": Point(x=500, y=700), "psis": Point(x=450, y=600), "asis": Point(x=550, y=620)}
    arched = angles(posture_of(picture(points)))["pelvis-trunk-angle"]
    points |= {"asis": Point(x=550, y=600)}
    square = angles(posture_of(picture(points)))["pelvis-trunk-angle"]
    assert square == pytest.approx(0, abs=0.1)
    assert arched == pytest.approx(-11.3, abs=0.1)


def body(width: float) -> dict[str, Point]:
    """A whole body seen with shoulders and hips so far apart; the nose looks to the right."""
    rows = {"shoulder": 200.0, "elbow": 300.0, "hip": 400.0, "knee": 550.0, "ankle": 700.0}
    points = {
        f"{side}_{joint}": Point(x=500 + sign * width / 2, y=y, confidence=0.9)
        for joint, y in rows.items()
        for side, sign in (("left", 1), ("right", -1))
    }
    return points | {"nose": Point(x=560, y=120, confidence=0.9), "left_ear": Point(x=510, y=120, confidence=0.9)}


def test_a_picture_from_the_front_is_refused_and_an_oblique_one_says_so() -> None:
    assert isinstance(posture_of(picture(body(160))), PictureProblem)
    oblique = posture_of(picture(body(90)))
    assert isinstance(oblique, Posture)
    assert oblique.view == "oblique"
    assert any("oblique" in note for note in oblique.notes)
    side = posture_of(picture(body(20)))
    assert isinstance(side, Posture)
    assert (side.view, side.facing) == ("side", "right")


def test_two_people_are_never_mixed() -> None:
    both = Picture(name="photo", people=(Pose(points=body(20), person="7"), Pose(points=body(20), person="8")))
    refused = posture_of(both)
    assert isinstance(refused, PictureProblem)
    assert "2 people" in refused.message
    assert isinstance(posture_of(both, person="7"), Posture)
    assert isinstance(posture_of(both, person="9"), PictureProblem)


def test_swapped_hips_are_found() -> None:
    points = body(160)
    points["left_hip"], points["right_hip"] = points["right_hip"], points["left_hip"]
    refused = posture_of(picture(points))
    assert isinstance(refused, PictureProblem)
    assert "swapped" in refused.message


def test_pose_files_give_no_craniovertebral_angle() -> None:
    found = posture_of(picture(body(20)))
    assert isinstance(found, Posture)
    assert {angle.test for angle in found.angles} == {"trunk-lean-angle", "head-forward-angle"}
    assert any("no craniovertebral angle" in note for note in found.notes)


def test_points_that_are_not_sure_are_not_used() -> None:
    points = body(20) | {"left_ear": Point(x=510, y=120, confidence=0.05)}
    found = posture_of(picture(points))
    assert isinstance(found, Posture)
    assert {angle.test for angle in found.angles} == {"trunk-lean-angle"}
    assert any("left_ear" in note for note in found.notes)
