"""The same workout counts once, in two files or twice in one; what is left over is marked as a duplicate."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from backline.logs.draft import HEADER_AGAIN, Draft
from backline.logs.limits import DuplicateRule

Key = tuple[object, ...]
_SETS = ("set", "warmup", "cardio", "no-exercise", "not-done")


@dataclass(slots=True)
class _Workout:
    """What one file holds of one workout; a whole day where the file knows no clock time."""

    day: date
    started: datetime | None
    title: str
    drafts: list[Draft] = field(default_factory=list)


def _name(draft: Draft) -> str:
    return draft.exercise or draft.name.casefold()


def _key(draft: Draft) -> Key:
    """What makes two records the same set; marks of warm-up and failure differ between apps and do not."""
    kind = "set" if draft.kind in ("set", "warmup") else draft.kind
    load = round(draft.load_kg or 0.0, 1)
    return kind, _name(draft), load, draft.reps, draft.seconds, draft.distance_m, draft.side


def _exact(draft: Draft) -> Key:
    return *_key(draft), draft.kind, draft.set_kind, draft.order, draft.note


def _runs(drafts: Sequence[Draft]) -> list[_Workout]:
    """Neighbouring records of one workout."""
    runs: list[_Workout] = []
    fresh = True
    for draft in drafts:
        if draft.kind == "skipped" or draft.day is None:
            fresh = fresh or draft.reason.startswith(HEADER_AGAIN)
            continue
        last = runs[-1] if runs and not fresh else None
        if last is None or (draft.day, draft.started, draft.workout) != (last.day, last.started, last.title):
            runs.append(_Workout(draft.day, draft.started, draft.workout))
        runs[-1].drafts.append(draft)
        fresh = False
    return runs


def _mark(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        draft.kind = "duplicate"


def _repeated_at_once(run: _Workout, rule: DuplicateRule) -> bool:
    """Does the second half say the first half again, set labels included?"""
    half, odd = divmod(len(run.drafts), 2)
    if odd or half < rule.repeat_sets_min or run.started is None or not all(draft.order for draft in run.drafts):
        return False
    first, second = run.drafts[:half], run.drafts[half:]
    several = len({_name(draft) for draft in first}) > 1
    return several and all(_exact(a) == _exact(b) for a, b in zip(first, second, strict=True))


def _within(drafts: Sequence[Draft], rule: DuplicateRule) -> list[_Workout]:
    """The workouts of one file; those that it holds twice are marked."""
    seen: dict[tuple[date, datetime | None, str], list[list[Key]]] = defaultdict(list)
    merged: dict[tuple[date, datetime | None, str], _Workout] = {}
    for run in _runs(drafts):
        place = (run.day, run.started, run.title)
        if _repeated_at_once(run, rule):
            half = len(run.drafts) // 2
            _mark(run.drafts[half:])
            run.drafts = run.drafts[:half]
        said = [_exact(draft) for draft in run.drafts]
        telling = run.started is not None or len(said) >= rule.sets_min
        if telling and said in seen[place]:
            _mark(run.drafts)
            continue
        seen[place].append(said)
        if place in merged:
            merged[place].drafts.extend(run.drafts)
        else:
            merged[place] = run
    return list(merged.values())


def _same(new: _Workout, old: _Workout, rule: DuplicateRule, one_app: bool) -> bool:
    ours = Counter(_key(draft) for draft in new.drafts if draft.kind in _SETS)
    theirs = Counter(_key(draft) for draft in old.drafts if draft.kind in _SETS)
    if new.started is not None and old.started is not None:
        if new.started.replace(second=0) == old.started.replace(second=0):
            shared = {key[1] for key in ours} & {key[1] for key in theirs}
            return bool(shared) or new.title == old.title
        if one_app:  # one app has one clock: another time is another workout
            return False
    common = (ours & theirs).total()
    smaller, larger = sorted((ours.total(), theirs.total()))
    return common > 0 and (
        common == smaller == larger or (smaller >= rule.sets_min and common >= rule.same_share * smaller)
    )


def _claim(new: _Workout, old: _Workout, taken: set[int]) -> None:
    """Mark what the old workout holds already: the same set, or else an edited set of the same exercise. A record of
    the old workout answers for one record of each file."""
    exact: dict[Key, list[Draft]] = defaultdict(list)
    by_name: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in old.drafts:
        if id(draft) not in taken:
            exact[_key(draft)].append(draft)
    left = []
    for draft in new.drafts:
        if draft.kind == "duplicate":
            continue
        same = exact[_key(draft)]
        if same:
            taken.add(id(same.pop()))
            draft.kind = "duplicate"
        else:
            left.append(draft)
    for drafts in exact.values():
        for draft in drafts:
            by_name[draft.kind, _name(draft)].append(draft)
    for draft in left:
        same = by_name[draft.kind, _name(draft)]
        if same:
            taken.add(id(same.pop()))
            draft.kind = "duplicate"


def mark_duplicates(files: Sequence[tuple[str, Sequence[Draft]]], rule: DuplicateRule) -> None:
    """Mark every record that an earlier file, or an earlier part of the same file, holds already. `files` are pairs of
    dialect and drafts, in the order in which they were given; the first that holds a workout keeps it."""
    kept: dict[date, list[tuple[str, _Workout]]] = defaultdict(list)
    for dialect, drafts in files:
        fresh = _within(drafts, rule)
        taken: set[int] = set()
        for workout in fresh:
            for other, old in kept[workout.day]:
                if _same(workout, old, rule, one_app=other == dialect):
                    _claim(workout, old, taken)
                    workout.drafts = [draft for draft in workout.drafts if draft.kind != "duplicate"]
        for workout in fresh:
            if workout.drafts:
                kept[workout.day].append((dialect, workout))
