"""A coach's template: the same slots for everybody, each filled with the first staple that the person can do."""

from benchmarks.baselines.fixed import Labelled, Worth, with_broken, worth

from backline.plan.candidates import Candidate
from backline.plan.model import BlockModel, exercises_max
from backline.vocabulary.words import Pattern

WHOLE_A: tuple[Pattern, ...] = ("squat", "horizontal-pull", "horizontal-push", "knee-flexion", "calf-raise",
                                "anti-extension", "trunk-extension", "scapular-pull")  # fmt: skip
WHOLE_B: tuple[Pattern, ...] = ("hinge", "vertical-pull", "vertical-push", "lunge", "scapular-pull",
                                "trunk-flexion", "bridge", "calf-raise")  # fmt: skip
LOWER: tuple[Pattern, ...] = ("hinge", "squat", "knee-flexion", "calf-raise", "bridge", "anti-extension", "lunge",
                              "trunk-extension")  # fmt: skip
UPPER: tuple[Pattern, ...] = ("horizontal-pull", "horizontal-push", "vertical-pull", "vertical-push", "scapular-pull",
                              "trunk-flexion", "horizontal-pull", "horizontal-push")  # fmt: skip
SPLIT_DAYS = 4  # from so many days on, upper and lower body take turns
SETS = 3


def template(labels: Labelled, staples: frozenset[str]) -> Worth:
    """Fill the template for these days, three sets of each, and see what it is worth. Needs the unreduced model.

    As many slots are filled as the session has minutes for, by the planner's rough measure.
    """
    model, session = labels.model, labels.model.problem.doses.session
    chosen: set[int] = set()
    used: set[str] = set()
    nowhere = 0
    for day in model.days:
        split = len(model.days) >= SPLIT_DAYS
        slots = ((LOWER, UPPER) if split else (WHOLE_A, WHOLE_B))[day % 2]
        today: set[str] = set()
        room = model.problem.contract.days[day].minutes // session.minutes_per_set // SETS
        for pattern in slots[: min(exercises_max(model, day), max(2, room))]:
            each = _filling(model, pattern, used, today, staples)
            if each is None:
                continue
            used.add(each.id)
            today.add(each.id)
            variable = nearest_column(model, each.id, day, SETS)
            if variable is None:
                nowhere += 1
            else:
                chosen.add(variable)
    return with_broken(worth(labels, chosen), "decisions", nowhere)


def _filling(
    model: BlockModel, pattern: Pattern, used: set[str], today: set[str], staples: frozenset[str]
) -> Candidate | None:
    """The first staple of the pattern, main lifts first; a novice's the same every time, others' assistance changes."""
    novice = model.problem.contract.person.experience == "novice"
    fits = [each for each in model.problem.candidates if each.exercise.pattern == pattern and each.id not in today]
    free = [each for each in fits if novice or each.facts.role == "main" or each.id not in used]
    return min(free, key=lambda each: (each.id not in staples, each.facts.role != "main"), default=None)


def nearest_column(model: BlockModel, exercise: str, day: int, sets: int) -> int | None:
    """The column of an exercise on a day with the sets that are nearest; None when it may not stand there."""
    fits = [column for column in model.columns if column.candidate.id == exercise and column.day == day]
    return min(fits, key=lambda column: (abs(column.sets[-1] - sets), column.variable)).variable if fits else None
