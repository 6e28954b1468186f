"""The audit journey: log files → the audit document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backline.assess.audit import audit
from backline.assess.state import Audit
from backline.exchange.documents import DocumentProblem
from backline.exchange.mapping import read_mapping
from backline.journeys.pipes import silent_input
from backline.journeys.problem import Problem, from_document, from_log
from backline.logs.names import NameMatcher
from backline.logs.names_aliases import read_aliases
from backline.logs.read import read_log
from backline.record.log import Log, LogProblem
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import Unit

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRequest:
    """Log files and how to read them. `unit` holds for files that state none."""

    paths: tuple[Path, ...] = ()
    unit: Unit | None = None
    mapping: Path | None = None
    aliases: Path | None = None
    guess_warmups: bool = True


def matcher_with(aliases: Path | None, catalogue: Catalogue) -> NameMatcher | Problem:
    """A matcher that honours the person's own alias file."""
    own: Mapping[str, str] = {}
    if aliases is not None:
        found = read_aliases(aliases, catalogue)
        if isinstance(found, LogProblem):
            return Problem(code="aliases", message=found.message, file=str(aliases), row=found.row)
        own = found
    return NameMatcher.from_catalogue(catalogue, own)


def read_logs(request: LogRequest, catalogue: Catalogue, *, today: date) -> Log | Problem:
    """The log files as one log."""
    matcher = matcher_with(request.aliases, catalogue)
    if isinstance(matcher, Problem):
        return matcher
    mapping = None if request.mapping is None else read_mapping(request.mapping)
    if isinstance(mapping, DocumentProblem):
        return from_document(mapping)
    log = read_log(
        request.paths,
        matcher,
        unit=request.unit,
        mapping=mapping,
        mark_warmups=request.guess_warmups,
        today=today,
    )
    return from_log(log) if isinstance(log, LogProblem) else log


def audit_logs(request: LogRequest, catalogue: Catalogue, *, today: date, progress: Progress) -> Audit | Problem:
    """Read logs and say where they stand."""
    if (silent := silent_input([*request.paths, request.mapping, request.aliases])) is not None:
        return silent
    progress("reading")
    log = read_logs(request, catalogue, today=today)
    if isinstance(log, Problem):
        return log
    progress("auditing")
    return audit(log, catalogue)
