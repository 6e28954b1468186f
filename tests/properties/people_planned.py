"""One random person, planned and checked: what a process of the pool does. No assertion here, only what was seen."""

from dataclasses import dataclass, replace
from functools import cache

from benchmarks.people import START, STRATA, random_person

from backline.check.run import check
from backline.plan.make import make_programme
from backline.plan.problem import Kept
from backline.record.history import History
from backline.record.person import Person
from backline.record.programme import Programme
from backline.targets.build import build_contract
from backline.targets.contract import Contract
from backline.vocabulary.loader import Catalogue, load_catalogue

DIGEST = "0" * 64
DAYS_MOST_QUICK = 3
PRICED_EVERY = 10  # what would cure a shortfall takes longer than the programme: every tenth person is enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What became of one person. `broken` are rules, `silent` targets that are not met and not explained."""

    seed: int
    weeks: int
    experience: str
    stratum: str
    proof: str = ""
    scope: str = ""
    unmet: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    crash: str = ""

    @property
    def good(self) -> bool:
        """Nothing broken, nothing silent, no crash."""
        return not (self.broken or self.silent or self.crash)


def stratum_of(seed: int) -> str:
    """Every stratum in turn, with every number of weeks."""
    return tuple(STRATA)[(seed + seed // 12) % len(STRATA)]


def weeks_of(seed: int) -> int:
    """From one week to twelve."""
    return 1 + seed * 5 % 12


@cache
def catalogue() -> Catalogue:
    """The real one."""
    return load_catalogue()


def someone(seed: int, *, quick: bool = False) -> tuple[Person, History]:
    """The person of a seed; `quick` has at most three days, so that the answer comes soon."""
    person, history = random_person(seed, catalogue(), stratum_of(seed))
    if quick and len(person.days) > DAYS_MOST_QUICK:
        days = person.days[:DAYS_MOST_QUICK]
        person = replace(person, days=days, minutes={day: person.minutes[day] for day in days})
    return person, history


def contract_of(person: Person, history: History, weeks: int) -> Contract:
    """What the planner is asked."""
    return build_contract(person=person, history=history, catalogue=catalogue(), start=START, weeks=weeks)


def made(contract: Contract, kept: Kept | None = None, *, priced: bool = False) -> Programme:
    """The programme; an error where the planner finds a conflict, since nobody here pins anything."""
    found = make_programme(contract=contract, catalogue=catalogue(), digest=DIGEST, kept=kept, priced=priced)
    assert isinstance(found, Programme), found
    return found


def silent_targets(programme: Programme) -> tuple[str, ...]:
    """Targets that are not met and have no `unmet` that says by how much and because of what."""
    explained = {unmet.target for unmet in programme.unmet if unmet.because and unmet.short_by > 0}
    return tuple(target.id for target in programme.targets if not target.met and target.id not in explained)


def see(seed: int, quick: bool = False) -> Seen:
    """Plan for one person and check; a crash is written down, not raised, so that the others still have their turn."""
    person, history = someone(seed, quick=quick)
    weeks = weeks_of(seed)
    about = Seen(seed=seed, weeks=weeks, experience=person.experience, stratum=stratum_of(seed))
    try:
        programme = made(contract_of(person, history, weeks), priced=seed % PRICED_EVERY == 0)
        broken = check(programme, catalogue()).broken
    except Exception as problem:
        return replace(about, crash=f"{type(problem).__name__}: {str(problem)[:300]}")
    return replace(
        about,
        proof=programme.proof.status,
        scope=programme.proof.scope,
        unmet=tuple(unmet.target for unmet in programme.unmet),
        broken=tuple(f"{rule.id} ({rule.where}): {rule.text}" for rule in broken),
        silent=silent_targets(programme),
    )
