"""An assessment document becomes the tests of the person who is planned for."""

from datetime import date
from pathlib import Path

from backline.assess.assessment import Assessment, Figure
from backline.exchange.documents import encode
from backline.journeys.assessed_tests import assessed_tests, together
from backline.journeys.problem import Problem
from backline.record.measurement import Measurement, Method
from backline.record.person import TestResult
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
DAY = date(2026, 11, 20)


def figure(side: str, value: float, speed: float = 60, person: str = "", on: date | None = DAY) -> Figure:
    measurement = Measurement(
        test="knee-flexion-torque-eccentric",
        side=side,  # type: ignore[arg-type]
        value=value,
        unit="N·m",
        date=on,
        person=person,
        method=Method(speed_deg_s=speed, gravity="corrected"),
    )
    return Figure(measurement=measurement, name="Knee flexion torque")


def read(tmp_path: Path, *figures: Figure) -> tuple[TestResult, ...] | Problem:
    file = tmp_path / "assessment.json"
    file.write_bytes(encode(Assessment(figures=figures)))
    return assessed_tests(file, CATALOGUE)


def test_both_sides_of_a_speed_are_one_test(tmp_path: Path) -> None:
    found = read(tmp_path, figure("left", 95), figure("right", 150), figure("left", 120, 180))
    assert isinstance(found, tuple)
    assert [dict(each.values) for each in found] == [
        {"left_nm": 95, "right_nm": 150, "speed_deg_s": 60},
        {"left_nm": 120, "speed_deg_s": 180},
    ]


def test_several_people_are_not_one(tmp_path: Path) -> None:
    found = read(tmp_path, figure("left", 95, person="FP1"), figure("left", 95, person="FP2"))
    assert isinstance(found, Problem)
    assert "2 people" in found.message


def test_without_a_date_nothing_is_taken(tmp_path: Path) -> None:
    found = read(tmp_path, figure("left", 95, on=None))
    assert isinstance(found, Problem)
    assert "date" in found.message


def test_tests_to_which_a_word_belongs_come_from_the_client_file_alone(tmp_path: Path) -> None:
    """A neural sign, or an angle that nobody confirmed, must not be lost on the way through a document of figures."""
    stiff = Measurement(test="active-knee-extension", side="left", value=40, unit="deg", date=DAY)
    angle = Measurement(test="shoulder-angle", side="none", value=40, unit="deg", date=DAY)
    found = read(tmp_path, *(Figure(measurement=each, name="x") for each in (stiff, angle)))
    assert isinstance(found, Problem)


def test_what_is_no_assessment_is_said(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text("{}", encoding="utf-8")
    assert isinstance(assessed_tests(file, CATALOGUE), Problem)


def test_the_client_file_goes_before() -> None:
    own = (TestResult(id="heel-raise", date=DAY, values={"left_reps": 20.0}),)
    other = TestResult(id="sit-to-stand-30-s", date=DAY, values={"reps": 12.0})
    again = TestResult(id="heel-raise", date=DAY, values={"left_reps": 9.0})
    assert together(own, (again, other)) == (*own, other)
