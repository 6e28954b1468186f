"""Two assessments → what changed: in each person against the error, and in the group with its interval."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from backline.assess.assessment import Assessment, Comparison, Statement
from backline.assess.dynamometry import checks
from backline.assess.dynamometry.changes import changes_between, mean_of_days
from backline.assess.dynamometry.figures import when
from backline.assess.dynamometry.group import group_changes
from backline.assess.dynamometry.limits import Limits
from backline.assess.dynamometry.statements import by_chance
from backline.record.measurement import Measurement

BEFORE, AFTER = "pre", "post"


def _figures(assessment: Assessment) -> tuple[Measurement, ...]:
    return tuple(figure.measurement for figure in (*assessment.figures, *assessment.ratios))


def _one_day(figures: tuple[Measurement, ...], occasion: str) -> list[Measurement]:
    """One figure a thing and person, the mean where there are several days, all on one named occasion."""
    things: dict[tuple[object, ...], list[Measurement]] = {}
    for figure in figures:
        method = figure.method
        key = (figure.person, figure.test, method.speed_deg_s, method.angle_deg, figure.side, figure.unit)
        things.setdefault((*key, method.gravity, method.instrument), []).append(figure)
    return [replace(mean_of_days(days), date=None, occasion=occasion) for days in things.values()]


def compare_assessments(before: Assessment, after: Assessment, names: Mapping[str, str], limits: Limits) -> Comparison:
    """Figures that both hold. Several days of one side are averaged, and their error shrinks with their number."""
    firsts, lasts = _figures(before), _figures(after)
    statements: list[Statement] = []
    names_of = [{figure.person for figure in figures if figure.person} for figures in (firsts, lasts)]
    if max(map(len, names_of)) <= 1:
        if len(names_of[0] | names_of[1]) > 1:
            one, other = (next(iter(found)) for found in names_of)
            text = f"Before is {one}, after is {other}: two people are not compared."
            statements.append(Statement(id="two-people", severity="act", text=text))
        else:
            name = next(iter(names_of[0] | names_of[1]), "")
            firsts, lasts = (tuple(replace(figure, person=name) for figure in figures) for figures in (firsts, lasts))
    early, late = _one_day(firsts, BEFORE), _one_day(lasts, AFTER)
    exchanged = checks.exchanged_legs([*early, *late], limits)
    changes = changes_between(firsts, lasts, doubted={name for name, _ in exchanged})
    statements += [statement for _, statement in exchanged]
    days = {when(figure) for figure in firsts} & {when(figure) for figure in lasts} - {""}
    if days:
        text = f"Both sides hold the same day ({', '.join(sorted(days)[:3])}): is one of them the wrong file?"
        statements.append(Statement(id="same-day", severity="watch", text=text))
    statements += by_chance(changes)
    if not changes:
        text = "No figure stands in both: the tests, speeds, sides or people differ."
        statements.append(Statement(id="nothing-common", severity="act", text=text))
    held = {(figure.person, figure.test, figure.side) for figure in firsts}
    later = {(figure.person, figure.test, figure.side) for figure in lasts}
    return Comparison(
        before=tuple(file.file for file in before.files),
        after=tuple(file.file for file in after.files),
        people=tuple(sorted({figure.person for figure in (*firsts, *lasts) if figure.person})),
        changes=changes,
        groups=group_changes([*early, *late], names),
        statements=tuple(statements),
        only_before=_words(held - later, names),
        only_after=_words(later - held, names),
    )


def _words(keys: Iterable[tuple[str, str, str]], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        ", ".join(part for part in (person, names.get(test, test), side) if part) for person, test, side in sorted(keys)
    )
