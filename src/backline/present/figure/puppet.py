"""The person: parts hung on one another, drawn at one moment or turning through all of them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from backline.movement.frames import Frames
from backline.present.figure.ink import Clock, Pair, joined, kept, short
from backline.present.figure.muscles import MIRRORED, MUSCLES
from backline.present.figure.seen import ALONG, UP, heading, local, placed, track
from backline.present.figure.shapes import OUTLINES

LENGTH_CM = {
    "pelvis": 14.6, "lumbar": 21.7, "thorax": 24.3, "head": 24.4, "upper_arm": 28.3, "forearm": 27.0, "hand": 8.7,
    "thigh": 42.4, "shank": 43.6,
}  # fmt: skip
ON_FLOOR_CM = 3.0  # a ball of the foot so near the floor bends its toes
STILL_CM = 0.5  # what moves less stands still
THUMB = "var(--figure-thing,#59636e)"
FAR_CM = (3.0, -2.0)  # the far limbs are seen a little behind the near ones
STIFF_DEG = 2.0  # what turns less against what it hangs on keeps its mean
CODES = {name: chr(ord("A") + number) for number, name in enumerate((*LENGTH_CM, "foot", "toes", "fist", "long-foot"))}
DRAWN = {"side": "s", "oblique": "s", "front": "f", "above": "f", "back": "b"}  # outlines: views that share them
LEVELS = ((0.67, "main"), (0.34, "much"), (0.15, "some"))  # least demand, and the pattern that shows it


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the body in the picture: where its joint is, how it is turned and how much of its length shows."""

    name: str  # thigh, shank … without side
    pivot: tuple[Pair, ...]
    angle: tuple[float, ...]
    share: tuple[float, ...] = ()
    drop: float = 0.0  # the shape starts so far along: parts that hang on their lower joint
    extra: str = ""  # svg that moves with it
    stored: str = ""  # the id of this and the parts that are stiff with it, where they are stored as one


def level(demand: float) -> str | None:
    """The pattern for a demand of 0 to 1; nothing below a tenth."""
    return next((name for least, name in LEVELS if demand >= least), None)


def muscle_paths(part: str, view: str, demand: Mapping[str, float], common: str) -> str:
    """The muscles of a part that work, the hardest last (on top)."""
    by_level: dict[str, list[str]] = {}
    for muscle, outline in MUSCLES[view].get(part, ()):
        name = level(demand.get(muscle, 0.0))
        if name is not None and outline not in by_level.get(name, []):
            if outline in (shape for shapes in by_level.values() for shape in shapes):
                continue
            by_level.setdefault(name, []).append(outline)
    found = ""
    for _, name in reversed(LEVELS):
        if name in by_level:
            found += f'<path fill="url(#{common}{name})" d="{"".join(by_level[name])}"/>'
    if found and view not in ALONG and part in MIRRORED:
        found += f'<g transform="scale(-1 1)">{found}</g>'
    return found


def _track(frames: Frames, joint: str) -> tuple[Pair, ...]:
    return tuple(track(frames, joint))


def _part(frames: Frames, name: str, start: str, end: str) -> Part:
    first, last = track(frames, start), track(frames, end)
    angles, shares = heading(list(zip(first, last, strict=True)), up=name in UP, length=LENGTH_CM[name], name=name)
    return Part(name, tuple(first), tuple(angles), tuple(shares))


def trunk(frames: Frames) -> list[Part]:
    """Pelvis, both parts of the trunk and the head, each on the one below."""
    joints = ("hips", "lumbosacral", "thoracolumbar", "neck", "crown")
    return [_part(frames, name, joints[number], joints[number + 1]) for number, name in enumerate(UP)]


def arm(frames: Frames, side: str, *, grips: bool) -> list[Part]:
    """Upper arm, forearm and hand."""
    names = ("shoulder", "elbow", "wrist", "knuckles")
    parts = [
        _part(frames, name, f"{side}_{names[number]}", f"{side}_{names[number + 1]}")
        for number, name in enumerate(("upper_arm", "forearm", "hand"))
    ]
    hand = parts[2]
    straight = max(abs(a - b) for a, b in zip(hand.angle, parts[1].angle, strict=True)) < 3
    angle = parts[1].angle if straight else hand.angle
    parts[2] = Part("fist" if grips else "hand", hand.pivot, angle, hand.share)
    return parts


def thumb(hand: Part, view: str, grip: str) -> str:
    """The thumb of a hand around a bar: to the middle of an overhand grip, away from it in an underhand grip, as svg in the hand."""
    if view in ALONG:  # the near thumb is on the side that one sees in an underhand grip alone
        return f'<path d="M-2.4 6.6L3 8.4" stroke="{THUMB}" stroke-width="1.6"/>' if grip == "under" else ""
    x, way = hand.pivot[0][0], math.cos(math.radians(hand.angle[0]))
    side = math.copysign(3.9, -x * way if grip == "over" else x * way)
    return f'<ellipse cx="{short(side)}" cy="6.4" rx="1.6" ry="3.8" stroke="{THUMB}" stroke-width=".7"/>'


def still(points: Sequence[Pair]) -> bool:
    """Does a point stay where it is?"""
    return all(math.dist(point, points[0]) < STILL_CM for point in points)


def _on_floor(ball: Pair, toe: Pair) -> Pair:
    """Toes that would go through the floor bend and lie on it."""
    if ball[1] < -ON_FLOOR_CM or toe[1] < ball[1] + 1:
        return toe
    back = ball[0] - toe[0] > abs(toe[1] - ball[1])
    return ball[0] + math.dist(ball, toe) * (-1 if back else 1), ball[1]


def _foot(frames: Frames, side: str) -> list[Part]:
    """Foot and toes; the toes may stay on the ground while the heel rises."""
    ankle, heel, ball, toe = (track(frames, f"{side}_{name}") for name in ("ankle", "heel", "ball", "toe"))
    if frames.movement.view not in ALONG:
        angles, shares = heading(list(zip(ankle, ball, strict=True)), up=False, length=14.0)
        if min(shares) > 0.75:
            return [Part("long-foot", tuple(ankle), tuple(angles))]
        return [Part("foot", tuple(ankle), (0.0,) * len(ankle))]

    def sole(first: list[Pair], last: list[Pair]) -> tuple[float, ...]:
        found: list[float] = []
        for (x0, y0), (x1, y1) in zip(first, last, strict=True):
            angle = math.degrees(math.atan2(y1 - y0, x1 - x0))
            found.append(angle + (360 * round((found[-1] - angle) / 360) if found else 0))
        return tuple(found)

    foot, toes = sole(heel, ball), sole(ball, [_on_floor(one, end) for one, end in zip(ball, toe, strict=True)])
    return [Part("foot", tuple(ankle), foot), Part("toes", tuple(ball), toes)]


def leg(frames: Frames, side: str) -> tuple[list[Part], list[Part]]:
    """A leg as one or two chains from a joint that stays still: down from the hip, or up from the ankle, and then the foot."""
    thigh = _part(frames, "thigh", f"{side}_hip", f"{side}_knee")
    shank = _part(frames, "shank", f"{side}_knee", f"{side}_ankle")
    foot = _foot(frames, side)
    if still(_track(frames, f"{side}_ankle")):
        up = [
            Part("shank", _track(frames, f"{side}_ankle"), shank.angle, shank.share, drop=-LENGTH_CM["shank"]),
            Part("thigh", _track(frames, f"{side}_knee"), thigh.angle, thigh.share, drop=-LENGTH_CM["thigh"]),
        ]
        return foot, up
    return [], [thigh, shank, *foot]


@dataclass(slots=True)
class Painter:
    """Draws parts with a clock, and remembers which shapes it needs.

    `prefix` begins the ids of this figure's own shapes; parts without a muscle at work are the same in every figure of a page,
    and their ids begin with `common`.
    """

    view: str
    prefix: str
    common: str
    demand: Mapping[str, float]
    clock: Clock
    needed: set[str] = field(default_factory=set)
    more: dict[str, str] = field(default_factory=dict)  # other shapes of the page, by id

    def content(self, part: Part) -> str:
        """The shape of a part with its muscles, at its share of the whole length."""
        self.needed.add(part.name)
        y = f' y="{short(part.drop)}"' if part.drop else ""
        use = f'<use href="#{part.stored or self.id_of(part.name)}"{y}/>'
        if part.share and min(part.share) < 1:
            base, moves, _ = self.clock.transform("scale", [(1, share) for share in part.share], 2)
            use = f'<g transform="{base}">{moves}{use}</g>'
        return use + part.extra

    def muscles(self, name: str) -> str:
        """The muscles of a part that work, as svg."""
        return muscle_paths(name, self.view, self.demand, self.common)

    def id_of(self, name: str) -> str:
        """Where the shape of a part is stored."""
        return self._own_id(name) if self.muscles(name) else self._plain_id(name)

    def _own_id(self, name: str) -> str:
        return f"{self.prefix}{name if self.clock.kept is None else CODES[name]}"

    def _plain_id(self, name: str) -> str:
        if self.clock.kept is None:
            return f"{self.common}{DRAWN[self.view]}-{name}"
        return f"{self.common}{DRAWN[self.view]}{CODES[name]}"

    def chain(self, parts: Sequence[Part]) -> str:
        """Parts each hung on the one before."""
        count = len(self.clock.times_s)
        if self.clock.kept is not None:
            parts = self._stiff(parts, self.clock.kept)
        return self._hung(parts, [(0.0, 0.0)] * count, [0.0] * count, None)

    def _stiff(self, parts: Sequence[Part], store: dict[str, str]) -> list[Part]:
        """Parts that never move against each other stored as one: forearm and fist, foot and toes, a trunk that is held."""
        found: list[Part] = []
        for run in stiff_runs(parts):
            first = run[0]
            if len(run) == 1:
                found.append(first)
                continue
            inside = ""
            for part in run:
                places = [local(*each) for each in zip(part.pivot, first.pivot, first.angle, strict=True)]
                turns = [one - two for one, two in zip(part.angle, first.angle, strict=True)]
                x, y = (sum(place[axis] for place in places) / len(places) for axis in (0, 1))
                moved = f"translate({joined((x, y))})" if abs(x) + abs(y) > 0.05 else ""
                turn = short(sum(turns) / len(turns))
                moved += f"rotate({turn})" if turn != "0" else ""
                place = f' transform="{moved}"' if moved else ""
                self.needed.add(part.name)
                inside += f'<use href="#{self.id_of(part.name)}"{place}/>'
                inside += f"<g{place}>{part.extra}</g>" if part.extra else ""
            found.append(Part(first.name, first.pivot, first.angle, stored=kept(inside, store)))
        return found

    def _hung(self, parts: Sequence[Part], origin: Sequence[Pair], angle: Sequence[float], bone: Part | None) -> str:
        """`origin` and `angle` are where the part before is drawn, `bone` where it is: a joint at its end stays at its end."""
        if not parts:
            return ""
        part = parts[0]
        places = [local(point, at, turn) for point, at, turn in zip(part.pivot, origin, angle, strict=True)]
        on_bone = [local(*each) for each in zip(part.pivot, bone.pivot, bone.angle, strict=True)] if bone else places
        middle = (sum(p[0] for p in on_bone) / len(places), sum(p[1] for p in on_bone) / len(places))
        if all(math.dist(place, middle) < STILL_CM for place in on_bone):
            places = [middle] * len(places)
        turns = [here - above for here, above in zip(part.angle, angle, strict=True)]
        span = max(turns) - min(turns)
        digits = 0 if span > 25 else 1
        if span < STIFF_DEG:
            turns, digits = [sum(turns) / len(turns)] * len(turns), 1
        turns = [round(turn, digits) for turn in turns]
        places = [(round(x, 1), round(y, 1)) for x, y in places]
        real_angle = [above + turn for above, turn in zip(angle, turns, strict=True)]
        real_origin = [placed(place, at, turn) for place, at, turn in zip(places, origin, angle, strict=True)]
        if not self.clock.moving:
            now = self.clock.still
            return self._placed(part, real_origin[now], real_angle[now]) + self._hung(
                parts[1:], real_origin, real_angle, part
            )
        rotate, turning, drawn_turns = self.clock.transform("rotate", [(turn,) for turn in turns], digits)
        translate, going, drawn_places = self.clock.transform("translate", places)
        real_angle = [above + turn[0] for above, turn in zip(angle, drawn_turns, strict=True)]
        real_origin = [
            placed((place[0], place[1]), at, turn) for place, at, turn in zip(drawn_places, origin, angle, strict=True)
        ]
        inside = self.content(part) + self._hung(parts[1:], real_origin, real_angle, part)
        if turning:
            inside = f'<g transform="{rotate}">{turning}{inside}</g>'
        elif rotate != "rotate(0)" and not going:
            translate += rotate
        elif rotate != "rotate(0)":
            inside = f'<g transform="{rotate}">{inside}</g>'
        return f'<g transform="{translate}">{going}{inside}</g>'

    def _placed(self, part: Part, at: Pair, angle: float) -> str:
        """A part on its own, where it is at the moment that is drawn."""
        self.needed.add(part.name)
        digits = 1 if self.clock.kept is None else 0  # a still of a page is small
        moved = f"translate({joined(at, digits)})"
        turn = short((angle + 180) % 360 - 180, digits)
        moved += f"rotate({turn})" if turn != "0" else ""
        share = part.share[self.clock.still] if part.share else 1.0
        stretch = f"scale(1 {short(share, 2)})" if share < 1 else ""
        y = f' y="{short(part.drop)}"' if part.drop else ""
        use = f'<use href="#{part.stored or self.id_of(part.name)}"{y} transform="{moved}{stretch}"/>'
        return use + (f'<g transform="{moved}">{part.extra}</g>' if part.extra else "")

    def shapes(self, name: str) -> dict[str, str]:
        """A part as shapes that are stored once, by id: outline, hair and face; on a page the one with muscles calls the one without."""
        muscles = self.muscles(name)
        inner = f'<path d="{OUTLINES[self.view][name]}"/>'
        if name == "head":
            shapes = OUTLINES[self.view]
            inner += f'<path fill="var(--figure-hair,#5d6670)" d="{shapes["hair"]}"/>'
            if shapes.get("face"):
                inner += f'<path d="{shapes["face"]}" fill="none" stroke="var(--figure-hair,#5d6670)" stroke-linecap="round"/>'
        if not muscles or self.clock.kept is None:
            return {self.id_of(name): f'<g id="{self.id_of(name)}">{inner}{muscles}</g>'}
        plain, own = self._plain_id(name), self._own_id(name)
        return {plain: f'<g id="{plain}">{inner}</g>', own: f'<g id="{own}"><use href="#{plain}"/>{muscles}</g>'}


def stiff_runs(parts: Sequence[Part]) -> list[list[Part]]:
    """A chain cut where its parts move against each other, or change their length."""
    runs: list[list[Part]] = []
    for part in parts:
        whole = not part.drop and not (part.share and min(part.share) < 1)
        above = runs[-1][-1] if runs else None
        if whole and above is not None and not above.drop and not (above.share and min(above.share) < 1):
            places = [local(*each) for each in zip(part.pivot, above.pivot, above.angle, strict=True)]
            turns = [one - two for one, two in zip(part.angle, above.angle, strict=True)]
            if still(places) and max(turns) - min(turns) < STIFF_DEG:
                runs[-1].append(part)
                continue
        runs.append([part])
    return runs


def mirrored(first: Sequence[Part], second: Sequence[Part]) -> bool:
    """Is one limb seen as the mirror image of the other, about the middle of the picture?"""
    return len(first) == len(second) and all(
        one.name == two.name
        and not one.extra
        and not two.extra
        and all(math.dist((-a[0], a[1]), b) < 1 for a, b in zip(one.pivot, two.pivot, strict=True))
        and all(abs((a + b + 180) % 360 - 180) < 1.5 for a, b in zip(one.angle, two.angle, strict=True))
        for one, two in zip(first, second, strict=True)
    )


def alike(first: Sequence[Part], second: Sequence[Part]) -> bool:
    """Are two limbs seen in the same place with the same angles, so that one can be drawn as a copy of the other?"""
    return len(first) == len(second) and all(
        one.name == two.name
        and all(math.dist(a, b) < 1 for a, b in zip(one.pivot, two.pivot, strict=True))
        and all(abs(a - b) < 1.5 for a, b in zip(one.angle, two.angle, strict=True))
        for one, two in zip(first, second, strict=True)
    )
