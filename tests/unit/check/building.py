"""How a programme is written by hand: lines of exercises on a small catalogue, counted up independently."""

import math
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from backline.record.counting import direct_votes, fractional_votes, group_credits
from backline.record.history import History
from backline.record.person import Person
from backline.record.programme import (
    Prescription,
    Programme,
    Proof,
    RampSet,
    Range,
    Ratio,
    Retest,
    Session,
    Target,
    Term,
    Votes,
    WarmUpStep,
    Week,
    WeekTotals,
)
from backline.vocabulary.loader import Catalogue, read_catalogue
from backline.vocabulary.tables import FOLDER
from backline.vocabulary.words import DAYS, Day, Group

START = date(2026, 11, 30)  # a Monday


@cache
def catalogue() -> Catalogue:
    """The real words and doses with the small set of exercises beside this file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in FOLDER.glob("*.toml"):
            if path.name not in ("lift_ratios.toml", "templates.toml"):  # they name exercises that are not here
                (folder / path.name).write_bytes(path.read_bytes())
        (folder / "staples.toml").write_text("staples = []\n", encoding="utf-8")  # names exercises that are not here
        for path in (Path(__file__).parent / "care").glob("*.toml"):  # the real ones name exercises that are not here
            (folder / path.name).write_bytes(path.read_bytes())
        (folder / "conditions").mkdir()
        for path in (Path(__file__).parent / "care" / "conditions").glob("*.toml"):
            (folder / "conditions" / path.name).write_bytes(path.read_bytes())
        (folder / "exercises").mkdir()
        for path in (Path(__file__).parent / "catalogue").glob("*.toml"):
            (folder / "exercises" / path.name).write_bytes(path.read_bytes())
        return read_catalogue(folder)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One exercise on one day over three weeks."""

    exercise: str
    sets: tuple[int, ...]
    reps: tuple[int, int] | None
    rir: tuple[int, ...] | None
    rest_s: int
    load_kg: tuple[float, ...] | None = None
    tempo: str = ""
    seconds: tuple[int, int] | None = None


def line(exercise: str, sets: str, reps: str, rir: str | None, rest_s: int, **more: object) -> Line:
    """A line written shortly: sets and effort by week as digits, repetitions as 6-8."""
    low, high = reps.split("-")
    effort = tuple(map(int, rir)) if rir else None
    return Line(
        exercise=exercise,
        sets=tuple(map(int, sets)),
        reps=(int(low), int(high)),
        rir=effort,
        rest_s=rest_s,
        **more,  # type: ignore[arg-type]
    )


def entry(row: Line, week: int) -> Prescription:
    """The prescription of a line in one week, without ramp, votes and reasons (see `settle`)."""
    exercise = catalogue().exercises[row.exercise]
    assert exercise.plan is not None
    dose = catalogue().doses.pattern[exercise.plan.dose]
    return Prescription(
        exercise=exercise.id,
        name=exercise.name,
        family=exercise.family,
        movement=exercise.movement,
        pattern=exercise.pattern,
        role=exercise.plan.role,
        dominance=exercise.dominance,
        laterality=exercise.laterality,
        side="both",
        group=None,
        equipment=exercise.equipment,
        sets=row.sets[week],
        reps=Range(min=row.reps[0], max=row.reps[1]) if row.reps else None,
        seconds=Range(min=row.seconds[0], max=row.seconds[1]) if row.seconds else None,
        load_kg=row.load_kg[week] if row.load_kg else None,
        load_is=exercise.load_is,
        load_text="" if row.load_kg else "Start light and find the load that leaves the stated repetitions.",
        rir=row.rir[week] if row.rir else None,
        tempo=row.tempo or exercise.plan.tempos[0],
        rest_s=row.rest_s,
        ramp=(),
        stop_rule=None if row.rir else dose.stop_rule,
        credits=exercise.credits,
        votes=Votes(posterior=0, anterior=0),
        alternatives=(),
        progression="More repetitions first, then the load.",
        reasons=(),
    )


def build(client: Person, history: History, blocks: list[dict[Day, list[Line]]], warm_up_s: int) -> Programme:
    """Weeks of three-week blocks, with everything that can be counted still empty."""
    weeks = []
    for place, block in enumerate(blocks):
        for index in range(3):
            number = 3 * place + index
            monday = START + timedelta(days=7 * number)
            sessions = tuple(
                Session(
                    day=day,
                    date=(monday + timedelta(days=DAYS.index(day))).isoformat(),
                    minutes=0,
                    warmup=(
                        WarmUpStep(text="Walk briskly.", seconds=warm_up_s - 120),
                        WarmUpStep(text="Hinge with a stick.", seconds=120),
                    ),
                    exercises=tuple(entry(row, index) for row in lines),
                )
                for day, lines in block.items()
            )
            weeks.append(Week(number=number + 1, block=place + 1, sessions=sessions))
    mains = dict.fromkeys(
        it.exercise for week in weeks for session in week.sessions for it in session.exercises if it.role == "main"
    )
    return Programme(
        client=client,
        start=START.isoformat(),
        seed=1,
        digest="0f" * 32,
        proof=Proof(
            status="optimal",
            scope="whole",
            objective=7.5,
            bound=7.5,
            gap=0,
            gap_sets=0,
            terms=(Term(name="sets", weight=2, value=3), Term(name="balance", weight=0.5, value=3)),
            solver="none",
            solver_version="0",
            work=0,
        ),
        targets=(),
        weeks=tuple(weeks),
        totals=(),
        unmet=(),
        daily=(),
        tests=tuple(Retest(test="estimated-1rm", exercise=it, date="2027-01-12", text="Test it.") for it in mains),
        history=history,
    )


def target(name: str, kind: str, least: float | None, most: float | None, *, met: bool = True) -> Target:
    """A target."""
    return Target(
        id=name, kind=kind, unit="sets", min=least, max=most, reason="", sources=("CJ",), met=met  # type: ignore[arg-type]
    )  # fmt: skip


def settle(programme: Programme) -> Programme:
    """Ramps, votes, minutes, totals and reasons that follow from the entries."""
    weeks = tuple(
        replace(week, sessions=tuple(_timed(session) for session in week.sessions)) for week in programme.weeks
    )
    totals = tuple(map(_totals, weeks))
    argued = []
    for week, total in zip(weeks, totals, strict=True):
        changed = tuple(
            replace(it, exercises=tuple(_argued(entry, week, total.groups) for entry in it.exercises))
            for it in week.sessions
        )
        argued.append(replace(week, sessions=changed))
    return replace(programme, totals=totals, weeks=tuple(argued))


def _timed(session: Session) -> Session:
    shelf, muscles = catalogue().exercises, catalogue().muscles
    entries, lifts, seconds = [], 0, sum(step.seconds for step in session.warmup)
    rests: dict[str, list[Prescription]] = {}
    for number, it in enumerate(session.exercises):
        exercise = shelf.by_id.get(it.exercise)
        ramp: tuple[RampSet, ...] = ()
        if it.load_is == "bar-total" and "barbell" in it.equipment:
            lifts += 1
            seconds += 180 if lifts == 1 else 90
            ramp = tuple(
                RampSet(percent=percent, reps=reps)
                for percent, reps in ([(40, 6), (60, 4), (80, 2)] if lifts == 1 else [(60, 5)])
            )
        tempo = sum(1 if part == "X" else int(part) for part in it.tempo.split("-"))
        work = it.reps.max * tempo if it.reps else it.seconds.max if it.seconds else 0
        twice = 2 if it.laterality == "unilateral" and it.side == "both" else 1
        alone = str(number) if it.side == "both" else it.exercise
        if alone not in rests:
            seconds += exercise.plan.set_up_s if exercise and exercise.plan else 45
        seconds += it.sets * work * twice
        rests.setdefault(it.group or alone, []).append(it)
        back, front = fractional_votes(it.credits, muscles)
        entries.append(replace(it, ramp=ramp, votes=Votes(posterior=back, anterior=front)))
    for together in rests.values():
        seconds += (max(it.sets for it in together) - 1) * max(it.rest_s for it in together)
    return replace(session, exercises=tuple(entries), minutes=math.ceil(seconds * 115 / 6000))


def _totals(week: Week) -> WeekTotals:
    muscles = catalogue().muscles
    sets: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    back = front = direct_back = direct_front = 0.0
    for it in (it for session in week.sessions for it in session.exercises):
        count = it.sets * (1 if it.side == "both" else 0.5)
        sets.update({muscle: count * credit for muscle, credit in it.credits.items()})
        groups.update({group: count * credit for group, credit in group_credits(it.credits, muscles).items()})
        back += count * fractional_votes(it.credits, muscles)[0]
        front += count * fractional_votes(it.credits, muscles)[1]
        direct_back += count * direct_votes(it.credits, muscles)[0]
        direct_front += count * direct_votes(it.credits, muscles)[1]
    return WeekTotals(
        sets=dict(sets),
        groups=dict(groups),  # type: ignore[arg-type]
        posterior=round(back, 2),
        anterior=round(front, 2),
        ratio=Ratio(
            fractional=round(back / front, 2) if front else None,
            direct=round(direct_back / direct_front, 2) if direct_front else None,
            graded=None,
        ),
        minutes=sum(session.minutes for session in week.sessions),
    )


def _argued(it: Prescription, week: Week, groups: Mapping[Group, float]) -> Prescription:
    best = group_credits(it.credits, catalogue().muscles)
    group = max(best, key=lambda name: best[name])
    rows = [other for session in week.sessions for other in session.exercises if other.exercise == it.exercise]
    own = sum(other.sets * (1 if other.side == "both" else 0.5) for other in rows) * best[group]
    whole = groups[group]
    text = (
        f"Gives {own:g} of the {whole:g} {group.replace('-', ' ')} sets of week {week.number}. It suits the equipment."
    )
    return replace(it, reasons=(text,))
