"""One figure: still, or moving at the real tempo."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import escape

from backline.movement.definition import END_FIXED, PULLS
from backline.movement.frames import Frames
from backline.present.clean import clean
from backline.present.figure import loads as weights
from backline.present.figure import things
from backline.present.figure.ink import Clock, short
from backline.present.figure.puppet import FAR_CM, Painter, Part, alike, arm, leg, mirrored, thumb, trunk
from backline.present.figure.room import Box, bounds, floor_y
from backline.present.figure.seen import ALONG, flat, local, track
from backline.present.figure.stance import arms_behind, before_legs, grips, hangs, seated
from backline.present.figure.way import Rests

NEAR = "var(--figure-near,#8b96a2)"
BODY = "var(--figure-body,#a7b1bb)"
FAR_OPACITY = ".5"
ACCENT = "var(--figure-muscle,#c2412d)"
_COLOUR = re.compile(r"var\(--figure-([a-z]+),#[0-9a-f]+\)")
TRUNK_OF = {"thorax": 2, "lumbar": 1, "pelvis": 0}


def patterns(prefix: str) -> str:
    """How hard a muscle works: solid, stripes, dots. Never colour alone."""
    return (
        f'<pattern id="{prefix}main" width="9" height="9" patternUnits="userSpaceOnUse"><path fill="{ACCENT}" d="M0 0H9V9H0Z"/></pattern>'
        f'<pattern id="{prefix}much" width="3.4" height="3.4" patternUnits="userSpaceOnUse" patternTransform="rotate(35)">'
        f'<path fill="{ACCENT}" d="M0 0H2V3.4H0Z"/></pattern>'
        f'<pattern id="{prefix}some" width="3" height="3" patternUnits="userSpaceOnUse">'
        f'<circle fill="{ACCENT}" cx="1.5" cy="1.5" r=".8"/></pattern>'
    )


def drawing(
    frames: Frames, demand: Mapping[str, float], clock: Clock, name: str, prefix: str, box: Box, common: str = ""
) -> tuple[str, Painter]:
    """Everything in the picture as svg, and the painter, who knows what it uses. `name` begins the ids of this very drawing."""
    movement = frames.movement
    view = movement.view
    painter = Painter(view, prefix, common or prefix, demand, clock)
    floor = floor_y(frames)
    ground = box.top + box.height if floor is None else 0.0
    back, still_back, pulls, between = "", "", "", ""
    if floor is not None:
        still_back += things.ground(box.left, box.width, view, box.top + box.height)
    front = ""
    for load, places in frames.loads:
        still_back += weights.surroundings(load, places, frames, ground)
    for place in frames.scene:
        if place.thing.kind in END_FIXED:
            ends = [(flat(a, view), flat(b, view)) for a, b in zip(place.start, place.end, strict=True)]
            width, ink = (3.0, things.PAD) if place.thing.kind == "lever" else (1.6, things.INK)
            front += weights.moving_line(ends, clock, width, ink)
            still_back += things.fastening(ends[0][1]) if place.thing.kind == "sling" else ""
            continue
        if place.thing.kind == "towel":
            hands = list(zip(track(frames, "right_hand"), track(frames, "left_hand"), strict=True))
            front += weights.moving_line(hands, clock, 3, things.LIGHT)
            continue
        if place.thing.kind == "bar" and view == "side":
            still_back += things.uprights(flat(place.start[0], view), ground)
            front += things.side_thing(place, 0, ground)
            continue
        draw = partial(things.thing_at, place, floor=ground, view=view)
        drawn = things.moving_thing(place, draw, clock, view) if place.thing.follows else draw(0)
        if place.thing.follows and place.thing.kind in ("roller", "strap"):
            front += drawn
        elif place.thing.follows:
            back += drawn
        elif before_legs(place, frames):
            between += drawn
        else:
            still_back += drawn
    arms = {side: arm(frames, side, grips=grips(frames, side)) for side in ("right", "left")}
    legs = {side: leg(frames, side) for side in ("right", "left")}
    for load, _ in frames.loads:
        for side in ("right", "left"):
            held = weights.in_fist(load, side, view, hangs(frames, side))
            if held:
                hand = arms[side][2]
                arms[side][2] = Part(hand.name, hand.pivot, hand.angle, hand.share, extra=clock.keep(held))
    if movement.grip:
        for side, parts in arms.items():
            hand = parts[2]
            extra = hand.extra + thumb(hand, view, movement.grip)
            arms[side][2] = Part(hand.name, hand.pivot, hand.angle, hand.share, extra=extra)
    spine = trunk(frames)
    for load, places in frames.loads:
        flatly = weights.on_trunk(load) if view in ALONG else ""
        if flatly and places[0].segment in TRUNK_OF:
            number = TRUNK_OF[places[0].segment]
            part = spine[number]
            x, y = local(flat(places[0].at[0], view), part.pivot[0], part.angle[0])
            extra = f'<g transform="translate({short(x)} {short(y)})">{flatly}</g>'
            spine[number] = Part(part.name, part.pivot, part.angle, part.share, extra=part.extra + extra)

    over = ""
    for load, places in frames.loads:
        if load.kind == "landmine":
            over += weights.landmine(load, places, frames, clock)
        elif load.kind in PULLS and weights.through_legs(load, frames):
            between += weights.pull(load, places, frames, clock)
        elif load.anchor == "other-hand":  # before the arms that pull it apart
            over += weights.pull(load, places, frames, clock)
        elif load.kind in PULLS:
            pulls += weights.pull(load, places, frames, clock)
        else:
            over += weights.weight(load, places, frames, clock, all(hangs(frames, place.side) for place in places))

    behind = view in ("front", "back") and arms_behind(frames)
    drawn_as = f"{name}{'m' if clock.moving else 's'}"
    body = _person(
        painter,
        arms,
        legs,
        spine,
        drawn_as,
        pulls,
        between,
        _breadth(frames, clock) if view == "oblique" else "",
        arms_behind=behind,
        seated=view not in ("back", "oblique") and seated(frames),
    )
    if still_back and common:  # a page draws it four times
        painter.more[f"{prefix}z"] = f'<g id="{prefix}z">{still_back}</g>'
        still_back = f'<use href="#{prefix}z"/>'
    inside = f"{still_back}{back}{body}{front}{over}"
    if clock.kept is None:  # a page says it in its style
        inside = f'<g stroke-linecap="round" stroke-linejoin="round">{inside}</g>'
    return inside, painter


def _breadth(frames: Frames, clock: Clock) -> str:
    """Shoulders and hips as broad as they are, where the trunk is drawn with its outline from the side."""
    return "".join(
        weights.moving_line(
            list(zip(track(frames, f"left_{joint}"), track(frames, f"right_{joint}"), strict=True)), clock, size, BODY
        )
        for joint, size in (("shoulder", 11), ("hip", 16))
    )


def _person(
    painter: Painter, arms: Mapping[str, list[Part]], legs: Mapping[str, tuple[list[Part], list[Part]]], spine: list[Part], name: str, pulls: str,
    between: str, breadth: str, *, arms_behind: bool, seated: bool,
) -> str:  # fmt: skip
    def limb(chains: tuple[list[Part], ...]) -> str:
        return "".join(painter.chain(chain) for chain in chains if chain)

    body = breadth + painter.chain(spine)
    if painter.view not in ALONG:
        both_legs, both_arms = limb(legs["right"]), painter.chain(arms["right"])
        if painter.clock.moving and all(mirrored(a, b) for a, b in zip(legs["right"], legs["left"], strict=True)):
            both_legs = f'<g id="{name}l">{both_legs}</g><use href="#{name}l" transform="scale(-1 1)"/>'
        else:
            both_legs += limb(legs["left"])
        if painter.clock.moving and mirrored(arms["right"], arms["left"]):
            both_arms = f'<g id="{name}a">{both_arms}</g><use href="#{name}a" transform="scale(-1 1)"/>'
        else:
            both_arms += painter.chain(arms["left"])
        both_arms = f'<g fill="{NEAR}">{both_arms}</g>'
        behind, before = (pulls + both_arms, "") if arms_behind else ("", pulls + both_arms)
        inside = f"{behind}{body}{both_legs}" if seated else f"{both_legs}{between}{behind}{body}"
        return f'<g fill="{BODY}">{inside}</g>{before}'
    near_leg, near_arm = limb(legs["right"]), painter.chain(arms["right"])
    far = f'transform="translate({short(FAR_CM[0])}{short(FAR_CM[1])})" ' if painter.view == "side" else ""
    same_legs = all(alike(a, b) for a, b in zip(legs["right"], legs["left"], strict=True))
    same_arms = alike(arms["right"], arms["left"])
    if same_legs:
        far_leg, near_leg = f'<use href="#{name}l"/>', f'<g id="{name}l">{near_leg}</g>'
    else:
        far_leg = limb(legs["left"])
    if same_arms:
        far_arm, near_arm = f'<use href="#{name}a"/>', f'<g id="{name}a">{near_arm}</g>'
    else:
        far_arm = painter.chain(arms["left"])
    return (
        f'<g {far}fill="{BODY}" opacity="{FAR_OPACITY}">{far_leg}{far_arm}</g>{between}'
        f'<g fill="{BODY}">{near_leg}{body}</g>{pulls}<g fill="{NEAR}">{near_arm}</g>'
    )


def _stored(
    frames: Frames, demand: Mapping[str, float], prefix: str, common: str, needed: set[str], *, on_page: bool = False
) -> dict[str, str]:
    """The shapes that a figure uses, by their id."""
    clock = Clock((0.0,), 1.0, 0, False, kept={} if on_page else None)
    painter = Painter(frames.movement.view, prefix, common, demand, clock)
    return {id: shape for name in sorted(needed) for id, shape in painter.shapes(name).items()}


def _text(title: str, words: str, prefix: str) -> str:
    return f'<title id="{prefix}t">{escape(clean(title))}</title><desc id="{prefix}d">{escape(clean(words))}</desc>'


def _clock(frames: Frames, still: int, *, moving: bool, buttons: str = "") -> Clock:
    moves = moving and len(frames.times_s) > 1
    return Clock(
        frames.times_s,
        frames.duration_s or 1.0,
        frames.stills[still],
        moves,
        rests=Rests(frames.rests, frames.movement.easing == "swing"),
        buttons=buttons if moves else "",
    )


def figure_file(
    frames: Frames,
    demand: Mapping[str, float],
    title: str,
    words: str,
    *,
    moving: bool = True,
    still: int = 0,
    prefix: str = "f_",
) -> str:
    """A figure as an SVG document of its own, with buttons for pause and play. `still`: start, half way or far end (0, 1, 2)."""
    box = bounds(frames)
    clock = _clock(frames, still, moving=moving, buttons=prefix)
    drawn, painter = drawing(frames, demand, clock, prefix, prefix, box)
    button = _buttons(box, prefix) if clock.moving else ""
    shapes = "".join(_stored(frames, demand, prefix, prefix, painter.needed).values())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box.view_box}" role="img" aria-labelledby="{prefix}t {prefix}d">'
        f"{_text(title, words, prefix)}<defs>{patterns(prefix)}{shapes}</defs>{drawn}{button}</svg>\n"
    )


def in_page(drawing: str) -> str:
    """A drawing whose colours the page states, under short names: `var(--f-body)`."""
    return _COLOUR.sub(r"var(--f-\1)", drawing)


@dataclass(frozen=True, slots=True)
class PageFigure:
    """A figure as parts of a page that stores shapes once: `shapes` by id, one moving drawing and three still ones."""

    moving: str
    stills: tuple[str, ...]
    shapes: Mapping[str, str]


def figure_parts(
    frames: Frames,
    demand: Mapping[str, float],
    title: str,
    words: str,
    *,
    prefix: str,
    common: str,
    own: str = "",
) -> PageFigure:
    """A figure for a page. `prefix` and `own`, which is short and begins its many shapes, are unique on the page, `common` is the same
    for all its figures."""
    own = own or prefix
    box = bounds(frames)
    needed: set[str] = set()
    more: dict[str, str] = {}
    drawings = []
    several = len(frames.times_s) > 1
    for still, moving in ((0, True), *((number, False) for number in (range(3) if several else range(1)))):
        clock = _clock(frames, still, moving=moving)
        clock.kept = more
        drawn, painter = drawing(frames, demand, clock, f"{own}{still}", own, box, common)
        needed |= painter.needed
        more |= painter.more
        drawings.append(drawn)
    drawings = [in_page(drawn) for drawn in drawings]
    head = f'<svg viewBox="{box.view_box}"'
    return PageFigure(
        moving=f'{head} role="img" aria-labelledby="{prefix}t {prefix}d">{_text(title, words, prefix)}{drawings[0]}</svg>',
        stills=tuple(f"{head}>{drawn}</svg>" for drawn in drawings[1:]),
        shapes={
            name: in_page(shape)
            for name, shape in (_stored(frames, demand, own, common, needed, on_page=True) | more).items()
        },
    )


def _buttons(box: Box, prefix: str) -> str:
    """Pause and play, without a script: the click ends or begins the animation that all others follow."""
    x, y = box.left + box.width - 14, box.top + 3
    size = f'<rect width="11" height="11" rx="2" fill="{things.LIGHT}" fill-opacity=".5"/>'
    shown = f'<set attributeName="display" to="none" begin="0s;{prefix}go.click" end="{prefix}stop.click"/>'
    hidden = f'<set attributeName="display" to="inline" begin="0s;{prefix}go.click" end="{prefix}stop.click"/>'
    ink = "currentColor"
    return (
        f'<g transform="translate({short(x)} {short(y)})" cursor="pointer">'
        f'<a href="#{prefix}go" id="{prefix}go" aria-label="Play">{shown}{size}<path fill="{ink}" d="M4 2.6L8.8 5.5L4 8.4Z"/></a>'
        f'<a href="#{prefix}stop" id="{prefix}stop" aria-label="Pause" display="none">{hidden}{size}'
        f'<path fill="{ink}" d="M3.2 3H4.8V8H3.2ZM6.2 3H7.8V8H6.2Z"/></a></g>'
    )


__all__ = ["Box", "PageFigure", "bounds", "figure_file", "figure_parts", "in_page", "patterns"]
