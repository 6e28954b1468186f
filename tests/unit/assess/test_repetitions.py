"""Repetitions of synthetic movements with known number, tempo and range; swapped legs; two people in a film."""

from math import cos, pi, radians, sin

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backline.assess.pose_series import SeriesProblem, angles_of, flexion_deg, swapped_frames
from backline.assess.repetitions import movement_of
from backline.record.pose import AngleSeries, Picture, Point, Pose, PoseFile


def squats(
    count: int, *, down: float = 2.0, turn: float = 0.5, up: float = 1.0, rest: float = 1.0, depth: float = 90.0,
    rate: float = 50.0, right_less: float = 0.0, noise: float = 0.0, lead: float = 1.0,
) -> AngleSeries:  # fmt: skip
    """Knee flexion that goes down, holds, comes up and rests, in half cosines; seconds and degrees."""
    parts = [np.zeros(int(lead * rate))]
    for _ in range(count):
        parts += [
            depth * (1 - np.cos(np.linspace(0, pi, int(down * rate), endpoint=False))) / 2,
            np.full(int(turn * rate), depth),
            depth * (1 + np.cos(np.linspace(0, pi, int(up * rate), endpoint=False))) / 2,
            np.zeros(int(rest * rate)),
        ]
    knee = np.concatenate(parts)
    shake = np.random.default_rng(1).normal(0, noise, len(knee)) if noise else np.zeros(len(knee))
    share = 1 - right_less / depth
    return AngleSeries(
        file="synthetic",
        time_s=tuple(np.arange(len(knee)) / rate),
        angles_deg={"left_knee": tuple(knee + shake), "right_knee": tuple(share * knee + shake)},
    )


@settings(deadline=None, max_examples=40)
@given(
    st.integers(1, 8), st.floats(0.8, 4), st.floats(0.3, 1.5), st.floats(0.6, 3), st.floats(40, 120),
    st.sampled_from([25.0, 30.0, 60.0, 100.0, 240.0]),
)  # fmt: skip
def test_every_repetition_is_found_with_its_tempo_and_range(
    count: int, down: float, turn: float, up: float, depth: float, rate: float
) -> None:
    found = movement_of(squats(count, down=down, turn=turn, up=up, depth=depth, rate=rate))
    assert len(found.repetitions) == count
    for each in found.repetitions:
        assert each.down_s == pytest.approx(down, abs=0.08 * down + 3 / rate)
        assert each.up_s == pytest.approx(up, abs=0.08 * up + 3 / rate)
        assert each.turn_s == pytest.approx(turn, abs=0.08 * (down + up) + 6 / rate)
        assert all(joint.range_deg == pytest.approx(depth, rel=0.02, abs=1) for joint in each.ranges)


def test_noise_makes_no_repetitions() -> None:
    found = movement_of(squats(5, noise=2.0))
    assert len(found.repetitions) == 5


def test_left_against_right() -> None:
    found = movement_of(squats(3, right_less=12))
    (knee,) = found.sides
    assert knee.joint == "knee"
    assert knee.turn_deg == pytest.approx(12, abs=0.5)
    assert knee.range_deg == pytest.approx(12, abs=1.5)


def test_what_is_cut_off_is_not_counted() -> None:
    whole = squats(3, lead=0.0)
    cut = AngleSeries(
        file="cut",
        time_s=whole.time_s[: -int(1.7 * 50)],
        angles_deg={name: column[60 : len(column) - int(1.7 * 50) + 60] for name, column in whole.angles_deg.items()},
    )
    found = movement_of(cut)
    assert len(found.repetitions) < 3
    assert any("cut off" in note for note in found.notes)


def test_standing_still_is_no_repetition() -> None:
    found = movement_of(squats(3, depth=8))
    assert not found.repetitions
    assert "No whole repetition was found." in found.notes


def test_a_nordic_is_lowered_by_extension() -> None:
    series = squats(2)
    nordic = AngleSeries(
        file="nordic",
        time_s=series.time_s,
        angles_deg={name: tuple(90 - value for value in column) for name, column in series.angles_deg.items()},
    )
    found = movement_of(nordic, lowering="extension")
    assert len(found.repetitions) == 2
    assert all(each.down_s > each.up_s for each in found.repetitions)


def test_walking_compares_no_sides() -> None:
    time = np.arange(300) / 30
    left = 30 + 30 * np.sin(2 * pi * time)
    found = movement_of(
        AngleSeries(
            file="gait", time_s=tuple(time), angles_deg={"left_knee": tuple(left), "right_knee": tuple(60 - left)}
        )
    )
    assert found.sides == ()
    assert any("in turn" in note for note in found.notes)


def test_time_that_stands_still_is_no_series() -> None:
    with pytest.raises(ValueError, match="rise"):
        AngleSeries(file="x", time_s=(0.0, 0.0), angles_deg={"left_knee": (1.0, 2.0)})


# --- film frames


def frame(knee_left: float, knee_right: float, swap: bool = False, people: int = 1) -> Picture:
    """A body from the side whose knees bend by these degrees."""
    points = {"nose": Point(x=330, y=60, confidence=0.9), "left_ear": Point(x=300, y=60, confidence=0.9)}
    for side, bend, x in (("left", knee_left, 300.0), ("right", knee_right, 305.0)):
        thigh = radians(bend / 2)
        knee = (x + 150 * sin(thigh), 400 + 150 * cos(thigh))
        points |= {
            f"{side}_shoulder": Point(x=x, y=200, confidence=0.9),
            f"{side}_elbow": Point(x=x, y=260, confidence=0.9),
            f"{side}_hip": Point(x=x, y=400, confidence=0.9),
            f"{side}_knee": Point(x=knee[0], y=knee[1], confidence=0.9),
            f"{side}_ankle": Point(x=knee[0] - 150 * sin(thigh), y=knee[1] + 150 * cos(thigh), confidence=0.9),
        }
    if swap:
        for joint in ("hip", "knee", "ankle"):
            points[f"left_{joint}"], points[f"right_{joint}"] = points[f"right_{joint}"], points[f"left_{joint}"]
    return Picture(
        name=f"{knee_left:.0f}", people=tuple(Pose(points=points, person=str(each)) for each in range(people))
    )


def film(*pictures: Picture) -> PoseFile:
    return PoseFile(file="film", format="OpenPose BODY_25", pictures=pictures, series=True)


def test_the_bend_of_a_drawn_knee() -> None:
    found = angles_of(film(*(frame(bend, bend) for bend in (0.0, 20.0, 40.0, 60.0))), rate_hz=30)
    assert isinstance(found, AngleSeries)
    assert found.angles_deg["left_knee"] == pytest.approx((0, 20, 40, 60), abs=0.01)
    assert found.time_s == pytest.approx((0, 1 / 30, 2 / 30, 3 / 30))


@given(st.floats(0, 179), st.floats(-180, 180))
def test_a_bend_does_not_depend_on_where_it_is_seen_from(bend: float, turn: float) -> None:
    def at(angle: float) -> Point:
        return Point(x=cos(radians(angle)), y=sin(radians(angle)))

    assert flexion_deg(at(turn), Point(x=0, y=0), at(turn + 180 - bend)) == pytest.approx(bend, abs=1e-6)


def test_legs_that_change_places_are_found_and_named() -> None:
    pictures = [frame(80.0, 5.0 + step) for step in range(8)]
    pictures[5] = frame(80.0, 10.0, swap=True)
    found = angles_of(film(*pictures), rate_hz=30)
    assert isinstance(found, SeriesProblem)
    assert "change places" in found.message
    straight = [frame(80.0, 5.0 + step).people[0].points for step in range(8)]
    assert swapped_frames(straight) == []


def test_a_film_of_two_people_is_refused() -> None:
    found = angles_of(film(frame(0, 0), frame(10, 10, people=2), frame(20, 20)), rate_hz=30)
    assert isinstance(found, SeriesProblem)
    assert "2 people" in found.message


def test_single_pictures_and_impossible_rates_are_refused() -> None:
    single = PoseFile(file="x", format="MediaPipe", pictures=(frame(0, 0),) * 5)
    assert isinstance(angles_of(single, rate_hz=30), SeriesProblem)
    assert isinstance(angles_of(film(*(frame(0, 0),) * 5), rate_hz=0.5), SeriesProblem)


def test_a_joint_seen_too_rarely_is_left_out_and_a_gap_is_drawn_straight() -> None:
    def without(picture: Picture, point: str) -> Picture:
        points = {name: each for name, each in picture.people[0].points.items() if name != point}
        return Picture(name=picture.name, people=(Pose(points=points),))

    pictures = [frame(10.0 * step, 10.0 * step) for step in range(10)]
    pictures[4] = without(pictures[4], "left_ankle")
    pictures = [without(each, "right_ankle") if index > 3 else each for index, each in enumerate(pictures)]
    found = angles_of(film(*pictures), rate_hz=30)
    assert isinstance(found, AngleSeries)
    assert found.angles_deg["left_knee"][4] == pytest.approx(40, abs=0.01)
    assert "right_knee" not in found.angles_deg
