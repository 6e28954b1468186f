"""Separate left and right entries: only for a weaker side, which goes first and gets one set more."""

from collections.abc import Iterator

from backline.check.rows import Row
from backline.check.verdict import Break, Verdict, judged, not_applicable
from backline.check.view import BlockView, SessionView, View

SAME = ("reps", "seconds", "load_kg", "rir", "tempo", "rest_s")


def sides(view: View) -> Verdict:
    """The weaker side goes first with one set more, the other copies the rest; only where the log names one."""
    if not any(row.one_side for row in view.rows):
        return not_applicable("no entry is for one side alone")
    weaker = view.programme.history.weaker_side
    breaks: list[Break] = []
    for block in view.blocks:
        breaks += _several(block)
        for week in block.weeks:
            for session in week.sessions:
                for name in dict.fromkeys(row.entry.exercise for row in session.rows if row.one_side):
                    rows = [row for row in session.rows if row.entry.exercise == name]
                    if week.light:
                        breaks.append(Break(rows[0].where, "one side gets more in the light week"))
                    breaks += [Break(rows[0].where, text) for text in _off(view, session, rows, weaker)]
    return judged(breaks, f"the {weaker} side goes first, with one set more")


def _several(block: BlockView) -> Iterator[Break]:
    places = dict.fromkeys((row.entry.exercise, row.session.day) for row in block.rows if row.one_side)
    if len(places) > 1:
        yield Break(
            block.where, f"{len(places)} exercises have separate sides: {', '.join(name for name, _ in places)}"
        )


def _off(view: View, session: SessionView, rows: list[Row], weaker: str | None) -> Iterator[str]:
    if weaker is None:
        yield "has separate sides, and neither log nor test names a weaker side"
        return
    if rows[0].known("laterality") != "unilateral":
        yield "has separate sides and is not one-sided"
    if sorted(row.entry.side for row in rows) != ["left", "right"]:
        yield "needs exactly one entry for the left and one for the right"
        return
    first, second = rows
    if first.entry.side != weaker:
        yield f"the {weaker} side is the weaker one and should go first"
    places = [place for place, row in enumerate(session.rows) if row in rows]
    if places[1] - places[0] != 1:
        yield "its sides do not stand next to each other"
    if first.entry.group is not None or second.entry.group is not None:
        yield "has separate sides in a group"
    more = first.entry.sets - second.entry.sets
    most = view.doses.sides.weaker_side_extra_sets
    if first.entry.side == weaker and not 0 < more <= most:
        yield f"{more:+} sets for the weaker side, should be {most:+}"
    differ = [name for name in SAME if getattr(first.entry, name) != getattr(second.entry, name)]
    if differ:
        yield f"the sides differ in {', '.join(differ)}"
