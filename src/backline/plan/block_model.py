"""A linear model of a block under construction: its decisions by pool and day, and its named costs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations

from backline.plan.candidates import Candidate, Pool
from backline.plan.linear import LinearModel
from backline.plan.problem import BlockProblem, Profile
from backline.vocabulary.words import Group

Row = list[tuple[int, int]]  # (variable, coefficient)


@dataclass(frozen=True, slots=True)
class Column:
    """One decision: an exercise of this pool, on this day, with these sets."""

    variable: int
    pool: int
    candidate: Candidate  # the one that stands for the pool
    day: int
    sets: Profile


@dataclass(frozen=True, slots=True)
class TermVariable:
    """A variable of the objective, and the named term it belongs to: value = amount × variable."""

    name: str
    variable: int
    weight: int
    amount: float


@dataclass(slots=True)
class BlockModel:
    """The model under construction, with the decisions by pool and by day."""

    problem: BlockProblem
    pools: tuple[Pool, ...]
    by_id: dict[str, Candidate]
    linear: LinearModel = field(default_factory=LinearModel)
    columns: list[Column] = field(default_factory=list)
    terms: list[TermVariable] = field(default_factory=list)
    used: list[Row] = field(default_factory=list)  # per pool: how many of its exercises the block uses
    day_used: list[int] = field(default_factory=list)
    day_full: list[int] = field(default_factory=list)
    pairs: dict[tuple[int, str], int] = field(default_factory=dict)
    one_side_more: dict[int, int] = field(default_factory=dict)  # by day: room for the weaker side's set
    session_without: dict[tuple[str, int], int] = field(default_factory=dict)  # by target and day: a session without

    @property
    def days(self) -> range:
        return range(len(self.problem.contract.days))

    @property
    def last(self) -> int:
        """The full week at which targets are judged."""
        return self.problem.full_weeks - 1

    def chosen(self, fits: Callable[[Candidate], bool], day: int | None = None) -> Row:
        """How many of the exercises that fit are there, on a day or on all."""
        return [
            (column.variable, 1)
            for column in self.columns
            if (day is None or column.day == day) and fits(column.candidate)
        ]

    def by_pool(self, fits: Callable[[Candidate], bool], day: int) -> list[Row]:
        """The same, pool by pool."""
        rows: dict[int, Row] = {}
        for column in self.columns:
            if column.day == day and fits(column.candidate):
                rows.setdefault(column.pool, []).append((column.variable, 1))
        return list(rows.values())

    def sets(self, week: int, count: Callable[[Candidate], int], day: int | None = None) -> Row:
        """Σ sets × count over the columns."""
        return [
            (column.variable, column.sets[week] * counted)
            for column in self.columns
            if (day is None or column.day == day) and (counted := count(column.candidate))
        ]

    def week_holds(self, week: int, count: Callable[[Candidate], int], most: int) -> None:
        """Σ sets × count ≤ most in a week, and no single exercise does more than that for as far as it is used.

        The second follows for whole exercises. Relaxed, it keeps a tenth of one from standing on six days.
        """
        self.linear.row(self.sets(week, count), high=most)
        own: dict[int, Row] = {}
        for column in self.columns:
            if self.pools[column.pool].repeated and (counted := count(column.candidate)):
                own.setdefault(column.pool, []).append((column.variable, column.sets[week] * counted))
        for pool, row in own.items():
            if max(sets for _, sets in row) * len(self.days) > most:
                self.linear.row([*row, *((used, -most * many) for used, many in self.used[pool])], high=0)

    def in_block(self, fits: Callable[[Candidate], int]) -> Row:
        """How many distinct exercises that fit, or of which a set counts, the block uses."""
        return [term for pool, row in zip(self.pools, self.used, strict=True) if fits(pool.one) for term in row]

    def short(self, name: str, *, weight: int, parts: int = 1, most: int) -> int:
        """A slack that costs: value = variable / parts."""
        if weight % parts:
            raise ValueError(f"{name}: weight {weight} does not divide into {parts} parts")
        variable = self.linear.variable(name, high=most, cost=weight // parts)
        self.terms.append(TermVariable(name, variable, weight, 1 / parts))
        return variable

    def nothing_is_short_of_all(self, short: int, least: int, fits: Callable[[Candidate], int]) -> None:
        """Whoever uses none of the exercises that fit misses all that was wanted.

        The sets say so too. But relaxed to fractions they let a quarter of an exercise on each of four days do the work
        of a whole one, at a quarter of its price. This row makes proofs several times shorter.
        """
        self.linear.row([(short, 1), *((used, least * many) for used, many in self.in_block(fits))], low=least)

    def tied(self, weight: int, row: Iterable[tuple[int, int]]) -> None:
        """What decides between programmes that are equally good."""
        for variable, amount in row:
            self.linear.tie[variable] += weight * amount

    def priced(self, name: str, weight: int, row: Iterable[tuple[int, int]]) -> None:
        """Let existing variables cost."""
        for variable, amount in row:
            self.linear.cost[variable] += weight * amount
            self.terms.append(TermVariable(name, variable, weight, amount))

    def economy(self, name: str, weight: int, row: Iterable[tuple[int, int]], *, parts: int = 1) -> None:
        """Wishes and what an exercise, a set, a day costs by itself: paid in the first block; later they decide ties.

        The bound on a later block is found without the block before it, so that it cannot know what is taken over.
        """
        if self.problem.first:
            for variable, amount in row:
                self.linear.cost[variable] += weight // parts * amount
                self.terms.append(TermVariable(name, variable, weight, amount / parts))
        elif not self.problem.alone:
            self.tied(weight // parts, row)

    def wish(self, name: str, weight: int, row: Row) -> None:
        """What is wanted at least once. Paid in the first block, which decides; later it is a tie."""
        missing = self.linear.variable(name)
        self.linear.row([(missing, 1), *row], low=1)
        self.economy(name, weight, [(missing, 1)])

    def flag(self, name: str, rows: Iterable[Row]) -> int:
        """A 0-1 variable that is 1 when any of the rows is."""
        variable = self.linear.variable(name)
        for row in rows:
            self.linear.row([*row, (variable, -1)], high=0)
        return variable


def groups_of(model: BlockModel) -> tuple[Group, ...]:
    """Groups that any candidate trains directly, in a fixed order."""
    return tuple(sorted({group for each in model.problem.candidates for group in each.direct}))


def consecutive(model: BlockModel) -> list[tuple[int, int]]:
    """Pairs of days whose dates differ by one, over the end of the week as well."""
    days = model.problem.contract.days
    return [
        (one, other) for one, other in combinations(model.days, 2) if days[other].offset - days[one].offset in (1, 6)
    ]


def just_before(model: BlockModel) -> dict[int, list[tuple[Candidate, int]]]:
    """For a day that follows the last day of the block before at once: what stood there, with its last sets."""
    days = model.problem.contract.days
    return {
        first: [(model.by_id[slot.exercise], slot.sets[-1]) for slot in model.problem.before or () if slot.day == last]
        for first, last in consecutive(model)
        if days[last].offset - days[first].offset > 1
    }
