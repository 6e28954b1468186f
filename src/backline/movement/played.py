"""What came out of playing a recording, as plain numbers: what tables and documents are made from, without arrays."""

from dataclasses import dataclass
from typing import Literal

Stands = Literal["both", "right", "left"]
HeldAt = Literal["back", "front", "hands"]
Sex = Literal["female", "male"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """The largest moment of a joint in one direction, N·m. At L5/S1 there are no sides, only `both_n_m`.

    `both_n_m` is the largest sum of both limbs, at `at_s` of the recording; 0 where it never works that way.
    """

    joint: str
    works: str
    right_n_m: float | None
    left_n_m: float | None
    both_n_m: float
    both_n_m_kg: float  # of body mass
    at_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One joint of one limb, ours beside another's, N·m, over the seconds that both have. Positive as in `WORKS` first.

    `ours_n_m` and `theirs_n_m`: the largest size with its sign; `difference_n_m`: the mean of theirs less ours;
    `typical_n_m`: the root of the mean squared difference.
    """

    joint: str
    side: str
    ours_n_m: float
    theirs_n_m: float
    difference_n_m: float
    typical_n_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A recording played through one body. `assumed` and `notes` are sentences: what was taken for granted, and what
    the files or the body did that a reader has to know."""

    file: str
    start_s: float
    end_s: float
    rows: int
    sex: Sex
    stature_m: float
    mass_kg: float
    load_kg: float
    held_at: HeldAt
    stands: Stands
    inertia: bool
    ground_n: tuple[float, float]  # least and most that the feet carry together
    beyond_feet_m: float  # how far beyond heels and toes the ground would have to push: so wrong is something
    beyond_feet_share: float  # of the time
    peaks: tuple[Peak, ...]
    beside: tuple[Beside, ...] = ()
    beside_file: str | None = None
    beside_s: tuple[float, float] | None = None
    assumed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


WORKS = {  # joint → what works where its moment is positive, and where it is negative
    "hip": ("extension", "flexion"),
    "knee": ("extension", "flexion"),
    "ankle": ("plantarflexion", "dorsiflexion"),
    "lumbosacral": ("extension", "flexion"),
    "shoulder": ("extension", "flexion"),
    "elbow": ("flexion", "extension"),
}
