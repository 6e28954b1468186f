"""A block as a linear model: what is chosen, on which day, with how many sets. One rule, one function.

Every rule of docs/reference/rules.md that concerns choice, placing or sets stands here once, and once more in the
checker. Limits are rows; targets are rows with a slack that costs.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from backline.plan.candidates import Candidate, Pool, pools_of, tires_before_hinge
from backline.plan.linear import LinearModel
from backline.plan.problem import BlockProblem, Profile, profiles, replacements
from backline.targets.contract import Demand
from backline.vocabulary.words import GROUPS, Group

VOTE_PARTS = 6  # votes are halves and thirds


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

    def in_block(self, fits: Callable[[Candidate], bool]) -> Row:
        """How many distinct exercises that fit the block uses."""
        return [term for pool, row in zip(self.pools, self.used, strict=True) if fits(pool.one) for term in row]

    def short(self, name: str, *, weight: int, parts: int = 1, most: int) -> int:
        """A slack that costs: value = variable / parts."""
        if weight % parts:
            raise ValueError(f"{name}: weight {weight} does not divide into {parts} parts")
        variable = self.linear.variable(name, high=most, cost=weight // parts)
        self.terms.append(TermVariable(name, variable, weight, 1 / parts))
        return variable

    def tied(self, weight: int, row: Iterable[tuple[int, int]]) -> None:
        """What decides between programmes that are equally good."""
        for variable, amount in row:
            self.linear.tie[variable] += weight * amount

    def priced(self, name: str, weight: int, row: Iterable[tuple[int, int]]) -> None:
        """Let existing variables cost."""
        for variable, amount in row:
            self.linear.cost[variable] += weight * amount
            self.terms.append(TermVariable(name, variable, weight, amount))

    def economy(self, name: str, weight: int, row: Iterable[tuple[int, int]]) -> None:
        """What an exercise, a set, a day costs by itself: paid in the first block; later it only decides ties.

        The bound on a later block is found without the block before it, so that it cannot know what is taken over.
        """
        if self.problem.first:
            self.priced(name, weight, row)
        elif not self.problem.alone:
            self.tied(weight, row)

    def flag(self, name: str, rows: Iterable[Row]) -> int:
        """A 0-1 variable that is 1 when any of the rows is."""
        variable = self.linear.variable(name)
        for row in rows:
            self.linear.row([*row, (variable, -1)], high=0)
        return variable


def build_model(problem: BlockProblem, *, reduce: bool = True) -> BlockModel:
    """The whole model of a block; without `reduce` every candidate stands for itself and none is left out."""
    novice = problem.contract.person.experience == "novice"
    if problem.before is None and reduce:
        person = problem.contract.person
        kept = {exercise for block in (problem.kept.blocks if problem.kept else ()) for exercise, _ in block}
        wanted = frozenset((*person.prefer, *person.pin, *kept))
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


def rule_sets_a_session(model: BlockModel) -> None:
    """Working sets ≤ minutes / 3 and the ceiling; direct sets of a group ≤ 8."""
    problem, session = model.problem, model.problem.doses.session
    ceiling = session.sets_max_novice if problem.contract.person.experience == "novice" else session.sets_max
    for day in model.days:
        most = min(problem.contract.days[day].minutes // session.minutes_per_set, ceiling)
        model.linear.row(model.sets(model.last, lambda _: 1, day), high=most)
        for group in groups_of(model):
            row = model.sets(model.last, lambda each, group=group: int(group in each.direct), day)  # type: ignore[misc]
            model.linear.row(row, high=session.direct_sets_per_group_max)


def groups_of(model: BlockModel) -> tuple[Group, ...]:
    """Groups that any candidate trains directly, in a fixed order."""
    return tuple(sorted({group for each in model.problem.candidates for group in each.direct}))


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


PAIR_SAVES_S = {"push-pull": 30, "calf-scapular": 15}  # at least, with two to four sets of each and their rests


def pair_savings(model: BlockModel, day: int) -> list[tuple[int, int]]:
    """How many pairs the day may have of each kind, and the seconds that each saves at least."""
    if model.problem.contract.days[day].minutes > 60:
        return []
    found = []
    for kind in PAIR_SAVES_S:
        one, other = kind.split("-")
        sides = [model.chosen(lambda each, of=of: each.pair_class == of, day) for of in (one, other)]  # type: ignore[misc]
        if all(sides):
            count = model.linear.variable(f"{kind} pairs on day {day}", high=3)
            for side in sides:
                model.linear.row([*((variable, -1) for variable, _ in side), (count, 1)], high=0)
            model.pairs[day, kind] = count
            found.append((count, PAIR_SAVES_S[kind]))
    return found


def rule_weekly_limits(model: BlockModel) -> None:
    """No group above its maximum, in the week with the most sets."""
    for demand in model.problem.contract.demands:
        if demand.kind == "muscle" and demand.max is not None:
            count, parts = counter(demand)
            model.linear.row(model.sets(model.last, count), high=int(demand.max * parts))


def counter(demand: Demand) -> tuple[Callable[[Candidate], int], int]:
    """How one set counts towards a muscle or pattern demand, in whole parts."""
    if demand.id in ("hamstrings-hip", "hamstrings-knee"):
        return lambda each: int(each.exercise.credits.get(demand.id, 0) >= 1), 1
    if demand.id == "direct-hamstrings":
        return lambda each: int("hamstrings" in each.direct), 1
    if demand.id in ("quads", "chest"):
        return lambda each: int(demand.id in each.direct), 1
    if demand.id.startswith("keep-"):
        pattern = demand.id.removeprefix("keep-")
        return lambda each: int(each.exercise.pattern == pattern), 1
    group = next(group for group in GROUPS if group == demand.id.removesuffix("-most"))
    return lambda each: round(2 * each.groups.get(group, 0)), 2


def rule_muscle_targets(model: BlockModel) -> None:
    """Below the minimum costs much, below the middle a little, above it nothing."""
    weights = model.problem.doses.objective
    for demand in model.problem.contract.demands:
        if demand.kind == "muscle" and demand.min:
            count, parts = counter(demand)
            sets = model.sets(model.last, count)
            least = round(demand.min * parts)
            short = model.short(f"{demand.id} below its minimum", weight=demand.weight, parts=parts, most=least)
            model.linear.row([*sets, (short, 1)], low=least)
            if demand.middle:
                middle = round(demand.middle * parts)
                below = model.short(
                    f"{demand.id} below the middle", weight=weights.middle_set_short, parts=parts, most=middle
                )
                model.linear.row([*sets, (below, 1)], low=middle)


def rule_patterns_kept(model: BlockModel) -> None:
    """A pattern that was trained regularly keeps a share of its sets."""
    for demand in model.problem.contract.demands:
        if demand.id.startswith("keep-") and demand.min:
            count, _ = counter(demand)
            sets = model.sets(model.last, count)
            short = model.short(f"{demand.id} below its minimum", weight=demand.weight, most=round(demand.min))
            model.linear.row([*sets, (short, 1)], low=round(demand.min))


def rule_balance(model: BlockModel) -> None:
    """Posterior votes reach their multiple of the anterior ones; nothing is earned beyond."""
    demand = model.problem.contract.demand("posterior-anterior")
    if demand is None or demand.min is None:
        return
    hundredths = round(100 * demand.min)
    most = 60 * VOTE_PARTS
    short = model.short("posterior votes too few", weight=demand.weight, parts=VOTE_PARTS, most=most)
    row = model.sets(
        model.last,
        lambda each: 100 * round(VOTE_PARTS * each.posterior) - hundredths * round(VOTE_PARTS * each.anterior),
    )
    model.linear.row([*row, (short, 100)], low=0)


def rule_every_session(model: BlockModel) -> None:
    """Every full session has posterior leg work and a pull."""
    needs: tuple[tuple[str, Callable[[Candidate], bool]], ...] = (
        ("posterior-leg-every-session", lambda each: each.posterior_leg),
        ("pull-every-session", lambda each: each.pull),
    )
    for id, fits in needs:
        demand = model.problem.contract.demand(id)
        if demand is None:
            continue
        if not any(fits(each) for each in model.problem.candidates):
            days = len(model.days)  # nothing serves: the same for every programme
            model.linear.low[model.short(f"{id}: a session without", weight=demand.weight, most=days)] = days
            continue
        for day in model.days:
            missing = model.short(f"{id}: a session without", weight=demand.weight, most=1)
            row = model.chosen(fits, day)
            model.linear.row([*row, (missing, 1), (model.day_full[day], -1)], low=0)


def rule_days_of_a_pattern(model: BlockModel) -> None:
    """Novices hinge twice a week, and squat or lunge twice a week."""
    for id, patterns in (("hinge-days", ("hinge", "bridge")), ("squat-days", ("squat", "lunge"))):
        demand = model.problem.contract.demand(id)
        if demand is None or not demand.min:
            continue
        days = []
        for day in model.days:
            fits = model.chosen(lambda each, of=patterns: each.exercise.pattern in of, day)  # type: ignore[misc]
            if fits:
                there = model.linear.variable(f"{id} {day}")
                model.linear.row([(there, -1), *fits], low=0)
                days.append(there)
        least = round(demand.min)
        short = model.short(f"{id} too few", weight=demand.weight, most=least)
        model.linear.row([(short, 1), *((there, 1) for there in days)], low=least)


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
            model.linear.row(model.sets(model.last, direct), high=most)
        elif problem.first and (row := model.sets(0, direct)):
            model.linear.row(row, high=most)
            demand = problem.contract.demand(group)
            if demand is not None and (demand.min or 0) >= low and demand.middle:
                weight = problem.doses.objective.start_set_short
                short = model.short(f"{group} below its starting dose", weight=weight, most=low)
                model.linear.row([*row, (short, 1)], low=low)


def rule_weekly_steps(model: BlockModel) -> None:
    """At most two direct sets per group and a fifth of all sets more than the week before."""
    problem, linear, step = model.problem, model.linear, model.problem.doses.weekly_step
    tenths = round(10 * (1 + step.total_share_max))
    for week in range(1, problem.full_weeks):
        rise = [(column.variable, 10 * column.sets[week] - tenths * column.sets[week - 1]) for column in model.columns]
        linear.row(rise, high=9)
        for group in groups_of(model):
            linear.row(
                [
                    (column.variable, column.sets[week] - column.sets[week - 1])
                    for column in model.columns
                    if group in column.candidate.direct
                ],
                high=step.direct_sets_max,
            )
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


def rule_same_work(model: BlockModel) -> None:
    """A session holds no two exercises of the same pattern and the same direct muscles."""
    for day in model.days:
        alike: dict[tuple[object, ...], Row] = {}
        for column in model.columns:
            if column.day == day:
                alike.setdefault(column.candidate.same_work, []).append((column.variable, 1))
        for row in alike.values():
            model.linear.row(row, high=1)


def consecutive(model: BlockModel) -> list[tuple[int, int]]:
    """Pairs of days whose dates differ by one, over the end of the week as well."""
    days = model.problem.contract.days
    return [
        (one, other) for one, other in combinations(model.days, 2) if days[other].offset - days[one].offset in (1, 6)
    ]


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


def rule_nordics(model: BlockModel) -> None:
    """Nordics start once a week, and never in the block in which Romanian deadlifts are new."""
    problem, linear, doses = model.problem, model.linear, model.problem.doses.nordic
    before = {slot.exercise for slot in problem.before or ()}
    known = problem.alone or any(model.by_id[exercise].nordic for exercise in before)
    most = doses.times_a_week_max if known else doses.times_a_week_start
    nordics = model.chosen(lambda each: each.nordic)
    linear.row(nordics, high=most)
    if problem.alone or not nordics:
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


def rule_main_lifts(model: BlockModel) -> None:
    """One main lift of each kind: hinge, squat, press, vertical pull."""
    for pattern, weight in model.problem.contract.wanted_mains.items():
        row = model.in_block(
            lambda each, of=pattern: each.facts.role == "main" and each.exercise.pattern == of  # type: ignore[misc]
        )
        missing = model.short(f"no main lift: {pattern}", weight=weight, most=1)
        model.linear.row([(missing, 1), *row], low=1)


def rule_one_sided(model: BlockModel) -> None:
    """Some work on one leg or with one arm every week."""
    row = model.in_block(lambda each: each.exercise.laterality == "unilateral")
    missing = model.short("no one-sided work", weight=model.problem.doses.objective.one_sided_missing, most=1)
    model.linear.row([(missing, 1), *row], low=1)


def rule_wishes(model: BlockModel) -> None:
    """Pinned exercises are there; preferred ones cost when they are not."""
    person = model.problem.contract.person
    for exercise in person.pin:
        model.linear.row(model.in_block(lambda each, of=exercise: each.id == of), low=1)  # type: ignore[misc]
    for exercise in person.prefer:
        row = model.in_block(lambda each, of=exercise: each.id == of)  # type: ignore[misc]
        if row:
            weight = model.problem.doses.objective.preferred_missing
            missing = model.short(f"preferred but not chosen: {exercise}", weight=weight, most=1)
            model.linear.row([(missing, 1), *row], low=1)


def rule_known_mains(model: BlockModel) -> None:
    """Main lifts that somebody does already stay, so that their progress can be seen."""
    weights, lifts = model.problem.doses.objective, model.problem.contract.history.lifts
    for pool, row in zip(model.pools, model.used, strict=True):
        lift = lifts.get(pool.one.id)
        if pool.one.facts.role == "main" and lift and lift.sets_last_8_weeks >= weights.known_main_sets_min:
            missing = model.short(f"not kept: {pool.one.id}", weight=weights.known_main_missing, most=1)
            model.linear.row([(missing, 1), *row], low=1)


def rule_keep(model: BlockModel) -> None:
    """Stay close to a kept programme: at most so many changes, or each change at a price."""
    problem, linear = model.problem, model.linear
    if problem.kept is None or problem.number > len(problem.kept.blocks):
        return
    kept = problem.kept.blocks[problem.number - 1]
    stays = [(column.variable, 1) for column in model.columns if (column.candidate.id, column.day) in kept]
    comes = [(column.variable, 1) for column in model.columns if (column.candidate.id, column.day) not in kept]
    changes = linear.variable("changes", high=200)
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
    model.linear.row([*used, (fewer, 1)], low=wanted)
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
    model.economy("exercises in sessions", weights.exercise, model.chosen(lambda _: True))
    model.economy("distinct exercises", weights.distinct, model.in_block(lambda _: True))
    model.economy("sets", weights.set, model.sets(model.last, lambda _: 1))
    suits = "how little the exercises suit"
    for pool, row in zip(model.pools, model.used, strict=True):
        model.economy(suits, 1, [(variable, pool.one.cost * many) for variable, many in row])
        for uses, (one, other) in enumerate(pairwise(pool.members), 1):
            if other.cost > one.cost:
                dearer = model.linear.variable(f"{other.id} as well", high=len(pool.members))
                model.linear.row([*row, (dearer, -1)], high=uses)
                model.economy(suits, 1, [(dearer, other.cost - one.cost)])


RULES: tuple[Callable[[BlockModel], None], ...] = (
    rule_change_of_block, rule_sessions, rule_sets_a_session, rule_minutes, rule_weekly_limits, rule_muscle_targets,
    rule_patterns_kept, rule_balance, rule_every_session, rule_days_of_a_pattern, rule_start_small, rule_weekly_steps,
    rule_distinct, rule_variations, rule_same_work, rule_hard_days, rule_spine, rule_beside_the_hinge,
    rule_one_heavy_hinge, rule_grip, rule_slow_lowering, rule_nordics, rule_novice_hinges, rule_main_lifts,
    rule_one_sided, rule_wishes, rule_known_mains, rule_keep, rule_costs,
)  # fmt: skip
