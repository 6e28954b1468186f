"""The main journey: client and logs → a checked programme, as page and document."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from backline.assess.audit import audit
from backline.assess.lift_ratios import lift_ratio_sentences, lift_ratios
from backline.assess.state import Audit
from backline.check.run import check
from backline.exchange.client import Client, ClientProblem, read_client
from backline.exchange.defaults import load_defaults
from backline.exchange.digest import request_digest
from backline.exchange.documents import DocumentProblem, encode, read_programme
from backline.exchange.write import WriteProblem, folder_problem, write_whole
from backline.journeys.alternatives import with_alternatives
from backline.journeys.audit import LogRequest, Progress, read_logs
from backline.journeys.measured import with_assessment
from backline.journeys.person import Known, know_person, next_monday
from backline.journeys.pipes import silent_input
from backline.journeys.problem import Problem, from_client, from_document, from_write
from backline.journeys.template import fit_template, template_used
from backline.plan.sides import no_room, with_weaker_side
from backline.present.clean import clean_name
from backline.record.history import History
from backline.record.log import Log
from backline.record.person import Person
from backline.record.programme import Programme
from backline.safety.gate import ask_safety
from backline.safety.stop import Stop
from backline.targets.build import build_contract
from backline.targets.contract import Contract
from backline.targets.retests import with_retests
from backline.vocabulary.loader import Catalogue

if TYPE_CHECKING:
    from backline.plan.make import Conflict
    from backline.plan.problem import Kept

Planner = Callable[..., "Programme | Conflict"]
YEARS = (2000, 2100)
PAGE, DOCUMENT = "programme.html", "programme.json"
_LOST_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """What is asked for. Nothing is written without `output`; `keep` is a programme document to stay close to."""

    logs: LogRequest = field(default_factory=LogRequest)
    client: Path | None = None
    weeks: int | None = None
    start: date | None = None
    output: Path | None = None
    keep: Path | None = None
    changes: int | None = None
    assessment: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A programme that passed the checker, the audit of the log, and the files that were written."""

    programme: Programme
    audit: Audit | None
    files: tuple[Path, ...]


class BrokenProgrammeError(Exception):
    """The planner made a programme that the checker refuses: our own mistake, never shown as a programme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """Everything that was read for one request."""

    client: Client | None
    log: Log | None
    kept: Programme | None


def plan(
    request: PlanRequest,
    catalogue: Catalogue,
    *,
    today: date,
    progress: Progress,
    planner: Planner | None = None,
) -> Planned | Problem:
    """Plan a programme, or say why it cannot be planned as asked. Raises BrokenProgrammeError for our own mistakes.

    `planner` is `backline.plan.make.make_programme` unless another one is given.
    """
    read = _read(request, catalogue, today, progress)
    if isinstance(read, Problem):
        return read
    start, weeks = _time(request, read.kept, today)
    state = None
    if read.log is not None:
        progress("auditing")
        mass = read.client.mass_kg if read.client is not None else None
        state = audit(read.log, catalogue, as_of=_as_of(read.log, start), mass_kg=mass)
    known = _known(read, state, catalogue)
    history = state.history if state is not None else read.kept.history if read.kept is not None else History()

    def contract_for(person: Person) -> Contract:
        return build_contract(person=person, history=history, catalogue=catalogue, start=start, weeks=weeks)

    contract = contract_for(known.person)
    template = catalogue.templates.get(known.person.template)
    fitted = None if template is None else fit_template(template, known.person, contract, catalogue)
    while True:
        if fitted is not None:
            known = replace(known, person=fitted.person(known.person))
            contract = contract_for(known.person)
        made = _make(request, read, known, contract, catalogue, progress, planner)
        if isinstance(made, Programme):
            break
        fitted = None if fitted is None else fitted.without(made.pins)
        if fitted is None:
            return _conflict(made, request)
    if fitted is not None:
        made = replace(made, template=template_used(fitted, made, catalogue))
    progress("checking")
    _must_pass(made, catalogue)
    whole = with_alternatives(_for_weaker_side(made, contract, catalogue), contract, catalogue)
    _must_pass(whole, catalogue)
    return _finish(request, whole, state, catalogue, progress)


def _read(request: PlanRequest, catalogue: Catalogue, today: date, progress: Progress) -> _Read | Problem:
    if request.output is not None and (unwritable := folder_problem(request.output)) is not None:
        return from_write(unwritable)
    logs = request.logs
    inputs = [*logs.paths, logs.mapping, logs.aliases, request.client, request.keep, request.assessment]
    if (silent := silent_input(inputs)) is not None:
        return silent
    client = None if request.client is None else read_client(request.client, catalogue, today=today)
    if isinstance(client, ClientProblem):
        return from_client(client)
    if request.assessment is not None:
        measured = with_assessment(client, request.assessment, catalogue, today=today)
        if isinstance(measured, Problem):
            return measured
        client = measured
    kept = None
    if request.keep is not None:
        found = read_programme(request.keep)
        if isinstance(found, DocumentProblem):
            return from_document(found)
        kept = found.programme
        if (unusable := _unusable(kept, found.missing) or _unknown(kept, catalogue)) is not None:
            return Problem(code="malformed", message=unusable, file=str(request.keep))
    # Before a log is read: a mistake in it must not hide a stop.
    if (stopped := _stopped(request, client, kept, catalogue, today)) is not None:
        return stopped
    if not request.logs.paths:
        return _Read(client=client, log=None, kept=kept)
    progress("reading")
    log = read_logs(request.logs, catalogue, today=today)
    return log if isinstance(log, Problem) else _Read(client=client, log=log, kept=kept)


def _time(request: PlanRequest, kept: Programme | None, today: date) -> tuple[date, int]:
    """The first day and the number of weeks."""
    start = request.start or (date.fromisoformat(kept.start) if kept is not None else next_monday(today))
    return start, request.weeks or (len(kept.weeks) if kept is not None else load_defaults().ranges.weeks_usual)


def _stopped(
    request: PlanRequest, client: Client | None, kept: Programme | None, catalogue: Catalogue, today: date
) -> Problem | None:
    """Does safety stop this person? What a log shows changes nothing about it."""
    start, weeks = _time(request, kept, today)
    person = client.person(catalogue) if client is not None else kept.client if kept is not None else Person()
    stop = ask_safety(person, catalogue, start=start, weeks=weeks)
    if not isinstance(stop, Stop):
        return None
    place = request.client if client is not None else request.keep
    return Problem(code="not-planned", message=stop.message, file=_text(place), key=stop.key)


def _unusable(kept: Programme, missing: tuple[str, ...]) -> str | None:
    """Why a programme cannot be kept; None when it can."""
    if missing:
        return f"This programme cannot be kept: {missing[0]} is missing in it."
    try:
        year = date.fromisoformat(kept.start).year
    except ValueError:
        return "This programme cannot be kept: its start is no date."
    if not YEARS[0] <= year <= YEARS[1]:
        return f"This programme cannot be kept: it starts before {YEARS[0]} or after {YEARS[1]}."
    low, high = load_defaults().ranges.weeks
    if not low <= len(kept.weeks) <= high:
        return f"This programme cannot be kept: it must have {low} to {high} weeks."
    fewest, most = load_defaults().ranges.minutes
    minutes = [kept.client.minutes.get(day) for day in kept.client.days]
    if not minutes or any(each is None or not fewest <= each <= most for each in minutes):
        return f"This programme cannot be kept: its client needs days with {fewest} to {most} minutes each."
    return None


def _unknown(kept: Programme, catalogue: Catalogue) -> str | None:
    """A word about the body that this release does not know: nobody can say what it would forbid."""
    care, person = catalogue.care, kept.client
    known: list[tuple[str, Collection[str]]] = []
    for condition in person.conditions:
        known.append((condition.id, care.conditions))
        if condition.id in care.conditions:
            stages = [stage.id for stage in care.conditions[condition.id].stages]
            known += [(condition.role, ("", *care.roles)), (condition.stage or "", ("", *stages))]
        pain = condition.pain
        known += [(exercise, catalogue.exercises.by_id) for exercise in (pain.exercises if pain is not None else ())]
    for clearance in person.clearances:
        known += [(reason, care.clearances) for reason in clearance.reasons]
        known += [(clearance.role, care.roles), (clearance.scope, care.scopes)]
    if person.screen is not None:
        known += [(id, care.questions) for id in person.screen.answers]
        for assessment in person.screen.assessments:
            known += [(id, care.questions) for id in assessment.answers] + [(assessment.role, care.roles)]
    for limit in person.limits:
        if limit.pattern is None and limit.load_kg is None and (limit.joint is None or limit.range_deg is None):
            return "This programme cannot be kept: one of its client's limits limits nothing."
    wrong = next((word for word, words in known if word not in words), None)
    return None if wrong is None else f'This programme cannot be kept: this release does not know "{wrong[:60]}".'


def _as_of(log: Log, start: date) -> date | None:
    """Training after the first day of the programme is not its past; else the last day of the log."""
    after = any(entry.date is not None and entry.date > start for entry in log.entries)
    return start if after else None


def _known(read: _Read, state: Audit | None, catalogue: Catalogue) -> Known:
    if read.client is None and read.kept is not None:
        return Known(person=read.kept.client, assumed=read.kept.assumed)
    return know_person(read.client, state, catalogue)


def _make(
    request: PlanRequest,
    read: _Read,
    known: Known,
    contract: Contract,
    catalogue: Catalogue,
    progress: Progress,
    planner: Planner | None,
) -> "Programme | Conflict":
    if planner is None:
        from backline.plan.make import make_programme

        planner = make_programme
    settings = {
        "weeks": contract.weeks,
        "start": contract.start.isoformat(),
        "keep": read.kept.digest if read.kept is not None else None,
        "changes": request.changes,
    }
    made = planner(
        contract=contract,
        catalogue=catalogue,
        digest=request_digest(known.person, read.log, catalogue.digest, settings),
        kept=None if read.kept is None else kept_from(read.kept, contract, request.changes),
        progress=progress,
    )
    if not isinstance(made, Programme):
        return made
    ratios = lift_ratio_sentences(lift_ratios(contract.history, contract.person.sex, catalogue))
    return replace(
        made,
        assumed=(*known.assumed, *_lost(read.kept, catalogue)),
        moved=contract.moved,
        not_moved=contract.not_moved,
        lift_ratios=ratios,
        tests=with_retests(made, contract, catalogue),
    )


def _conflict(conflict: "Conflict", request: PlanRequest) -> Problem:
    pins, because = ", ".join(conflict.pins), "; ".join(conflict.because)
    clash = "These wishes cannot be met together" if len(conflict.pins) > 1 else "This wish cannot be met"
    one = "one of them" if len(conflict.pins) > 1 else "it"
    message = f"{clash}: {pins}.\nWhy: {because}.\nTake {one} out of the client file, or allow more."
    return Problem(code="conflict", message=message, file=_text(request.client), key="pin")


def _lost(kept: Programme | None, catalogue: Catalogue) -> tuple[str, ...]:
    """What cannot stay because Backline does not know it, in a sentence."""
    weeks = () if kept is None else kept.weeks
    entries = (entry for week in weeks for session in week.sessions for entry in session.exercises)
    unknown = dict.fromkeys(entry.exercise for entry in entries if entry.exercise not in catalogue.exercises)
    named = ", ".join(clean_name(exercise) for exercise in list(unknown)[:_LOST_SHOWN])
    more = f" and {len(unknown) - _LOST_SHOWN} more" if len(unknown) > _LOST_SHOWN else ""
    return (f"Not kept, because no exercise has this id: {named}{more}.",) if unknown else ()


def kept_from(programme: Programme, contract: Contract, changes: int | None) -> "Kept":
    """What is to be kept: for each block its exercises with the day's place among the contract's days."""
    from backline.plan.problem import Kept

    place = {day.day: number for number, day in enumerate(contract.days)}
    blocks: dict[int, set[tuple[str, int]]] = {}
    for week in programme.weeks:
        slots = blocks.setdefault(week.block, set())
        for session in week.sessions:
            if session.day in place:
                slots.update((entry.exercise, place[session.day]) for entry in session.exercises)
    return Kept(blocks=tuple(frozenset(blocks[number]) for number in sorted(blocks)), changes=changes)


def _for_weaker_side(programme: Programme, contract: Contract, catalogue: Catalogue) -> Programme:
    """The programme with one set more for the weaker side, or with an unmet that says why not."""
    if programme.history.weaker_side is None:
        return programme
    found = with_weaker_side(programme, contract, catalogue, accept=lambda each: check(each, catalogue).passed)
    return found or replace(programme, unmet=(*programme.unmet, no_room(programme, catalogue)))


def _must_pass(programme: Programme, catalogue: Catalogue) -> None:
    broken = check(programme, catalogue).broken
    if broken:
        raise BrokenProgrammeError("; ".join(f"{rule.id} ({rule.where}): {rule.text}" for rule in broken))


def _finish(
    request: PlanRequest, programme: Programme, state: Audit | None, catalogue: Catalogue, progress: Progress
) -> Planned | Problem:
    if request.output is None:
        return Planned(programme=programme, audit=state, files=())
    from backline.journeys.figures import pictures
    from backline.present.page import programme_page

    progress("writing")
    page = programme_page(programme, catalogue, state, pictures(programme, catalogue)).encode("utf-8", errors="replace")
    written = write_whole(request.output, {PAGE: page, DOCUMENT: encode(programme)})
    if isinstance(written, WriteProblem):
        return from_write(written)
    return Planned(programme=programme, audit=state, files=written)


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)
