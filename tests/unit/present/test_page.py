"""The page: whole, harmless, small, readable by everybody."""

import dataclasses
import itertools
import re

import pytest
from tests.unit.present.html_reading import HOSTILE, Page, poisoned
from tests.unit.present.sample import sample_audit, sample_programme

from backline.present.page import TEMPLATES, programme_page
from backline.record.programme import Programme
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()


def html_of(programme: Programme | None = None) -> str:
    return programme_page(programme or sample_programme(), CATALOGUE, sample_audit())


@pytest.fixture(scope="module")
def html() -> str:
    return html_of()


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_what_a_lifter_finds(page: Page) -> None:
    words = page.words
    for expected in (
        "6 weeks of training for Sam",
        "Mon 30 Nov 2026 to Fri 8 Jan 2027",
        "Proved: of all plans with the exercises open to you, none fits your targets and rules better.",
        "0.33 : 1",
        "Three sets out of four train the front of your body.",
        "Calves: 1 set a week short.",
        "Monday is full: 60 minutes, six exercises.",
        "Ten more minutes on Monday",
        "stop when you could do 2 more (RIR 2)",
        "Tempo 3-0-1-0: 3 s down, 1 s up.",
        "Warm-up sets first: 6 × 30 kg, 4 × 45 kg, 2 × 60 kg.",
        "3 × 8-10 each side",
        "Hold still and breathe.",
        "Stop the set when you can no longer lower for three seconds",
        "A1 and A2 are a superset",
        "Nothing you type here is saved or sent",
        "hard on the way down: Romanian deadlift, barbell. Soreness is usual from Tue 1 Dec to Thu 3 Dec.",
        "The lighter week",
        "Stand up and walk for two minutes every hour.",
        "Mon 11 Jan",
        "RIR, repetitions in reserve",
        "Pelland 2024",
        "What your log says",
    ):
        assert expected in words, expected
    assert words.count("Not medical advice") == 1


def test_boxes_open_the_keyboard_for_numbers(html: str) -> None:
    boxes = re.findall(r"<input([^>]*) aria-label=\"(Reps|kg|RIR), set 1\">", html)
    assert len(boxes) > 20
    assert all('inputmode="decimal"' in attributes for attributes, _ in boxes)
    assert not re.search(r'<input inputmode="decimal"[^>]*aria-label="(Reps L / R|Band),', html)


def test_every_source_that_a_finding_names_is_listed(html: str) -> None:
    other = next(source for source in CATALOGUE.sources if f"<b>{source}</b>" not in html)
    audit = sample_audit()
    finding = dataclasses.replace(audit.findings[0], evidence=(f"Said from one set on (low confidence; {other}).",))
    shown = programme_page(sample_programme(), CATALOGUE, dataclasses.replace(audit, findings=(finding,)))
    assert f"<b>{other}</b>" in shown


def test_every_target_that_is_not_in_sets_says_its_unit() -> None:
    target = dataclasses.replace(sample_programme().targets[0], id="hinge-days", unit="days a week", min=2, max=None)
    minutes = dataclasses.replace(target, id="session-minutes", kind="size", unit="minutes", min=None, max=60)
    words = Page(html_of(dataclasses.replace(sample_programme(), targets=(target, minutes)))).words
    assert "Days with a hinge at least 2 days" in words
    assert "Longest session at most 60 minutes" in words


def test_a_gap_is_said_in_weekly_sets() -> None:
    words = Page(html_of(sample_programme(proved=False))).words
    assert "could come closer to your targets by at most 0.5 weekly sets" in words
    assert "Proved:" not in words


def test_without_a_log_the_page_says_so() -> None:
    page = Page(programme_page(sample_programme(), CATALOGUE, None))
    assert "No log was read" in page.words
    assert "What your log says" not in page.words
    assert len(page.all("svg")) < len(Page(html_of()).all("svg"))


def test_weights_are_in_the_person_s_unit() -> None:
    words = Page(html_of(sample_programme(unit="lb"))).words
    assert "6 × 66.1 lb" in words


def test_it_is_small(html: str) -> None:
    four_days = html_of(sample_programme(days=("mon", "wed", "fri", "sat")))
    assert len(html.encode()) < 400_000
    assert len(four_days.encode()) < 400_000


def test_the_same_programme_gives_the_same_bytes(html: str) -> None:
    assert html == html_of()


def test_nothing_is_fetched_and_nothing_runs(html: str, page: Page) -> None:
    for forbidden in ("script", "img", "link", "iframe", "object", "embed", "form", "base", "audio", "video", "image"):
        assert not page.all(forbidden), forbidden
    for tag, attributes in page.tags:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in ("src", "srcset", "action", "background", "xlink:href"), (tag, name)
            if name == "href":
                assert str(value).startswith("#"), (tag, value)
            if "url(" in str(value):
                assert str(value).startswith("url(#fill-"), (tag, value)
    assert not re.findall(r"https?:|//[a-z]", html)
    assert "@import" not in html
    policy = next(meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_everybody_can_read_it(page: Page) -> None:
    assert page.all("html") == [{"lang": "en"}]
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.all(landmark)) == 1, landmark
    levels = page.heading_levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(cell.get("scope") in ("row", "col") for cell in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(box.get("aria-label") for box in page.all("input"))
    assert all(svg.get("aria-hidden") == "true" or svg.get("aria-label") for svg in page.all("svg"))
    assert any(link.get("class") == "skip" and link.get("href") == "#content" for link in page.all("a"))


def test_ids_are_unique_and_every_link_arrives(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    for _, attributes in page.tags:
        if "href" in attributes:
            assert str(attributes["href"])[1:] in page.ids
    for number in range(1, 7):
        assert {"href": f"#week-{number}"} in page.all("a")


def test_each_set_has_a_box_for_each_thing() -> None:
    programme = sample_programme()
    page = Page(html_of(programme))
    reps = [box for box in page.all("input") if str(box["aria-label"]).startswith(("Reps", "Seconds"))]
    sets = sum(entry.sets for week in programme.weeks for session in week.sessions for entry in session.exercises)
    assert len(reps) == sets


@pytest.mark.parametrize("text", HOSTILE, ids=("script", "image", "escape codes", "long", "turned"))
def test_hostile_texts_come_out_harmless(text: str) -> None:
    clean = Page(html_of())
    html = programme_page(poisoned(sample_programme(), text), CATALOGUE, poisoned(sample_audit(), text))
    page = Page(html)
    allowed = {tag for tag, _ in clean.tags}
    assert {tag for tag, _ in page.tags} <= allowed
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", html)
    assert "[31m" not in html
    assert "a" * 1_300 not in html
    assert len(page.ids) == len(set(page.ids))
    assert "49" not in Page(html_of(dataclasses.replace(sample_programme(), daily=("{{ 7 * 7 }}",)))).words.split()


def test_a_programme_without_weeks_is_still_a_page() -> None:
    empty = dataclasses.replace(sample_programme(), weeks=(), totals=(), targets=(), tests=(), unmet=(), daily=())
    assert "0 weeks of training" in Page(html_of(empty)).words


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9]+):(#[0-9a-f]{3,6})", css))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_colour_of_text_can_be_read(scheme: str) -> None:
    screen = (TEMPLATES / "screen.css").read_text(encoding="utf-8")
    light, dark = screen.split("@media (prefers-color-scheme:dark)", 1)
    printed = (TEMPLATES / "print.css").read_text(encoding="utf-8")
    colours = _colours({"light": light, "dark": dark.split("}}", 1)[0], "print": printed}[scheme])
    for ground in ("bg", "card"):
        for text in ("text", "soft", "accent", "good", "bad"):
            assert _contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    assert _contrast(colours["bg"], colours["accent"]) >= 4.5  # the letter of a superset
