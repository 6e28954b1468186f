"""Left and right: found in names and columns; where both were logged as records of their own, each counts half."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Literal

from backline.logs.draft import Draft

Side = Literal["left", "right"]
_LEFT = r"left|links|link(?:e[rs]?|es)|gauche|izquierd[oa]|izq|sinistr[oa]|sx|esquerd[oa]|linker"
_RIGHT = r"right|rechts|recht(?:e[rs]?|es)?|droite?|derech[oa]|der|destr[oa]|dx|direit[oa]"
_BODY = r"(?:\s+(?:arm|leg|side|hand|seite|bein))?"
_SIDE = re.compile(rf"(?P<open>[(\[-]?\s*)\b(?:(?P<left>{_LEFT})|(?P<right>{_RIGHT}))\b{_BODY}\s*[)\]]?", re.IGNORECASE)
_SHORT = re.compile(r"[(\[]\s*(?P<side>[LR])\s*[)\]]|[-–]\s*(?P<end>[LR])\s*$")


def side_word(text: str) -> Side | None:
    """`left`, `R`, `links`… as a side; None for anything else."""
    word = text.strip().lower()
    if not word:
        return None
    if word == "l" or re.fullmatch(_LEFT, word):
        return "left"
    return "right" if word == "r" or re.fullmatch(_RIGHT, word) else None


@lru_cache(maxsize=20_000)
def side_of(name: str) -> tuple[Side | None, str]:
    """The side that an exercise's name states, and the name without it."""
    if match := _SHORT.search(name):
        side: Side = "left" if (match["side"] or match["end"]) == "L" else "right"
    elif match := _SIDE.search(name):
        side = "left" if match["left"] else "right"
    else:
        return None, name
    rest = " ".join(f"{name[: match.start()]} {name[match.end() :]}".split()).strip(" -–")
    return (side, rest) if rest else (None, name)


def halve_pairs(drafts: Iterable[Draft]) -> None:
    """On a day on which an exercise was logged for the left and for the right, each record counts half a set."""
    by_day: dict[tuple[date | None, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.side is not None and draft.kind in ("set", "warmup"):
            by_day[draft.day, side_of(draft.name)[1].casefold()].append(draft)
    for group in by_day.values():
        if len({draft.side for draft in group}) == 2:
            for draft in group:
                draft.weight = 0.5
