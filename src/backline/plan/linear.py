"""A linear model in whole numbers, as plain data: written once, read by both solvers, sent to a child process."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version

NODES_MAX = 20_000  # a model that branches so often is given up: hours, on these models
CPSAT, HIGHS = "CP-SAT", "HiGHS"
DETERMINISTIC_MAX = 60.0  # CP-SAT's own counter: about a minute


@dataclass(slots=True)
class LinearModel:
    """Minimise the sum of cost × variable under rows low ≤ Σ coefficient × variable ≤ high. All variables are whole.

    Among the best answers the one with the least sum of tie × variable is wanted.
    """

    names: list[str] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    cost: list[int] = field(default_factory=list)
    tie: list[int] = field(default_factory=list)
    rows: list[tuple[int | None, int | None, list[int], list[int]]] = field(default_factory=list)

    def variable(self, name: str, *, high: int = 1, low: int = 0, cost: int = 0) -> int:
        """A new variable between two bounds; returns its index."""
        self.names.append(name)
        self.low.append(low)
        self.high.append(high)
        self.cost.append(cost)
        self.tie.append(0)
        return len(self.names) - 1

    def row(self, terms: Mapping[int, int] | Iterable[tuple[int, int]], *, low: int | None = None,
            high: int | None = None) -> None:  # fmt: skip
        """A new constraint; terms on the same variable are added up."""
        summed: dict[int, int] = {}
        for index, coefficient in terms.items() if isinstance(terms, Mapping) else terms:
            summed[index] = summed.get(index, 0) + coefficient
        kept = {index: coefficient for index, coefficient in summed.items() if coefficient}
        if kept:
            self.rows.append((low, high, list(kept), list(kept.values())))
        elif (low is not None and low > 0) or (high is not None and high < 0):
            raise ValueError("a row without variables that can never hold")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearAnswer:
    """What a solver says of a model. `values` is None when nothing was found; `bound` is a proved lower bound."""

    status: str  # optimal | bounded | infeasible | unknown
    values: tuple[int, ...] | None
    objective: float
    bound: float
    work: float
    solver: str
    solver_version: str


def solver_version() -> str:
    """The version of the package that holds both solvers."""
    return version("ortools")
