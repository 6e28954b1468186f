"""What was aimed at: is `met` true, and does every shortfall say why?"""

from backline.check.arithmetic import TOLERANCE
from backline.check.rows import Row
from backline.check.rules.sums import votes_of
from backline.check.verdict import Break, Verdict, cannot_tell, judged
from backline.check.view import BlockView, View, WeekView
from backline.vocabulary.words import GROUPS, Group

FLOORS = ("quads", "chest")  # judged by direct sets
HAMSTRING_PARTS = ("hamstrings-hip", "hamstrings-knee")
HAMSTRINGS: Group = "hamstrings"
COUNTED_PATTERNS = {"rows": "horizontal-pull", "scapular-pulls": "scapular-pull"}
DAY_PATTERNS = {"hinge-days": ("hinge", "bridge"), "squat-days": ("squat", "lunge")}


def targets(view: View) -> Verdict:
    """`met` is recomputed from every block's last full week; what is not met has an unmet with its reasons."""
    if not view.programme.targets:
        return cannot_tell("the document states no targets")
    said_why = {unmet.target for unmet in view.programme.unmet if unmet.because}
    breaks, unknown = [], []
    for target in view.programme.targets:
        values = [_value(target.id, block, week) for block in view.blocks for week in [block.full_week] if week]
        if not values or None in values:
            unknown.append(target.id)
            continue
        least = -float("inf") if target.min is None else target.min
        most = float("inf") if target.max is None else target.max
        met = all(v is not None and least - TOLERANCE <= v <= most + TOLERANCE for v in values)
        if met != target.met:
            seen = ", ".join(f"{value:g}" for value in values if value is not None)
            breaks.append(Break(target.id, f"is {'met' if met else 'not met'} when recomputed ({seen}), not as stated"))
        if not met and target.id not in said_why:
            breaks.append(Break(target.id, "is not met, and no unmet says why"))
    unsure = f"cannot be recomputed: {', '.join(unknown)}" if unknown else ""
    return judged(breaks, f"{len(view.programme.targets)} targets recomputed", unsure=unsure)


def _value(target: str, block: BlockView, week: WeekView) -> float | None:
    """What a week holds of a target; None when the target is not a known one."""
    group = next((group for group in GROUPS if group == target), None)
    if group is not None:
        return week.direct_sets(group) if group in FLOORS else week.group_sets(group)
    if target in HAMSTRING_PARTS:
        return sum(row.counted for row in week.rows if row.facts.credits.get(target, 0.0) >= 1)
    if target == "posterior-anterior":
        back, front = votes_of(week)
        return back / front if front > 0 else float("inf")
    if target.startswith("keep-"):
        return sum(row.counted for row in week.rows if row.known("pattern") == target.removeprefix("keep-"))
    if target in COUNTED_PATTERNS:
        return sum(row.counted for row in week.rows if row.known("pattern") == COUNTED_PATTERNS[target])
    if target == "extension-holds":
        return sum(row.counted for row in week.rows if row.known("pattern") == "trunk-extension" and row.entry.seconds)
    if target == "hamstrings-long":
        return sum(
            row.counted for row in week.rows if row.plan and row.plan.length == "long" and row.direct_sets(HAMSTRINGS)
        )
    if target in DAY_PATTERNS:
        return len({row.session.day for row in week.rows if row.known("pattern") in DAY_PATTERNS[target]})
    if target == "session-minutes":
        return max((session.session.minutes for session in week.sessions), default=0)
    if target == "exercises":
        return len(block.exercises)
    return _share(target, week)


def _share(target: str, week: WeekView) -> float | None:
    """Share of the sessions that are not light days and hold what the target names."""

    def holds(row: Row) -> bool:
        return row.is_posterior_leg if target == "posterior-leg-every-session" else row.is_pull

    if target not in ("posterior-leg-every-session", "pull-every-session"):
        return None
    full = [session for session in week.sessions if not session.light_day]
    return sum(any(map(holds, session.rows)) for session in full) / len(full) if full else 1.0
