"""A stop: nothing is planned, why, and where to go."""

from dataclasses import dataclass

URGENCY = ("now", "today", "this week", "before training")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Nothing is planned: the key that says so, a text of at most three lines, and how soon somebody has to look.

    `why` are the ids of the answers, combinations, clearances or rules that stop.
    """

    key: str
    message: str
    why: tuple[str, ...]
    how_soon: str = "before training"

    def __post_init__(self) -> None:
        if self.how_soon not in URGENCY:
            raise ValueError(f"how soon is one of {', '.join(URGENCY)}")
