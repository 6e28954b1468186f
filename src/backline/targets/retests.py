"""The re-test in a programme's last week: exactly the tests measured before it, and the one asked for."""

from datetime import date, timedelta

from backline.assess.standing_state import SideFigure, TestStanding
from backline.assess.standings import standings_of
from backline.record.programme import Programme, Retest
from backline.targets.contract import Contract
from backline.vocabulary.exercises import TestDefinition
from backline.vocabulary.loader import Catalogue

ASKED = "test:"


def with_retests(programme: Programme, contract: Contract, catalogue: Catalogue) -> tuple[Retest, ...]:
    """The lifts that are tested again and the measured tests, in date order."""
    measured = retests_of(programme, contract, catalogue)
    return tuple(sorted((*programme.tests, *measured), key=lambda retest: retest.date))


def retests_of(programme: Programme, contract: Contract, catalogue: Catalogue) -> tuple[Retest, ...]:
    """Every measured test once, in the order of the catalogue, on a day of the last week; none without a light week.

    A test that is not done with a condition, an answer or pain stands in its place with the reason.
    """
    off = contract.care.tests_off
    if not contract.light_week or not programme.weeks:
        return ()
    standings = {each.test: each for each in standings_of(contract.person, catalogue, as_of=contract.start)}
    asked = [move.target.removeprefix(ASKED) for move in contract.moved if move.target.startswith(ASKED)]
    measured = {result.id for result in contract.person.tests if result.date <= contract.start}
    on = _day(programme, contract, catalogue)
    again = [
        Retest(
            test=test.id, exercise=None, date=on.isoformat(), text=_text(test, standings.get(test.id), off.get(test.id))
        )
        for test in catalogue.tests.values()
        if test.id in measured
    ]
    first = contract.start.isoformat()
    new = [
        Retest(test=id, exercise=None, date=day, text=f"{catalogue.tests[id].name}: {words}")
        for id in asked
        if id not in measured and id not in off
        for day, words in ((first, "measure it before the first session."), (on.isoformat(), "measure it again."))
    ]
    return (*new[:1], *again, *new[1:])


def _day(programme: Programme, contract: Contract, catalogue: Catalogue) -> date:
    """A day of the last week after its last session, hamstrings rested and no lift tested if there is one."""
    final = contract.start + timedelta(days=7 * len(programme.weeks) - 1)
    sessions = [session for week in programme.weeks for session in week.sessions]
    after = max(date.fromisoformat(session.date) for session in sessions)
    worked = [
        date.fromisoformat(session.date)
        for session in sessions
        if any(entry.credits.get(part, 0) >= 1 for entry in session.exercises for part in _HAMSTRINGS)
    ]
    rest = timedelta(days=catalogue.doses.last_week.test_days_after_hamstrings)
    rested = max(worked) + rest if worked else date.min
    lifts = {retest.date for retest in programme.tests}
    days = [final - timedelta(days=back) for back in range(7) if final - timedelta(days=back) > after]
    if not days:
        return final
    free = [day for day in days if day >= rested]
    return min(free, key=lambda day: (day.isoformat() in lifts, day)) if free else max(days)


_HAMSTRINGS = ("hamstrings-hip", "hamstrings-knee")


def _text(test: TestDefinition, standing: TestStanding | None, why_off: str | None) -> str:
    if why_off is not None:
        return f"{test.name}: not done, {why_off}."
    if standing is None:
        return f"{test.name}: in the same way as before."
    last = ", ".join(_figure(figure) for figure in standing.figures)
    mdc = max((figure.now.error.mdc for figure in standing.figures if figure.now.error is not None), default=None)
    real = (
        f"a change above {mdc:.3g} would be more than the error"
        if mdc is not None
        else "nobody has published how well it repeats, so no change can be called real"
    )
    same = f" {test.how} The number, as before: {test.convention}." if test.convention else f" {test.how}"
    return f"{test.name}: last {last} on {standing.date.isoformat()}; {real}.{same}"


def _figure(figure: SideFigure) -> str:
    side = f"{figure.now.side} " if figure.now.side in ("left", "right") else ""
    return f"{side}{figure.now.value:g}"
