"""Which exercises a row of the catalogue means, written from the page of rules and not from `safety`."""

from collections.abc import Mapping

from backline.vocabulary.exercises import Exercise
from backline.vocabulary.patches import JointUse, Selector


def properties(exercise: Exercise) -> Mapping[str, frozenset[str]]:
    """Everything that a row can ask of an exercise, as sets of words; empty for one that is not planned with."""
    plan = exercise.plan
    if plan is None:
        return {}
    return {
        "patterns": frozenset({exercise.pattern}),
        "families": frozenset({exercise.family}),
        "doses": frozenset({plan.dose}),
        "roles": frozenset({plan.role}),
        "dominances": frozenset({exercise.dominance}) if exercise.dominance else frozenset(),
        "lengths": frozenset({plan.length}),
        "spinal_loads": frozenset({plan.spinal_load}),
        "eccentrics": frozenset({plan.eccentric}),
        "load_is": frozenset({exercise.load_is}),
        "laterality": frozenset({exercise.laterality}),
        "exercises": frozenset({exercise.id}),
        "trains": frozenset(exercise.credits),
        "direct": frozenset(muscle for muscle, credit in exercise.credits.items() if credit >= 1),
    }


def meant(row: Selector, exercise: Exercise) -> bool:
    """Does the row mean this exercise? It must share a word with every list that the row gives."""
    known = properties(exercise)
    if not known or exercise.id in row.but:
        return False
    if row.needs_floor and not (exercise.plan and exercise.plan.needs_floor):
        return False
    lists = {name: frozenset(getattr(row, name)) for name in known}
    return all(known[name] & words for name, words in lists.items() if words)


def bends(exercise: Exercise, joint: str, uses: tuple[JointUse, ...]) -> tuple[int, int] | None:
    """From and to in degrees; the last row of the table that means the exercise holds."""
    found = None
    for use in uses:
        if use.joint == joint and meant(use.exercises, exercise):
            found = use.deg
    return found


def outside(exercise: Exercise, joint: str, allowed: tuple[float, float], uses: tuple[JointUse, ...]) -> bool:
    """Does it bend the joint further than allowed, or does nobody know?"""
    used = bends(exercise, joint, uses)
    return used is None or min(used) < allowed[0] or max(used) > allowed[1]
