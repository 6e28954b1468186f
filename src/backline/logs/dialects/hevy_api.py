"""The JSON of Hevy's API: one workout, a list, a page, or a list of pages. Times as stated (UTC where it says so)."""

import json
import math
from collections.abc import Iterator
from typing import Any

from backline.logs.dates import read_moment
from backline.logs.dialects.hevy import SET_TYPES
from backline.logs.draft import Draft, NotALogError, Parsed, UnreadableError, skipped
from backline.logs.numbers import read_number

_DEPTH_MAX = 6  # pages in lists in objects; no export nests deeper


def _workouts(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH_MAX:
        return
    if isinstance(value, list):
        for part in value:
            yield from _workouts(part, depth + 1)
    elif isinstance(value, dict):
        if isinstance(value.get("exercises"), list) and ("start_time" in value or "title" in value):
            yield value
        else:
            for key in ("workouts", "workout", "events", "data"):
                yield from _workouts(value.get(key), depth + 1)


def _number(value: Any, what: str) -> float | None:
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        if not math.isfinite(value):
            raise UnreadableError(f"{what} is no number")
        return float(value)
    return read_number(str(value), what)


def _set(row: int, workout: dict[str, Any], exercise: dict[str, Any], item: dict[str, Any], order: int) -> Draft:
    try:
        day, started = read_moment(str(workout.get("start_time") or ""))
        kind, set_kind = SET_TYPES.get(str(item.get("type") or item.get("set_type") or "").lower(), ("set", "normal"))
        pounds = item.get("weight_kg") is None and item.get("weight_lbs") is not None
        return Draft(
            row=row,
            kind=kind,
            set_kind=set_kind,
            day=day,
            started=started,
            workout=str(workout.get("title") or ""),
            name=str(exercise.get("title") or ""),
            order=str(item.get("index", order)),
            load=_number(item.get("weight_lbs" if pounds else "weight_kg"), "load"),
            unit="lb" if pounds else "kg",
            reps=_number(item.get("reps"), "reps") or None,
            seconds=_number(item.get("duration_seconds"), "seconds") or None,
            distance=_number(item.get("distance_meters"), "distance") or None,
            distance_unit="m",
            rpe=_number(item.get("rpe"), "RPE"),
            note=str(exercise.get("notes") or ""),
        )
    except (UnreadableError, OverflowError) as problem:
        return skipped(row, str(problem))


def read_hevy_api(text: str) -> Parsed:
    """JSON → drafts; a record is a set, or an exercise without sets. Raises NotALogError."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise NotALogError("is no complete JSON (was it cut off?); download it again") from None
    drafts: list[Draft] = []
    for workout in _workouts(value):
        for exercise in workout["exercises"]:
            row = len(drafts) + 1
            if not isinstance(exercise, dict):
                drafts.append(skipped(row, "an exercise that is no JSON object"))
                continue
            sets = exercise.get("sets")
            if not isinstance(sets, list) or not sets:
                draft = _set(row, workout, exercise, {}, 0)
                draft.kind = "skipped" if draft.reason else "not-done"
                drafts.append(draft)
                continue
            for order, item in enumerate(sets):
                row = len(drafts) + 1
                if isinstance(item, dict):
                    drafts.append(_set(row, workout, exercise, item, order))
                else:
                    drafts.append(skipped(row, "a set that is no JSON object"))
    if not drafts:
        raise NotALogError("is JSON without workouts of the Hevy API; give the answer of its workouts call")
    return Parsed("Hevy API", len(drafts), drafts, "kg")
