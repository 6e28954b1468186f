"""Blocks that change too much."""

from tests.unit.check.building import line
from tests.unit.check.cases import PULL_UP, SECOND, UNKNOWN_LOAD, Case, case, older
from tests.unit.check.changes import add, at, client, sessions, swap, then, without

BLOCKS: list[Case] = [
    case(
        "main-lifts-stay",
        "the squat goes",
        then(
            swap("back-squat", "deadlift", SECOND, **UNKNOWN_LOAD),
            *(at(n, "wed", "deadlift", sets=2, rir=r) for n, r in ((4, 4), (5, 3))),
        ),
        also="retest block-change sets-an-exercise targets",
    ),
    case(
        "main-lifts-stay",
        "the pull-up changes its day",
        then(
            *(sessions(add(PULL_UP, 2), n, "mon") for n in SECOND),
            *(sessions(without("pull-up"), n, "wed") for n in SECOND),
            at(4, "mon", "pull-up", rir=3),
            at(5, "mon", "pull-up", rir=2),
            at(6, "mon", "pull-up", sets=2),
        ),
        also="posterior-leg-and-pull targets",
    ),
    case(
        "block-change",
        "along two axes",
        then(
            swap("one-arm-dumbbell-row", "bent-over-row", SECOND),
        ),
    ),
    case("block-change", "one disappears", then(*(sessions(without("pallof-press"), n, "wed") for n in SECOND))),
    case(
        "block-change",
        "two are added",
        then(
            *(
                sessions(add(line("glute-bridge", sets, "8-10", rir, 60), 4), number, "fri")
                for number, sets, rir in ((4, "2", "4"), (5, "2", "3"), (6, "1", "4"))
            )
        ),
    ),
    case(
        "block-change",
        "five of nine change",
        then(
            swap("face-pull", "face-pull-rings", SECOND),
            at(4, None, "face-pull-rings", rir=4),
            client(prefer=("face-pull-rings",)),
        ),
    ),
    older(
        "block-change",
        "three change for a novice",
        then(
            swap("step-up", "step-up-high", SECOND),
            swap("push-up", "push-up-floor", SECOND),
            swap("band-row", "dumbbell-row", SECOND),
        ),
        also="*",
    ),
]
