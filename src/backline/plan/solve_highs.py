"""HiGHS through MathOpt: one thread, a fixed seed, stopped by nodes and never by the clock."""

import math

from backline.plan.linear import LinearAnswer, LinearModel, solver_version

NODES_MAX = 20_000


def solve_with_highs(model: LinearModel, *, nodes_max: int = NODES_MAX) -> LinearAnswer:
    """Minimise the model; the same model gives the same answer."""
    from ortools.math_opt.python import mathopt

    unit = math.gcd(*model.cost) or 1  # every objective is a multiple of it
    built = mathopt.Model()
    variables = [built.add_integer_variable(lb=low, ub=high) for low, high in zip(model.low, model.high, strict=True)]
    built.minimize(
        mathopt.LinearSum(cost // unit * variable for variable, cost in zip(variables, model.cost, strict=True) if cost)
    )
    for low, high, indexes, coefficients in model.rows:
        row = built.add_linear_constraint(
            lb=-float("inf") if low is None else low, ub=float("inf") if high is None else high
        )
        for index, coefficient in zip(indexes, coefficients, strict=True):
            row.set_coefficient(variables[index], coefficient)
    parameters = mathopt.SolveParameters(random_seed=1, absolute_gap_tolerance=0.999, relative_gap_tolerance=0.0)
    parameters.highs.int_options["mip_max_nodes"] = nodes_max
    parameters.highs.double_options["mip_heuristic_effort"] = 0.1
    result = mathopt.solve(built, mathopt.SolverType.HIGHS, params=parameters)
    reason = result.termination.reason
    bounds = result.termination.objective_bounds
    version = solver_version()
    work = float(result.solve_stats.node_count)
    if reason == mathopt.TerminationReason.INFEASIBLE:
        return LinearAnswer(status="infeasible", values=None, objective=0, bound=0, work=work, solver="HiGHS",
                            solver_version=version)  # fmt: skip
    if not result.has_primal_feasible_solution():
        return LinearAnswer(status="unknown", values=None, objective=0, bound=unit * bounds.dual_bound, work=work,
                            solver="HiGHS", solver_version=version)  # fmt: skip
    found = result.variable_values(variables)
    values = tuple(round(value) for value in found)
    objective = sum(cost * value for cost, value in zip(model.cost, values, strict=True))
    optimal = reason == mathopt.TerminationReason.OPTIMAL
    return LinearAnswer(
        status="optimal" if optimal else "bounded",
        values=values,
        objective=objective,
        bound=objective if optimal else unit * bounds.dual_bound,
        work=work,
        solver="HiGHS",
        solver_version=version,
    )
