"""The assessment page in a real browser: no requests, no sideways scrolling on a phone, nothing hostile runs."""

from pathlib import Path

import pytest
from tests.browser.test_page import measured
from tests.unit.present.html_reading import HOSTILE, Page, poisoned
from tests.unit.present.sample_assessment import sample_assessment

from backline.present.assessment_page import assessment_page
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_it_fits_and_fetches_nothing(tmp_path: Path, width: int) -> None:
    page = assessment_page(sample_assessment(), CATALOGUE)
    found = measured(tmp_path, page, width)
    assert found["scroll"] == found["width"]
    assert found["wide"] == []
    assert found["low"] == []
    assert found["requests"] == []
    assert found["images"] == 0
    assert found["headings"] == Page(page).heading_levels


@pytest.mark.parametrize("text", HOSTILE, ids=("script", "image", "escape codes", "long", "turned"))
def test_hostile_texts_do_not_break_the_page(tmp_path: Path, text: str) -> None:
    found = measured(tmp_path, assessment_page(poisoned(sample_assessment(), text), CATALOGUE), 360)
    assert found["scroll"] == found["width"]
    assert found["requests"] == []
    assert found["images"] == 0
