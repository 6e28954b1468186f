"""A programme and an audit written by hand, to look at: six weeks, three days (or four), real catalogue rows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from backline.assess.state import (
    Audit,
    AuditWeek,
    BalanceRatio,
    Balances,
    Finding,
    Names,
    Period,
    Rows,
    SkippedRow,
    Strength,
    Variation,
)
from backline.record.counting import direct_votes, fractional_votes, group_credits
from backline.record.history import History, Lift
from backline.record.log import FileReading, UnitReading, UnresolvedName
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
    Unmet,
    Votes,
    WarmUpStep,
    Week,
    WeekTotals,
)
from backline.vocabulary.loader import Catalogue, load_catalogue
from backline.vocabulary.words import GROUPS, Day, Unit

START = date(2026, 11, 30)


@dataclass(frozen=True)
class Row:
    """One line of a session as a coach writes it."""

    exercise: str
    sets: int
    low: int
    high: int
    rir: int | None
    load_kg: float | None = None
    group: str | None = None


FIRST: Mapping[Day, tuple[Row, ...]] = {
    "mon": (
        Row("romanian-deadlift", 2, 8, 8, 4),
        Row("bench-press", 3, 6, 8, 2, 75),
        Row("chest-supported-row-dumbbell", 3, 8, 10, 2),
        Row("standing-calf-raise-machine", 3, 8, 10, 2, None, "A"),
        Row("face-pull", 2, 12, 15, 3, None, "A"),
    ),
    "wed": (
        Row("back-squat", 4, 5, 7, 3, 82.5),
        Row("pull-up", 3, 5, 7, 2),
        Row("incline-bench-press-dumbbell", 2, 8, 10, 2),
        Row("seated-leg-curl", 2, 10, 12, 3),
        Row("side-plank", 2, 20, 30, None),
    ),
    "fri": (
        Row("hip-thrust", 3, 8, 10, 3),
        Row("bench-press", 3, 6, 8, 2, 72.5),
        Row("seated-row-cable-one-arm", 3, 8, 10, 2),
        Row("romanian-deadlift-single-leg-dumbbell", 2, 8, 8, 4),
        Row("band-pull-apart", 2, 15, 20, 3),
    ),
    "sat": (
        Row("kettlebell-swing", 3, 12, 12, None),
        Row("pulldown", 3, 8, 12, 2),
        Row("step-up-dumbbell", 3, 8, 10, 3),
        Row("prone-leg-curl", 3, 10, 12, 2),
        Row("reverse-fly-cable", 2, 10, 15, 3),
        Row("farmers-carry", 3, 20, 30, None),
    ),
}
CHANGED = {
    "seated-leg-curl": Row("nordic-curl-band", 2, 4, 4, None),
    "chest-supported-row-dumbbell": Row("inverted-row", 3, 8, 10, 2),
    "seated-row-cable-one-arm": Row("one-arm-row-dumbbell", 3, 8, 10, 2),
    "standing-calf-raise-machine": Row("standing-calf-raise-single-leg-machine", 3, 8, 10, 2, None, "A"),
}


def _id(exercise: str, catalogue: Catalogue) -> str:
    """`band-pull-apart` is found under its catalogue id, whatever that is called."""
    if exercise in catalogue.exercises:
        return exercise
    return next(row.id for row in catalogue.exercises.plannable if "pull-apart" in row.id)


def entry(row: Row, week: int, catalogue: Catalogue, first_bar: bool) -> Prescription:
    """A row of a session → a prescription with the catalogue's facts."""
    exercise = catalogue.exercises[_id(row.exercise, catalogue)]
    assert exercise.plan is not None
    dose = catalogue.doses.pattern[exercise.plan.dose]
    light = week == 6
    sets = max(1, row.sets // 2) if light else row.sets + (1 if week in (2, 3, 5) and row.sets == 2 else 0)
    posterior, anterior = fractional_votes(exercise.credits, catalogue.muscles)
    ramp = [
        RampSet(percent=percent, reps=reps, load_kg=round(row.load_kg * percent / 100 / 2.5) * 2.5)
        for percent, reps in (catalogue.doses.warm_up.ramp_first if first_bar else catalogue.doses.warm_up.ramp_later)
        if row.load_kg is not None and exercise.load_is == "bar-total"
    ]
    load_text = {
        "bodyweight": "your body weight",
        "band": "a band you can just control",
        "bar-total": "no number in your log: start with the empty bar, add weight until 8 leave 4 in reserve",
    }.get(exercise.load_is, "find it: add weight until the effort is right, then write it down")
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
        group=row.group,
        equipment=exercise.equipment_used(frozenset(catalogue.equipment)),
        sets=sets,
        reps=Range(min=row.low, max=row.high) if exercise.plan.reps is not None else None,
        seconds=Range(min=row.low, max=row.high) if exercise.plan.reps is None else None,
        load_kg=row.load_kg,
        load_is=exercise.load_is,
        load_text=f"{row.load_kg:g} kg" if row.load_kg is not None else load_text,
        rir=None if row.rir is None else 4 if light else row.rir,
        tempo=exercise.plan.tempos[0],
        rest_s=dose.rest_s[0],
        ramp=tuple(ramp),
        stop_rule=dose.stop_rule if row.rir is None else None,
        credits=exercise.credits,
        votes=Votes(posterior=posterior, anterior=anterior),
        alternatives=tuple(
            other.id
            for other in catalogue.exercises.plannable
            if other.pattern == exercise.pattern and other != exercise
        )[:2],
        progression="When every set reaches the top, add the smallest plate and start at the bottom again.",
        reasons=(
            "Your log holds no hip hinge: the hamstrings start small.",
            f"Gives {sets} of the 9 hamstrings sets of week {week}.",
        ),
    )


def _totals(week: Week, catalogue: Catalogue) -> WeekTotals:
    muscles: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    posterior = anterior = direct_posterior = direct_anterior = 0.0
    for row in (row for session in week.sessions for row in session.exercises):
        muscles.update({muscle: row.sets * credit for muscle, credit in row.credits.items()})
        credits = group_credits(row.credits, catalogue.muscles)
        groups.update({group: row.sets * credit for group, credit in credits.items()})
        posterior += row.sets * row.votes.posterior
        anterior += row.sets * row.votes.anterior
        back, front = direct_votes(row.credits, catalogue.muscles)
        direct_posterior, direct_anterior = direct_posterior + row.sets * back, direct_anterior + row.sets * front
    return WeekTotals(
        sets=dict(muscles),
        groups={group: float(groups[group]) for group in GROUPS if groups[group]},
        posterior=posterior,
        anterior=anterior,
        ratio=Ratio(
            fractional=round(posterior / anterior, 2), direct=round(direct_posterior / direct_anterior, 2), graded=None
        ),
        minutes=sum(session.minutes for session in week.sessions),
    )


def sample_programme(
    name: str = "Sam", days: tuple[Day, ...] = ("mon", "wed", "fri"), unit: Unit = "kg", proved: bool = True
) -> Programme:
    """The whole programme. Every number in it is that of a realistic person; no rule is checked here."""
    catalogue = load_catalogue()
    weeks = []
    for number in range(1, 7):
        sessions = []
        for day in days:
            rows = [CHANGED.get(row.exercise, row) if number > 3 else row for row in FIRST[day]]
            entries, bar = [], True
            for row in rows:
                entries.append(entry(row, number, catalogue, bar))
                bar = bar and not entries[-1].ramp
            offset = 7 * (number - 1) + ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(day)
            sessions.append(
                Session(
                    day=day,
                    date=(START + timedelta(days=offset)).isoformat(),
                    minutes=27 if number == 6 else 46,
                    warmup=(
                        WarmUpStep(text="Walk, row or cycle easily until you are warm.", seconds=180),
                        WarmUpStep(text="Hip hinge with a stick along the back, 8 times.", seconds=60),
                        WarmUpStep(text="Shoulder blades back and down on the floor, 8 times.", seconds=60),
                    ),
                    exercises=tuple(entries),
                )
            )
        weeks.append(Week(number=number, block=1 if number < 4 else 2, sessions=tuple(sessions)))
    person = Person(
        name=name,
        sex="male",
        birth_year=1992,
        mass_kg=82,
        experience="intermediate",
        days=days,
        minutes=dict.fromkeys(days, 60),
        unit=unit,
        equipment=tuple(catalogue.equipment),
    )
    return Programme(
        client=person,
        start=START.isoformat(),
        seed=0,
        digest="0" * 64,
        proof=Proof(
            status="optimal" if proved else "bounded",
            scope="whole",
            objective=41.5,
            bound=41.5 if proved else 42.0,
            gap=0.0 if proved else 0.012,
            gap_sets=0.0 if proved else 0.5,
            terms=(Term(name="shortfall", weight=-10.0, value=0.25),),
            solver="highs",
            solver_version="1.8",
            work=120.0,
        ),
        targets=_targets(),
        weeks=tuple(weeks),
        totals=tuple(_totals(week, catalogue) for week in weeks),
        unmet=(
            Unmet(
                target="calves",
                short_by=1.0,
                because=("Monday is full: 60 minutes, six exercises.",),
                relax=("Ten more minutes on Monday: two more sets for the calves.",),
            ),
        ),
        daily=("Stand up and walk for two minutes every hour.", "Ten heel raises twice a day."),
        tests=(
            Retest(
                test="estimated-1rm",
                exercise="back-squat",
                date="2027-01-11",
                text="One set of 3 to 6 at one in reserve.",
            ),
            Retest(test="pull-up-repetitions", exercise=None, date="2027-01-12", text="Count the clean ones."),
        ),
        history=sample_history(),
    )


def _targets() -> tuple[Target, ...]:
    def muscle(group: str, least: float, most: float | None, met: bool = True) -> Target:
        return Target(
            id=group,
            kind="muscle",
            unit="sets a week",
            min=least,
            max=most,
            reason="Muscles grow and get stronger with this many hard sets a week.",
            sources=("S98", "S99", "S101"),
            met=met,
        )

    return (
        Target(
            id="posterior-anterior",
            kind="balance",
            unit="ratio",
            min=1.5,
            max=None,
            reason="A preference with a stated default, not a medical bound.",
            sources=("J",),
            met=True,
        ),
        muscle("glutes", 8, 16),
        muscle("hamstrings", 8, 14),
        muscle("hamstrings-hip", 2, None),
        muscle("hamstrings-knee", 2, None),
        muscle("calves", 4, 8, met=False),
        muscle("erectors", 3, 10),
        muscle("upper-back", 8, 14),
        muscle("lats", 8, 14),
        muscle("rear-delts", 2, 12),
        muscle("quads", 4, None),
        muscle("chest", 4, None),
        Target(
            id="keep-horizontal-push",
            kind="pattern",
            unit="sets a week",
            min=6,
            max=None,
            reason="You trained this regularly.",
            sources=("CJ",),
            met=True,
        ),
        Target(
            id="session-minutes",
            kind="size",
            unit="minutes",
            min=None,
            max=60,
            reason="Your own limit.",
            sources=("J",),
            met=True,
        ),
    )


def sample_history() -> History:
    """What the sample log left."""
    return History(
        from_log=True,
        until="2026-11-27",
        direct_sets={"chest": 16, "quads": 4, "lats": 2},
        lifts={
            "bench-press": Lift(last_done="2026-11-27", sets_last_8_weeks=128, e1rm_kg=100, error_kg=5),
            "back-squat": Lift(last_done="2026-11-25", sets_last_8_weeks=32, e1rm_kg=110, error_kg=5.5),
        },
    )


def sample_audit() -> Audit:
    """A front-biased log of twelve weeks."""
    muscles = {
        "chest": 16.0,
        "upper-chest": 8.0,
        "front-delts": 9.0,
        "triceps": 8.0,
        "quads": 4.0,
        "rectus-femoris": 2.0,
        "gluteus-maximus": 3.0,
        "lats": 4.0,
        "middle-traps": 2.0,
        "biceps": 5.0,
        "abs": 3.0,
        "erector-spinae": 1.5,
    }
    weeks = tuple(
        AuditWeek(week=f"2026-W{number}", muscles=muscles, posterior=6.0, anterior=18.2, sets=24.0)
        for number in range(37, 49)
    )
    return Audit(
        files=(
            FileReading(
                file="strong.csv",
                dialect="strong",
                unit=UnitReading(value="kg", stated=True, confidence=1.0),
                records=412,
            ),
        ),
        rows=Rows(
            read=412,
            entries=412,
            sets=288,
            warmups=96,
            other={"rest": 20, "note": 4, "cardio": 1, "not-done": 0, "no-exercise": 1},
            duplicates=0,
            skipped=(
                SkippedRow(file="strong.csv", row=77, reason="the date 2026-13-41 does not exist"),
                SkippedRow(file="strong.csv", row=203, reason="repetitions are missing"),
            ),
        ),
        unit=UnitReading(value="kg", stated=True, confidence=1.0),
        names=Names(
            resolved=9,
            unresolved=(UnresolvedName(name="Wobble press", sets=6, suggestions=("overhead-press", "bench-press")),),
        ),
        period=Period(first="2026-09-07", last="2026-11-27", weeks=12),
        weekly=weeks,
        groups={"chest": 16.0, "quads": 4.0, "glutes": 3.0, "lats": 4.0, "upper-back": 2.0, "trunk": 3.0, "arms": 14.0},
        balance=Balances(
            posterior_anterior=BalanceRatio(fractional=0.33, direct=0.2, graded=None, fragile=True),
            hip_knee=None,
            push_pull=4.0,
            quads_hamstrings=None,
            sets={"hip": 0.0, "knee": 0.0, "push": 16.0, "pull": 4.0, "quads": 4.0, "hamstrings": 0.0, "all": 24.0},
            unilateral_share=0.0,
            variation=Variation(families=4, movements=5, equipment=2, unilateral_share=0.0),
        ),
        strength=(
            Strength(exercise="bench-press", e1rm_kg=100.0, error_kg=5.0, date="2026-11-27", trend=0.8),
            Strength(exercise="back-squat", e1rm_kg=110.0, error_kg=5.5, date="2026-11-25", trend=None),
        ),
        findings=(
            Finding(
                id="front-bias",
                severity="act",
                text="Three sets out of four train the front of your body.",
                evidence=("Votes of the last eight weeks: 6 to the back, 18.2 to the front a week.",),
                cure="More posterior leg work and pulls; the bench press stays with fewer sets.",
            ),
            Finding(
                id="no-knee-flexion",
                severity="act",
                text="Nothing in your log bends the knee against a load.",
                evidence=("Sets of leg curls, Nordics and glute-ham raises in eight weeks: 0.",),
                cure="Two sets of a leg curl a week.",
            ),
            Finding(
                id="one-sided",
                severity="watch",
                text="You train both sides together only.",
                evidence=("One-sided sets: 0 %.",),
                cure="One single-leg and one single-arm exercise a week.",
            ),
        ),
        history=sample_history(),
    )
