"""Random people for benchmarks and properties: everything a client file may say, drawn from a seed."""

import random
from datetime import date, timedelta

from backline.record.history import History, Lift
from backline.record.person import FixedDay, Loads, Person
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import DAYS, Day, Experience, Group, Pattern

START = date(2026, 11, 23)
STRATA: dict[str, tuple[int, ...]] = {"<= 30": (15, 20, 25, 30), "45-60": (45, 50, 60), ">= 75": (75, 90, 120)}
PLACES = ("full-gym", "commercial-gym", "home-barbell", "home-dumbbells", "home-bands", "bodyweight")


def random_person(seed: int, catalogue: Catalogue, stratum: str | None = None) -> tuple[Person, History]:
    """One person and what their log left, the same for the same seed."""
    draw = random.Random(seed)
    experiences: tuple[Experience, ...] = ("novice", "intermediate", "advanced")
    experience = draw.choice(experiences)
    count = draw.choices((1, 2, 3, 4, 5, 6), weights=(1, 4, 8, 6, 3, 1))[0]
    days: tuple[Day, ...] = tuple(sorted(draw.sample(DAYS, count), key=DAYS.index))
    minutes = STRATA[stratum or draw.choice(tuple(STRATA))]
    usual = draw.choice(minutes)
    places = [draw.choices(PLACES, weights=(4, 5, 3, 4, 2, 1))[0]]
    if draw.random() < 0.2:
        places.append(draw.choice(("kettlebell", "pull-up-bar", "bands", "nordic-anchor", "bench")))
    equipment = catalogue.expand_equipment(places)
    plannable = [exercise.id for exercise in catalogue.exercises.plannable]
    fixed = []
    if draw.random() < 0.2:
        fixed.append(FixedDay(day=draw.choice(DAYS), kind="match", legs="hard"))
        if draw.random() < 0.3:
            fixed.append(FixedDay(day=draw.choice(DAYS), kind=draw.choice(("practice", "match")), legs="hard"))
    person = Person(
        sex=draw.choice(("female", "male")),
        birth_year=draw.choice((None, *range(1945, 2006))),
        mass_kg=draw.choice((None, draw.randint(50, 110))),
        experience=experience,
        goal=draw.choice(("balance", "balance", "strength", "muscle", "powerlifting", "general", "daily-life")),
        days=days,
        minutes={day: usual if draw.random() < 0.7 else draw.choice(minutes) for day in days},
        unit=draw.choice(("kg", "kg", "lb")),
        equipment=tuple(sorted(equipment)),
        prefer=tuple(draw.sample(plannable, draw.choice((0, 0, 1, 3)))),
        avoid=tuple(draw.sample(plannable, draw.choice((0, 0, 2, 10)))),
        beside=draw.random() < 0.1,
        gets_up_easily=draw.choice((None, True, False)),
        retest=draw.random() < 0.85,
        posterior_anterior=draw.choice((1.0, 1.25, 1.5, 1.5, 1.5, 2.0)),
        loads=Loads(dumbbells_kg=(2, 4, 6, 8, 10, 12.5, 15, 17.5, 20, 22.5, 25, 30), kettlebells_kg=(8, 12, 16, 20)),
        fixed=tuple(fixed),
    )
    history = random_history(draw, catalogue) if draw.random() < 0.6 else History()
    return person, history


def random_history(draw: random.Random, catalogue: Catalogue) -> History:
    """What a log may have left: mostly pressing and squatting, sometimes everything."""
    usual = ["bench-press", "back-squat", "pull-up", "bent-over-row", "deadlift", "romanian-deadlift", "overhead-press",
             "seated-leg-curl", "leg-extension", "pulldown", "goblet-squat", "hip-thrust"]  # fmt: skip
    known = [exercise for exercise in usual if exercise in catalogue.exercises and draw.random() < 0.5]
    lifts = {
        exercise: Lift(
            last_done=(START - timedelta(days=draw.choice((2, 10, 40, 100, 250)))).isoformat(),
            sets_last_8_weeks=float(draw.randint(4, 60)),
            e1rm_kg=draw.choice((None, float(draw.randint(30, 160)))),
            error_kg=5.0,
            best_reps=draw.choice((None, draw.randint(3, 15))),
        )
        for exercise in known
    }
    groups: tuple[Group, ...] = ("glutes", "hamstrings", "calves", "erectors", "upper-back", "lats", "rear-delts",
                                 "quads", "chest")  # fmt: skip
    patterns: tuple[Pattern, ...] = ("horizontal-push", "squat", "horizontal-pull", "vertical-pull", "hinge")
    trained = [pattern for pattern in patterns if draw.random() < 0.5]
    return History(
        from_log=True,
        until=(START - timedelta(days=2)).isoformat(),
        direct_sets={group: draw.choice((0.0, 1.0, 3.0, 6.0, 12.0)) for group in groups},
        pattern_sets={pattern: float(draw.randint(4, 18)) for pattern in trained},
        pattern_days={pattern: draw.choice((1.0, 2.0, 3.0)) for pattern in trained},
        lifts=lifts,
        hinge_gate_passed=draw.random() < 0.3,
        nordic_done=draw.random() < 0.1,
    )
