"""What may be done instead when a machine is taken: the same intent, and the checker passes it in that place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from backline.check.layout import lay_out
from backline.check.rules.session import session_minutes
from backline.check.run import RULES
from backline.check.view import View
from backline.plan.candidates import Candidate, choose_from
from backline.record.programme import Prescription, Programme, RampSet, Range, Session, Votes, Week
from backline.targets.contract import Contract
from backline.vocabulary.loader import Catalogue

WANTED = 2
TRIED_MAX = 40
# What a swap on one day must keep; rules of the document's arithmetic and of progress over weeks do not apply to it.
KEPT = frozenset(
    (
        *(
            "known-exercises",
            "equipment",
            "avoided",
            "prohibited",
            "limits",
            "conditions",
            "skill",
            "gates",
            "novice-hinge",
            "older",
            "ramps",
        ),
        *("exercises-a-session", "sets-a-session", "sets-an-exercise", "direct-sets-a-session", "table", "pairs"),
        *("posterior-leg-and-pull", "order", "before-the-hinge", "grip", "slow-lowering", "spinal-session"),
        *("deadlift-good-morning", "hinge-day-rows", "weekly-maximum", "direct-hamstrings", "hard-days"),
        *("spinal-days", "nordics", "match"),
    )
)


def with_alternatives(programme: Programme, contract: Contract, catalogue: Catalogue) -> Programme:
    """The programme with up to two alternatives for each exercise of each day of each block.

    An alternative has the pattern and the dominance of what it stands for, trains a muscle of it directly, fits the
    person, and keeps every rule that one swapped exercise can break, tried in the fullest week of the block. Other
    equipment comes first: the usual reason for a swap is that something is taken.
    """
    candidates = choose_from(contract, catalogue).candidates
    found: dict[tuple[int, str, str], tuple[str, ...]] = {}
    for block in dict.fromkeys(week.block for week in programme.weeks):
        weeks = [week for week in programme.weeks if week.block == block]
        fullest = max(weeks, key=_sets)
        cut = replace(programme, weeks=(fullest,), totals=(), tests=())
        already = _broken(lay_out(cut, catalogue))
        for session in fullest.sessions:
            for place, entry in enumerate(session.exercises):
                if (block, session.day, entry.exercise) in found:
                    continue  # the other side
                passed: list[str] = []
                for each in _same_intent(entry, session, candidates, catalogue):
                    swapped = _swapped(cut, fullest, session, place, each, contract)
                    if _passes(lay_out(swapped, catalogue), already):
                        passed.append(each.id)
                    if len(passed) == WANTED:
                        break
                found[block, session.day, entry.exercise] = tuple(passed)
    return replace(programme, weeks=tuple(_written(week, found) for week in programme.weeks))


def _sets(week: Week) -> int:
    return sum(entry.sets for session in week.sessions for entry in session.exercises)


def _same_intent(
    entry: Prescription, session: Session, candidates: Sequence[Candidate], catalogue: Catalogue
) -> Iterator[Candidate]:
    """Candidates with the same intent, the most fitting first."""
    present = {other.exercise for other in session.exercises}
    own = catalogue.exercises[entry.exercise]
    fitting = [
        each
        for each in candidates
        if each.id not in present
        and (each.exercise.pattern, each.exercise.dominance) == (own.pattern, own.dominance)
        and set(own.credits) & set(each.exercise.direct)
    ]

    def order(each: Candidate) -> tuple[object, ...]:
        same_equipment = bool(set(entry.equipment) & {*each.exercise.equipment, *sum(each.exercise.equipment_any, ())})
        return (
            len(set(own.direct) ^ set(each.exercise.direct)) > 0,
            each.exercise.laterality != own.laterality,
            same_equipment,
            each.cost,
            each.id,
        )

    yield from sorted(fitting, key=order)[:TRIED_MAX]


def _swapped(
    cut: Programme, week: Week, session: Session, place: int, each: Candidate, contract: Contract
) -> Programme:
    """The cut programme with one exercise of one session swapped, both sides of it."""
    old = session.exercises[place]
    entries = [
        _instead(entry, each, contract) if entry is old else entry
        for entry in session.exercises
        if entry is old or entry.exercise != old.exercise
    ]
    ramped = _ramped(entries, lambda entry: entry.load_is == "bar-total" and "barbell" in entry.equipment, session)
    sessions = tuple(replace(it, exercises=ramped) if it is session else it for it in week.sessions)
    return replace(cut, weeks=(replace(week, sessions=sessions),))


def _instead(entry: Prescription, each: Candidate, contract: Contract) -> Prescription:
    exercise, dose = each.exercise, each.dose
    effort = None if dose.rir is None else entry.rir if entry.rir is not None else dose.rir[1]
    return replace(
        entry,
        exercise=exercise.id,
        name=exercise.name,
        family=exercise.family,
        movement=exercise.movement,
        role=each.facts.role,
        laterality=exercise.laterality,
        side="both",
        equipment=exercise.equipment_used(contract.owned),
        sets=min(entry.sets, dose.sets[1]),
        reps=Range(min=each.reps[0], max=each.reps[1]) if each.reps else None,
        seconds=Range(min=each.seconds[0], max=each.seconds[1]) if each.seconds else None,
        load_kg=None,
        load_is=exercise.load_is,
        rir=effort,
        stop_rule=dose.stop_rule,
        tempo=each.tempo,
        rest_s=each.rest_s,
        credits=exercise.credits,
        votes=Votes(posterior=each.posterior, anterior=each.anterior),
    )


def _ramped(
    entries: Sequence[Prescription], is_barbell: Callable[[Prescription], bool], before: Session
) -> tuple[Prescription, ...]:
    """Ramp sets where the barbell lifts now stand: the long ramp at the first one, short ones after it."""
    ramps = sorted((entry.ramp for entry in before.exercises if entry.ramp), key=len, reverse=True)
    usual: dict[bool, tuple[RampSet, ...]] = {True: ramps[0] if ramps else (), False: ramps[-1] if ramps else ()}
    first = True
    written = []
    for entry in entries:
        barbell = is_barbell(entry)
        written.append(replace(entry, ramp=usual[first] if barbell else ()))
        first = first and not barbell
    return tuple(written)


def _broken(view: View) -> frozenset[str]:
    return frozenset(rule.id for rule in RULES if rule.id in KEPT and rule.test(view).status == "broken")


def _passes(view: View, already: frozenset[str]) -> bool:
    """No rule is broken that was not broken by cutting the programme, and every session still fits its day."""
    for session in view.sessions:
        if session.ceiling is not None and session_minutes(view, session) > session.ceiling:
            return False
    return not any(rule.test(view).status == "broken" for rule in RULES if rule.id in KEPT - already)


def _written(week: Week, found: Mapping[tuple[int, str, str], tuple[str, ...]]) -> Week:
    return week.with_entries(
        lambda session, entry: replace(entry, alternatives=found.get((week.block, session.day, entry.exercise), ()))
    )
