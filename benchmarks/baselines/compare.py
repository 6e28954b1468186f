"""The first block by other means: both solvers, with and without the reduction, and three ways without a solver."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from benchmarks.baselines.fixed import Worth, labelled
from benchmarks.baselines.greedy import greedy
from benchmarks.baselines.one_week import one_week
from benchmarks.baselines.template import template
from benchmarks.blocks import share
from benchmarks.sample import StoppedError, at_most, catalogue, contract_of, first_block, table

from backline.plan.linear import LinearAnswer, LinearModel
from backline.plan.solve_cpsat import solve_with_cpsat
from backline.plan.solve_highs import solve_with_highs
from backline.plan.worker import SolverProcess

OURS = "HiGHS, reduced model (the planner's)"
CPSAT = "CP-SAT, the same model"
UNREDUCED = "HiGHS, unreduced model"
METHODS = (OURS, CPSAT, UNREDUCED, "greedy on the same rows", "coach's template", "weekly sets alone")
DETERMINISTIC_MAX = 8.0  # CP-SAT's own seconds
LONGEST_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One method for one person. `objective` is None when nothing came."""

    number: int
    method: str
    seconds: float
    objective: float | None
    proved: bool = False
    rules_broken: int = 0
    rows_broken: int = 0


def compare(number: int, longest_s: float = LONGEST_S) -> list[Measured]:
    """All methods for one person; none when there is no optimum to compare with."""
    problem = first_block(contract_of(number))
    reduced, full = labelled(problem, reduce=True), labelled(problem, reduce=False)

    def highs(model: LinearModel) -> LinearAnswer | None:
        with SolverProcess() as solver:
            solver.solve(LinearModel(names=["warm"], low=[0], high=[1], cost=[1], tie=[0]))
            try:
                return timed(lambda: limited(solver, model, longest_s))
            except StoppedError:
                return None

    def cpsat(model: LinearModel) -> LinearAnswer:
        return timed(lambda: solve_with_cpsat(model, deterministic_max=DETERMINISTIC_MAX))

    clock: list[float] = []

    def timed(work: Callable[[], LinearAnswer]) -> LinearAnswer:
        start = perf_counter()
        try:
            return work()
        finally:
            clock.append(perf_counter() - start)

    solved = [
        (OURS, highs(reduced.model.linear)),
        (CPSAT, cpsat(reduced.model.linear)),
        (UNREDUCED, highs(full.model.linear)),
    ]
    best = solved[0][1]
    if best is None or best.status != "optimal":
        return []
    found = [
        Measured(
            number=number,
            method=method,
            seconds=seconds,
            objective=answer.objective if answer and answer.values else None,
            proved=answer is not None and answer.status == "optimal",
        )
        for (method, answer), seconds in zip(solved, clock, strict=True)
    ]
    by_hand: tuple[Callable[[], Worth], ...] = (
        lambda: greedy(reduced),
        lambda: template(full, catalogue().staples),
        lambda: one_week(full),
    )
    for method, work in zip(METHODS[-3:], by_hand, strict=True):
        start = perf_counter()
        worth = work()
        found.append(
            Measured(
                number=number,
                method=method,
                seconds=perf_counter() - start,
                objective=worth.objective,
                rules_broken=len(worth.broken),
                rows_broken=sum(rows for _, rows in worth.broken),
            )
        )
    return found


def limited(solver: SolverProcess, model: LinearModel, seconds: float) -> LinearAnswer:
    """Solve in the child, and wait so long. Raises StoppedError; the child must be closed then."""
    with at_most(seconds):
        return solver.solve(model)


def warm_up() -> None:
    """Load both solvers, so that the first person does not pay for it."""
    tiny = LinearModel(names=["warm"], low=[0], high=[1], cost=[1], tie=[0])
    solve_with_highs(tiny)
    solve_with_cpsat(tiny)


def run(people: int, seconds: float) -> tuple[list[Measured], int]:
    """Compare for so many people until the time is over; and how many of them had no proved optimum."""
    warm_up()
    found: list[Measured] = []
    without, end = 0, perf_counter() + seconds
    for number in range(people):
        if perf_counter() > end:
            break
        measured = compare(number)
        without += not measured
        found += measured
    return found, without


def report(measured: list[Measured]) -> str:
    """Each method beside the proved optimum and the planner's seconds."""
    ours = {each.number: each for each in measured if each.method == OURS}
    unit = catalogue().doses.objective.set_short
    rows = []
    for method in METHODS:
        mine = [each for each in measured if each.method == method]
        valued = [(each, ours[each.number]) for each in mine if each.objective is not None]
        ratios = [each.objective / best.objective for each, best in valued if each.objective and best.objective]
        above = [(each.objective or 0) / unit - (best.objective or 0) / unit for each, best in valued]
        if not mine or not ratios:
            rows.append([method, str(len(mine)), *["–"] * 7])
            continue
        times = [each.seconds / ours[each.number].seconds for each in mine]
        broken = [each.rules_broken for each in mine]
        proved = share(sum(each.proved for each in mine), len(mine)) if method in METHODS[:-3] else "no proof"
        rows.append([
            method, f"{len(valued)}/{len(mine)}", proved, f"{median(ratios):.2f}", f"{max(ratios):.2f}",
            f"{median(above):.2f}", share(sum(not number for number in broken), len(broken)),
            f"{median(broken):g} ({median(each.rows_broken for each in mine):g})",
            f"{median(times):.2f} ({min(times):.2f}-{max(times):.2f})",
        ])  # fmt: skip
    heads = ["method", "answers", "proved", "objective / optimum, median", "worst", "weekly sets above it, median",
             "breaks no rule", "rules (rows) broken, median", "seconds / the planner's, median (range)"]  # fmt: skip
    return table(heads, rows)
