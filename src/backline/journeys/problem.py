"""What a journey says when it cannot be done: one noun for every mistake in what it was given."""

from dataclasses import dataclass

from backline.exchange.client import ClientProblem
from backline.exchange.documents import DocumentProblem
from backline.exchange.write import WriteProblem
from backline.record.curve import MeasurementProblem
from backline.record.log import LogProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A request that cannot be served: a code, a text of at most three lines, and the place."""

    code: str
    message: str
    file: str | None = None
    row: int | None = None
    key: str | None = None


def from_log(problem: LogProblem) -> Problem:
    """A log file, or an alias file, that cannot be read."""
    return Problem(code="log", message=problem.message, file=problem.file, row=problem.row)


def from_measurement(problem: MeasurementProblem) -> Problem:
    """A file of measurements that cannot be read."""
    return Problem(code="measurement", message=problem.message, file=problem.file, row=problem.row)


def from_client(problem: ClientProblem) -> Problem:
    """A client file with a mistake."""
    return Problem(code="client", message=problem.message, file=problem.file, row=problem.line, key=problem.key or None)


def from_document(problem: DocumentProblem) -> Problem:
    """A document that cannot be read."""
    return Problem(code=problem.code, message=problem.message, file=problem.file, key=problem.place or None)


def from_write(problem: WriteProblem) -> Problem:
    """An output that cannot be written."""
    return Problem(code="output", message=problem.message, file=problem.file)
