"""What stands around a figure: nothing is tied to the air, feet lie on the floor, a view from above."""

import re

import pytest

from backline.journeys.figures import picture
from backline.present.figure.loads import smith_top, surroundings
from backline.present.figure.picture import bounds
from backline.present.figure.puppet import arm, leg, thumb
from backline.present.figure.seen import flat, placed
from backline.present.figure.things import floor_eye
from backline.vocabulary.loader import load_catalogue

CATALOGUE = load_catalogue()


def frames(id: str):  # type: ignore[no-untyped-def]
    found = picture(CATALOGUE.exercises[id], CATALOGUE)
    assert found is not None
    return found.frames


def around(id: str) -> list[str]:
    shown = frames(id)
    return [surroundings(load, places, shown, 0.0) for load, places in shown.loads]


def test_a_band_that_is_tied_to_nothing_gets_a_post() -> None:
    assert any(around("back-extension-seated-band"))


HELD = ["seated-calf-press-band", "glute-kickback-band", "reverse-hyper-band", "anti-rotation-hold-band"]


@pytest.mark.parametrize("id", HELD)
def test_a_band_in_the_hands_or_round_a_leg_of_the_bench_gets_none(id: str) -> None:
    assert not any(around(id))


@pytest.mark.parametrize("id", ["plank", "stir-the-pot", "plank-hands-on-counter"])
def test_toes_lie_on_the_floor(id: str) -> None:
    foot, shank = leg(frames(id), "right")
    toes = [part for part in (*foot, *shank) if part.name == "toes"]
    assert [part.angle[0] for part in toes] == [pytest.approx(0.0)]


def test_a_band_is_tied_to_what_is_as_high_as_its_end() -> None:
    """The posts of the glute-ham developer end far below the band's end, which needs a post of its own."""
    assert any(around("glute-ham-raise-band"))


@pytest.mark.parametrize("id", ["glute-bridge-band", "hip-thrust-band"])
def test_a_band_over_the_hips_is_held_down_without_a_post_through_the_body(id: str) -> None:
    load = next(load for load, _ in frames(id).loads if load.kind == "band")
    assert around(id) == [floor_eye(flat(load.anchor, "side"), 0.0)]


@pytest.mark.parametrize("id", [each.id for each in CATALOGUE.exercises.plannable if "suspension" in each.id])
def test_a_strap_hangs_from_something(id: str) -> None:
    shown = frames(id)
    slings = [place for place in shown.scene if place.thing.kind == "sling"]
    assert slings
    box = bounds(shown)
    for place in slings:
        assert len(set(place.end)) == 1, "its upper end stays"
        x, y = flat(place.end[0], "side")
        assert box.left + 15 < x < box.left + box.width - 15
        assert box.top < y < -100


@pytest.mark.parametrize("id", [each.id for each in CATALOGUE.exercises.plannable if "smith" in each.id])
def test_a_smith_machine_stands_around_its_bar_and_over_the_head(id: str) -> None:
    shown = frames(id)
    top = smith_top([flat(point, "side") for point in shown.loads[0][1][0].at], shown)
    assert bounds(shown).top < top
    assert top < min(-point[1] * 100 for point in shown.joints["crown"])


@pytest.mark.parametrize(("id", "grip"), [("pull-up", "over"), ("chin-up", "under"), ("pulldown-underhand", "under")])
def test_the_thumb_tells_the_grip(id: str, grip: str) -> None:
    """Overhand the thumbs point to each other, underhand away; right and left mirror each other."""
    shown = frames(id)
    for side in ("right", "left"):
        hand = arm(shown, side, grips=True)[2]
        drawn = re.search(r'cx="(-?[\d.]+)"', thumb(hand, shown.movement.view, grip))
        assert drawn is not None
        across = placed((float(drawn[1]), 6.4), hand.pivot[0], hand.angle[0])[0]
        inwards = abs(across) < abs(placed((0, 6.4), hand.pivot[0], hand.angle[0])[0])
        assert inwards == (grip == "over")


def test_an_oblique_view_is_between_side_and_front() -> None:
    forward, right = flat((1.0, 0.0, 0.0), "oblique"), flat((0.0, 0.0, 1.0), "oblique")
    assert forward[0] > 0 > right[0], (
        "forward is to the right as from the side, the right hand to the left as from the front"
    )
    assert forward[1] > 0, "nearer is lower"
    assert right[1] > 0
    assert flat((0.0, 1.0, 0.0), "oblique") == (0.0, -100.0)


def test_from_above_what_is_nearer_is_lower() -> None:
    assert flat((0.5, 1.0, 0.2), "above") == pytest.approx((-20.0, -80.0))
    assert flat((0.0, 1.0, 0.2), "above") == flat((0.0, 1.0, 0.2), "front")


@pytest.mark.parametrize("id", ["forward-sled-drag", "reverse-sled-drag"])
def test_a_sled_stands_on_the_floor_and_hangs_on_the_person(id: str) -> None:
    shown = frames(id)
    sled = next(place for place in shown.scene if place.thing.kind == "sled")
    tow = next(place for place in shown.scene if place.thing.kind == "tow")
    assert all(0.0 <= y < 0.05 for _, y, _ in sled.start)
    assert min(abs(tow.end[0][0] - x) for x in (sled.start[0][0], sled.end[0][0])) < 0.03
    joint = shown.joints[tow.thing.follows]
    assert max(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in zip(tow.start, joint, strict=True)) < 0.25


def test_a_sled_seen_from_its_side_is_in_the_picture() -> None:
    shown = frames("lateral-sled-drag")
    sled = next(place for place in shown.scene if place.thing.kind == "sled")
    box = bounds(shown)
    assert flat(sled.start[0], "front")[0] + 35 <= box.left + box.width
