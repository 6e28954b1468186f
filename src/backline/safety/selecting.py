"""Which exercises a rule means, and how far an exercise bends a joint."""

from backline.vocabulary.care import CareRules
from backline.vocabulary.exercises import Exercise
from backline.vocabulary.patches import Selector
from backline.vocabulary.words import Joint


def selects(selector: Selector, exercise: Exercise) -> bool:
    """Is this plannable exercise meant? Every key that the selector gives must fit."""
    facts = exercise.plan
    if facts is None or exercise.id in selector.but:
        return False
    single = (
        (selector.patterns, exercise.pattern),
        (selector.families, exercise.family),
        (selector.doses, facts.dose),
        (selector.roles, facts.role),
        (selector.dominances, exercise.dominance),
        (selector.lengths, facts.length),
        (selector.spinal_loads, facts.spinal_load),
        (selector.eccentrics, facts.eccentric),
        (selector.load_is, exercise.load_is),
        (selector.laterality, exercise.laterality),
        (selector.exercises, exercise.id),
    )
    if any(words and word not in words for words, word in single):
        return False
    if selector.needs_floor and not facts.needs_floor:
        return False
    if selector.trains and not set(selector.trains) & set(exercise.credits):
        return False
    return not selector.direct or bool(set(selector.direct) & set(exercise.direct))


def joint_use_deg(exercise: Exercise, joint: Joint, care: CareRules) -> tuple[int, int] | None:
    """The part of a joint's flexion that the exercise uses: the last row of the table that fits; None: not known."""
    fitting = (use.deg for use in reversed(care.joint_uses) if use.joint == joint and selects(use.exercises, exercise))
    return next(fitting, None)


def stays_within(exercise: Exercise, joint: Joint, deg: tuple[float, float], care: CareRules) -> bool:
    """Does the exercise keep to this part of the joint's flexion? What is not known does not."""
    used = joint_use_deg(exercise, joint, care)
    return used is not None and deg[0] <= used[0] and used[1] <= deg[1]
