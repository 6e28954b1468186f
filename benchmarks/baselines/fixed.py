"""A week that somebody else chose, put into the planner's own rows: what it is worth, and which rules it breaks."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from backline.plan.linear import LinearModel
from backline.plan.model import RULES, BlockModel, build_model, decisions
from backline.plan.problem import BlockProblem
from backline.plan.solve_highs import solve_with_highs

BROKEN = 10**6  # what a broken row costs: more than anything else together


@dataclass(frozen=True, slots=True)
class Labelled:
    """A model whose rows know the rule that wrote them."""

    model: BlockModel
    rules: tuple[str, ...]  # per row


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """A chosen week in the planner's currency. `objective` counts what is short and what it costs, not what is broken.

    `values` are those of all variables.
    """

    objective: int
    values: tuple[int, ...]
    rows: frozenset[int]  # that do not hold
    broken: tuple[tuple[str, int], ...]  # rule → how many rows of it


def labelled(problem: BlockProblem, *, reduce: bool) -> Labelled:
    """Build the model, and build it again rule by rule to see which rows each rule writes."""
    built = build_model(problem, reduce=reduce)
    model = BlockModel(problem=problem, pools=built.pools, by_id=built.by_id)
    decisions(model)
    rules = ["decisions"] * len(model.linear.rows)
    for rule in RULES:
        rule(model)
        rules += [rule.__name__] * (len(model.linear.rows) - len(rules))
    assert model.linear.rows == built.linear.rows
    return Labelled(model, tuple(rules))


def worth(labels: Labelled, chosen: Collection[int], lenient: frozenset[int] = frozenset()) -> Worth:
    """Fix the columns, give all other variables their best values, breaking as few rows as possible.

    `lenient` rows may be broken for next to nothing. The small model that is left (slacks, flags, pairs) is solved; no
    column is chosen here.
    """
    linear = labels.model.linear
    fixed = {column.variable: int(column.variable in chosen) for column in labels.model.columns}
    rest = [index for index in range(len(linear.names)) if index not in fixed]
    place = {index: at for at, index in enumerate(rest)}
    small = LinearModel()
    for index in rest:
        small.variable(linear.names[index], low=linear.low[index], high=linear.high[index], cost=linear.cost[index])
    broken_at: dict[int, int] = {}  # variable of the small model → row
    always: list[int] = []
    for at, (low, high, indexes, coefficients) in enumerate(linear.rows):
        constant = 0
        terms = []
        for index, coefficient in zip(indexes, coefficients, strict=True):
            if index in fixed:
                constant += coefficient * fixed[index]
            else:
                terms.append((place[index], coefficient))
        low = None if low is None else low - constant
        high = None if high is None else high - constant
        if not terms:
            if (low is not None and low > 0) or (high is not None and high < 0):
                always.append(at)
            continue
        least = sum(min(c * linear.low[rest[i]], c * linear.high[rest[i]]) for i, c in terms)
        most = sum(max(c * linear.low[rest[i]], c * linear.high[rest[i]]) for i, c in terms)
        if (low is None or least >= low) and (high is None or most <= high):
            continue
        broken = small.variable(f"row {at}", cost=1 if at in lenient else BROKEN)
        broken_at[broken] = at
        if low is not None and least < low:
            small.row([*terms, (broken, low - least)], low=low)
        if high is not None and most > high:
            small.row([*terms, (broken, high - most)], high=high)
    answer = solve_with_highs(small)
    assert answer.values is not None
    assert answer.status == "optimal"
    values = [0] * len(linear.names)
    for index, value in fixed.items():
        values[index] = value
    for at, index in enumerate(rest):
        values[index] = answer.values[at]
    rows = frozenset((*always, *(at for broken, at in broken_at.items() if answer.values[broken])))
    by_rule: dict[str, int] = {}
    for at in sorted(rows):
        by_rule[labels.rules[at]] = by_rule.get(labels.rules[at], 0) + 1
    objective = sum(cost * value for cost, value in zip(linear.cost, values, strict=True))
    return Worth(objective=objective, values=tuple(values), rows=rows, broken=tuple(sorted(by_rule.items())))


def with_broken(found: Worth, rule: str, rows: int) -> Worth:
    """The same, with rows that could not even be written down: an exercise where no column exists."""
    if not rows:
        return found
    by_rule = dict(found.broken)
    by_rule[rule] = by_rule.get(rule, 0) + rows
    return replace(found, broken=tuple(sorted(by_rule.items())))
