"""The page of a programme with measurements in a real browser: no sideways scrolling on a phone, nothing hostile."""

from pathlib import Path

import pytest
from tests.browser.test_page import measured
from tests.unit.present.html_reading import HOSTILE, Page, poisoned
from tests.unit.present.test_measured import sample_measured

from backline.present.page import programme_page
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits(tmp_path: Path, width: int) -> None:
    page = programme_page(sample_measured(), CATALOGUE, None)
    found = measured(tmp_path, page, width)
    assert found["scroll"] == found["width"]
    assert found["wide"] == []
    assert found["low"] == []
    assert found["requests"] == []
    assert found["headings"] == Page(page).heading_levels


@pytest.mark.parametrize("text", HOSTILE, ids=("script", "image", "escape codes", "long", "turned"))
def test_hostile_texts_do_not_break_it(tmp_path: Path, text: str) -> None:
    found = measured(tmp_path, programme_page(poisoned(sample_measured(), text), CATALOGUE, None), 360)
    assert found["scroll"] == found["width"]
    assert found["requests"] == []
