"""Laying a programme out: from the document to the view that the rules read."""

from dataclasses import dataclass, field

from backline.check.arithmetic import best_by_group, day_number, vote_direct, vote_fractional, vote_graded
from backline.check.rows import Facts, Row
from backline.check.view import BlockView, SessionView, View, WeekView
from backline.record.programme import Prescription, Programme, Session, Week
from backline.vocabulary.loader import Catalogue


def lay_out(programme: Programme, catalogue: Catalogue) -> View:
    """The view of a programme. Never fails: what the catalogue does not know stands as the document says it."""
    year = programme.client.birth_year
    dated = day_number(programme.start) is not None
    older = year is not None and dated and int(programme.start[:4]) - year >= catalogue.doses.over_60.age
    careful = older or programme.client.experience == "novice"
    reader = _Reader(programme=programme, catalogue=catalogue, careful=careful)
    return View(programme=programme, catalogue=catalogue, blocks=reader.blocks(), older=older)


@dataclass(frozen=True, kw_only=True)
class _Reader:
    programme: Programme
    catalogue: Catalogue
    careful: bool
    _known: dict[str, Facts] = field(default_factory=dict)

    def blocks(self) -> tuple[BlockView, ...]:
        """Runs of weeks with the same block number."""
        runs: list[list[WeekView]] = []
        for place, week in enumerate(self.programme.weeks):
            goes_on = bool(runs) and runs[-1][0].week.block == week.block
            seen = self._week(place, week, len(runs[-1]) if goes_on else 0)
            if goes_on:
                runs[-1].append(seen)
            else:
                runs.append([seen])
        blocks: list[BlockView] = []
        before = self._lately_done()
        for run in runs:
            here = frozenset(row.entry.exercise for week in run for row in week.rows)
            blocks.append(BlockView(number=run[0].week.block, weeks=tuple(run), new=here - before))
            before = here
        return tuple(blocks)

    def _lately_done(self) -> frozenset[str]:
        """Exercises of the log that are not new: last done within the weeks that keep part of an estimate."""
        start = day_number(self.programme.start) or 0
        weeks = max((weeks for weeks, kept in self.catalogue.doses.load.stale_weeks if kept > 0), default=0)
        done = {exercise: day_number(lift.last_done) for exercise, lift in self.programme.history.lifts.items()}
        return frozenset(exercise for exercise, last in done.items() if last is not None and start - last <= 7 * weeks)

    def _week(self, place: int, week: Week, index: int) -> WeekView:
        count = len(self.programme.weeks)
        long_enough = count >= self.catalogue.doses.last_week.weeks_min
        light = place == count - 1 and long_enough and self.programme.client.retest
        return WeekView(
            week=week, index=index, light=light, sessions=tuple(self._session(week, it) for it in week.sessions)
        )

    def _session(self, week: Week, session: Session) -> SessionView:
        rows = tuple(
            Row(week=week, session=session, entry=entry, facts=self._facts(entry)) for entry in session.exercises
        )
        size = self.catalogue.doses.session
        small = session.minutes <= size.light_day_minutes
        return SessionView(
            week=week,
            session=session,
            rows=rows,
            ceiling=self.programme.client.minutes.get(session.day),
            number=day_number(session.date),
            light_day=self.careful and small and all(row.known("pattern") in size.light_patterns for row in rows),
        )

    def _facts(self, entry: Prescription) -> Facts:
        if entry.exercise in self._known:
            return self._known[entry.exercise]
        exercise = self.catalogue.exercises.by_id.get(entry.exercise)
        dose_row = exercise.plan.dose if exercise and exercise.plan else ""
        credits = exercise.credits if exercise else entry.credits
        facts = Facts(
            exercise=exercise,
            dose=self.catalogue.doses.pattern.get(dose_row),
            dose_row=dose_row,
            credits=credits,
            groups=best_by_group(credits, self.catalogue.muscles),
            votes=vote_fractional(credits, self.catalogue.muscles),
            votes_direct=vote_direct(credits, self.catalogue.muscles),
            votes_graded=vote_graded(self.catalogue.demand.get(entry.exercise), credits, self.catalogue.muscles),
        )
        if exercise:
            self._known[entry.exercise] = facts
        return facts
