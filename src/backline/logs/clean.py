"""Text of a file as harmless data: no control characters, no endless names."""

import re
from functools import lru_cache

# terminal sequences (CSI and OSC), then any control or direction-changing character that is left
_SEQUENCE = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?")
_CONTROL = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


@lru_cache(maxsize=20_000)
def clean(text: str, characters_max: int) -> str:
    """One line without control characters, at most `characters_max` long, an ellipsis where it was longer."""
    if not text.isprintable() or "\u00a0" in text or "\u202f" in text:
        text = _CONTROL.sub("", _SEQUENCE.sub("", text))
    text = " ".join(text.split())
    if len(text) > characters_max:
        text = text[: characters_max - 1].rstrip() + "…"
    return text


def shown(text: str) -> str:
    """A cell as a message may quote it."""
    return f"“{clean(text, 40)}”"
