"""The general warm-up and two drills of what the session trains."""

from collections.abc import Sequence

from backline.plan.candidates import Candidate
from backline.record.programme import WarmUpStep
from backline.vocabulary.doses import Doses
from backline.vocabulary.words import PULL_PATTERNS, PUSH_PATTERNS

DRILL_S = 60
DRILLS: tuple[tuple[frozenset[str], str], ...] = (
    (
        frozenset({"hinge", "trunk-extension"}),
        "Hip hinge with a stick along the back, slowly, as far as the back stays long",
    ),
    (
        frozenset({"squat", "lunge", "knee-extension"}),
        "Body-weight squats to a comfortable depth, pausing at the bottom",
    ),
    (frozenset({"bridge", "knee-flexion"}), "Hip bridges, pausing at the top"),
    (frozenset(PULL_PATTERNS), "Arms out in front: pull the shoulder blades together and let them go"),
    (frozenset(PUSH_PATTERNS), "Push-ups against a wall, slowly"),
    (frozenset({"calf-raise"}), "Ankle rocks: knee forward over the toes, heel down"),
)
GENERAL = "March, cycle or row easily until you are warm"


def warm_up(exercises: Sequence[Candidate], *, ceiling: int, doses: Doses) -> tuple[WarmUpStep, ...]:
    """General movement, then drills of the first patterns of the session; as long as the dose says in all."""
    patterns = [each.exercise.pattern for each in exercises]
    drills = [text for of, text in DRILLS if any(pattern in of for pattern in patterns)][: doses.warm_up.drills]
    short = ceiling <= doses.session.short_minutes
    whole = doses.warm_up.general_short_s if short else doses.warm_up.general_s
    steps = [WarmUpStep(text=text, seconds=DRILL_S) for text in drills]
    return (
        (WarmUpStep(text=GENERAL, seconds=whole - DRILL_S * len(steps)), *steps)
        if steps
        else (
            WarmUpStep(text=GENERAL, seconds=whole - DRILL_S),
            WarmUpStep(text=DRILLS[0][1], seconds=DRILL_S),
        )
    )
