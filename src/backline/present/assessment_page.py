"""The assessment as one HTML page: opens offline, asks nobody for anything, runs no script, prints well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from backline.assess.assessment import Assessment, CurveShown, Figure, SideDifference
from backline.assess.change import Change
from backline.present import assessment_words as words
from backline.present import ratio_bands, torque_chart
from backline.present.movement_words import movement_in_short, movement_part
from backline.present.page import TEMPLATES, page_environment
from backline.quantities import plain_number
from backline.vocabulary.loader import Catalogue

STYLES = ("screen.css", "assessment.css", "print.css")
SEVERITY = {"act": "Please check", "watch": "Keep in mind", "note": "What is known"}
_VERDICT_CLASS = {"real": "real", "within-noise": "noise", "cannot-say": "unsaid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One line of the table of figures: all sides and occasions of one figure."""

    name: str
    where: str
    values: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]  # occasion; side, value, what stands behind it
    beside: tuple[str, ...]
    labels: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """One line of the table of changes."""

    name: str
    where: str
    side: str
    times: str
    values: str
    needs: str
    verdict: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPart:
    """All that belongs to one person of the assessment."""

    name: str
    bands: Markup
    whose: tuple[tuple[str, str], ...]
    ratios: tuple[FigureRow, ...]
    figures: tuple[FigureRow, ...]
    sides: tuple[tuple[str, str, str, str, str, str], ...]
    changes: tuple[ChangeRow, ...]


def _figure_rows(figures: Iterable[Figure], catalogue: Catalogue) -> tuple[FigureRow, ...]:
    """Figures of one test and condition in one row; what stands beside it is that of the last occasion."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        method = figure.measurement.method
        key = (figure.measurement.test, method.speed_deg_s, method.angle_deg, method.instrument, method.gravity)
        groups.setdefault(key, []).append(figure)
    return tuple(_figure_row(group, catalogue) for group in groups.values())


def _sided(figure: Figure, text: str, *, colon: bool = False) -> str:
    side = figure.measurement.side
    if side not in ("left", "right"):
        return text
    return f"{side}: {text}" if colon else f"{side} {text}"


def _figure_row(group: Sequence[Figure], catalogue: Catalogue) -> FigureRow:
    times: dict[str, list[tuple[str, str, str]]] = {}
    for figure in group:
        measurement = figure.measurement
        side = measurement.side if measurement.side in ("left", "right") else ""
        behind = f"({figure.per_kg:.2f} {measurement.unit}/kg)" if figure.per_kg is not None else ""
        if measurement.side in ("both", "unknown"):
            behind = f"{behind} {words.SIDES[measurement.side]}".strip()
        value = (side, words.with_error(measurement), behind)
        times.setdefault(words.when_words(measurement), []).append(value)
    last = list(times)[-1]
    latest = [figure for figure in group if words.when_words(figure.measurement) == last]
    places: dict[str, list[str]] = {}
    for figure in latest:
        for standing in figure.standings:
            if standing.norm in catalogue.norms:
                place = words.place_words(standing, catalogue.norms[standing.norm])
                known = places.setdefault(catalogue.norms[standing.norm].population, [])
                text = _sided(figure, place) if standing.percentile is not None else place
                if text not in known:
                    known.append(text)
    notes: dict[str, None] = {}
    for figure in latest:
        notes.update((_sided(figure, note, colon=True), None) for note in _notes(figure, catalogue))
    return FigureRow(
        name=group[0].name,
        where=words.conditions(group[0].measurement),
        values=tuple((when, tuple(texts)) for when, texts in times.items()),
        beside=tuple(f"{population}: {', '.join(texts)}" for population, texts in places.items()),
        labels=_labels(latest, catalogue),
        notes=tuple(notes),
    )


def _labels(figures: Iterable[Figure], catalogue: Catalogue) -> tuple[str, ...]:
    """Each label once, with the sides that it falls on."""
    sides: dict[str, list[str]] = {}
    for figure in figures:
        for text in words.label_words(figure, catalogue):
            sides.setdefault(text, []).append(words.SIDES[figure.measurement.side])
    return tuple(
        f"{' and '.join(side for side in named if side)}: {text}".lstrip(": ") for text, named in sides.items()
    )


def _notes(figure: Figure, catalogue: Catalogue) -> list[str]:
    """What belongs to one figure: its parts, its repetitions, doubts."""
    unit = figure.measurement.unit
    notes = [] if figure.parts is None else [f"{figure.parts[0]:.0f} over {figure.parts[1]:.0f} N·m."]
    if figure.scatter_percent is not None and figure.mean is not None:
        count = figure.measurement.method.repetitions
        mean = words.amount(figure.mean, unit)
        notes.append(f"{count} repetitions, mean {mean}, they scatter by {figure.scatter_percent:.1f} %.")
    if figure.peak_angle_deg is not None:
        notes.append(f"peak at {figure.peak_angle_deg:.0f}° of flexion.")
    if (expected := words.expected_words(figure, catalogue)) != "":
        notes.append(expected)
    return [*notes, *figure.notes]


def _change_row(change: Change, names: dict[str, str]) -> ChangeRow:
    after = change.after
    percent = f" ({words.minus(f'{change.percent:+.0f}')} %)" if change.percent is not None else ""
    before = words.amount(change.before.value, after.unit, bare=True)
    return ChangeRow(
        name=names.get(after.test, after.test),
        where=words.conditions(after),
        side=words.SIDES[after.side],
        times=f"{words.when_words(change.before)} → {words.when_words(after)}",
        values=f"{before} → {words.amount(after.value, after.unit)}{percent}",
        needs=words.amount(change.mdc, after.unit) if change.mdc is not None else "not known",
        verdict=words.VERDICTS[change.verdict],
        kind=_VERDICT_CLASS[change.verdict],
        reason=change.reason if change.verdict == "cannot-say" else "",
    )


def _side_row(side: SideDifference) -> tuple[str, str, str, str, str, str]:
    where = f"{plain_number(side.speed_deg_s)} °/s" if side.speed_deg_s is not None else ""
    name = ", ".join(part for part in (side.name, where) if part)
    left = words.amount(side.left, side.unit, bare=True)
    right = words.amount(side.right, side.unit)
    return name, side.when, f"{left} | {right}", f"{side.lsi_percent:.1f} %", words.side_words(side), side.person


def _parts(assessment: Assessment, catalogue: Catalogue) -> tuple[PersonPart, ...]:
    names = _names(catalogue)
    unnamed = any(not figure.measurement.person for figure in (*assessment.figures, *assessment.ratios))
    people = (*assessment.people, *([""] if unnamed else ())) if len(assessment.people) > 1 else ("",)
    parts = []
    for person in people:

        def own(name: str, person: str = person) -> bool:
            return len(people) == 1 or name == person

        ratios = tuple(figure for figure in assessment.ratios if own(figure.measurement.person))
        whole = tuple(figure for figure in ratios if figure.measurement.method.angle_deg is None)
        rows = ratio_bands.band_rows(whole, catalogue)
        parts.append(
            PersonPart(
                name=person or "Without a name",
                bands=ratio_bands.chart(
                    rows, "Ratios of hamstrings to quadriceps; the same numbers stand in the table."
                ),
                whose=tuple((row.name, row.whose) for row in rows if row.whose),
                ratios=_figure_rows(ratios, catalogue),
                figures=_figure_rows(
                    (figure for figure in assessment.figures if own(figure.measurement.person)), catalogue
                ),
                sides=tuple(_side_row(side) for side in assessment.sides if own(side.person)),
                changes=tuple(_change_row(change, names) for change in assessment.changes if own(change.after.person)),
            )
        )
    return tuple(parts)


def _charts(curves: Sequence[CurveShown]) -> tuple[tuple[str, Markup], ...]:
    groups: dict[tuple[str, float | None, str], list[CurveShown]] = {}
    for curve in curves:
        groups.setdefault((curve.name, curve.speed_deg_s, curve.person), []).append(curve)
    found = []
    for (name, speed, person), group in groups.items():
        where = f", {plain_number(speed)} °/s" if speed is not None else ""
        who = f"{person}: " if person else ""
        caption = f"{who}{name}{where}"
        found.append((caption, torque_chart.chart(group, f"{caption}; peaks stand in the table of figures.")))
    return tuple(found)


def _names(catalogue: Catalogue) -> dict[str, str]:
    names = {test.id: test.name for test in catalogue.tests.values()}
    return names | {ratio.id: ratio.name for ratio in catalogue.ratios.values()}


def _whole_row(figure: Figure) -> bool:
    return figure.measurement.test in ("hq-functional", "hq-conventional")


def _in_short(assessment: Assessment) -> tuple[str, ...]:
    """The first screen: movements, latest functional or conventional ratios, sides beyond error, real changes."""
    count, files = len(assessment.figures), len(assessment.files)
    lines = [movement_in_short(movement) for movement in assessment.movements]
    if count or not lines:
        lines.append(
            f"{count} {'figure' if count == 1 else 'figures'} from {files} {'file' if files == 1 else 'files'}."
        )
    if len(assessment.people) <= 1:
        whole = [figure for figure in assessment.ratios if _whole_row(figure)]
        best = [figure for figure in whole if figure.measurement.test == "hq-functional"] or whole
        if best:
            last = words.when_words(best[-1].measurement)
            latest = [figure for figure in best if words.when_words(figure.measurement) == last][:6]
            each = "; ".join(
                ", ".join(
                    part
                    for part in (
                        words.SIDES[figure.measurement.side],
                        words.conditions(figure.measurement),
                        words.with_error(figure.measurement),
                    )
                    if part
                )
                for figure in latest
            )
            lines.append(f"{best[0].name}{f' ({last})' if last else ''}: {each}.")
        beyond = [side for side in assessment.sides if side.beyond_error]
        if assessment.sides:
            pairs = len(assessment.sides)
            lines.append(f"Left against right: {len(beyond)} of {pairs} differences are beyond their error.")
    else:
        lines.append(
            f"{len(assessment.people)} people, {len(assessment.figures)} figures, {len(assessment.ratios)} ratios."
        )
        for group in assessment.groups:
            if group.measure in ("hq-functional", "hq-conventional") and group.side.startswith("mean"):
                lines.append(f"{words.group_name(group)}: {words.group_words(group)}.")
    if assessment.changes:
        verdicts = [change.verdict for change in assessment.changes]
        lines.append(
            f"Of {len(verdicts)} changes of single figures {verdicts.count('real')} are real, "
            f"{verdicts.count('within-noise')} within noise, of {verdicts.count('cannot-say')} nothing can be said."
        )
    return tuple(lines)


def _group_rows(assessment: Assessment) -> Iterable[tuple[str, ...]]:
    for group in assessment.groups:
        unit = group.unit
        yield (
            words.group_name(group),
            group.side,
            str(group.people),
            f"{words.amount(group.before_mean, unit, bare=True)} ± {words.amount(group.before_sd, unit, bare=True)}",
            f"{words.amount(group.after_mean, unit, bare=True)} ± {words.amount(group.after_sd, unit, bare=True)}",
            f"{words.signed(group.change, unit)} ({words.minus(f'{group.percent:+.1f}')} %)",
            f"{words.signed(group.low, unit)} to {words.signed(group.high, unit)}",
            words.minus(f"{group.effect_size:.2f}"),
        )


def _steps(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """How figures from recordings were made, once per file and set of steps."""
    found = {
        (figure.measurement.file, "; ".join(figure.measurement.method.steps))
        for figure in assessment.figures
        if figure.measurement.method.steps
    }
    return tuple(sorted(found))


def assessment_page(assessment: Assessment, catalogue: Catalogue) -> str:
    """The page of an assessment, whole."""
    style = "\n".join((TEMPLATES / name).read_text(encoding="utf-8") for name in STYLES)
    first = assessment.groups[0] if assessment.groups else None
    context: dict[str, Any] = {
        "style": Markup(style),
        "title": words.title(assessment),
        "short": _in_short(assessment),
        "parts": _parts(assessment, catalogue),
        "many": len(assessment.people) > 1,
        "charts": _charts(assessment.curves),
        "over_angle": any(curve.over == "angle" for curve in assessment.curves),
        "movements": tuple(movement_part(movement) for movement in assessment.movements),
        "any_figures": bool(assessment.figures or assessment.ratios),
        "groups": tuple(_group_rows(assessment)),
        "group_times": f"{first.before_when} → {first.after_when}" if first is not None else "",
        "published": [
            words.published_words(catalogue.published_changes[id])
            for id in assessment.published
            if id in catalogue.published_changes
        ],
        "retests": [
            words.retest_words(sight, catalogue)
            for sight in assessment.retests
            if sight.published in catalogue.published_changes
        ],
        "statements": assessment.statements,
        "severity": SEVERITY,
        "files": assessment.files,
        "steps": _steps(assessment),
        "sources": [catalogue.sources[source] for source in assessment.sources if source in catalogue.sources],
    }
    return page_environment().get_template("assessment.html.j2").render(context)
