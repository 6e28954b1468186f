"""Pose and motion files in an assessment, beside files of strength."""

from datetime import date
from pathlib import Path

from tests.unit.measurements.test_motion import motion

from backline.journeys.assess import Assessed, AssessRequest, assess
from backline.journeys.problem import Problem
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 20)
POINTS = "[points]\nc7 = [300, 300]\ntragus = [370, 215]\nacromion = [360, 360]\n"


def assessed(*paths: Path) -> Assessed | Problem:
    return assess(AssessRequest(paths=paths), CATALOGUE, today=TODAY, progress=lambda _: None)


def test_a_movement_is_a_statement_and_a_picture_gives_figures(tmp_path: Path) -> None:
    (tmp_path / "squat.mot").write_text(motion(rows=200), encoding="utf-8")
    (tmp_path / "points.toml").write_text(POINTS, encoding="utf-8")
    found = assessed(tmp_path / "squat.mot", tmp_path / "points.toml")
    assert isinstance(found, Assessed), found
    assert {figure.measurement.test for figure in found.assessment.figures} == {
        "craniovertebral-angle", "shoulder-angle",
    }  # fmt: skip
    said = {statement.id: statement.text for statement in found.assessment.statements}
    assert "repetitions" in said["movement"]
    assert "move no target before" in said["posture"]
    assert [file.format for file in found.assessment.files] == ["OpenSim motion", "points typed by hand"]


def test_what_a_picture_file_gets_wrong_is_said(tmp_path: Path) -> None:
    (tmp_path / "squat.mot").write_text(motion(degrees=""), encoding="utf-8")
    (tmp_path / "points.toml").write_text("[points]\nfoo = [1, 2]\n", encoding="utf-8")
    for name, words in (("squat.mot", "inDegrees"), ("points.toml", "No such point"), ("nowhere.mot", "no such file")):
        found = assessed(tmp_path / name)
        assert isinstance(found, Problem)
        assert words in found.message
