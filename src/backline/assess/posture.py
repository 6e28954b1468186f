"""Points of a picture from the side → posture angles, each with its reference line, view and how sure its points are.

Angles are in degrees. A tilted camera is corrected by a plumb line where there is one; without it the picture's own
vertical counts, and the result says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, sin
from typing import Literal

from backline.record.pose import Facing, Picture, Point, Pose
from backline.vocabulary.pictures import Pictures, load_pictures

View = Literal["side", "front", "oblique", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostureAngle:
    """One angle by test id, in degrees; the lowest confidence of its points, None where they were typed."""

    test: str
    value_deg: float
    confidence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """What one picture of one person shows. Nothing of it counts before a person confirms it."""

    picture: str
    view: View
    facing: Facing
    vertical: Literal["plumb", "picture"]
    angles: tuple[PostureAngle, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureProblem:
    """Why no angle can be given for a picture, and what to do."""

    picture: str
    message: str


def posture_of(
    picture: Picture, *, size: tuple[float, float] | None = None, person: str | None = None
) -> Posture | PictureProblem:
    """The angles of the one person in a picture; `size` is its width and height in pixels where positions are shares.

    Refused: two people (unless one is named), no size for shares, a view from the front, left and right that contradict
    each other, too few points.
    """
    numbers = load_pictures()
    chosen = _one_person(picture, person, numbers)
    if isinstance(chosen, PictureProblem):
        return chosen
    pixels = _pixels(picture, chosen, size)
    if isinstance(pixels, PictureProblem):
        return pixels
    points = {
        name: point
        for name, point in pixels.items()
        if point.confidence is None or point.confidence >= numbers.point_confidence_min
    }
    if (wrong := _sides_disagree(points)) is not None:
        return PictureProblem(picture=picture.name, message=wrong)
    turned = _upright(points, picture)
    view = view_of(turned, numbers)
    if view == "front":
        message = (
            "The picture looks taken from the front or from behind: posture angles need a view from the side.\n"
            "Take it from the side, camera level and as high as the shoulders."
        )
        return PictureProblem(picture=picture.name, message=message)
    facing = facing_of(turned)
    if facing == "unknown":
        message = (
            "It cannot be seen which way the person faces: mark the tragus beside c7, or the nose beside the ears."
        )
        return PictureProblem(picture=picture.name, message=message)
    angles = _angles(turned, 1 if facing == "right" else -1)
    if not angles:
        message = (
            "Too few points: for an angle mark c7 and tragus, c7 and acromion, t12, t8 and c7, or shoulders and hips."
        )
        return PictureProblem(picture=picture.name, message=message)
    return Posture(
        picture=picture.name,
        view=view,
        facing=facing,
        vertical="plumb" if picture.plumb else "picture",
        angles=tuple(angles),
        notes=tuple(_notes(view, picture, angles, pixels, points)),
    )


def _one_person(picture: Picture, person: str | None, numbers: Pictures) -> Pose | PictureProblem:
    if person is not None:
        named = [pose for pose in picture.people if pose.person == person]
        if len(named) != 1:
            known = ", ".join(pose.person for pose in picture.people[:6])
            return PictureProblem(picture=picture.name, message=f"No person {person[:20]} in it. It holds: {known}.")
        return named[0]
    whole = [pose for pose in picture.people if len(pose.points) >= numbers.person_points_min]
    if len(whole) > 1:
        known = ", ".join(pose.person for pose in whole[:6])
        message = (
            f"There are {len(whole)} people in it, and their points must not be mixed.\n"
            f"Take a picture of one person, or name one of them with --person ({known})."
        )
        return PictureProblem(picture=picture.name, message=message)
    if not picture.people or not any(pose.points for pose in picture.people):
        return PictureProblem(picture=picture.name, message="Nobody was found in it.")
    return whole[0] if whole else max(picture.people, key=lambda pose: len(pose.points))


def _pixels(picture: Picture, pose: Pose, size: tuple[float, float] | None) -> Mapping[str, Point] | PictureProblem:
    """Points in pixels. Shares of width and height are no lengths: without the size slanted angles would be wrong."""
    if picture.positions == "pixels":
        return pose.points
    known = (picture.width, picture.height) if picture.width and picture.height else size
    if known is None or known[0] is None or known[1] is None or min(known) <= 0:
        message = (
            "Positions are shares of the picture's width and height, so its size is needed for angles.\n"
            "Say it with --picture WIDTHxHEIGHT, such as 1080x1920."
        )
        return PictureProblem(picture=picture.name, message=message)
    width, height = known
    return {
        name: Point(x=point.x * width, y=point.y * height, confidence=point.confidence)
        for name, point in pose.points.items()
    }


def _sides_disagree(points: Mapping[str, Point]) -> str | None:
    """Left of the shoulders and left of the hips on different sides, each clearly: one pair is swapped."""
    pairs = {}
    for joint in ("shoulder", "hip"):
        left, right = points.get(f"left_{joint}"), points.get(f"right_{joint}")
        if left is None or right is None:
            return None
        pairs[joint] = left.x - right.x
    trunk = _trunk_length(points)
    numbers = load_pictures()
    clear = trunk is not None and min(abs(each) for each in pairs.values()) > numbers.side_view_width_max * trunk
    if clear and (pairs["shoulder"] > 0) != (pairs["hip"] > 0):
        return "Left and right of shoulders and hips contradict each other: one pair is swapped. Check the points."
    return None


def _middle(points: Mapping[str, Point], joint: str) -> Point | None:
    found = [point for side in ("left", "right") if (point := points.get(f"{side}_{joint}")) is not None]
    if not found:
        return None
    sure = [point.confidence for point in found if point.confidence is not None]
    count = len(found)
    return Point(
        x=sum(point.x for point in found) / count,
        y=sum(point.y for point in found) / count,
        confidence=min(sure) if sure else None,
    )


def _trunk_length(points: Mapping[str, Point]) -> float | None:
    shoulders, hips = _middle(points, "shoulder"), _middle(points, "hip")
    if shoulders is None or hips is None:
        return None
    return hypot(shoulders.x - hips.x, shoulders.y - hips.y) or None


def _upright(points: Mapping[str, Point], picture: Picture) -> Mapping[str, Point]:
    """All points turned so that the plumb line is vertical."""
    if picture.plumb is None:
        return points
    top, bottom = picture.plumb
    tilt = atan2(bottom.x - top.x, bottom.y - top.y)  # 0 for an upright camera
    c, s = cos(tilt), sin(tilt)
    return {
        name: Point(x=c * point.x - s * point.y, y=s * point.x + c * point.y, confidence=point.confidence)
        for name, point in points.items()
    }


def view_of(points: Mapping[str, Point], numbers: Pictures) -> View:
    """From the side, the front or between, by how far shoulders and hips are apart against the trunk's length."""
    trunk = _trunk_length(points)
    widths = [
        abs(left.x - right.x)
        for joint in ("shoulder", "hip")
        if (left := points.get(f"left_{joint}")) is not None and (right := points.get(f"right_{joint}")) is not None
    ]
    if trunk is None or not widths:
        return "unknown"
    share = max(widths) / trunk
    if share <= numbers.side_view_width_max:
        return "side"
    return "front" if share >= numbers.front_view_width_min else "oblique"


def facing_of(points: Mapping[str, Point]) -> Facing:
    """Which way the person looks: tragus before C7, nose before the ears or the neck, toes before the heels."""
    ear = _middle(points, "ear")
    for front, back in (
        (points.get("tragus"), points.get("c7")),
        (points.get("nose"), ear or points.get("neck") or _middle(points, "shoulder")),
        (_middle(points, "foot_index"), _middle(points, "heel")),
        (points.get("asis"), points.get("psis")),
        (points.get("acromion"), points.get("c7")),
    ):
        if front is not None and back is not None and front.x != back.x:
            return "right" if front.x > back.x else "left"
    return "unknown"


def _angles(points: Mapping[str, Point], forward: int) -> list[PostureAngle]:
    """Every angle whose points are there. `forward` is +1 where the person looks to the right of the picture."""

    def lean(low: Point, high: Point) -> float:
        """Of the line from low to high against the vertical; forward is positive."""
        return degrees(atan2(forward * (high.x - low.x), low.y - high.y))

    def sure(*used: Point) -> float | None:
        known = [point.confidence for point in used if point.confidence is not None]
        return min(known) if known else None

    found: list[PostureAngle] = []

    def add(test: str, value: float, *used: Point) -> None:
        found.append(PostureAngle(test=test, value_deg=round(value, 1), confidence=sure(*used)))

    c7, tragus, acromion = points.get("c7"), points.get("tragus"), points.get("acromion")
    t8, t12, asis, psis = (points.get(name) for name in ("t8", "t12", "asis", "psis"))
    hip = points.get("hip") or _middle(points, "hip")
    if c7 and tragus:
        add("craniovertebral-angle", degrees(atan2(c7.y - tragus.y, forward * (tragus.x - c7.x))), c7, tragus)
    if c7 and acromion:
        add("shoulder-angle", degrees(atan2(acromion.y - c7.y, forward * (acromion.x - c7.x))), c7, acromion)
    if c7 and t8 and t12:
        add("thoracic-angle", lean(t8, c7) - lean(t12, t8), c7, t8, t12)
    if asis and psis and c7 and hip:
        tilt = degrees(atan2(asis.y - psis.y, forward * (asis.x - psis.x)))
        add("pelvis-trunk-angle", lean(hip, c7) - tilt, asis, psis, c7, hip)
    shoulders, hips, ear = _middle(points, "shoulder"), _middle(points, "hip"), _middle(points, "ear")
    if shoulders and hips:
        add("trunk-lean-angle", lean(hips, shoulders), shoulders, hips)
    if shoulders and ear:
        add("head-forward-angle", degrees(atan2(shoulders.y - ear.y, forward * (ear.x - shoulders.x))), shoulders, ear)
    return found


def _notes(
    view: View,
    picture: Picture,
    angles: list[PostureAngle],
    before: Mapping[str, Point],
    after: Mapping[str, Point],
) -> list[str]:
    found = []
    if view == "oblique":
        found.append("The view is oblique: the angles are smaller or larger than in a true view from the side.")
    if view == "unknown":
        found.append("The view cannot be checked from these points: it is taken for one from the side.")
    if picture.plumb is None:
        found.append("Horizontal and vertical are those of the picture: the camera must have been level.")
    unsure = sorted(set(before) - set(after))
    if unsure:
        found.append(f"Not used, too unsure: {', '.join(unsure[:6])}.")
    if any(angle.test == "head-forward-angle" for angle in angles):
        found.append("Pose files do not mark C7: ear over shoulder is no craniovertebral angle and has no norm.")
    return found
