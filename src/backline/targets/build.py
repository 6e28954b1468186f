"""Person, history and doses → the contract."""

from dataclasses import replace
from datetime import date

from backline.quantities import plain_number
from backline.record.history import History
from backline.record.person import Person
from backline.safety.gate import ask_safety
from backline.safety.stop import Stop
from backline.targets.care import with_care
from backline.targets.contract import Contract, Demand, TrainingDay
from backline.targets.from_tests import move_targets
from backline.vocabulary.doses import Doses
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import ANTERIOR_GROUPS, DAYS, POSTERIOR_GROUPS, Day, Group

FLOORS: tuple[Group, ...] = ("quads", "chest")
PLAIN: dict[Group, str] = {
    "glutes": "glutes",
    "hamstrings": "hamstrings",
    "calves": "calves",
    "erectors": "back extensors",
    "upper-back": "upper back",
    "lats": "lats",
    "rear-delts": "rear shoulders",
    "quads": "quads",
    "chest": "chest",
    "trunk": "abs and core",
    "arms": "arms",
    "other": "the rest",
}


class StoppedError(Exception):
    """A contract was asked for somebody whom safety stops: our own mistake, since the gate comes first."""


def build_contract(*, person: Person, history: History, catalogue: Catalogue, start: date, weeks: int) -> Contract:
    """Everything a planner may know of this person, each bound with its reason and source.

    There is no contract without the answer of safety. Raises StoppedError when that answer is a stop.
    """
    care = ask_safety(person, catalogue, start=start, weeks=weeks)
    if isinstance(care, Stop):
        raise StoppedError(care.message)
    doses = catalogue.doses
    age = person.age(start)
    older = age is not None and age >= doses.over_60.age
    days = _days(person, start, doses)
    two_matches = sum(fixed.kind == "match" for fixed in person.fixed) >= doses.sport.matches_for_one_session
    sessions_max = 1 if two_matches else len(days)
    if older:
        sessions_max = min(sessions_max, doses.over_60.days_max)
    contract = Contract(
        person=person,
        owned=frozenset(person.equipment),
        start=start,
        weeks=weeks,
        days=days,
        sessions_max=sessions_max,
        older=older,
        careful=older or person.experience == "novice",
        demands=(
            *_muscles(person, history, doses),
            *_floors(person, doses, days, sessions_max),
            *_balance(person, doses),
            *_patterns(person, history, catalogue, sessions_max),
            *_sizes(person, doses, days),
        ),
        start_small=_start_small(history, doses),
        history=history,
        wanted_mains=_mains(person, doses),
        care=care,
    )
    moved = move_targets(contract, catalogue)
    return replace(moved, demands=with_care(moved.demands, care, doses))  # safety has the last word


def _days(person: Person, start: date, doses: Doses) -> tuple[TrainingDay, ...]:
    """The training days in date order from the start's weekday on, with what sport does to each."""
    index = {day: number for number, day in enumerate(DAYS)}
    matches = [index[fixed.day] for fixed in person.fixed if fixed.kind == "match"]
    hard_sport = [index[fixed.day] for fixed in person.fixed if fixed.legs == "hard"]

    def eccentric_ok(day: Day, before: int) -> bool:
        to_match = [(match - index[day]) % 7 for match in matches]
        return all(gap >= before and 7 - gap >= doses.sport.days_after_match for gap in to_match)

    def hard_around(day: Day) -> bool:
        gaps = [(sport - index[day]) % 7 for sport in hard_sport]
        apart = doses.hard.days_apart
        return any(gap < apart or 7 - gap < apart for gap in gaps)

    ordered = sorted(person.training_days, key=lambda day: (index[day] - start.weekday()) % 7)
    return tuple(
        TrainingDay(
            day=day,
            offset=(index[day] - start.weekday()) % 7,
            minutes=person.minutes[day],
            eccentric_ok=eccentric_ok(day, doses.sport.days_before_match),
            eccentric_ok_used_to=eccentric_ok(day, doses.sport.days_before_match_used_to),
            hard_around=hard_around(day),
        )
        for day in ordered
    )


def _muscles(person: Person, history: History, doses: Doses) -> list[Demand]:
    demands = []
    for group in (*POSTERIOR_GROUPS, *ANTERIOR_GROUPS, "arms"):
        low, high = doses.weekly.bands[group][person.experience]
        aimed = group in POSTERIOR_GROUPS or (group == "trunk" and not person.beside)
        now = history.direct_sets.get(group, 0.0)
        seen = ""
        if history.from_log and group in POSTERIOR_GROUPS:
            seen = f"the log shows {plain_number(now)} direct sets a week; "
        if aimed:
            reason = f"{PLAIN[group]}: {seen}{low:g} to {high:g} sets a week suit somebody {_level(person)}"
        else:
            reason = f"{PLAIN[group]}: not more than {high:g} sets a week"
        demands.append(
            Demand(
                id=group if group not in FLOORS else f"{group}-most",
                kind="muscle",
                unit="sets a week",
                reason=reason,
                sources=doses.weekly.sources,
                min=low if aimed else None,
                max=high,
                middle=(low + high) / 2 if aimed and group != "trunk" else None,
                weight=doses.objective.set_short if aimed else 0,
            )
        )
    for id, least, how in (
        ("hamstrings-hip", doses.hamstrings.hip_sets_min, "through the hip (hinging)"),
        ("hamstrings-knee", doses.hamstrings.knee_sets_min, "through the knee (curling)"),
    ):
        demands.append(
            Demand(
                id=id,
                kind="muscle",
                unit="direct sets a week",
                reason=f"hamstrings {how}: they work over two joints, and each needs its own work every week",
                sources=doses.hamstrings.sources,
                min=least,
                weight=doses.objective.must_set_short,
            )
        )
    demands.append(
        Demand(
            id="direct-hamstrings",
            kind="muscle",
            unit="direct sets a week",
            reason="hamstrings: not more direct sets than this, they recover slowly from lowering",
            sources=doses.hamstrings.sources,
            max=doses.hamstrings.direct_sets_max,
        )
    )
    return demands


def _level(person: Person) -> str:
    return {"novice": "new to lifting", "intermediate": "with some years of lifting", "advanced": "advanced"}[
        person.experience
    ]


def small_week(doses: Doses, days: tuple[TrainingDay, ...], sessions_max: int) -> bool:
    """Does the week hold so few sets at most that the floor of the front is halved?"""
    most = sorted((day.minutes // doses.session.minutes_per_set for day in days), reverse=True)[:sessions_max]
    return sum(most) <= doses.floor.small_week_sets


def _floors(person: Person, doses: Doses, days: tuple[TrainingDay, ...], sessions_max: int) -> list[Demand]:
    if person.beside:
        return []
    leg_sport = any(fixed.legs == "hard" for fixed in person.fixed)
    small = small_week(doses, days, sessions_max)
    demands = []
    for group in FLOORS:
        least = doses.floor.direct_sets_small if small or (leg_sport and group == "quads") else doses.floor.direct_sets
        demands.append(
            Demand(
                id=group,
                kind="muscle",
                unit="direct sets a week",
                reason=f"{PLAIN[group]}: enough to keep what is there while the back side catches up",
                sources=doses.floor.sources,
                min=least,
                weight=doses.objective.must_set_short,
            )
        )
    return demands


def _balance(person: Person, doses: Doses) -> list[Demand]:
    if person.beside:
        return []
    gym_only = "; sport is not counted" if person.fixed else ""
    return [
        Demand(
            id="posterior-anterior",
            kind="balance",
            unit="posterior votes per anterior vote, gym only" if person.fixed else "posterior votes per anterior vote",
            reason=f"a preference, not a finding of research: no trial supports a fixed ratio{gym_only}",
            sources=doses.balance.sources,
            min=person.posterior_anterior,
            weight=doses.objective.balance_vote_short,
        )
    ]


def _patterns(person: Person, history: History, catalogue: Catalogue, sessions_max: int) -> list[Demand]:
    doses = catalogue.doses
    planned = {exercise.pattern for exercise in catalogue.exercises.plannable}
    demands = [
        Demand(
            id=id,
            kind="pattern",
            unit="share of full sessions",
            reason=reason,
            sources=("CJ",),
            min=1,
            weight=doses.objective.session_must,
        )
        for id, reason in (
            ("posterior-leg-every-session", "every session trains the back of the legs or hips"),
            ("pull-every-session", "when in doubt, pulls: every session has one"),
        )
    ]
    if person.experience == "novice":
        for id, twice, what in (
            ("hinge-days", doses.novice.hinge_times_a_week, "hinge or bridge"),
            ("squat-days", doses.novice.squat_times_a_week, "squat or lunge"),
        ):
            if not (person.beside and id == "squat-days"):
                demands.append(
                    Demand(
                        id=id,
                        kind="pattern",
                        unit="days a week",
                        reason=f"learning a movement takes repetition: {what} twice a week",
                        sources=doses.novice.sources,
                        min=min(twice, sessions_max),
                        weight=doses.objective.day_short,
                    )
                )
    if not person.beside:
        for pattern, days in history.pattern_days.items():
            sets = history.pattern_sets.get(pattern, 0.0)
            if days >= doses.floor.kept_times_a_week and pattern in planned:
                share = doses.floor.kept_share_powerlifting if person.goal == "powerlifting" else doses.floor.kept_share
                kept = round(sets * share)
                demands.append(
                    Demand(
                        id=f"keep-{pattern}",
                        kind="pattern",
                        unit="sets a week",
                        reason=f"the log shows {plain_number(sets)} sets a week on {plain_number(days)} days: "
                        f"at least {100 * share:g} % of them stay",
                        sources=doses.floor.sources,
                        min=kept,
                        weight=doses.objective.kept_set_short,
                    )
                )
    return demands


def _sizes(person: Person, doses: Doses, days: tuple[TrainingDay, ...]) -> list[Demand]:
    return [
        Demand(
            id="session-minutes",
            kind="size",
            unit="minutes",
            reason="days and minutes are ceilings: when the targets are met the planner stops",
            sources=("CJ",),
            max=max(day.minutes for day in days),
        ),
        Demand(
            id="exercises",
            kind="size",
            unit="distinct exercises a block",
            reason="few enough to get good at",
            sources=doses.distinct.sources,
            max=getattr(doses.distinct, person.experience),
        ),
    ]


def _start_small(history: History, doses: Doses) -> tuple[Group, ...]:
    """Groups that start from nothing: few direct sets in the last weeks, or no log that says otherwise."""
    return tuple(
        group
        for group in (*POSTERIOR_GROUPS, *FLOORS)
        if history.direct_sets.get(group, 0.0) < doses.start.below_direct_sets
    )


def _mains(person: Person, doses: Doses) -> dict[str, int]:
    strength = person.goal in ("strength", "powerlifting")
    cost = doses.objective.main_missing_strength if strength else doses.objective.main_missing
    kinds = (
        ("hinge", "squat", "vertical-pull") if person.beside else ("hinge", "squat", "horizontal-push", "vertical-pull")
    )
    return dict.fromkeys(kinds, cost)
