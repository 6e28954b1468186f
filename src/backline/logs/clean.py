"""Text of a file as harmless data: no control characters, no endless names."""

import re
from functools import lru_cache

# what a terminal takes as a command: CSI and OSC sequences
_SEQUENCE = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?")


@lru_cache(maxsize=20_000)
def clean(text: str, characters_max: int) -> str:
    """One line of printable characters, at most `characters_max` long, an ellipsis where it was longer."""
    if not text.isprintable():
        text = "".join(sign for sign in _SEQUENCE.sub("", text) if sign.isprintable() or sign.isspace())
    text = " ".join(text.split())
    if len(text) > characters_max:
        text = text[: characters_max - 1].rstrip() + "…"
    return text


def shown(text: str) -> str:
    """A cell as a message may quote it."""
    return f"“{clean(text, 40)}”"
