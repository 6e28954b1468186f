"""The gate before every plan: whom Backline cannot plan for yet gets no programme, and hears why and where to go.

Nothing here diagnoses. A stop says what was found, that nothing was planned, and who can help.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backline.record.person import Person

ADULT_YEARS = 18
_NAMES = {
    "condition": "a condition",
    "limit": "somebody's restriction",
    "screen": "a red-flag screen",
    "clearance": "a clearance",
}
_WHOM = "Please plan this together with a physical therapist or a doctor."


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Nothing is planned: the key that says so, and a text of at most three lines."""

    key: str
    message: str


def screen_request(person: Person, *, start: date, unbuilt: Sequence[tuple[str, str]] = ()) -> Stop | None:
    """Stop for anything that planning would have to respect and cannot yet; None when planning may go on.

    `unbuilt` are the parts of a client file that nothing gives a meaning yet, as (key, words). Age is counted in
    calendar years, as the year of `start` minus the year of birth.
    """
    for key, words in unbuilt:
        about = f" ({words})" if words else ""
        return Stop(key=key, message=_stop(f"The client file holds {_NAMES.get(key, key)}{about}", key))
    if person.goal == "rehab":
        return Stop(key="goal", message=_stop('The goal is "rehab"', "goal"))
    age = person.age(start)
    if age is not None and age < ADULT_YEARS:
        found = f"The person is younger than {ADULT_YEARS} (birth_year)"
        return Stop(
            key="birth_year",
            message=f"{found}. Backline cannot plan for that yet, so nothing was planned.\n"
            "Please train with a coach who works with young people.",
        )
    return None


def _stop(found: str, key: str) -> str:
    taken = "" if key == "goal" else " and must not ignore it"
    return f"{found}. Backline cannot plan for that yet{taken}, so nothing was planned.\n{_WHOM}"
