"""A named template → pins that this person can do, and what stands beside the programme about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from backline.assess.assessment import RetestSight
from backline.assess.dynamometry.changes import retest_sights
from backline.assess.dynamometry.limits import load_limits
from backline.plan.candidates import choose_from
from backline.record.person import Person
from backline.record.programme import Programme, TemplateUsed
from backline.targets.contract import Contract
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.templates import Template
from backline.vocabulary.words import DAYS, Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A template for one person: slot → exercise in order of importance, and slots left out with the reason."""

    template: Template
    picked: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]
    own_pins: tuple[str, ...]

    def person(self, person: Person) -> Person:
        """The person with the template's exercises pinned, beside other training, on its number of days at most."""
        days = _spread(person.training_days, self.template.days_max)
        pins = tuple(dict.fromkeys((*self.own_pins, *(exercise for _, exercise in self.picked))))
        minutes = {day: person.minutes[day] for day in days}
        return replace(person, pin=pins, beside=True, days=days, minutes=minutes)

    def without(self, conflict: Sequence[str]) -> "Fitted | None":
        """Without the least important exercise of a conflict; None where the conflict is not the template's."""
        for slot, exercise in reversed(self.picked):
            if exercise in conflict and exercise not in self.own_pins:
                why = "it does not fit together with the others in this person's weeks, which start small"
                return replace(
                    self,
                    picked=tuple(pair for pair in self.picked if pair[1] != exercise),
                    left_out=(*self.left_out, (slot, why)),
                )
        return None


def fit_template(template: Template, person: Person, contract: Contract, catalogue: Catalogue) -> Fitted:
    """For each slot the first exercise that this person may do; no exercise stands for two slots."""
    allowed = {each.id for each in choose_from(contract, catalogue).candidates}
    picked: list[tuple[str, str]] = []
    left_out: list[tuple[str, str]] = []
    for slot in template.slots:
        taken = {exercise for _, exercise in picked}
        free = [each for each in slot.exercises if each in allowed and each not in taken]
        if free:
            picked.append((slot.name, free[0]))
        else:
            left_out.append((slot.name, "equipment or level allow none of its exercises"))
    return Fitted(template=template, picked=tuple(picked), left_out=tuple(left_out), own_pins=person.pin)


def template_used(fitted: Fitted, programme: Programme, catalogue: Catalogue) -> TemplateUsed:
    """What is said beside the programme: the study, its result, what one person could see, and what was left out."""
    template = fitted.template
    result = catalogue.published_changes[template.published]
    there = {entry.exercise for week in programme.weeks for session in week.sessions for entry in session.exercises}
    names = {exercise: catalogue.exercises[exercise].name for _, exercise in fitted.picked}
    sights = {sight.published: sight for sight in retest_sights(catalogue, load_limits())}
    names_of = {row.id: row.name for row in catalogue.tests.values()}
    names_of |= {row.id: row.name for row in catalogue.ratios.values()}
    texts = [
        template.says,
        f"Its published result, {names_of[result.measure]}: "
        f"{result.before:g} ± {result.before_sd:g} before, "
        f"{result.after:g} ± {result.after_sd:g} after, {100 * (result.after / result.before - 1):+.1f} %, the mean of "
        f"a group of {result.people} ({result.population}). {result.note}",
        *(_sight(sights[id], names_of[sights[id].name]) for id in template.seen_by if id in sights),
        template.dose,
        *(f"{slot.capitalize()}: {names[exercise]}." for slot, exercise in fitted.picked if exercise in there),
        *(f"{slot.capitalize()}: left out, {why}." for slot, why in fitted.left_out),
    ]
    return TemplateUsed(
        id=template.id,
        name=template.name,
        texts=tuple(texts),
        exercises=tuple(exercise for _, exercise in fitted.picked if exercise in there),
        sources=template.sources,
    )


def _sight(sight: RetestSight, name: str) -> str:
    """Could one person's re-test see the expected change at all?"""
    return (
        f"{name}: one person needs {sight.mdc_percent_low:g}-{sight.mdc_percent_high:g} % to exceed test-retest noise. "
        f"The {sight.expected_percent:.3g} % of a group would show only as the mean of {sight.days_low} to "
        f"{sight.days_high} test days before and as many after."
    )


def _spread(days: Sequence[Day], most: int) -> tuple[Day, ...]:
    """At most so many days, as far apart as they can be within the week; the first such choice."""
    from itertools import combinations

    if len(days) <= most:
        return tuple(days)

    def apart(chosen: Sequence[Day]) -> int:
        places = [DAYS.index(day) for day in chosen]
        return min((min((a - b) % 7, (b - a) % 7) for a in places for b in places if a != b), default=7)

    return max(combinations(days, most), key=apart)
