"""Names and sentences from other people's files, made harmless: no control characters, no endless lines."""

import unicodedata
from functools import lru_cache

NAME_LENGTH = 80
TEXT_LENGTH = 1200
# Invisible marks that turn the direction of writing: they could make a line say something else than it holds.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@lru_cache(maxsize=4096)  # pages say the same words again and again
def clean(text: str, longest: int = TEXT_LENGTH) -> str:
    """One line of visible text: escape codes and control characters gone, blanks joined, long text cut with `…`."""
    start = text[: 4 * longest]
    kept = []
    for character in _without_escape_codes(start):
        kind = unicodedata.category(character)
        if character.isspace() or kind == "Zs":
            kept.append(" ")
        elif character not in _TURNING and kind not in ("Cc", "Cs", "Co", "Cn"):
            kept.append(character)
    line = " ".join("".join(kept).split())
    return line if len(line) <= longest and len(text) <= len(start) else line[: longest - 1].rstrip() + "…"


def clean_name(text: str) -> str:
    """A name, harmless and at most 80 characters."""
    return clean(text, NAME_LENGTH)


def _without_escape_codes(text: str) -> str:
    """Terminal sequences removed whole, so that no `[31m` stays behind."""
    import re

    sequence = r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d).*?(?:\x07|\x1b\\|\x9c|$)|\x1b[@-_]?"
    return re.sub(sequence, "", text, flags=re.DOTALL)
