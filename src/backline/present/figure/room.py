"""What has to be seen: the part of the world that a figure shows, and where its floor is."""

from dataclasses import dataclass

from backline.movement.definition import PULLS
from backline.movement.frames import Frames, ThingPlace
from backline.present.figure import loads as weights
from backline.present.figure import things
from backline.present.figure.ink import Pair
from backline.present.figure.seen import flat, track

STANDING_CLEAR_M = 0.5  # what hangs higher shows no floor


@dataclass(frozen=True, slots=True)
class Box:
    """What the picture shows, in cm: left, top, width, height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def view_box(self) -> str:
        return f"{self.left:.0f} {self.top:.0f} {self.width:.0f} {self.height:.0f}"


def floor_y(frames: Frames) -> float | None:
    """Where the floor is drawn; nowhere under somebody who hangs high."""
    lowest = min(point[1] for points in frames.joints.values() for point in points)
    grounded = any(
        not place.thing.follows and min(place.thing.start[1], place.thing.end[1]) < 1.2 for place in frames.scene
    )
    return 0.0 if lowest < STANDING_CLEAR_M or grounded else None


def _reach(place: ThingPlace, view: str) -> float:
    """How far a thing goes beyond its two points, in cm."""
    if place.thing.kind in ("ball", "roller"):
        return place.thing.thickness_m * 50
    return 40.0 if place.thing.kind == "sled" and view != "side" else 2.0


def bounds(frames: Frames) -> Box:
    """What has to be seen: the body all through the repetition, what it moves, and the things it uses."""
    view = frames.movement.view
    xs: list[float] = []
    ys: list[float] = []

    def room(points: list[Pair], radius: float) -> None:
        for x, y in points:
            xs.extend((x - radius, x + radius))
            ys.extend((y - radius, y + radius))

    for name in frames.joints:
        radius = {"crown": 4.0, "hips": 13.0, "shoulders": 13.0}.get(
            name, 9.0 if "hand" in name or "knuck" in name else 6.0
        )
        room(track(frames, name), radius if not name.endswith(("sole", "heel", "toe", "ball")) else 2.0)
    for load, places in frames.loads:
        reach = 0.0
        if load.kind in (*weights.BARS, "trap-bar", "landmine"):
            reach = weights.PLATE_CM + 2 if view == "side" else 10
            if view != "side":
                room([(x - 62, y) for x, y in weights.middle(places, frames)], 4)
                room([(x + 62, y) for x, y in weights.middle(places, frames)], 4)
        elif "kettlebell" in load.kind or "dumbbell" in load.kind:
            reach = 34.0 if load.kind == "dumbbell" and load.at == "hands" else 16.0
        for place in places:
            room([flat(point, view) for point in place.at], reach)
        if load.kind == "smith-bar" and view == "side":
            where = [flat(point, view) for point in places[0].at]
            room([(where[0][0] + side * things.SMITH_CM, weights.smith_top(where, frames)) for side in (-1, 1)], 3)
        if load.kind in PULLS and load.anchor is not None and not isinstance(load.anchor, str):
            room([flat(load.anchor, view)], 6)
    for scene_place in frames.scene:
        if scene_place.thing.kind in ("wall", "door", "post", "rail"):
            room([(flat(point, view)[0], ys[0]) for point in (*scene_place.start, *scene_place.end)], 3)
            continue
        if scene_place.thing.kind == "pulley":
            at = flat(scene_place.start[0], view)
            room([(at[0] + things.boom_cm(at, 0.0, view), at[1] - 8)], 3)
        if scene_place.thing.kind == "bar" and view == "side":
            at = flat(scene_place.start[0], view)
            if -at[1] > things.HANGING_CM:
                room([(at[0] - things.HANGS_BEFORE_CM, at[1])], 14)
        if scene_place.thing.kind == "bar" and view != "side":
            room(
                [
                    (at * 64 + flat(scene_place.start[0], view)[0], flat(scene_place.start[0], view)[1])
                    for at in (-1, 1)
                ],
                3,
            )
        room([flat(point, view) for point in (*scene_place.start, *scene_place.end)], _reach(scene_place, view))
    top, low = min(ys) - 3, max(ys) + 3
    if floor_y(frames) is not None:
        low = {"above": things.NEAR_FLOOR_CM + 2, "oblique": max(low, things.NEAR_FLOOR_CM)}.get(view, 4.0)
    left, right = min(xs) - 4, max(xs) + 4
    width, height = right - left, low - top
    if width < height * 0.72:
        left, width = left - (height * 0.72 - width) / 2, height * 0.72
    if height < width * 0.6:
        top, height = top - (width * 0.6 - height), width * 0.6
    return Box(left, top, width, height)
