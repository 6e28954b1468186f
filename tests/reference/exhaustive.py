"""An oracle for tiny models: plain search over all whole-number values, no solver, nothing shared with one.

It branches on one variable after the other and leaves a branch only when a row can no longer hold, or when even the
cheapest completion would cost no less than what was found. That keeps the search exact.
"""

from backline.plan.linear import LinearModel

Bounds = tuple[list[int], list[int]]


class Search:
    """Find the least cost of a model, None when nothing satisfies it. `branches` counts the work."""

    def __init__(self, model: LinearModel, first: list[int], *, prune: bool = True) -> None:
        """`first` are the variables to branch on first: the decisions; the others follow from them."""
        self.model = model
        self.prune = prune
        self.branches = 0
        self.best: int | None = None
        self.order = [*first, *(index for index in range(len(model.names)) if index not in set(first))]
        self.rows_of: list[list[int]] = [[] for _ in model.names]
        for at, (_, _, indexes, _) in enumerate(model.rows):
            for index in indexes:
                self.rows_of[index].append(at)

    def least(self) -> int | None:
        """Search everything."""
        low, high = list(self.model.low), list(self.model.high)
        if self._tighten(low, high, set(range(len(self.model.rows)))):
            self._branch(low, high, 0)
        return self.best

    def _branch(self, low: list[int], high: list[int], depth: int) -> None:
        cheapest = sum(
            cost * (low[index] if cost > 0 else high[index]) for index, cost in enumerate(self.model.cost) if cost
        )
        if self.prune and self.best is not None and cheapest >= self.best:
            return
        while depth < len(self.order) and low[self.order[depth]] == high[self.order[depth]]:
            depth += 1
        if depth == len(self.order):
            self.best = cheapest if self.best is None else min(self.best, cheapest)
            return
        self.branches += 1
        index = self.order[depth]
        for value in range(low[index], high[index] + 1):
            below, above = list(low), list(high)
            below[index] = above[index] = value
            if self._tighten(below, above, set(self.rows_of[index])):
                self._branch(below, above, depth)

    def _tighten(self, low: list[int], high: list[int], rows: set[int]) -> bool:
        """Narrow the bounds by what each row still allows; False when a row can no longer hold."""
        while rows:
            floor, ceiling, indexes, coefficients = self.model.rows[rows.pop()]
            terms = list(zip(indexes, coefficients, strict=True))
            least = sum(c * (low[i] if c > 0 else high[i]) for i, c in terms)
            most = sum(c * (high[i] if c > 0 else low[i]) for i, c in terms)
            if (floor is not None and most < floor) or (ceiling is not None and least > ceiling):
                return False
            for i, c in terms:
                size = abs(c)
                reach = size * (high[i] - low[i])
                was = low[i], high[i]
                if ceiling is not None and reach > ceiling - least:
                    steps = (ceiling - least) // size
                    low[i], high[i] = (low[i], low[i] + steps) if c > 0 else (high[i] - steps, high[i])
                if floor is not None and reach > most - floor:
                    steps = (most - floor) // size
                    if c > 0:
                        low[i] = max(low[i], was[1] - steps)
                    else:
                        high[i] = min(high[i], was[0] + steps)
                if low[i] > high[i]:
                    return False
                if (low[i], high[i]) != was:
                    rows.update(self.rows_of[i])
                    least = sum(c * (low[i] if c > 0 else high[i]) for i, c in terms)
                    most = sum(c * (high[i] if c > 0 else low[i]) for i, c in terms)
        return True
