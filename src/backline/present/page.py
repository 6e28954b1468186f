"""The programme as one HTML page: opens offline, asks nobody for anything, runs no script, prints well."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from backline.assess.state import Audit
from backline.present import body_map, findings, measured, sheets, standing, wording
from backline.present.care_lines import care_rows, left_out
from backline.present.clean import clean
from backline.present.figures import LEGEND, Picture, lighter, page_figures, store
from backline.present.glossary import GLOSSARY
from backline.present.smaller import smaller
from backline.quantities import plain_number
from backline.record.programme import Programme, Retest
from backline.vocabulary.exercises import Source
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import DAY_NAMES

if TYPE_CHECKING:
    from jinja2 import Environment

BYTES_MAX = 395_000  # a page stays below 400 kB, for a phone with bad reception
_UNITS = {"minutes": "minutes", "days a week": "days", "distinct exercises a block": "a block"}  # others are sets
TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """A target and where each full week stands."""

    name: str
    wanted: str
    unit: str
    values: tuple[str, ...]
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MuscleRow:
    """A muscle's weekly sets before and in the programme."""

    name: str
    before: str
    after: str


@cache
def page_environment() -> "Environment":
    """Jinja with everything escaped and control characters taken out."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _harmless(value: object) -> object:
    """Every text that enters the page loses its control characters first; escaping comes after that."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return clean(value)
    return value


def _target_rows(programme: Programme, catalogue: Catalogue) -> tuple[TargetRow, ...]:
    full = standing.full_weeks(programme, catalogue)
    rows = []
    for target in programme.targets:
        values = [standing.target_value(target.id, week, programme, catalogue) for week in full]
        rows.append(
            TargetRow(
                name=wording.target_name(target.id),
                wanted=wording.bounds_words(target),
                unit=_UNITS.get(target.unit, ""),
                values=tuple(wording.value_words(target.id, value) for value in values),
                met=target.met,
            )
        )
    return tuple(rows)


def _target_reasons(programme: Programme) -> list[tuple[str, str, str]]:
    """Each reason once: the targets that share it, the reason, its sources. Those of muscles name their muscle."""
    shared: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for target in programme.targets:
        name, reason = wording.target_name(target.id), target.reason
        named, colon, why = reason.partition(": ")
        if target.kind == "muscle" and colon:
            name, reason = named[:1].upper() + named[1:], why
        shared.setdefault((wording.sentence(reason), target.sources), []).append(name)
    return [(", ".join(names), reason, ", ".join(sources)) for (reason, sources), names in shared.items()]


def _muscle_rows(before: dict[str, float], after: dict[str, float], catalogue: Catalogue) -> tuple[MuscleRow, ...]:
    return tuple(
        MuscleRow(
            name=muscle.plain,
            before=plain_number(before.get(muscle.id, 0)),
            after=plain_number(after.get(muscle.id, 0)),
        )
        for muscle in catalogue.muscles.values()
        if before.get(muscle.id, 0) or after.get(muscle.id, 0)
    )


def _maps(sets: dict[str, float], catalogue: Catalogue, what: str) -> Markup:
    return Markup("").join(
        body_map.view(
            side, sets, catalogue.muscles, f"Body from the {side}: {what}; the same numbers stand in the table."
        )
        for side in ("front", "back")
    )


def _person_words(programme: Programme) -> str:
    person = programme.client
    days = ", ".join(DAY_NAMES[day] for day in person.training_days)
    most = max(person.minutes.values(), default=None)
    minutes = f", at most {most} minutes" if most is not None else ""
    return f"{days}{minutes}; {person.experience}; goal {person.goal.replace('-', ' ')}"


def _style() -> Markup:
    files = (TEMPLATES / name for name in ("screen.css", "print.css"))
    return Markup("\n".join(file.read_text(encoding="utf-8") for file in files))


def _stands_out(audit: Audit) -> tuple[str, ...]:
    """What to do something about or watch, for the first screen; the ratio itself stands there already."""
    return tuple(
        finding.text
        for finding in findings.sorted_findings(audit)
        if finding.severity != "note" and finding.id != "front-bias"
    )[:3]


def _test_name(retest: Retest, catalogue: Catalogue) -> str:
    """The exercise that is tested, or the test itself."""
    if retest.exercise:
        return wording.exercise_name(retest.exercise, catalogue)
    return catalogue.tests[retest.test].name if retest.test in catalogue.tests else retest.test


def _test_rows(programme: Programme, catalogue: Catalogue) -> list[tuple[str, str, str, int]]:
    """Day, test, how, and how many rows share that how: nothing for those after the first of them."""
    rows: list[tuple[str, str, str, int]] = []
    for retest in programme.tests:
        name = _test_name(retest, catalogue)
        how = wording.sentence(retest.text.removeprefix(f"{name}:").strip())
        rows.append((wording.long_date(retest.date)[:-5], name, how, 1))
    first = 0
    for place in range(1, len(rows)):
        if rows[place][2] == rows[first][2]:
            rows[first] = (*rows[first][:3], rows[first][3] + 1)
            rows[place] = (*rows[place][:3], 0)
        else:
            first = place
    return rows


def _sources(programme: Programme, catalogue: Catalogue, audit: Audit | None) -> list[Source]:
    """What the programme rests on, and what the findings name, in the order of the catalogue."""
    evidence = [line for finding in (audit.findings if audit is not None else ()) for line in finding.evidence]
    named = {word for line in evidence for word in re.findall(r"[\w-]+", line)}
    named.update(standing.sources_used(programme, catalogue))
    return [source for id, source in catalogue.sources.items() if id in named]


def _context(
    programme: Programme, catalogue: Catalogue, audit: Audit | None, pictures: Mapping[str, Picture]
) -> dict[str, Any]:
    full = standing.full_weeks(programme, catalogue)
    weeks = sheets.week_sheets(programme, catalogue)
    last = full[-1].number if full else 0
    after = dict(programme.totals[last - 1].sets) if 0 < last <= len(programme.totals) else {}
    before = findings.weekly_muscle_sets(audit) if audit is not None else {}
    figures = page_figures(pictures, sheets.guide_ids(programme), catalogue)
    what_before = "weekly sets of the last eight weeks of your log"
    return {
        "style": _style(),
        "title": wording.heading(programme),
        "start": wording.long_date(programme.start),
        "end": wording.long_date(programme.weeks[-1].sessions[-1].date)
        if programme.weeks and programme.weeks[-1].sessions
        else "",
        "person": _person_words(programme),
        "proof": wording.proof_sentence(programme.proof),
        "proof_numbers": programme.proof,
        "patterns": body_map.patterns(),
        "legend": body_map.legend(),
        "figures": figures,
        "figure_legend": LEGEND,
        "figure_store": store(figures.values()),
        "maps_before": _maps(before, catalogue, what_before) if audit is not None else None,
        "maps_after": _maps(after, catalogue, f"weekly sets in week {last} of this plan"),
        "muscles": _muscle_rows(before, after, catalogue),
        "full_week": last,
        "full_weeks": [week.number for week in full],
        "audit": audit,
        "reading": findings.reading_sentences(audit) if audit is not None else (),
        "old_log": findings.old_log(audit, programme, catalogue) if audit is not None else None,
        "stands_out": _stands_out(audit) if audit is not None else (),
        "balances": findings.balance_rows(audit) if audit is not None else (),
        "findings": findings.sorted_findings(audit) if audit is not None else (),
        "severity": findings.SEVERITY_WORDS,
        "ratio_before": findings.ratio_words(audit.balance.posterior_anterior.fractional)
        if audit is not None
        else None,
        "ratio_after": findings.ratio_words(standing.week_ratio(programme, catalogue)),
        "assumed": programme.assumed,
        "targets": _target_rows(programme, catalogue),
        "target_reasons": _target_reasons(programme),
        "unmet": programme.unmet,
        "shortfalls": wording.shortfalls(programme),
        "care": care_rows(programme),
        "left_out": left_out(programme, catalogue),
        "weeks": weeks,
        "first_session": next((session for week in weeks for session in week.sessions), None),
        "guide": sheets.guide(programme, catalogue),
        "daily": programme.daily,
        "tests": _test_rows(programme, catalogue),
        "has_measured": measured.has_measured(programme),
        "moved": measured.moved_rows(programme, catalogue),
        "not_moved": [wording.sentence(each.text) for each in programme.not_moved],
        "lift_ratios": programme.lift_ratios,
        "used_template": programme.template,
        "glossary": GLOSSARY,
        "sources": _sources(programme, catalogue, audit),
        "digest": programme.digest,
    }


def programme_page(
    programme: Programme,
    catalogue: Catalogue,
    audit: Audit | None,
    pictures: Mapping[str, Picture] = MappingProxyType({}),
) -> str:
    """The page of a programme, whole. Without an audit (no log was read) it says so and shows the plan alone.

    `pictures` by exercise id: what is drawn beside the words; an exercise without one has words alone. A page that gets
    too large is written in fewer bytes; then its last exercises lose the still half way, then they stop moving, then
    they have words alone.
    """
    context = _context(programme, catalogue, audit, pictures)
    template = page_environment().get_template("programme.html.j2")
    page = template.render(context)
    if len(page.encode(errors="replace")) > BYTES_MAX:
        page = smaller(page)
    while context["figures"] and (over := len(page.encode(errors="replace")) - BYTES_MAX) > 0:
        context["figures"] = lighter(context["figures"], over)
        context["figure_store"] = store(context["figures"].values())
        page = smaller(template.render(context))
    return page
