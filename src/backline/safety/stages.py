"""The stage of a condition: the highest that its criteria allow, brought back by pain, or the way around the region."""

from dataclasses import dataclass, replace

from backline.record.care import CareLine
from backline.record.health import KnownCondition
from backline.safety.criteria import Shown, evaluate
from backline.safety.pain import WORDS, PainAnswer, pain_answer
from backline.safety.situation import Situation
from backline.vocabulary.conditions import Condition, Stage
from backline.vocabulary.patches import Patch


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A condition with its stage (None: it is trained around, or has no stages), what pain asks for, and why."""

    known: KnownCondition
    condition: Condition
    stage: Stage | None
    pain: PainAnswer
    why: str
    next: tuple[Shown, ...]  # the criteria of the next stage

    @property
    def around(self) -> bool:
        """Is the region trained around?"""
        return self.stage is None and bool(self.condition.stages)

    @property
    def patches(self) -> tuple[Patch, ...]:
        """What changes: what always holds, and the stage's patch or the way around."""
        here = self.stage.patch if self.stage is not None else self.condition.around
        return tuple(patch for patch in (self.condition.always, here) if not patch.empty)

    @property
    def by(self) -> str:
        """Who or what sets its prohibitions, in words."""
        rule = "Backline's rule, an opinion" if self.condition.confidence == "judgement" else "Backline's rule"
        if self.stage is not None:
            return f"{self.condition.name}, stage {self.stage.name} ({rule})"
        return f"{self.condition.name}{', trained around' if self.around else ''} ({rule})"


def operated(known: KnownCondition, condition: Condition) -> bool:
    """Was the joint operated? Then only a clinician names its stage."""
    return condition.operated or known.operated is not None


def place(known: KnownCondition, here: Situation) -> Placed:
    """Find the stage. Without evidence it is the lowest; without a clinician, where one is needed, the way around."""
    condition = here.care.conditions[known.id]
    answer = pain_answer(known.pain, condition, here.care.pain)
    index, why = _by_criteria(_as_if_settled(known) if answer in ("regress", "stop") else known, condition, here)
    pain = known.pain
    named_exercises = pain.exercises if pain is not None else ()
    if index is not None and pain is not None and (pain.most or 0) > here.care.pain.stop_above:
        index, why = None, f"{WORDS['stop']} (more than {here.care.pain.stop_above} of 10)"
    elif index is not None and answer in ("stop", "regress"):
        back = index - 1
        if answer == "stop" and not named_exercises:
            index, why = None, f"{WORDS['stop']} (worse on two mornings running)"
        elif back < 0:
            index, why = None, f"{WORDS[answer]}, and before the first stage it is trained around"
        else:
            index, why = back, WORDS[answer]
    stage = condition.stages[index] if index is not None else None
    following = 0 if index is None else index + 1
    criteria = condition.stages[following].enter if following < len(condition.stages) else ()
    return Placed(
        known=known,
        condition=condition,
        stage=stage,
        pain=answer,
        why=why,
        next=() if operated(known, condition) else tuple(evaluate(each, known, condition, here) for each in criteria),
    )


def _as_if_settled(known: KnownCondition) -> KnownCondition:
    """The condition before the bad morning: one stage back is counted from the stage that it would be in."""
    return replace(known, pain=replace(known.pain, next_morning="settled")) if known.pain is not None else known


def _by_criteria(known: KnownCondition, condition: Condition, here: Situation) -> tuple[int | None, str]:
    """The index of the highest stage that may be entered, None for the way around, and why."""
    if not condition.stages:
        return None, "it sets limits and has no stages"
    if condition.staged_by == "clinician" and not known.by:
        return None, "no clinician who follows it is named (by, role), so the region is trained around"
    ids = [stage.id for stage in condition.stages]
    if operated(known, condition):
        if known.stage is None or not known.by:
            return None, "an operated joint never stages itself, and no clinician named a stage"
        return ids.index(known.stage), f"named by {known.by} ({here.care.roles[known.role].name})"
    index = 0
    while index + 1 < len(ids):
        following = condition.stages[index + 1].enter
        if not all(evaluate(each, known, condition, here).met for each in following):
            break
        index += 1
    if known.stage is not None and ids.index(known.stage) < index:
        return ids.index(known.stage), f"not beyond the stage that {known.by} named"
    return index, "the highest stage whose criteria are met" if index else "the first stage: nothing shows a later one"


def condition_line(placed: Placed) -> CareLine:
    """What the programme says about a condition: stage, why, what is met and what is missing for the next."""
    condition, known = placed.condition, placed.known
    where = f"stage {placed.stage.name}" if placed.stage is not None else "trained around" if placed.around else ""
    side = "" if known.side == "both" else f" ({known.side})"
    says = f"{condition.name}{side}{': ' if where else ': limits'}{where}; {placed.why}"
    stated = placed.stage or condition
    return CareLine(
        kind="condition",
        id=condition.id,
        by=placed.by,
        says=says,
        stage=placed.stage.id if placed.stage is not None else None,
        met=tuple(each.words for each in placed.next if each.met),
        missing=tuple(each.words for each in placed.next if not each.met),
        sources=stated.sources,
        confidence=stated.confidence,
    )


def pain_line(placed: Placed) -> CareLine | None:
    """What the pain asks for, when it is more than going on."""
    if placed.pain == "proceed":
        return None
    pain = placed.known.pain
    said = ", ".join(
        f"{key} {value}"
        for key, value in (("now", pain.now if pain else None), ("worst", pain.worst if pain else None))
        if value is not None
    )
    return CareLine(
        kind="pain",
        id=placed.condition.id,
        by=f"the pain rule ({placed.condition.name}: at most {placed.condition.pain_max} of 10)",
        says=f"{placed.condition.name}: {said}; {WORDS[placed.pain]}",
        sources=placed.condition.pain_sources,
        confidence="judgement",
    )
