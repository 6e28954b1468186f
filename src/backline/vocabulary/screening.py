"""The red-flag screen: questions, how they combine, where they send a person, and what needs a clearance first."""

from typing import Literal

from backline.vocabulary.patches import Cited, Closed, Patch
from backline.vocabulary.words import Region

Tier = Literal["emergency", "urgent", "ask", "clearance"]
Fact = Literal["pain", "age-70"]
FACTS: tuple[Fact, ...] = ("pain", "age-70")  # what is known without a question


class Question(Cited, frozen=True, kw_only=True):
    """One question of the screen. `regions` empty: everybody is asked; `with_pain`: only people with pain.

    `tier` is what a yes does by itself: emergency and urgent stop, ask is shown, clearance asks for one. `lasting`: a
    fact about a life, for which an assessment holds until it expires; else it must be as new as the answer.
    """

    id: str
    tier: Tier
    pathway: str  # what a clinician looks for; never shown to the person
    text: str
    short: str  # what a yes said, in words for a refusal
    referral: str | None = None
    clearance: str | None = None
    regions: tuple[Region, ...] = ()
    with_pain: bool = False
    lasting: bool = False
    sex: Literal["female", "male"] | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.tier in ("emergency", "urgent")) != (self.referral is not None):
            raise ValueError("emergency and urgent questions have a referral, others none")
        if (self.tier == "clearance") != (self.clearance is not None):
            raise ValueError("clearance questions name their clearance, others none")
        if not self.text.strip().endswith("?"):
            raise ValueError("text must be a question")


class Combination(Cited, frozen=True, kw_only=True):
    """Answers that weigh more together than alone; `all_of` may name answers and facts."""

    id: str
    tier: Literal["emergency", "urgent"]
    pathway: str
    all_of: tuple[str, ...]
    short: str
    referral: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.all_of) < 2:
            raise ValueError("combines at least two")


class Contradiction(Closed, frozen=True, kw_only=True):
    """A condition that is named, and a no that denies it."""

    condition: str
    no: str


class Referral(Cited, frozen=True, kw_only=True):
    """Where somebody is sent and how soon. A clinic may put its own words in the place of `text`."""

    id: str
    how_soon: Literal["now", "today", "this week", "before training"]
    text: str

    def __post_init__(self) -> None:
        super().__post_init__()
        check_referral_text(self.text)


def check_referral_text(text: str) -> None:
    """One line, with room for the line before and after it in a message. Raises ValueError."""
    if not 20 <= len(text.strip()) <= 400 or "\n" in text.strip():
        raise ValueError("a referral text is one line of 20 to 400 characters")


class Phrases(Closed, frozen=True, kw_only=True):
    """The words around a referral. `{list}` and `{number}` stand where the code puts them in, and nowhere else."""

    yes: str
    unsure: str
    more: str
    emergency: str
    assess: str
    assess_again: str

    def __post_init__(self) -> None:
        for name, holds in (("yes", "{list}"), ("unsure", "{list}"), ("more", "{number}")):
            if getattr(self, name).replace(holds, "", 1).count("{") or holds not in getattr(self, name):
                raise ValueError(f"{name} must hold {holds} once, and no other bracket")
        for name in ("emergency", "assess", "assess_again"):
            check_referral_text(getattr(self, name))


class ClearanceReason(Cited, frozen=True, kw_only=True):
    """What somebody has to clear before anything is planned, who may, how long it holds, and what holds with it."""

    id: str
    name: str
    roles: tuple[str, ...]
    days_max: int  # it holds so many days at most
    who: str  # whom to ask, in words
    patch: Patch = Patch()
    age_below: int | None = None  # it is asked for below this age
    age_min: int | None = None  # below this age nothing is planned at all

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.roles or not 1 <= self.days_max <= 366:
            raise ValueError("needs roles, and days_max of 1 to 366")


class ClinicianRole(Closed, frozen=True, kw_only=True):
    """A profession that may assess, follow a condition, or clear."""

    id: str
    name: str


class Scope(Cited, frozen=True, kw_only=True):
    """How far a clearance goes."""

    id: str
    name: str
    patch: Patch = Patch()


class ScreenRule(Cited, frozen=True, kw_only=True):
    """How long a screen holds, in days."""

    days_with_pain: int
    days_without_pain: int
    assessment_days_max: int
