"""A first block that looks ahead: both blocks in one model, where the blocks in order left something to gain."""

from dataclasses import replace

from backline.plan.block_model import BlockModel, Column, Row, groups_of
from backline.plan.candidates import Candidate
from backline.plan.linear import LinearModel
from backline.plan.problem import profiles


def both_blocks(first: BlockModel, later: BlockModel) -> LinearModel:
    """The first block and a later one alone, joined by what no change of block can do; the first one's variables lead.

    A relaxation: every programme of two blocks fits into it, so that its optimum is a bound on the whole.
    """
    joined = LinearModel()
    offset = len(first.linear.names)
    for linear, shift, prefix in ((first.linear, 0, ""), (later.linear, offset, "later: ")):
        for name, low, high, cost in zip(linear.names, linear.low, linear.high, linear.cost, strict=True):
            joined.variable(prefix + name, low=low, high=high, cost=cost)
        for least, most, indexes, coefficients in linear.rows:
            joined.rows.append((least, most, [index + shift for index in indexes], coefficients))
    _main_lifts_stay(joined, first, later, offset)
    _slots_stay(joined, first, later, offset)
    _replacements_suit(joined, first, later, offset)
    _sets_grow_slowly(joined, first, later, offset)
    return joined


def _here(model: BlockModel, shift: int) -> tuple[dict[tuple[object, int], Row], dict[tuple[object, int], Row]]:
    """Columns of main lifts by exercise and day; of the others by what a replacement keeps, and day."""
    mains: dict[tuple[object, int], Row] = {}
    others: dict[tuple[object, int], Row] = {}
    for column in model.columns:
        place = mains if column.candidate.facts.role == "main" else others
        place.setdefault(_place(column), []).append((column.variable + shift, 1))
    return mains, others


def _less(row: Row) -> Row:
    return [(variable, -coefficient) for variable, coefficient in row]


def _main_lifts_stay(joined: LinearModel, first: BlockModel, later: BlockModel, offset: int) -> None:
    before, after = _here(first, 0)[0], _here(later, offset)[0]
    for place in dict.fromkeys((*before, *after)):
        joined.row([*after.get(place, []), *_less(before.get(place, []))], low=0, high=0)


def _slots_stay(joined: LinearModel, first: BlockModel, later: BlockModel, offset: int) -> None:
    """An exercise stays or is replaced on its days by one of the same pattern; a few are added."""
    before, after = _here(first, 0)[1], _here(later, offset)[1]
    most = first.problem.doses.block.added_max
    added: dict[object, int] = {}
    for kind, day in dict.fromkeys((*before, *after)):
        if kind not in added:
            added[kind] = joined.variable(f"added: {kind}", high=most)
        row = [*after.get((kind, day), []), *_less(before.get((kind, day), []))]
        joined.row(row, low=0)
        joined.row([*row, (added[kind], -1)], high=0)
    joined.row([(variable, 1) for variable in added.values()], high=most)


def _replacements_suit(joined: LinearModel, first: BlockModel, later: BlockModel, offset: int) -> None:
    """What comes in suits the person about as well as something that stood there; one of them may be added to it."""
    block = first.problem.doses.block
    more, for_each = block.replacement_cost_more_max, -(1 + block.added_max)
    before: dict[tuple[object, int], list[tuple[int, int]]] = {}
    after: dict[tuple[object, int], list[tuple[int, int]]] = {}
    for column in first.columns:  # the dearest member of a pool may be the one that stands there
        cost = first.pools[column.pool].members[-1].cost
        before.setdefault(_place(column), []).append((cost, column.variable))
    for column in later.columns:
        after.setdefault(_place(column), []).append((column.candidate.cost, column.variable + offset))
    for place, comes in after.items():
        stood = before.get(place, [])
        for least in sorted({0, *(cost for cost, _ in stood)}):
            dear = [(variable, 1) for cost, variable in comes if cost > least + more]
            if dear:
                joined.row([*dear, *((variable, for_each) for cost, variable in stood if cost > least)], high=0)


def _place(column: Column) -> tuple[object, int]:
    """What a replacement keeps, and the day."""
    each = column.candidate
    kind = each.id if each.facts.role == "main" else (each.exercise.pattern, each.posterior_leg)
    return kind, column.day


def _sets_grow_slowly(joined: LinearModel, first: BlockModel, later: BlockModel, offset: int) -> None:
    """From the end of one block to the start of the next, and from there to its end."""
    step, weeks = first.problem.doses.weekly_step, later.problem.full_weeks
    in_week_one = {column.variable + offset: _first_week_sets(column, later) for column in later.columns}
    share = round(10 * (1 + step.total_share_max))
    end = [(variable, -share * sets) for variable, sets in first.sets(first.last, lambda _: 1)]
    joined.row([*((variable, 10 * sets) for variable, sets in in_week_one.items()), *end], high=9)
    for group in groups_of(first):

        def direct(each: Candidate, group: object = group) -> int:
            return int(group in each.direct)

        before = _less(first.sets(first.last, direct))
        after = [(variable + offset, sets) for variable, sets in later.sets(later.last, direct)]
        joined.row([*after, *before], high=step.direct_sets_max * weeks)
        start = [(variable, in_week_one[variable]) for variable, _ in after]
        joined.row([*start, *before], high=step.direct_sets_max)


def _first_week_sets(column: Column, later: BlockModel) -> int:
    """The fewest sets in the first week of a block of an exercise that ends with so many."""
    follows = replace(later.problem, before=())
    return min(
        profile[0]
        for new in (True, False)
        for profile in profiles(column.candidate, follows, new=new)
        if profile[-1] == column.sets[-1]
    )
