"""HiGHS through MathOpt: one thread, a fixed seed, stopped by nodes and never by the clock."""

import math
from dataclasses import replace

from backline.plan.linear import HIGHS, NODES_MAX, LinearAnswer, LinearModel, solver_version


def solve_with_highs(model: LinearModel, *, nodes_max: int = NODES_MAX) -> LinearAnswer:
    """Minimise the model, ties last; the same model gives the same answer."""
    best = _minimise(model, model.cost, nodes_max)
    if best.values is None or not any(model.tie):
        return best
    spent = round(best.objective)
    row = (None, spent, *map(list, zip(*((i, cost) for i, cost in enumerate(model.cost) if cost), strict=True)))
    model.rows.append(row)  # type: ignore[arg-type]
    try:
        settled = _minimise(model, model.tie, nodes_max)
    finally:
        model.rows.pop()
    if settled.values is None:
        return best
    return replace(best, values=settled.values, work=best.work + settled.work)


def _minimise(model: LinearModel, costs: list[int], nodes_max: int) -> LinearAnswer:
    from ortools.math_opt.python import mathopt

    unit = math.gcd(*costs) or 1  # every objective is a multiple of it
    built = mathopt.Model()
    variables = [built.add_integer_variable(lb=low, ub=high) for low, high in zip(model.low, model.high, strict=True)]
    built.minimize(
        mathopt.LinearSum(cost // unit * variable for variable, cost in zip(variables, costs, strict=True) if cost)
    )
    for low, high, indexes, coefficients in model.rows:
        row = built.add_linear_constraint(lb=-math.inf if low is None else low, ub=math.inf if high is None else high)
        for index, coefficient in zip(indexes, coefficients, strict=True):
            row.set_coefficient(variables[index], coefficient)
    parameters = mathopt.SolveParameters(random_seed=1, absolute_gap_tolerance=0.999, relative_gap_tolerance=0.0)
    parameters.highs.int_options["mip_max_nodes"] = nodes_max
    parameters.highs.bool_options["mip_allow_restart"] = False  # a quarter less work on these models
    parameters.highs.int_options["mip_lp_age_limit"] = 5  # cuts go sooner: a shorter tail
    parameters.highs.int_options["mip_pscost_minreliable"] = 2  # most time went into trying out branches: a tenth less
    parameters.highs.bool_options["mip_heuristic_run_root_reduced_cost"] = False  # costs more than it finds
    result = mathopt.solve(built, mathopt.SolverType.HIGHS, params=parameters)
    reason = result.termination.reason
    answer = LinearAnswer(
        status="infeasible" if reason == mathopt.TerminationReason.INFEASIBLE else "unknown",
        values=None,
        objective=0.0,
        bound=unit * result.termination.objective_bounds.dual_bound,
        work=float(result.solve_stats.node_count),
        solver=HIGHS,
        solver_version=solver_version(),
    )
    if not result.has_primal_feasible_solution():
        return answer
    values = tuple(round(value) for value in result.variable_values(variables))
    objective = float(sum(cost * value for cost, value in zip(costs, values, strict=True)))
    optimal = reason == mathopt.TerminationReason.OPTIMAL
    return replace(
        answer,
        status="optimal" if optimal else "bounded",
        values=values,
        objective=objective,
        bound=objective if optimal else answer.bound,
    )
