"""A block as a linear model: what is chosen, on which day, with how many sets. One rule, one function.

Every rule of docs/reference/rules.md that concerns choice, placing or sets stands here once, and once more in the
checker. Limits are rows; targets are rows with a slack that costs.
"""

from collections.abc import Callable

from backline.plan.block_model import BlockModel, Column, Row
from backline.plan.candidates import Candidate, Pool, pools_of
from backline.plan.problem import BlockProblem, profiles
from backline.plan.rules.change import rule_change_of_block, rule_costs, rule_keep
from backline.plan.rules.session import (
    exercises_max,
    rule_beside_the_hinge,
    rule_grip,
    rule_minutes,
    rule_one_heavy_hinge,
    rule_same_work,
    rule_sessions,
    rule_sets_a_session,
    rule_slow_lowering,
    rule_spine,
    rule_weaker_side,
)
from backline.plan.rules.shapes import rule_shapes, rule_short_sessions
from backline.plan.rules.targets import (
    counter,
    known_mains,
    rule_balance,
    rule_days_of_a_pattern,
    rule_every_session,
    rule_known_mains,
    rule_main_lifts,
    rule_muscle_targets,
    rule_one_sided,
    rule_patterns_kept,
    rule_weekly_limits,
    rule_wishes,
)
from backline.plan.rules.week import (
    rule_distinct,
    rule_hard_days,
    rule_nordics,
    rule_novice_hinges,
    rule_start_small,
    rule_variations,
    rule_weekly_steps,
)

__all__ = ["RULES", "BlockModel", "Column", "build_model", "counter", "decisions", "exercises_max"]


def build_model(problem: BlockProblem, *, reduce: bool = True) -> BlockModel:
    """The whole model of a block; without `reduce` every candidate stands for itself and none is left out."""
    novice = problem.contract.person.experience == "novice"
    if problem.before is None and reduce:
        person = problem.contract.person
        kept = {exercise for block in (problem.kept.blocks if problem.kept else ()) for exercise, _ in block}
        wanted = frozenset((*person.prefer, *person.pin, *kept, *known_mains(problem)))
        days = len(problem.contract.days)
        pools = pools_of(problem.candidates, days=days, novice=novice, wanted=wanted)
    else:
        pools = tuple(
            Pool(members=(each,), repeated=novice or each.facts.role == "main") for each in problem.candidates
        )
    model = BlockModel(problem=problem, pools=pools, by_id={each.id: each for each in problem.candidates})
    decisions(model)
    for rule in RULES:
        rule(model)
    return model


def decisions(model: BlockModel) -> None:
    """Which exercise on which day with which sets."""
    problem, linear = model.problem, model.linear
    before = {slot.exercise for slot in problem.before or ()}
    for index, pool in enumerate(model.pools):
        each = pool.one
        new = each.new if problem.before is None else each.id not in before
        rows: list[Row] = []
        for day in model.days:
            placed = problem.places is None or day in problem.places[each.id]
            if not placed or not sport_allows(model, each, day):
                continue
            row = []
            for sets in profiles(each, problem, new=new):
                variable = linear.variable(f"{each.id} on {day}: {sets}")
                model.columns.append(Column(variable, index, each, day, sets))
                row.append((variable, 1))
            rows.append(row)
        if pool.repeated:
            used = model.flag(f"{each.id} used", rows)
            linear.row([(used, 1), *((variable, -1) for row in rows for variable, _ in row)], high=0)
            model.used.append([(used, 1)])
        else:
            together = [term for row in rows for term in row]
            if len(pool.members) < len(rows):
                linear.row(together, high=len(pool.members))
            model.used.append(together)
            for row in rows:
                linear.row(row, high=1)
    for day in model.days:
        model.day_used.append(linear.variable(f"day {day}"))
        model.day_full.append(linear.variable(f"full day {day}"))
        linear.row([(model.day_full[day], 1), (model.day_used[day], -1)], high=0)


def sport_allows(model: BlockModel, each: Candidate, day: int) -> bool:
    """Rule: no heavy eccentric hamstring work near a match; nothing that makes the legs hard next to hard sport."""
    training = model.problem.contract.days[day]
    if each.eccentric_hamstrings:
        before = {slot.exercise for slot in model.problem.before or ()}
        used_to = model.problem.alone or each.id in before
        if not (training.eccentric_ok_used_to if used_to else training.eccentric_ok):
            return False
    return not (training.hard_around and each.facts.dose in ("nordic", "glute-ham"))


RULES: tuple[Callable[[BlockModel], None], ...] = (
    rule_change_of_block, rule_sessions, rule_weaker_side, rule_sets_a_session, rule_minutes, rule_weekly_limits,
    rule_muscle_targets,
    rule_patterns_kept, rule_balance, rule_every_session, rule_days_of_a_pattern, rule_start_small, rule_weekly_steps,
    rule_distinct, rule_variations, rule_same_work, rule_hard_days, rule_spine, rule_beside_the_hinge,
    rule_one_heavy_hinge, rule_grip, rule_slow_lowering, rule_nordics, rule_novice_hinges, rule_main_lifts,
    rule_one_sided, rule_wishes, rule_known_mains, rule_keep, rule_costs,
    rule_short_sessions, rule_shapes,
)  # fmt: skip
