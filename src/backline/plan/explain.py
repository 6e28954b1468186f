"""Why each exercise is there, in sentences whose numbers can be recomputed from the document."""

from collections.abc import Sequence
from dataclasses import replace

from backline.plan.candidates import Candidate
from backline.plan.problem import axis
from backline.plan.totals import counted_sets, entries_of
from backline.plan.write import BlockPlan
from backline.record.counting import group_credits
from backline.record.programme import Prescription, Session, Week, WeekTotals
from backline.targets.contract import Contract
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import GROUPS, POSTERIOR_GROUPS, Group

AXES = {
    "movement": "another movement of the same pattern",
    "equipment": "the same movement with other equipment",
    "laterality": "the same movement on one side instead of two, or the other way round",
}


def explained(
    weeks: Sequence[Week],
    totals: Sequence[WeekTotals],
    plans: Sequence[BlockPlan],
    by_id: dict[str, Candidate],
    contract: Contract,
    catalogue: Catalogue,
) -> tuple[Week, ...]:
    """The weeks with reasons on every entry."""
    plan_of = {plan.number: plan for plan in plans}

    def explain(week: Week, total: WeekTotals) -> Week:
        amounts: dict[str, float] = {}
        for entry in entries_of(week):
            amounts[entry.exercise] = amounts.get(entry.exercise, 0.0) + counted_sets(entry)

        def reasoned(_: Session, entry: Prescription) -> Prescription:
            serves = _serves(entry, amounts[entry.exercise], week, total, contract, catalogue)
            return replace(entry, reasons=(*serves, *_why_this(entry, plan_of[week.block], by_id, contract, catalogue)))

        return week.with_entries(reasoned)

    return tuple(explain(week, total) for week, total in zip(weeks, totals, strict=True))


def _number(value: float) -> str:
    return f"{round(value, 1):g}"


def _serves(
    entry: Prescription, sets: float, week: Week, total: WeekTotals, contract: Contract, catalogue: Catalogue
) -> list[str]:
    """What it gives to the groups that have a target: the direct ones first, at most three."""
    credits = group_credits(entry.credits, catalogue.muscles)
    aimed = {demand.id for demand in contract.demands if demand.kind == "muscle" and demand.min}
    order: list[Group] = sorted(
        (group for group in GROUPS if group in credits and group in aimed),
        key=lambda group: (-credits[group], group not in POSTERIOR_GROUPS, GROUPS.index(group)),
    )
    return [
        f"Gives {_number(sets * credits[group])} of the {_number(total.groups[group])} {group.replace('-', ' ')} "
        f"sets of week {week.number}."
        for group in order[:3]
    ]


def _why_this(
    entry: Prescription, plan: BlockPlan, by_id: dict[str, Candidate], contract: Contract, catalogue: Catalogue
) -> list[str]:
    """Why this variation and not another; no numbers here."""
    person, each = contract.person, by_id[entry.exercise]
    reasons = []
    if entry.exercise in person.pin:
        reasons.append("You asked for it to be in the programme.")
    elif entry.exercise in person.prefer:
        reasons.append("You said that you like it.")
    if entry.exercise in contract.care.instead:
        reasons.append(f"Suits now: {contract.care.instead[entry.exercise]}.")
    if entry.role == "main":
        reasons.append("A main lift: it stays for the whole programme, so that you get good at it.")
    if entry.dominance == "knee":
        reasons.append("Trains the back of the thigh through the knee, which hinging does not.")
    elif entry.dominance == "hip":
        reasons.append("Trains the back of the legs through the hip, which curling does not.")
    old = plan.instead_of.get(entry.exercise)
    if old is not None:
        along = axis(by_id[old], each)
        name = by_id[old].exercise.name
        reasons.append(
            f"Takes the place of {name}: {AXES[along]}."
            if along and not any(sign.isdigit() for sign in name)
            else "Takes the place of an exercise of the block before, one thing changed."
        )
    if entry.exercise in plan.new:
        reasons.append("New: it starts with fewer sets and more in reserve.")
    elif entry.exercise in contract.history.lifts:
        reasons.append("You know it from your log.")
    if not reasons and entry.exercise in catalogue.staples:
        reasons.append("A usual first choice for this.")
    return reasons
