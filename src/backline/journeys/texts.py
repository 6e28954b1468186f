"""A clinic's own words for questions and referrals, in the place of those that ship."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from backline.exchange.client_values import plain_text
from backline.journeys.pipes import silent_input
from backline.journeys.problem import Problem
from backline.vocabulary.loader import Catalogue

_TABLES: Mapping[str, tuple[str, ...]] = {"referral": ("text",), "question": ("text", "short")}
_BYTES_MAX = 1_000_000
Row = TypeVar("Row", bound=msgspec.Struct)


def with_texts(file: Path | None, catalogue: Catalogue) -> Catalogue | Problem:
    """The catalogue with the words of a file: `[[referral]]` and `[[question]]` by id, and `[phrases]`.

    Only words change: urgency, tiers and rules stay. An unknown id or key, or a text that does not fit, is a problem.
    """
    if file is None:
        return catalogue
    if (silent := silent_input([file])) is not None:
        return silent

    def problem(message: str, key: str | None = None) -> Problem:
        return Problem(code="texts", message=message, file=str(file), key=key)

    try:
        if file.stat().st_size > _BYTES_MAX:
            return problem("This is far too large for a file of texts.")
        content = file.read_bytes()
        said: dict[str, Any] = tomllib.loads(content.decode("utf-8-sig"))
    except FileNotFoundError:
        return problem("There is no such file.")
    except (OSError, ValueError, RecursionError) as error:
        return problem(f"The texts cannot be read: {plain_text(str(error))[:200]}.")
    unknown = [key for key in said if key not in (*_TABLES, "phrases")]
    if unknown:
        return problem(f"unknown key. Known: {', '.join((*_TABLES, 'phrases'))}.", plain_text(unknown[0])[:60])
    care = catalogue.care
    try:
        phrases = care.phrases
        if "phrases" in said:
            phrases = _changed(care.phrases, said["phrases"], tuple(care.phrases.__struct_fields__))
        care = replace(
            care,
            referrals=_rows(care.referrals, said.get("referral", []), "referral"),
            questions=_rows(care.questions, said.get("question", []), "question"),
            phrases=phrases,
        )
    except (ValueError, TypeError, KeyError) as error:  # msgspec.ValidationError is a ValueError
        return problem(f"{plain_text(str(error).strip(chr(39)))[:200]}.")
    digest = hashlib.sha256(catalogue.digest.encode() + content).hexdigest()
    return replace(catalogue, care=care, digest=digest)


def _rows(known: Mapping[str, Row], rows: object, table: str) -> dict[str, Row]:
    if not isinstance(rows, list):
        raise TypeError(f"must be written as [[{table}]]")
    found = dict(known)
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or row.get("id") not in known:
            raise KeyError(f"{table} {number}: its id is none of {', '.join(known)}")
        words = {key: value for key, value in row.items() if key != "id"}
        found[row["id"]] = _changed(known[row["id"]], words, _TABLES[table])
    return found


def _changed(noun: Row, words: object, keys: tuple[str, ...]) -> Row:
    """The noun with other words, validated anew."""
    if not isinstance(words, dict) or not set(words) <= set(keys):
        raise TypeError(f"only {', '.join(keys)} can be said")
    if not all(isinstance(word, str) for word in words.values()):
        raise TypeError("must be a text in quotes")
    tidy = {key: plain_text(word) for key, word in words.items()}
    plain = {**msgspec.to_builtins(noun), **tidy}
    return msgspec.convert(plain, type(noun))
