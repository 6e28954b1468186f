"""Two good programmes, written by hand."""

from dataclasses import replace
from functools import cache

from tests.unit.check.building import Line, build, line, settle, target
from tests.unit.check.changes import at

from backline.record.history import History, Lift
from backline.record.person import Loads, Person
from backline.record.programme import (
    Programme,
    Unmet,
)
from backline.vocabulary.words import Day


@cache
def good() -> Programme:
    """A man of 34, intermediate, Monday, Wednesday and Friday for an hour, from a log of mostly pressing."""
    known: tuple[str, ...] = (
        "pull-up",
        "chest-supported-row",
        "standing-calf-raise",
        "face-pull",
        "incline-press",
        "pallof-press",
    )
    known += ("hip-thrust", "one-arm-cable-row")
    lifts = {name: Lift(last_done="2026-11-25", sets_last_8_weeks=16) for name in known}
    lifts |= {
        name: Lift(last_done="2026-11-25", sets_last_8_weeks=30, e1rm_kg=e1rm, error_kg=4)
        for name, e1rm in (("bench-press", 100.0), ("back-squat", 110.0))
    }
    client = Person(
        name="Example",
        sex="male",
        birth_year=1992,
        mass_kg=82,
        experience="intermediate",
        days=("mon", "wed", "fri"),
        minutes={"mon": 60, "wed": 60, "fri": 60},
        equipment=(
            *("barbell", "rack", "bench", "dumbbells", "kettlebell", "bands", "cable", "pull-up-bar"),
            *("leg-curl-seated", "nordic-anchor", "calf-machine-standing"),
        ),
        loads=Loads(dumbbells_kg=(10, 12, 14, 16, 20), kettlebells_kg=(16, 20)),
    )
    history = History(
        from_log=True,
        until="2026-11-27",
        direct_sets={"chest": 16, "quads": 4, "lats": 4, "glutes": 4},
        pattern_sets={"horizontal-push": 8},
        pattern_days={"horizontal-push": 2},
        lifts=lifts,
    )
    first: dict[Day, list[Line]] = {
        "mon": [
            line("romanian-deadlift", "233", "6-8", "433", 150),
            line("bench-press", "333", "6-8", "322", 150, load_kg=(75, 77.5, 77.5)),
            line("chest-supported-row", "333", "8-10", "322", 90),
            line("standing-calf-raise", "333", "8-10", "322", 75),
            line("face-pull", "222", "12-15", "333", 60),
        ],
        "wed": [
            line("back-squat", "333", "5-7", "322", 180, load_kg=(85, 87.5, 87.5)),
            line("pull-up", "333", "6-8", "322", 120),
            line("incline-press", "222", "8-10", "322", 90),
            line("seated-leg-curl", "233", "10-12", "433", 75),
            line("pallof-press", "222", "8-10", "333", 45),
        ],
        "fri": [
            line("bench-press", "333", "6-8", "322", 150, load_kg=(72.5, 72.5, 72.5)),
            line("hip-thrust", "333", "8-10", "322", 120),
            line("one-arm-cable-row", "333", "8-10", "322", 75),
            line("single-leg-rdl", "223", "8-10", "433", 60),
        ],
    }
    second: dict[Day, list[Line]] = {
        "mon": [
            line("romanian-deadlift", "332", "6-8", "324", 150),
            line("bench-press", "332", "6-8", "324", 150, load_kg=(75, 77.5, 72.5)),
            line("inverted-row", "231", "8-10", "434", 90),
            line("standing-calf-raise-single", "231", "8-10", "434", 75),
            line("face-pull", "221", "12-15", "334", 60),
        ],
        "wed": [
            line("back-squat", "332", "5-7", "324", 180, load_kg=(85, 87.5, 80)),
            line("nordic-curl-assisted", "231", "4-5", None, 150),
            line("pull-up", "332", "6-8", "324", 120),
            line("incline-press", "221", "8-10", "324", 90),
            line("pallof-press", "221", "8-10", "334", 45),
        ],
        "fri": [
            line("kettlebell-swing", "342", "10-12", None, 60),
            line("bench-press", "331", "6-8", "324", 150, load_kg=(72.5, 72.5, 70)),
            line("hip-thrust", "332", "8-10", "324", 120),
            line("one-arm-dumbbell-row", "232", "8-10", "434", 75),
            line("single-leg-rdl", "332", "8-10", "334", 60),
        ],
    }
    programme = replace(
        build(client, history, [first, second], 300),
        targets=(
            target("hamstrings", "muscle", 8, 14),
            target("hamstrings-hip", "muscle", 2, None),
            target("hamstrings-knee", "muscle", 2, None),
            target("calves", "muscle", 4, 8, met=False),
            target("chest", "muscle", 4, None),
            target("posterior-anterior", "balance", 1.5, None),
            target("keep-horizontal-push", "pattern", 3.2, None),
            target("hinge-days", "pattern", 2, None),
            target("squat-days", "pattern", 1, None),
            target("posterior-leg-every-session", "pattern", 1, None),
            target("pull-every-session", "pattern", 1, None),
            target("session-minutes", "size", None, 60),
            target("exercises", "size", None, 15),
        ),
        unmet=(Unmet(target="calves", short_by=1, because=("the sets of Monday",), relax=()),),
    )
    return settle(programme)


@cache
def careful() -> Programme:
    """A woman of 62, new to lifting, Monday and Thursday for half an hour, with dumbbells and bands, without a log."""
    client = Person(
        name="Example",
        sex="female",
        birth_year=1964,
        experience="novice",
        days=("mon", "thu"),
        minutes={"mon": 30, "thu": 30},
        equipment=("bands", "dumbbells"),
        loads=Loads(dumbbells_kg=(2, 3, 4, 5)),
    )

    def block(hinge: str, row: str, rest: str, effort: str) -> dict[Day, list[Line]]:
        return {
            "mon": [
                line("sit-to-stand", rest, "8-10", effort, 60),
                line("dumbbell-rdl", hinge, "8-10", effort, 75),
                line("band-row", row, "8-10", effort, 75),
                line("push-up", rest, "6-8", effort, 60),
            ],
            "thu": [
                line("dumbbell-rdl", hinge, "8-10", effort, 75),
                line("band-pulldown", rest, "8-10", effort, 75),
                line("step-up", rest, "6-8", effort, 60),
                line("band-leg-curl", rest, "10-12", effort, 60),
            ],
        }

    blocks = [block("233", "223", "222", "433"), block("332", "331", "221", "434")]
    programme = build(client, History(), blocks, 240)
    for name in ("band-row", "push-up"):
        programme = at(None, "mon", name, group="A")(programme)
    return settle(replace(programme, targets=(target("squat-days", "pattern", 2, None),)))
