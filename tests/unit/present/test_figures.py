"""Every figure of the catalogue: small, harmless, well-formed, in words as well, and drawn where the movement is."""

import gzip
import itertools
import math
import re
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest
from tests.unit.present.html_reading import HOSTILE, Page
from tests.unit.present.sample import sample_programme
from tests.unit.present.svg_reading import NUMBER, SVG, all_of, placed, shapes

from backline.journeys.figures import figure_svg, picture, pictures, shown_muscles
from backline.present.figure.ink import joined, short
from backline.present.figure.picture import figure_file, figure_parts
from backline.present.figure.words import alternative
from backline.present.figures import Picture
from backline.present.gallery import contact_sheet, gallery_page
from backline.present.page import programme_page
from backline.present.smaller import smaller
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()
IDS = [exercise.id for exercise in CATALOGUE.exercises.plannable]
LIMIT_BYTES = 6_000
STANDING = ["romanian-deadlift", "back-squat", "deadlift", "good-morning", "goblet-squat", "kettlebell-swing"]


@cache
def drawn(id: str) -> str:
    found = figure_svg(CATALOGUE.exercises[id], CATALOGUE)
    assert found is not None
    return found


@cache
def shown(id: str) -> Picture:
    found = picture(CATALOGUE.exercises[id], CATALOGUE)
    assert found is not None
    return found


def still(id: str, number: int) -> str:
    return figure_file(shown(id).frames, shown(id).demand, id, "words", moving=False, still=number)


@pytest.mark.parametrize("id", IDS)
def test_every_figure_is_small_harmless_and_says_what_it_shows(id: str) -> None:
    svg = drawn(id)
    assert len(gzip.compress(svg.encode(), mtime=0)) < LIMIT_BYTES
    root = ElementTree.fromstring(svg)
    ids = [part.get("id") for part in root.iter() if part.get("id")]
    assert len(ids) == len(set(ids))
    for part in root.iter():
        assert part.tag.removeprefix(SVG) not in ("script", "style", "foreignObject", "image"), part.tag
        for name, value in part.attrib.items():
            assert name != "style"
            assert not name.startswith("on")
            assert "http" not in value
            assert "javascript" not in value
            if name == "href":
                assert value.removeprefix("#") in ids, value
            for target in re.findall(r"url\(#([^)]+)\)", value):
                assert target in ids
    title, words = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text == CATALOGUE.exercises[id].name
    assert words is not None
    assert words.text is not None
    assert words.text.startswith(shown(id).frames.movement.text)
    assert "Seen from" in words.text
    assert root.get("aria-labelledby") == "f_t f_d"
    assert not re.search(r"nan|inf\b|e-\d", re.sub(r"<(title|desc).*?</\1>", "", svg))


@pytest.mark.parametrize("id", IDS)
def test_every_animation_comes_back_to_where_it_began(id: str) -> None:
    frames = shown(id).frames
    moving = [
        part
        for part in ElementTree.fromstring(drawn(id)).iter()
        if part.tag.removeprefix(SVG) in ("animate", "animateTransform")
    ]
    assert bool(moving) == (len(frames.times_s) > 1)
    for part in moving:
        values = part.attrib["values"].split(";")
        keys = [float(key) for key in part.get("keyTimes", "0;1").split(";")]
        assert len(values) == len(keys)
        assert (keys[0], keys[-1]) == (0, 1)
        assert all(before < after for before, after in itertools.pairwise(keys))
        if not frames.movement.loop:
            first, last = ([float(number) for number in NUMBER.findall(values[place])] for place in (0, -1))
            assert first == pytest.approx(last, abs=0.3)
        assert float(part.attrib["dur"].removesuffix("s")) == pytest.approx(frames.duration_s, abs=0.01)


def test_the_same_bytes_every_time() -> None:
    for id in IDS[::40]:
        assert figure_svg(CATALOGUE.exercises[id], CATALOGUE) == drawn(id)


@pytest.mark.parametrize("id", STANDING)
@pytest.mark.parametrize("moment", [0, 1, 2])
def test_soles_stand_on_the_floor(id: str, moment: int) -> None:
    for foot in all_of(still(id, moment), "foot"):
        heel, ball = placed(foot, -6.7, 4), placed(foot, 12.6, 4)
        assert abs(heel[1]) < 3, "the far foot is drawn two centimetres higher"
        assert abs(heel[1] - ball[1]) < 0.5
        assert ball[0] - heel[0] == pytest.approx(19.3, abs=0.2)


@pytest.mark.parametrize("id", ["romanian-deadlift", "deadlift", "bench-press", "overhead-press"])
@pytest.mark.parametrize("moment", [0, 1, 2])
def test_hands_hold_the_bar(id: str, moment: int) -> None:
    svg = still(id, moment)
    fist = placed(all_of(svg, "fist")[-1], 0, 7.5)
    bar = placed([place for name, place in shapes(svg) if name == "circle"][-1], 0, 0)
    assert math.dist(fist, bar) < 2.5


@pytest.mark.parametrize(
    "id", ["romanian-deadlift", "back-squat", "pull-up", "nordic-curl", "walking-lunge", "lateral-lunge"]
)
def test_limbs_hang_together(id: str) -> None:
    """Where the thigh ends the shank begins, and the same for the arm, as near as a joint is thick."""
    for moment in (0, 1, 2):
        svg = still(id, moment)
        for upper, lower, length in (("thigh", "shank", 42.4), ("upper_arm", "forearm", 28.3)):
            for first, second in zip(all_of(svg, upper), all_of(svg, lower), strict=True):
                assert math.dist(placed(first, 0, length), placed(second, 0, 0)) < 2.5


@pytest.mark.parametrize("id", IDS[::9])
def test_at_rest_the_moving_figure_is_the_first_still(id: str) -> None:
    """Who sees no animation sees the start: near parts are where the still has them."""
    if len(shown(id).frames.times_s) == 1:
        pytest.skip("a hold")
    resting = drawn(id)
    first = still(id, 0)
    for part in ("thigh", "shank", "forearm", "head"):
        for one, two in zip(all_of(resting, part)[-1:], all_of(first, part)[-1:], strict=True):
            assert math.dist(placed(one, 0, 0), placed(two, 0, 0)) < 2


def test_a_slow_lowering_is_drawn_slowly() -> None:
    """Tempo 3-0-1-0 of a squat: the bottom comes at three quarters of the repetition."""
    slow = picture(CATALOGUE.exercises["back-squat"], CATALOGUE, "3-0-1-0")
    assert slow is not None
    assert slow.frames.duration_s == pytest.approx(4)
    hips = [point[1] for point in slow.frames.joints["hips"]]
    assert slow.frames.times_s[hips.index(min(hips))] == pytest.approx(3)


def test_a_pause_is_drawn_as_a_pause() -> None:
    paused = picture(CATALOGUE.exercises["back-squat"], CATALOGUE, "3-2-1-0")
    assert paused is not None
    low = [
        time
        for time, point in zip(paused.frames.times_s, paused.frames.joints["hips"], strict=True)
        if point[1] < min(p[1] for p in paused.frames.joints["hips"]) + 1e-6
    ]
    assert (low[0], low[-1]) == pytest.approx((3, 5))


def test_a_hold_does_not_move() -> None:
    assert "<animate" not in drawn("wall-sit")
    parts = figure_parts(shown("wall-sit").frames, shown("wall-sit").demand, "x", "y", prefix="a-", common="b-")
    assert len(parts.stills) == 1


def test_buttons_stop_and_start_it_without_a_script() -> None:
    svg = drawn("romanian-deadlift")
    moving = [part for part in ElementTree.fromstring(svg).iter() if part.tag.startswith(f"{SVG}animate")]
    assert {(part.get("begin"), part.get("end"), part.get("fill")) for part in moving} == {
        ("0s;f_go.click", "f_stop.click", "freeze")
    }
    assert svg.count("<a ") == 2


@pytest.mark.parametrize("text", HOSTILE, ids=("script", "image", "escape codes", "long", "turned"))
def test_hostile_names_stay_text(text: str) -> None:
    exercise = replace(CATALOGUE.exercises["romanian-deadlift"], name=text)
    svg = figure_svg(exercise, CATALOGUE)
    assert svg is not None
    tags = {part.tag.removeprefix(SVG) for part in ElementTree.fromstring(svg).iter()}
    assert tags.isdisjoint({"script", "img", "image", "style"})


def test_the_words_tell_tempo_view_and_muscles() -> None:
    each = shown("back-squat")
    words = alternative(each.frames, each.demand, CATALOGUE.muscles, computed=each.computed)
    assert "Seen from the right side" in words
    assert "down" in words
    assert "up" in words
    assert "glutes" in words


def test_what_the_balance_asks_is_not_drawn_as_the_purpose() -> None:
    """A standing pull works the shins to keep its balance; its picture shows what a set counts for."""
    exercise = CATALOGUE.exercises["romanian-deadlift"]
    upside_down = replace(CATALOGUE, demand={**CATALOGUE.demand, exercise.id: {"tibialis": 1.0, "hamstrings-hip": 0.5}})
    assert shown_muscles(exercise, upside_down) == (dict(exercise.credits), False)
    fitting = replace(CATALOGUE, demand={**CATALOGUE.demand, exercise.id: dict.fromkeys(exercise.direct, 1.0)})
    assert shown_muscles(exercise, fitting) == (dict.fromkeys(exercise.direct, 1.0), True)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.5, ".5"), (-0.5, "-.5"), (-0.04, "0"), (10.0, "10"), (0.0, "0"), (-10.25, "-10.2"), (100.06, "100.1")],
)
def test_numbers_are_short(number: float, text: str) -> None:
    assert short(number) == text


def test_numbers_stand_apart() -> None:
    assert joined((1, -2, 0.5)) == "1-2 .5"


def test_a_page_with_its_pictures_stays_small_and_holds_each_shape_once() -> None:
    """A figure costs a page less than 9 kB, moving, in three stills and in words; ids are unique on the page."""
    programme = sample_programme()
    shown_there = pictures(programme, CATALOGUE)
    with_pictures = programme_page(programme, CATALOGUE, None, shown_there)
    without = programme_page(programme, CATALOGUE, None)
    assert len(shown_there) >= 10
    assert len(with_pictures.encode()) - len(without.encode()) < 9_000 * len(shown_there)
    page = Page(with_pictures)
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert all(attributes["href"] in {f"#{id}" for id in ids} for attributes in page.all("use"))
    assert "style" not in {
        name for tag, attributes in page.tags if tag in ("g", "use", "path", "svg") for name in attributes
    }


def test_the_gallery_and_the_contact_sheet_show_what_they_are_given() -> None:
    some = {id: shown(id) for id in ("romanian-deadlift", "wall-sit", "pull-up")}
    page, sheet = Page(gallery_page(some, CATALOGUE)), Page(contact_sheet(some, CATALOGUE))
    assert [image["src"] for image in page.all("img")] == [f"{id}.svg" for id in some]
    assert all(image["alt"] for image in page.all("img"))
    assert [source["srcset"] for source in page.all("source")] == [f"{id}-still.svg" for id in some]
    assert len(sheet.all("svg")) == 1 + 3 + 1 + 3
    assert not page.all("script")
    assert not sheet.all("script")


def counts(html: str) -> tuple[int, int, int]:
    """How many figures of a page move, how many there are, and how many stills they have."""
    page = Page(html)
    names = [str(attributes.get("class")) for attributes in page.all("div")]
    moving, figures = names.count("fig-moves"), names.count("fig-stills")
    svgs = len([each for each in page.all("svg") if "viewbox" in each]) - len(
        [each for each in page.all("svg") if each.get("role") == "img" and "viewbox" in each]
    )
    return moving, figures, svgs


def test_a_page_with_many_pictures_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quotes go, then stills half way, then the last pictures stop moving, then they go. What stays is whole."""
    programme = sample_programme()
    drawn = pictures(programme, CATALOGUE)
    whole = programme_page(programme, CATALOGUE, None, drawn)
    moving, figures, stills = counts(whole)
    short_of = len(smaller(whole).encode())
    assert short_of < len(whole.encode())
    found = []
    for most in (short_of, short_of - 2_000, int(short_of * 0.88), int(short_of * 0.72)):
        monkeypatch.setattr("backline.present.page.BYTES_MAX", most)
        page = programme_page(programme, CATALOGUE, None, drawn)
        assert len(page.encode()) <= most
        assert Page(page).words.split()[-12:] == Page(whole).words.split()[-12:]
        found.append(counts(page))
    assert found[0] == (moving, figures, stills)
    assert found[1][:2] == (moving, figures)
    assert found[1][2] < stills
    assert found[2][0] < moving
    assert found[2][1] == figures
    assert found[3][1] < figures


def test_a_smaller_page_says_the_same() -> None:
    """Read by a parser, text, tags and values are those of the page before; it is done once for all."""
    whole = programme_page(sample_programme(), CATALOGUE, None, pictures(sample_programme(), CATALOGUE))
    small = smaller(whole)
    assert len(small) < 0.93 * len(whole)
    assert Page(small).tags == Page(whole).tags
    assert Page(small).words == Page(whole).words
    assert smaller(small) == small


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<use href="#a"/>', "<use href=#a />"),
        ('<path d="M1 2"/>', '<path d="M1 2"/>'),
        ('<a title="a=b" class="x">a="b"</a>', '<a title="a=b" class=x>a="b"</a>'),
        ('<p>one</p>\n<p>two</p> and <b class="c">b</b>', "<p>one<p>two</p> and <b class=c>b</b>"),
        ("<style>a>b{}</style>", "<style>a>b{}</style>"),
    ],
)
def test_only_what_html_does_not_need_is_left_out(before: str, after: str) -> None:
    assert smaller(before) == after
