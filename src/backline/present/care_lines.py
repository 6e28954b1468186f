"""What shaped a programme for the body's sake, as rows for a page and lines for a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass

from backline.present import wording
from backline.present.care_words import CONFIDENCE
from backline.record.programme import Programme
from backline.vocabulary.loader import Catalogue

_NAMED_MAX = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CareRow:
    """One thing that was respected: what, who set it, what is met and missing for the next stage, where it is from."""

    says: str
    by: str
    met: tuple[str, ...]
    missing: tuple[str, ...]
    origin: str


def care_rows(programme: Programme) -> tuple[CareRow, ...]:
    """Every line of the programme's care."""
    return tuple(
        CareRow(
            says=_capital(line.says.rstrip(".")),
            by=line.by,
            met=line.met,
            missing=line.missing,
            origin=f"{', '.join(line.sources)}; {CONFIDENCE[line.confidence]}" if line.confidence else "",
        )
        for line in programme.care
    )


def left_out(programme: Programme, catalogue: Catalogue) -> tuple[tuple[str, str, str], ...]:
    """(who or what, why, exercises) of everything that is prohibited, each pair once; many names are counted."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for ban in programme.prohibited:
        name = wording.exercise_name(ban.exercise, catalogue)
        grouped.setdefault((ban.by, ban.because), []).append(name)
    return tuple((_capital(by), because, _some(names)) for (by, because), names in grouped.items())


def _some(names: list[str]) -> str:
    more = len(names) - _NAMED_MAX
    return "; ".join(names[:_NAMED_MAX]) + (f"; and {more} more" if more > 0 else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def care_texts(programme: Programme) -> Iterator[str]:
    """The same in short, for a terminal."""
    for line in programme.care:
        who = f" (set by: {line.by})" if line.kind in ("limit", "clearance") else ""
        further = f" For the next stage is missing: {'; '.join(line.missing)}." if line.missing else ""
        yield f"{_capital(line.says.rstrip('.'))}{who}.{further}"
    for who in dict.fromkeys(ban.by for ban in programme.prohibited if ban.by != "client file"):
        number = sum(ban.by == who for ban in programme.prohibited)
        yield f"Left out because of {who}: {number} exercise{'s' if number > 1 else ''}; the page names them."
