"""The match journey: names as people write them → exercises of the catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from backline.journeys.audit import matcher_with
from backline.journeys.pipes import silent_input
from backline.journeys.problem import Problem
from backline.logs.names import Kind
from backline.vocabulary.loader import Catalogue

_BYTES_MAX = 20_000_000
_NO_TEXT = (b"\xff\xd8\xff", b"\x89PNG", b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"GIF8")
_ODD_SHARE_MAX = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """One name: its exercise, null where it is not sure enough, with suggestions."""

    name: str
    exercise: str | None
    confidence: float
    kind: Kind
    suggestions: tuple[str, ...]


def read_names(path: Path) -> tuple[str, ...] | Problem:
    """The names of a text file, one a line; blank lines are left out."""
    file = str(path)
    try:
        if path.stat().st_size > _BYTES_MAX:
            return Problem(code="unreadable", message="The file of names is larger than 20 MB.", file=file)
        content = path.read_bytes()
    except FileNotFoundError:
        return Problem(code="missing", message="There is no such file of names.", file=file)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it has no readable name"
        return Problem(code="unreadable", message=f"The file of names cannot be read: {reason}.", file=file)
    if b"\0" in content or content.startswith(_NO_TEXT) or _odd_share(content) > _ODD_SHARE_MAX:
        return Problem(code="unreadable", message="This is no text: a file of names holds one name a line.", file=file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _odd_share(content: bytes) -> float:
    """The share of control characters among the first bytes."""
    head = content[:4000]
    return sum(byte < 32 and byte not in (9, 10, 13) for byte in head) / max(1, len(head))


def match_names(
    names: Sequence[str], file: Path | None, catalogue: Catalogue, *, aliases: Path | None = None
) -> tuple[Matched, ...] | Problem:
    """Match names, and those of a file after them, in their order."""
    if (silent := silent_input([file, aliases])) is not None:
        return silent
    more = read_names(file) if file is not None else ()
    if isinstance(more, Problem):
        return more
    matcher = matcher_with(aliases, catalogue)
    if isinstance(matcher, Problem):
        return matcher
    found = [matcher.match(name) for name in (*names, *more)]
    return tuple(
        Matched(
            name=match.name,
            exercise=match.exercise,
            confidence=match.confidence,
            kind=match.kind,
            suggestions=match.suggestions,
        )
        for match in found
    )
