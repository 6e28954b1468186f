"""A solved model → a block's answer, in the words of training."""

from backline.plan.linear import LinearAnswer
from backline.plan.model import BlockModel
from backline.plan.problem import BlockAnswer, Slot
from backline.record.programme import Term


def read_answer(model: BlockModel, answer: LinearAnswer) -> BlockAnswer:
    """Slots, pairs and terms of a solved block. Raises ValueError when there is no solution to read."""
    if answer.values is None:
        raise ValueError("this answer holds no solution")
    values = answer.values
    taken: dict[int, int] = {}
    slots = []
    for column in model.columns:
        if values[column.variable]:
            pool = model.pools[column.pool]
            member = 0 if pool.repeated else taken.get(column.pool, 0)
            taken[column.pool] = member + 1
            slots.append(Slot(exercise=pool.members[member].id, day=column.day, sets=column.sets))
    pairs = tuple(sum(values[variable] for (on, _), variable in model.pairs.items() if on == day) for day in model.days)
    return BlockAnswer(
        slots=tuple(slots),
        pairs=pairs,
        terms=read_terms(model, values),
        status=answer.status,
        objective=round(answer.objective),
        bound=answer.bound,
        work=answer.work,
        solver=answer.solver,
        solver_version=answer.solver_version,
    )


def read_terms(model: BlockModel, values: tuple[int, ...]) -> tuple[Term, ...]:
    """The named parts of the objective; parts of one name and weight are added up, and nothing is left out."""
    summed: dict[tuple[str, int], float] = {}
    for term in model.terms:
        key = (term.name, term.weight)
        summed[key] = summed.get(key, 0.0) + term.amount * values[term.variable]
    return tuple(
        Term(name=name, weight=weight, value=round(value, 6)) for (name, weight), value in summed.items() if value
    )
