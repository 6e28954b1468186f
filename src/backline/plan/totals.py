"""What the weeks add up to, and where each target stands."""

from collections.abc import Callable, Sequence

from backline.plan.measured import MEASURED, measured_targets
from backline.record.counting import direct_votes, fractional_votes, graded_votes, group_credits
from backline.record.programme import Prescription, Ratio, Target, Week, WeekTotals
from backline.targets.contract import Contract, Demand
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import GROUPS, PULL_PATTERNS, Group

INTERNAL = ("quads-most", "chest-most", "direct-hamstrings")  # limits that are rules, not targets of the document


def entries_of(week: Week) -> list[Prescription]:
    """All entries of a week."""
    return [entry for session in week.sessions for entry in session.exercises]


def counted_sets(entry: Prescription) -> float:
    """Sets as they count for each muscle: an entry for one side counts half."""
    return entry.sets * (1.0 if entry.side == "both" else 0.5)


def week_totals(week: Week, catalogue: Catalogue) -> WeekTotals:
    """Sets per muscle and group, votes, ratios, minutes."""
    muscles: dict[str, float] = {}
    groups: dict[Group, float] = {}
    votes = {"fractional": [0.0, 0.0], "direct": [0.0, 0.0], "graded": [0.0, 0.0]}
    for entry in entries_of(week):
        sets = counted_sets(entry)
        for muscle, credit in entry.credits.items():
            muscles[muscle] = muscles.get(muscle, 0.0) + sets * credit
        for group, credit in group_credits(entry.credits, catalogue.muscles).items():
            groups[group] = groups.get(group, 0.0) + sets * credit
        by_rule = {
            "fractional": fractional_votes(entry.credits, catalogue.muscles),
            "direct": direct_votes(entry.credits, catalogue.muscles),
            "graded": graded_votes(catalogue.demand.get(entry.exercise), entry.credits, catalogue.muscles),
        }
        for rule, vote in by_rule.items():
            votes[rule] = [total + sets * part for total, part in zip(votes[rule], vote, strict=True)]
    computed = any(entry.exercise in catalogue.demand for entry in entries_of(week))
    return WeekTotals(
        sets={muscle: muscles[muscle] for muscle in catalogue.muscles if muscle in muscles},
        groups={group: groups.get(group, 0.0) for group in GROUPS},
        posterior=round(votes["fractional"][0], 2),
        anterior=round(votes["fractional"][1], 2),
        ratio=Ratio(
            fractional=_ratio(*votes["fractional"]),
            direct=_ratio(*votes["direct"]),
            graded=_ratio(*votes["graded"]) if computed else None,
        ),
        minutes=sum(session.minutes for session in week.sessions),
    )


def _ratio(posterior: float, anterior: float) -> float | None:
    return round(posterior / anterior, 2) if anterior > 1e-9 else None


def full_week_of_blocks(weeks: Sequence[Week], contract: Contract) -> list[Week]:
    """The last week of each block that is not the light week; there targets are judged."""
    steady = weeks[:-1] if contract.light_week else weeks
    last = {week.block: week for week in steady}
    return list(last.values())


def demand_value(demand: Demand, week: Week, block: Sequence[Week], contract: Contract, catalogue: Catalogue) -> float:
    """What a week holds of a demand."""
    entries = entries_of(week)

    def total(count: Callable[[Prescription], float]) -> float:
        return sum(counted_sets(entry) * count(entry) for entry in entries)

    def credit(entry: Prescription, group: str) -> float:
        return group_credits(entry.credits, catalogue.muscles).get(group, 0.0)  # type: ignore[call-overload, no-any-return]

    if demand.id in ("quads", "chest"):
        return total(lambda entry: float(credit(entry, demand.id) >= 1))
    if demand.id in ("hamstrings-hip", "hamstrings-knee"):
        return total(lambda entry: float(entry.credits.get(demand.id, 0) >= 1))
    if demand.id == "posterior-anterior":
        votes = [fractional_votes(entry.credits, catalogue.muscles) for entry in entries]
        front = sum(counted_sets(entry) * vote[1] for entry, vote in zip(entries, votes, strict=True))
        back = sum(counted_sets(entry) * vote[0] for entry, vote in zip(entries, votes, strict=True))
        return back / front if front > 1e-9 else float("inf")
    if demand.id.startswith("keep-"):
        return total(lambda entry: float(entry.pattern == demand.id.removeprefix("keep-")))
    if demand.id in MEASURED:
        return total(
            lambda entry: float(demand.id in measured_targets(catalogue.exercises[entry.exercise], catalogue.muscles))
        )
    if demand.id in ("hinge-days", "squat-days"):
        patterns = ("hinge", "bridge") if demand.id == "hinge-days" else ("squat", "lunge")
        return sum(any(entry.pattern in patterns for entry in session.exercises) for session in week.sessions)
    if demand.id == "session-minutes":
        return max((session.minutes for session in week.sessions), default=0)
    if demand.id == "exercises":
        return len({entry.exercise for each in block for entry in entries_of(each)})
    if demand.id in ("posterior-leg-every-session", "pull-every-session"):
        return _share_of_sessions(demand.id, week, light_days(week, catalogue) if contract.careful else frozenset())
    return total(lambda entry: credit(entry, demand.id))


def light_days(week: Week, catalogue: Catalogue) -> frozenset[str]:
    """Days of the week that hold only what a light day may hold, in the minutes of a light day."""
    session = catalogue.doses.session
    return frozenset(
        each.day
        for each in week.sessions
        if each.minutes <= session.light_day_minutes
        and all(entry.pattern in session.light_patterns for entry in each.exercises)
    )


def _share_of_sessions(id: str, week: Week, light: frozenset[str]) -> float:
    def holds(entry: Prescription) -> bool:
        return entry.dominance is not None if id == "posterior-leg-every-session" else entry.pattern in PULL_PATTERNS

    full = [session for session in week.sessions if session.day not in light]
    return sum(any(map(holds, session.exercises)) for session in full) / len(full) if full else 1.0


def judge(demand: Demand, weeks: Sequence[Week], contract: Contract, catalogue: Catalogue) -> tuple[Target, float]:
    """The target of the document with `met`, and by how much it falls short at worst."""
    worst = 0.0
    for week in full_week_of_blocks(weeks, contract):
        block = [each for each in weeks if each.block == week.block]
        value = demand_value(demand, week, block, contract, catalogue)
        if demand.min is not None:
            worst = max(worst, demand.min - value)
        if demand.max is not None:
            worst = max(worst, value - demand.max)
    target = Target(
        id=demand.id,
        kind=demand.kind,
        unit=demand.unit,
        min=demand.min,
        max=demand.max,
        reason=demand.reason,
        sources=demand.sources,
        met=worst <= 0.01,
    )
    return target, round(worst, 2)
