"""Weeks, sessions and exercises in the words that the page prints."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from backline.present import standing, wording
from backline.present.clean import clean_name
from backline.quantities import in_unit, plain_number
from backline.record.programme import Prescription, Programme, Session, Week
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import DAY_NAMES, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One exercise of a session, ready to print."""

    guide: str  # id of its entry in the guide
    letter: str
    name: str
    dose: str
    load: str
    load_is: str
    find: str  # how the load is found where none is known
    effort: str
    rir: int | None
    tempo: str
    tempo_words: str
    hold: bool
    rest: str
    side: str
    ramp: tuple[str, ...]
    boxes: tuple[str, ...]  # what is written down for each set
    sets: int
    alternatives: tuple[str, ...]
    progression: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSheet:
    """One training day, ready to print."""

    id: str
    title: str
    minutes: int
    warmup: tuple[tuple[str, str], ...]
    cards: tuple[Card, ...]
    supersets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSheet:
    """One week, ready to print."""

    number: int
    dates: str
    note: str
    sets: str
    minutes: int
    days: tuple[str, ...]
    budgets: tuple[standing.Budget, ...]
    soreness: tuple[str, ...]
    sessions: tuple[SessionSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideEntry:
    """How an exercise is done, once for the whole programme."""

    id: str
    name: str
    direct: str
    beside: str
    cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    cautions: tuple[str, ...]
    equipment: str


def guide_ids(programme: Programme) -> dict[str, str]:
    """Exercise id → id in the page, in order of first appearance."""
    seen = [entry.exercise for week in programme.weeks for entry in standing.entries_of(week)]
    return {exercise: f"how-{number}" for number, exercise in enumerate(dict.fromkeys(seen), 1)}


def guide(programme: Programme, catalogue: Catalogue) -> tuple[GuideEntry, ...]:
    """All exercises of the programme that the catalogue knows, with cues, mistakes and cautions."""
    found = []
    for exercise_id, page_id in guide_ids(programme).items():
        if exercise_id not in catalogue.exercises:
            continue
        exercise = catalogue.exercises[exercise_id]
        direct, beside = wording.muscle_words(exercise, catalogue)
        used = exercise.equipment_used(frozenset(programme.client.equipment))
        plan = exercise.plan
        found.append(
            GuideEntry(
                id=page_id,
                name=exercise.name,
                direct=direct,
                beside=beside,
                cues=tuple(map(wording.sentence, plan.cues)) if plan else (),
                mistakes=tuple(map(wording.sentence, plan.mistakes)) if plan else (),
                cautions=tuple(wording.caution(item) for item in plan.contraindications) if plan else (),
                equipment=", ".join(catalogue.equipment[piece].name for piece in used if piece in catalogue.equipment),
            )
        )
    return tuple(found)


def _boxes(entry: Prescription, unit: Unit) -> tuple[str, ...]:
    load = {"band": ("Band",), "bodyweight": ()}.get(entry.load_is, (unit,))
    both = " L / R" if wording.one_sided(entry) else ""
    measure = ("Seconds" if entry.reps is None else "Reps") + both
    return (*load, measure, *(() if entry.rir is None else ("RIR",)))


def _load_is(entry: Prescription) -> str:
    """What the number of kilograms is of; nothing where the load's own words say it."""
    if entry.load_kg is None:
        return ""
    if entry.load_is == "per-hand" and entry.laterality == "unilateral":
        words = "per hand"
    else:
        words = wording.LOAD_IS.get(entry.load_is, "")
    said = any(part in entry.load_text for part in (words, f" {words.split(' ')[0]}"))
    return "" if said else words


def _card(entry: Prescription, letter: str, guide_id: str, unit: Unit, catalogue: Catalogue, last: bool) -> Card:
    hold = entry.tempo == "0-0-0-0"
    load, _, find = (
        entry.load_text.partition(": ") if entry.load_text.startswith("find it: ") else (entry.load_text, "", "")
    )
    return Card(
        guide=guide_id if entry.exercise in catalogue.exercises else "",
        letter=letter,
        name=clean_name(entry.name),
        dose=wording.dose_words(entry),
        load=load,
        load_is=_load_is(entry),
        find=wording.sentence(find),
        effort=wording.effort_words(entry.rir, entry.stop_rule).rstrip("."),
        rir=entry.rir,
        tempo=entry.tempo,
        tempo_words=wording.tempo_words(entry.tempo).capitalize() if hold else wording.tempo_words(entry.tempo),
        hold=hold,
        rest=wording.rest_words(entry.rest_s),
        side=wording.side_words(entry),
        ramp=tuple(
            f"{step.reps} × {in_unit(step.load_kg, unit)}"
            if step.load_kg is not None
            else f"{step.reps} × {step.percent} % of the working load"
            for step in entry.ramp
        ),
        boxes=_boxes(entry, unit),
        sets=min(entry.sets, 12),
        alternatives=tuple(wording.exercise_name(other, catalogue) for other in entry.alternatives[:2]),
        progression="" if last else entry.progression,
        reasons=tuple(map(wording.reason_words, entry.reasons)),
    )


def _session(session: Session, number: int, week: int, programme: Programme, catalogue: Catalogue) -> SessionSheet:
    seen: Counter[str] = Counter()
    cards = []
    for entry in session.exercises:
        letter = ""
        if entry.group:
            seen[entry.group] += 1
            letter = f"{entry.group}{seen[entry.group]}"
        how = guide_ids(programme).get(entry.exercise, "")
        last = week == programme.weeks[-1].number
        cards.append(_card(entry, letter, how, programme.client.unit, catalogue, last))
    day = DAY_NAMES.get(session.day, session.day)
    return SessionSheet(
        id=f"week-{week}-{number}",
        title=f"{day}, {wording.short_date(session.date)}",
        minutes=session.minutes,
        warmup=tuple((step.text, wording.rest_words(step.seconds)) for step in session.warmup),
        cards=tuple(cards),
        supersets=tuple(
            f"{group}1 and {group}2 are a superset: one set of each in turn, then the rest."
            for group, entries in seen.items()
            if entries > 1
        ),
    )


def _week_dates(programme: Programme, week: Week) -> str:
    try:
        first = date.fromisoformat(programme.start) + timedelta(days=7 * (week.number - 1))
    except ValueError:
        return ""
    return f"{wording.short_date(first.isoformat())} to {wording.short_date((first + timedelta(days=6)).isoformat())}"


def _note(programme: Programme, week: Week, catalogue: Catalogue) -> str:
    if week.number == standing.light_week(programme, catalogue):
        return "The lighter week: fewer sets with the same exercises, so that you are fresh for the re-test."
    before = next((other for other in programme.weeks if other.number == week.number - 1), None)
    if before is None:
        return "The first week: learn the movements and find your loads. It should feel easy at the end of a set."
    if before.block != week.block:
        return "A new block: the main lifts stay, some other exercises change."
    return "The same exercises as last week; one thing at a time gets a little harder."


def soreness_sentence(expected: standing.Soreness) -> str:
    """When to expect soreness after new lowering work."""
    names = " and ".join(clean_name(name) for name in expected.exercises)
    try:
        day = date.fromisoformat(expected.date)
    except ValueError:
        return f"New and slow on the way down: {names}. Soreness is usual one to three days later."
    first, last = (wording.long_date((day + timedelta(days=days)).isoformat())[:-5] for days in (1, 3))
    when = wording.long_date(expected.date)[:-5]
    return f"New on {when}, and hard on the way down: {names}. Soreness is usual from {first} to {last}."


def week_sheets(programme: Programme, catalogue: Catalogue) -> tuple[WeekSheet, ...]:
    """All weeks, ready to print."""
    return tuple(
        WeekSheet(
            number=week.number,
            dates=_week_dates(programme, week),
            note=_note(programme, week, catalogue),
            sets=plain_number(sum(map(standing.counted_sets, standing.entries_of(week)))),
            minutes=sum(session.minutes for session in week.sessions),
            days=tuple(DAY_NAMES.get(session.day, session.day)[:3] for session in week.sessions),
            budgets=standing.budgets(week, catalogue),
            soreness=tuple(
                soreness_sentence(expected) for expected in standing.expected_soreness(week, programme, catalogue)
            ),
            sessions=tuple(
                _session(session, number, week.number, programme, catalogue)
                for number, session in enumerate(week.sessions, 1)
            ),
        )
        for week in programme.weeks
    )
