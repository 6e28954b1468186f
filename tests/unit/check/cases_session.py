"""Sessions that a coach laughs at."""

from dataclasses import replace

from tests.unit.check.building import line
from tests.unit.check.cases import FIRST, RAMP, ROW, Case, case, older, raw
from tests.unit.check.changes import add, at, client, copied, reorder, sessions, swap, then, warmed, without

from backline.record.programme import Range

SESSION: list[Case] = [
    raw("minutes", "stated too short", sessions(lambda it: replace(it, minutes=20), 1, "mon"), also="totals"),
    raw("minutes", "above the ceiling", client(minutes={"mon": 49, "wed": 60, "fri": 60})),
    older(
        "exercises-a-session",
        "four in twenty minutes",
        client(minutes={"mon": 20, "thu": 30}),
        also="minutes sets-a-session",
    ),
    older("sets-a-session", "nine in twenty-five minutes", client(minutes={"mon": 25, "thu": 25})),
    case("sets-an-exercise", "a single set", at(2, "mon", "face-pull", sets=1)),
    case("sets-an-exercise", "five sets of assistance", at(5, "fri", "hip-thrust", sets=5), also="table"),
    case("sets-an-exercise", "two sets of a main lift", at(2, "wed", "back-squat", sets=2)),
    case("sets-an-exercise", "a new exercise that starts in full", at(4, "mon", "inverted-row", sets=3)),
    case(
        "direct-sets-a-session",
        "nine sets of bench press",
        at(3, "mon", "bench-press", sets=9),
        also="sets-an-exercise table step-direct minutes targets",
    ),
    older(
        "full-days",
        "four full days",
        then(copied("mon", "tue"), copied("thu", "sat"), client(birth_year=2000)),
        also="start-small direct-sets-a-session weekly-maximum direct-hamstrings step-direct spinal-days hard-days",
    ),
    older("posterior-leg-and-pull", "a day without a pull", sessions(without("band-pulldown"), None, "thu")),
    older(
        "posterior-leg-and-pull", "a day without the back of the legs", sessions(without("dumbbell-rdl"), None, "mon")
    ),
    case("order", "a bench press after a row", sessions(reorder(0, 2, 1, 3, 4), None, "mon")),
    case(
        "before-the-hinge",
        "a swing before the deadlift",
        sessions(add(line("kettlebell-swing", "2", "10-12", None, 60), 0), None, "mon"),
        also="block-change variations gates last-week grip step-total sets-an-exercise",
    ),
    case(
        "grip",
        "three in a row",
        sessions(
            lambda it: add(line("farmer-carry", "3", "1-1", None, 60, seconds=(20, 30)), 2)(
                add(line("bent-over-row", "2", "8-10", "4", 90), 2)(it)
            ),
            3,
            "wed",
        ),
        also="*",
    ),
    case(
        "slow-lowering",
        "three slow ones",
        then(at(None, None, "incline-press", tempo="3-0-1-0"), at(None, None, "back-squat", tempo="3-0-1-0")),
    ),
    case("slow-lowering", "a tempo that is not its own", at(1, "mon", "bench-press", tempo="4-0-1-0")),
    raw("slow-lowering", "no tempo at all", at(1, "mon", "bench-press", tempo="slow"), also="minutes"),
    case(
        "slow-lowering",
        "a powerlifter's squat",
        then(client(goal="powerlifting"), at(None, None, "back-squat", tempo="3-0-1-0")),
    ),
    case(
        "spinal-session",
        "three high exercises",
        sessions(lambda it: add(ROW, 1)(add(line("deadlift", "2", "6-8", "4", 150), 1)(it)), None, "wed"),
        also="*",
    ),
    case(
        "deadlift-good-morning",
        "both on Monday",
        then(
            swap("romanian-deadlift", "deadlift"),
            sessions(add(line("good-morning", "2", "8-10", "4", 120), 1), None, "mon"),
        ),
        also="*",
    ),
    case(
        "hinge-day-rows",
        "bent over on the day of the RDL",
        then(
            swap("chest-supported-row", "bent-over-row", FIRST),
            *(at(n, None, "bent-over-row", sets=n + 1, rir=r) for n, r in ((1, 4), (2, 3))),
            at(3, None, "bent-over-row", rir=3),
        ),
        also="block-change",
    ),
    case("warm-up", "too short", sessions(warmed(120, 60), 2, "wed")),
    case("warm-up", "one step", sessions(warmed(300), 2, "wed")),
    raw("ramps", "no ramp", at(2, "wed", "back-squat", ramp=())),
    raw("ramps", "a full ramp for the second lift", at(2, "mon", "bench-press", ramp=RAMP)),
    raw("ramps", "a ramp for a face pull", at(2, "mon", "face-pull", ramp=RAMP[:1])),
    older(
        "pairs",
        "squat and hinge",
        then(*(at(None, "mon", name, group="B") for name in ("sit-to-stand", "dumbbell-rdl"))),
    ),
    older(
        "pairs",
        "apart",
        sessions(reorder(2, 0, 1, 3), None, "mon"),
    ),
    older("pairs", "alone", at(None, "mon", "push-up", group=None)),
    case(
        "pairs",
        "in a long session",
        then(
            *(at(3, "mon", name, group="A") for name in ("chest-supported-row", "standing-calf-raise")),
            sessions(warmed(400, 200), 3, "mon"),
        ),
        also="warm-up",
    ),
    case(
        "pairs",
        "with a heavy lift",
        then(*(at(1, "mon", name, group="A") for name in ("bench-press", "chest-supported-row"))),
    ),
    case("table", "too few repetitions", at(None, "mon", "face-pull", reps=Range(min=5, max=8))),
    case("table", "too little rest", at(None, "mon", "face-pull", rest_s=20)),
    case("table", "too many sets", at(3, "mon", "face-pull", sets=4)),
    case("table", "seconds of what is counted", at(None, "mon", "face-pull", reps=None, seconds=Range(min=20, max=30))),
]
