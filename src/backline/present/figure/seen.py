"""From the body in space to the plane of the picture: cm, x to the right, y down. Angles in degrees, clockwise."""

import math
from collections.abc import Sequence

from backline.movement.definition import View
from backline.movement.frames import Frames, Point
from backline.present.figure.ink import Pair

LEAST_SHARE = {"head": 0.75, "trunk": 0.42, "limb": 0.3}  # a part that points at us still has its own thickness
LOOK_DOWN = 0.4  # seen somewhat from above: what is nearer is lower in the picture, by so much of how near it is
OBLIQUE = (
    math.cos(math.radians(35)),
    math.sin(math.radians(35)),
    0.35,
)  # a third of the way from the side to the front
ALONG = ("side", "oblique")  # views that show the outlines of the side
UP = ("pelvis", "lumbar", "thorax", "head")


def flat(point: Point, view: View) -> Pair:
    """A place in metres → a place in the picture."""
    x, y, z = point
    if view == "oblique":
        along, aside, down = OBLIQUE
        return (x * along - z * aside) * 100, (down * (x * aside + z * along) - y) * 100
    across = {"side": x, "front": -z, "back": z, "above": -z}[view]
    down = LOOK_DOWN * x if view == "above" else 0.0
    return across * 100, (down - y) * 100


def track(frames: Frames, joint: str) -> list[Pair]:
    """A joint over time in the picture."""
    return [flat(point, frames.movement.view) for point in frames.joints[joint]]


def heading(
    ends: Sequence[tuple[Pair, Pair]], *, up: bool, length: float, name: str = ""
) -> tuple[list[float], list[float]]:
    """Angle and share of the whole length of a part from its ends over time; angles go on without a jump."""
    known: list[float | None] = []
    shares: list[float] = []
    least = LEAST_SHARE.get(name, LEAST_SHARE["trunk" if up else "limb"])
    for (x0, y0), (x1, y1) in ends:
        dx, dy = x1 - x0, y1 - y0
        share = math.hypot(dx, dy) / length
        angle = math.degrees(math.atan2(dx, -dy) if up else math.atan2(-dx, dy))
        known.append(angle if share > 0.12 else None)  # what points straight at us has no direction
        shares.append(1.0 if share > 0.97 else max(share, least))
    angles = _filled(known)
    if min(shares) > 0.92:  # a few degrees towards us are not worth a change of length
        shares = [1.0] * len(shares)
    return angles, shares


def _filled(known: Sequence[float | None]) -> list[float]:
    """Angles without a jump; between two known ones the unknown go over evenly."""
    places = [number for number, angle in enumerate(known) if angle is not None]
    if not places:
        return [0.0] * len(known)
    smooth: dict[int, float] = {}
    for number in places:
        angle = known[number] or 0.0
        before = smooth[max(smooth)] if smooth else angle
        smooth[number] = angle + 360 * round((before - angle) / 360)
    found = []
    for number in range(len(known)):
        low = max((place for place in places if place <= number), default=places[0])
        high = min((place for place in places if place >= number), default=places[-1])
        part = (number - low) / (high - low) if high > low else 0.0
        found.append(smooth[low] + (smooth[high] - smooth[low]) * part)
    return found


def local(point: Pair, origin: Pair, angle: float) -> Pair:
    """A place in the picture as seen from a part that was moved to `origin` and turned by `angle`."""
    turn = math.radians(-angle)
    x, y = point[0] - origin[0], point[1] - origin[1]
    return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)


def placed(point: Pair, origin: Pair, angle: float) -> Pair:
    """The other way: a place on a part → in the picture."""
    turn = math.radians(angle)
    x, y = point
    return origin[0] + x * math.cos(turn) - y * math.sin(turn), origin[1] + x * math.sin(turn) + y * math.cos(turn)
