"""What a session may hold: size, minutes, order, spine, grip, tempo."""

from collections.abc import Callable

from backline.plan.block_model import BlockModel, Column, Row, consecutive, groups_of, just_before
from backline.plan.candidates import Candidate, tires_before_hinge
from backline.vocabulary.words import Group


def rule_sessions(model: BlockModel) -> None:
    """Days are ceilings; careful people have few full days and light ones beside them; a session is worth going for."""
    contract, session, linear = model.problem.contract, model.problem.doses.session, model.linear
    linear.row([(used, 1) for used in model.day_used], high=contract.sessions_max)
    if contract.careful:
        linear.row([(full, 1) for full in model.day_full], high=session.full_days_max)
    for day in model.days:
        most = exercises_max(model, day)
        chosen = model.chosen(lambda _: True, day)
        used, full = model.day_used[day], model.day_full[day]
        if not chosen:
            linear.row([(used, 1)], high=0)
            continue
        linear.row([*chosen, (used, -most)], high=0)
        linear.row([*chosen, (full, -(session.exercises_min if most > session.exercises_min else 2))], low=0)
        linear.row([*chosen, (used, -2)], low=0)
        weights = model.problem.doses.objective
        if most > weights.crowded_above:
            crowded = linear.variable("crowded sessions", high=most - weights.crowded_above)
            linear.row([*chosen, (crowded, -1)], high=weights.crowded_above)
            model.economy("crowded sessions", weights.crowded, [(crowded, 1)])
        if contract.careful:
            for row in model.by_pool(lambda each: not each.light, day):
                linear.row([*row, (full, -1)], high=0)
        else:
            linear.row([(full, 1), (used, -1)], low=0)


def exercises_max(model: BlockModel, day: int) -> int:
    """The most exercises that a session of this length may hold."""
    minutes = model.problem.contract.days[day].minutes
    return next(most for up_to, most in model.problem.doses.session.exercises if minutes <= up_to)


LEGS: frozenset[Group] = frozenset(("glutes", "hamstrings", "quads", "calves"))


def rule_weaker_side(model: BlockModel) -> None:
    """Somebody with a weaker side has room for one set more of something one-sided: a wish, in sets and minutes."""
    if model.problem.contract.history.weaker_side is None:
        return
    for day in model.days:
        fits = [
            (column.variable, 1) for column in model.columns if column.day == day and takes_a_side_more(model, column)
        ]
        if fits:
            model.one_side_more[day] = model.linear.variable(f"room for the weaker side on {day}")
            model.linear.row([*fits, (model.one_side_more[day], -1)], low=0)
    rooms = [(variable, 1) for variable in model.one_side_more.values()]
    if rooms:
        model.wish("no room for the weaker side", model.problem.doses.objective.one_sided_missing, rooms)


def takes_a_side_more(model: BlockModel, column: Column) -> bool:
    """May one side of this exercise, with these sets, get a set more for the difference that was seen?"""
    each, doses = column.candidate, model.problem.doses
    if each.exercise.laterality != "unilateral" or each.facts.role == "main" or each.barbell:
        return False
    most = min(doses.session.sets_assistance[1], each.dose.sets[1])
    if column.sets[model.last] + doses.sides.weaker_side_extra_sets > most:
        return False
    shown = model.by_id.get(model.problem.contract.history.weaker_exercise or "")
    return (
        bool(each.direct & LEGS)
        if shown is None or shown.direct & LEGS
        else shown.exercise.pattern == each.exercise.pattern
    )


def rule_sets_a_session(model: BlockModel) -> None:
    """Working sets ≤ minutes / 3 and the ceiling; direct sets of a group ≤ 8."""
    session = model.problem.doses.session
    for day in model.days:
        most = sets_max(model, day)
        extra = model.problem.doses.sides.weaker_side_extra_sets
        more = [(model.one_side_more[day], extra)] if day in model.one_side_more else []
        model.linear.row([*model.sets(model.last, lambda _: 1, day), *more], high=most)
        for group in groups_of(model):
            row = model.sets(model.last, lambda each, group=group: int(group in each.direct), day)  # type: ignore[misc]
            model.linear.row(row, high=session.direct_sets_per_group_max)


def sets_max(model: BlockModel, day: int) -> int:
    """The most working sets that a session of this length may hold."""
    contract, session = model.problem.contract, model.problem.doses.session
    ceiling = session.sets_max_novice if contract.person.experience == "novice" else session.sets_max
    return min(contract.days[day].minutes // session.minutes_per_set, ceiling)


def rule_minutes(model: BlockModel) -> None:
    """Planned time ≤ minutes, with warm-up, ramps, rest and slack; short sessions may share rest in pairs."""
    problem, linear, doses = model.problem, model.linear, model.problem.doses
    slack = round(100 * (1 + doses.time.slack_share))
    for day in model.days:
        training = problem.contract.days[day]
        short = training.minutes <= doses.session.short_minutes
        general = doses.warm_up.general_short_s if short else doses.warm_up.general_s
        row = [(model.day_used[day], slack * general)]
        for column in model.columns:
            if column.day == day:
                row.append((column.variable, slack * exercise_s(column.candidate, column.sets[model.last])))
        if day in model.one_side_more:
            longest_s = max(
                each.candidate.set_s // 2 + each.candidate.rest_s
                for each in model.columns
                if each.day == day and takes_a_side_more(model, each)
            )
            row.append((model.one_side_more[day], slack * doses.sides.weaker_side_extra_sets * longest_s))
        barbells = model.by_pool(lambda each: each.barbell, day)
        if barbells:
            later = doses.warm_up.ramp_later_s
            any_barbell = model.flag(f"barbell on day {day}", barbells)
            row += [(variable, slack * later) for each in barbells for variable, _ in each]
            row.append((any_barbell, slack * (doses.warm_up.ramp_first_s - later)))
        limit = doses.time.pair_minutes_max
        saved = pair_savings(model, day)
        linear.row([*row, *((variable, -slack * seconds) for variable, seconds in saved)], high=6000 * training.minutes)
        if saved and training.minutes > limit:
            paired = linear.variable(f"pairs on day {day}")
            for variable, _ in saved:
                linear.row([(variable, 1), (paired, -linear.high[variable])], high=0)
            room = 6000 * (training.minutes - limit)
            linear.row(
                [*row, *((variable, -slack * seconds) for variable, seconds in saved), (paired, room)],
                high=6000 * training.minutes,
            )
        if problem.contract.careful:
            light = 6000 * doses.session.light_day_minutes
            linear.row(
                [*row, *((variable, -slack * seconds) for variable, seconds in saved),
                 (model.day_full[day], -6000 * max(0, training.minutes - doses.session.light_day_minutes))],
                high=light,
            )  # fmt: skip


def exercise_s(each: Candidate, sets: int) -> int:
    """Seconds of an exercise: set-up, sets, rest between them."""
    return each.facts.set_up_s + sets * each.set_s + (sets - 1) * each.rest_s


def pair_savings(model: BlockModel, day: int) -> list[tuple[int, int]]:
    """How many pairs the day may have of each kind, and the seconds that each saves at least."""
    time = model.problem.doses.time
    if model.problem.contract.days[day].minutes > time.pair_planned_minutes_max:
        return []
    found = []
    for one, other, saves_s in (
        ("push", "pull", time.push_pull_saves_s),
        ("calf", "scapular", time.calf_scapular_saves_s),
    ):
        sides = [model.chosen(lambda each, of=of: each.pair_class == of, day) for of in (one, other)]  # type: ignore[misc]
        if all(sides):
            count = model.linear.variable(f"{one}-{other} pairs on day {day}", high=3)
            for side in sides:
                model.linear.row([*((variable, -1) for variable, _ in side), (count, 1)], high=0)
            model.pairs[day, f"{one}-{other}"] = count
            found.append((count, saves_s))
    return found


def rule_same_work(model: BlockModel) -> None:
    """A session holds no two exercises of the same pattern and the same direct muscles."""
    for day in model.days:
        for row in same_work(model, day):
            model.linear.row(row, high=1)


def same_work(model: BlockModel, day: int, fits: Callable[[Candidate], bool] = lambda _: True) -> list[Row]:
    """What may be chosen on a day, by pattern and direct muscles."""
    alike: dict[tuple[object, ...], Row] = {}
    for column in model.columns:
        if column.day == day and fits(column.candidate):
            alike.setdefault(column.candidate.same_work, []).append((column.variable, 1))
    return list(alike.values())


def rule_spine(model: BlockModel) -> None:
    """At most two exercises and eight sets of high spinal load a session, never on consecutive days."""
    linear, spinal = model.linear, model.problem.doses.spinal

    def high(each: Candidate) -> bool:
        return each.facts.spinal_load == "high"

    for day in model.days:
        linear.row(model.chosen(high, day), high=spinal.high_exercises_max)
        linear.row(model.sets(model.last, lambda each: int(high(each)), day), high=spinal.high_sets_max)
        twice = linear.variable(f"two that load the spine on {day}")
        linear.row([*model.chosen(high, day), (twice, -1)], high=1)
        model.economy("a second lift that loads the spine", model.problem.doses.objective.spine_twice, [(twice, 1)])
    for pair in consecutive(model):
        one, other = (model.flag(f"spine on {day} of {pair}", model.by_pool(high, day)) for day in pair)
        linear.row([(one, 1), (other, 1)], high=1)
    for day, stood in just_before(model).items():
        if any(high(each) for each, _ in stood):
            linear.row(model.chosen(high, day), high=0)


def rule_beside_the_hinge(model: BlockModel) -> None:
    """With a heavy hinge no unsupported row and no tiring ballistic work; no good morning with a deadlift."""
    clashes: tuple[tuple[Callable[[Candidate], bool], Callable[[Candidate], bool]], ...] = (
        (lambda each: each.heavy_hinge, tires_before_hinge),
        (lambda each: each.exercise.family == "deadlift", lambda each: each.exercise.family == "good-morning"),
    )
    for day in model.days:
        for first, second in clashes:
            ones, others = model.by_pool(first, day), model.by_pool(second, day)
            if ones and others:
                there = model.flag(f"clash on {day}", ones)
                for row in others:
                    model.linear.row([*row, (there, 1)], high=1)


def rule_one_heavy_hinge(model: BlockModel) -> None:
    """A session holds one heavy hinge at most."""
    for day in model.days:
        model.linear.row(model.chosen(lambda each: each.heavy_hinge, day), high=1)


def rule_grip(model: BlockModel) -> None:
    """At most two grip-limited exercises a session, so that never more than two stand in a row."""
    most = model.problem.doses.order.grip_in_a_row_max
    for day in model.days:
        model.linear.row(model.chosen(lambda each: each.facts.grip_limited, day), high=most)


def rule_slow_lowering(model: BlockModel) -> None:
    """At most two exercises a session that cannot but lower slowly."""
    most = model.problem.doses.slow_lowering.exercises_a_session_max
    for day in model.days:
        model.linear.row(model.chosen(lambda each: each.must_be_slow, day), high=most)
