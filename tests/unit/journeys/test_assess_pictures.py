"""Pose and motion files in an assessment, beside files of strength."""

from datetime import date
from pathlib import Path

from tests.unit.measurements.test_motion import motion

from backline.exchange.documents import decode_assessment, encode
from backline.journeys.assess import Assessed, AssessRequest, assess
from backline.journeys.problem import Problem
from backline.present.assessment_page import assessment_page
from backline.present.assessment_text import assessment_text
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 20)
POINTS = "[points]\nc7 = [300, 300]\ntragus = [370, 215]\nacromion = [360, 360]\n"


def assessed(*paths: Path) -> Assessed | Problem:
    return assess(AssessRequest(paths=paths), CATALOGUE, today=TODAY, progress=lambda _: None)


def test_a_movement_is_reported_and_a_picture_gives_figures(tmp_path: Path) -> None:
    (tmp_path / "squat.mot").write_text(motion(rows=200), encoding="utf-8")
    (tmp_path / "points.toml").write_text(POINTS, encoding="utf-8")
    found = assessed(tmp_path / "squat.mot", tmp_path / "points.toml")
    assert isinstance(found, Assessed), found
    assert {figure.measurement.test for figure in found.assessment.figures} == {
        "craniovertebral-angle", "shoulder-angle",
    }  # fmt: skip
    said = {statement.id: statement.text for statement in found.assessment.statements}
    (movement,) = found.assessment.movements
    assert len(movement.repetitions) >= 6
    assert {side.joint for side in movement.sides} == {"knee"}
    assert found.assessment.files[0].rows == 200
    assert "move no target before" in said["posture"]
    assert [file.format for file in found.assessment.files] == ["OpenSim motion", "points typed by hand"]


def test_a_movement_alone_says_nothing_of_torque(tmp_path: Path) -> None:
    (tmp_path / "squat.mot").write_text(motion(rows=200), encoding="utf-8")
    found = assessed(tmp_path / "squat.mot")
    assert isinstance(found, Assessed), found
    assert (found.assessment.published, found.assessment.retests, found.assessment.sources) == ((), (), ())
    for text in (assessment_text(found.assessment, CATALOGUE), assessment_page(found.assessment, CATALOGUE)):
        plain = " ".join(text.split())
        assert "Before a re-test" not in plain
        assert "What a re-test could see" not in plain
        assert "hamstring" not in plain
        assert "Value ± 95 %" not in plain
        assert "7 repetitions in 4 s" in plain
        assert "Tempo: 0.2 s down" in plain
        assert "nothing is judged" in plain
    assert decode_assessment(encode(found.assessment)) == found.assessment


def test_what_a_picture_file_gets_wrong_is_said(tmp_path: Path) -> None:
    (tmp_path / "squat.mot").write_text(motion(degrees=""), encoding="utf-8")
    (tmp_path / "points.toml").write_text("[points]\nfoo = [1, 2]\n", encoding="utf-8")
    for name, words in (("squat.mot", "inDegrees"), ("points.toml", "No such point"), ("nowhere.mot", "no such file")):
        found = assessed(tmp_path / name)
        assert isinstance(found, Problem)
        assert words in found.message
