"""An assessment document → measurements of the person that a programme is for."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from backline.exchange.documents import DocumentProblem, read_assessment
from backline.journeys.problem import Problem, from_document
from backline.record.measurement import Measurement
from backline.record.person import TestResult
from backline.record.typed import UNIT_KEYS
from backline.vocabulary.loader import Catalogue

_KEYS = {unit: key for key, unit in UNIT_KEYS.items()}


def assessed_tests(file: Path, catalogue: Catalogue) -> tuple[TestResult, ...] | Problem:
    """The dated figures of an assessment as a client file would hold them; a Problem if it is of several people."""
    found = read_assessment(file)
    if isinstance(found, DocumentProblem):
        return from_document(found)
    people = sorted({figure.measurement.person for figure in found.figures} - {""})
    if len(people) > 1:
        message = (
            f"This assessment is of {len(people)} people ({', '.join(people[:4])} …), and a programme is for one.\n"
            "Assess that person's files alone."
        )
        return Problem(code="assessment", message=message, file=str(file))
    results = _results((figure.measurement for figure in found.figures), catalogue)
    if not results:
        message = (
            "This assessment holds no figure with a date that a programme could use.\n"
            "Files that do not say when they were measured cannot move a target: type the figures as [[test]]."
        )
        return Problem(code="assessment", message=message, file=str(file))
    return results


def _results(figures: Iterable[Measurement], catalogue: Catalogue) -> tuple[TestResult, ...]:
    """One result a test, day and speed. What has no date, or a unit that is not the test's, is left out.

    So are angles from pictures, and tests to which a word belongs ("neural", "confirmed"): a document of figures does
    not hold the word, and without it they could move what they must not. The client file does.
    """
    grouped: dict[tuple[str, date, float | None], dict[str, float]] = {}
    for figure in figures:
        key = _KEYS.get(figure.unit)
        test = catalogue.tests.get(figure.test)
        if figure.date is None or key is None or test is None or figure.side == "unknown":
            continue
        if test.better == "neither" or (test.typed is not None and test.typed.words):
            continue
        place = (figure.test, figure.date, figure.method.speed_deg_s)
        name = key if figure.side == "none" else f"{figure.side}_{key}"
        grouped.setdefault(place, {})[name] = figure.value
    return tuple(
        TestResult(id=test, date=on, values=values if speed is None else {**values, "speed_deg_s": speed})
        for (test, on, speed), values in grouped.items()
    )


def together(own: tuple[TestResult, ...], assessed: tuple[TestResult, ...]) -> tuple[TestResult, ...]:
    """Both; where the client file holds the same test of the same day, it counts alone."""
    said = {(result.id, result.date) for result in own}
    return (*own, *(result for result in assessed if (result.id, result.date) not in said))
