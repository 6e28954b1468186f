"""The stage of a condition, worked out a second time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from backline.record.health import KnownCondition
from backline.record.person import Person, TestResult
from backline.vocabulary.care import CareRules
from backline.vocabulary.conditions import Condition, Criterion, Stage
from backline.vocabulary.patches import Patch


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A condition of the person: its stage (None: around, or none at all), and whether pain stops or holds it."""

    known: KnownCondition
    condition: Condition
    stage: Stage | None
    stopped: bool
    held: bool

    @property
    def patches(self) -> tuple[Patch, ...]:
        """The patches that hold."""
        if self.stage is not None:
            return (self.condition.always, self.stage.patch)
        return (self.condition.always, self.condition.around)

    @property
    def name(self) -> str:
        """Condition and stage, for a sentence."""
        return (
            f"{self.condition.id}, {self.stage.id if self.stage else 'around' if self.condition.stages else 'limits'}"
        )


def standing(known: KnownCondition, person: Person, start: date, care: CareRules) -> Standing:
    """Where a condition stands on the first day."""
    condition = care.conditions[known.id]
    pain = known.pain
    values = [value for value in ((pain.now, pain.worst) if pain else ()) if value is not None]
    high = max(values, default=0)
    morning = pain.next_morning if pain else None
    too_much = high > care.pain.stop_above
    twice = morning == "worse-twice"
    stages = condition.stages
    before = known
    if pain is not None and (too_much or morning in ("worse", "worse-twice")):  # one back from where it would stand
        before = replace(known, pain=replace(pain, next_morning="settled"))
    place = _highest(before, condition, person, start, care)
    if place >= 0:
        if too_much or (twice and not (pain and pain.exercises)):
            place = -1
        elif twice or morning == "worse":
            place -= 1
    return Standing(
        known=known,
        condition=condition,
        stage=stages[place] if place >= 0 else None,
        stopped=too_much or twice,
        held=too_much or morning in ("worse", "worse-twice") or high > condition.pain_max,
    )


def _highest(known: KnownCondition, condition: Condition, person: Person, start: date, care: CareRules) -> int:
    """The number of the highest stage, -1 for none."""
    if not condition.stages or (condition.staged_by == "clinician" and not known.by):
        return -1
    named = [place for place, stage in enumerate(condition.stages) if stage.id == known.stage and known.by]
    if condition.operated or known.operated is not None:
        return named[0] if named else -1
    reached = 0
    for stage in condition.stages[1:]:
        if not all(shown(each, known, condition, person, start, care) for each in stage.enter):
            break
        reached += 1
    return min([reached, *named])


def shown(
    criterion: Criterion, known: KnownCondition, condition: Condition, person: Person, start: date, care: CareRules
) -> bool:
    """Is a criterion shown by what the document holds, lately enough?"""
    if criterion.kind == "pain":
        pain = known.pain
        most = condition.pain_max if criterion.at_most is None else criterion.at_most
        if pain is None or pain.now is None or pain.worst is None:
            return False
        return pain.next_morning == "settled" and not pain.now > most and not pain.worst > most
    fresh = [
        result
        for result in person.tests
        if result.id == criterion.test and start.toordinal() - result.date.toordinal() <= care.pain.evidence_days
    ]
    if not fresh:
        return False
    newest = max(fresh, key=lambda result: result.date)
    if criterion.kind == "value":
        return min(newest.values.values(), default=0) >= (criterion.least or 0)
    if criterion.kind == "range":
        newest_pair = next((pair for pair in _pairs(sorted(fresh, key=lambda it: it.date, reverse=True))), None)
        return newest_pair is not None and abs(newest_pair[1] - newest_pair[2]) <= (criterion.difference_max or 0)
    return _strong(criterion, known, fresh, care)


def _pairs(results: Iterable[TestResult]) -> Iterable[tuple[date, float, float]]:
    """Date, left, right of every result that has both."""
    for result in results:
        for key in result.values:
            other = key.replace("left", "right", 1)
            if key.startswith("left") and other in result.values:
                yield result.date, result.values[key], result.values[other]
                break


def _strong(criterion: Criterion, known: KnownCondition, fresh: list[TestResult], care: CareRules) -> bool:
    """The lowest share of every day, their mean less its error: all at least what is asked for."""
    measure = care.measures.get(criterion.test or "")
    if measure is None or known.side not in ("left", "right"):
        return False
    worst: dict[date, tuple[float, float]] = {}
    for day, left, right in _pairs(fresh):
        own, other = (left, right) if known.side == "left" else (right, left)
        if other <= 0:
            continue
        percent = own / other * 100
        noise = measure.error if measure.error_is == "percent" else measure.error / other * 100
        worst[day] = min(worst.get(day, (percent, noise)), (percent, noise), key=lambda each: each[0])
    number, least = len(worst), criterion.share_percent_min or 0
    if number < care.pain.sessions:
        return False
    mean = sum(percent for percent, _ in worst.values()) / number
    noise = sum(noise for _, noise in worst.values()) / number / number**0.5
    return all(percent >= least for percent, _ in worst.values()) and mean - noise >= least
