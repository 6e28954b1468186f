"""A first block that looks ahead: both blocks in one model, where the blocks in order left something to gain."""

from backline.plan.block_model import BlockModel, Row, groups_of
from backline.plan.candidates import Candidate
from backline.plan.linear import LinearModel


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
    _sets_grow_slowly(joined, first, later, offset)
    return joined


def _here(model: BlockModel, shift: int) -> tuple[dict[tuple[object, int], Row], dict[tuple[object, int], Row]]:
    """Columns of main lifts by exercise and day; of the others by what a replacement keeps, and day."""
    mains: dict[tuple[object, int], Row] = {}
    others: dict[tuple[object, int], Row] = {}
    for column in model.columns:
        each = column.candidate
        place: dict[tuple[object, int], Row] = mains if each.facts.role == "main" else others
        key = each.id if each.facts.role == "main" else (each.exercise.pattern, each.posterior_leg)
        place.setdefault((key, column.day), []).append((column.variable + shift, 1))
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


def _sets_grow_slowly(joined: LinearModel, first: BlockModel, later: BlockModel, offset: int) -> None:
    step = first.problem.doses.weekly_step.direct_sets_max * later.problem.full_weeks
    for group in groups_of(first):

        def direct(each: Candidate, group: object = group) -> int:
            return int(group in each.direct)

        after = [(variable + offset, sets) for variable, sets in later.sets(later.last, direct)]
        joined.row([*after, *_less(first.sets(first.last, direct))], high=step)
