"""A session from its exercises: in which order, which share rest, at which tempo, and how long it all takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from backline.plan.candidates import Candidate
from backline.vocabulary.doses import Doses
from backline.vocabulary.exercises import seconds_per_rep
from backline.vocabulary.words import PULL_PATTERNS, PUSH_PATTERNS

SLOW_EXEMPT = ("nordic", "glute-ham")  # their lowering is the exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One exercise in its place: its tempo, and the letter of the pair that it shares rest in."""

    candidate: Candidate
    tempo: str
    group: str | None = None

    @property
    def set_s(self) -> int:
        """Seconds of one set at this tempo, both sides."""
        each = self.candidate
        both = 2 if each.exercise.laterality == "unilateral" else 1
        if each.reps is not None:
            return each.reps[1] * seconds_per_rep(self.tempo) * both
        return (each.seconds[1] if each.seconds else 0) * both


def arrange(exercises: Sequence[Candidate], *, minutes: int, pairs: int, doses: Doses) -> tuple[Place, ...]:
    """The session in the order to be done.

    Sessions of at most 45 minutes share rest in every pair that saves time; longer ones only where the plan counted on
    it (`pairs`).
    """
    ordered = sorted(exercises, key=_rank)
    ordered = _alternate(ordered)
    slow = _slow(ordered, doses)
    places = [Place(candidate=each, tempo=_tempo(each, each.id in slow)) for each in ordered]
    wanted = pairs if minutes > doses.time.pair_minutes_max else len(places)
    return tuple(_paired(places, wanted))


def _rank(each: Candidate) -> tuple[object, ...]:
    """Place in the session: the dose row's order; among the heaviest what tires nothing, the hinge, the rest."""
    order = each.dose.order
    within = 0
    if order == 2:
        press = each.exercise.pattern in PUSH_PATTERNS
        tires = each.facts.tires_erectors or each.facts.grip_limited
        within = 3 if press else 1 if each.heavy_hinge else 2 if tires else 0
    return order, within, each.facts.role != "main", -each.facts.set_up_s, each.id


def _alternate(ordered: list[Candidate]) -> list[Candidate]:
    """Among the compounds of one order, pushes and pulls take turns."""
    middle = [each for each in ordered if each.dose.order == 4]
    queues = [
        [each for each in middle if each.exercise.pattern in PULL_PATTERNS],
        [each for each in middle if each.exercise.pattern in PUSH_PATTERNS],
    ]
    rest = [each for each in middle if all(each not in queue for queue in queues)]
    turns: list[Candidate] = []
    while any(queues):
        for queue in queues:
            if queue:
                turns.append(queue.pop(0))
    legs = [each for each in rest if each.exercise.dominance is not None or each.exercise.pattern == "squat"]
    others = [each for each in rest if each not in legs]
    before = [each for each in ordered if each.dose.order < 4]
    after = [each for each in ordered if each.dose.order > 4]
    return [*before, *legs, *turns, *others, *after]


def _lowering_s(tempo: str) -> int:
    first = tempo.split("-")[0]
    return 1 if first.upper() == "X" else int(first)


def is_slow(tempo: str, each: Candidate, doses: Doses) -> bool:
    """Does it lower for three seconds by choice?"""
    return each.facts.dose not in SLOW_EXEMPT and _lowering_s(tempo) >= doses.slow_lowering.seconds


def _slow(ordered: Sequence[Candidate], doses: Doses) -> set[str]:
    """The exercises of a session that lower slowly: those that must, then hamstrings, then the others, two in all."""
    able = [each for each in ordered if is_slow(each.tempo, each, doses)]
    able.sort(key=lambda each: (not each.must_be_slow, not each.eccentric_hamstrings, ordered.index(each)))
    return {each.id for each in able[: doses.slow_lowering.exercises_a_session_max]}


def _tempo(each: Candidate, slow: bool) -> str:
    if slow or each.facts.dose in SLOW_EXEMPT:
        return each.tempo
    usual = [tempo for tempo in each.facts.tempos if _lowering_s(tempo) < 3]
    return each.tempo if _lowering_s(each.tempo) < 3 or not usual else usual[0]


def _paired(places: list[Place], wanted: int) -> list[Place]:
    """Antagonists side by side: push with pull, calf with scapular work."""
    left = list(places)
    for one, other in (("push", "pull"), ("calf", "scapular")):
        for first in [place for place in left if place.candidate.pair_class in (one, other)]:
            if wanted <= 0:
                return left
            match = other if first.candidate.pair_class == one else one
            partner = next(
                (
                    place
                    for place in left
                    if place.candidate.pair_class == match and place.group is None and place is not first
                ),
                None,
            )
            index = next((number for number, place in enumerate(left) if place is first), None)
            if first.group is not None or partner is None or index is None:
                continue
            letter = chr(ord("A") + sum(place.group is not None for place in left) // 2)
            left.remove(partner)
            index = left.index(first)
            left[index : index + 1] = [replace(first, group=letter), replace(partner, group=letter)]
            wanted -= 1
    return left


def session_s(places: Sequence[Place], sets: Mapping[str, int], *, ceiling: int, doses: Doses) -> int:
    """Planned seconds of a session, warm-up and ramps included, slack not."""
    short = ceiling <= doses.session.short_minutes
    total = doses.warm_up.general_short_s if short else doses.warm_up.general_s
    barbells = sum(place.candidate.barbell for place in places)
    if barbells:
        total += doses.warm_up.ramp_first_s + (barbells - 1) * doses.warm_up.ramp_later_s
    resting: dict[str, list[Place]] = {}
    for place in places:
        number = sets[place.candidate.id]
        total += place.candidate.facts.set_up_s + number * place.set_s
        if place.group is None:
            total += (number - 1) * place.candidate.rest_s
        else:
            resting.setdefault(place.group, []).append(place)
    for pair in resting.values():
        rounds = max(sets[place.candidate.id] for place in pair)
        total += (rounds - 1) * max(place.candidate.rest_s for place in pair)
    return total


def session_minutes(places: Sequence[Place], sets: Mapping[str, int], *, ceiling: int, doses: Doses) -> int:
    """Planned minutes with slack, rounded up."""
    hundredths = round(100 * (1 + doses.time.slack_share))
    return ceil(session_s(places, sets, ceiling=ceiling, doses=doses) * hundredths / 6000)
