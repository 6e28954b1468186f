"""What one set counts towards the targets that only a measurement makes."""

from collections.abc import Mapping

from backline.vocabulary.exercises import Exercise, Muscle

MEASURED = ("hamstrings-long", "extension-holds", "rows", "scapular-pulls")


def measured_targets(exercise: Exercise, muscles: Mapping[str, Muscle]) -> tuple[str, ...]:
    """The targets of `MEASURED` to which a set of this exercise counts one."""
    facts = exercise.plan
    if facts is None:
        return ()
    hamstrings = any(muscles[muscle].group == "hamstrings" for muscle in exercise.direct)
    counted = (
        hamstrings and facts.length == "long",
        exercise.pattern == "trunk-extension" and facts.seconds is not None,
        exercise.pattern == "horizontal-pull",
        exercise.pattern == "scapular-pull",
    )
    return tuple(target for target, counts in zip(MEASURED, counted, strict=True) if counts)
