"""The order within a session, and what may not stand together in one."""

from collections.abc import Iterator
from itertools import pairwise

from backline.check.arithmetic import tempo_parts
from backline.check.rows import Row
from backline.check.verdict import Break, Verdict, judged
from backline.check.view import SessionView, View

LOWERED_ANYWAY = ("nordic", "glute-ham")


def order(view: View) -> Verdict:
    """Ballistic first, then heavy, then light; the second entry of a pair stands where its partner does."""
    breaks = []
    for session in view.sessions:
        placed = [row for row in _leaders(session) if row.facts.dose]
        for before, row in pairwise(placed):
            if _place(row) < _place(before):
                breaks.append(Break(row.where, f"belongs before {before.entry.exercise}"))
    return judged(breaks, "every session goes from ballistic and heavy to light")


def _place(row: Row) -> int:
    return row.facts.dose.order if row.facts.dose else 0


def _leaders(session: SessionView) -> Iterator[Row]:
    """Rows without the second ones of a group."""
    seen: set[str] = set()
    for row in session.rows:
        if row.entry.group is None or row.entry.group not in seen:
            yield row
        if row.entry.group is not None:
            seen.add(row.entry.group)


def before_the_hinge(view: View) -> Verdict:
    """Nothing tires erectors or grip before the first heavy hinge."""
    breaks = []
    for session in view.sessions:
        first = next((place for place, row in enumerate(session.rows) if row.is_heavy_hinge), 0)
        for row in session.rows[:first]:
            if row.plan and (row.plan.tires_erectors or row.plan.grip_limited):
                what = "erectors" if row.plan.tires_erectors else "grip"
                breaks.append(Break(row.where, f"tires the {what} before the heavy hinge"))
    return judged(breaks, "back and grip are fresh for every heavy hinge")


def grip(view: View) -> Verdict:
    """At most two grip-limited exercises in a row."""
    most = view.doses.order.grip_in_a_row_max
    breaks = []
    for session in view.sessions:
        held: list[str] = []
        for row in session.rows:
            if not (row.plan and row.plan.grip_limited):
                held = []
            elif row.entry.exercise not in held[-1:]:
                held.append(row.entry.exercise)
                if len(held) > most:
                    breaks.append(Break(row.where, f"is number {len(held)} in a row that the grip limits"))
    return judged(breaks, f"at most {most} grip-limited exercises in a row")


def slow_lowering(view: View) -> Verdict:
    """A tempo is one of the exercise's; at most two slow ones a session; none on a powerlifter's lifts."""
    slow = view.doses.slow_lowering
    breaks = [Break(row.where, text) for row in view.rows for text in _tempo_off(view, row)]
    for session in view.sessions:
        lowered = dict.fromkeys(
            row.entry.exercise
            for row in session.rows
            if row.lowering_s >= slow.seconds and row.facts.dose_row not in LOWERED_ANYWAY
        )
        if len(lowered) > slow.exercises_a_session_max:
            breaks.append(Break(session.where, f"{len(lowered)} slow lowerings: {', '.join(lowered)}"))
    return judged(breaks, "every tempo fits its exercise, and few are slow")


def _tempo_off(view: View, row: Row) -> Iterator[str]:
    slow = view.doses.slow_lowering
    if tempo_parts(row.entry.tempo) is None:
        yield f"{row.entry.tempo!r} is no tempo"
    elif row.plan and row.entry.tempo not in row.plan.tempos:
        yield f"tempo {row.entry.tempo} is none of {', '.join(row.plan.tempos)}"
    spared = view.client.goal == slow.exempt_goal and row.known("family") in slow.exempt_families
    if spared and row.lowering_s >= slow.seconds:
        yield f"slow lowering of a {row.known('family')} for {slow.exempt_goal}"


def spinal_session(view: View) -> Verdict:
    """At most two exercises of high spinal load in a session, and eight sets of them."""
    spinal = view.doses.spinal
    breaks = []
    for session in view.sessions:
        high = [row for row in session.rows if row.plan and row.plan.spinal_load == "high"]
        names = dict.fromkeys(row.entry.exercise for row in high)
        sets = sum(row.counted for row in high)
        if len(names) > spinal.high_exercises_max:
            breaks.append(Break(session.where, f"{len(names)} exercises of high spinal load: {', '.join(names)}"))
        if sets > spinal.high_sets_max:
            breaks.append(Break(session.where, f"{sets:g} sets of high spinal load, at most {spinal.high_sets_max}"))
    return judged(breaks, "the spinal load of every session is within its budget")


def deadlift_good_morning(view: View) -> Verdict:
    """Deadlift and good morning never stand in one session."""
    breaks = [
        Break(session.where, "deadlift and good morning together")
        for session in view.sessions
        if {"deadlift", "good-morning"} <= {row.known("family") for row in session.rows}
    ]
    return judged(breaks, "no session has both")


def hinge_day_rows(view: View) -> Verdict:
    """On the day of a heavy hinge, rows do not tire the erectors."""
    breaks = [
        Break(row.where, "a row that tires the erectors on the day of a heavy hinge")
        for session in view.sessions
        if any(row.is_heavy_hinge for row in session.rows)
        for row in session.rows
        if row.known("pattern") == "horizontal-pull" and row.plan and row.plan.tires_erectors
    ]
    return judged(breaks, "rows on hinge days spare the back")
