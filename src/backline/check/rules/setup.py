"""Warm-up, ramps, pairs, and the dose table."""

from collections.abc import Iterator

from backline.check.rows import Row
from backline.check.verdict import Break, Verdict, judged, not_applicable
from backline.check.view import SessionView, View
from backline.record.programme import Range
from backline.vocabulary.words import PULL_PATTERNS, PUSH_PATTERNS

SHOULDER_PATTERNS = ("shoulder-raise", "shoulder-rotation")


def warm_up(view: View) -> Verdict:
    """Five minutes of general warm-up, four in short sessions, in at least two steps."""
    dose, short = view.doses.warm_up, view.doses.session.short_minutes
    breaks = []
    for session in view.sessions:
        seconds = sum(step.seconds for step in session.session.warmup)
        allowed = [dose.general_s, dose.general_short_s]
        if session.ceiling is not None:
            allowed = [dose.general_short_s if session.ceiling <= short else dose.general_s]
        if seconds not in allowed:
            breaks.append(Break(session.where, f"{seconds} s of warm-up, {allowed[0]} s here"))
        if len(session.session.warmup) < dose.drills:
            breaks.append(Break(session.where, f"{len(session.session.warmup)} warm-up steps, at least {dose.drills}"))
    return judged(breaks, "every session starts with its warm-up", unsure=view.no_ceiling)


def ramps(view: View) -> Verdict:
    """The first barbell lift has three ramp sets, later ones one, nothing else any."""
    dose = view.doses.warm_up
    breaks = []
    for session in view.sessions:
        wanted = dose.ramp_first
        for row in session.rows:
            here = wanted if row.is_barbell_lift else ()
            stated = tuple((ramp.percent, ramp.reps) for ramp in row.entry.ramp)
            if stated != tuple(here):
                breaks.append(Break(row.where, f"ramp {_written(stated)}, should be {_written(here)}"))
            if row.is_barbell_lift:
                wanted = dose.ramp_later
    return judged(breaks, "barbell lifts are ramped, nothing else is")


def _written(ramp: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(f"{percent} % × {reps}" for percent, reps in ramp) or "none"


def pairs(view: View) -> Verdict:
    """Pairs are two antagonists side by side in a short session, none of them heavy."""
    if all(row.entry.group is None for row in view.rows):
        return not_applicable("no pairs")
    breaks = [
        Break(session.where, f"group {name}: {text}")
        for session in view.sessions
        for name in dict.fromkeys(row.entry.group for row in session.rows if row.entry.group is not None)
        for text in _pair_off(view, session, name)
    ]
    return judged(breaks, "every pair is two light antagonists side by side")


def _pair_off(view: View, session: SessionView, name: str) -> Iterator[str]:
    places = [place for place, row in enumerate(session.rows) if row.entry.group == name]
    rows = [session.rows[place] for place in places]
    most = view.doses.time.pair_minutes_max
    if session.session.minutes > most:
        yield f"pairs are for sessions of at most {most} minutes"
    if len(places) != 2:
        yield f"{len(places)} entries, not two"
    elif places[1] - places[0] != 1:
        yield "its entries do not stand next to each other"
    elif not _antagonists(*rows):
        yield "not a push with a pull, nor a calf raise with upper body"
    if any(row.facts.dose and row.facts.dose.heavy for row in rows):
        yield "holds a heavy lift"


def _antagonists(one: Row, other: Row) -> bool:
    kinds = [_kind(one), _kind(other)]
    return set(kinds) == {"push", "pull"} or ("calf" in kinds and any(kind in UPPER for kind in kinds))


UPPER = ("push", "pull", "shoulder")


def _kind(row: Row) -> str:
    pattern = row.known("pattern")
    if pattern in PUSH_PATTERNS:
        return "push"
    if pattern in PULL_PATTERNS:
        return "pull"
    return "calf" if pattern == "calf-raise" else "shoulder" if pattern in SHOULDER_PATTERNS else "other"


def table(view: View) -> Verdict:
    """Repetitions or seconds, rest and sets are within the dose table."""
    breaks = [Break(row.where, text) for row in view.rows for text in _table_off(row)]
    return judged(breaks, "repetitions, seconds, rest and sets are those of the table")


def _table_off(row: Row) -> Iterator[str]:
    plan, dose, entry = row.plan, row.facts.dose, row.entry
    if plan is None or dose is None:
        return
    for name, said, own in (("reps", entry.reps, plan.reps), ("seconds", entry.seconds, plan.seconds)):
        if said is not None and not _within(said, own):
            yield f"{name} {said.min}-{said.max}, " + (f"the table has {own[0]}-{own[1]}" if own else "not its measure")
    if not dose.rest_s[0] <= entry.rest_s <= dose.rest_s[1]:
        yield f"rest {entry.rest_s} s, the table has {dose.rest_s[0]}-{dose.rest_s[1]}"
    if entry.sets > dose.sets[1]:
        yield f"{entry.sets} sets, the table has at most {dose.sets[1]}"


def _within(said: Range, own: tuple[int, int] | None) -> bool:
    return own is not None and own[0] <= said.min <= said.max <= own[1]
