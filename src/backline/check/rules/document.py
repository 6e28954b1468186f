"""Is the document whole, and does it say what the catalogue says?"""

import re
from collections.abc import Iterator

from backline.check.arithmetic import day_number, same, weekday
from backline.check.verdict import Break, Verdict, judged
from backline.check.view import View

FACTS = ("name", "family", "movement", "pattern", "dominance", "laterality", "load_is")


def document(view: View) -> Verdict:
    """Weeks and totals are there, numbered and ordered; no week or session is empty."""
    return judged(_document(view), f"{len(view.weeks)} weeks, each with its total")


def _document(view: View) -> Iterator[Break]:
    programme = view.programme
    if not programme.weeks:
        yield Break("", "there are no weeks")
    if not programme.totals:
        yield Break("", "there are no totals")
    if len(programme.weeks) != len(programme.totals):
        yield Break("", f"{len(programme.weeks)} weeks but {len(programme.totals)} totals")
    block = 0
    for number, week in enumerate(programme.weeks, 1):
        where = f"week {number}"
        if week.number != number:
            yield Break(where, f"it is numbered {week.number}")
        if week.block != block + 1 and (week.block != block or number == 1):
            yield Break(where, f"block {week.block} follows block {block}")
        block = week.block
        if not week.sessions:
            yield Break(where, "it has no session")
        for session in week.sessions:
            if not session.exercises:
                yield Break(f"{where}, {session.day}", "the session has no exercise")
        days = [session.date for session in week.sessions]
        if days != sorted(days):
            yield Break(where, "its sessions are not in date order")


def dates(view: View) -> Verdict:
    """Every session lies in its week, on the weekday it names, on one of the client's days, once a week."""
    start = day_number(view.programme.start)
    if start is None:
        return judged([Break("start", f"{view.programme.start!r} is no date")], "")
    unsure = "" if view.client.days else "the client states no days"
    return judged(_dates(view, start), "every session lies in its week on a day of the client", unsure=unsure)


def _dates(view: View, start: int) -> Iterator[Break]:
    for week in view.weeks:
        first = start + 7 * (week.week.number - 1)
        taken: set[str] = set()
        for session in week.sessions:
            day, number = session.session.day, session.number
            if number is None:
                yield Break(session.where, f"{session.session.date!r} is no date")
            elif not first <= number <= first + 6:
                yield Break(session.where, f"{session.session.date} is not in this week")
            elif weekday(number) != day:
                yield Break(session.where, f"{session.session.date} is a {weekday(number)}")
            if view.client.days and day not in view.client.days:
                yield Break(session.where, f"{day} is none of the client's days")
            if day in taken:
                yield Break(session.where, f"{day} stands twice in the week")
            taken.add(day)


def known_exercises(view: View) -> Verdict:
    """Every exercise and alternative is one that a programme may hold."""
    shelf = view.catalogue.exercises.by_id
    breaks = [
        Break(row.where, f"{word} is {'not plannable' if word in shelf else 'not in the catalogue'}")
        for row in view.rows
        for word in (row.entry.exercise, *row.entry.alternatives)
        if word not in shelf or shelf[word].plan is None
    ]
    return judged(breaks, "every exercise and alternative is in the catalogue")


def facts(view: View) -> Verdict:
    """What an entry says of its exercise is what the catalogue says."""
    breaks = []
    for row in view.rows:
        exercise = row.facts.exercise
        if exercise is None:
            continue
        breaks += [
            Break(row.where, f"{name} is {getattr(row.entry, name)!r}, in the catalogue {getattr(exercise, name)!r}")
            for name in FACTS
            if getattr(row.entry, name) != getattr(exercise, name)
        ]
        if dict(row.entry.credits) != dict(exercise.credits):
            breaks.append(Break(row.where, "credits differ from those of the catalogue"))
    return judged(breaks, "every entry says what the catalogue says")


def one_measure(view: View) -> Verdict:
    """Repetitions or seconds, never both or none; no effort exactly where a stop rule stands."""
    breaks = []
    for row in view.rows:
        entry = row.entry
        if (entry.reps is None) == (entry.seconds is None):
            breaks.append(Break(row.where, "needs exactly one of reps and seconds"))
        if (entry.rir is None) != bool(entry.stop_rule):
            text = "has neither rir nor a stop rule" if entry.rir is None else "has both rir and a stop rule"
            breaks.append(Break(row.where, text))
    return judged(breaks, "every entry has one measure, and effort or a stop rule")


def votes(view: View) -> Verdict:
    """The votes of an entry are the fractional vote of one set."""
    breaks = [
        Break(row.where, f"votes {said.posterior:g} : {said.anterior:g}, recomputed {back:.2f} : {front:.2f}")
        for row in view.rows
        for said, (back, front) in [(row.entry.votes, row.facts.votes)]
        if not (same(said.posterior, back) and same(said.anterior, front))
    ]
    return judged(breaks, "the vote of every entry was recomputed")


def digest(view: View) -> Verdict:
    """The digest is written as a SHA-256: 64 hexadecimal digits."""
    fine = re.fullmatch(r"[0-9a-f]{64}", view.programme.digest)
    breaks = [] if fine else [Break("digest", "is not 64 hexadecimal digits")]
    return judged(breaks, "64 hexadecimal digits")
