"""Solved blocks → the weeks of the programme document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from backline.plan.blocks import Solved
from backline.plan.candidates import Candidate
from backline.plan.loads import load_text, round_down_kg
from backline.plan.problem import Slot, axis
from backline.plan.progress import WeekOf, light_week_sets, progression_text, weeks_of
from backline.plan.sequence import Place, arrange, session_minutes
from backline.plan.warm_up import warm_up
from backline.record.programme import Prescription, RampSet, Range, Session, Votes, Week
from backline.targets.contract import Contract
from backline.vocabulary.loader import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPlan:
    """A block, arranged: per day its places, per exercise and day its weeks, and who is new or took whose place."""

    number: int
    weeks: int
    places: Mapping[int, tuple[Place, ...]]
    weeks_of: Mapping[tuple[str, int], tuple[WeekOf, ...]]
    new: frozenset[str]
    instead_of: Mapping[str, str]  # new exercise → the one it replaces


def arrange_blocks(
    solved: Solved, by_id: Mapping[str, Candidate], contract: Contract, catalogue: Catalogue
) -> list[BlockPlan]:
    """Order, pairs, sets, effort and loads of every block."""
    doses = catalogue.doses
    plans: list[BlockPlan] = []
    for number, (answer, weeks) in enumerate(zip(solved.blocks, solved.lengths, strict=True), 1):
        last_block = number == len(solved.blocks)
        before = {slot.exercise for slot in solved.blocks[number - 2].slots} if number > 1 else None
        here = {slot.exercise for slot in answer.slots}
        new = {each for each in here if (by_id[each].new if before is None else each not in before)}
        mains = {each for each in here if by_id[each].facts.role == "main"}
        light = light_week_sets(answer.slots, mains, doses) if last_block and contract.light_week else {}
        weekly = {}
        for slot in answer.slots:
            each = by_id[slot.exercise]
            carried = _carried_kg(plans, slot) if plans and slot.exercise not in new else None
            weekly[slot.exercise, slot.day] = weeks_of(
                each, slot, weeks=weeks, new=slot.exercise in new, light_sets=light.get((slot.exercise, slot.day)),
                load_kg=carried, contract=contract, doses=doses,
            )  # fmt: skip
        days = sorted({slot.day for slot in answer.slots})
        places = {
            day: arrange(
                [by_id[slot.exercise] for slot in answer.slots if slot.day == day],
                minutes=contract.days[day].minutes,
                pairs=answer.pairs[day],
                doses=doses,
            )
            for day in days
        }
        replaced = _replaced(solved.blocks[number - 2].slots, answer.slots, by_id) if number > 1 else {}
        plans.append(
            BlockPlan(
                number=number, weeks=weeks, places=places, weeks_of=weekly, new=frozenset(new), instead_of=replaced
            )
        )
    return plans


def _carried_kg(plans: Sequence[BlockPlan], slot: Slot) -> float | None:
    """Where the load of an exercise ended in the block before, on that day or on another."""
    before = plans[-1].weeks_of
    same_day = before.get((slot.exercise, slot.day))
    any_day = next((weeks for (exercise, _), weeks in before.items() if exercise == slot.exercise), None)
    found = same_day or any_day
    return found[-1].load_kg if found else None


def _replaced(before: Sequence[Slot], now: Sequence[Slot], by_id: Mapping[str, Candidate]) -> dict[str, str]:
    """Which exercise took the place of which: same days, exactly one axis apart."""
    old, new = _days(before), _days(now)
    gone = [exercise for exercise in old if exercise not in new]
    found: dict[str, str] = {}
    for exercise in (exercise for exercise in new if exercise not in old):
        for each in gone:
            if each not in found.values() and old[each] == new[exercise] and axis(by_id[each], by_id[exercise]):
                found[exercise] = each
                break
    return found


def _days(slots: Sequence[Slot]) -> dict[str, frozenset[int]]:
    days: dict[str, set[int]] = {}
    for slot in slots:
        days.setdefault(slot.exercise, set()).add(slot.day)
    return {exercise: frozenset(found) for exercise, found in days.items()}


def write_weeks(plans: Sequence[BlockPlan], contract: Contract, catalogue: Catalogue) -> tuple[Week, ...]:
    """Every week of every block; reasons and alternatives come later, when the totals are known."""
    weeks: list[Week] = []
    for plan in plans:
        for week in range(plan.weeks):
            number = len(weeks) + 1
            sessions = tuple(
                _session(plan, day, week, number, contract, catalogue)
                for day in sorted(plan.places, key=lambda day: contract.days[day].offset)
            )
            weeks.append(Week(number=number, block=plan.number, sessions=sessions))
    return tuple(weeks)


def _session(plan: BlockPlan, day: int, week: int, number: int, contract: Contract, catalogue: Catalogue) -> Session:
    training, doses, places = contract.days[day], catalogue.doses, plan.places[day]
    of_week = {place.candidate.id: plan.weeks_of[place.candidate.id, day][week] for place in places}
    sets = {exercise: now.sets for exercise, now in of_week.items()}
    entries: list[Prescription] = []
    barbells = 0
    for place in places:
        now = of_week[place.candidate.id]
        ramp: tuple[RampSet, ...] = ()
        if place.candidate.barbell:
            steps = doses.warm_up.ramp_later if barbells else doses.warm_up.ramp_first
            ramp = tuple(_ramp_set(place.candidate, percent, reps, now.load_kg, contract) for percent, reps in steps)
            barbells += 1
        again = week > 0 or (place.candidate.id not in plan.new and plan.number > 1)
        entries.append(_prescription(place, now, ramp, plan.number, again, contract, catalogue))
    return Session(
        day=training.day,
        date=(contract.start + timedelta(days=7 * (number - 1) + training.offset)).isoformat(),
        minutes=session_minutes(places, sets, ceiling=training.minutes, doses=doses),
        warmup=warm_up([place.candidate for place in places], ceiling=training.minutes, doses=doses),
        exercises=tuple(entries),
    )


def _ramp_set(each: Candidate, percent: int, reps: int, load_kg: float | None, contract: Contract) -> RampSet:
    """A warm-up set; never less than the empty bar."""
    light = None
    if load_kg is not None:
        light = round_down_kg(each, load_kg * percent / 100, contract) or contract.person.loads.bar_kg
    return RampSet(reps=reps, percent=percent, load_kg=light)


def _prescription(
    place: Place,
    now: WeekOf,
    ramp: tuple[RampSet, ...],
    block: int,
    again: bool,
    contract: Contract,
    catalogue: Catalogue,
) -> Prescription:
    each, exercise = place.candidate, place.candidate.exercise
    return Prescription(
        exercise=exercise.id,
        name=exercise.name,
        family=exercise.family,
        movement=exercise.movement,
        pattern=exercise.pattern,
        role=each.facts.role,
        dominance=exercise.dominance,
        laterality=exercise.laterality,
        side="both",
        group=place.group,
        equipment=exercise.equipment_used(contract.owned),
        sets=now.sets,
        reps=Range(min=each.reps[0], max=each.reps[1]) if each.reps else None,
        seconds=Range(min=each.seconds[0], max=each.seconds[1]) if each.seconds else None,
        load_kg=now.load_kg,
        load_is=exercise.load_is,
        load_text=load_text(each, now.load_kg, rir=now.rir, again=again, contract=contract, doses=catalogue.doses),
        rir=now.rir,
        tempo=place.tempo,
        rest_s=each.rest_s,
        ramp=ramp,
        stop_rule=each.dose.stop_rule,
        credits=dict(exercise.credits),
        votes=Votes(posterior=round(each.posterior, 4), anterior=round(each.anterior, 4)),
        alternatives=(),
        progression=progression_text(each, now.load_kg, contract, block=block),
        reasons=(),
    )
