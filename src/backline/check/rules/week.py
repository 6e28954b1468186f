"""What a week and a block hold: days, variety, weekly dose, hard days, sport."""

from collections.abc import Iterator

from backline.check.arithmetic import day_number, weekday
from backline.check.rows import Row
from backline.check.verdict import Break, Verdict, cannot_tell, judged, not_applicable
from backline.check.view import SessionView, View
from backline.vocabulary.words import DAYS, POSTERIOR_GROUPS, Day, Group

SORE_ROWS = ("nordic", "glute-ham")
STARTERS: tuple[Group, ...] = (*POSTERIOR_GROUPS, "quads", "chest")


def same_days(view: View) -> Verdict:
    """Every week of a block has the same days with the same exercises."""
    breaks = []
    for block in view.blocks:
        first = {session.session.day: _names(session) for session in block.weeks[0].sessions}
        for week in block.weeks[1:]:
            here = {session.session.day: _names(session) for session in week.sessions}
            if here.keys() != first.keys():
                breaks.append(Break(week.where, "other days than in the first week of its block"))
            breaks += [
                Break(f"{week.where}, {day}", "other exercises than in the first week of its block")
                for day, names in here.items()
                if day in first and names != first[day]
            ]
    return judged(breaks, "days and exercises stay within each block")


def _names(session: SessionView) -> list[tuple[str, str]]:
    """Exercises with their sides; a left and a right entry come to the same as one for both."""
    sides = [(row.entry.exercise, side) for row in session.rows for side in _sides(row)]
    return sorted(sides)


def _sides(row: Row) -> tuple[str, ...]:
    return (row.entry.side,) if row.one_side else ("left", "right")


def block_length(view: View) -> Verdict:
    """Blocks have at least three weeks, unless there are fewer than four weeks in all."""
    least = view.doses.block.weeks
    if len(view.weeks) <= least:
        return not_applicable(f"{len(view.weeks)} weeks in all")
    breaks = [
        Break(block.where, f"{len(block.weeks)} weeks, at least {least}")
        for block in view.blocks
        if len(block.weeks) < least
    ]
    return judged(breaks, f"{len(view.blocks)} blocks of at least {least} weeks")


def distinct(view: View) -> Verdict:
    """Few distinct exercises in a block: what one can get good at."""
    most = getattr(view.doses.distinct, view.client.experience)
    breaks = [
        Break(block.where, f"{len(block.exercises)} distinct exercises, at most {most}")
        for block in view.blocks
        if len(block.exercises) > most
    ]
    return judged(breaks, f"at most {most} distinct exercises in every block")


def weekly_maximum(view: View) -> Verdict:
    """No group gets more fractional sets in a week than its band allows."""
    breaks = []
    for week in view.weeks:
        for group, bands in view.doses.weekly.bands.items():
            most = bands[view.client.experience][1]
            sets = week.group_sets(group)
            if sets > most + 1e-9:
                breaks.append(Break(week.where, f"{sets:g} sets for {group}, at most {most:g}"))
    return judged(breaks, "no group is above its weekly maximum")


def direct_hamstrings(view: View) -> Verdict:
    """At most twelve direct hamstring sets a week."""
    most = view.doses.hamstrings.direct_sets_max
    sets = [(week, week.direct_sets("hamstrings")) for week in view.weeks]
    breaks = [Break(week.where, f"{count:g} direct sets, at most {most}") for week, count in sets if count > most]
    return judged(breaks, f"at most {most} direct hamstring sets in every week")


def start_small(view: View) -> Verdict:
    """Groups that were hardly trained start with few direct sets."""
    start, history = view.doses.start, view.programme.history
    most = dict.fromkeys(STARTERS, start.direct_sets[1]) | {"glutes": start.glutes_direct_sets_max}
    idle = [
        group
        for group in STARTERS
        if not history.from_log or history.direct_sets.get(group, 0.0) < start.below_direct_sets
    ]
    if not idle:
        return not_applicable("every group was trained lately")
    first = view.weeks[0]
    breaks = [
        Break(first.where, f"{sets:g} direct sets for {group}, which starts from little: at most {most[group]}")
        for group in idle
        for sets in [first.direct_sets(group)]
        if sets > most[group]
    ]
    return judged(breaks, "what starts from little starts with few direct sets")


def hard_days(view: View) -> Verdict:
    """A group is not trained hard on two days in a row, counting hard sport."""
    if any(session.number is None for session in view.sessions):
        return cannot_tell("a session has no date")
    sport = frozenset(fixed.day for fixed in view.client.fixed if fixed.legs == "hard")
    breaks = []
    for group in view.doses.hard.groups:
        hard = {session.number: session for session in view.sessions if _is_hard(view, session, group)}
        for number, session in hard.items():
            assert number is not None
            if number + 1 in hard:
                breaks.append(Break(hard[number + 1].where, f"{group} hard on the day before as well"))
            if group in ("quads", "hamstrings"):
                near = [day for day in (weekday(number - 1), weekday(number + 1)) if day in sport]
                breaks += [Break(session.where, f"{group} hard next to hard sport on {day}") for day in near]
    return judged(breaks, "a day lies between hard days of the same group")


def _is_hard(view: View, session: SessionView, group: Group) -> bool:
    dose = view.doses.hard
    near_limit = [row for row in session.rows if row.entry.rir is not None and row.entry.rir <= dose.rir_max]
    if sum(row.direct_sets(group) for row in near_limit) >= dose.direct_sets:
        return True
    return group == "hamstrings" and any(row.facts.dose_row in SORE_ROWS for row in session.rows)


def spinal_days(view: View) -> Verdict:
    """Exercises of high spinal load do not stand on days in a row."""
    if any(session.number is None for session in view.sessions):
        return cannot_tell("a session has no date")
    loaded = {
        session.number: session
        for session in view.sessions
        if any(row.plan and row.plan.spinal_load == "high" for row in session.rows)
    }
    breaks = [
        Break(loaded[number + 1].where, "high spinal load on the day before as well")
        for number in loaded
        if number is not None and number + 1 in loaded
    ]
    return judged(breaks, "a day lies between days of high spinal load")


def variations(view: View) -> Verdict:
    """Two fixed variations of a pattern for the experienced; one exercise of a pattern for novices."""
    if view.novice:
        return judged(_several_of_a_pattern(view), "one exercise of each pattern in every block")
    breaks = []
    for week in view.weeks:
        days: dict[str, set[str]] = {}
        for row in week.rows:
            if row.entry.role != "main":
                days.setdefault(row.entry.exercise, set()).add(row.session.day)
        breaks += [
            Break(f"{week.where}, {name}", f"stands on {len(on)} days, only main lifts do")
            for name, on in days.items()
            if len(on) > 1
        ]
    return judged(breaks, "assistance exercises stand on one day of the week")


def _several_of_a_pattern(view: View) -> Iterator[Break]:
    for block in view.blocks:
        by_pattern: dict[object, list[str]] = {}
        for name, row in block.exercises.items():
            by_pattern.setdefault(row.known("pattern"), []).append(name)
        for pattern, names in by_pattern.items():
            if len(names) > 1:
                yield Break(block.where, f"{len(names)} exercises of the pattern {pattern}: {', '.join(names)}")


def match(view: View) -> Verdict:
    """No sore hamstrings at a match, and one session in a week of two matches."""
    matches = tuple(dict.fromkeys(fixed.day for fixed in view.client.fixed if fixed.kind == "match"))
    if not matches:
        return not_applicable("no match")
    sport = view.doses.sport
    breaks = []
    for place, block in enumerate(view.blocks):
        used_to = view.blocks[place - 1].exercises if place else {}
        breaks += [
            Break(row.where, f"eccentric hamstring work {text} the match on {day}")
            for row in block.rows
            if row.is_eccentric_hamstrings
            for day in matches
            for text in [_near(view, row, day, used=row.entry.exercise in used_to)]
            if text
        ]
    if len(matches) >= sport.matches_for_one_session:
        crowded = [week for week in view.weeks if len(week.sessions) > 1]
        breaks += [Break(week.where, f"{len(matches)} matches and {len(week.sessions)} sessions") for week in crowded]
    return judged(breaks, "no eccentric hamstring work is near a match")


def _near(view: View, row: Row, match: Day, *, used: bool) -> str:
    """How a row lies to the match; empty when far enough. The weekday of the date, not the stated one, decides."""
    sport = view.doses.sport
    number = day_number(row.session.date)
    place = DAYS.index(row.session.day if number is None else weekday(number))
    before = (DAYS.index(match) - place) % 7
    after = (place - DAYS.index(match)) % 7
    if before == 0:
        return "on the day of"
    if before < (sport.days_before_match_used_to if used else sport.days_before_match):
        return f"{before} day{'s' if before > 1 else ''} before"
    return "on the day after" if after < sport.days_after_match else ""
