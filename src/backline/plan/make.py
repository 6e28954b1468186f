"""Contract → programme: choose, solve, arrange, add up, explain. Or the smallest set of pins in conflict."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, timedelta

from backline.plan.blocks import InfeasibleError, Solved, solve_blocks
from backline.plan.candidates import Choice, choose_from
from backline.plan.explain import explained
from backline.plan.model import build_model
from backline.plan.problem import BlockProblem, Kept
from backline.plan.shortfall import because, price, unmet_of
from backline.plan.totals import INTERNAL, entries_of, judge, week_totals
from backline.plan.worker import SolverProcess
from backline.plan.write import arrange_blocks, write_weeks
from backline.record.programme import Programme, Proof, Retest, Target, Term, Unmet, Week
from backline.targets.contract import Contract, Demand
from backline.vocabulary.doses import Doses
from backline.vocabulary.loader import Catalogue

SEED = 1
BODY = ("bodyweight", "band", "assistance")
DAILY_ANSWERS = {
    "calves": "Twice a day ten heel raises at a counter.",
    "rear-delts": "Twice a day ten pull-aparts with a light band, or arms back against a wall.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Pins that cannot be served: the smallest set that excludes itself, and why."""

    pins: tuple[str, ...]
    because: tuple[str, ...]


def make_programme(
    *,
    contract: Contract,
    catalogue: Catalogue,
    digest: str,
    kept: Kept | None = None,
    progress: Callable[[str], None] = lambda _: None,
    priced: bool = True,
) -> Programme | Conflict:
    """The programme for a contract, proved as far as its proof says. The same contract gives the same programme.

    `priced` False leaves out what would cure a shortfall, which takes longer than the programme itself.
    """
    choice = choose_from(contract, catalogue)
    refused = [exercise for exercise in contract.person.pin if exercise in choice.refused]
    if refused:
        return Conflict(
            pins=tuple(refused),
            because=tuple(f"{catalogue.exercises[each].name}: {choice.refused[each]}" for each in refused),
        )
    try:
        solved = solve_blocks(contract, catalogue.doses, choice, kept=kept, progress=progress)
    except InfeasibleError:
        return _conflict(contract, catalogue, choice, kept)
    by_id = {each.id: each for each in choice.candidates}
    plans = arrange_blocks(solved, by_id, contract, catalogue)
    bare = write_weeks(plans, contract, catalogue)
    totals = tuple(week_totals(week, catalogue) for week in bare)
    weeks = explained(bare, totals, plans, by_id, contract, catalogue)
    judged = [
        (demand, *judge(demand, weeks, contract, catalogue)) for demand in contract.demands if demand.id not in INTERNAL
    ]
    short = [(demand, target, amount) for demand, target, amount in judged if not target.met]
    if short and priced:
        progress("pricing what would help")
    return Programme(
        client=contract.person,
        start=contract.start.isoformat(),
        seed=SEED,
        digest=digest,
        proof=proof_of(solved, catalogue),
        targets=tuple(target for _, target, _ in judged),
        weeks=weeks,
        totals=totals,
        unmet=_unmet(short, weeks, choice, contract, catalogue, priced=priced),
        daily=_daily(short, contract, catalogue.doses),
        tests=_tests(weeks, contract, catalogue),
        history=contract.history,
        prohibited=contract.prohibited,
        care=contract.care.lines,
    )


def proof_of(solved: Solved, catalogue: Catalogue) -> Proof:
    """What was proved: the whole, or each block with a bound on what the whole could still gain."""
    summed: dict[tuple[str, float], float] = {}
    for answer in solved.blocks:
        for term in answer.terms:
            key = (term.name, term.weight)
            summed[key] = summed.get(key, 0.0) + term.value
    proved = solved.exact or all(answer.status == "optimal" for answer in solved.blocks)
    gap = max(0.0, solved.objective - solved.bound)
    return Proof(
        status="optimal" if proved else "bounded",
        scope="whole" if solved.exact else "block",
        objective=float(solved.objective),
        bound=float(solved.bound) if not solved.exact else float(solved.objective),
        gap=0.0 if solved.exact else gap,
        gap_sets=0.0 if solved.exact else round(gap / catalogue.doses.objective.set_short, 3),
        terms=tuple(Term(name=name, weight=weight, value=round(value, 6)) for (name, weight), value in summed.items()),
        solver=solved.blocks[0].solver,
        solver_version=solved.blocks[0].solver_version,
        work=sum(answer.work for answer in solved.blocks),
    )


def _unmet(
    short: Sequence[tuple[Demand, Target, float]],
    weeks: Sequence[Week],
    choice: Choice,
    contract: Contract,
    catalogue: Catalogue,
    *,
    priced: bool,
) -> tuple[Unmet, ...]:
    relax: dict[str, list[str]] = {}
    if short and priced:
        with ExitStack() as stack:
            solvers = [stack.enter_context(SolverProcess()) for _ in range(2)]
            relax = price([demand for demand, _, _ in short], contract, catalogue, solvers)
    return tuple(
        unmet_of(
            target,
            amount,
            because(demand, weeks, choice, contract, catalogue),
            relax.get(demand.id, []),
            demand.id in DAILY_ANSWERS,
        )
        for demand, target, amount in short
    )


def _daily(short: Sequence[tuple[Demand, Target, float]], contract: Contract, doses: Doses) -> tuple[str, ...]:
    """Small things between sessions: for those who sit much, and for what the sessions leave short."""
    found = []
    if (contract.person.hours_seated or 0) >= doses.daily.long_sitting_h:
        found.append("Stand up and move for a minute every hour.")
    found += [DAILY_ANSWERS[demand.id] for demand, _, _ in short if demand.id in DAILY_ANSWERS]
    found.append("Walk for twenty minutes on most days.")
    return tuple(found)


def _tests(weeks: Sequence[Week], contract: Contract, catalogue: Catalogue) -> tuple[Retest, ...]:
    """Every main lift again, days after the last hamstring work of the light week."""
    if not contract.light_week:
        return ()
    last_week = catalogue.doses.last_week
    rest = last_week.test_days_after_hamstrings
    hamstrings = ("hamstrings-hip", "hamstrings-knee")
    sessions = [session for week in weeks for session in week.sessions]
    hard = [
        session.date
        for session in sessions
        if any(entry.credits.get(muscle, 0) >= 1 for entry in session.exercises for muscle in hamstrings)
    ]
    earliest = max(
        date.fromisoformat(max(session.date for session in sessions)) + timedelta(days=1),
        date.fromisoformat(max(hard)) + timedelta(days=rest) if hard else date.min,
    )
    mains = dict.fromkeys(
        (entry.exercise, entry.name, entry.load_is)
        for week in weeks
        for entry in entries_of(week)
        if entry.role == "main"
    )
    found: list[Retest] = []
    for exercise, name, load_is in mains:
        usual = "repetitions-to-one-left" if load_is in BODY else "estimated-1rm"
        if contract.careful or usual in contract.care.tests_off:
            test = "repetitions-to-two-left"
            text = f"{name}: with the load of the last full week, as many clean repetitions as leave two in reserve."
        elif load_is in BODY:
            test, text = "repetitions-to-one-left", f"{name}: as many clean repetitions as leave one in reserve."
        else:
            test, text = "estimated-1rm", f"{name}: warm up, then one set of three to six with one left; note the load."
        day = earliest + timedelta(days=last_week.tests_apart_days * (len(found) // last_week.tests_a_day))
        found.append(Retest(test=test, exercise=exercise, date=day.isoformat(), text=text))
    return tuple(found)


def _conflict(contract: Contract, catalogue: Catalogue, choice: Choice, kept: Kept | None) -> Conflict:
    """The smallest set of pins that cannot stand together: leave out one after the other while it stays impossible."""
    pins = list(contract.person.pin)
    if kept is not None and kept.changes is not None and not pins:
        return Conflict(pins=(), because=("so few changes do not make the kept programme possible for this person",))
    with SolverProcess() as solver:
        for pin in list(pins):
            rest = [each for each in pins if each != pin]
            person = replace(contract.person, pin=tuple(rest))
            problem = BlockProblem(
                contract=replace(contract, person=person),
                doses=catalogue.doses,
                candidates=choice.candidates,
                number=1,
                full_weeks=1,
            )
            if solver.solve(build_model(problem).linear).status == "infeasible":
                pins = rest
    return Conflict(
        pins=tuple(pins),
        because=tuple(f"{catalogue.exercises[each].name} cannot stand together with the others" for each in pins),
    )
