"""What a week should hold: targets with a slack that costs."""

from collections.abc import Callable

from backline.plan.block_model import BlockModel
from backline.plan.candidates import ONE_SIDED_LEG, Candidate
from backline.plan.measured import MEASURED
from backline.plan.problem import BlockProblem
from backline.targets.contract import Demand
from backline.vocabulary.words import GROUPS


def rule_weekly_limits(model: BlockModel) -> None:
    """No group above its maximum, in the week with the most sets."""
    for demand in model.problem.contract.demands:
        if demand.kind == "muscle" and demand.max is not None:
            count, parts = counter(demand)
            model.week_holds(model.last, count, int(demand.max * parts))


def counter(demand: Demand) -> tuple[Callable[[Candidate], int], int]:
    """How one set counts towards a muscle or pattern demand, in whole parts."""
    if demand.id in ("hamstrings-hip", "hamstrings-knee"):
        return lambda each: int(each.exercise.credits.get(demand.id, 0) >= 1), 1
    if demand.id == "direct-hamstrings":
        return lambda each: int("hamstrings" in each.direct), 1
    if demand.id in ("quads", "chest"):
        return lambda each: int(demand.id in each.direct), 1
    if demand.id.startswith("keep-"):
        pattern = demand.id.removeprefix("keep-")
        return lambda each: int(each.exercise.pattern == pattern), 1
    if demand.id in MEASURED:
        return lambda each: int(demand.id in each.measured), 1
    group = next(group for group in GROUPS if group == demand.id.removesuffix("-most"))
    return lambda each: round(2 * each.groups.get(group, 0)), 2


def rule_muscle_targets(model: BlockModel) -> None:
    """Below the minimum costs much, below the middle a little, above it nothing."""
    weights = model.problem.doses.objective
    for demand in model.problem.contract.demands:
        if demand.kind == "muscle" and demand.min:
            count, parts = counter(demand)
            sets = model.sets(model.last, count)
            least = round(demand.min * parts)
            short = model.short(f"{demand.id} below its minimum", weight=demand.weight, parts=parts, most=least)
            model.linear.row([*sets, (short, 1)], low=least)
            model.nothing_is_short_of_all(short, least, count)
            if demand.middle:
                middle = round(demand.middle * parts)
                below = model.linear.variable(f"{demand.id} below the middle", high=middle)
                model.linear.row([*sets, (below, 1)], low=middle)
                model.nothing_is_short_of_all(below, middle, count)
                model.economy(f"{demand.id} below the middle", weights.middle_set_short, [(below, 1)], parts=parts)


def rule_patterns_kept(model: BlockModel) -> None:
    """A pattern that was trained regularly keeps a share of its sets."""
    for demand in model.problem.contract.demands:
        if demand.id.startswith("keep-") and demand.min:
            count, _ = counter(demand)
            least = round(demand.min)
            short = model.short(f"{demand.id} below its minimum", weight=demand.weight, most=least)
            model.linear.row([*model.sets(model.last, count), (short, 1)], low=least)
            model.nothing_is_short_of_all(short, least, count)


VOTE_PARTS = 6  # votes are halves and thirds


def rule_balance(model: BlockModel) -> None:
    """Posterior votes reach their multiple of the anterior ones; nothing is earned beyond."""
    demand = model.problem.contract.demand("posterior-anterior")
    if demand is None or demand.min is None:
        return
    hundredths = round(100 * demand.min)
    most = 60 * VOTE_PARTS
    short = model.short("posterior votes too few", weight=demand.weight, parts=VOTE_PARTS, most=most)
    row = model.sets(
        model.last,
        lambda each: 100 * round(VOTE_PARTS * each.posterior) - hundredths * round(VOTE_PARTS * each.anterior),
    )
    model.linear.row([*row, (short, 100)], low=0)


def rule_every_session(model: BlockModel) -> None:
    """Every full session has posterior leg work and a pull."""
    needs: tuple[tuple[str, Callable[[Candidate], bool]], ...] = (
        ("posterior-leg-every-session", lambda each: each.posterior_leg),
        ("pull-every-session", lambda each: each.pull),
    )
    for id, fits in needs:
        demand = model.problem.contract.demand(id)
        if demand is None:
            continue
        if not any(fits(each) for each in model.problem.candidates):
            days = len(model.days)  # nothing serves: the same for every programme
            model.linear.low[model.short(f"{id}: a session without", weight=demand.weight, most=days)] = days
            continue
        for day in model.days:
            missing = model.short(f"{id}: a session without", weight=demand.weight, most=1)
            model.session_without[id, day] = missing
            row = model.chosen(fits, day)
            model.linear.row([*row, (missing, 1), (model.day_full[day], -1)], low=0)


def rule_days_of_a_pattern(model: BlockModel) -> None:
    """Novices hinge twice a week, and squat or lunge twice a week."""
    for id, patterns in (("hinge-days", ("hinge", "bridge")), ("squat-days", ("squat", "lunge"))):
        demand = model.problem.contract.demand(id)
        if demand is None or not demand.min:
            continue
        days = []
        for day in model.days:
            fits = model.chosen(lambda each, of=patterns: each.exercise.pattern in of, day)  # type: ignore[misc]
            if fits:
                there = model.linear.variable(f"{id} {day}")
                model.linear.row([(there, -1), *fits], low=0)
                days.append(there)
        least = round(demand.min)
        short = model.short(f"{id} too few", weight=demand.weight, most=least)
        model.linear.row([(short, 1), *((there, 1) for there in days)], low=least)
        model.nothing_is_short_of_all(short, least, lambda each, of=patterns: each.exercise.pattern in of)  # type: ignore[misc]


def rule_main_lifts(model: BlockModel) -> None:
    """One main lift of each kind: hinge, squat, press, vertical pull."""
    for pattern, weight in model.problem.contract.wanted_mains.items():
        row = model.in_block(
            lambda each, of=pattern: each.facts.role == "main" and each.exercise.pattern == of  # type: ignore[misc]
        )
        model.wish(f"no main lift: {pattern}", weight, row)


def rule_one_sided(model: BlockModel) -> None:
    """Some work on one leg every week."""
    row = model.in_block(
        lambda each: each.exercise.laterality == "unilateral" and each.exercise.pattern in ONE_SIDED_LEG
    )
    model.wish("no work on one leg", model.problem.doses.objective.one_sided_missing, row)


def rule_wishes(model: BlockModel) -> None:
    """Pinned exercises are there; preferred ones cost when they are not."""
    person = model.problem.contract.person
    for exercise in person.pin:
        model.linear.row(model.in_block(lambda each, of=exercise: each.id == of), low=1)  # type: ignore[misc]
    for exercise in person.prefer:
        row = model.in_block(lambda each, of=exercise: each.id == of)  # type: ignore[misc]
        if row:
            model.wish(f"preferred but not chosen: {exercise}", model.problem.doses.objective.preferred_missing, row)


def known_mains(problem: BlockProblem) -> frozenset[str]:
    """Main lifts that somebody does already, often enough to call them theirs."""
    least, lifts = problem.doses.objective.known_main_sets_min, problem.contract.history.lifts
    return frozenset(
        each.id
        for each in problem.candidates
        if each.facts.role == "main" and each.id in lifts and lifts[each.id].sets_last_8_weeks >= least
    )


def rule_known_mains(model: BlockModel) -> None:
    """Main lifts that somebody does already stay, so that their progress can be seen."""
    known = known_mains(model.problem)
    for pool, row in zip(model.pools, model.used, strict=True):
        if pool.one.id in known:
            model.wish(f"not kept: {pool.one.id}", model.problem.doses.objective.known_main_missing, row)
