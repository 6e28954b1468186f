"""What somebody has to clear before anything is planned, and what a clearance still holds back."""

from collections.abc import Iterator
from datetime import timedelta

from backline.record.care import CareLine
from backline.record.health import Clearance
from backline.safety.situation import Situation
from backline.safety.stop import Stop
from backline.vocabulary.patches import Patch

_YEAR = timedelta(days=365)


def needed(here: Situation) -> tuple[str, ...]:
    """The reasons that need a clearance, each once: answers, conditions, operations within a year, age."""
    answers = here.person.screen.answers if here.person.screen is not None else {}
    found: list[str | None] = [
        question.clearance
        for question in here.care.questions.values()
        if question.clearance is not None and answers.get(question.id) in ("yes", "unsure")
    ]
    for known in here.person.conditions:
        found.append(here.care.conditions[known.id].clearance)
        if known.operated is not None and here.start - known.operated <= _YEAR:
            found.append("surgery")
    age = here.person.age(here.start)
    for reason in here.care.clearances.values():
        if reason.age_below is not None and age is not None and age < reason.age_below:
            found.append(reason.id)
    return tuple(dict.fromkeys(reason for reason in found if reason is not None))


def given(here: Situation, reason: str) -> Clearance | None:
    """The clearance for a reason by a role that may give it, that holds until the programme's last day."""
    may = here.care.clearances[reason].roles
    return next(
        (
            each
            for each in here.person.clearances
            if reason in each.reasons and each.role in may and each.until >= here.last_day
        ),
        None,
    )


def missing(here: Situation) -> Stop | None:
    """A stop for the first reason that nobody has cleared, or for an age below every clearance."""
    age = here.person.age(here.start)
    for reason in here.care.clearances.values():
        if reason.age_min is not None and age is not None and age < reason.age_min:
            return Stop(
                key="birth_year",
                message=f"Backline plans for nobody under {reason.age_min}: its numbers come from adults.\n"
                f"Please train with {reason.who}. Nothing was planned.",
                why=(reason.id,),
            )
    for id in needed(here):
        if given(here, id) is None:
            return _uncleared(here, id)
    return None


def _uncleared(here: Situation, id: str) -> Stop:
    reason = here.care.clearances[id]
    old = [each for each in here.person.clearances if id in each.reasons]
    key = "birth_year" if reason.age_below is not None else "clearance"
    if old:
        until = max(each.until for each in old)
        said = f"The clearance for {reason.name} holds until {until.isoformat()}, "
        said += f"and the programme lasts until {here.last_day.isoformat()}."
        return Stop(
            key="clearance",
            message=f"{said}\nPlease ask {reason.who} for a new one, or plan fewer weeks. Nothing was planned.",
            why=(id,),
        )
    return Stop(
        key=key,
        message=f"Before anything is planned, this needs a clearance: {reason.name}.\n"
        f"Please ask {reason.who}.\n"
        f'Then write it down: [clearance] with for = "{id}", by, role, date, until and scope. Nothing was planned.',
        why=(id,),
    )


def clearance_patches(here: Situation) -> Iterator[tuple[str, str, Patch, tuple[str, ...]]]:
    """(who or what, what it is about, patch, sources) of every clearance that is needed and given."""
    for id in needed(here):
        found = given(here, id)
        if found is None:
            continue
        reason, scope = here.care.clearances[id], here.care.scopes[found.scope]
        yield f"Backline's rule for {reason.name}", reason.name, reason.patch, reason.sources
        yield f"{found.by} ({here.care.roles[found.role].name})", scope.name, scope.patch, scope.sources


def clearance_lines(here: Situation) -> tuple[CareLine, ...]:
    """Who cleared what, until when, for how much."""
    lines = []
    for id in needed(here):
        found = given(here, id)
        if found is None:
            continue
        reason, scope = here.care.clearances[id], here.care.scopes[found.scope]
        role = here.care.roles[found.role].name
        says = f"{reason.name}: cleared for {scope.name} by {found.by} ({role}) on {found.date.isoformat()}, until "
        says += f"{found.until.isoformat()}"
        lines.append(
            CareLine(
                kind="clearance", id=id, by=found.by, says=says, sources=reason.sources, confidence=reason.confidence
            )
        )
    return tuple(lines)
