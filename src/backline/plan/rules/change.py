"""What a change of block allows, and how the economy of a block is counted."""

from itertools import pairwise

from backline.plan.block_model import BlockModel, Row
from backline.plan.problem import replacements

MANY = 200  # more than any week holds


def rule_change_of_block(model: BlockModel) -> None:
    """Main lifts stay on their days; at most half of the assistance is replaced, along one axis; one may be added."""
    problem, linear = model.problem, model.linear
    if problem.before is None:
        return
    by_id, block = model.by_id, problem.doses.block
    days_of: dict[str, list[int]] = {}
    for slot in problem.before:
        days_of.setdefault(slot.exercise, []).append(slot.day)
    on = {(each.id, day): [] for each in problem.candidates for day in model.days}  # type: dict[tuple[str, int], Row]
    for column in model.columns:
        on[column.candidate.id, column.day].append((column.variable, 1))
    into: dict[str, list[tuple[int, list[int]]]] = {}
    changes: Row = []
    assistance = 0
    for exercise, days in days_of.items():
        stay = linear.variable(f"{exercise} stays")
        into.setdefault(exercise, []).append((stay, days))
        row = [(stay, 1)]
        if by_id[exercise].facts.role != "main":
            assistance += 1
            for other in replacements(
                by_id[exercise],
                problem.candidates,
                cost_more_max=block.replacement_cost_more_max,
                careful=problem.contract.careful,
            ):
                if other.id not in days_of and all(on[other.id, day] for day in days):
                    change = linear.variable(f"{exercise} becomes {other.id}")
                    changes.append((change, 1))
                    into.setdefault(other.id, []).append((change, days))
                    row.append((change, 1))
        linear.row(row, low=1, high=1)
    added: Row = []
    for each in problem.candidates:
        ways = into.get(each.id, [])
        extra: Row = []
        if each.id not in days_of and each.facts.role != "main":
            extra = [(linear.variable(f"{each.id} is added"), 1)]
            added += extra
        if len(ways) + len(extra) > 1:
            linear.row([*((way, 1) for way, _ in ways), *extra], high=1)
        for day in model.days:
            through = [(way, -1) for way, days in ways if day in days]
            here = on[each.id, day]
            linear.row([*here, *through, *((variable, -1) for variable, _ in extra)], high=0)
            if here:
                linear.row([*here, *through], low=0)
    most = int(assistance * block.changed_share_max)
    wanted = int(assistance * block.changed_share_wanted)
    if problem.contract.person.experience == "novice":
        most, wanted = min(most, block.changed_max_novice), min(wanted, block.changed_max_novice)
    linear.row(changes, high=most)
    linear.row(added, high=block.added_max)
    if wanted and problem.kept is None:
        missing = linear.variable("changes of assistance too few", high=wanted)
        model.tied(problem.doses.objective.change_missing, [(missing, 1)])
        linear.row([(missing, 1), *changes], low=wanted)


def rule_keep(model: BlockModel) -> None:
    """Stay close to a kept programme: at most so many changes, or each change at a price."""
    problem, linear = model.problem, model.linear
    if problem.kept is None or problem.number > len(problem.kept.blocks):
        return
    kept = problem.kept.blocks[problem.number - 1]
    stays = [(column.variable, 1) for column in model.columns if (column.candidate.id, column.day) in kept]
    comes = [(column.variable, 1) for column in model.columns if (column.candidate.id, column.day) not in kept]
    changes = linear.variable("changes", high=MANY)
    linear.row([*stays, (changes, 1)], low=len(kept))
    linear.row([*comes, (changes, -1)], high=0)
    if problem.kept.changes is not None:
        linear.row([(changes, 1)], high=problem.kept.changes)
    else:
        model.priced("changes against the kept programme", problem.doses.objective.change_kept, [(changes, 1)])


def rule_costs(model: BlockModel) -> None:
    """What everything costs by itself, so that the planner stops when the targets are met."""
    weights = model.problem.doses.objective
    used = [(variable, 1) for variable in model.day_used]
    model.economy("training days", weights.day, used)
    wanted = min(weights.days_usual, model.problem.contract.sessions_max)
    fewer = model.linear.variable("fewer days than offered", high=wanted)
    model.linear.row([*((variable, 1) for variable in model.day_full), (fewer, 1)], low=wanted)
    model.economy("fewer days than offered", weights.day_missing, [(fewer, 1)])
    model.economy(
        "fewer sets than usual",
        weights.table_short,
        [
            (column.variable, short)
            for column in model.columns
            if (short := column.candidate.dose.sets[0] - column.sets[model.last]) > 0
        ],
    )
    for name, weight, row in (
        ("exercises in sessions", weights.exercise, model.chosen(lambda _: True)),
        ("distinct exercises", weights.distinct, model.in_block(lambda _: True)),
        ("sets", weights.set, model.sets(model.last, lambda _: 1)),
    ):
        in_all = model.linear.variable(name, high=MANY)  # one number to branch on: far fewer nodes
        model.linear.row([*row, (in_all, -1)], low=0, high=0)
        model.economy(name, weight, [(in_all, 1)])
    suits = "how little the exercises suit"
    for pool, row in zip(model.pools, model.used, strict=True):
        model.economy(suits, 1, [(variable, pool.one.cost * many) for variable, many in row])
        for uses, (one, other) in enumerate(pairwise(pool.members), 1):
            if other.cost > one.cost:
                dearer = model.linear.variable(f"{other.id} as well", high=len(pool.members))
                model.linear.row([*row, (dearer, -1)], high=uses)
                model.economy(suits, 1, [(dearer, other.cost - one.cost)])
