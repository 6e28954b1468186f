"""Published orders of muscle activity (`activity.toml`) beside computed demand; `compare.py` writes them into RESULT.md."""

import itertools
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

from row import Row, table

from backline.movement.body import body
from backline.movement.demand import Demand, demand_of
from backline.movement.loader import load_movements
from backline.vocabulary.loader import load_catalogue

ORDERS = Path(__file__).parent / "activity.toml"
EQUAL = 0.05  # of demand: less than this is not told apart

MUSCLES = """
## Muscle demand beside orders of activity

Demand at equal effort beside studies that compared muscles or exercises; the rows are in `activity.toml`. Electrical activity is not force and
not growth; percentages of different muscles have different references. So only orders are read, of the peak of a repetition or, where the
row says so, of its mean. The model before this one (the shoulder by judgement, muscles equally strong at every length) had the lats first in the
pull-up and the glutes level with the hamstrings in the hip thrust; of seventeen of these rows, all read at the peak, it agreed with 9, missed 2 and did
not tell 6 apart.

| source | what | published | demand | verdict |
|---|---|---|---|---|
"""


def activity() -> list[Row]:
    """Each published order with the demand of the model, and whether it holds."""
    catalogue, movements, man = load_catalogue(), load_movements(), body("male", 1.75, 75.0)

    @cache
    def demand(exercise: str) -> Demand:
        return demand_of(movements.of(catalogue.exercises[exercise]), man, "2-0-2-0")

    def value(exercise: str, muscle: str, *, over: str) -> float:
        found = demand(exercise)
        return (found.mean if over == "mean" else found.peak).get(muscle, 0.0)

    found = []
    for row in tomllib.loads(ORDERS.read_text(encoding="utf-8"))["row"]:
        values = [value(*each.split(), over=row.get("over", "peak")) for each in row["order"]]
        steps = [first - second for first, second in itertools.pairwise(values)]
        verdict = "agreed" if min(steps) >= EQUAL else "not told apart" if min(steps) > -EQUAL else "**missed**"
        ours = ", ".join(f"{each:.2f}" for each in values)
        found.append(Row(row["source"], row["what"], row["published"], ours, verdict))
    return found


def activity_section() -> str:
    """The part of RESULT.md on muscle demand."""
    rows = activity()
    counts = Counter(row.verdict.strip("*") for row in rows)
    closing = ", ".join(f"{count} {word}" for word, count in counts.items())
    return MUSCLES + table(rows) + f"\nOf {len(rows)} orders {closing}.\n"
