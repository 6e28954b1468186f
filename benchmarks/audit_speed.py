"""How long the audit of a log of 15,600 sets takes, after start-up. Run: `python benchmarks/audit_speed.py`.

The log is generated: five years, three sessions a week, 20 sets a session, always the same ones. Budget: half a second.
"""

import sys
from datetime import date, timedelta
from random import Random
from time import perf_counter

from backline.assess.audit import audit
from backline.assess.thresholds import load_thresholds
from backline.record.log import Entry, Log
from backline.vocabulary.loader import Catalogue, load_catalogue

SETS, SETS_A_SESSION, BUDGET_S = 15_600, 20, 0.5


def generated_log(catalogue: Catalogue, sets: int = SETS, seed: int = 20) -> Log:
    """A log of exactly `sets` working sets of forty exercises; the same for the same seed."""
    random = Random(seed)
    exercises = random.sample([exercise.id for exercise in catalogue.exercises], min(40, len(catalogue.exercises)))
    entries: list[Entry] = []
    first = date(2021, 1, 4)
    while len(entries) < sets:
        session = len(entries) // SETS_A_SESSION
        day = first + timedelta(days=7 * (session // 3) + (0, 2, 4)[session % 3])
        name = random.choice(exercises)
        load = 20 + 2.5 * random.randrange(40)
        for _ in range(min(4, sets - len(entries))):
            entries.append(
                Entry(
                    kind="set",
                    file="generated.csv",
                    row=len(entries) + 2,
                    date=day,
                    name=name,
                    exercise=name,
                    load_kg=load,
                    reps=float(random.randint(1, 15)),
                    rpe=random.choice((None, 7.0, 8.0, 9.5)),
                )
            )
    return Log(entries=tuple(entries))


def main() -> int:
    """Print the best and the worst of five runs; exit code 1 when the worst breaks the budget."""
    catalogue = load_catalogue()
    load_thresholds()
    log = generated_log(catalogue)
    times: list[float] = []
    for _ in range(5):
        start = perf_counter()
        audit(log, catalogue, mass_kg=80)
        times.append(perf_counter() - start)
    print(f"{len(log.entries):,} sets, {len(times)} runs: best {min(times):.3f} s, worst {max(times):.3f} s")
    print(f"budget {BUDGET_S} s")
    return int(max(times) > BUDGET_S)


if __name__ == "__main__":
    sys.exit(main())
