"""Is it right for this body: the screen, clearances, limits, conditions, pain, and who is named for what?"""

from collections.abc import Callable, Iterator

from backline.check.body.asked import Asked
from backline.check.body.screening import stops, uncleared
from backline.check.verdict import Break, Verdict, cannot_tell, judged, not_applicable
from backline.check.view import View
from backline.vocabulary.exercises import Exercise


def screened(view: View) -> Verdict:
    """No answer stops it; with pain the screen is whole and in date."""
    person = view.client
    if person.screen is None and not person.conditions and person.goal != "rehab":
        return not_applicable("no screen, no condition, no rehab")
    return _with(
        view,
        lambda asked: [Break("client", text) for text in stops(person, asked.start, asked.last, asked.care)],
        "nothing in the screen stops it",
    )


def cleared(view: View) -> Verdict:
    """Everything that needs a clearance has one that holds until the last day."""
    return _with(
        view,
        lambda asked: [Break("client", text) for text in uncleared(view.client, asked.start, asked.last, asked.care)],
        "everything that needs a clearance has one",
    )


def limits(view: View) -> Verdict:
    """No exercise and no load against somebody's limit."""
    if not view.client.limits:
        return not_applicable("nobody set a limit")
    return _with(view, lambda asked: [*_exercises(view, asked.limited), *_loads(view, asked)], "every limit is kept")


def conditions(view: View) -> Verdict:
    """No exercise that a condition, its stage, a clearance or pain leaves out; no group above its cap."""
    person = view.client
    if not (person.conditions or person.clearances):
        return not_applicable("no condition and no clearance")

    def breaks(asked: Asked) -> list[Break]:
        movements = {exercise.id: exercise.movement for exercise in view.catalogue.exercises}
        found = list(_exercises(view, asked.patched_out))
        found += _exercises(view, lambda exercise: asked.hurt(exercise, movements))
        for group, most in asked.sets_most().items():
            found += [
                Break(week.where, f"{week.group_sets(group):g} sets for {group}, at most {most:g}")
                for week in view.weeks
                if week.group_sets(group) > most + 1e-6
            ]
        return found

    return _with(view, breaks, "conditions, stages and clearances are respected")


def held(view: View) -> Verdict:
    """Where it hurts too much no load rises."""
    if not any(known.pain for known in view.client.conditions):
        return not_applicable("no pain is stated")

    def breaks(asked: Asked) -> list[Break]:
        first: dict[tuple[str, str], float] = {}
        found = []
        for row in view.rows:
            exercise, load = row.facts.exercise, row.entry.load_kg
            if exercise is None or load is None or not asked.held(exercise):
                continue
            before = first.setdefault((row.entry.exercise, row.session.day), load)
            if load > before + 1e-6:
                found.append(Break(row.where, f"{load:g} kg after {before:g} kg while the pain is too high"))
        return found

    return _with(view, breaks, "no load rises where it hurts too much")


def named(view: View) -> Verdict:
    """Every prohibition of this person stands in the document, with a reason and who or what set it."""

    def breaks(asked: Asked) -> list[Break]:
        stated = {ban.exercise for ban in view.programme.prohibited}
        found = [
            Break("prohibited", f"{ban.exercise} has no reason or nobody who set it")
            for ban in view.programme.prohibited
            if not ban.because.strip() or not ban.by.strip()
        ]
        for exercise in view.catalogue.exercises.plannable:
            why = next((text for text in (*asked.limited(exercise), *asked.patched_out(exercise))), None)
            if why is not None and exercise.id not in stated:
                found.append(Break("prohibited", f"{exercise.id} is missing: {why}"))
        lines = {(line.kind, line.id) for line in view.programme.care if line.by.strip() and line.says.strip()}
        for known in view.client.conditions:
            if ("condition", known.id) not in lines:
                found.append(Break("care", f"nothing says what {known.id} changed"))
        return found

    return _with(view, breaks, "every prohibition says who or what set it")


def _with(view: View, breaks: Callable[[Asked], list[Break]], verified: str) -> Verdict:
    asked = view.asked
    if asked is None:
        return cannot_tell("the start is no date")
    unknown = [known.id for known in view.client.conditions if known.id not in asked.care.conditions]
    if unknown:
        return cannot_tell(f"the catalogue does not know the condition {unknown[0]}")
    return judged(breaks(asked), verified)


def _exercises(view: View, why: Callable[[Exercise], Iterator[str]]) -> Iterator[Break]:
    """Entries and alternatives that something leaves out."""
    known: dict[str, str | None] = {}
    for row in view.rows:
        for id in (row.entry.exercise, *row.entry.alternatives):
            if id not in known:
                exercise = view.catalogue.exercises.by_id.get(id)
                known[id] = next(why(exercise), None) if exercise is not None else None
            text = known[id]
            if text is not None:
                yield Break(row.where, f"{id}: {text}")


def _loads(view: View, asked: Asked) -> Iterator[Break]:
    for row in view.rows:
        exercise = row.facts.exercise
        most = asked.load_most_kg(exercise) if exercise is not None else None
        if most is None:
            continue
        heaviest = max((load for load in (row.entry.load_kg, *(r.load_kg for r in row.entry.ramp)) if load), default=0)
        if heaviest > most + 1e-6:
            yield Break(row.where, f"{heaviest:g} kg, at most {most:g} kg")
        if row.entry.load_kg is None and "never above" not in row.entry.load_text:
            yield Break(row.where, "has a load to be found, and the limit is not said")
