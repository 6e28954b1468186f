"""Limits: what a therapist or a surgeon said, for the days of a programme."""

from collections.abc import Iterator

from backline.record.care import CareLine, LoadMost
from backline.record.health import Limit
from backline.record.person import Loads
from backline.safety.selecting import joint_use_deg
from backline.safety.situation import Situation
from backline.vocabulary.exercises import Exercise

BAND_ROLES = ("scapular", "trunk")  # the pull of their bands is that of light hands


def in_force(here: Situation) -> tuple[Limit, ...]:
    """Limits that hold on any day of the programme; one that ends on the way holds for all of it."""
    return tuple(
        limit
        for limit in here.person.limits
        if (limit.start is None or limit.start <= here.last_day) and (limit.until is None or limit.until >= here.start)
    )


def set_by(limit: Limit) -> str:
    """Who set it and until when, in words."""
    return f"limit by {limit.by}" + (f", until {limit.until.isoformat()}" if limit.until is not None else "")


def words(limit: Limit) -> str:
    """What it says, in words."""
    parts = []
    side = "" if limit.side == "both" else f" on the {limit.side}"
    if limit.joint is not None and limit.range_deg is not None:
        low, high = limit.range_deg
        parts.append(f"{limit.joint} only from {low:g} to {high:g} degrees of flexion{side}")
    if limit.load_kg is not None:
        parts.append(f"no more than {limit.load_kg:g} kg{side}" if limit.load_kg else f"no load but the body{side}")
    pattern = limit.pattern.replace("-", " ") if limit.pattern else ""
    if not parts:
        return f"no {pattern}{side}"
    return " and ".join(parts) + (f" in {pattern}" if pattern else "")


def forbids(limit: Limit, exercise: Exercise, here: Situation) -> bool:
    """Does the limit rule the exercise out? A limit on one side rules out all that could load that side."""
    if limit.pattern is not None and exercise.pattern != limit.pattern:
        return False
    if limit.joint is None and limit.load_kg is None:
        return True
    if limit.joint is not None and limit.range_deg is not None:
        low, high = limit.range_deg
        used = joint_use_deg(exercise, limit.joint, here.care)
        if used is None or used[0] < low or used[1] > high:
            return True
    return limit.load_kg is not None and _too_heavy(exercise, limit.load_kg, here.person.loads)


def _too_heavy(exercise: Exercise, most_kg: float, loads: Loads) -> bool:
    """Is even the least load of the exercise more than this, or can nobody tell?"""
    kind = exercise.load_is
    if kind in ("bodyweight", "assistance"):
        return False
    if most_kg <= 0:
        return True
    if kind == "band":
        return exercise.plan is None or exercise.plan.role not in BAND_ROLES
    least = {
        "bar-total": loads.bar_kg,
        "stack": loads.stack_step_kg,
        "per-hand": min(_pieces(exercise, loads), default=0.0),
        "added": 0.0,
        "sled": 0.0,
    }[kind]
    return least > share_of_kg(exercise, most_kg)


def _pieces(exercise: Exercise, loads: Loads) -> tuple[float, ...]:
    wanted = {*exercise.equipment, *(piece for choice in exercise.equipment_any for piece in choice)}
    found = loads.dumbbells_kg if "dumbbells" in wanted else ()
    return (*found, *(loads.kettlebells_kg if "kettlebell" in wanted else ()))


def share_of_kg(exercise: Exercise, most_kg: float) -> float:
    """The limit as the exercise's `load_kg` is written: in each hand half of what both may hold."""
    both_hands = exercise.load_is == "per-hand" and exercise.laterality == "bilateral"
    return most_kg / 2 if both_hands else most_kg


def load_most(limit: Limit, exercise: Exercise) -> LoadMost | None:
    """The most load that the limit leaves to an exercise that it does not rule out."""
    if limit.load_kg is None or (limit.pattern is not None and exercise.pattern != limit.pattern):
        return None
    if exercise.load_is in ("bodyweight", "assistance", "band"):
        return None
    kg = share_of_kg(exercise, limit.load_kg)
    return LoadMost(kg=kg, because=words(limit), by=set_by(limit))


def limit_lines(here: Situation) -> Iterator[CareLine]:
    """Every limit in force, in the words of its author."""
    for limit in in_force(here):
        why = f": {limit.why}" if limit.why else ""
        yield CareLine(
            kind="limit", id=limit.pattern or limit.joint or "load", by=set_by(limit), says=words(limit) + why
        )
