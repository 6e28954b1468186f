"""What a short session can hold, said once more: it forbids nothing new, and makes the proof many times shorter.

Sets, exercises and musts of a session are rows of their own. Relaxed to fractions they let a session hold a third of
everything. A choice among whole sessions does not; where those are too many, limits for a used and for a full day help.
In longer sessions, where the targets are met anyway, all this only makes the model larger.
"""

from collections.abc import Callable
from itertools import combinations_with_replacement

from backline.plan.block_model import BlockModel, Column
from backline.plan.candidates import Candidate
from backline.plan.rules.session import exercises_max, same_work, sets_max

Kind = tuple[str, bool, int]  # what it serves, does it make the day a full one, its sets
Shape = tuple[Kind, ...]
SERVES = {"posterior-leg-every-session": "posterior leg", "pull-every-session": "pull"}


def rule_short_sessions(model: BlockModel) -> None:
    """What a short session may hold, it holds on a day that is used; what makes the day a full one, on a full day."""
    contract = model.problem.contract
    flags: list[tuple[list[int], Callable[[Candidate], bool]]] = [(model.day_used, lambda _: True)]
    if contract.careful:
        flags.append((model.day_full, lambda each: not each.light))
    for day in model.days:
        if contract.days[day].minutes > model.problem.doses.session.short_minutes:
            continue
        for flag, fits in flags:
            sets = model.sets(model.last, lambda each, fits=fits: int(fits(each)), day)  # type: ignore[misc]
            model.linear.row([*sets, (flag[day], -sets_max(model, day))], high=0)
            model.linear.row([*model.chosen(fits, day), (flag[day], -exercises_max(model, day))], high=0)
            for row in same_work(model, day, fits):
                model.linear.row([*row, (flag[day], -1)], high=0)


def rule_shapes(model: BlockModel) -> None:
    """A session of few exercises is one of the shapes that its kinds of exercises and its sets allow."""
    linear, careful = model.linear, model.problem.contract.careful
    for day in model.days:
        if exercises_max(model, day) > model.problem.doses.objective.shape_exercises_max:
            continue
        kinds: dict[Kind, list[Column]] = {}
        for column in model.columns:
            if column.day == day:
                each = column.candidate
                full = careful and not each.light
                kinds.setdefault((serves(each), full, column.sets[model.last]), []).append(column)
        chosen = [(linear.variable(f"shape {shape} on {day}"), shape) for shape in shapes_of(sorted(kinds), model, day)]
        linear.row([*((variable, 1) for variable, _ in chosen), (model.day_used[day], -1)], low=0, high=0)
        for kind, columns in kinds.items():
            many = [(variable, -shape.count(kind)) for variable, shape in chosen]
            linear.row([*((column.variable, 1) for column in columns), *many], low=0, high=0)
        if careful:
            hard = [(variable, 1) for variable, shape in chosen if any(full for _, full, _ in shape)]
            linear.row([*hard, (model.day_full[day], -1)], high=0)
        for id, wanted in SERVES.items():
            if (id, day) in model.session_without:
                there = [(variable, 1) for variable, shape in chosen if any(what == wanted for what, _, _ in shape)]
                linear.row([(model.session_without[id, day], 1), *there, (model.day_full[day], -1)], low=0)


def serves(each: Candidate) -> str:
    """posterior leg | pull | other: what every session must hold."""
    return SERVES["posterior-leg-every-session"] if each.posterior_leg else "pull" if each.pull else "other"


def shapes_of(kinds: list[Kind], model: BlockModel, day: int) -> list[Shape]:
    """All sessions of these kinds that have neither too many exercises nor too many sets."""
    return [
        shape
        for exercises in range(2, exercises_max(model, day) + 1)
        for shape in combinations_with_replacement(kinds, exercises)
        if sum(sets for _, _, sets in shape) <= sets_max(model, day)
    ]
