"""Does it fit this person: equipment, wishes, skill, gates, age?"""

from collections.abc import Iterator

from backline.check.rows import Row
from backline.check.verdict import Break, Verdict, cannot_tell, judged, not_applicable
from backline.check.view import View

LEG_PATTERNS = ("squat", "lunge", "calf-raise")


def equipment(view: View) -> Verdict:
    """Every entry can be done with what the client has, and lists nothing else."""
    places = view.catalogue.places
    words = [places[word].equipment if word in places else (word,) for word in view.client.equipment]
    owned = frozenset(piece for pieces in words for piece in pieces)
    if any(word in places and places[word].everything for word in view.client.equipment):
        owned |= frozenset(view.catalogue.equipment)
    breaks = []
    for row in view.rows:
        missing = [piece for piece in row.entry.equipment if piece not in owned]
        if missing:
            breaks.append(Break(row.where, f"lists {', '.join(missing)}, which the client has not"))
        elif row.facts.exercise is not None and not row.facts.exercise.usable_with(owned):
            breaks.append(Break(row.where, "cannot be done with the client's equipment"))
    return judged(breaks, "every entry can be done with the client's equipment")


def avoided(view: View) -> Verdict:
    """Nothing that the client avoids, as an entry or as an alternative."""
    if not view.client.avoid:
        return not_applicable("the client avoids nothing")
    return judged(_named(view, frozenset(view.client.avoid), "is avoided by the client"), "nothing avoided is in it")


def prohibited(view: View) -> Verdict:
    """Nothing that somebody or something forbids, as an entry or as an alternative."""
    if not view.programme.prohibited:
        return not_applicable("nothing is prohibited")
    words = frozenset(ban.exercise for ban in view.programme.prohibited)
    return judged(_named(view, words, "is prohibited"), "nothing prohibited is in it")


def _named(view: View, words: frozenset[str], text: str) -> Iterator[Break]:
    for row in view.rows:
        for word in (row.entry.exercise, *row.entry.alternatives):
            if word in words:
                yield Break(row.where, f"{word} {text}")


def pinned(view: View) -> Verdict:
    """Everything that the client pins is in every block."""
    if not view.client.pin:
        return not_applicable("the client pins nothing")
    breaks = [
        Break(block.where, f"{exercise} is pinned and not in it")
        for block in view.blocks
        for exercise in view.client.pin
        if exercise not in block.exercises
    ]
    return judged(breaks, "everything pinned is in every block")


def skill(view: View) -> Verdict:
    """No exercise above the client's rung of the ladder; novices two, intermediates one more, unless it is known."""
    if view.client.experience == "advanced":
        return not_applicable("advanced lifters may do every rung")
    most = view.doses.skill.most[view.client.experience]
    allowed = frozenset() if view.novice else view.wanted | frozenset(view.programme.history.lifts)
    breaks = [
        Break(row.where, f"skill {row.plan.skill}, for {view.client.experience} people at most {most}")
        for row in view.rows
        if row.plan is not None and row.plan.skill > most and row.entry.exercise not in allowed
    ]
    return judged(breaks, f"every exercise is of skill {most} or less, or known")


def gates(view: View) -> Verdict:
    """Exercises that ask for something first are there only when it is given."""
    texts = [(row, _closed(view, row)) for row in view.rows]
    return judged([Break(row.where, text) for row, text in texts if text], "every gate that is passed is open")


def _closed(view: View, row: Row) -> str:
    gate = row.plan.gate if row.plan else None
    history = view.programme.history
    if gate == "hinge-gate" and view.novice and not history.hinge_gate_passed:
        return "a novice has to pass the hinge gate first"
    if gate == "nordic-full" and view.careful:
        return "full Nordics are not for novices or older people"
    if gate == "nordic-full" and not history.nordic_done:
        return "full Nordics need Nordics in the log"
    if gate == "only-by-preference":
        if row.entry.exercise not in view.wanted:
            return "is only there by preference, and not preferred"
        if view.client.experience != "advanced":
            return "is for advanced people only"
    return ""


def novice_hinge(view: View) -> Verdict:
    """Novices have at most one barbell hinge in a block."""
    if not view.novice:
        return not_applicable("not a novice")
    most = view.doses.novice.barbell_hinges_max
    breaks = []
    for block in view.blocks:
        hinges = [name for name, row in block.exercises.items() if row.is_barbell and row.known("pattern") == "hinge"]
        if len(hinges) > most:
            breaks.append(Break(block.where, f"{len(hinges)} barbell hinges: {', '.join(hinges)}"))
    return judged(breaks, "at most one barbell hinge a block")


def older(view: View) -> Verdict:
    """People of 60 and over: few days, a small first week, effort in reserve, a hand to hold on, no floor unasked."""
    if view.client.birth_year is None:
        return cannot_tell("no birth year is stated")
    if not view.older:
        return not_applicable(f"under {view.doses.over_60.age}")
    most = view.doses.over_60.days_max
    breaks = [
        Break(week.where, f"{len(week.sessions)} days, at most {most}")
        for week in view.weeks
        if len(week.sessions) > most
    ]
    breaks += [Break(row.where, text) for row in view.rows for text in _too_much(view, row)]
    return judged(breaks, "days, first week, effort, hand support and floor are fit for the age")


def _too_much(view: View, row: Row) -> Iterator[str]:
    dose = view.doses.over_60
    if row.week.number == 1 and row.entry.sets > dose.first_week_sets[1]:
        yield f"{row.entry.sets} sets in the first week, at most {dose.first_week_sets[1]}"
    if row.entry.rir is not None and row.entry.rir < dose.rir_min:
        yield f"rir {row.entry.rir}, at least {dose.rir_min}"
    if row.plan is None:
        return
    leg = row.is_posterior_leg or row.known("pattern") in LEG_PATTERNS
    if leg and row.known("laterality") == "unilateral" and not row.plan.hand_support:
        yield "one-legged without a hand support"
    if row.plan.needs_floor and view.client.gets_up_easily is not True:
        yield "needs the floor, and getting up easily was not confirmed"
