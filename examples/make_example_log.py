"""Writes strong.csv: twenty weeks of an invented lifter who trains what the mirror shows. The same bytes every time.

Run `python examples/make_example_log.py`. Push days are long, pulls are few, hamstrings come from the deadlift alone;
warm-up sets are not marked, and some names are this lifter's own, as in real exports.
"""

import csv
import io
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

START = datetime(2026, 6, 15, 18, 5)  # a Monday evening
WEEKS = 20
HEADER = (
    "Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps", "Distance", "Seconds",
    "Notes", "Workout Notes", "RPE",
)  # fmt: skip


@dataclass(frozen=True)
class Lift:
    """An exercise as this lifter does it: working sets, repetitions, kg at the start, kg more each four weeks."""

    name: str
    sets: int
    reps: int
    load_kg: float
    gain_kg: float = 0.0
    ramp: tuple[float, ...] = ()  # shares of the working load, not marked as warm-ups
    seconds: int = 0


PUSH = (
    Lift("Bench Press (Barbell)", 5, 6, 80, 1.25, (0.25, 0.5)),
    Lift("Incline Bench Press (Dumbbell)", 4, 9, 26, 0.5),
    Lift("Cable Crossover", 3, 13, 15, 1.25),
    Lift("Overhead Press (Barbell)", 3, 8, 45, 1.25, (0.45,)),
    Lift("Triceps Pushdown (Cable - Straight Bar)", 3, 12, 30, 1.25),
)
LEGS = (
    Lift("Squat (Barbell)", 4, 6, 92.5, 2.5, (0.22, 0.5)),
    Lift("Leg Press", 3, 10, 160, 5),
    Lift("Leg Extension (Machine)", 3, 12, 50, 2.5),
    Lift("Quad burner lunges", 2, 12, 14, 0.0),
    Lift("Hanging Leg Raise", 3, 12, 0),
)
PULL = (
    Lift("Lat Pulldown (Cable)", 3, 10, 60, 1.25),
    Lift("Seated Row (Cable)", 3, 10, 55, 1.25),
    Lift("Bicep Curl (Barbell)", 3, 10, 32.5, 0.5),
    Lift("Crunch (Machine)", 3, 15, 40, 1.25),
)
MIXED = (
    Lift("Bench Press (Barbell)", 4, 8, 72.5, 1.25, (0.3,)),
    Lift("DB bench flat", 3, 10, 30, 0.5),
    Lift("Deadlift (Barbell)", 2, 5, 110, 2.5, (0.5,)),
    Lift("Lateral Raise (Dumbbell)", 3, 13, 10, 0.5),
    Lift("Plank", 2, 1, 0, seconds=60),
)
DAYS = ((0, "Push", PUSH), (2, "Legs", LEGS), (4, "Arms and abs", PULL), (5, "Chest + something", MIXED))
WALK = "Walking"


def _rounded(load_kg: float) -> float:
    return round(load_kg / 1.25) * 1.25


def _sets(lift: Lift, week: int, chance: random.Random) -> list[tuple[float, int, int]]:
    """(kg, repetitions, seconds) of all sets of a day, the ramp first."""
    working = lift.load_kg + lift.gain_kg * (week // 4) + (-2.5 if week % 8 == 7 and lift.gain_kg >= 1 else 0)
    load = _rounded(working) if lift.load_kg % 1.25 == 0 else round(working / 2) * 2.0
    rows = [(_rounded(load * share), 8 - 3 * number, 0) for number, share in enumerate(lift.ramp)]
    for number in range(lift.sets):
        tired = chance.choice((0, 0, 1)) if number >= 2 else 0
        rows.append((load, 0 if lift.seconds else max(1, lift.reps - tired), lift.seconds))
    return rows


def make() -> str:
    """The whole file as text."""
    chance = random.Random(20260615)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for week in range(WEEKS):
        for day, workout, lifts in DAYS:
            if (week in (7, 13) and day == 5) or (week == 10 and day >= 2):
                continue  # holidays, and a cold
            at = START + timedelta(weeks=week, days=day, minutes=chance.randrange(-20, 40))
            duration = f"{chance.randrange(1, 2)}h {chance.randrange(2, 25)}m"
            for lift in lifts:
                note = "shoulder felt fine" if lift.name.startswith("Overhead") and week == 3 else ""
                for number, (load, reps, seconds) in enumerate(_sets(lift, week, chance), 1):
                    effort = "8" if number == len(lift.ramp) + lift.sets and chance.random() < 0.3 else ""
                    row = [f"{at:%Y-%m-%d %H:%M:%S}", workout, duration, lift.name, number, load, reps, 0, seconds]
                    writer.writerow([*row, note if number == 1 else "", "", effort])
            if day == 4 and week % 3 == 0:
                writer.writerow([f"{at:%Y-%m-%d %H:%M:%S}", workout, duration, WALK, 1, 0, 0, 2.5, 1800, "", "", ""])
    return text.getvalue()


if __name__ == "__main__":
    Path(__file__).with_name("strong.csv").write_text(make(), encoding="utf-8")
