"""Greedy on the planner's rows: the exercise on a day that gives most for what it costs, until nothing helps."""

from benchmarks.baselines.fixed import Labelled, Worth, worth

from backline.plan.model import BlockModel, Column

TRIED = 150  # of the most promising columns in each step


def greedy(labels: Labelled) -> Worth:
    """Add column after column while the objective falls and no row breaks; a session that stays too small is left out.

    A step ranks the columns by what they take off the present shortfalls, over what they cost by themselves, and takes
    the first of the best few that holds every row.
    """
    model, grown = labels.model, _grown_into(labels)
    chosen: set[int] = set()
    now = worth(labels, chosen, grown)
    while True:
        step = _best_step(labels, chosen, now, grown)
        if step is None:
            break
        chosen.add(step[0].variable)
        now = step[1]
    now = worth(labels, chosen)
    while now.broken and chosen:
        chosen -= _smallest_session(model, chosen)
        now = worth(labels, chosen)
    return now


def _grown_into(labels: Labelled) -> frozenset[int]:
    """Rows that a session grows into: so many exercises at least."""
    rows = enumerate(zip(labels.model.linear.rows, labels.rules, strict=True))
    return frozenset(at for at, ((low, high, _, _), rule) in rows
                     if rule == "rule_sessions" and low is not None and high is None)  # fmt: skip


def _best_step(labels: Labelled, chosen: set[int], now: Worth, grown: frozenset[int]) -> tuple[Column, Worth] | None:
    """The column to add and what the week is worth with it; None when nothing helps."""
    gains = _gains(labels.model, chosen, now)
    taken = {(column.pool, column.day) for column in labels.model.columns if column.variable in chosen}
    own = labels.model.linear.cost
    ranked = sorted(
        (
            (-gains.get(column.variable, 0) / max(1, own[column.variable]), column.variable, column)
            for column in labels.model.columns
            if column.variable not in chosen
            and (column.pool, column.day) not in taken
            and gains.get(column.variable, 0) > own[column.variable]
        ),
        key=lambda ranked: ranked[:2],
    )
    tried = 0
    for _, _, column in ranked:
        if not _upper_rows_hold(labels, chosen, column):
            continue
        after = worth(labels, {*chosen, column.variable}, grown)
        if after.rows <= grown and (after.objective < now.objective or len(after.rows) < len(now.rows)):
            return column, after
        tried += 1
        if tried >= TRIED:
            return None
    return None


def _gains(model: BlockModel, chosen: set[int], now: Worth) -> dict[int, float]:
    """What each column would take off the shortfalls that there are, each by itself."""
    linear = model.linear
    columns = {column.variable for column in model.columns}
    gains: dict[int, float] = {}
    for low, _, indexes, coefficients in linear.rows:
        if low is None:
            continue
        slacks = [
            (linear.cost[index] / coefficient, now.values[index] * coefficient)
            for index, coefficient in zip(indexes, coefficients, strict=True)
            if index not in columns and coefficient > 0 and linear.cost[index] > 0 and now.values[index]
        ]
        for price, short in slacks:
            for index, coefficient in zip(indexes, coefficients, strict=True):
                if index in columns and index not in chosen and coefficient > 0:
                    gains[index] = gains.get(index, 0.0) + price * min(short, coefficient)
    return gains


def _upper_rows_hold(labels: Labelled, chosen: set[int], column: Column) -> bool:
    """A quick look before the exact one: rows of columns only."""
    for _, high, indexes, coefficients in labels.model.linear.rows:
        if high is not None and column.variable in indexes and all(coefficient > 0 for coefficient in coefficients):
            total = sum(
                coefficient
                for index, coefficient in zip(indexes, coefficients, strict=True)
                if index in chosen or index == column.variable
            )
            if total > high:
                return False
    return True


def _smallest_session(model: BlockModel, chosen: set[int]) -> set[int]:
    """The columns of the day with the fewest."""
    by_day: dict[int, set[int]] = {}
    for column in model.columns:
        if column.variable in chosen:
            by_day.setdefault(column.day, set()).add(column.variable)
    return by_day[min(by_day, key=lambda day: (len(by_day[day]), -day))]
