"""Which exercises a programme may choose from, what each would cost and count, and why the others are out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from backline.plan.measured import measured_targets
from backline.record.counting import direct_groups, fractional_votes, group_credits
from backline.targets.contract import Contract
from backline.vocabulary.doses import Doses, PatternDose
from backline.vocabulary.exercises import Exercise, PlanningFacts, seconds_per_rep
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import PULL_PATTERNS, PUSH_PATTERNS, Group

ONE_SIDED_LEG = frozenset({"hinge", "bridge", "knee-flexion", "trunk-extension", "squat", "lunge", "calf-raise"})
LIFTS = frozenset({"hinge", "squat", "horizontal-push", "vertical-push", "vertical-pull"})  # where rungs matter most


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One exercise with all that the model asks of it, for one person."""

    exercise: Exercise
    facts: PlanningFacts
    dose: PatternDose
    new: bool  # to this person, before the programme
    groups: Mapping[Group, float]  # group credit of one set
    direct: frozenset[Group]
    posterior: float  # fractional votes of one set
    anterior: float
    tempo: str
    must_be_slow: bool  # every tempo it may have lowers for three seconds or more
    set_s: int  # time under the bar of one set, both sides
    rest_s: int
    reps: tuple[int, int] | None
    seconds: tuple[int, int] | None
    barbell: bool
    heavy_hinge: bool
    eccentric_hamstrings: bool
    nordic: bool
    light: bool  # may stand in a light day
    cost: int
    measured: tuple[str, ...] = ()  # targets made by a measurement to which one set counts

    @property
    def id(self) -> str:
        return self.exercise.id

    @property
    def posterior_leg(self) -> bool:
        return self.exercise.dominance is not None

    @property
    def pull(self) -> bool:
        return self.exercise.pattern in PULL_PATTERNS

    @property
    def pair_class(self) -> str | None:
        """push | pull | calf | scapular: what it may share rest with in a short session; None: nothing."""
        if self.dose.heavy or self.facts.role == "main":
            return None
        pattern = self.exercise.pattern
        if pattern in PUSH_PATTERNS:
            return "push"
        if pattern in ("horizontal-pull", "vertical-pull"):
            return "pull"
        return {"calf-raise": "calf", "scapular-pull": "scapular"}.get(pattern)

    @property
    def same_work(self) -> tuple[object, ...]:
        """Pattern and direct muscles: a session holds no two exercises that do the same work."""
        return self.exercise.pattern, tuple(sorted(self.exercise.direct))

    @property
    def kind(self) -> tuple[object, ...]:
        """What must be equal for one exercise to stand in for another in every rule of the model."""
        exercise, facts = self.exercise, self.facts
        nordic_or_rdl = facts.dose if facts.dose in ("nordic", "glute-ham", "rdl") else ""
        lift = exercise.family if exercise.family in ("deadlift", "good-morning") else ""
        groups = tuple(sorted((group, credit) for group, credit in self.groups.items() if group != "other"))
        return (
            self.same_work, exercise.dominance is None, groups, self.posterior, self.anterior, facts.role == "main",
            self.dose.sets, self.dose.order in (1, 9), self.new, nordic_or_rdl, lift,
            facts.gate == "only-by-preference", self.measured,
        )  # fmt: skip

    def burdens(self) -> tuple[int, ...]:
        """What can only make it harder to place: less of each is never worse."""
        facts = self.facts
        return (
            self.cost, facts.set_up_s, self.set_s, self.rest_s, self.must_be_slow, self.barbell, self.heavy_hinge,
            self.eccentric_hamstrings, not self.light, facts.spinal_load == "high", facts.grip_limited,
            tires_before_hinge(self), self.barbell and self.exercise.pattern == "hinge", self.pair_class is None,
            self.exercise.laterality == "bilateral",
        )  # fmt: skip


def tires_before_hinge(each: Candidate) -> bool:
    """May not share a session with a heavy hinge: rows that tire the back, ballistic work that tires back or grip."""
    row = each.exercise.pattern == "horizontal-pull" and each.facts.tires_erectors
    ballistic = each.dose.order < 2 and (each.facts.tires_erectors or each.facts.grip_limited)
    return row or ballistic


def is_new(exercise: str, contract: Contract, doses: Doses) -> bool:
    """Not in the log, or not for so long that it is new again."""
    lift = contract.history.lifts.get(exercise)
    return lift is None or date.fromisoformat(lift.last_done) < contract.start - timedelta(
        weeks=doses.skill.new_again_weeks
    )


def why_not(exercise: Exercise, contract: Contract, doses: Doses) -> str | None:
    """Why this exercise may not be chosen for this person, None when it may."""
    person, history, facts = contract.person, contract.history, exercise.plan
    if facts is None:
        return "it is known from logs only"
    wanted = exercise.id in person.pin or exercise.id in person.prefer
    for prohibited in contract.prohibited:
        if prohibited.exercise == exercise.id:
            said_by_client = prohibited.by == "client file"
            return prohibited.because if said_by_client else f"{prohibited.by}: {prohibited.because}"
    if not exercise.usable_with(contract.owned):
        return "the equipment is not there"
    if facts.gate == "hinge-gate" and person.experience == "novice" and not history.hinge_gate_passed:
        return "the log does not show enough Romanian deadlifts with dumbbells yet"
    if facts.gate == "nordic-full" and (contract.careful or not history.nordic_done):
        return "full Nordics come after assisted ones, and not for beginners or people of 60 and over"
    if facts.gate == "only-by-preference" and not (wanted and person.experience == "advanced"):
        return "chosen only by advanced people who ask for it"
    known = exercise.id in history.lifts and person.experience != "novice"
    if facts.skill > doses.skill.most[person.experience] and not (known or (wanted and person.experience != "novice")):
        return "it asks for more skill than there is yet"
    if contract.older:
        if facts.needs_floor and person.gets_up_easily is not True:
            return "it is done on the floor, and getting up from it easily was not said"
        one_sided = exercise.laterality == "unilateral" and exercise.pattern in ONE_SIDED_LEG
        if one_sided and not facts.hand_support:
            return "on one leg without a hand to hold on"
    clean = _clean_pull_ups(exercise, contract)
    if clean is not None and facts.reps and clean < facts.reps[0] and exercise.id not in person.pin:
        return "the log shows fewer clean repetitions than its sets ask for"
    if person.goal == "powerlifting" and _tempo(exercise, facts, contract, slow_max=2) is None:
        return "slow lowering does not go with powerlifting's own lifts"
    return None


def _clean_pull_ups(exercise: Exercise, contract: Contract) -> int | None:
    """The most clean repetitions in the log of a pull-up without help; None for other exercises, and if unknown."""
    lift = contract.history.lifts.get(exercise.id)
    own_body = exercise.pattern == "vertical-pull" and exercise.load_is in ("bodyweight", "added")
    return lift.best_reps if own_body and lift else None


def _tempo(exercise: Exercise, facts: PlanningFacts, contract: Contract, slow_max: int) -> str | None:
    """The first tempo that this person may have; None when none is left."""
    exempt = contract.person.goal == "powerlifting" and exercise.family in ("squat", "bench-press", "deadlift")
    for tempo in facts.tempos:
        if not (exempt and _lowering_s(tempo) > slow_max):
            return tempo
    return None


def _lowering_s(tempo: str) -> int:
    first = tempo.split("-")[0]
    return 1 if first.upper() == "X" else int(first)


def _window(low: int, high: int, goal: str, main: bool, older: bool) -> tuple[int, int]:
    """A narrow target range inside the dose's: low for strength, high for muscle, the middle otherwise."""
    width = 2 if high <= 12 else 3
    if high - low <= width:
        return low, high
    if older:
        start = min(max(low, 8), high - width)
    elif goal in ("strength", "powerlifting"):
        start = low
    elif goal == "muscle":
        start = high - width if not main else (low + high - width) // 2
    else:
        start = (low + high - width) // 2
    return start, start + width


def candidate(exercise: Exercise, contract: Contract, catalogue: Catalogue) -> Candidate:
    """One usable exercise as a candidate. Precondition: `why_not` is None."""
    facts = exercise.plan
    assert facts is not None
    doses, muscles, person = catalogue.doses, catalogue.muscles, contract.person
    dose = doses.pattern[facts.dose]
    tempo = _tempo(exercise, facts, contract, slow_max=2) or facts.tempos[0]
    nordic = facts.dose == "nordic"
    slow = facts.dose not in ("nordic", "glute-ham") and all(
        _lowering_s(each) >= doses.slow_lowering.seconds for each in facts.tempos
    )
    reps = facts.reps and _window(*facts.reps, person.goal, facts.role == "main", contract.older)
    if nordic:
        reps = (doses.nordic.start_reps[0], doses.nordic.start_reps[1])
    clean = _clean_pull_ups(exercise, contract)
    if reps and facts.reps and clean is not None and clean < doses.load.bodyweight_reps_easy:
        reps = facts.reps[0], facts.reps[0] + reps[1] - reps[0]
    if reps and facts.reps and facts.gate == "only-by-preference" and is_new(exercise.id, contract, catalogue.doses):
        reps = facts.reps[0], max(facts.reps[0], min(reps[1], doses.ghd_sit_up.first_reps_max))
    seconds = facts.seconds
    both = 2 if exercise.laterality == "unilateral" else 1
    set_s = (reps[1] * seconds_per_rep(tempo) if reps else seconds[1] if seconds else 0) * both
    groups = group_credits(exercise.credits, muscles)
    posterior, anterior = fractional_votes(exercise.credits, muscles)
    return Candidate(
        exercise=exercise,
        facts=facts,
        dose=dose,
        new=is_new(exercise.id, contract, catalogue.doses),
        groups=groups,
        direct=direct_groups(exercise.credits, muscles),
        posterior=posterior,
        anterior=anterior,
        tempo=tempo,
        must_be_slow=slow,
        set_s=set_s,
        rest_s=_rest_s(dose, facts, contract),
        reps=reps,
        seconds=seconds,
        barbell="barbell" in exercise.equipment and exercise.load_is == "bar-total",
        heavy_hinge=exercise.pattern == "hinge" and exercise.laterality == "bilateral" and dose.heavy,
        eccentric_hamstrings=facts.eccentric in ("moderate", "high") and groups.get("hamstrings", 0) >= 1,
        nordic=nordic,
        light=exercise.pattern in doses.session.light_patterns,
        cost=_cost(exercise, facts, contract, catalogue),
        measured=tuple(each for each in measured_targets(exercise, muscles) if contract.demand(each) is not None),
    )


def _rest_s(dose: PatternDose, facts: PlanningFacts, contract: Contract) -> int:
    """Main lifts of people who train for strength rest longest; everybody else takes the short end."""
    long = facts.role == "main" and contract.person.goal in ("strength", "powerlifting")
    return dose.rest_s[1] if long else dose.rest_s[0]


def _cost(exercise: Exercise, facts: PlanningFacts, contract: Contract, catalogue: Catalogue) -> int:
    """How little an exercise suits this person, in objective units; 0 for a wanted one and for what suits now."""
    person, weights = contract.person, catalogue.doses.objective
    if exercise.id in person.prefer or exercise.id in person.pin or exercise.id in contract.care.instead:
        return 0
    suits = {"novice": 1, "intermediate": 2, "advanced": 3}[person.experience]
    cost = weights.rung * max(0, facts.skill - suits)
    if suits - facts.skill >= 1 and exercise.load_is in ("bodyweight", "band", "assistance"):
        cost += weights.too_easy * (suits - facts.skill)
    if suits > facts.skill and exercise.pattern in LIFTS:
        cost += weights.easy_lift * (suits - facts.skill)
    if contract.older and suits == 1 and "barbell" in exercise.equipment:
        cost += weights.barbell_older
    if any(catalogue.exercises[avoided].movement == exercise.movement for avoided in person.avoid):
        cost += weights.avoided_movement
    if exercise.load_is in ("bodyweight", "band"):
        cost += weights.unloaded
    if exercise.id not in catalogue.staples and is_new(exercise.id, contract, catalogue.doses):
        cost += weights.uncommon
    if is_new(exercise.id, contract, catalogue.doses):
        cost += weights.unknown
    if exercise.pattern == "calf-raise" and "gastrocnemius" not in exercise.direct:
        cost += weights.soleus_only
    if facts.length == "short":
        cost += weights.short_length
    if contract.older and facts.needs_floor:
        cost += weights.rung
    return cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """All candidates, and why the other plannable exercises are out."""

    candidates: tuple[Candidate, ...]
    refused: Mapping[str, str]


def choose_from(contract: Contract, catalogue: Catalogue) -> Choice:
    """Split the plannable catalogue into candidates and refusals."""
    candidates, refused = [], {}
    for exercise in catalogue.exercises.plannable:
        reason = why_not(exercise, contract, catalogue.doses)
        if reason is None:
            candidates.append(candidate(exercise, contract, catalogue))
        else:
            refused[exercise.id] = reason
    return Choice(candidates=tuple(candidates), refused=refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Exercises that no rule of the model can tell apart but by cost, cheapest first; the first stands for all.

    A `repeated` pool holds one exercise that may stand on several days (main lifts; everything for novices). Of any
    other pool each exercise stands on one day at most, so that `len(members)` days may use it.
    """

    members: tuple[Candidate, ...]
    repeated: bool

    @property
    def one(self) -> Candidate:
        return self.members[0]


def pools_of(candidates: tuple[Candidate, ...], *, days: int, novice: bool, wanted: frozenset[str]) -> tuple[Pool, ...]:
    """Interchangeable candidates in one pool, and without the pools that some programme of equal worth never needs.

    Exact: one exercise dominates another of its kind when no burden of it is greater; who uses the other could use the
    one instead, unless it is taken. A repeated exercise is never taken; of others a session holds no two of the same
    work, so as many dominators as there are days are enough. Wanted exercises keep a pool of their own.
    """
    kinds: dict[tuple[object, ...], list[Candidate]] = {}
    for each in sorted(candidates, key=lambda each: (each.cost, each.burdens(), each.id)):
        kinds.setdefault(each.kind, []).append(each)
    found: list[Pool] = []
    for alike in kinds.values():
        repeated = novice or alike[0].facts.role == "main"
        need = 1 if repeated else days
        pools: dict[tuple[int, ...], list[Candidate]] = {}
        for index, each in enumerate(alike):
            if each.id in wanted:
                found.append(Pool(members=(each,), repeated=repeated))
                continue
            burdens = each.burdens()
            dominators = sum(
                other.id not in wanted and all(one <= two for one, two in zip(other.burdens(), burdens, strict=True))
                for other in alike[:index]
            )
            if dominators < need:
                pools.setdefault(burdens[1:], []).append(each)
        found += [Pool(members=tuple(members), repeated=repeated) for members in pools.values()]
    return tuple(found)
