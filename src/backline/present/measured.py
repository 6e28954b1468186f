"""What a programme says about measurements: what they moved, what they did not, ratios of the log, a template."""

from collections.abc import Iterator
from dataclasses import dataclass

from backline.present import wording
from backline.quantities import plain_number
from backline.record.programme import Moved, Programme
from backline.vocabulary.loader import Catalogue

_ASKED = "test:"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedRow:
    """One line: which target, by how much, because of what."""

    target: str
    by: str
    text: str


def moved_rows(programme: Programme, catalogue: Catalogue) -> tuple[MovedRow, ...]:
    """Every target that a measurement moved."""
    return tuple(
        MovedRow(target=_target(moved, catalogue), by=_by(moved), text=wording.sentence(moved.text))
        for moved in programme.moved
    )


def _target(moved: Moved, catalogue: Catalogue) -> str:
    if moved.target.startswith(_ASKED):
        test = catalogue.tests.get(moved.target.removeprefix(_ASKED))
        return test.name if test else moved.target
    return wording.target_name(moved.target)


def _by(moved: Moved) -> str:
    if moved.target.startswith(_ASKED):
        return "asked for"
    return f"+{plain_number(moved.by, 2)} {moved.unit}"


def measured_lines(programme: Programme, catalogue: Catalogue) -> Iterator[str]:
    """The same for a terminal, one paragraph each."""
    for row in moved_rows(programme, catalogue):
        yield f"{row.target}, {row.by}: {row.text}"


def has_measured(programme: Programme) -> bool:
    """Is there anything of this kind to say?"""
    return bool(programme.moved or programme.not_moved or programme.lift_ratios or programme.template)


def measured_sources(programme: Programme) -> set[str]:
    """Ids of the sources behind it."""
    found = {source for moved in programme.moved for source in moved.sources}
    return found | set(programme.template.sources if programme.template else ())
