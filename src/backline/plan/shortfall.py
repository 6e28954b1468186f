"""What falls short, what stands in its way, and the smallest things that would cure it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from backline.plan.candidates import Candidate, Choice, choose_from
from backline.plan.linear import NODES_MAX, LinearAnswer
from backline.plan.model import BlockModel, build_model, counter
from backline.plan.problem import BlockProblem
from backline.plan.worker import SolverProcess
from backline.record.programme import Target, Unmet, Week
from backline.targets.contract import Contract, Demand
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import DAY_NAMES, DAYS, PULL_PATTERNS, Day

HELPFUL = ("bands", "dumbbells", "pull-up-bar", "nordic-anchor", "cable", "bench")  # asked in this order
FORBIDDING_MAX = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """A change of the request, and the contract that it makes."""

    text: str
    contract: Contract


def counts_for(demand: Demand) -> Callable[[Candidate], bool]:
    """Does an exercise help this target at all?"""
    if demand.id == "posterior-leg-every-session":
        return lambda each: each.posterior_leg
    if demand.id == "pull-every-session":
        return lambda each: each.exercise.pattern in PULL_PATTERNS
    if demand.id == "posterior-anterior":
        return lambda each: each.posterior > each.anterior
    if demand.id in ("hinge-days", "squat-days"):
        patterns = ("hinge", "bridge") if demand.id == "hinge-days" else ("squat", "lunge")
        return lambda each: each.exercise.pattern in patterns
    if demand.kind == "size":
        return lambda _: True
    count, _ = counter(demand)
    return lambda each: count(each) > 0


def because(
    demand: Demand, weeks: Sequence[Week], choice: Choice, contract: Contract, catalogue: Catalogue
) -> list[str]:
    """What stands in the way, most binding first, in words."""
    helps = counts_for(demand)
    if not any(helps(each) for each in choice.candidates):
        reasons: dict[str, int] = {}
        for exercise, reason in choice.refused.items():
            facts = catalogue.exercises[exercise]
            if facts.plan is not None and _would_help(demand, exercise, contract, catalogue):
                reasons[reason] = reasons.get(reason, 0) + 1
        ranked = sorted(reasons, key=lambda reason: (-reasons[reason], reason))
        return [f"no exercise for this can be chosen: {reason}" for reason in ranked[:2]] or ["no exercise serves it"]
    found = list(_forbidden(demand, contract, catalogue))
    full = [
        session
        for week in weeks
        for session in week.sessions
        if session.minutes >= contract.person.minutes[session.day] - 3
    ]
    sets_full = [
        session
        for week in weeks
        for session in week.sessions
        if sum(entry.sets for entry in session.exercises)
        >= contract.person.minutes[session.day] // catalogue.doses.session.minutes_per_set
    ]
    if full or sets_full:
        found.append("the sessions are full: minutes, and the sets that fit into them")
    if len(contract.days) < 3:
        found.append(f"there {'is one day' if len(contract.days) == 1 else 'are two days'} a week")
    if contract.start_small and demand.id in contract.start_small:
        found.append("it starts from little, and grows by two direct sets a week at most")
    if contract.person.experience == "novice":
        found.append("somebody new to lifting repeats few exercises")
    if any(fixed.legs == "hard" for fixed in contract.person.fixed):
        found.append("sport needs the legs fresh")
    return found or ["other targets come first, and one set more would cost more than it gives"]


def _forbidden(demand: Demand, contract: Contract, catalogue: Catalogue) -> Iterator[str]:
    """Who or what keeps exercises for this out, most first; wishes of the client are no cause."""
    kept_out: dict[str, int] = {}
    for each in contract.prohibited:
        exercise = catalogue.exercises[each.exercise]
        plannable = exercise.plan is not None and exercise.usable_with(contract.owned)
        if each.by != "client file" and plannable and _would_help(demand, each.exercise, contract, catalogue):
            kept_out[each.by] = kept_out.get(each.by, 0) + 1
    for by in sorted(kept_out, key=lambda by: (-kept_out[by], by))[:FORBIDDING_MAX]:
        yield f"{by} keeps out {kept_out[by]} exercise{'s' if kept_out[by] > 1 else ''} that would serve it"


def _would_help(demand: Demand, exercise: str, contract: Contract, catalogue: Catalogue) -> bool:
    from backline.plan.candidates import candidate

    return counts_for(demand)(candidate(catalogue.exercises[exercise], contract, catalogue))


def relaxations(contract: Contract, catalogue: Catalogue) -> list[Relaxation]:
    """The smallest changes that might help: minutes, a day, a piece of equipment, an exercise not avoided."""
    person = contract.person
    found = []
    relax = catalogue.doses.relax
    longer = {day: minutes + relax.more_minutes for day, minutes in person.minutes.items()}
    days = tuple(replace(day, minutes=day.minutes + relax.more_minutes) for day in contract.days)
    found.append(
        Relaxation(
            text=f"{relax.more_minutes} more minutes a session",
            contract=replace(contract, days=days, person=replace(person, minutes=longer)),
        )
    )
    free = [day for day in DAYS if day not in person.days and all(fixed.day != day for fixed in person.fixed)]
    if free and len(person.days) < 4 and contract.sessions_max == len(contract.days):
        best = max(free, key=lambda day: (min(_gap(day, other) for other in person.days), -DAYS.index(day)))
        usual = contract.days[0]
        extra = replace(usual, day=best, offset=(DAYS.index(best) - contract.start.weekday()) % 7)
        found.append(
            Relaxation(
                text=f"one more day ({DAY_NAMES[best]})",
                contract=replace(
                    contract,
                    days=tuple(sorted((*contract.days, extra), key=lambda day: day.offset)),
                    sessions_max=contract.sessions_max + 1,
                    person=replace(person, days=(*person.days, best), minutes={**person.minutes, best: usual.minutes}),
                ),
            )
        )
    for piece in HELPFUL:
        if piece not in contract.owned:
            name = catalogue.equipment[piece].name
            found.append(
                Relaxation(
                    text=f"{name.lower()} to train with",
                    contract=replace(contract, owned=contract.owned | {piece}),
                )
            )
    return found


def _gap(day: Day, other: Day) -> int:
    apart = (DAYS.index(day) - DAYS.index(other)) % 7
    return min(apart, 7 - apart)


def price(
    demands: Sequence[Demand], contract: Contract, catalogue: Catalogue, solvers: Sequence[SolverProcess]
) -> dict[str, list[str]]:
    """What each relaxation would give to each target that falls short: `ten more minutes: 3 more sets a week`.

    Judged on a week well under way, which each relaxation is solved for. How things stand is proved; a change stops
    after a few nodes, so that it may give more than it says, never less.
    """
    options = [Relaxation(text="", contract=contract), *relaxations(contract, catalogue)]
    relax = catalogue.doses.relax
    usual = sum(_usual(each, catalogue) for each in choose_from(contract, catalogue).candidates) >= relax.usual_enough
    models = [_steady_model(option.contract, catalogue, usual_only=usual) for option in options]
    answers: list[LinearAnswer] = [None] * len(models)  # type: ignore[list-item]
    for start in range(0, len(models), len(solvers)):
        asked = list(zip(range(start, len(models)), solvers, strict=False))
        for index, solver in asked:
            solver.ask(models[index].linear, relax.nodes_max if index else NODES_MAX)
        for index, solver in asked:
            answers[index] = solver.answer()
    short = [_shortfalls(model, answer) for model, answer in zip(models, answers, strict=True)]
    found: dict[str, list[str]] = {}
    for demand in demands:
        base = short[0].get(demand.id, 0.0)
        gains = sorted(
            ((base - each.get(demand.id, 0.0), -index) for index, each in enumerate(short[1:], 1)), reverse=True
        )
        texts = [f"{options[-index].text}: {_amount(demand, gain)}" for gain, index in gains if gain > 0.01]
        found[demand.id] = texts[: relax.shown_max]
    return found


def _amount(demand: Demand, gain: float) -> str:
    if demand.kind == "muscle" or demand.id.startswith("keep-"):
        return f"{gain:g} more {'set' if gain == 1 else 'sets'} a week"
    if demand.kind == "balance":
        return "nearer to the balance"
    return f"{gain:g} more {'day' if gain == 1 else 'days'} a week" if "days" in demand.id else "helps"


def _usual(each: Candidate, catalogue: Catalogue) -> bool:
    return each.cost < catalogue.doses.objective.uncommon


def _steady_model(contract: Contract, catalogue: Catalogue, *, usual_only: bool) -> BlockModel:
    """A week well under way; for people with much to choose from only the usual exercises: enough for a price."""
    choice = choose_from(contract, catalogue)
    candidates = tuple(each for each in choice.candidates if not usual_only or _usual(each, catalogue))
    return build_model(
        BlockProblem(
            contract=replace(contract, start_small=()),
            doses=catalogue.doses,
            candidates=candidates,
            number=2,
            full_weeks=1,
        )
    )


def _shortfalls(model: BlockModel, answer: LinearAnswer) -> dict[str, float]:
    """Target → how much it is short in a solved steady week."""
    if answer.values is None:
        return {}
    found: dict[str, float] = {}
    for term in model.terms:
        for suffix in (" below its minimum", " too few", ": a session without"):
            if term.name.endswith(suffix) and answer.values[term.variable]:
                id = term.name.removesuffix(suffix)
                id = "posterior-anterior" if id == "posterior votes" else id
                found[id] = found.get(id, 0.0) + term.amount * answer.values[term.variable]
    return found


def unmet_of(target: Target, short_by: float, reasons: Sequence[str], relax: Sequence[str], daily: bool) -> Unmet:
    """The shortfall of the document; small daily things are named where they answer it."""
    answers = ("the small daily things below count towards it",) if daily else ()
    return Unmet(target=target.id, short_by=short_by, because=tuple(reasons), relax=(*relax, *answers))
