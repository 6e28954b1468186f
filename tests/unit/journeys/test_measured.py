"""A plan takes the tests of an assessment: dated ones, of one person, none of the future."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.unit.present.sample_assessment import AFTER, BEFORE, sample_assessment

from backline.assess.assessment import Assessment, Figure
from backline.exchange.client import Client
from backline.exchange.documents import encode
from backline.journeys.measured import with_assessment
from backline.journeys.problem import Problem
from backline.record.measurement import Measurement
from backline.record.person import TestResult
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 22)


def joined(folder: Path, assessment: Assessment, client: Client | None = None) -> Client | Problem:
    path = folder / "assessment.json"
    path.write_bytes(encode(assessment))
    return with_assessment(client, path, CATALOGUE, today=TODAY)


def test_dated_tests_and_the_functional_ratio_are_taken(tmp_path: Path) -> None:
    found = joined(tmp_path, sample_assessment())
    assert isinstance(found, Client)
    tests = {(result.id, result.date): result.values for result in found.tests}
    ratio = tests["hq-functional", AFTER]
    assert ratio["speed_deg_s"] == 60
    assert ratio["left_ratio"] == pytest.approx(139 / 152, rel=0.01)
    assert ("knee-flexion-torque-eccentric", BEFORE) in tests
    assert tests["nordic-force", AFTER] == {"left_n": 262, "right_n": 288}


def test_the_client_file_holds_where_both_say_something(tmp_path: Path) -> None:
    own = TestResult(id="nordic-force", date=AFTER, values={"left_n": 300.0})
    found = joined(tmp_path, sample_assessment(), Client(tests=(own,)))
    assert isinstance(found, Client)
    assert [result for result in found.tests if result.id == "nordic-force"] == [own]


@pytest.mark.parametrize(
    ("assessment", "words"),
    [
        (replace(sample_assessment(), people=("A", "B")), "2 people"),
        (
            Assessment(
                figures=tuple(
                    replace(figure, measurement=replace(figure.measurement, date=None))
                    for figure in sample_assessment().figures
                )
            ),
            "no date",
        ),
        (
            Assessment(
                figures=tuple(
                    replace(figure, measurement=replace(figure.measurement, date=date(2027, 1, 1)))
                    for figure in sample_assessment().figures
                )
            ),
            "future",
        ),
    ],
)
def test_what_cannot_be_planned_from_is_refused(tmp_path: Path, assessment: Assessment, words: str) -> None:
    found = joined(tmp_path, assessment)
    assert isinstance(found, Problem)
    assert words in found.message


def test_another_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "programme.json"
    path.write_text(json.dumps({"kind": "programme"}), encoding="utf-8")
    found = with_assessment(None, path, CATALOGUE, today=TODAY)
    assert isinstance(found, Problem)
    assert found.code == "wrong-kind"


def test_tests_to_which_a_word_belongs_come_from_the_client_file_alone(tmp_path: Path) -> None:
    """A neural sign, or an angle that nobody confirmed, must not be lost on the way through a document of figures."""
    stiff = Measurement(test="active-knee-extension", side="left", value=40, unit="deg", date=AFTER)
    angle = Measurement(test="shoulder-angle", side="none", value=40, unit="deg", date=AFTER)
    heel = Measurement(test="heel-raise", side="left", value=20, unit="repetitions", date=AFTER)
    figures = tuple(Figure(measurement=each, name="x") for each in (stiff, angle, heel))
    found = joined(tmp_path, Assessment(figures=figures))
    assert isinstance(found, Client)
    assert [result.id for result in found.tests] == ["heel-raise"]
