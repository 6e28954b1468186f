"""From week to week: an ordered list of levers, of which the first that can move moves, one at a time."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from math import ceil, floor

from backline.plan.candidates import Candidate
from backline.plan.loads import first_load_kg, most_load_kg, next_load_kg, round_down_kg
from backline.plan.problem import Slot
from backline.quantities import in_unit
from backline.targets.contract import Contract
from backline.vocabulary.doses import Doses


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOf:
    """What one exercise on one day comes to in one week."""

    sets: int
    rir: int | None
    load_kg: float | None


def rir_of(each: Candidate, *, week: int, new: bool, light: bool, contract: Contract, doses: Doses) -> int | None:
    """Repetitions in reserve in a week of the block (0-based): the most careful of what applies."""
    if each.dose.rir is None:
        return None
    careful = new or contract.person.experience == "novice"
    schedule = doses.progress.rir_by_week_new if careful else doses.progress.rir_by_week
    rir = max(each.dose.rir[0], schedule[min(week, len(schedule) - 1)])
    if contract.older:
        rir = max(rir, doses.over_60.rir_min)
    rir = max(rir, contract.care.rir_min.get(each.id, 0))
    return max(rir, doses.last_week.rir_min) if light else rir


def weeks_of(
    each: Candidate,
    slot: Slot,
    *,
    weeks: int,
    new: bool,
    light_sets: int | None,
    load_kg: float | None,
    contract: Contract,
    doses: Doses,
) -> tuple[WeekOf, ...]:
    """All weeks of a block. `load_kg` is where the block before ended; None: from the log, or to be found.

    Levers in order: a set where the plan adds one; else nearer to the limit at the same load; else, from the third week
    on, the smallest step of load that is within 2 to 10 per cent.
    """
    found: list[WeekOf] = []
    light_week = None if light_sets is None else weeks - 1
    efforts = [
        rir_of(each, week=week, new=new, light=week == light_week, contract=contract, doses=doses)
        for week in range(weeks)
    ]
    for week, rir in enumerate(efforts):
        sets = slot.sets[min(week, len(slot.sets) - 1)]
        if week == light_week and light_sets is not None:
            sets = light_sets
        if rir is None:
            load = None
        elif week == 0:
            load = load_kg or first_load_kg(each, rir=rir, contract=contract, doses=doses)
        else:
            load = found[-1].load_kg
            steady = sets == found[-1].sets and rir == found[-1].rir
            if load is not None and week == light_week:
                load = lighter(each, load, contract, doses)
            elif load is not None and steady and week >= 2 and each.id not in contract.care.held:
                load = heavier(each, load, contract, doses)
        if load is not None and rir is not None:
            most = most_load_kg(each, rir=rir, contract=contract, doses=doses)
            if light_week is not None and week != light_week:
                most = before_light_kg(each, most, rir=efforts[light_week], contract=contract, doses=doses)
            load = load if most is None else min(load, most)
        found.append(WeekOf(sets=sets, rir=rir, load_kg=load))
    return tuple(found)


def heavier(each: Candidate, load_kg: float, contract: Contract, doses: Doses) -> float:
    """The smallest heavier load that is 2 to 10 per cent more; the same where there is none."""
    low, high = doses.progress.load_step_share
    step = next_load_kg(each, load_kg, contract)
    while step is not None and step / load_kg - 1 < low:  # a strong person's smallest plates
        step = next_load_kg(each, step, contract)
    return load_kg if step is None or step / load_kg - 1 > high else step


def lighter(each: Candidate, load_kg: float, contract: Contract, doses: Doses) -> float:
    """For the light week: between 90 and 100 per cent, the lighter the better that can be made."""
    low = load_kg * doses.last_week.load_share_min
    best = load_kg
    while (lower := round_down_kg(each, best - 0.01, contract)) is not None and lower >= low:
        best = lower
    return best


def before_light_kg(
    each: Candidate, most_kg: float | None, *, rir: int | None, contract: Contract, doses: Doses
) -> float | None:
    """At most so heavy before the light week that what its effort (`rir`) allows is no less than 90 per cent of it."""
    light_kg = None if rir is None else most_load_kg(each, rir=rir, contract=contract, doses=doses)
    if most_kg is None or light_kg is None:
        return most_kg
    share_kg = round_down_kg(each, light_kg / doses.last_week.load_share_min, contract)
    return most_kg if share_kg is None else min(most_kg, share_kg)


def light_week_sets(slots: Sequence[Slot], mains: Set[str], doses: Doses) -> dict[tuple[str, int], int]:
    """Sets of the last week per exercise and day: about half of the week before in all, at least one each.

    Every exercise is halved, rounded down; what is then missing in all goes to those that lost most by it, main lifts
    first: the tests ask for their skill.
    """
    before = {(slot.exercise, slot.day): slot.sets[-1] for slot in slots}
    low, high = doses.last_week.sets_share
    total = sum(before.values())
    sets = {key: max(1, floor(number * low)) for key, number in before.items()}

    def turn(key: tuple[str, int]) -> tuple[float, bool, int, tuple[str, int]]:
        return sets[key] - before[key] * low, key[0] not in mains, -before[key], key

    for key in sorted(before, key=turn):
        if sum(sets.values()) >= ceil(total * low):
            break
        if sets[key] < before[key] and sum(sets.values()) + 1 <= ceil(total * high):
            sets[key] += 1
    return sets


def progression_text(each: Candidate, load_kg: float | None, contract: Contract, *, block: int) -> str:
    """What to do when it gets easy: short, for the page. Older people learn to lift fast as well."""
    fast = contract.older and block > 1 and each.facts.role == "main"
    return _when_easy(each, load_kg, contract) + (" Up as fast as is comfortable, down slowly." if fast else "")


def _when_easy(each: Candidate, load_kg: float | None, contract: Contract) -> str:
    if each.reps is None:
        return "When the longest time is steady in all sets, make it harder next time."
    top = each.reps[1]
    if each.id in contract.care.held:
        return f"Keep it as it is until the pain has settled, also when all sets reach {top}."
    if each.nordic:
        return "One repetition or one set more a week, never both."
    if each.exercise.load_is == "band":
        return f"When all sets reach {top}: a stronger band, or stand farther from its anchor."
    if each.exercise.load_is == "bodyweight":
        return f"When all sets reach {top}: a harder form, or slower down."
    if each.exercise.load_is == "assistance":
        return f"When all sets reach {top}: a little less help."
    step = next_load_kg(each, load_kg, contract) if load_kg is not None else None
    if step is None or load_kg is None:
        return f"When all sets reach {top}: the smallest step up."
    return f"When all sets reach {top}: {in_unit(step, contract.person.unit)}."
