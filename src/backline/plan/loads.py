"""Loads: from the estimated 1RM of the same exercise, rounded down to what there is; otherwise how to find one."""

from datetime import date

from backline.plan.candidates import Candidate
from backline.quantities import (
    in_unit,
    nearest_bar_kg,
    nearest_of_kg,
    nearest_step_kg,
    next_bar_step_kg,
    next_of_kg,
)
from backline.record.history import Lift
from backline.targets.contract import Contract
from backline.vocabulary.doses import Doses


def share_of_1rm(repetitions_to_failure: int, doses: Doses) -> float:
    """Share of the 1RM for so many repetitions to failure: the chart up to 12, beyond it Epley if that is less."""
    chart = doses.load.percent_of_1rm
    if repetitions_to_failure <= len(chart):
        return chart[max(repetitions_to_failure, 1) - 1] / 100
    return min(chart[-1] / 100, 1 / (1 + repetitions_to_failure / 30))


def usable_e1rm_kg(lift: Lift | None, start: date, doses: Doses) -> float | None:
    """The estimate with what is taken off for time away: a tenth after 4 weeks, a fifth after 12, all after 26."""
    if lift is None or lift.e1rm_kg is None:
        return None
    weeks = (start - date.fromisoformat(lift.last_done)).days / 7
    kept = 1.0
    for limit, share in doses.load.stale_weeks:
        if weeks > limit:
            kept = share
    return lift.e1rm_kg * kept or None


def first_load_kg(each: Candidate, *, rir: int, contract: Contract, doses: Doses) -> float | None:
    """The load of the first week: the top of the repetition range with `rir` left must be possible. None: find it."""
    lift = contract.history.lifts.get(each.id)
    e1rm_kg = usable_e1rm_kg(lift, contract.start, doses)
    if e1rm_kg is None or each.reps is None or lift is None:
        return None
    target_kg = e1rm_kg * share_of_1rm(each.reps[1] + rir, doses) - (lift.body_mass_kg or 0.0)
    return round_down_kg(each, target_kg, contract)


def most_load_kg(each: Candidate, *, rir: int, contract: Contract, doses: Doses) -> float | None:
    """The load that the bottom of the range with `rir` left allows, and one step: more than that nobody is given."""
    lift = contract.history.lifts.get(each.id)
    e1rm_kg = usable_e1rm_kg(lift, contract.start, doses)
    if e1rm_kg is None or each.reps is None or lift is None:
        return None
    allowed_kg = round_down_kg(
        each, e1rm_kg * share_of_1rm(each.reps[0] + rir, doses) - (lift.body_mass_kg or 0), contract
    )
    return allowed_kg and (next_load_kg(each, allowed_kg, contract) or allowed_kg)


def round_down_kg(each: Candidate, target_kg: float, contract: Contract) -> float | None:
    """The heaviest load not above the target that the person can make; None when there is none."""
    loads, kind = contract.person.loads, each.exercise.load_is
    most = contract.care.load_most.get(each.id)
    target_kg = target_kg if most is None else min(target_kg, most.kg)
    if target_kg <= 0 or kind in ("band", "bodyweight", "sled", "assistance"):
        return None
    if kind == "bar-total":
        return nearest_bar_kg(target_kg, loads.bar_kg, loads.plates_kg)
    if kind == "stack":
        return nearest_step_kg(target_kg, loads.stack_step_kg)
    return nearest_of_kg(target_kg, hand_weights(each, contract))


def next_load_kg(each: Candidate, load_kg: float, contract: Contract) -> float | None:
    """The next heavier load that the person can make and that nobody forbids."""
    heavier, most = _next_kg(each, load_kg, contract), contract.care.load_most.get(each.id)
    return None if most is not None and heavier is not None and heavier > most.kg else heavier


def _next_kg(each: Candidate, load_kg: float, contract: Contract) -> float | None:
    loads, kind = contract.person.loads, each.exercise.load_is
    if kind == "bar-total":
        return next_bar_step_kg(load_kg, loads.bar_kg, loads.plates_kg)
    if kind == "stack":
        return load_kg + loads.stack_step_kg
    return next_of_kg(load_kg, hand_weights(each, contract))


def hand_weights(each: Candidate, contract: Contract) -> tuple[float, ...]:
    """Dumbbells, kettlebells, or single plates: what this exercise is held or hung with."""
    loads = contract.person.loads
    used = each.exercise.equipment_used(contract.owned)
    if "kettlebell" in used and "dumbbells" not in used:
        return loads.kettlebells_kg
    if "dumbbells" in used:
        return loads.dumbbells_kg
    return tuple(sorted({*loads.plates_kg}))


def load_text(
    each: Candidate, load_kg: float | None, *, rir: int | None, again: bool, contract: Contract, doses: Doses
) -> str:
    """The load in the person's unit, or how to find it; never empty. `again`: it was found in a week before.

    Where somebody limits the load, a load that is still to be found says so.
    """
    text = _load_text(each, load_kg, rir=rir, again=again, contract=contract, doses=doses)
    most = contract.care.load_most.get(each.id)
    if most is None or load_kg is not None:
        return text
    return f"{text}; never above {in_unit(most.kg, contract.person.unit)} ({most.by})"


def _load_text(
    each: Candidate, load_kg: float | None, *, rir: int | None, again: bool, contract: Contract, doses: Doses
) -> str:
    unit, kind = contract.person.unit, each.exercise.load_is
    if load_kg is not None:
        weight = in_unit(load_kg, unit)
        return {
            "per-hand": f"{weight} in each hand" if each.exercise.laterality == "bilateral" else weight,
            "added": f"{weight} added",
            "stack": f"{weight} on the stack",
        }.get(kind, weight)
    left = "" if rir is None else f" and could do {rir} more"
    goal = f"{each.reps[0]} to {each.reps[1]} repetitions{left}" if each.reps else "the time asked for"
    found = f"you do {goal}" if each.reps else f"you reach {goal}"
    if kind == "band":
        return f"{_band(each, contract)} band; take another unless {found}"
    if kind == "bodyweight":
        return "body weight"
    if kind == "assistance":
        return f"so much help that {found}"
    if kind == "sled":
        return "find it: start light, add until the last seconds are hard and the steps stay even"
    if again and (kind != "added" or each.facts.dose.startswith("light")):
        return f"find it: go on from what you did last time, until {found}"
    if kind == "added":
        return (
            "body weight first; add weight when that is easy"
            if not each.facts.dose.startswith("light")
            else (f"find it: start with the lightest, go up until {found}")
        )
    suggestion = _suggestion(each, contract, doses)
    start = {"bar-total": "the empty bar", "stack": "the lightest setting"}.get(
        kind,
        "the lightest pair"
        if each.exercise.laterality == "bilateral" and not _one_weight(each)
        else "the lightest one",
    )
    return f"find it: start with {start}, go up in small steps until {found}{suggestion}"


def _one_weight(each: Candidate) -> bool:
    """Is it done with one kettlebell or dumbbell in both hands?"""
    return "kettlebell" in each.exercise.equipment or each.facts.role == "ballistic"


def _suggestion(each: Candidate, contract: Contract, doses: Doses) -> str:
    """A labelled starting point from the squat; never a silent transfer."""
    shares = {
        "rdl": doses.load.starting_rdl_share_of_squat,
        "good-morning": doses.load.starting_good_morning_share_of_squat,
    }
    squat_kg = usable_e1rm_kg(contract.history.lifts.get("back-squat"), contract.start, doses)
    if each.facts.dose not in shares or squat_kg is None or each.exercise.load_is != "bar-total":
        return ""
    start_kg = round_down_kg(each, squat_kg * shares[each.facts.dose], contract)
    if start_kg is None:
        return ""
    share = f"{100 * shares[each.facts.dose]:.0f} %"
    return f"; not above {in_unit(start_kg, contract.person.unit)} at first ({share} of your squat's estimate, a guess)"


def _band(each: Candidate, contract: Contract) -> str:
    """Light bands for the shoulder, the middle one of those there are for everything else."""
    bands = contract.person.loads.bands or ("light",)
    return bands[0] if each.dose.order == 7 else bands[(len(bands) - 1) // 2]
