"""Landmark files: real ones of each format, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backline.measurements.landmark_names import BODY_25, COCO_17, COCO_18, MEDIAPIPE
from backline.measurements.landmarks import read_landmarks
from backline.record.curve import MeasurementProblem
from backline.record.pose import PoseFile


def read(tmp_path: Path, content: Any, name: str = "pose.json") -> PoseFile | MeasurementProblem:
    file = tmp_path / name
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read_landmarks([file])


def openpose(*people: list[float]) -> dict[str, Any]:
    return {"version": 1.3, "people": [{"pose_keypoints_2d": each} for each in people]}


def body(count: int = 25) -> list[float]:
    return [value for index in range(count) for value in (100.0 + index, 200.0 + index, 0.9)]


def test_names_are_each_once() -> None:
    for names, count in ((BODY_25, 25), (COCO_18, 18), (COCO_17, 17), (MEDIAPIPE, 33)):
        assert len(names) == len(set(names)) == count


def test_openpose_of_both_layouts_and_what_was_not_seen(tmp_path: Path) -> None:
    values = body()
    values[0:3] = [0, 0, 0]
    found = read(tmp_path, openpose(values))
    assert isinstance(found, PoseFile)
    assert found.format == "OpenPose BODY_25"
    points = found.pictures[0].people[0].points
    assert "nose" not in points
    assert points["right_knee"].x == 100 + BODY_25.index("right_knee")
    older = read(tmp_path, openpose(body(18)))
    assert isinstance(older, PoseFile)
    assert older.format == "OpenPose COCO-18"


def test_two_people_stay_two_people(tmp_path: Path) -> None:
    found = read(tmp_path, openpose(body(), body()))
    assert isinstance(found, PoseFile)
    assert len(found.pictures[0].people) == 2


def test_mediapipe_of_one_picture_and_of_a_film(tmp_path: Path) -> None:
    marks = [{"x": 0.1 + 0.01 * index, "y": 0.2, "z": 0, "visibility": 0.8} for index in range(33)]
    one = read(tmp_path, {"landmarks": marks, "width": 1080, "height": 1920})
    film = read(tmp_path, {"frames": [{"landmarks": marks}, {"landmarks": marks}]})
    assert isinstance(one, PoseFile)
    assert isinstance(film, PoseFile)
    assert one.pictures[0].positions == "shares"
    assert (one.pictures[0].width, one.series, film.series) == (1080, False, True)


def test_points_typed_by_hand(tmp_path: Path) -> None:
    found = read(tmp_path, "plumb = [[0, 0], [0, 9]]\n[points]\nc7 = [300, 300]\ntragus = [370, 215]\n", "points.toml")
    assert isinstance(found, PoseFile)
    assert found.pictures[0].plumb is not None
    assert found.pictures[0].people[0].points["c7"].x == 300


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        ("{", "pose.json", "no whole JSON"),
        ({"people": [{"pose_keypoints_2d": [1, 2]}]}, "pose.json", "25 points"),
        ({"nothing": 1}, "pose.json", "It knows: OpenPose"),
        ({"annotations": [{"keypoints": [1]}]}, "pose.json", "17 keypoints"),
        ({"annotations": []}, "pose.json", "no annotations"),
        ({"landmarks": [{"x": 1, "y": 2}] * 5}, "pose.json", "33 landmarks"),
        ("[points]\nknee = [1, 2]\n", "points.toml", "No such point: knee"),
        ("[points]\nc7 = 3\n", "points.toml", "must be [x, y]"),
        ("[points]\nc7 = [1, true]\n", "points.toml", "two numbers"),
        ("points = 3", "points.toml", "no [points] table"),
        ("[points]\n", "points.toml", "no [points] table"),
        ("left_knee_x,left_knee_y\n1,2\n3\n", "table.csv", "cut off"),
        ("left_knee_x,left_knee_y\n1,up\n", "table.csv", "not two numbers"),
        ("foo_x,foo_y\n1,2\n", "table.csv", "known landmark"),
        ("hello", "pose.txt", "No landmark format"),
    ],
)
def test_what_is_refused(tmp_path: Path, content: Any, name: str, words: str) -> None:
    found = read(tmp_path, content, name)
    assert isinstance(found, MeasurementProblem)
    assert words in found.message


def test_confidence_beyond_one_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, openpose([1.0, 2.0, 9.0] * 25))
    assert isinstance(found, MeasurementProblem)


def test_files_of_two_formats_do_not_belong_together(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(openpose(body())), encoding="utf-8")
    (tmp_path / "b.toml").write_text("[points]\nc7 = [1, 2]\n", encoding="utf-8")
    found = read_landmarks([tmp_path / "a.json", tmp_path / "b.toml"])
    assert isinstance(found, MeasurementProblem)
    assert "belong together" in found.message


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["people", "annotations", "landmarks", "frames", "keypoints", "x", "y"]), inner
        )
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=150)
@given(JSON)
def test_any_json_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: Any) -> None:
    file = tmp_path_factory.mktemp("json") / "x.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    found = read_landmarks([file])
    assert isinstance(found, PoseFile | MeasurementProblem)
