"""The assessment's page and text: whole, honest, harmless, readable by everybody."""

import itertools
import re

import pytest
from tests.unit.present.html_reading import HOSTILE, Page, poisoned
from tests.unit.present.sample_assessment import sample_assessment

from backline.assess.assessment import AssessedPerson, Assessment, CurveShown
from backline.assess.dynamometry.assess import assess_measurements
from backline.assess.dynamometry.compare import compare_assessments
from backline.assess.dynamometry.limits import load_limits
from backline.present import assessment_words as words
from backline.present import torque_chart
from backline.present.assessment_page import assessment_page
from backline.present.assessment_text import assessment_text, comparison_text
from backline.record.measurement import Measurement, Method
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()


@pytest.fixture(scope="module")
def html() -> str:
    return assessment_page(sample_assessment(), CATALOGUE)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_what_a_therapist_finds(page: Page) -> None:
    for expected in (
        "Strength and tests of Ana",
        "Functional H:Q",
        "left 0.92 ± 0.19",
        "women of team sports, review: left percentile 95",
        "Label, left and right: below 1.0, a convention",
        "104 → 139 N·m (+34 %)",
        "real",
        "within noise",
        "0.96 ± 0.09 → 1.08 ± 0.11 (+12.5 % as a mean of the group)",
        "One person needs 25 to 30 % on single test days",
        "The mean of 4 to 6 test days before and as many after could",
        "does not predict injuries",
        "for women",
        "gravity: corrected once, by 8 N·m held level",
        "overshoot removed",
        "peak at",
        "repeats badly",
        "4.23 N/kg",
        "Holcomb 2007",
    ):
        assert expected in page.words, expected


def test_it_never_promises_or_diagnoses(page: Page) -> None:
    plain = page.words.lower()
    for never in ("risk of injury", "at risk", "probability", "safe to return", "cleared for", "abnormal", "deficient"):
        assert never not in plain, never
    assert "no diagnosis" in plain


def test_it_asks_nobody_for_anything(html: str, page: Page) -> None:
    policy = page.all("meta")[1]["content"]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    for tag in ("script", "img", "link", "iframe", "object", "form", "input"):
        assert page.all(tag) == [], tag
    assert not re.search(r"https?://", html)
    assert " on" not in " ".join(f" {key}" for _, attributes in page.tags for key in attributes)


def test_headings_and_names_are_in_order(page: Page) -> None:
    levels = page.heading_levels
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    assert len(page.ids) == len(set(page.ids))
    for drawing in page.all("svg"):
        assert drawing["role"] == "img"
        assert drawing["aria-label"]


def test_the_same_figures_make_the_same_page(html: str) -> None:
    assert assessment_page(sample_assessment(), CATALOGUE) == html


@pytest.mark.parametrize("text", HOSTILE, ids=("script", "image", "escape codes", "long", "turned"))
def test_hostile_texts_are_harmless(text: str) -> None:
    page = Page(assessment_page(poisoned(sample_assessment(), text), CATALOGUE))
    assert page.all("script") == []
    assert page.all("img") == []
    assert "\x1b" not in " ".join(page.text)
    assert "49" not in page.words.split()


def test_a_group_has_its_table_and_folded_people() -> None:
    figures = [
        Measurement(
            test=test,
            side=side,
            value=value + number,
            unit="N·m",
            person=f"P{number}",
            occasion=when,
            method=Method(instrument="isokinetic dynamometer", speed_deg_s=60, gravity="unknown"),
        )
        for number in range(4)
        for when, more in (("pre", 0), ("post", 6 + number))
        for test, value in (("knee-extension-torque-concentric", 150 + more), ("knee-flexion-torque-concentric", 90))
        for side in ("left", "right")
        for number, value in ((number, value),)
    ]
    found = assess_measurements(figures, (), (), CATALOGUE, load_limits(), person=AssessedPerson())
    assert isinstance(found, Assessment)
    page = Page(assessment_page(found, CATALOGUE))
    assert "Strength of 4 people" in page.words
    assert "mean of legs" in page.words
    assert "Without a control group" in page.words
    assert len(page.all("details")) == 4
    assert "4 people" in assessment_text(found, CATALOGUE)


def test_the_text_for_a_terminal() -> None:
    text = assessment_text(sample_assessment(), CATALOGUE, 80, ("out/assessment.html",))
    assert max(map(len, text.splitlines())) <= 80
    for expected in ("Functional H:Q, 60 °/s", "104 → 139 N·m", "real", "No diagnosis", "out/assessment.html"):
        assert expected in text, expected
    again = comparison_text(compare_assessments(sample_assessment(), sample_assessment(), {}, load_limits()), CATALOGUE)
    assert "same day" in again


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.9631, "ratio", "0.96"),
        (182.4, "N·m", "182 N·m"),
        (7.25, "N·m", "7.2 N·m"),
        (28, "deg", "28°"),
        (12.5, "cm", "12.5 cm"),
    ],
)
def test_amounts_have_the_decimals_that_they_deserve(value: float, unit: str, text: str) -> None:
    assert words.amount(value, unit) == text


@pytest.mark.parametrize(("span", "step"), [(100, 20), (7, 2), (0.9, 0.2), (1, 0.2), (0, 1)])
def test_steps_of_axes_are_round(span: float, step: float) -> None:
    assert torque_chart.nice_step(span) == pytest.approx(step)


def test_a_chart_of_one_point_or_none() -> None:
    curve = CurveShown(
        test="x",
        name="x",
        person="",
        when="",
        side="left",
        speed_deg_s=None,
        over="angle",
        unit="N·m",
        points=((5.0, 0.0),),
    )
    assert "nan" not in torque_chart.chart([curve], "one")
    assert torque_chart.chart([], "none") == ""


def test_a_side_stays_with_its_value_and_a_day_is_not_broken() -> None:
    page = assessment_page(sample_assessment(), load_catalogue())
    assert '<span class="one">left ' in page
    assert '<span class="why when">2026-09-28 → 2026-11-09</span>' in page
