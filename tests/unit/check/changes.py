"""Changes that break a programme in one place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tests.unit.check.building import Line, catalogue, entry

from backline.record.programme import (
    Programme,
    Session,
    WarmUpStep,
)
from backline.vocabulary.words import DAYS, Day

Change = Callable[[Programme], Programme]


def at(week: int | None, day: str | None, exercise: str | None, /, **values: object) -> Change:
    """Sets fields of the entries that stand there; None means everywhere."""

    def change(programme: Programme) -> Programme:
        hits = 0
        weeks = []
        for it in programme.weeks:
            sessions = []
            for session in it.sessions:
                here = week in (None, it.number) and day in (None, session.day)
                fits = [here and exercise in (None, row.exercise) for row in session.exercises]
                hits += sum(fits)
                rows = zip(session.exercises, fits, strict=True)
                sessions.append(replace(session, exercises=tuple(replace(r, **values) if f else r for r, f in rows)))  # type: ignore[arg-type]
            weeks.append(replace(it, sessions=tuple(sessions)))
        assert hits, "nothing was changed"
        return replace(programme, weeks=tuple(weeks))

    return change


def swap(old: str, new: str, weeks: tuple[int, ...] | None = None, **values: object) -> Change:
    """Another exercise in the place of one, with sets, effort and repetitions kept unless `values` say otherwise."""
    exercise = catalogue().exercises[new]
    assert exercise.plan is not None
    names = ("name", "family", "movement", "pattern", "dominance", "laterality", "equipment", "load_is", "credits")
    taken = {name: getattr(exercise, name) for name in names}
    taken |= {"exercise": new, "role": exercise.plan.role, "tempo": exercise.plan.tempos[0], **values}

    def change(programme: Programme) -> Programme:
        for week in weeks or tuple(week.number for week in programme.weeks):
            there = [it.exercise for s in programme.weeks[week - 1].sessions for it in s.exercises]
            if old in there:
                programme = at(week, None, old, **taken)(programme)
        return programme

    return change


def sessions(change: Callable[[Session], Session], week: int | None = None, day: str | None = None) -> Change:
    """Changes whole sessions."""

    def done(programme: Programme) -> Programme:
        return replace(
            programme,
            weeks=tuple(
                replace(
                    it,
                    sessions=tuple(
                        change(s) if week in (None, it.number) and day in (None, s.day) else s for s in it.sessions
                    ),
                )
                for it in programme.weeks
            ),
        )

    return done


def reorder(*order: int) -> Callable[[Session], Session]:
    """The entries in another order."""
    return lambda session: replace(session, exercises=tuple(session.exercises[place] for place in order))


def add(row: Line, place: int = 99) -> Callable[[Session], Session]:
    """One more exercise, with the first week's numbers."""

    def change(session: Session) -> Session:
        rows = list(session.exercises)
        rows.insert(place, entry(row, 0))
        return replace(session, exercises=tuple(rows))

    return change


def client(**values: object) -> Change:
    """Another client."""
    return lambda programme: replace(programme, client=replace(programme.client, **values))  # type: ignore[arg-type]


def history(**values: object) -> Change:
    """Another log."""
    return lambda programme: replace(programme, history=replace(programme.history, **values))  # type: ignore[arg-type]


def then(*changes: Change) -> Change:
    """One change after the other."""

    def change(programme: Programme) -> Programme:
        for step in changes:
            programme = step(programme)
        return programme

    return change


def fields(**values: object) -> Change:
    """Fields of the programme itself."""
    return lambda programme: replace(programme, **values)  # type: ignore[arg-type]


def week(which: int, **values: object) -> Change:
    """Fields of one week."""

    def change(programme: Programme) -> Programme:
        weeks = list(programme.weeks)
        weeks[which - 1] = replace(weeks[which - 1], **values)  # type: ignore[arg-type]
        return replace(programme, weeks=tuple(weeks))

    return change


def total(number: int, **values: object) -> Change:
    """Fields of one week's totals."""

    def change(programme: Programme) -> Programme:
        totals = list(programme.totals)
        totals[number - 1] = replace(totals[number - 1], **values)  # type: ignore[arg-type]
        return replace(programme, totals=tuple(totals))

    return change


def first_target(**values: object) -> Change:
    """Fields of the first target."""
    return lambda it: replace(it, targets=(replace(it.targets[0], **values), *it.targets[1:]))  # type: ignore[arg-type]


def apart(
    exercise: str, *weeks: int, order: tuple[str, str] = ("left", "right"), more: int = 1, **second: object
) -> Change:
    """One entry for each side in some weeks, `more` sets for the first; `second` are fields of the second."""

    def change(session: Session) -> Session:
        rows = []
        for row in session.exercises:
            if row.exercise != exercise:
                rows.append(row)
                continue
            rows.append(replace(row, side=order[0], sets=row.sets + more))  # type: ignore[arg-type]
            rows.append(replace(row, **{"side": order[1], **second}))  # type: ignore[arg-type]
        return replace(session, exercises=tuple(rows))

    return then(*(sessions(change, week) for week in weeks))


def without(exercise: str) -> Callable[[Session], Session]:
    """The session without an exercise."""
    return lambda session: replace(
        session, exercises=tuple(entry for entry in session.exercises if entry.exercise != exercise)
    )


def moved(old: Day, new: Day) -> Change:
    """A session on another day of the week, which becomes one of the client's."""

    def change(programme: Programme) -> Programme:
        weeks = tuple(
            replace(it, sessions=tuple(sorted((_moved(s, old, new) for s in it.sessions), key=lambda s: s.date)))
            for it in programme.weeks
        )
        person = programme.client
        minutes = {**person.minutes, new: person.minutes[old]}
        return replace(
            programme, weeks=weeks, client=replace(person, days=(*person.days, new), minutes=minutes)
        )  # fmt: skip

    return change


def _moved(session: Session, old: Day, new: Day) -> Session:
    if session.day != old:
        return session
    day = date.fromisoformat(session.date) + timedelta(days=DAYS.index(new) - DAYS.index(old))
    return replace(session, day=new, date=day.isoformat())


def copied(old: Day, new: Day) -> Change:
    """A second copy of a session, on one more day of the client."""

    def change(programme: Programme) -> Programme:
        weeks = tuple(
            replace(
                it,
                sessions=tuple(
                    sorted((*it.sessions, *(_moved(s, old, new) for s in it.sessions if s.day == old)), key=_date)
                ),
            )
            for it in programme.weeks
        )
        person = programme.client
        minutes = {**person.minutes, new: person.minutes[old]}
        return replace(programme, weeks=weeks, client=replace(person, days=(*person.days, new), minutes=minutes))

    return change


def _date(session: Session) -> str:
    return session.date


def warmed(*seconds: int) -> Callable[[Session], Session]:
    """The session with other warm-up steps."""
    return lambda session: replace(session, warmup=tuple(WarmUpStep(text="Move.", seconds=it) for it in seconds))


def more_sets(number: int, *exercises: str) -> Change:
    """One more set of each exercise in one week."""

    def change(programme: Programme) -> Programme:
        for session in programme.weeks[number - 1].sessions:
            for it in session.exercises:
                if it.exercise in exercises:
                    programme = at(number, session.day, it.exercise, sets=it.sets + 1)(programme)
        return programme

    return change
