"""What can be measured, as plain text: the list, and one test with norms, repeatability, labels and sources."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from backline.present.layout import paragraph
from backline.quantities import plain_number
from backline.vocabulary.exercises import TestDefinition
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.norms import CutOff, Norm, Repeatability


class Known(Protocol):
    """A test with the rows of the catalogue about it."""

    @property
    def test(self) -> TestDefinition: ...
    @property
    def norms(self) -> Sequence[Norm]: ...
    @property
    def repeatability(self) -> Sequence[Repeatability]: ...
    @property
    def cut_offs(self) -> Sequence[CutOff]: ...


def whole_test_text(known: Known, catalogue: Catalogue, width: int) -> str:
    """One test whole."""
    test = known.test
    lines = paragraph(f"{test.name} ({test.unit}), {test.id}", width)
    lines += paragraph(test.how, width, "  ")
    if test.convention:
        lines += paragraph(f"The number: {test.convention}.", width, "  ")
    if test.typed is not None:
        sides = " LEFT RIGHT" if test.typed.sides else " NUMBER" * test.typed.mean_of
        low, high = test.typed.range
        lines += paragraph(f"Typed: {test.typed.word}{sides}, from {low:g} to {high:g}.", width, "  ")
        for other in test.typed.other:
            lines += paragraph(f'With the word "{other.word}": {other.means}.', width, "  ")
    for title, texts in (
        ("Norms", list(_norms(known.norms))),
        ("How well it repeats", list(_errors(known.repeatability))),
        ("Labels", list(_labels(known.cut_offs))),
    ):
        lines += ["", title]
        for text in texts or ["Nothing published was found."]:
            lines += paragraph(text, width, "- ")
    rows: tuple[Norm | Repeatability | CutOff, ...] = (*known.norms, *known.repeatability, *known.cut_offs)
    used = [source for each in rows for source in each.sources]
    lines += ["", "Sources"]
    for source in dict.fromkeys((*test.sources, *used)):
        row = catalogue.sources[source]
        lines += paragraph(f"{source}: {row.title} ({row.population}; {row.confidence})", width, "- ")
    return "\n".join(lines)


def _who(row: Norm | CutOff) -> str:
    ages = f", {row.age[0]} to {row.age[1]} years" if row.age else ""
    return f"{row.population}{ages}; {row.method}"


def _norms(rows: Sequence[Norm]) -> Iterator[str]:
    for row in rows:
        if row.mean is not None:
            spread = f" ± {plain_number(row.sd, 2)}" if row.sd is not None else " (no spread)"
            figure = f"{plain_number(row.mean, 2)}{spread}"
        else:
            low, high = row.span or (0.0, 0.0)
            figure = f"{plain_number(low, 2)} to {plain_number(high, 2)}"
        note = f" {row.note}" if row.note else ""
        yield f"{figure} {row.unit}: {_who(row)}; {row.confidence}.{note}"


def _errors(rows: Sequence[Repeatability]) -> Iterator[str]:
    for row in rows:
        sem = f"SEM {_span(row.sem)}, " if row.sem else ""
        only = f"; only with: {row.instrument}" if row.instrument else ""
        note = f" {row.note}" if row.note else ""
        yield f"{sem}detectable change {_span(row.mdc)} {row.unit}: {row.population}; {row.method}{only}.{note}"


def _span(pair: tuple[float, float]) -> str:
    low, high = pair
    return plain_number(low, 2) if low == high else f"{plain_number(low, 2)} to {plain_number(high, 2)}"


def _labels(rows: Sequence[CutOff]) -> Iterator[str]:
    for row in rows:
        yield f"{row.name}: {_who(row)}; {row.confidence}. {row.says}"
