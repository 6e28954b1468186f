"""Loads that can be made and are known, and the re-test."""

from collections.abc import Iterator
from functools import lru_cache
from math import remainder

from backline.check.arithmetic import day_number
from backline.check.rows import Row
from backline.check.verdict import Break, Verdict, judged, not_applicable
from backline.check.view import View
from backline.record.person import Loads

HEAVIEST_KG = 1000.0  # nothing above this is ever on a bar
GRAIN_KG = 0.01
SLACK_GRAINS = 5  # pounds in kilograms are rounded plate by plate


def loads(view: View) -> Verdict:
    """Every load, also of ramp sets, can be put together from what the client has."""
    breaks = []
    for row in view.rows:
        stated = [row.entry.load_kg, *(ramp.load_kg for ramp in row.entry.ramp)]
        for load_kg in dict.fromkeys(load for load in stated if load is not None):
            text = _not_loadable(view.client.loads, row, load_kg)
            if text:
                breaks.append(Break(row.where, f"{load_kg:g} kg {text}"))
    return judged(breaks, "every load can be made from what the client has")


def _not_loadable(own: Loads, row: Row, load_kg: float) -> str:
    kind = row.known("load_is")
    if kind in ("band", "bodyweight"):
        return f"is stated for a {kind} exercise"
    if kind == "bar-total":
        fine = _from_plates((load_kg - own.bar_kg) / 2, own.plates_kg)
        return "" if fine else f"cannot be made from a bar of {own.bar_kg:g} kg and pairs of plates"
    if kind == "per-hand":
        fine = any(abs(load_kg - weight) <= SLACK_GRAINS * GRAIN_KG for weight in _hand_weights(own, row))
        return "" if fine else "is none of the client's dumbbells or kettlebells"
    if kind in ("stack", "assistance"):
        step = own.stack_step_kg
        on_stack = load_kg > 0 and step > 0 and abs(remainder(load_kg, step)) <= SLACK_GRAINS * GRAIN_KG
        return "" if on_stack else f"is no step of a stack of {step:g} kg"
    fine = _from_plates(load_kg, own.plates_kg) or (kind == "added" and load_kg in _hand_weights(own, row))
    return "" if fine else "cannot be made from the plates"


def _hand_weights(own: Loads, row: Row) -> tuple[float, ...]:
    """Weights of the pieces that the row lists; of both kinds when it lists neither."""
    if "kettlebell" in row.entry.equipment and "dumbbells" not in row.entry.equipment:
        return own.kettlebells_kg
    if "dumbbells" in row.entry.equipment and "kettlebell" not in row.entry.equipment:
        return own.dumbbells_kg
    return (*own.dumbbells_kg, *own.kettlebells_kg)


def _from_plates(side_kg: float, plates_kg: tuple[float, ...]) -> bool:
    """Is one side a sum of plates, each as often as wished?"""
    if not -SLACK_GRAINS * GRAIN_KG <= side_kg <= HEAVIEST_KG:
        return False
    target = round(max(side_kg, 0.0) / GRAIN_KG)
    around = _sums(tuple(sorted(plates_kg))) >> max(target - SLACK_GRAINS, 0)
    return bool(around & ((1 << (target + SLACK_GRAINS - max(target - SLACK_GRAINS, 0) + 1)) - 1))


@lru_cache(maxsize=64)
def _sums(plates_kg: tuple[float, ...]) -> int:
    """All sums of plates up to the heaviest, as bits of one number, one bit a grain."""
    limit = round(HEAVIEST_KG / GRAIN_KG) + SLACK_GRAINS
    reached = 1
    for plate in plates_kg:
        step = round(plate / GRAIN_KG)
        while 0 < step <= limit:
            reached |= (reached << step) & ((1 << (limit + 1)) - 1)
            step *= 2
    return reached


def load_known(view: View) -> Verdict:
    """Loads come from a recent estimate of the same exercise; every other entry says how to find the load."""
    breaks = [Break(row.where, text) for row in view.rows for text in _not_known(view, row)]
    return judged(breaks, "loads come from the log, or the text says how to find them")


def _not_known(view: View, row: Row) -> Iterator[str]:
    entry = row.entry
    if entry.load_kg is None:
        if not entry.load_text.strip():
            yield "has neither a load nor words on how to find it"
        return
    lift = view.programme.history.lifts.get(entry.exercise)
    start = day_number(view.programme.start)
    last = day_number(lift.last_done) if lift else None
    oldest = max((weeks for weeks, kept in view.doses.load.stale_weeks if kept <= 0), default=0)
    if lift is None or lift.e1rm_kg is None:
        yield "has a load without an estimated 1RM in the log"
    elif last is None or (start or last) - last > 7 * oldest:
        yield f"has a load from an estimate older than {oldest} weeks"
    elif entry.reps is not None and entry.load_is != "assistance":
        most = _step_above(view.client.loads, row, lift.e1rm_kg * _share(view, entry.reps.min + (entry.rir or 0)))
        if entry.load_kg > most + 1e-6:
            yield f"{entry.load_kg:g} kg is more than {entry.reps.min} repetitions with {entry.rir or 0} left allow"


def _share(view: View, repetitions: int) -> float:
    """Share of the 1RM that allows so many repetitions to failure."""
    percent = view.doses.load.percent_of_1rm
    return percent[min(max(repetitions, 1), len(percent)) - 1] / 100


def _step_above(own: Loads, row: Row, load_kg: float) -> float:
    """A load and one step of the client's weights."""
    kind = row.known("load_is")
    plate = min(own.plates_kg, default=0.0)
    if kind == "per-hand":
        return min((weight for weight in _hand_weights(own, row) if weight > load_kg), default=load_kg)
    return load_kg + (2 * plate if kind == "bar-total" else own.stack_step_kg if kind == "stack" else plate)


def retest(view: View) -> Verdict:
    """After a light week every main lift is tested again, rested hamstrings first."""
    if view.light_week is None:
        return not_applicable("no light week")
    rest = view.doses.last_week.test_days_after_hamstrings
    worked = [s.number for s in view.sessions if s.number and any(row.direct_sets("hamstrings") for row in s.rows)]
    dates: dict[str | None, list[int | None]] = {}
    for test in view.programme.tests:
        dates.setdefault(test.exercise, []).append(day_number(test.date))
    breaks = []
    for name in dict.fromkeys(row.entry.exercise for row in view.rows if row.entry.role == "main"):
        if name not in dates:
            breaks.append(Break("tests", f"the main lift {name} is not tested again"))
        for date in dates.get(name, ()):
            if date is None:
                breaks.append(Break("tests", f"the test of {name} has no date"))
            elif worked and date < max(worked) + rest:
                breaks.append(Break("tests", f"{name} is tested less than {rest} days after hamstring work"))
    breaks += _measured_again(view)
    return judged(breaks, "every main lift and every measured test comes again, hamstrings rested for the lifts")


def _measured_again(view: View) -> Iterator[Break]:
    """What was measured before is measured again in the last week."""
    first = day_number(view.programme.start)
    again = {test.test: day_number(test.date) for test in view.programme.tests if test.exercise is None}
    done = [result for result in view.client.tests if result.date.isoformat() <= view.programme.start]
    for name in dict.fromkeys(result.id for result in done if result.id in view.catalogue.tests):
        if name not in again:
            yield Break("tests", f"{name} was measured and is not tested again")
            continue
        day = again[name]
        if first is not None and (day is None or not 0 <= day - first - 7 * (len(view.weeks) - 1) < 7):
            yield Break("tests", f"{name} is not tested again in the last week")
