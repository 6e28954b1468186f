"""What is moved: bars with their plates, dumbbells, kettlebells, bands, cables, pads. In cm of the picture."""

import math
from collections.abc import Sequence

from backline.movement.definition import Load
from backline.movement.frames import Frames, LoadPlace
from backline.present.figure.ink import Clock, Pair, short
from backline.present.figure.seen import flat, track
from backline.present.figure.things import (
    INK,
    LIGHT,
    PAD,
    SMITH_LEAST_CM,
    area,
    column,
    disc,
    floor_below,
    floor_eye,
    line,
    post,
    smith_frame,
)

BAND = "var(--figure-band,#b07a1e)"
BARS = ("barbell", "ez-bar", "smith-bar", "safety-bar")
PLATE_CM = 22.5
SMALL_PLATE_CM = 15.0
LEGGED = ("bench", "seat", "table", "chair")  # a band goes round their legs
GRIP_CM = 7.5  # from the wrist to the middle of the fist


def plate_radius(load: Load, low_cm: float) -> float:
    """Full plates where the bar lies on the floor or is heavy, small ones else."""
    return PLATE_CM if load.share >= 0.7 or low_cm < 24 else SMALL_PLATE_CM


def plate(radius: float) -> str:
    """The end of a loaded bar, around the origin. One sees through it, for it would hide what matters."""
    return (
        f'<circle r="{short(radius)}" fill="{INK}" fill-opacity=".22" stroke="{INK}" stroke-width="2.4"/>'
        f'<circle r="{short(radius * 0.32)}" fill="none" stroke="{INK}"/><circle r="2.6" fill="{INK}"/>'
    )


def dumbbell(*, upright: bool = False) -> str:
    """A dumbbell from its side, around the middle of its handle."""
    heads = "M-14-6.5h7v13h-7ZM7-6.5h7v13h-7Z"
    turn = ' transform="rotate(90)"' if upright else ""
    return f'<path{turn} d="{heads}M-8-1.3H8V1.3H-8Z" fill="{INK}" stroke="{INK}" stroke-width="1.4"/>'


def kettlebell() -> str:
    """A kettlebell that hangs from the origin."""
    return (
        f'<path d="M-5.4 9C-8-3-5-2.4 0-2.4C5-2.4 8-3 5.4 9" fill="none" stroke="{INK}" stroke-width="2.6"/>'
        f'<circle cy="15.5" r="9.4" fill="{INK}"/>'
    )


def in_fist(load: Load, side: str, view: str, hangs: bool) -> str:
    """What one hand holds, as svg that moves with the fist; empty for what both hands share."""
    if view != "side" and load.kind in ("kettlebell", "dumbbell") and load.at == "hands":
        return ""
    one = load.at == f"{side}-hand"
    if (load.kind == "dumbbells" and load.at == "hands") or (load.kind == "dumbbell" and one):
        return f'<g transform="translate(0 {short(GRIP_CM)})">{dumbbell()}</g>'
    if load.kind in ("kettlebells", "kettlebell") and (load.at == "hands" or one) and hangs:
        if load.kind == "kettlebell" and not one and side == "left":
            return ""
        return f'<g transform="translate(0 {short(GRIP_CM)})">{kettlebell()}</g>'
    if load.kind == "kettlebell" and one:  # held up it lies on the back of the forearm
        return f'<circle cx="10" cy="-4" r="9.4" fill="{INK}"/><path d="M-4 {short(GRIP_CM)}L10-4L4 {short(GRIP_CM)}Z" fill="none" stroke="{INK}" stroke-width="2.6"/>'
    handle = load.kind == "stack" or (load.kind == "cable" and load.anchor and view == "side")
    if handle and (load.at == "hands" or one):
        return f'<path d="M-5.5 {short(GRIP_CM)}h11" stroke="{INK}" stroke-width="2.6" stroke-linecap="round"/>'
    if load.kind == "dumbbell" and load.at == "hands" and hangs and side == "right":
        return f'<g transform="translate(0 {short(GRIP_CM + 11)})">{dumbbell(upright=True)}</g>'
    return ""


def carried(places: Sequence[Pair], drawing: str, clock: Clock) -> str:
    """A drawing around the origin that follows a place."""
    base, moves, _ = clock.transform("translate", places)
    return f'<g transform="{base}">{moves}{clock.keep(drawing)}</g>'


def middle(places: Sequence[LoadPlace], frames: Frames) -> list[Pair]:
    """Half way between the places where a load acts."""
    tracks = [[flat(point, frames.movement.view) for point in place.at] for place in places]
    return [
        (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
        for points in zip(*tracks, strict=True)
    ]


def moving_line(points: Sequence[Sequence[Pair]], clock: Clock, width: float, colour: str) -> str:
    """A line whose ends move: a row of points at every moment."""
    base, moves = clock.line(points)
    return f'<path d="{base}" stroke="{colour}" stroke-width="{short(width)}">{moves}</path>'


def weight(load: Load, places: Sequence[LoadPlace], frames: Frames, clock: Clock, hangs: bool) -> str:
    """A weight that is not part of one fist."""
    view = frames.movement.view
    where = middle(places, frames)
    low = min(-y for _, y in where)
    if load.kind in BARS:
        if view == "side":
            near = [flat(point, view) for point in places[0].at]
            handles = ""
            if load.kind == "safety-bar":
                hand = [(x, y) for x, y in track(frames, "right_hand")]
                handles = moving_line(list(zip(near, hand, strict=True)), clock, 3, INK)
            return handles + carried(near, plate(plate_radius(load, low)), clock)
        tracks = [[flat(point, view) for point in place.at] for place in places]
        half = max((abs(tracks[0][0][0] - tracks[-1][0][0]) / 2) + 18, 44)
        radius = plate_radius(load, low)
        ends = "".join(
            f'<path d="M{short(s * half)}-{short(radius)}v{short(2 * radius)}" stroke="{INK}" stroke-width="5"/>'
            for s in (-1, 1)
        )
        return carried(where, line([(-half - 8, 0), (half + 8, 0)], 2.4) + ends, clock)
    if load.kind == "trap-bar":
        if view == "side":
            frame = line([(-38, 0), (38, 0)], 3.4) + plate(PLATE_CM)
            return carried([flat(point, view) for point in places[0].at], frame, clock)
        return carried(where, line([(-52, 0), (52, 0)], 2.4), clock)
    if load.kind in ("dumbbell", "dumbbells") and load.at not in ("hands", "right-hand", "left-hand"):
        end = f'<path d="M-7-3.5L-3.5-7H3.5L7-3.5V3.5L3.5 7H-3.5L-7 3.5Z" fill="{INK}"/>'
        return carried(where, end if view == "side" else dumbbell(), clock)
    hangs = hangs and view == "side"
    low_grip = 8.0 if all(frames.movement.arms[place.side] != "hold" for place in places) else 0.0
    if load.kind == "dumbbell" and load.at == "hands" and not hangs:
        return carried(
            where,
            f'<g transform="translate({short(-2 if view == "side" else 0)} {short(7 + low_grip)})">{dumbbell(upright=True)}</g>',
            clock,
        )
    if load.kind == "kettlebell" and load.at == "hands" and not hangs:
        return carried(
            where,
            f'<g transform="translate({short(-1 if view == "side" else 0)} {short(low_grip / 3 - 3)})">{kettlebell()}</g>',
            clock,
        )
    if load.kind == "stack" and load.at == "hips":
        return carried(where, disc((0, 0), 6.5, PAD, f' stroke="{INK}"'), clock)
    if load.kind == "ball":
        return carried(where, disc((0, 0), 14, PAD, f' stroke="{INK}"'), clock)
    if load.kind == "plate":
        if load.at == "waist":
            belt = line([(0, 0), (20, 2), (20, 28)], 2)
            return carried(where, f'{belt}<g transform="translate(20 40)">{plate(SMALL_PLATE_CM)}</g>', clock)
        if view == "side" and load.at in ("hands", "right-hand"):
            return carried(where, plate(SMALL_PLATE_CM), clock)
        if view == "side":
            return ""
        return carried(where, plate(SMALL_PLATE_CM), clock)
    return ""


def on_trunk(load: Load) -> str:
    """A plate that lies against the trunk, seen from its edge, around the origin."""
    return (
        area([(-1.5, -17), (1.5, -17), (1.5, 17), (-1.5, 17)], INK)
        if load.kind == "plate" and load.at != "waist"
        else ""
    )


def _anchor(load: Load, place: LoadPlace, frames: Frames) -> list[Pair] | None:
    view = frames.movement.view
    count = len(place.at)
    if load.anchor is None:
        return None
    if not isinstance(load.anchor, str):
        x, y, z = load.anchor
        sign = -1.0 if place.side == "left" else 1.0
        return [flat((x, y, z * sign), view)] * count
    other = "left" if place.side == "right" else "right"
    joint = {
        "other-hand": f"{other}_hand", "feet": f"{place.side}_{'ball' if frames.movement.root.at == 'ball' else 'sole'}", "right-foot": "right_sole", "left-foot": "left_sole",
        "upper-back": "shoulders", "hips": "hips", "other-knee": f"{other}_knee", "other-ankle": f"{other}_ankle",
    }[load.anchor]  # fmt: skip
    return track(frames, joint)


def straight_bar_cm(load: Load, places: Sequence[LoadPlace], frames: Frames) -> float:
    """How far the hands are apart on the bar of a cable, seen from front or back; 0 when they hold no bar."""
    if (
        load.kind != "cable"
        or len(places) < 2
        or not isinstance(load.anchor, tuple)
        or load.anchor[2]
        or frames.movement.view == "side"
    ):
        return 0.0
    first, second = ([flat(point, frames.movement.view) for point in place.at] for place in places[:2])
    gaps = [math.dist(a, b) for a, b in zip(first, second, strict=True)]
    return gaps[0] if min(gaps) > 24 and max(gaps) - min(gaps) < 3 else 0.0


def pull(load: Load, places: Sequence[LoadPlace], frames: Frames, clock: Clock) -> str:
    """A band, a cable or a strap from where it acts to where it is fixed."""
    found = ""
    view = frames.movement.view
    shown: list[list[Pair]] = []
    width = straight_bar_cm(load, places, frames)
    if width:
        ends, at = middle(places, frames), flat(load.anchor, view)  # type: ignore[arg-type]
        cable = moving_line([[end, at] for end in ends], clock, 1.3, INK)
        return cable + carried(ends, line([(-width / 2 - 8, 0), (width / 2 + 8, 0)], 2.6), clock)
    for place in places:
        anchor = _anchor(load, place, frames)
        if anchor is None or (load.kind == "cable" and load.at == "knees"):  # the pads of a machine
            continue
        ends = [flat(point, view) for point in place.at]
        if load.at == "shoulders":  # held there
            ends = track(frames, f"{place.side}_hand")
        if any(max(math.dist(a, b) for a, b in zip(ends, other, strict=True)) < 5 for other in shown):
            continue
        shown.append(ends)
        if max(math.dist(a, b) for a, b in zip(ends, anchor, strict=True)) < 7:
            ring = f'<ellipse rx="7.4" ry="3" fill="none" stroke="{BAND}" stroke-width="2.4"/>'
            found += carried(ends, ring, clock)
            continue
        band = load.kind == "band"
        found += moving_line(list(zip(ends, anchor, strict=True)), clock, 2.6 if band else 1.3, BAND if band else INK)
        if not isinstance(load.anchor, str) and band:
            found += disc(anchor[0], 2.4, INK)
        if isinstance(load.anchor, str) and load.anchor.startswith("other"):
            break
    return found


def landmine(load: Load, places: Sequence[LoadPlace], frames: Frames, clock: Clock) -> str:
    """A bar from its pivot on the floor to the hands, the plate near its end."""
    view = frames.movement.view
    pivots = [place for place in frames.scene if place.thing.kind == "pivot"]
    hands = middle(places, frames)
    fixed = flat(pivots[0].start[0], view) if pivots else (hands[0][0] + 160, -4.0)
    rows, discs = [], []
    for hand in hands:
        size = math.dist(hand, fixed) or 1.0
        ux, uy = (hand[0] - fixed[0]) / size, (hand[1] - fixed[1]) / size
        beyond = (
            22 if load.at == "hands" and fixed[0] < hand[0] else -20
        )  # both hands hold behind the plates, one hand holds the end
        rows.append([(hand[0] + ux * max(6, beyond + 8), hand[1] + uy * max(6, beyond + 8)), fixed])
        discs.append((hand[0] + ux * beyond, hand[1] + uy * beyond))
    return moving_line(rows, clock, 3, INK) + carried(discs, plate(SMALL_PLATE_CM), clock)


def surroundings(load: Load, places: Sequence[LoadPlace], frames: Frames, floor: float) -> str:
    """What belongs to a load and stands still: the rails of a Smith machine, a pulley that the scene does not have."""
    view = frames.movement.view
    if load.kind == "smith-bar" and view == "side":
        where = [flat(point, view) for point in places[0].at]
        across = sum(x for x, _ in where) / len(where)
        return smith_frame(across, smith_top(where, frames), floor)
    if load.kind in ("cable", "band") and isinstance(load.anchor, tuple) and load.at != "knees":
        at = flat(load.anchor, view)
        floor += floor_below(load.anchor, view)
        if not _held_there(at, frames):
            if load.kind == "band" and load.anchor[1] < 0.1 and _under(load.anchor[0], frames):
                return floor_eye(at, floor)
            return column(at, floor, view) if load.kind == "cable" else post(at, floor)
    return ""


def smith_top(where: Sequence[Pair], frames: Frames) -> float:
    """How high a Smith machine is: higher than its bar and than whoever stands in it."""
    return min(*(y - 27 for _, y in where), *(y - 8 for _, y in track(frames, "crown")), -SMITH_LEAST_CM)


def _under(x: float, frames: Frames) -> bool:
    """Is a place under the body, between where its head and its feet begin?"""
    along = [frames.joints[name][0][0] for name in ("crown", "hips", "right_sole")]
    return frames.joints["hips"][0][1] < 0.5 and min(along) < x < max(along)


def _held_there(at: Pair, frames: Frames) -> bool:
    """Does the scene have something, or the person a hand or foot, where a pull is fixed?"""
    view = frames.movement.view
    for place in frames.scene:
        (x0, y0), (x1, y1) = flat(place.start[0], view), flat(place.end[0], view)
        kind = place.thing.kind
        if kind == "pulley" and math.dist((x0, y0), at) < 15:
            return True
        if kind == "sled" and abs((x0 + x1) / 2 - at[0]) < 50:
            return True
        beside = min(x0, x1) - 12 <= at[0] <= max(x0, x1) + 12
        high = kind in ("wall", "door") or min(y0, y1) - 12 <= at[1] <= max(y0, y1) + 12
        if kind in ("post", "rail", "wall", "door", "bar") and beside and high:
            return True
        if kind in LEGGED and min(x0, x1) - 5 <= at[0] <= max(x0, x1) + 5 and at[1] > max(y0, y1):
            return True
    joints = ("right_hand", "left_hand", "right_sole", "left_sole", "right_ball", "left_ball")
    return any(math.dist(track(frames, joint)[0], at) < 15 for joint in joints)


def through_legs(load: Load, frames: Frames) -> bool:
    """Does a pull in both hands come from behind, between the legs?"""
    return (
        load.at == "hands"
        and isinstance(load.anchor, tuple)
        and load.anchor[0] < -0.5
        and frames.movement.view == "side"
        and load.anchor[1] < 0.6
    )


__all__ = ["LIGHT", "in_fist", "landmine", "on_trunk", "pull", "surroundings", "through_legs", "weight"]
