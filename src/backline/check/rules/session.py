"""The size of a session and what belongs in each one."""

from collections.abc import Callable, Iterator

from backline.check.arithmetic import round_down, round_up, tempo_parts
from backline.check.rows import Row
from backline.check.verdict import Break, Verdict, judged, not_applicable
from backline.check.view import SessionView, View
from backline.vocabulary.words import GROUPS


def minutes(view: View) -> Verdict:
    """The stated minutes are the recomputed ones and within the ceiling of the day."""
    breaks = []
    for session in view.sessions:
        stated, real = session.session.minutes, session_minutes(view, session)
        if stated != real:
            breaks.append(Break(session.where, f"{stated} minutes stated, {real} recomputed"))
        if session.ceiling is not None and max(stated, real) > session.ceiling:
            breaks.append(Break(session.where, f"{max(stated, real)} minutes, the ceiling is {session.ceiling}"))
    return judged(breaks, "the time of every session was recomputed and fits", unsure=view.no_ceiling)


def session_minutes(view: View, session: SessionView) -> int:
    """Minutes of a session: warm-up, set-up, work, rest, ramps and slack."""
    warm_up, time = view.doses.warm_up, view.doses.time
    seconds = sum(step.seconds for step in session.session.warmup)
    lifts = sum(row.is_barbell_lift for row in session.rows)
    seconds += warm_up.ramp_first_s * (lifts > 0) + warm_up.ramp_later_s * max(lifts - 1, 0)
    groups: dict[str, list[Row]] = {}
    for place, row in enumerate(session.rows):
        alone = f"sides of {row.entry.exercise}" if row.one_side else f"alone {place}"
        together = groups.setdefault(row.entry.group or alone, [])
        second_side = row.one_side and any(other.entry.exercise == row.entry.exercise for other in together)
        seconds += _work_s(row) + (0 if second_side else row.plan.set_up_s if row.plan else time.set_up_s)
        together.append(row)
    for rows in groups.values():
        if len(rows) == 2:
            rounds = max(row.entry.sets for row in rows) - 1
            seconds += max(rounds, 0) * max(row.entry.rest_s for row in rows)
        else:
            seconds += sum(max(row.entry.sets - 1, 0) * row.entry.rest_s for row in rows)
    return round_up(seconds * (1 + time.slack_share) / 60)


def _work_s(row: Row) -> int:
    """Seconds under load of all sets of a row, both sides."""
    entry = row.entry
    each = entry.seconds.max if entry.seconds else 0
    if entry.reps:
        each = entry.reps.max * sum(tempo_parts(entry.tempo) or ())
    sides = 2 if row.known("laterality") == "unilateral" and entry.side == "both" else 1
    return entry.sets * each * sides


def exercises_a_session(view: View) -> Verdict:
    """No more distinct exercises than the ceiling of the day allows."""
    sizes = view.doses.session.exercises
    breaks = []
    for session in view.sessions:
        count = len(session.exercises())
        ceiling = session.ceiling if session.ceiling is not None else sizes[-1][0]
        most = next((most for minutes, most in sizes if ceiling <= minutes), sizes[-1][1])
        if count > most:
            breaks.append(Break(session.where, f"{count} exercises, at most {most} in {ceiling} minutes"))
    return judged(breaks, "every session has few enough exercises", unsure=view.no_ceiling)


def sets_a_session(view: View) -> Verdict:
    """No more working sets than the ceiling divided by three, and than 20 (novices 14)."""
    size = view.doses.session
    cap = size.sets_max_novice if view.novice else size.sets_max
    breaks = []
    for session in view.sessions:
        sets = sum(row.counted for row in session.rows)
        most = cap if session.ceiling is None else min(cap, round_down(session.ceiling / size.minutes_per_set))
        if sets > most:
            breaks.append(Break(session.where, f"{sets:g} working sets, at most {most}"))
    return judged(breaks, "every session has few enough sets", unsure=view.no_ceiling)


def sets_an_exercise(view: View) -> Verdict:
    """Two to four sets of an exercise, main lifts three to five; new ones start with fewer; single sets are rare."""
    breaks = list(_first_sets(view))
    for session in view.sessions:
        for row in session.rows:
            least, most = _bounds(view, session, row)
            if not least <= row.entry.sets <= most:
                breaks.append(Break(row.where, f"{row.entry.sets} sets, {least} to {most} here"))
    return judged(breaks, "every entry has a usual number of sets", unsure=view.no_ceiling)


def _bounds(view: View, session: SessionView, row: Row) -> tuple[int, int]:
    """Least and most sets of one entry."""
    size = view.doses.session
    main = row.entry.role == "main"
    least, most = size.sets_main if main else size.sets_assistance
    if row.facts.dose and (row.entry.role == "ballistic" or row.known("pattern") == "carry-drag"):
        most = max(most, row.facts.dose.sets[1])
    block = next(block for block in view.blocks if any(week.week is row.week for week in block.weeks))
    first = row.week is block.weeks[0].week and row.entry.exercise in block.new
    short = session.ceiling is None or session.ceiling <= size.short_minutes
    if short or view.older or first:
        least = min(least, size.sets_assistance[0])
    light = view.light_week is not None and row.week is view.light_week.week
    tiny = session.session.minutes <= size.one_set_minutes
    starter = view.novice and view.older and row.week.number == 1
    return (1 if light or tiny or starter else least), most


def _first_sets(view: View) -> Iterator[Break]:
    """New exercises that start with as many sets as they reach later in the block."""
    fewer, floor = view.doses.block.new_sets_fewer, view.doses.session.sets_assistance[0]
    for block in view.blocks:
        later = [week for week in block.weeks[1:] if not week.light]
        for row in block.weeks[0].rows:
            if row.entry.exercise in block.new and later:
                peak = max((other.entry.sets for week in later for other in week.like(row)), default=0)
                if peak and row.entry.sets > max(floor, peak - fewer):
                    yield Break(row.where, f"is new and starts with {row.entry.sets} sets, later {peak}")


def direct_sets_a_session(view: View) -> Verdict:
    """At most eight direct sets of a group in a session."""
    most = view.doses.session.direct_sets_per_group_max
    breaks = [
        Break(session.where, f"{sets:g} direct sets for {group}, at most {most}")
        for session in view.sessions
        for group in GROUPS
        for sets in [sum(row.direct_sets(group) for row in session.rows)]
        if sets > most
    ]
    return judged(breaks, f"at most {most} direct sets of a group in every session")


def full_days(view: View) -> Verdict:
    """Novices and older people have at most three sessions a week that are not light days."""
    if not view.careful:
        return not_applicable("neither novice nor older")
    most = view.doses.session.full_days_max
    full = [(week, sum(not session.light_day for session in week.sessions)) for week in view.weeks]
    breaks = [Break(week.where, f"{days} full days, at most {most}") for week, days in full if days > most]
    return judged(breaks, f"at most {most} full days a week")


def posterior_leg_and_pull(view: View) -> Verdict:
    """Every session that is no light day trains the back of the legs and pulls, or an unmet says why not."""
    excused = {unmet.target for unmet in view.programme.unmet if unmet.because}
    wanted: tuple[tuple[str, str, Callable[[Row], bool]], ...] = (
        ("posterior-leg-every-session", "no posterior leg exercise", lambda row: row.is_posterior_leg),
        ("pull-every-session", "no pull", lambda row: row.is_pull),
    )
    breaks = [
        Break(session.where, text)
        for session in view.sessions
        for target, text, has in wanted
        if not session.light_day and target not in excused and not any(has(row) for row in session.rows)
    ]
    return judged(breaks, "every session has a posterior leg exercise and a pull, or says why not")
