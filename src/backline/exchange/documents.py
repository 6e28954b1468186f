"""Programme, audit and check ⇄ JSON: exact, versioned, the same bytes for the same noun; and their JSON Schemas."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import msgspec

from backline.assess.assessment import Assessment, Comparison
from backline.assess.state import Audit
from backline.check.result import CheckResult
from backline.exchange.gaps import fill
from backline.record.programme import Programme

VERSION = 1
KINDS: Mapping[str, type] = MappingProxyType(
    {
        "programme": Programme,
        "audit": Audit,
        "check": CheckResult,
        "assessment": Assessment,
        "comparison": Comparison,
    }
)
SCHEMAS = Path(__file__).parent / "schemas"
_DECIMALS = 7  # finer than any plate, coarser than the noise of floating point
_WHOLE_MAX = 1e15
_BYTES_MAX = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentProblem:
    """Why a file is not a document that can be read: `place` is a JSON path, empty for the whole file."""

    file: str
    code: str  # missing | unreadable | malformed | wrong-kind | newer-version
    place: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorDocument:
    """What goes wrong, for a program that reads it. `row` is a line of the file, `key` a key or a JSON path."""

    kind: Literal["error"] = "error"
    code: str
    message: str
    file: str | None = None
    row: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadProgramme:
    """A programme as read, and the places of what is missing in it; missing things hold neutral values."""

    programme: Programme
    missing: tuple[str, ...]


def _tidy(value: object) -> object:
    """Floats without noise; a whole number is written the same way wherever it comes from."""
    if isinstance(value, float):
        rounded = round(value, _DECIMALS)
        return int(rounded) if abs(rounded) < _WHOLE_MAX and rounded == int(rounded) else rounded
    if isinstance(value, dict):
        return {key: _tidy(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_tidy(part) for part in value]
    return value


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def encode(noun: object) -> bytes:
    """A noun, or a list of them, as indented JSON in UTF-8, tables in the order of their keys, a newline at the end."""
    plain = _tidy(msgspec.to_builtins(noun, order="deterministic", enc_hook=_plain))
    return msgspec.json.format(msgspec.json.encode(plain), indent=2) + b"\n"


def encode_line(noun: object) -> bytes:
    """The same on one line, for errors and digests."""
    return msgspec.json.encode(_tidy(msgspec.to_builtins(noun, order="deterministic", enc_hook=_plain))) + b"\n"


def read_content(path: Path) -> bytes | DocumentProblem:
    """The bytes of a document's file, or why there are none."""
    file = str(path)
    try:
        if path.stat().st_size > _BYTES_MAX:
            return DocumentProblem(file=file, code="unreadable", place="", message="The file is far too large.")
        return path.read_bytes()
    except FileNotFoundError:
        return DocumentProblem(file=file, code="missing", place="", message="There is no such file.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it has no readable name"
        return DocumentProblem(file=file, code="unreadable", place="", message=f"It cannot be read: {reason}.")


def read_programme(path: Path) -> ReadProgramme | DocumentProblem:
    """Read a programme document. Unknown fields are ignored; a newer version, other kinds, wrong types are problems."""
    content = read_content(path)
    return content if isinstance(content, DocumentProblem) else decode_programme(content, str(path))


def decode_programme(content: bytes, file: str = "") -> ReadProgramme | DocumentProblem:
    """The same for bytes that are already there. Nothing is raised for what they may hold."""
    found = decode_document(content, "programme", file)
    if isinstance(found, DocumentProblem):
        return found
    programme, missing = found
    return ReadProgramme(programme=programme, missing=missing)


def read_assessment(path: Path) -> Assessment | DocumentProblem:
    """Read an assessment document, by the same rules."""
    content = read_content(path)
    return content if isinstance(content, DocumentProblem) else decode_assessment(content, str(path))


def decode_assessment(content: bytes, file: str = "") -> Assessment | DocumentProblem:
    """The same for bytes that are already there. What is left out holds a neutral value."""
    found = decode_document(content, "assessment", file)
    if isinstance(found, DocumentProblem):
        return found
    assessment: Assessment = found[0]
    return assessment


def decode_document(content: bytes, kind: str, file: str) -> tuple[Any, tuple[str, ...]] | DocumentProblem:
    """A document of a kind as its noun, and the places of what is missing in it."""

    def problem(code: str, place: str, message: str) -> DocumentProblem:
        return DocumentProblem(file=file, code=code, place=place, message=message)

    article = "an" if kind[0] in "aeiou" else "a"
    try:
        plain: Any = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        return problem(
            "malformed", "", f"This is no valid JSON: {_reason(error)}. Give {article} {kind}.json as it was written."
        )
    if not isinstance(plain, dict) or plain.get("kind") != kind:
        return problem("wrong-kind", "$.kind", f'This is no {kind} document: it needs "kind": "{kind}".')
    version = plain.get("version", VERSION)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        return problem("malformed", "$.version", f"The version must be a whole number from 1 to {VERSION}.")
    if version > VERSION:
        return problem(
            "newer-version",
            "$.version",
            f"This document has version {version}; this release reads up to {VERSION}. Please update Backline.",
        )
    try:
        missing: list[str] = []
        filled = fill(KINDS[kind], plain, "$", missing)
        return msgspec.convert(filled, KINDS[kind]), tuple(missing)
    except (msgspec.ValidationError, RecursionError, OverflowError, ValueError) as error:
        message, _, place = str(error).partition(" - at ")
        return problem("malformed", place.strip("`"), f"{_sentence(message)} at {place or 'the top'}.")
    except KeyError:
        return problem("malformed", "", f"Something that {article} {kind} needs is missing.")


def _reason(error: Exception) -> str:
    return "it nests too deeply" if isinstance(error, RecursionError) else str(error)[:200]


def _sentence(message: str) -> str:
    return message[:200] or "Something is malformed"


def _one_line(part: Any) -> None:
    """Descriptions without the indentation of the code they come from."""
    for key, value in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        if key == "description" and isinstance(value, str):
            part[key] = " ".join(value.split())
        else:
            _one_line(value)


@cache
def schema(kind: str) -> bytes:
    """The JSON Schema of a kind of document, as it is shipped."""
    made = msgspec.json.schema(KINDS[kind])
    _one_line(made)
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = f"Backline {kind} document, version {VERSION}"
    return (json.dumps(made, indent=2, ensure_ascii=False, sort_keys=True) + "\n").encode()


def write_schemas(folder: Path = SCHEMAS) -> None:
    """Write the schema files anew, after a noun has changed."""
    for kind in KINDS:
        (folder / f"{kind}.json").write_bytes(schema(kind))
