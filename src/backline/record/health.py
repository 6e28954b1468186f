"""What somebody said about their body: limits, conditions with pain, the answers of a screen, clearances."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from backline.vocabulary.words import Joint, Pattern, Region, Side

Answer = Literal["yes", "no", "unsure"]
NextMorning = Literal["settled", "worse", "worse-twice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pain:
    """Pain of 10: now, at worst in the last week, and how it was the morning after training.

    `worse-twice`: worse on two mornings running. `exercises`: what brought it, where that is known. None: not said.
    """

    now: int | None = None
    worst: int | None = None
    next_morning: NextMorning | None = None
    exercises: tuple[str, ...] = ()

    @property
    def most(self) -> int | None:
        """The most that was said; None when nothing was."""
        said = [value for value in (self.now, self.worst) if value is not None]
        return max(said) if said else None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCondition:
    """A condition that a person has. `by` and `role`: the clinician who follows it; `stage` is what he named."""

    id: str
    side: Side = "both"
    since: datetime.date | None = None
    operated: datetime.date | None = None
    pain: Pain | None = None
    by: str = ""
    role: str = ""
    stage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Somebody's own restriction. At least one of pattern, joint and load; what is given holds together.

    `range_deg` is the part of the joint's flexion that may be used. `load_kg` is the most in both hands together, on
    the bar or on the stack, 0 nothing but the body. With neither of them the pattern is not trained at all.
    `start` and `until` are the first and the last day; None: from ever, for ever.
    """

    by: str
    pattern: Pattern | None = None
    joint: Joint | None = None
    range_deg: tuple[float, float] | None = None
    load_kg: float | None = None
    side: Side = "both"
    start: datetime.date | None = None
    until: datetime.date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A named clinician has looked at answers that stop: which, when, until when it holds, and with what limits."""

    answers: tuple[str, ...]
    by: str
    role: str
    date: datetime.date
    until: datetime.date
    limits: Literal["none", "listed"]  # listed: as [[limit]] by the same person


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The red-flag screen: when, what was answered, and what a clinician has looked at. Unanswered is not a no.

    `regions`: where it hurts, also where no condition is named.
    """

    date: datetime.date
    regions: tuple[Region, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    assessments: tuple[Assessment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """Who clears what, in which role, since when and until when, and for how much."""

    reasons: tuple[str, ...]
    by: str
    role: str
    date: datetime.date
    until: datetime.date
    scope: str
