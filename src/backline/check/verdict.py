"""How a rule answers: the places where it is broken, or what was verified, or why it cannot be told."""

from collections.abc import Iterable
from typing import NamedTuple

from backline.check.result import Status


class Break(NamedTuple):
    """One place where a rule is broken."""

    where: str
    text: str


class Verdict(NamedTuple):
    """The answer of one rule function; the registry adds the rule's id."""

    status: Status
    where: str
    text: str


def judged(breaks: Iterable[Break], verified: str, *, unsure: str = "") -> Verdict:
    """Broken at the first of `breaks`; without one `unsure` says why it cannot be told, else `verified` is met."""
    places = list(breaks)
    if places:
        more = len(places) - 1
        tail = f" ({more} more place{'s' if more > 1 else ''})" if more else ""
        return Verdict("broken", places[0].where, places[0].text + tail)
    return Verdict("cannot-tell", "", unsure) if unsure else Verdict("met", "", verified)


def not_applicable(text: str) -> Verdict:
    """The rule does not concern this person or programme."""
    return Verdict("not-applicable", "", text)


def cannot_tell(text: str) -> Verdict:
    """The document lacks what the rule needs."""
    return Verdict("cannot-tell", "", text)
