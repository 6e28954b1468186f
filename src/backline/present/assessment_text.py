"""An assessment and a comparison as plain text for a terminal."""

from collections.abc import Iterable, Sequence

from backline.assess.assessment import Assessment, Comparison, Statement
from backline.assess.change import Change
from backline.present import assessment_words as words
from backline.present.clean import clean
from backline.present.layout import WIDTH, columns, paragraph
from backline.present.movement import movement_lines
from backline.vocabulary.loader import Catalogue

FIGURES_MAX = 40  # more are on the page


def _join(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _statements(statements: Sequence[Statement], width: int) -> list[str]:
    lines = []
    for statement in statements:
        mark = {"act": "! ", "watch": "- ", "note": "- "}[statement.severity]
        lines += paragraph(f"{mark}{statement.text}", width)
    return lines


def assessment_text(assessment: Assessment, catalogue: Catalogue, width: int = WIDTH, files: Sequence[str] = ()) -> str:
    """What was read, movements, figures with their error, sides, changes, the group, and what to keep in mind."""
    heading = words.title(assessment)
    lines = [*paragraph(heading, width), "=" * min(len(heading), width), ""]
    for file in assessment.files:
        lines += paragraph(f"{file.file}: {file.format}{f', {file.rows} rows' if file.rows else ''}.", width)
        for note in file.notes:
            lines += paragraph(f"  {note}", width)
    urgent = [statement for statement in assessment.statements if statement.severity == "act"]
    lines += ["", *_statements(urgent, width)] if urgent else []
    for movement in assessment.movements:
        lines += ["", *movement_lines(movement, width)]
    if len(assessment.people) <= 1:
        lines += _figures(assessment, catalogue, width)
        whole = [change for change in assessment.changes if change.after.method.angle_deg is None]
        lines += _changes(whole, catalogue, width)
    else:
        verdicts = [change.verdict for change in assessment.changes]
        lines += [
            "",
            *paragraph(f"{len(assessment.figures)} figures and {len(assessment.ratios)} ratios of them.", width),
        ]
        if verdicts:
            counted = f"{verdicts.count('real')} real, {verdicts.count('within-noise')} within noise"
            unsaid = verdicts.count("cannot-say")
            lines += paragraph(f"Changes of single figures: {counted}, {unsaid} nothing can be said of.", width)
    lines += _groups(assessment, width)
    lines += ["", "Before a re-test"] if assessment.published else []
    for id in assessment.published:
        lines += paragraph(f"- {words.published_words(catalogue.published_changes[id])}", width)
    for sight in assessment.retests:
        lines += paragraph(f"- {words.retest_words(sight, catalogue)}", width)
    known = [statement for statement in assessment.statements if statement.severity != "act"]
    lines += ["", "Keep in mind", *_statements(known, width)] if known else []
    lines += ["", *paragraph("No diagnosis, and no probability of an injury.", width)]
    if files:
        lines += ["", *(f"{clean(file, 300)}" for file in files)]
    return _join(lines)


def _figures(assessment: Assessment, catalogue: Catalogue, width: int) -> list[str]:
    rows = [("Figure", "When", "Side", "Value ± 95 %")]
    ratios = tuple(ratio for ratio in assessment.ratios if ratio.measurement.method.angle_deg is None)
    both = (*ratios, *assessment.figures)
    if not both:
        return []
    for figure in both[:FIGURES_MAX]:
        measurement = figure.measurement
        where = words.conditions(measurement)
        rows.append(
            (
                f"{figure.name}{f', {where}' if where else ''}",
                words.when_words(measurement),
                words.SIDES[measurement.side],
                words.with_error(measurement),
            )
        )
    lines = ["", *columns(rows, width, whole=frozenset({3}))]
    lines += paragraph(f"{len(both) - FIGURES_MAX} more on the page.", width) if len(both) > FIGURES_MAX else []
    for figure in both[:FIGURES_MAX]:
        for note in figure.notes:
            lines += paragraph(f"- {figure.name}: {note}", width)
    latest = {
        (figure.measurement.test, words.conditions(figure.measurement), figure.measurement.side): figure
        for figure in ratios
    }
    for (_, where, side), figure in latest.items():
        for standing in figure.standings[:1]:
            name = ", ".join(part for part in (figure.name, where, words.SIDES[side]) if part)
            lines += paragraph(f"- {name}: {words.standing_words(standing, catalogue.norms[standing.norm])}.", width)
    beyond = [side for side in assessment.sides if side.beyond_error]
    lines += ["", "Left and right"] if assessment.sides else []
    lines += ["No difference beyond its error."] if assessment.sides and not beyond else []
    for difference in beyond:
        when = f" ({difference.when})" if difference.when else ""
        lines += paragraph(f"- {difference.name}: {words.side_words(difference)}{when}", width)
    return lines


def _changes(changes: Sequence[Change], catalogue: Catalogue, width: int) -> list[str]:
    if not changes:
        return []
    lines = ["", "What changed"]
    for change in changes:
        after = change.after
        name = catalogue.ratios[after.test].name if after.test in catalogue.ratios else ""
        name = name or (catalogue.tests[after.test].name if after.test in catalogue.tests else after.test)
        parts = [after.person, name, words.conditions(after), words.SIDES[after.side]]
        where = ", ".join(part for part in parts if part)
        why = f" {change.reason}" if change.verdict == "cannot-say" else ""
        lines += paragraph(f"- {where}: {words.change_words(change)}.{why}", width)
    return lines


def _groups(assessment: Assessment | Comparison, width: int) -> list[str]:
    lines = ["", "The group, mean of both legs"] if assessment.groups else []
    for group in assessment.groups:
        if group.side.startswith("mean") and group.angle_deg is None:
            lines += paragraph(f"- {words.group_name(group)}: {words.group_words(group)}.", width)
    return lines


def comparison_text(comparison: Comparison, catalogue: Catalogue, width: int = WIDTH) -> str:
    """What changed, per figure and in the group, and what stood on one side only."""
    lines = [*_statements(comparison.statements, width)]
    if len(comparison.people) <= 1:
        lines += _changes(comparison.changes, catalogue, width)
    else:
        verdicts = [change.verdict for change in comparison.changes]
        text = (
            f"{len(comparison.people)} people; of {len(verdicts)} changes of single figures {verdicts.count('real')} "
            f"are real, {verdicts.count('within-noise')} within noise, {verdicts.count('cannot-say')} cannot be judged."
        )
        lines += paragraph(text, width)
        real = [change for change in comparison.changes if change.verdict == "real"]
        lines += _changes(real[:FIGURES_MAX], catalogue, width)
    lines += _groups(comparison, width)
    for what, keys in (("before", comparison.only_before), ("after", comparison.only_after)):
        if keys:
            more = f" and {len(keys) - 5} more" if len(keys) > 5 else ""
            lines += ["", *paragraph(f"Only {what}: {'; '.join(keys[:5])}{more}.", width)]
    one = "One person's ratio must change by 25 to 30 % to exceed the noise of measuring twice."
    return _join([*lines, "", *paragraph(one, width)])
