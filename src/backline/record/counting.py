"""How sets are counted: credits per muscle, groups, and the votes that weigh the front against the back.

One working set is one vote. Under the direct rule it goes to the chain of its direct (credit 1) muscles, half to each
chain when it has them on both sides. Under the fractional rule it is split by the best credit on each side. A set whose
direct muscles are all neutral does not vote. Helpers (biceps, triceps, front delts, forearms) at half a credit never
vote. The graded rule splits it in the same way by computed muscle demand. Splitting a muscle in the catalogue changes
no ratio.
"""

from collections.abc import Mapping

from backline.vocabulary.exercises import Muscle
from backline.vocabulary.words import Group

Credits = Mapping[str, float]
Muscles = Mapping[str, Muscle]


def group_credits(credits: Credits, muscles: Muscles) -> dict[Group, float]:
    """What one set counts for each group: the best credit among the group's muscles."""
    best: dict[Group, float] = {}
    for muscle, credit in credits.items():
        group = muscles[muscle].group
        best[group] = max(best.get(group, 0.0), credit)
    return best


def direct_groups(credits: Credits, muscles: Muscles) -> frozenset[Group]:
    """Groups that one set trains directly."""
    return frozenset(group for group, credit in group_credits(credits, muscles).items() if credit >= 1)


def direct_votes(credits: Credits, muscles: Muscles) -> tuple[float, float]:
    """(posterior, anterior) votes of one set under the direct rule."""
    chains = {muscles[muscle].chain for muscle, credit in credits.items() if credit >= 1}
    posterior, anterior = "posterior" in chains, "anterior" in chains
    if posterior and anterior:
        return 0.5, 0.5
    return float(posterior), float(anterior)


def fractional_votes(credits: Credits, muscles: Muscles) -> tuple[float, float]:
    """(posterior, anterior) votes of one set under the fractional rule, which is the default."""
    return _split(credits, credits, muscles)


def graded_votes(demand: Credits | None, credits: Credits, muscles: Muscles) -> tuple[float, float]:
    """(posterior, anterior) votes of one set under the graded rule: by computed demand, 0 to 1 a muscle.

    Of an exercise without a computed movement the credits stand in. Who votes at all is what the credits say: a set
    whose direct muscles are all neutral does not.
    """
    return _split(credits if demand is None else demand, credits, muscles)


def _split(weights: Credits, credits: Credits, muscles: Muscles) -> tuple[float, float]:
    direct = {muscles[muscle].chain for muscle, credit in credits.items() if credit >= 1}
    if direct == {"neutral"}:
        return 0.0, 0.0
    best = {"posterior": 0.0, "anterior": 0.0, "neutral": 0.0}
    for muscle, weight in weights.items():
        if not (muscles[muscle].helper and credits.get(muscle, 0.0) <= 0.5):
            best[muscles[muscle].chain] = max(best[muscles[muscle].chain], weight)
    both = best["posterior"] + best["anterior"]
    return (best["posterior"] / both, best["anterior"] / both) if both else (0.0, 0.0)
