"""The nouns of a movement as the catalogue states it. Lengths are metres at a stature of 1.75 m; they scale with a
person.

Facing right: x forward, y up, z to the person's right, which is the near side; angles in degrees. A posture is a flat
table of numbers. Limb numbers hold for both sides; `left = {...}` states the far side where it differs.

    trunk   tilt (pelvis forward from upright), lumbar, thoracic, neck (each bent forward on the part below), twist
    leg     hip, knee (flexion), ankle (dorsiflexion), spread (to the side); or planted: foot_x, foot_y, foot_z;
    knee_out
            toes (direction of toes that stay on the ground while the heel rises)
            foot (pitch of the sole, toes up positive), shank (forward lean of a shank that anchors the body)
    arm     shoulder, elbow, wrist (flexion), abduction, forearm_out; hanging: arm (forward from straight down);
            holding: hand_x, hand_y, hand_z, elbow_out; palm (direction of a hand that lies flat);
            shrug (how far the shoulder is raised)
    root    root_x, root_y, root_z: where the named point of the body is
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

TRUNK_WORDS = ("tilt", "lumbar", "thoracic", "neck", "twist", "root_x", "root_y", "root_z")
LEG_WORDS = ("hip", "knee", "ankle", "spread", "foot", "shank", "foot_x", "foot_y", "foot_z", "knee_out", "toes")
ARM_WORDS = (
    "shoulder",
    "elbow",
    "wrist",
    "abduction",
    "forearm_out",
    "arm",
    "hand_x",
    "hand_y",
    "hand_z",
    "elbow_out",
    "palm",
    "shrug",
)
LIMB_WORDS = (*LEG_WORDS, *ARM_WORDS)
LENGTH_WORDS = ("shrug", "root_x", "root_y", "root_z", "foot_x", "foot_y", "foot_z", "hand_x", "hand_y", "hand_z")
DEFAULTS: Mapping[str, float] = {
    **dict.fromkeys((*TRUNK_WORDS, *LIMB_WORDS), 0.0),
    "foot_z": 0.09,
    "hand_z": 0.2,
    "elbow": 4.0,
}

View = Literal[
    "side", "front", "back", "above", "oblique"
]  # above: from the front, oblique: from the right and the front, both somewhat from above
LegMode = Literal["angles", "planted"]
ArmMode = Literal["angles", "hang", "hold"]
HoldFrame = Literal["world", "pelvis", "lumbar", "thorax", "head", "thigh"]
Elbows = Literal["bend", "down", "back", "front", "up", "out"]  # which way they point, seen from the chest
Grip = Literal["over", "under"]  # of a bar: thumbs to each other, or away from each other
FootPart = Literal["sole", "ball", "heel", "toe"]
SupportAt = Literal[
    "feet",
    "right-foot",
    "left-foot",
    "hands",
    "right-hand",
    "left-hand",
    "knees",
    "right-knee",
    "left-knee",
    "seat",
    "back",
    "shoulders",
    "belly",
    "chest",
    "thighs",
    "shins",
    "ankles",
    "elbows",
    "forearm",
    "sacrum",
    "head",
]
WeightKind = Literal[
    "barbell", "trap-bar", "ez-bar", "safety-bar", "dumbbells", "dumbbell", "kettlebell", "kettlebells", "plate",
    "ball", "landmine", "smith-bar",
]  # fmt: skip
LoadKind = Literal[WeightKind, "band", "cable", "sled", "stack", "pad", "platform"]
LoadAt = Literal[
    "hands",
    "right-hand",
    "left-hand",
    "back",
    "front",
    "chest",
    "hips",
    "thighs",
    "shoulders",
    "waist",
    "upper-back",
    "ankles",
    "right-ankle",
    "shins",
    "right-shin",
    "feet",
    "right-foot",
    "knees",
    "right-knee",
    "elbows",
    "upper-arms",
    "head",
    "right-thigh",
]
WEIGHTS: tuple[str, ...] = get_args(WeightKind)
ONE_PIECE = ("barbell", "trap-bar", "ez-bar", "safety-bar", "smith-bar")  # a bar that keeps both hands apart
ANCHORS = ("other-hand", "feet", "right-foot", "left-foot", "upper-back", "hips", "other-knee", "other-ankle")
PULLS = ("band", "cable", "sled")
END_FIXED = ("lever", "tow", "sling")  # things that follow the body with one end only


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What is moved besides the body. `share` is a usual size: of body mass for weights and stacks, of body weight for
    the force of a pull (a band: at its longest), judgement; demand is computed at equal effort instead.

    A weight pulls down at the point. A cable or sled pulls with constant force towards `anchor` (m, in the world), or
    along
    `direction_deg`. A band
    pulls towards `anchor` with `stiffness_n_m` beyond `rest_m`; `anchor` may be the other hand or a foot. A pad pushes
    across the segment it lies on, 0 towards its front and 180 towards its back; a platform or stack along
    `direction_deg`.
    """

    kind: LoadKind
    at: LoadAt
    share: float
    anchor: tuple[float, float, float] | str | None = None
    stiffness_n_m: float | None = None
    rest_m: float | None = None
    direction_deg: float | None = None
    rigid: bool = False  # both hands hold one bar or handle, which takes what they push sideways
    fixed: bool = False  # part of the movement (a light ball, a stick): not what is made heavier


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What the body rests on. A grip or flat contact takes force in any direction; `slips` takes force only along
    `normal_deg` (a pad, a bench edge, a wheel). `share` of the whole where more than two share by assumption."""

    at: SupportAt
    slips: bool = False
    normal_deg: float = 90.0
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something of the scene, as a shape from one point to another: bench, box, bar, wall, pad, ball, machine frame.

    It stands in the world; or it `follows` a segment, and then start and end are (in front of, along) it from its
    proximal end, or a joint, and then they are offsets in the world's axes. A lever, a tow
    (a strap that pulls) or a sling (a strap that hangs from something) follows with its start; its end is fixed."""

    kind: str
    start: tuple[float, float]
    end: tuple[float, float]
    thickness_m: float = 0.05
    z: float = 0.0
    follows: str | None = None  # a point of the body that it moves with, else it stands still


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """The point of the body that the rest is hung on, and what fixes its direction."""

    at: str  # sole, ball, heel, toe, ankle, knee, hip, shoulder, elbow, hand, or a point of body.toml
    anchor: Literal["tilt", "foot", "shank"] = "tilt"
    follows: Literal["tilt", "hip", "ankle", "knee"] = "tilt"  # the angle that results from the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Meet:
    """A word that is solved so that a point of the body is at a height: hands at a bar on the floor, toes on the
    floor."""

    word: str
    point: str  # a joint, a point of body.toml, or `leg` or `arm`: y is what the right one lacks to be straight
    y: float
    postures: tuple[str, ...] = ()  # where; everywhere when empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One movement: what the body rests on, the postures it passes through, what it moves, how it is seen."""

    id: str
    text: str  # what one sees, in a sentence
    view: View
    root: Root
    path: tuple[str, ...]  # postures, there; the way back is the same
    postures: Mapping[str, Mapping[str, float]]  # name → number by word; limb words as right_… and left_…
    first: Literal["lowering", "lifting"]  # which half of the repetition the way there is
    legs: Mapping[str, LegMode]  # by side
    arms: Mapping[str, ArmMode]
    hands_on: Mapping[str, HoldFrame]
    elbows: Mapping[str, Elbows]
    palms: Mapping[str, bool]  # the palm lies on what the hand touches: the wrist is what meets the target
    foot_part: Mapping[str, FootPart]  # what of a planted foot meets its target
    supports: tuple[Support, ...]
    carried: tuple[
        Literal["hip", "knee", "spine", "shoulder"], ...
    ] = ()  # what lies on bench, seat or floor: no work there
    loads: tuple[Load, ...] = ()
    scene: tuple[Thing, ...] = ()
    meet: tuple[Meet, ...] = ()
    balance: str | None = None  # the word that is solved so that the pressure stays over the foot
    balance_at: float = 0.5  # of the foot from heel to toe
    easing: Literal["smooth", "swing"] = "smooth"
    loop: bool = False  # a gait: the path closes on itself instead of going back
    cycle_s: float | None = None
    travel_m: float = 0.0  # how far the world passes in one loop
    roll_deg: float = 0.0  # the body turned about its forward axis: lying on its side
    free_standing: bool = False
    near_legs_m: float | None = None  # hanging hands slide so far in front of the line of the legs
    grip: Grip | None = None  # for the picture
    over_foot: float | None = None  # hanging hands go straight up over this part of the foot from heel to toe
