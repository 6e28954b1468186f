"""CP-SAT on the same model: one worker, a fixed seed, stopped by its own deterministic counter."""

import math

from backline.plan.linear import CPSAT, DETERMINISTIC_MAX, LinearAnswer, LinearModel, solver_version


def solve_with_cpsat(model: LinearModel, *, deterministic_max: float = DETERMINISTIC_MAX) -> LinearAnswer:
    """Minimise the model without its ties; the same model gives the same answer."""
    from ortools.sat.python import cp_model

    built = cp_model.CpModel()
    variables = [built.new_int_var(low, high, "") for low, high in zip(model.low, model.high, strict=True)]
    unit = math.gcd(*model.cost) or 1  # every objective is a multiple of it
    built.minimize(cp_model.LinearExpr.weighted_sum(variables, [cost // unit for cost in model.cost]))
    for low, high, indexes, coefficients in model.rows:
        expression = cp_model.LinearExpr.weighted_sum([variables[index] for index in indexes], coefficients)
        built.add_linear_constraint(expression, -(10**9) if low is None else low, 10**9 if high is None else high)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.linearization_level = 2
    solver.parameters.symmetry_level = 0  # its symmetry search costs more than it saves here
    solver.parameters.cp_model_probing_level = 1
    solver.parameters.max_deterministic_time = deterministic_max
    status = solver.solve(built)
    version = solver_version()
    work = round(solver.response_proto.deterministic_time, 6)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        said = "infeasible" if status == cp_model.INFEASIBLE else "unknown"
        return LinearAnswer(status=said, values=None, objective=0, bound=0, work=work, solver=CPSAT,
                            solver_version=version)  # fmt: skip
    return LinearAnswer(
        status="optimal" if status == cp_model.OPTIMAL else "bounded",
        values=tuple(solver.value(variable) for variable in variables),
        objective=float(unit * round(solver.objective_value)),
        bound=float(unit * math.ceil(solver.best_objective_bound - 1e-6)),
        work=work,
        solver=CPSAT,
        solver_version=version,
    )
