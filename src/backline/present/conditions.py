"""`backline conditions`: what is known, stage by stage, with sources."""

from collections.abc import Iterable, Iterator

from backline.present.care_words import CONFIDENCE, criterion_words, patch_words, staged_words
from backline.present.layout import paragraph
from backline.vocabulary.care import CareRules
from backline.vocabulary.conditions import Condition
from backline.vocabulary.patches import Patch

FOOT = (
    "A condition that is not listed is not covered: write what must not be done as [[limit]]. Nothing here is a "
    "diagnosis or a clearance for sport. Most of it is opinion and wants a clinician's signature."
)


def conditions_text(conditions: Iterable[Condition], care: CareRules, width: int, *, whole: bool) -> str:
    """All conditions with stages and sources; `whole` with everything that each stage changes."""
    blocks = ["\n".join(_condition(each, care, width, whole=whole)) for each in conditions]
    return "\n\n".join([*blocks, "\n".join(paragraph(FOOT, width))])


def _condition(each: Condition, care: CareRules, width: int, *, whole: bool) -> Iterator[str]:
    yield f"{each.id}"
    yield from _indented(f"{each.name}: {each.means}.", width)
    yield from _indented(f"Pain at most {each.pain_max} of 10; {staged_words(each)}.", width)
    if each.clearance is not None:
        yield from _indented(f"Needs a clearance: {care.clearances[each.clearance].name}.", width)
    for number, stage in enumerate(each.stages, 1):
        criteria = "; ".join(criterion_words(one, each, care) for one in stage.enter)
        entered = f" Entered with: {criteria}." if criteria else ""
        said = (
            f"{number}. {stage.id}: {stage.aim}.{entered} [{', '.join(stage.sources)}; {CONFIDENCE[stage.confidence]}]"
        )
        yield from _indented(said, width)
        if whole:
            yield from _patch(stage.patch, width)
    if whole:
        for name, patch in (("always", each.always), ("trained around", each.around)):
            if not patch.empty:
                yield f"  {name}:"
                yield from _patch(patch, width)
        yield from _indented(f"What is known: {each.evidence}", width)
    sources = ", ".join(each.sources)
    yield from _indented(f"Sources: {sources} ({each.population}; {CONFIDENCE[each.confidence]}).", width)


def _patch(patch: Patch, width: int) -> Iterator[str]:
    for what, why in patch_words(patch):
        yield from _indented(f"- {what} ({why})", width, by=5)


def _indented(text: str, width: int, by: int = 2) -> list[str]:
    return [" " * by + line for line in paragraph(text, width - by)]


def tests_now_text(rows: Iterable[tuple[str, str | None, str | None]], width: int) -> str:
    """(test, why not now, what is asked first) of every test, those that may be done first."""
    lines: list[str] = []
    for id, not_now, first in sorted(rows, key=lambda row: row[1] is not None):
        lines += paragraph(f"{id}: {'may be done' if not_now is None else f'not now, {not_now}'}.", width)
        if first is not None:
            lines += _indented(f"Ask first: {first}", width)
    return "\n".join(lines)
