"""One week by weekly sets alone: the idea of behroozsepehry/exercise-solver, on our candidates and our targets.

Sets of each exercise are chosen so that muscles come near to their targets, what is missing counting three times what
is too much; then, at that distance, with the fewest exercises and sets. No sessions, sides, tempo or safety. The week
is then laid out on the days in the order of its exercises, and read against all of our rules.
"""

from benchmarks.baselines.fixed import Labelled, Worth, with_broken, worth
from benchmarks.baselines.template import nearest_column

from backline.plan.linear import LinearModel
from backline.plan.model import counter
from backline.plan.problem import BlockProblem
from backline.plan.solve_highs import solve_with_highs

SETS_MAX = 5
UNDER, OVER = 3, 1
EXERCISE = 10  # in the second stage, against one for a set


def weekly_sets(problem: BlockProblem) -> dict[str, int]:
    """Exercise → sets a week."""
    linear = LinearModel()
    sets = [linear.variable(each.id, high=SETS_MAX) for each in problem.candidates]
    used = [linear.variable(f"{each.id} used") for each in problem.candidates]
    for many, there in zip(sets, used, strict=True):
        linear.row([(many, 1), (there, -SETS_MAX)], high=0)
        linear.tie[many], linear.tie[there] = 1, EXERCISE
    for demand in problem.contract.demands:
        if demand.kind != "muscle":
            continue
        count, parts = counter(demand)
        row = [(many, count(each)) for many, each in zip(sets, problem.candidates, strict=True) if count(each)]
        aim = demand.middle or demand.min
        if aim and row:
            under = linear.variable(f"{demand.id} under", high=round(aim * parts), cost=2 * UNDER // parts)
            linear.row([*row, (under, 1)], low=round(aim * parts))
        if (demand.max or aim) and row:
            most = round((demand.max or aim or 0) * parts)
            over = linear.variable(f"{demand.id} over", high=1000, cost=2 * OVER // parts)
            linear.row([*row, (over, -1)], high=most)
    answer = solve_with_highs(linear)
    assert answer.values is not None
    return {each.id: answer.values[many] for each, many in zip(problem.candidates, sets, strict=True)
            if answer.values[many]}  # fmt: skip


def one_week(labels: Labelled) -> Worth:
    """Lay the week out on the days: as many sets on each as there are minutes. Needs the unreduced model.

    Sets that an exercise may not have on one day go to the next days; what fits nowhere is counted as broken.
    """
    model = labels.model
    week = weekly_sets(model.problem)
    minutes = [day.minutes for day in model.problem.contract.days]
    total, done, misfits = sum(week.values()), 0, 0
    chosen: set[int] = set()
    for exercise, sets in week.items():
        reached = done * sum(minutes) / total
        first = next(day for day in model.days if reached < sum(minutes[: day + 1]))
        done += sets
        left = sets
        for day in (*range(first, len(minutes)), *range(first)):
            variable = nearest_column(model, exercise, day, left) if left else None
            if variable is not None:
                chosen.add(variable)
                left -= min(left, next(column.sets[-1] for column in model.columns if column.variable == variable))
        misfits += left > 0
    return with_broken(worth(labels, chosen), "decisions", misfits)
