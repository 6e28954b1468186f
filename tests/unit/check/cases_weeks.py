"""Weeks that do not fit together."""

from dataclasses import replace

from tests.unit.check.cases import FIRST, SECOND, Case, case, older, raw
from tests.unit.check.changes import at, client, history, more_sets, moved, reorder, sessions, swap, then, week, without

from backline.record.person import FixedDay
from backline.record.programme import Range

WEEKS: list[Case] = [
    case("same-days", "an exercise missing for a week", sessions(without("pallof-press"), 2, "wed")),
    case(
        "same-days",
        "a day missing for a week",
        lambda it: week(2, sessions=it.weeks[1].sessions[:2])(it),
        also="step-direct step-total",
    ),
    raw(
        "block-length",
        "a block of one week",
        lambda it: replace(it, weeks=it.weeks[:4], totals=it.totals[:4]),
        also="rir last-week targets",
    ),
    raw("distinct", "too many for a novice", client(experience="novice"), also="*"),
    case(
        "weekly-maximum",
        "ten calf sets",
        then(
            *(at(n, "mon", "standing-calf-raise", sets=sets) for n, sets in ((1, 6), (2, 8), (3, 9))),
        ),
        also="sets-an-exercise table targets minutes direct-sets-a-session",
    ),
    case(
        "direct-hamstrings",
        "thirteen",
        then(at(3, "mon", "romanian-deadlift", sets=7)),
        also="sets-an-exercise table step-direct weekly-maximum minutes targets",
    ),
    raw("start-small", "a chest that starts from nothing", history(direct_sets={"glutes": 4})),
    case("step-direct", "three more sets for the chest", more_sets(3, "bench-press", "incline-press")),
    case(
        "step-total",
        "nine more sets",
        more_sets(
            2,
            "standing-calf-raise",
            "face-pull",
            "pull-up",
            "pallof-press",
            "incline-press",
            "chest-supported-row",
            "one-arm-cable-row",
        ),
    ),
    raw("nordics", "two new kinds of hard lowering", swap("pallof-press", "nordic-curl", SECOND), also="*"),
    raw(
        "hard-days",
        "Nordics the day after hard practice",
        client(fixed=(FixedDay(day="tue", kind="practice", legs="hard"),)),
    ),
    case(
        "hard-days",
        "Sunday and Monday",
        then(
            moved("fri", "sun"),
            *(at(n, "mon", "romanian-deadlift", sets=4) for n in (2, 3)),
        ),
        also="sets-an-exercise step-direct spinal-days retest",
    ),
    raw("spinal-days", "squats the day after deadlifts", moved("wed", "tue")),
    case("variations", "an assistance exercise twice a week", at(None, None, "bench-press", role="assistance")),
    older("variations", "two rows for a novice", swap("band-pulldown", "dumbbell-row")),
    raw("rir", "too hard", at(2, "mon", "face-pull", rir=2)),
    raw("rir", "too easy", at(2, "mon", "face-pull", rir=4)),
    raw("one-lever", "a fifth more load", at(1, "mon", "bench-press", load_kg=65.0)),
    case("one-lever", "load and set", at(2, "wed", "back-squat", sets=4)),
    raw(
        "one-lever",
        "load and repetitions",
        at(2, "wed", "back-squat", reps=Range(min=6, max=8)),
        also="load-known minutes",
    ),
    case(
        "nordics", "three repetitions more at the start", at(4, "wed", "nordic-curl-assisted", reps=Range(min=5, max=6))
    ),
    case(
        "nordics",
        "in the first week of the RDL",
        then(
            swap("seated-leg-curl", "nordic-curl-assisted", FIRST),
            *(
                at(n, "wed", "nordic-curl-assisted", reps=Range(min=4, max=5), rir=None, stop_rule="Stop.", rest_s=150)
                for n in FIRST
            ),
            *(sessions(reorder(0, 3, 1, 2, 4), n, "wed") for n in FIRST),
            at(4, "wed", "nordic-curl-assisted", sets=3),
        ),
    ),
    case("last-week", "hardly fewer sets", more_sets(6, "romanian-deadlift", "bench-press", "pull-up")),
    raw("last-week", "too hard", at(6, "mon", "bench-press", rir=2), also="rir"),
    case("last-week", "more sets than before", at(6, "mon", "face-pull", sets=3)),
    raw("last-week", "too light", at(6, "mon", "bench-press", load_kg=60.0)),
    raw("match", "leg curls the day before", client(fixed=(FixedDay(day="thu", kind="match"),))),
    raw("match", "Sunday's match before Monday", client(fixed=(FixedDay(day="sun", kind="match"),))),
    raw(
        "match",
        "two matches and three sessions",
        client(fixed=(FixedDay(day="tue", kind="match"), FixedDay(day="sat", kind="match"))),
    ),
]
