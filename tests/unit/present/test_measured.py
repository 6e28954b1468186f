"""What the page and the terminal say about measurements, also when a text is hostile."""

from dataclasses import replace

import pytest
from tests.unit.present.html_reading import HOSTILE, Page, poisoned
from tests.unit.present.sample import sample_audit, sample_programme

from backline.present.measured import has_measured, measured_lines, moved_rows
from backline.present.page import programme_page
from backline.present.terminal import terminal_summary
from backline.record.programme import Moved, NotMoved, Programme, TemplateUsed
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()


def sample_measured() -> Programme:
    """The sample with one of everything that a measurement can bring."""
    return replace(
        sample_programme(),
        moved=(
            Moved(
                target="hamstrings-long",
                by=2,
                unit="direct sets a week",
                test="active-knee-extension",
                text="Active knee extension of 2026-11-20: left 36, right 38: at least 2 sets a week at length.",
                sources=("S25", "S26"),
            ),
            Moved(
                target="test:knee-flexion-force-isometric",
                by=0,
                unit="",
                test="active-knee-extension",
                text="Knee flexion force is asked for: short does not mean weak.",
                sources=("S137",),
            ),
        ),
        not_moved=(NotMoved(test="sit-and-reach", text="Sit-and-reach: no target is made from it."),),
        lift_ratios=("Bench press to pull-up: 0.98 ± 0.06 from your log.",),
        template=TemplateUsed(
            id="holcomb-2007",
            name="Holcomb's hamstring work",
            texts=("Functional H:Q: one person needs 25-30 %.",),
            exercises=("good-morning",),
            sources=("S01",),
        ),
    )


def test_every_move_says_what_and_by_how_much() -> None:
    rows = moved_rows(sample_measured(), CATALOGUE)
    assert [(row.target, row.by) for row in rows] == [
        ("Hamstrings, loaded long", "+2 direct sets a week"),
        ("Knee flexion force, isometric", "asked for"),
    ]
    assert len(list(measured_lines(sample_measured(), CATALOGUE))) == 2


def test_the_page_has_a_section_with_its_sources_and_none_without_tests() -> None:
    page = programme_page(sample_measured(), CATALOGUE, sample_audit())
    for words in ("What your tests say", "Hamstrings, loaded long", "Sit-and-reach", "0.98 ± 0.06", "25-30 %"):
        assert words in page
    for source in ("S25", "S137", "S01"):
        assert CATALOGUE.sources[source].title.split(",")[0].split(":")[0] in page
    assert 'id="measured"' not in programme_page(sample_programme(), CATALOGUE, None)
    assert not has_measured(sample_programme())


def test_the_summary_names_what_moved() -> None:
    text = terminal_summary(sample_measured(), CATALOGUE, None, 80, ())
    assert "What your tests changed" in text
    assert "+2 direct sets a week" in text
    assert "What your tests changed" not in terminal_summary(sample_programme(), CATALOGUE, None, 80, ())


@pytest.mark.parametrize("text", HOSTILE, ids=("script", "image", "escape codes", "long", "turned"))
def test_hostile_texts_are_harmless(text: str) -> None:
    page = programme_page(poisoned(sample_measured(), text), CATALOGUE, None)
    assert "<script" not in page
    assert "\x1b" not in page
    assert Page(page).heading_levels[0] == 1
