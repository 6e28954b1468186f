"""Warm-ups that nobody marked: before the top set of the same exercise and day, and clearly lighter."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from backline.logs.draft import Draft


def mark_unmarked(drafts: Sequence[Draft], share_below: float, incomparable: Collection[str]) -> None:
    """Sets become warm-ups when they stand before the heaviest set of their exercise and day and their load is under
    `share_below` of its load. `drafts` are in the order of time. Sets without a load stay sets, as do drop sets and
    sets to failure, and exercises in `incomparable` (ids), whose load is added to body weight or helps."""
    groups: dict[tuple[date | None, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.kind == "set" and draft.load_kg is not None and draft.load_kg > 0 and draft.reps:
            key = draft.exercise or draft.name.casefold()
            if key not in incomparable and not (draft.exercise is None and "assist" in key):
                groups[draft.day, key].append(draft)
    for group in groups.values():
        top = max(draft.load_kg or 0.0 for draft in group)
        for draft in group:
            load = draft.load_kg or 0.0
            if load >= top:
                break
            if load < share_below * top and draft.set_kind == "normal":
                draft.kind = "warmup"
