"""Writes catalogue/demand.json and docs/reference/demand.md: what every muscle has to do in every exercise, computed.

Run `python docs/make_demand.py` after a change of a movement, of the body or of the muscle model; a test holds that
both are current. It takes two seconds; Backline itself reads the table.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from backline.movement.demand import Demand
from backline.movement.loader import load_movements
from backline.movement.muscles import muscle_model
from backline.movement.table import demands, made_from
from backline.vocabulary.demand import DEMAND_FILE
from backline.vocabulary.exercises import Exercise, Muscle
from backline.vocabulary.loader import load_catalogue
from backline.vocabulary.tables import FOLDER

TABLE = FOLDER / DEMAND_FILE
PAGE = Path(__file__).parent / "reference" / "demand.md"
SHOWN = 60
LOW = {"lats", "rear-delts", "rotator-cuff", "chest", "upper-chest", "front-delts", "side-delts", "biceps", "triceps",
       "upper-traps", "middle-traps", "lower-traps", "serratus", "forearms"}  # fmt: skip
ABSENT = {"deep-core", "abductors", "neck"}
ABOUT = (
    "Made by `python docs/make_demand.py` from movements/, body.toml and muscle-model.toml; not to be edited by hand.",
    "Demand of each muscle at equal effort, 0 to 1: the hardest worked muscle of the joints that move is at its limit.",
    "It is a model of a man of 75 kg and 1.75 m; it is not growth. `limit` gives out first, `load` is the load in body",
    "masses that it was computed with, `peak_at` where on the way there the limit works hardest (0 start, 1 far end),",
    "`mean` the mean over the repetition.",
)
PAGE_HEADER = """\
# Muscle demand, computed

Made by `docs/make_demand.py`. One definition of each movement gives its moving picture, its joint moments, and from
them the **demand**
on each muscle: how hard it works, 0 to 1, when the hardest worked muscle of the moving joints is at its limit. This
is the **graded** way of counting
sets, beside the fractional one (1 and 0.5, the default for planning) and the direct one.

It is a model. Electrical activity is not growth, and demand is not growth: in a nine-week trial the hip thrust's higher
activity gave no more glute than the squat (S67). Where the two ways of counting disagree, neither is proved right; a
balance
that depends on the way of counting is called fragile.

What the model leaves out, in the order in which it matters:

- **Shoulder, shoulder blade and arm are known less well** (low confidence, marked °): the muscles are straight lines
  of two public models whose strengths differ by up to four times; the shoulder blade is no body of its own. What only
  steadies the joint gets too little.
- Deep trunk muscles and the neck are not in it: their credits stand in.
- One body, strong and young. Strength depends on length in hamstrings and gastrocnemius only, and never on speed. A
  straight knee holds itself up to 40 N m, a stretched hip 30 N m.
- Muscles share a moment by the least sum of squared stresses. Holding two joints stiff against each other costs
  nothing extra here.
- How feet push along the ground and hands along a bar is not known from a movement: they do what makes the least sum,
  feet within friction.
- Who stands shifts hips and knees by up to 4 cm over the feet, so that what only holds has least work; under a flat
  sole the pressure moves as far, and so does what hangs from straight arms, whose elbows the bones hold. Who pulls on
  a cable leans as the load asks: no work of the ankles.
- The muscles of a leg that stands still while the other one moves hold; they do not limit. Arms that move empty while
  legs or trunk work keep the balance; they do not limit either.
- Movements are computed slowly, without inertia, except swings. Gaits are computed step by step with the weight
  passing from foot to foot.
- What lies on a bench, seat or floor is carried by it.
- A muscle that only holds against another one that crosses two joints is not counted.
- No load is made heavier than six times the body.

## Where computed demand and stated credits disagree most

Sum over muscles of the difference; the {shown} exercises with the largest. `limit` is the muscle that gives out first.

| exercise | gives out first | more than stated | less than stated | why |
|---|---|---|---|---|
"""


def table_lines(found: Mapping[str, Demand]) -> Iterator[str]:
    """The table as JSON, one exercise a line, by name."""
    yield "{"
    yield f'"about": {json.dumps(ABOUT, indent=1)},'
    yield f'"made_from": "{made_from(FOLDER)}",'
    yield '"exercises": {'
    for number, (name, demand) in enumerate(sorted(found.items()), 1):
        row: dict[str, object] = {"limit": demand.limit, "peak_at": demand.peak_at}
        if demand.load_share is not None:
            row["load"] = demand.load_share
        row |= {"peak": dict(sorted(demand.peak.items())), "mean": dict(sorted(demand.mean.items()))}
        yield f'"{name}": {json.dumps(row)}{"," if number < len(found) else ""}'
    yield "}}\n"


def differences(exercise: Exercise, demand: Demand) -> dict[str, float]:
    """Demand less credit of each muscle that the model knows."""
    names = dict.fromkeys((*exercise.credits, *demand.peak))
    return {
        name: round(demand.peak.get(name, 0.0) - exercise.credits.get(name, 0.0), 2)
        for name in names
        if name not in ABSENT
    }


def why(exercise: Exercise, demand: Demand, gap: Mapping[str, float]) -> str:
    """The likeliest reason in a sentence, from what differs."""
    worst = max(gap, key=lambda name: abs(gap[name]))
    if worst in LOW and gap[worst] < 0:
        return f"{worst} steadies or assists, of which the model of the shoulder sees little"
    if worst in LOW:
        return f"{worst} pulls in this direction or holds the joint; a set counts only what is trained"
    if gap[worst] < 0 and demand.limit in exercise.credits:
        return f"{demand.limit} gives out first, and then {worst} is far from its limit"
    if gap[worst] < 0:
        return f"the model lets {demand.limit} give out first"
    if worst in ("hip-flexors", "rectus-femoris", "tibialis"):
        return f"{worst} has to hold against a muscle that crosses two joints, or the free leg"
    if worst in ("erector-spinae", "lower-back", "abs", "obliques"):
        return "the trunk has to be held; the credit counts only what is trained"
    if worst == "gluteus-medius":
        return "one leg carries: the pelvis has to be held level"
    return f"the moment at this joint asks for {worst}"


def page_lines(
    found: Mapping[str, Demand], exercises: Mapping[str, Exercise], muscles: Mapping[str, Muscle]
) -> Iterator[str]:
    yield PAGE_HEADER.format(shown=SHOWN).rstrip("\n")
    gaps = {name: differences(exercises[name], demand) for name, demand in found.items()}
    order = sorted(gaps, key=lambda name: (-sum(map(abs, gaps[name].values())), name))

    def words(values: Mapping[str, float], sign: int) -> str:
        rows = sorted((item for item in values.items() if item[1] * sign >= 0.3), key=lambda item: -abs(item[1]))
        return (
            ", ".join(f"{muscles[name].plain}{'°' if name in LOW else ''} {value:+.2f}" for name, value in rows[:4])
            or "-"
        )

    for name in order[:SHOWN]:
        gap, demand = gaps[name], found[name]
        reason = why(exercises[name], demand, gap)
        yield f"| {exercises[name].name} | {demand.limit} | {words(gap, 1)} | {words(gap, -1)} | {reason} |"
    pairs = [(abs(value), name in LOW) for gap in gaps.values() for name, value in gap.items() if name in muscles]
    for label, low in (("legs and trunk", False), ("shoulder, upper back and arms", True)):
        values = [value for value, is_low in pairs if is_low == low]
        share = sum(value <= 0.35 for value in values) / len(values)
        yield ""
        pairs_of = f"{share:.0%} of the {len(values)} pairs of muscle and exercise"
        yield f"Over all {len(found)} exercises, {label}: {pairs_of} lie within 0.35."
    direct = [found[name].peak.get(muscle, 0.0) for name in found for muscle in exercises[name].direct]
    yield ""
    share = sum(value >= 1 / 3 for value in direct) / len(direct)
    yield f"Of the {len(direct)} muscles that a set counts in full {share:.0%} work at a third or more."
    confidence = muscle_model().confidence
    yield "\nConfidence of the parts: " + ", ".join(f"{name} {words}" for name, words in confidence.items()) + "."


def main() -> None:
    catalogue = load_catalogue()
    found = demands(catalogue.exercises, load_movements())
    TABLE.write_text("\n".join(table_lines(found)), encoding="utf-8")
    page = "\n".join(page_lines(found, catalogue.exercises.by_id, catalogue.muscles))
    PAGE.write_text(page + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
