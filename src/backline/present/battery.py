"""Where a test stands, in the fewest words: figure with error, last value beside it, sides, norm row."""

from backline.assess.standing_state import SideFigure, TestStanding
from backline.present.layout import paragraph
from backline.quantities import plain_number
from backline.vocabulary.exercises import TestDefinition
from backline.vocabulary.loader import Catalogue

SHORT_UNITS = {
    "deg": "°",
    "repetitions": "",
    "s": " s",
    "cm": " cm",
    "N": " N",
    "kg": " kg",
    "points": "",
    "N·m": " N·m",
}
_VERDICT = {
    "real": "more than the error",
    "within-noise": "within the error",
    "cannot-say": "cannot be judged",
}


def standing_lines(standing: TestStanding, catalogue: Catalogue, width: int) -> list[str]:
    """A few lines about one test."""
    test = catalogue.tests[standing.test]
    found = paragraph(f"{test.name}, {standing.date.isoformat()}", width)
    for figure in standing.figures:
        found += paragraph(figure_line(figure, test), width, start="  ")
    for sentence in standing_sentences(standing, catalogue):
        found += paragraph(sentence, width, start="  ")
    return found


def figure_line(figure: SideFigure, test: TestDefinition) -> str:
    """`left 28° ± 5.7; last 36° on 2026-11-13: −8°, within the error of a change (8°)`; ± is 1.96 standard errors."""
    unit = SHORT_UNITS.get(figure.now.unit, f" {figure.now.unit}")
    side = f"{figure.now.side} " if figure.now.side in ("left", "right") else ""
    error = (
        f" ± {plain_number(figure.now.error.half_width, 1)}" if figure.now.error is not None else ", error not known"
    )
    text = f"{side}{plain_number(figure.now.value, 1)}{unit}{error}"
    if figure.before is not None and figure.change is not None and figure.before.date is not None:
        difference = figure.change.difference
        sign = "+" if difference > 0 else "−" if difference < 0 else ""
        moved = "the same" if difference == 0 else f"{sign}{plain_number(abs(difference), 1)}{unit}"
        text += (
            f"; last {plain_number(figure.before.value, 1)}{unit} on {figure.before.date.isoformat()}: {moved}, "
            f"{_VERDICT[figure.change.verdict]}"
        )
        if figure.change.mdc is not None:
            text += f" of a change ({plain_number(figure.change.mdc, 1)}{unit})"
        if figure.change.verdict == "real" and test.better != "neither":
            text += ", better" if (difference > 0) == (test.better == "more") else ", worse"
    else:
        text += "; no earlier value"
    return text


def standing_sentences(standing: TestStanding, catalogue: Catalogue) -> list[str]:
    """What else is to say: sides, norm rows, labels, and what is wrong."""
    found = []
    difference = standing.difference
    if difference is not None:
        unit = SHORT_UNITS.get(standing.figures[0].now.unit, "")
        said = {True: "more than the error", False: "within the error", None: "the error is not known"}
        weaker = f"; {difference.weaker} is the weaker" if difference.beyond_error and difference.weaker else ""
        found.append(
            f"Sides differ by {plain_number(difference.amount, 1)}{unit} ({100 * difference.share:.0f} %): "
            f"{said[difference.beyond_error]}{weaker}."
        )
    for figure in standing.figures:
        if figure.position is not None:
            side = f"{figure.now.side}: " if figure.now.side in ("left", "right") else ""
            found.append(f"{side}percentile {figure.position.percentile:.0f} of {figure.position.population}.")
    whys = dict.fromkeys(figure.no_position for figure in standing.figures if figure.no_position)
    found += [f"{why[0].upper()}{why[1:]}." for why in whys]
    labels = dict.fromkeys(label for figure in standing.figures for label in figure.labels)
    found += [f"{catalogue.cut_offs[label].name}: {catalogue.cut_offs[label].says}" for label in labels]
    if standing.word("felt") == "neural":
        found.append(
            "A neural sign: nothing is trained at length from it. Please let a therapist or a doctor look at it."
        )
    if standing.word("next_morning"):
        found.append(f"The next morning: {standing.word('next_morning')}.")
    if not standing.usable:
        found.append(standing.why_not)
    return found


def prompt_line(test: TestDefinition, how: str, last: TestStanding | None) -> str:
    """What is asked: how it is typed, and the last value."""
    if last is None:
        return f"{how}   {test.name}; not measured before"
    values = ", ".join(
        f"{figure.now.side + ' ' if figure.now.side in ('left', 'right') else ''}{plain_number(figure.now.value, 1)}"
        for figure in last.figures
    )
    return f"{how}   {test.name}; last {values} on {last.date.isoformat()}"


def help_lines(test: TestDefinition, width: int) -> list[str]:
    """How a test is done, what its number means, and what else may be typed."""
    found = paragraph(test.how, width, start="  ")
    found += paragraph(f"The number: {test.convention}.", width, start="  ")
    if test.typed is not None:
        for other in test.typed.other:
            found += paragraph(f'With the word "{other.word}": {other.means}.', width, start="  ")
        if test.typed.other_units:
            found += paragraph(
                f"Other units behind the number: {', '.join(test.typed.other_units)}.", width, start="  "
            )
    return found
