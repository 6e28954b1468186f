"""What stands around a figure: nothing is tied to the air, feet lie on the floor, a view from above."""

import pytest

from backline.journeys.figures import picture
from backline.present.figure.loads import surroundings
from backline.present.figure.picture import bounds
from backline.present.figure.puppet import leg
from backline.present.figure.seen import flat
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
