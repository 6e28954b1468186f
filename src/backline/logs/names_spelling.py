"""A name as people write it → the words it is made of, one spelling for each."""

import re
import unicodedata

from backline.logs.names_words import COMPOUNDS, SPELLINGS, STOP_WORDS

LONGEST_NAME = 200  # characters; a longer text is no name
_WORD = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WITH = re.compile(r"\bw/", re.IGNORECASE)
_APOSTROPHE = re.compile(r"['’`´]")
_SINGULAR_IN_S = frozenset(
    (
        "biceps",
        "triceps",
        "quadriceps",
        "forceps",
        "press",
        "cross",
        "tibialis",
        "pelvis",
        "series",
        "gluteus",
        "plus",
        "bus",
    )
)
_LONGEST_COMPOUND = max(len(words) for words in COMPOUNDS)
_COMPOUND_STARTS = frozenset(words[0] for words in COMPOUNDS)
_NUMBER = re.compile(r"\d+(kg|lbs?|x\d*|s|sec|min|cm|in|rm|m|km|k|mi)?")
_SINGLE_LEG_SHORT = frozenset({"press", "extension", "curl"})


def singular(word: str) -> str:
    """The singular of an English word, roughly."""
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss") or word in _SINGULAR_IN_S:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "ches", "shes", "xes")) else word[:-1]


def words_of(name: str) -> list[str]:
    """The words of a name in its order: spellings, abbreviations and compounds settled, fillers and sides dropped."""
    text = name[:LONGEST_NAME]
    if " " not in text.strip():
        text = _HUMP.sub(" ", text)
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    text = _WITH.sub(" ", text)
    found: list[str] = []
    for word in _WORD.findall(_APOSTROPHE.sub("", text).casefold()):
        spelling = SPELLINGS.get(word)
        if spelling is None:
            word = singular(word)
            spelling = SPELLINGS.get(word, word)
        found.extend(spelling.split())
    return _joined(found)


def _joined(words: list[str]) -> list[str]:
    """Compounds as one word (`pull up` → `pullup`), the longest first."""
    out: list[str] = []
    at = 0
    while at < len(words):
        size = 1
        if words[at] in _COMPOUND_STARTS:
            for longer in range(min(_LONGEST_COMPOUND, len(words) - at), 1, -1):
                meaning = COMPOUNDS.get(tuple(words[at : at + longer]))
                if meaning is not None:
                    out.extend(meaning.split())
                    size = longer
                    break
            else:
                out.append(words[at])
        else:
            out.append(words[at])
        at += size
    kept = [word for word in out if word not in STOP_WORDS]
    for at, word in enumerate(kept[:-1]):
        if word == "singleleg" and kept[at + 1] in _SINGLE_LEG_SHORT:
            return [*kept[: at + 1], "leg", *kept[at + 1 :]]
    return kept


def is_number(word: str) -> bool:
    """A count, load or time inside a name (`24kg`, `5x5`, `3`)."""
    return _NUMBER.fullmatch(word) is not None
