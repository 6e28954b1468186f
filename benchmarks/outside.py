"""The proof seen from outside: more minutes or more equipment never makes the first block worse."""

from dataclasses import dataclass, field, replace
from time import perf_counter

from benchmarks.baselines.fixed import Worth, labelled, with_broken, worth
from benchmarks.people import START
from benchmarks.sample import WEEKS, StoppedError, at_most, catalogue, contract_of, first_block

from backline.plan.answer import read_answer
from backline.plan.linear import LinearAnswer
from backline.plan.model import BlockModel, build_model
from backline.plan.worker import SolverProcess
from backline.targets.build import build_contract
from backline.targets.contract import Contract

MORE_MINUTES = 10
MORE = ("bench", "bands", "dumbbells", "pull-up-bar", "cable")
LONGEST_S = 40.0

Found = tuple[BlockModel, LinearAnswer] | None


@dataclass(slots=True)
class Seen:
    """How often one more thing was given, and with what effect on the optimum; lists say for whom and why."""

    asked: int = 0
    better: int = 0
    same: int = 0
    unproved: int = 0
    worse: list[str] = field(default_factory=list)
    more_asked: list[str] = field(default_factory=list)  # the objective has terms that nothing could serve before


def run(people: int, seconds: float) -> dict[str, Seen]:
    """Solve the first block as it is, with more minutes, and with more equipment."""
    found = {f"{MORE_MINUTES} more minutes a day": Seen(), "more equipment": Seen()}
    end = perf_counter() + seconds
    for number in range(people):
        if perf_counter() > end:
            break
        contract = contract_of(number)
        base = _solve(contract)
        for seen, more in zip(found.values(), (longer(contract), equipped(contract)), strict=True):
            if more is not None:
                _judge(seen, number, contract, more, base, _solve(more))
    return found


def _judge(seen: Seen, number: int, before: Contract, after: Contract, base: Found, more: Found) -> None:
    seen.asked += 1
    if base is None or more is None or base[1].status != "optimal" or more[1].status != "optimal":
        seen.unproved += 1
    elif more[1].objective > base[1].objective:
        old = old_programme_there(base, after)
        about = f"{before.person.experience}, {'-'.join(str(day.minutes) for day in before.days)} minutes"
        text = f"person {number} ({about}): {base[1].objective:g} → {more[1].objective:g}; "
        if old.broken:
            seen.worse.append(f"{text}the old programme breaks {', '.join(rule for rule, _ in old.broken)} there")
        elif old.objective < more[1].objective:
            seen.worse.append(f"{text}the old programme is worth {old.objective} there: the proof is wrong")
        else:
            seen.more_asked.append(f"{text}the old programme is worth {old.objective} there: more can be asked")
    elif more[1].objective < base[1].objective:
        seen.better += 1
    else:
        seen.same += 1


def old_programme_there(base: tuple[BlockModel, LinearAnswer], after: Contract) -> Worth:
    """What the programme of the smaller request is worth under the larger one, and which rules it breaks there."""
    labels = labelled(first_block(after), reduce=False)
    place = {(each.candidate.id, each.day, each.sets): each.variable for each in labels.model.columns}
    slots = [(slot.exercise, slot.day, slot.sets) for slot in read_answer(*base).slots]
    missing = sum(slot not in place for slot in slots)
    return with_broken(worth(labels, {place[slot] for slot in slots if slot in place}), "decisions", missing)


def longer(contract: Contract) -> Contract:
    """Ten minutes more on every day, nothing else different: the targets stay as they were asked."""
    person = contract.person
    minutes = {day: minutes + MORE_MINUTES for day, minutes in person.minutes.items()}
    days = tuple(replace(day, minutes=day.minutes + MORE_MINUTES) for day in contract.days)
    return replace(contract, days=days, person=replace(person, minutes=minutes))


def equipped(contract: Contract) -> Contract | None:
    """A few pieces more; None for those who own them all."""
    person = contract.person
    owned = frozenset((*person.equipment, *MORE))
    if owned == frozenset(person.equipment):
        return None
    more = replace(person, equipment=tuple(sorted(owned)))
    return build_contract(person=more, history=contract.history, catalogue=catalogue(), start=START, weeks=WEEKS)


def _solve(contract: Contract) -> Found:
    model = build_model(first_block(contract))
    with SolverProcess() as solver:
        try:
            with at_most(LONGEST_S):
                return model, solver.solve(model.linear)
        except StoppedError:
            return None


def report(found: dict[str, Seen]) -> str:
    """What was never worse, in lines; what was, one by one."""
    lines = []
    for what, seen in found.items():
        lines.append(
            f"- {what}: {seen.asked} people, better {seen.better}, the same {seen.same}, "
            f"dearer since more can be asked {len(seen.more_asked)}, worse {len(seen.worse)}, "
            f"not proved {seen.unproved}"
        )
        lines += [f"  - {each}" for each in (*seen.worse, *seen.more_asked)]
    return "\n".join(lines)
