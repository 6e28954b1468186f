"""One line of the study's tables."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass


@dataclass(frozen=True)
class Row:
    """One figure: what was published, what the model gives, and the verdict in a word."""

    source: str
    what: str
    published: str
    ours: str
    verdict: str


def table(rows: Iterable[Row]) -> str:
    """The rows of a table in Markdown."""
    return "".join(f"| {' | '.join(astuple(row))} |\n" for row in rows)
