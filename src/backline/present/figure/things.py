"""What stands around the person: floor, bench, box, bars, pads, pulleys. In cm of the picture."""

import math
from collections.abc import Callable

from backline.movement.definition import View
from backline.movement.frames import Point, ThingPlace
from backline.present.figure.ink import Clock, Pair, joined, path, short
from backline.present.figure.seen import ALONG, flat

INK = "var(--figure-thing,#59636e)"
PAD = "var(--figure-pad,#7d8894)"
LIGHT = "var(--figure-frame,#a3adb8)"
WIDTH_CM = {"bench": 30, "box": 50, "step": 60, "seat": 34, "pad": 34, "roller": 44, "chair": 42, "table": 80, "platform": 60,
            "footplate": 60, "mat": 60, "ghd-pad": 44, "sled": 60, "wall": 400, "door": 90}  # fmt: skip
SEGMENTS = ("pelvis", "lumbar", "thorax", "head")
NEAR_FLOOR_CM, FAR_FLOOR_CM = 20.0, -12.0  # how much of the floor shows from somewhat above
LOW = ("bench", "seat", "table", "chair")  # stand on legs
HANGING_CM, HANGS_BEFORE_CM = 140.0, 62.0  # a bar so high is hung from, so far before its posts
SMITH_CM, SMITH_LEAST_CM = 33.0, 130.0  # from the rod to the posts; the least height


def line(points: list[Pair], width: float, colour: str = INK) -> str:
    hollow = ' fill="none"' if len(points) > 2 else ""  # a straight line has nothing to fill
    return f'<path d="{path(points)}"{hollow} stroke="{colour}" stroke-width="{short(width)}"/>'


def ground(left: float, width: float, view: View, low: float = NEAR_FLOOR_CM) -> str:
    """The floor: a line, or a strip of it when seen somewhat from above, from the side as near as the picture goes."""
    if view == "oblique":
        return f'<path d="M{short(left)} {short(FAR_FLOOR_CM * 3)}h{short(width)}V{short(low)}H{short(left)}Z" fill="{LIGHT}" fill-opacity=".4"/>'
    if view != "above":
        return f'<path d="M{short(left)} 1H{short(left + width)}" stroke="{LIGHT}" stroke-width="2"/>'
    return f'<path d="M{short(left)} {short(FAR_FLOOR_CM)}h{short(width)}V{short(NEAR_FLOOR_CM)}H{short(left)}Z" fill="{LIGHT}" fill-opacity=".4"/>'


def disc(at: Pair, radius: float, colour: str = PAD, more: str = "") -> str:
    return f'<circle cx="{short(at[0])}" cy="{short(at[1])}" r="{short(radius)}" fill="{colour}"{more}/>'


def area(points: list[Pair], colour: str = PAD) -> str:
    """A filled shape with rounded corners."""
    return f'<path d="{path(points, closed=True)}" fill="{colour}" stroke="{colour}" stroke-width="2"/>'


def slab(start: Pair, end: Pair, thickness: float) -> list[Pair]:
    """The four corners of what lies under a line."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    size = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / size, dx / size
    if ny < -1e-9 or (abs(ny) <= 1e-9 and nx < 0):
        nx, ny = -nx, -ny
    t = thickness
    return [start, end, (end[0] + nx * t, end[1] + ny * t), (start[0] + nx * t, start[1] + ny * t)]


def _inset(corners: list[Pair]) -> list[Pair]:
    """A stroke of 2 makes a shape 1 larger all around: take it back."""
    cx, cy = sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4
    return [
        (x - math.copysign(min(1, abs(x - cx)), x - cx), y - math.copysign(min(1, abs(y - cy)), y - cy))
        for x, y in corners
    ]


def _legs(left: Pair, right: Pair, thickness: float, floor: float) -> str:
    found = ""
    for x, y in (left, right):
        top = y + thickness
        if floor - top > 4:
            found += line([(x, top), (x, floor - 1)], 3, LIGHT) + line(
                [(x - 6, floor - 1), (x + 6, floor - 1)], 2.4, LIGHT
            )
    return found


def side_thing(place: ThingPlace, moment: int, floor: float, view: View = "side") -> str:
    """One thing seen from the side, or from the side and the front, at a moment."""
    thing = place.thing
    start, end = flat(place.start[moment], view), flat(place.end[moment], view)
    floor += floor_below(place.start[moment], view)
    size = thing.thickness_m * 100
    kind = thing.kind
    if kind == "ghd-pad":
        x0, x1 = sorted((start[0], end[0]))
        return f'<rect x="{short(x0)}" y="{short(start[1])}" width="{short(x1 - x0)}" height="{short(size)}" rx="{short(min((x1 - x0) / 2, 12))}" fill="{PAD}"/>'
    if kind in ("roller", "ball"):
        shine = ' fill-opacity=".75"' if kind == "ball" else ""
        return disc(start, size / 2, PAD, f'{shine} stroke="{INK}"')
    if kind == "bar":
        return disc(start, 2.6, INK)
    if kind == "pivot":
        return disc(start, 3, INK)
    if kind == "pulley":
        return column(start, floor)
    if kind == "rail":
        feet = "".join(line([(x, start[1]), (x, floor - 1)], 3, LIGHT) for x in (start[0] + 4, end[0] - 4))
        return feet + line([start, end], 3, INK)
    if kind == "post":
        return line([start, end], 4, LIGHT)
    if kind in ("stick", "strap"):
        return line([start, end], 2.2 if kind == "stick" else 1.6)
    if kind in ("wall", "door"):
        x = start[0]
        side = -1 if x < 0 else 1
        return f'<path d="{path([(x, floor), (x, -400), (x + 9 * side, -400), (x + 9 * side, floor)], closed=True)}" fill="{LIGHT}" fill-opacity=".6"/>'
    left, right = sorted((start, end))
    if kind == "chair":
        back = line([(left[0] + 1, left[1]), (left[0] - 3, left[1] - 42)], 4, PAD)
        return (
            back + area(_inset(slab(start, end, 4))) + _legs((left[0] + 3, left[1]), (right[0] - 4, right[1]), 4, floor)
        )
    if kind == "sled":
        return sled(left, right)
    if place.thing.follows in SEGMENTS and kind == "pad":
        return line([start, end], size, PAD)
    if kind == "pad" and place.thing.follows is None:
        low = max(start, end, key=lambda point: point[1])
        middle = (start[0] + end[0]) / 2 if low[1] - min(start[1], end[1]) < size else low[0]
        return line([(middle, low[1]), (middle, floor - 1)], 3, LIGHT) + area(_inset(slab(start, end, size)))
    drawn = area(_inset(slab(start, end, size)), LIGHT if kind in ("box", "step", "platform", "mat") else PAD)
    if kind in LOW and place.thing.follows is None:
        run = right[0] - left[0]
        if run > 14:
            inset = min(12.0, run / 5)
            share = inset / run
            rise = right[1] - left[1]
            drawn = (
                _legs(
                    (left[0] + inset, left[1] + rise * share), (right[0] - inset, right[1] - rise * share), size, floor
                )
                + drawn
            )
    return drawn


def sled(left: Pair, right: Pair) -> str:
    """A sled on its skids: upright handles at both ends, plates on its post."""
    (x0, y), (x1, _) = left, right
    middle = (x0 + x1) / 2
    plates = "".join(line([(middle - 17, y - up), (middle + 17, y - up)], 5) for up in (7, 13.5, 20))
    poles = "".join(line([(x, y - 3), (x, y - 104)], 3.4, PAD) for x in (x0 + 6, x1 - 6))
    return (
        poles
        + line([(middle, y), (middle, y - 34)], 3)
        + plates
        + line([(x0 - 3, y - 4), (x0, y), (x1, y), (x1 + 3, y - 4)], 4.4)
    )


def boom_cm(at: Pair, floor: float, view: View) -> float:
    """How far from its pulley a column stands: one overhead hangs on an arm, one seen from front or back is in line with it."""
    if view != "side" and abs(at[0]) < 30:
        return 0.0
    if view == "side" and floor - at[1] > 190 and abs(at[0]) < 50:
        return 70.0
    return 5.0 if at[0] > 0 else -5.0


def column(at: Pair, floor: float, view: View = "side") -> str:
    """A pulley on its column."""
    x, y = at
    top = min(y - 8, floor - 60)
    if view in ("front", "back") and 5 < abs(x) < 30:  # beside the middle, on an arm of its column
        return line([(0, floor - 1), (0, top), (x, top)], 5, LIGHT) + disc(at, 4, INK) + disc(at, 1.4, LIGHT)
    away = boom_cm(at, floor, view)
    arm = [(x, y - 8)] if abs(away) > 5 else []
    return line([(x + away, floor - 1), (x + away, top), *arm], 5, LIGHT) + disc(at, 4, INK) + disc(at, 1.4, LIGHT)


def floor_below(point: Point, view: View) -> float:
    """How much lower than the middle of the picture the floor is under a place."""
    return flat((point[0], 0.0, point[2]), view)[1] if view == "oblique" else 0.0


def fastening(at: Pair) -> str:
    """Where a strap hangs: an eye under a beam."""
    x, y = at
    return line([(x - 20, y - 4), (x + 20, y - 4)], 6, LIGHT) + disc((x, y), 2.6, INK)


def uprights(at: Pair, floor: float) -> str:
    """What holds a bar that one sees from its end: a post under it, or behind somebody who hangs from it an arm."""
    x, y = at
    if floor - y < HANGING_CM:
        return line([(x, y), (x, floor - 1)], 4, LIGHT)
    back = x - HANGS_BEFORE_CM
    return line([(back, floor - 1), (back, y), (x, y)], 4, LIGHT) + line(
        [(back - 14, floor - 1), (back + 14, floor - 1)], 3, LIGHT
    )


def smith_frame(across: float, top: float, floor: float) -> str:
    """The frame of a Smith machine: posts before and behind, and between them the rod that the bar runs on."""
    left, right = across - SMITH_CM, across + SMITH_CM
    frame = line([(left, floor - 1), (left, top), (right, top), (right, floor - 1)], 4, LIGHT)
    return frame + line([(across, floor - 1), (across, top)], 2, LIGHT)


def floor_eye(at: Pair, floor: float) -> str:
    """What holds a band down under somebody: the end of a heavy dumbbell."""
    x = at[0]
    return f'<path d="M{short(x - 9)} {short(floor - 5)}l4-4h10l4 4v5h-18Z" fill="{INK}"/>'


def post(at: Pair, floor: float) -> str:
    """A post that a band is tied to."""
    x, y = at
    away = 3 if x > 0 else -3
    return line([(x + away, floor - 1), (x + away, min(y - 18, floor - 50))], 4, LIGHT) + line(
        [(x + away - 9, floor - 1), (x + away + 9, floor - 1)], 3, LIGHT
    )


def front_thing(place: ThingPlace, moment: int, floor: float, view: View) -> str:
    """One thing seen from the front or from the back."""
    thing = place.thing
    start, end = flat(place.start[moment], view), flat(place.end[moment], view)
    across, kind, size = start[0], thing.kind, thing.thickness_m * 100
    top, low = min(start[1], end[1]), max(start[1], end[1])
    if kind == "bar":
        posts = "".join(line([(across + x, top - 4), (across + x, floor - 1)], 4, LIGHT) for x in (-64, 64))
        return posts + line([(across - 64, top), (across + 64, top)], 3.4)
    if kind in ("ball", "roller"):
        half = size / 2
        if kind == "ball":
            return disc(start, half, PAD, f' fill-opacity=".75" stroke="{INK}"')
        return line([(across - 20, top), (across + 20, top)], size)
    if kind == "pulley":
        return column(start, floor, view)
    if kind in ("post", "rail", "stick", "strap"):
        return line(
            [start, end],
            {"post": 4.0, "rail": 3.0, "stick": 2.2, "strap": 1.6}[kind],
            LIGHT if kind in ("post", "rail") else INK,
        )
    if kind == "wall" and thing.z:
        away = math.copysign(9, across)
        return area([(across, floor), (across, -400), (across + away, -400), (across + away, floor)], LIGHT)
    if kind == "sled":
        return sled((across - 35, low), (across + 35, low))
    if kind == "wall":
        return f'<path d="M-75 {short(floor)}V{short(top)}H75V{short(floor)}Z" fill="{LIGHT}" fill-opacity=".35"/>'
    if kind == "pivot":
        return ""
    if kind == "pad" and thing.follows:
        return line([start, end], size, PAD)
    half = WIDTH_CM.get(kind, 40) / 2
    bottom = low + size
    corners = [(across - half, top), (across + half, top), (across + half, bottom), (across - half, bottom)]
    drawn = area(_inset(corners), LIGHT if kind in ("box", "step", "platform", "mat") else PAD)
    if kind in LOW:
        drawn = _legs((across - half + 4, low), (across + half - 4, low), size, floor) + drawn
    return drawn


def thing_at(place: ThingPlace, moment: int, *, floor: float, view: View) -> str:
    """One thing at a moment, from where the movement is seen."""
    return side_thing(place, moment, floor, view) if view in ALONG else front_thing(place, moment, floor, view)


def moving_thing(place: ThingPlace, draw: Callable[[int], str], clock: Clock, view: View) -> str:
    """A thing that moves with the body: drawn once and carried along, and turned where it turns."""
    middles: list[Pair] = []
    angles: list[float] = []
    for start, end in zip(place.start, place.end, strict=True):
        (x0, y0), (x1, y1) = flat(start, view), flat(end, view)
        middles.append(((x0 + x1) / 2, (y0 + y1) / 2))
        angle = math.degrees(math.atan2(y1 - y0, x1 - x0)) if math.hypot(x1 - x0, y1 - y0) > 1 else 0.0
        angles.append(angle + (360 * round((angles[-1] - angle) / 360) if angles else 0.0))
    first = clock.still
    x, y = middles[first]
    carried = f'<g transform="translate({joined((-x, -y))})">{draw(first)}</g>'
    base, moves, _ = clock.transform("rotate", [(angle - angles[first],) for angle in angles])
    if moves:
        carried = f'<g transform="{base}">{moves}{carried}</g>'
    base, moves, _ = clock.transform("translate", middles)
    return f'<g transform="{base}">{moves}{carried}</g>'
