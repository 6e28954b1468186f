"""The body map: what is filled, and that every shape lies on the body."""

import re

import pytest

from backline.present import body_map, body_shapes
from backline.vocabulary.loader import load_catalogue

MUSCLES = load_catalogue().muscles


@pytest.mark.parametrize(
    ("sets", "level"), [(0, 0), (0.04, 0), (0.5, 1), (3.9, 1), (4, 2), (7.9, 2), (8, 3), (12, 4), (40, 4)]
)
def test_more_sets_a_darker_fill(sets: float, level: int) -> None:
    assert body_map.level(sets) == level


def test_every_fill_has_its_own_marks_so_that_colour_is_never_alone() -> None:
    inner = re.findall(r'<rect [^>]*class="bm-\d"/>(.*?)</pattern>', str(body_map.patterns()))
    assert len(inner) == len(body_map.LEVELS)
    assert len(set(inner)) == len(inner)


def test_shapes_and_labels_name_muscles_of_the_catalogue() -> None:
    drawn = {muscle for muscle, _ in (*body_shapes.FRONT, *body_shapes.BACK)}
    assert drawn <= set(MUSCLES)
    for labels, shapes in (
        (body_shapes.FRONT_LABELS, body_shapes.FRONT),
        (body_shapes.BACK_LABELS, body_shapes.BACK),
    ):
        assert {label[0] for label in labels} <= {muscle for muscle, _ in shapes}


def test_the_whole_posterior_chain_is_drawn() -> None:
    posterior = {muscle.id for muscle in MUSCLES.values() if muscle.chain == "posterior"}
    assert posterior <= {muscle for muscle, _ in body_shapes.BACK}


def _inside(x: float, y: float, polygon: body_shapes.Points) -> bool:
    found = False
    for (x1, y1), (x2, y2) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            found = not found
    return found


@pytest.mark.parametrize(
    ("muscle", "points"),
    [*body_shapes.FRONT, *body_shapes.BACK],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_muscle_lies_on_its_half_of_the_body(muscle: str, points: body_shapes.Points) -> None:
    middle = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    assert _inside(*middle, body_shapes.OUTLINE), muscle
    assert all(x > 0 for x, _ in points), muscle


def test_each_label_points_into_its_muscle() -> None:
    for labels, shapes in ((body_shapes.FRONT_LABELS, body_shapes.FRONT), (body_shapes.BACK_LABELS, body_shapes.BACK)):
        for muscle, side, _, x, y in labels:
            assert x * side > 0, muscle
            hit = any(_inside(abs(x), y, points) for name, points in shapes if name == muscle)
            assert hit, muscle


def test_a_drawing_says_what_it_shows_and_prints_the_numbers() -> None:
    drawing = str(body_map.view("back", {"hamstrings-hip": 7.5}, MUSCLES, 'A "title" <b>'))
    assert 'aria-label="A &#34;title&#34; &lt;b&gt;"' in drawing
    assert ">7.5</text>" in drawing
    assert drawing.count("url(#fill-2)") == 4  # two heads on each side
