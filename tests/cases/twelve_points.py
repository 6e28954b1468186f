"""The twelve points a coach reads a programme on: a third reading, with its own numbers, of what the planner made.

Nothing here comes from the planner's model, the checker or the dose files; the numbers are the coach's own table. Each
function returns complaints, in words; an empty list is a point met.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from math import ceil, floor

from backline.record.programme import Prescription, Programme, Session, Week
from backline.vocabulary.loader import Catalogue
from backline.vocabulary.words import DAYS

Complaints = list[str]
PULLS = ("horizontal-pull", "vertical-pull")
PUSHES = ("horizontal-push", "vertical-push")
ISOLATIONS = ("knee-extension", "elbow-flexion", "elbow-extension", "shoulder-raise", "shoulder-rotation",
              "hip-abduction", "hip-adduction", "shin", "wrist")  # fmt: skip
TRUNK = ("trunk-flexion", "anti-extension", "anti-rotation", "rotation", "lateral-trunk", "hip-flexion")

# What a coach prescribes, by kind: sets, repetitions, fewest repetitions in reserve (None: none are counted), rest.
# Wide where the kind holds light and heavy forms, and never outside what the table says for its heaviest form.
TABLE: dict[str, tuple[tuple[int, int], tuple[int, int], int | None, tuple[int, int]]] = {
    "heavy": ((2, 5), (5, 8), 2, (150, 300)),
    "romanian deadlift, barbell": ((2, 4), (6, 10), 2, (120, 150)),
    "good morning": ((2, 3), (8, 10), 3, (120, 120)),
    "hip thrust": ((2, 4), (6, 15), 2, (45, 120)),
    "light hinge": ((2, 4), (6, 15), 2, (60, 150)),
    "light squat": ((2, 4), (6, 15), 2, (45, 150)),
    "one leg": ((2, 3), (6, 15), 2, (45, 90)),
    "leg curl": ((2, 4), (5, 15), 2, (60, 90)),
    "nordic": ((2, 3), (3, 6), None, (120, 180)),
    "glute-ham": ((2, 3), (5, 10), 2, (90, 90)),
    "back extension": ((2, 3), (6, 15), 2, (30, 60)),
    "swing": ((3, 5), (10, 15), None, (60, 90)),
    "pull": ((2, 4), (3, 15), 2, (60, 120)),
    "rear shoulder": ((2, 3), (8, 25), 2, (30, 75)),
    "calf": ((2, 4), (6, 20), 1, (45, 75)),
    "press": ((2, 4), (5, 15), 2, (60, 180)),
    "isolation": ((2, 3), (8, 20), 2, (30, 75)),
    "trunk": ((2, 4), (5, 15), 2, (30, 60)),
}
HOLDS = {"sets": (2, 6), "seconds": (10, 45), "rest": (30, 90)}
PLACE = {"swing": 1, "heavy": 2, "romanian deadlift, barbell": 2, "good morning": 2, "nordic": 3, "glute-ham": 3}
LATE = {"one leg": 5, "leg curl": 6, "calf": 6, "rear shoulder": 7, "trunk": 8}


def kind_of(entry: Prescription, catalogue: Catalogue) -> str:
    """What a coach would call it."""
    facts = catalogue.exercises[entry.exercise].plan
    assert facts is not None
    pattern, family = entry.pattern, entry.family
    if facts.dose == "heavy-lift":
        return "heavy"
    if family == "swing":
        return "swing"
    if family == "nordic-curl":
        return "nordic" if entry.rir is None else "leg curl"
    if family == "glute-ham-raise":
        return "glute-ham"
    if family == "good-morning" and facts.spinal_load == "high":
        return "good morning"
    if family == "romanian-deadlift" and entry.load_is == "bar-total" and entry.laterality == "bilateral":
        return "romanian deadlift, barbell"
    if pattern in ("hinge", "bridge", "squat", "lunge") and entry.laterality == "unilateral":
        return "one leg"
    by_pattern = {
        "hinge": "light hinge", "bridge": "hip thrust", "squat": "light squat", "lunge": "one leg",
        "knee-flexion": "leg curl", "calf-raise": "calf", "scapular-pull": "rear shoulder",
        "trunk-extension": "back extension",
    }  # fmt: skip
    if pattern in by_pattern:
        return by_pattern[pattern]
    if pattern in PULLS:
        return "pull"
    if pattern in PUSHES:
        return "press"
    return "trunk" if pattern in TRUNK else "isolation"


def entries(programme: Programme) -> Iterator[tuple[Week, Session, Prescription]]:
    """Every entry with its week and session."""
    for week in programme.weeks:
        for session in week.sessions:
            for entry in session.exercises:
                yield week, session, entry


def place(week: Week, session: Session, entry: Prescription | None = None) -> str:
    """Where, in words."""
    return f"week {week.number}, {session.day}" + (f", {entry.name}" if entry else "")


def direct_sets(week: Week, group: str, catalogue: Catalogue) -> float:
    """Sets of a week that train a group in full."""
    return sum(
        entry.sets for session in week.sessions for entry in session.exercises if trains(entry, group, catalogue)
    )


def trains(entry: Prescription, group: str, catalogue: Catalogue) -> bool:
    """Does a set count in full for this group?"""
    return any(credit >= 1 and catalogue.muscles[muscle].group == group for muscle, credit in entry.credits.items())


def is_light(week: Week, programme: Programme) -> bool:
    """The last week, where there is a re-test."""
    return programme.client.retest and len(programme.weeks) >= 3 and week is programme.weeks[-1]


def careful(programme: Programme) -> bool:
    """New to lifting, or 60 and over."""
    return programme.client.experience == "novice" or is_older(programme)


def is_older(programme: Programme) -> bool:
    """60 and over in the year of the start."""
    age = programme.client.age(date.fromisoformat(programme.start))
    return age is not None and age >= 60


def blocks(programme: Programme) -> list[list[Week]]:
    """Weeks by block."""
    numbers = dict.fromkeys(week.block for week in programme.weeks)
    return [[week for week in programme.weeks if week.block == number] for number in numbers]


def full_week(block: list[Week], programme: Programme) -> Week:
    """The last week of a block that is not the light one."""
    return [week for week in block if not is_light(week, programme)][-1]


def not_met(programme: Programme) -> set[str]:
    """Targets that the programme says it leaves short."""
    return {unmet.target for unmet in programme.unmet}


def session_size(programme: Programme, _: Catalogue) -> Complaints:
    """1. Few exercises and sets, within the time; careful people at most three full days."""
    found = []
    for week in programme.weeks:
        if careful(programme) and sum(session.minutes > 25 for session in week.sessions) > 3:
            found.append(f"week {week.number}: more than three full days")
        for session in week.sessions:
            ceiling = programme.client.minutes[session.day]
            most = next(count for upto, count in ((20, 3), (30, 5), (60, 6), (75, 7), (999, 8)) if ceiling <= upto)
            sets_most = min(ceiling // 3, 14 if programme.client.experience == "novice" else 20)
            if len(session.exercises) > most:
                found.append(f"{place(week, session)}: {len(session.exercises)} exercises in {ceiling} minutes")
            if sum(entry.sets for entry in session.exercises) > sets_most:
                found.append(f"{place(week, session)}: more than {sets_most} sets")
            if session.minutes > ceiling:
                found.append(f"{place(week, session)}: {session.minutes} of {ceiling} minutes")
    return found


def sets_per_exercise(programme: Programme, catalogue: Catalogue) -> Complaints:
    """2. Two to four sets, main lifts three to five; single sets only where a coach would write one."""
    found = []
    for week, session, entry in entries(programme):
        ceiling = programme.client.minutes[session.day]
        one_is_fine = is_light(week, programme) or ceiling <= 20
        one_is_fine |= week.number == 1 and is_older(programme) and programme.client.experience == "novice"
        two_is_fine = entry.role != "main" or ceiling <= 30 or is_older(programme)
        two_is_fine |= week is next(each for each in programme.weeks if each.block == week.block)
        fewest = 1 if one_is_fine else 2 if two_is_fine else 3
        rare = entry.seconds is not None or kind_of(entry, catalogue) == "swing"
        most = 6 if rare else 5 if entry.role == "main" else 4
        if not fewest <= entry.sets <= most:
            found.append(f"{place(week, session, entry)}: {entry.sets} sets")
    return found


def distinct_exercises(programme: Programme, _: Catalogue) -> Complaints:
    """3. Few enough to get good at."""
    most = {"novice": 10, "intermediate": 15, "advanced": 18}[programme.client.experience]
    found = []
    for block in blocks(programme):
        names = {entry.exercise for week in block for session in week.sessions for entry in session.exercises}
        if len(names) > most:
            found.append(f"block {block[0].block}: {len(names)} different exercises")
    return found


def anterior_floor(programme: Programme, catalogue: Catalogue) -> Complaints:
    """4. Quads, chest and what was trained regularly keep enough not to be lost, or the page says that they do not."""
    client = programme.client
    if client.beside:
        return []
    leg_sport = any(fixed.legs == "hard" for fixed in client.fixed)
    sessions_most = 1 if sum(fixed.kind == "match" for fixed in client.fixed) >= 2 else len(client.days)
    if is_older(programme):
        sessions_most = min(sessions_most, 3)
    room = sorted((client.minutes[day] // 3 for day in client.days), reverse=True)[:sessions_most]
    small = sum(room) <= 24
    found = []
    for week in (full_week(block, programme) for block in blocks(programme)):
        for group in ("quads", "chest"):
            least = 2 if small or (leg_sport and group == "quads") else 4
            there = direct_sets(week, group, catalogue)
            if there < least and group not in not_met(programme):
                found.append(f"week {week.number}: {there:g} direct sets for {group}, not said")
        for pattern, days in programme.history.pattern_days.items():
            if days >= 2:
                now = sum(e.sets for session in week.sessions for e in session.exercises if e.pattern == pattern)
                before = programme.history.pattern_sets[pattern]
                if now < floor(before * 0.4) and f"keep-{pattern}" not in not_met(programme):
                    found.append(f"week {week.number}: {pattern} from {before:g} to {now} sets, not said")
    return found


def first_week_hamstrings(programme: Programme, catalogue: Catalogue) -> Complaints:
    """5. Who did nothing for the hamstrings starts with little, and grows by little."""
    found = []
    weeks = [week for week in programme.weeks if not is_light(week, programme)]
    doses = [direct_sets(week, "hamstrings", catalogue) for week in weeks]
    if programme.history.direct_sets.get("hamstrings", 0) < 2:
        if doses[0] > 6:
            found.append(f"week 1: {doses[0]:g} direct hamstring sets from nothing")
        if doses[0] < 2 and not not_met(programme) & {"hamstrings", "hamstrings-hip", "hamstrings-knee"}:
            found.append(f"week 1: only {doses[0]:g} direct hamstring sets")
    for week, before, after in zip(weeks[1:], doses, doses[1:], strict=False):
        if after > before + 2:
            found.append(f"week {week.number}: direct hamstring sets from {before:g} to {after:g}")
    found += [
        f"week {w.number}: {dose:g} direct hamstring sets" for w, dose in zip(weeks, doses, strict=True) if dose > 12
    ]
    return found


def hip_and_knee(programme: Programme, _: Catalogue) -> Complaints:
    """6. Hamstrings are trained through the hip and through the knee, every week."""
    found = []
    for week in programme.weeks:
        for muscle in ("hamstrings-hip", "hamstrings-knee"):
            sets = sum(e.sets for session in week.sessions for e in session.exercises if e.credits.get(muscle, 0) >= 1)
            if not sets and muscle not in not_met(programme):
                found.append(f"week {week.number}: nothing for {muscle}")
    return found


def order(programme: Programme, catalogue: Catalogue) -> Complaints:
    """7. Fast, heavy, Nordic, other compounds, one leg, curls and calves, shoulders, trunk, carries."""
    found = []
    for week, session, _ in _sessions(programme):
        reached, grip, hinge_to_come = 0, 0, _hinge_at(session, catalogue)
        for number, entry in enumerate(session.exercises):
            facts = catalogue.exercises[entry.exercise].plan
            assert facts is not None
            second = entry.group is not None and any(e.group == entry.group for e in session.exercises[:number])
            rank = _rank(entry, catalogue)
            if rank is not None and not second:
                if rank < reached:
                    found.append(f"{place(week, session, entry)}: comes too late")
                reached = max(reached, rank)
            if number < hinge_to_come and (facts.tires_erectors or facts.grip_limited):
                found.append(f"{place(week, session, entry)}: tires back or grip before the heavy hinge")
            grip = grip + 1 if facts.grip_limited else 0
            if grip > 2:
                found.append(f"{place(week, session, entry)}: the third for the grip in a row")
    return found


def _sessions(programme: Programme) -> Iterator[tuple[Week, Session, None]]:
    for week in programme.weeks:
        for session in week.sessions:
            yield week, session, None


def _rank(entry: Prescription, catalogue: Catalogue) -> int | None:
    """Place in a session; None where a coach would not mind."""
    kind = kind_of(entry, catalogue)
    if entry.pattern == "carry-drag":
        return 9
    if kind in PLACE or kind in LATE:
        return {**PLACE, **LATE}[kind]
    heavy = entry.role == "main" and entry.rest_s >= 150
    return 2 if heavy else 4 if kind in ("pull", "press") else None


def _hinge_at(session: Session, catalogue: Catalogue) -> int:
    """Where the first heavy hinge stands; 0 when there is none."""
    heavy = ("romanian deadlift, barbell", "good morning", "heavy")
    return next(
        (
            number
            for number, entry in enumerate(session.exercises)
            if entry.pattern == "hinge" and entry.laterality == "bilateral" and kind_of(entry, catalogue) in heavy
        ),
        0,
    )


def table(programme: Programme, catalogue: Catalogue) -> Complaints:
    """8. Repetitions, effort and rest as the table says for this kind of exercise."""
    found = []
    for week, session, entry in entries(programme):
        where = place(week, session, entry)
        if entry.seconds is not None:
            low, high = HOLDS["seconds"]
            if not low <= entry.seconds.min <= entry.seconds.max <= high:
                found.append(f"{where}: {entry.seconds.min}-{entry.seconds.max} seconds")
            if entry.rir is not None or not entry.stop_rule:
                found.append(f"{where}: timed work has a stop rule and no repetitions in reserve")
            continue
        sets, reps, rir, rest = TABLE[kind_of(entry, catalogue)]
        assert entry.reps is not None
        if not reps[0] <= entry.reps.min <= entry.reps.max <= reps[1]:
            found.append(f"{where}: {entry.reps.min}-{entry.reps.max} repetitions")
        if not rest[0] <= entry.rest_s <= rest[1]:
            found.append(f"{where}: {entry.rest_s} s rest")
        if entry.sets > max(sets[1], 5 if entry.role == "main" else 0):
            found.append(f"{where}: {entry.sets} sets")
        if (entry.rir is None) != bool(entry.stop_rule):
            found.append(f"{where}: either repetitions in reserve or a stop rule")
        if entry.rir is not None and entry.rir < (3 if is_older(programme) else rir or 0):
            found.append(f"{where}: {entry.rir} in reserve")
        if entry.rir is not None and entry.rir < 2 and entry.pattern in ("hinge", "squat"):
            found.append(f"{where}: near failure on a hinge or squat")
    return found


def no_pile_up(programme: Programme, catalogue: Catalogue) -> Complaints:
    """9. New lowering does not come all at once: no Nordics with the first heavy hinge, at most two slow a session."""
    found = []
    seen = set(programme.history.lifts)
    for block in blocks(programme):
        first = block[0]
        new = [e for session in first.sessions for e in session.exercises if e.exercise not in seen]
        nordics = [e for e in new if kind_of(e, catalogue) == "nordic"]
        hinges = [e for e in new if kind_of(e, catalogue) == "romanian deadlift, barbell"]
        if nordics and hinges:
            found.append(f"week {first.number}: first Nordics together with the first Romanian deadlifts")
        if len(nordics) > 1 or any(e.sets > 2 or e.reps is None or e.reps.max > 5 for e in nordics):
            found.append(f"week {first.number}: Nordics start with more than two sets of five, once")
        lowered = {e.exercise for e in new if kind_of(e, catalogue) in ("nordic", "glute-ham")}
        if len(lowered) > 1:
            found.append(f"week {first.number}: {sorted(lowered)} are new at once")
        for entry in new:
            if entry.rir is not None and entry.rir < 4:
                found.append(f"week {first.number}, {entry.name}: new, with {entry.rir} in reserve")
        seen |= {e.exercise for week in block for session in week.sessions for e in session.exercises}
    for week, session, _ in _sessions(programme):
        slow = {
            entry.exercise
            for entry in session.exercises
            if entry.tempo[0] in "3456" and kind_of(entry, catalogue) not in ("nordic", "glute-ham")
        }
        if len(slow) > 2:
            found.append(f"{place(week, session)}: {len(slow)} exercises with slow lowering")
    for week, session, entry in entries(programme):
        if entry.tempo[0] in "3456" and (
            entry.family in ("swing", "sled", "carry", "pull-apart") or "pendlay" in entry.exercise
        ):
            found.append(f"{place(week, session, entry)}: lowered slowly")
    return found


def block_change(programme: Programme, catalogue: Catalogue) -> Complaints:
    """10. Main lifts stay; at most half of the rest changes, along one axis each; at most one is added."""
    found = []
    parts = blocks(programme)
    for before, after in pairwise(parts):
        old, new = _slots(before[0]), _slots(after[0])
        roles = {e.exercise: e.role for week in (before[0], after[0]) for s in week.sessions for e in s.exercises}
        mains = {exercise for exercise in old if roles[exercise] == "main"}
        found += [f"block {after[0].block}: {each} is gone or moved" for each in mains if new.get(each) != old[each]]
        gone = [each for each in old if each not in new]
        come = [each for each in new if each not in old]
        assistance = [each for each in old if each not in mains]
        most = 2 if programme.client.experience == "novice" else len(assistance) // 2
        if len(gone) > most:
            found.append(f"block {after[0].block}: {len(gone)} of {len(assistance)} changed")
        if len(come) > len(gone) + 1:
            found.append(f"block {after[0].block}: {len(come) - len(gone)} added")
        if not _matched(gone, come, old, new, catalogue):
            found.append(f"block {after[0].block}: {gone} become {come}, not each along one axis on the same days")
    return found


def _slots(week: Week) -> dict[str, frozenset[str]]:
    names = {e.exercise for session in week.sessions for e in session.exercises}
    return {
        name: frozenset(s.day for s in week.sessions if any(e.exercise == name for e in s.exercises)) for name in names
    }


def _matched(gone: list[str], come: list[str], old: dict[str, frozenset[str]], new: dict[str, frozenset[str]],
             catalogue: Catalogue) -> bool:  # fmt: skip
    """Can every exercise that went be given one that came, another for each?"""
    if not gone:
        return True
    return any(
        old[gone[0]] == new[each]
        and one_axis(gone[0], each, catalogue)
        and _matched(gone[1:], [other for other in come if other != each], old, new, catalogue)
        for each in come
    )


def one_axis(one: str, other: str, catalogue: Catalogue) -> bool:
    """Another movement with any equipment, or else the equipment alone, or the side alone."""
    a, b = catalogue.exercises[one], catalogue.exercises[other]
    if a.pattern != b.pattern or a.dominance != b.dominance:
        return False
    side = a.laterality != b.laterality
    if a.movement != b.movement:
        return not side
    tools = (a.equipment, a.equipment_any) != (b.equipment, b.equipment_any)
    return side != tools


def last_week(programme: Programme, _: Catalogue) -> Complaints:
    """11. The last week is about half, the same exercises, easy, before the re-test of the main lifts."""
    last = programme.weeks[-1]
    if not is_light(last, programme):
        return []
    before = programme.weeks[-2]
    found = []
    if _slots(last) != _slots(before):
        found.append("last week: other exercises or days")
    total, now = (sum(e.sets for s in week.sessions for e in s.exercises) for week in (before, last))
    least = max(floor(total * 0.5), sum(len(session.exercises) for session in last.sessions))
    if not least <= now <= max(ceil(total * 0.6), least):
        found.append(f"last week: {now} of {total} sets")
    for one, two in zip(before.sessions, last.sessions, strict=True):
        for old, new in zip(one.exercises, two.exercises, strict=True):
            if new.rir is not None and new.rir < 4:
                found.append(f"last week, {new.name}: {new.rir} in reserve")
            if old.load_kg and new.load_kg and not 0.9 * old.load_kg <= new.load_kg <= old.load_kg:
                found.append(f"last week, {new.name}: {new.load_kg} kg after {old.load_kg} kg")
    mains = {e.exercise for session in last.sessions for e in session.exercises if e.role == "main"}
    tested = {test.exercise for test in programme.tests}
    if mains != tested:
        found.append(f"re-test of {sorted(map(str, tested))}, main lifts are {sorted(mains)}")
    through = ("hamstrings-hip", "hamstrings-knee")
    hard = [
        session.date
        for session in last.sessions
        if any(entry.credits.get(muscle, 0) >= 1 for entry in session.exercises for muscle in through)
    ]
    for test in programme.tests:
        if hard and (date.fromisoformat(test.date) - date.fromisoformat(max(hard))).days < 3:
            found.append(f"{test.exercise} is tested within three days of hamstring work")
    return found


def nothing_forbidden(programme: Programme, catalogue: Catalogue) -> Complaints:
    """12. Nothing that this person has no equipment, skill, age, or wish for; nothing next to a match."""
    client, history = programme.client, programme.history
    owned, older = frozenset(client.equipment), is_older(programme)
    novice = client.experience == "novice"
    matches = [DAYS.index(fixed.day) for fixed in client.fixed if fixed.kind == "match"]
    found = []
    for week, session, entry in entries(programme):
        exercise = catalogue.exercises[entry.exercise]
        facts, where = exercise.plan, place(week, session, entry)
        assert facts is not None
        if not exercise.usable_with(owned):
            found.append(f"{where}: the equipment is not there")
        if entry.exercise in client.avoid:
            found.append(f"{where}: avoided")
        if novice and (
            facts.skill > 2 or entry.family in ("good-morning", "nordic-curl-full") or "pendlay" in exercise.id
        ):
            found.append(f"{where}: not for a novice")
        if novice and entry.family == "swing" and not history.hinge_gate_passed:
            found.append(f"{where}: swings before the hinge is learned")
        free = entry.family == "romanian-deadlift" and entry.laterality == "unilateral" and not facts.hand_support
        if novice and free and not history.hinge_gate_passed:
            found.append(f"{where}: one leg without support")
        if entry.family == "ghd-sit-up" and entry.exercise not in (*client.prefer, *client.pin):
            found.append(f"{where}: nobody asked for it")
        if exercise.id == "nordic-curl" and (novice or older):
            found.append(f"{where}: full Nordics")
        if older and facts.needs_floor and client.gets_up_easily is not True:
            found.append(f"{where}: on the floor")
        lowered = trains(entry, "hamstrings", catalogue) and facts.eccentric in ("moderate", "high")
        used_to = _in_block_before(programme, week, entry.exercise)
        for match in matches:
            to_match = (match - DAYS.index(session.day)) % 7
            if lowered and (to_match <= (1 if used_to else 2) or to_match == 6):
                found.append(f"{where}: lowers the hamstrings {to_match} days before a match")
    found += [f"{exercise} was pinned" for exercise in client.pin for block in blocks(programme)
              if exercise not in _slots(block[0])]  # fmt: skip
    return found


def _in_block_before(programme: Programme, week: Week, exercise: str) -> bool:
    return any(exercise in _slots(each) for each in programme.weeks if each.block == week.block - 1)


POINTS: tuple[Callable[[Programme, Catalogue], Complaints], ...] = (
    session_size, sets_per_exercise, distinct_exercises, anterior_floor, first_week_hamstrings, hip_and_knee, order,
    table, no_pile_up, block_change, last_week, nothing_forbidden,
)  # fmt: skip
