"""From one block to the next: main lifts stay, few exercises change, each along one axis."""

from collections.abc import Iterator, Mapping, Sequence

from backline.check.arithmetic import round_down
from backline.check.rows import Row
from backline.check.verdict import Break, Verdict, judged, not_applicable
from backline.check.view import BlockView, View


def main_lifts_stay(view: View) -> Verdict:
    """The main lifts of the first block are in every block, on their days."""
    if len(view.blocks) < 2:
        return not_applicable("one block")
    first = view.blocks[0]
    mains = [name for name, row in first.exercises.items() if row.entry.role == "main"]
    breaks = []
    for block in view.blocks[1:]:
        for name in mains:
            if name not in block.exercises:
                breaks.append(Break(block.where, f"the main lift {name} is gone"))
            elif block.days_of(name) != first.days_of(name):
                breaks.append(Break(block.where, f"the main lift {name} changed its days"))
    return judged(breaks, f"{len(mains)} main lifts stay: {', '.join(mains) or 'none'}")


def block_change(view: View) -> Verdict:
    """At most half of the assistance exercises change (novices two), each along exactly one axis; one may be added."""
    if len(view.blocks) < 2:
        return not_applicable("one block")
    breaks = [Break(after.where, text) for before, after in view.block_pairs() for text in _change(view, before, after)]
    return judged(breaks, "few assistance exercises change, each along one axis")


def _change(view: View, before: BlockView, after: BlockView) -> Iterator[str]:
    dose = view.doses.block
    assistance = {name: row for name, row in before.exercises.items() if row.entry.role != "main"}
    gone = [name for name in assistance if name not in after.exercises]
    come = [name for name in after.exercises if name not in before.exercises]
    most = dose.changed_max_novice if view.novice else round_down(len(assistance) * dose.changed_share_max)
    if len(gone) > most:
        yield f"{len(gone)} of {len(assistance)} assistance exercises are replaced, at most {most}"
    options = {name: [other for other in come if _replaces(before, name, after, other)] for name in gone}
    matched = _matching(options)
    for name in gone:
        if name not in matched.values():
            yield f"{name} disappears without a replacement that differs in one thing and stands on its days"
    added = [name for name in come if name not in matched]
    if len(added) > dose.added_max:
        yield f"{len(added)} exercises are added, at most {dose.added_max}: {', '.join(added)}"


def _replaces(before: BlockView, old: str, after: BlockView, new: str) -> bool:
    same_days = before.days_of(old) == after.days_of(new)
    return same_days and len(axes(before.exercises[old], after.exercises[new])) == 1


def axes(old: Row, new: Row) -> Sequence[str]:
    """The axes along which two exercises differ: one is a variation, none the same thing, two another exercise."""
    differ = [name for name in ("movement", "laterality") if old.known(name) != new.known(name)]
    if "movement" in differ:
        same_intent = all(old.known(name) == new.known(name) for name in ("pattern", "dominance", "laterality"))
        return ["movement"] if same_intent else ["movement", "intent"]
    return [*differ, "equipment"] if _needs(old) != _needs(new) else differ


def _needs(row: Row) -> tuple[frozenset[str], frozenset[frozenset[str]]]:
    """What an exercise asks for, without the order of words."""
    exercise = row.facts.exercise
    if exercise is None:
        return frozenset(row.entry.equipment), frozenset()
    return frozenset(exercise.equipment), frozenset(frozenset(choice) for choice in exercise.equipment_any)


def _matching(options: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """New exercise → the one that it replaces, for as many as possible (augmenting paths)."""
    taken: dict[str, str] = {}

    def place(name: str, seen: set[str]) -> bool:
        for other in options[name]:
            if other not in seen:
                seen.add(other)
                if other not in taken or place(taken[other], seen):
                    taken[other] = name
                    return True
        return False

    for name in options:
        place(name, set())
    return taken
