"""What a week and a block may hold: growth, distinct exercises, hard days, Nordics, novices."""

from backline.plan.block_model import BlockModel, consecutive, groups_of, just_before
from backline.plan.candidates import Candidate
from backline.vocabulary.words import Group


def rule_start_small(model: BlockModel) -> None:
    """A muscle that starts from nothing gets a few direct sets in the first week, not many.

    Growing by so much a week, it can only have so much in a later block: that tightens the bound.
    """
    problem, start = model.problem, model.problem.doses.start
    low, high = start.direct_sets
    for group in problem.contract.start_small:
        most = start.glutes_direct_sets_max if group == "glutes" else high

        def direct(each: Candidate, group: Group = group) -> int:
            return int(group in each.direct)

        if problem.alone:
            weeks = problem.weeks_before + problem.full_weeks - 1
            most += problem.doses.weekly_step.direct_sets_max * weeks
            model.week_holds(model.last, direct, most)
        elif problem.first and (row := model.sets(0, direct)):
            model.week_holds(0, direct, most)
            demand = problem.contract.demand(group)
            if demand is not None and (demand.min or 0) >= low and demand.middle:
                weight = problem.doses.objective.start_set_short
                short = model.short(f"{group} below its starting dose", weight=weight, most=low)
                model.linear.row([*row, (short, 1)], low=low)
                model.nothing_is_short_of_all(short, low, direct)


def rule_weekly_steps(model: BlockModel) -> None:
    """At most two direct sets per group and a fifth of all sets more than the week before.

    The weaker side's set, half a set of the week, has to come in one of the weeks: the second keeps room for it.
    """
    problem, linear, step = model.problem, model.linear, model.problem.doses.weekly_step
    tenths = round(10 * (1 + step.total_share_max))
    one_side = model.problem.doses.sides.weaker_side_extra_sets  # on one side only: half of it counts in the week
    for week in range(1, problem.full_weeks):
        rooms = list(model.one_side_more.values()) if week == 1 else []
        rise = [(column.variable, 10 * column.sets[week] - tenths * column.sets[week - 1]) for column in model.columns]
        linear.row([*rise, *((room, 10 * one_side // 2) for room in rooms)], high=9)
        for group in groups_of(model):
            half_sets = [
                (column.variable, 2 * (column.sets[week] - column.sets[week - 1]))
                for column in model.columns
                if group in column.candidate.direct
            ]
            linear.row([*half_sets, *((room, one_side) for room in rooms)], high=2 * step.direct_sets_max)
    if problem.before is not None:
        by_id = model.by_id
        total = sum(slot.sets[-1] for slot in problem.before)
        linear.row(model.sets(0, lambda _: 10), high=tenths * total + 9)
        for group in groups_of(model):
            now = sum(slot.sets[-1] for slot in problem.before if group in by_id[slot.exercise].direct)
            row = model.sets(0, lambda each, group=group: int(group in each.direct))  # type: ignore[misc]
            linear.row(row, high=now + step.direct_sets_max)


def rule_distinct(model: BlockModel) -> None:
    """Few distinct exercises in a block."""
    demand = model.problem.contract.demand("exercises")
    if demand is not None and demand.max is not None:
        model.linear.row(model.in_block(lambda _: True), high=int(demand.max))


def rule_variations(model: BlockModel) -> None:
    """Novices repeat one exercise per pattern; others do an assistance exercise on one day of the week only.

    For others the pools see to it (see `Pool`); in a later block, where a pool is one exercise, a row does.
    """
    if model.problem.contract.person.experience != "novice":
        return
    for pattern in dict.fromkeys(pool.one.exercise.pattern for pool in model.pools):
        model.linear.row(model.in_block(lambda each, of=pattern: each.exercise.pattern == of), high=1)  # type: ignore[misc]


def rule_hard_days(model: BlockModel) -> None:
    """A group is not trained hard on consecutive days, nor its legs next to hard sport."""
    problem, linear, hard = model.problem, model.linear, model.problem.doses.hard
    pairs = consecutive(model)
    touched = {day for pair in pairs for day in pair} | {
        day for day in model.days if problem.contract.days[day].hard_around
    }
    for group in hard.groups:
        flags: dict[int, int] = {}
        for day in sorted(touched):
            row = model.sets(model.last, lambda each, group=group: int(group in each.direct), day)  # type: ignore[misc]
            if not row:
                continue
            around = problem.contract.days[day].hard_around and group in ("quads", "hamstrings")
            flags[day] = linear.variable(f"{group} hard on {day}", high=0 if around else 1)
            more = problem.doses.session.direct_sets_per_group_max - hard.direct_sets + 1
            linear.row([*row, (flags[day], -more)], high=hard.direct_sets - 1)
            if group == "hamstrings":
                for each in model.by_pool(lambda each: each.facts.dose in ("nordic", "glute-ham"), day):
                    linear.row([*each, (flags[day], -1)], high=0)
        for one, other in pairs:
            if one in flags and other in flags:
                linear.row([(flags[one], 1), (flags[other], 1)], high=1)
        for day, stood in just_before(model).items():
            if day in flags and _was_hard(model, group, stood):
                linear.high[flags[day]] = 0


def _was_hard(model: BlockModel, group: Group, stood: list[tuple[Candidate, int]]) -> bool:
    """Does what stood in a session make the group's day a hard one?"""
    direct_sets = sum(sets for each, sets in stood if group in each.direct)
    heavy_lowering = group == "hamstrings" and any(each.facts.dose in ("nordic", "glute-ham") for each, _ in stood)
    return direct_sets >= model.problem.doses.hard.direct_sets or heavy_lowering


def rule_nordics(model: BlockModel) -> None:
    """Nordics start once a week, and never in the block in which Romanian deadlifts are new."""
    problem, linear, doses = model.problem, model.linear, model.problem.doses.nordic
    before = {slot.exercise for slot in problem.before or ()}
    known = problem.alone or any(model.by_id[exercise].nordic for exercise in before)
    most = doses.times_a_week_max if known else doses.times_a_week_start
    nordics = model.chosen(lambda each: each.nordic)
    linear.row(nordics, high=most)
    if problem.alone:
        return
    model.linear.row(
        model.in_block(
            lambda each: (
                each.facts.dose in ("nordic", "glute-ham") and (each.new if problem.first else each.id not in before)
            )
        ),
        high=1,
    )
    if not nordics:
        return

    def new_rdl(each: Candidate) -> bool:
        return each.facts.dose == "rdl" and (each.new if problem.first else each.id not in before)

    for pool, row in zip(model.pools, model.used, strict=True):
        if new_rdl(pool.one):
            days = 1 if pool.repeated else len(model.days)
            linear.row([*((variable, days) for variable, _ in nordics), *((variable, most) for variable, _ in row)],
                       high=days * most)  # fmt: skip


def rule_novice_hinges(model: BlockModel) -> None:
    """Novices have at most one barbell hinge."""
    if model.problem.contract.person.experience == "novice":
        model.linear.row(model.in_block(barbell_hinge), high=model.problem.doses.novice.barbell_hinges_max)


def barbell_hinge(each: Candidate) -> bool:
    """A hinge with a barbell."""
    return "barbell" in each.exercise.equipment and each.exercise.pattern == "hinge"
