"""The one door in front of every plan: a stop, or everything that the programme has to respect.

Nothing here diagnoses. A stop says what was said, that nothing was planned, where to go and how soon.
"""

from datetime import date

from backline.record.care import Care
from backline.record.person import Person
from backline.safety import clearance, screen
from backline.safety.collect import collect
from backline.safety.situation import Situation
from backline.safety.stop import Stop
from backline.vocabulary.loader import Catalogue


def ask_safety(person: Person, catalogue: Catalogue, *, start: date, weeks: int) -> Stop | Care:
    """Stop, or what a programme of so many weeks from `start` on has to respect.

    In this order: emergency answers, answers that contradict, urgent answers, clearances, a screen that is missing,
    old or not whole; before it a goal `rehab`, and pain, that name neither a condition nor a limit.
    """
    here = Situation(person=person, start=start, weeks=weeks, care=catalogue.care)
    stops = (
        screen.emergency,
        screen.contradiction,
        screen.urgent,
        clearance.missing,
        _rehab,
        _unnamed_pain,
        screen.unanswered,
    )
    for stop in stops:
        found = stop(here)
        if found is not None:
            return found
    return collect(here, catalogue)


def _unnamed_pain(here: Situation) -> Stop | None:
    """Pain that no condition names, and of which nobody said what to leave out: nobody knows what to plan around."""
    named = {region for known in here.person.conditions for region in here.care.conditions[known.id].regions}
    unnamed = sorted(here.said_regions - named)
    if not unnamed or here.person.limits:
        return None
    return Stop(
        key="screen.regions",
        message=f"You said that it hurts ({', '.join(unnamed)}), and no [[condition]] says what is known about it.\n"
        "Name one (see `backline conditions`), or ask a physical therapist what to leave out and write that as "
        "[[limit]].\n"
        "Nothing was planned.",
        why=("unnamed-pain",),
    )


def _rehab(here: Situation) -> Stop | None:
    """Rehab is from something: a condition that is covered, or limits of somebody who treats."""
    if here.person.goal != "rehab" or here.person.conditions or here.person.limits:
        return None
    return Stop(
        key="goal",
        message='The goal is "rehab", and nothing says from what.\n'
        "Name a [[condition]] (see `backline conditions`), or write what your therapist forbids as [[limit]].\n"
        "Nothing was planned.",
        why=("rehab",),
    )
