"""The tests of an assessment document, joined to what the client file says."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from backline.exchange.client import Client
from backline.exchange.documents import DocumentProblem, read_assessment
from backline.journeys.problem import Problem, from_document
from backline.record.typed import results_from
from backline.vocabulary.loader import Catalogue


def with_assessment(client: Client | None, path: Path, catalogue: Catalogue, *, today: date) -> Client | Problem:
    """The client with an assessment's dated tests besides; a test and day of the client file stays its own."""
    found = read_assessment(path)
    if isinstance(found, DocumentProblem):
        return from_document(found)
    said = client or Client()

    def problem(message: str, key: str = "") -> Problem:
        return Problem(code="assessment", message=message, file=str(path), key=key or None)

    if len(found.people) > 1:
        return problem(f"This assessment holds {len(found.people)} people; a programme is for one.", "$.people")
    figures = [figure.measurement for figure in (*found.figures, *found.ratios)]
    if figures and all(figure.date is None for figure in figures):
        return problem("Its measurements have no date, so nobody knows whether they still hold. Measure with a date.")
    if any(figure.date is not None and figure.date > today for figure in figures):
        return problem("It holds a measurement of the future. Is a date wrong?")
    known = {(result.id, result.date) for result in said.tests}
    taken = [result for result in results_from(figures) if result.id in catalogue.tests]
    new = [result for result in taken if not _needs_words(result.id, catalogue)]
    return replace(said, tests=(*said.tests, *(result for result in new if (result.id, result.date) not in known)))


def _needs_words(test: str, catalogue: Catalogue) -> bool:
    """Does a word belong to its figures ("neural"; an angle from a picture: "confirmed")?

    A document of figures does not hold the word, and without it they could move what they must not.
    """
    known = catalogue.tests[test]
    return known.better == "neither" or (known.typed is not None and bool(known.typed.words))
