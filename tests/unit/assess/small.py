"""A small catalogue and logs made in code, so that these tests read like training and not like files."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from backline.record.log import Entry, FileReading, Log, UnitReading
from backline.vocabulary.exercises import Exercise, PlanningFacts, Shelf
from backline.vocabulary.loader import Catalogue, load_catalogue

MONDAY = date(2026, 9, 28)  # a Monday, W40 of 2026

ROWS: tuple[dict[str, Any], ...] = (
    {
        "id": "bench",
        "pattern": "horizontal-push",
        "credits": {"chest": 1.0, "triceps": 0.5, "front-delts": 0.5},
        "role": "main",
    },
    {
        "id": "squat",
        "pattern": "squat",
        "credits": {"quads": 1.0, "gluteus-maximus": 1.0, "adductors": 0.5},
        "role": "main",
    },
    {
        "id": "row",
        "pattern": "horizontal-pull",
        "credits": {"lats": 1.0, "middle-traps": 1.0, "rear-delts": 1.0, "biceps": 0.5},
    },
    {
        "id": "rdl",
        "pattern": "hinge",
        "dominance": "hip",
        "family": "romanian-deadlift",
        "credits": {"hamstrings-hip": 1.0, "gluteus-maximus": 1.0, "erector-spinae": 1.0, "middle-traps": 0.5},
        "role": "main",
    },
    {
        "id": "dumbbell-rdl",
        "pattern": "hinge",
        "dominance": "hip",
        "family": "romanian-deadlift",
        "load_is": "per-hand",
        "equipment": ("dumbbells",),
        "credits": {"hamstrings-hip": 1.0, "gluteus-maximus": 1.0, "erector-spinae": 0.5},
    },
    {
        "id": "curl",
        "pattern": "knee-flexion",
        "dominance": "knee",
        "load_is": "stack",
        "credits": {"hamstrings-knee": 1.0},
    },
    {
        "id": "nordic",
        "pattern": "knee-flexion",
        "dominance": "knee",
        "load_is": "bodyweight",
        "credits": {"hamstrings-knee": 1.0},
        "gate": "nordic-full",
    },
    {
        "id": "pull-up",
        "pattern": "vertical-pull",
        "load_is": "bodyweight",
        "credits": {"lats": 1.0, "biceps": 0.5},
        "role": "main",
    },
    {
        "id": "pull-up-help",
        "movement": "pull-up",
        "pattern": "vertical-pull",
        "load_is": "assistance",
        "credits": {"lats": 1.0},
    },
    {"id": "push-up", "pattern": "horizontal-push", "load_is": "bodyweight", "credits": {"chest": 1.0}},
    {
        "id": "step-up",
        "pattern": "lunge",
        "laterality": "unilateral",
        "load_is": "per-hand",
        "credits": {"quads": 1.0, "gluteus-maximus": 1.0},
    },
    {"id": "calf", "pattern": "calf-raise", "load_is": "stack", "credits": {"gastrocnemius": 1.0, "soleus": 1.0}},
    {
        "id": "face-pull",
        "pattern": "scapular-pull",
        "load_is": "stack",
        "credits": {"rear-delts": 1.0, "middle-traps": 1.0},
    },
    {"id": "swing", "pattern": "hinge", "dominance": "hip", "credits": {"gluteus-maximus": 0.5}, "role": "ballistic"},
    {"id": "arm-curl", "pattern": "elbow-flexion", "credits": {"biceps": 1.0}},
    {"id": "pull-apart", "pattern": "scapular-pull", "load_is": "band", "credits": {"rear-delts": 1.0}},
)


def exercise(row: Mapping[str, Any]) -> Exercise:
    """A row of the table above → an exercise."""
    return Exercise(
        id=row["id"],
        name=row["id"].capitalize(),
        family=row.get("family", row["id"]),
        movement=row.get("movement", row["id"]),
        pattern=row["pattern"],
        dominance=row.get("dominance"),
        laterality=row.get("laterality", "bilateral"),
        equipment=row.get("equipment", ("barbell",)),
        equipment_any=(),
        load_is=row.get("load_is", "bar-total"),
        credits=row["credits"],
        credit_sources=("CJ",),
        aliases=(),
        plan=PlanningFacts(
            role=row.get("role", "assistance"),
            dose="pull",
            length="unknown",
            tempos=("2-0-1-0",),
            spinal_load="low",
            eccentric="low",
            skill=1,
            set_up_s=45,
            reps=(6, 12),
            seconds=None,
            easier=(),
            harder=(),
            contraindications=(),
            cues=(),
            mistakes=(),
            gate=row.get("gate"),
        ),
    )


@cache
def small_catalogue() -> Catalogue:
    """The words and doses that ship, with the exercises above."""
    return replace(load_catalogue(), demand={}, exercises=Shelf(by_id={row["id"]: exercise(row) for row in ROWS}))


def sets(count: int, name: str | None, day: date, **facts: Any) -> list[Entry]:
    """`count` equal working sets of an exercise on a day; name None is a name that nobody knows."""
    known = {"load_kg": None, "reps": 8.0, "kind": "set", "name": name or "Mystery", **facts}
    return [Entry(file="made.csv", row=row + 2, date=day, exercise=name, **known) for row in range(count)]


def log(*groups: list[Entry], unresolved: tuple[Any, ...] = ()) -> Log:
    """Entries → a log of one file in kilograms."""
    entries = tuple(entry for group in groups for entry in group)
    reading = UnitReading(value="kg", stated=True, confidence=1.0)
    files = (FileReading(file="made.csv", dialect="made", unit=reading, records=len(entries)),)
    return Log(files=files, entries=entries, unresolved=unresolved)


def weeks(count: int, plan: Mapping[str, int], *, start: date = MONDAY, **facts: Any) -> list[Entry]:
    """The same week again and again: all exercises of `plan` on its Monday."""
    return [
        entry
        for week in range(count)
        for name, number in plan.items()
        for entry in sets(number, name, start + timedelta(weeks=week), **facts)
    ]
