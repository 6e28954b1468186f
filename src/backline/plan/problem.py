"""What is asked of one block, and what an answer looks like. No solver here."""

from collections.abc import Mapping
from dataclasses import dataclass

from backline.plan.candidates import Candidate
from backline.record.programme import Term
from backline.targets.contract import Contract
from backline.vocabulary.doses import Doses

Profile = tuple[int, ...]  # working sets in each week of the block that is not light


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """An exercise on a day of every week of a block, with its sets week by week."""

    exercise: str
    day: int  # index into the contract's days
    sets: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A programme to stay close to: for each block its exercises and days, and how much may change (None: priced)."""

    blocks: tuple[frozenset[tuple[str, int]], ...]
    changes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockProblem:
    """One block to be solved.

    `before` is the block before; None for the first, and for the bound on a later block, where anything may stand.
    """

    contract: Contract
    doses: Doses
    candidates: tuple[Candidate, ...]
    number: int
    full_weeks: int
    weeks_before: int = 0
    before: tuple[Slot, ...] | None = None
    kept: Kept | None = None
    places: Mapping[str, frozenset[int]] | None = None  # days on which each candidate may stand; None: all

    @property
    def first(self) -> bool:
        """Is it the first block of the programme?"""
        return self.number == 1

    @property
    def alone(self) -> bool:
        """A later block without the one before: a relaxation, for the bound."""
        return self.number > 1 and self.before is None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockAnswer:
    """What a block came to: its slots, how many rest-sharing pairs each day needs, its terms, and the proof."""

    slots: tuple[Slot, ...]
    pairs: tuple[int, ...]  # per day of the contract
    terms: tuple[Term, ...]
    status: str
    objective: int
    bound: float
    work: float
    solver: str
    solver_version: str


def block_lengths(weeks: int, usual: int) -> tuple[int, ...]:
    """Six weeks are two blocks of three; a remainder makes later blocks longer, never a block of its own."""
    if weeks < 2 * usual:
        return (weeks,)
    count = weeks // usual
    short, longer = divmod(weeks, count)
    return tuple(short + (number >= count - longer) for number in range(count))


def profiles(each: Candidate, problem: BlockProblem, *, new: bool) -> tuple[Profile, ...]:
    """The ways in which the sets of an exercise may go through the block.

    A known exercise keeps its sets; in a later block it may also gain one. A new one starts with one set fewer than
    it ends with, but not below two, and gains it in the second week if it is a main lift or trains the back of the
    legs, in the third otherwise, so that not everything grows at once.
    """
    low, high = sets_window(each, problem, new=new)
    weeks = problem.full_weeks
    at = min(1 if each.facts.role == "main" or each.posterior_leg else 2, weeks - 1)
    found: list[Profile] = []
    for end in range(low, high + 1):
        risen = (end - 1,) * at + (end,) * (weeks - at)
        if new and end > problem.doses.session.sets_assistance[0] and not problem.alone:
            found.append(risen)
        else:
            found.append((end,) * weeks)
            if problem.before is not None and end > low and weeks > 1:
                found.append(risen)
    if problem.first and problem.contract.older:
        most = problem.doses.over_60.first_week_sets[1]
        found = [profile for profile in found if profile[0] <= most] or [(min(low, most),) * weeks]
    return tuple(dict.fromkeys(found))


def sets_window(each: Candidate, problem: BlockProblem, *, new: bool) -> tuple[int, int]:
    """Fewest and most sets of an exercise once the block is under way.

    The same for every length of session, so that more minutes never take a choice away.
    """
    session = problem.doses.session
    main = each.facts.role == "main"
    low, high = session.sets_main if main else session.sets_assistance
    high = each.dose.sets[1] if each.dose.order in (1, 9) else min(high, each.dose.sets[1])
    if problem.contract.older:
        low = session.sets_assistance[0]
    if each.facts.gate == "only-by-preference" and new:
        high = min(high, problem.doses.ghd_sit_up.first_sets_max)
    return min(low, high), high


def replacements(
    each: Candidate, candidates: tuple[Candidate, ...], *, cost_more_max: int, careful: bool
) -> tuple[Candidate, ...]:
    """What may take the place of an assistance exercise at a change of block: exactly one axis differs.

    It suits the person about as well, and is no easier, except for careful people.
    """
    return tuple(
        other
        for other in candidates
        if other.id != each.id
        and other.facts.role != "main"
        and other.cost <= each.cost + cost_more_max
        and (careful or other.facts.skill >= each.facts.skill)
        and axis(each, other) is not None
    )


def axis(one: Candidate, other: Candidate) -> str | None:
    """movement | equipment | laterality: the one axis along which two exercises differ, None if not exactly one."""
    a, b = one.exercise, other.exercise
    if (a.pattern, a.dominance) != (b.pattern, b.dominance):
        return None
    same_side = a.laterality == b.laterality
    same_equipment = (a.equipment, a.equipment_any) == (b.equipment, b.equipment_any)
    if a.movement != b.movement:
        return "movement" if same_side else None
    if same_side:
        return None if same_equipment else "equipment"
    return "laterality" if same_equipment else None
