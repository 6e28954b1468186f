"""From week to week: steps, effort, one lever at a time, Nordics, the lighter last week."""

from collections.abc import Iterator
from itertools import pairwise

from backline.check.arithmetic import round_down, round_up
from backline.check.rows import Row
from backline.check.verdict import Break, Verdict, judged, not_applicable
from backline.check.view import BlockView, View, WeekView
from backline.vocabulary.words import GROUPS


def step_direct(view: View) -> Verdict:
    """Direct sets of a group grow by at most two from one week to the next."""
    most = view.doses.weekly_step.direct_sets_max
    if len(view.weeks) < 2:
        return not_applicable("one week")
    breaks = [
        Break(week.where, f"{group}: {before.direct_sets(group):g} direct sets, then {week.direct_sets(group):g}")
        for before, week in view.week_pairs()
        for group in GROUPS
        if week.direct_sets(group) - before.direct_sets(group) > most
    ]
    return judged(breaks, f"no group gains more than {most} direct sets from one week to the next")


def step_total(view: View) -> Verdict:
    """All working sets grow by at most a fifth from one week to the next."""
    share = view.doses.weekly_step.total_share_max
    if len(view.weeks) < 2:
        return not_applicable("one week")
    breaks = [
        Break(week.where, f"{week.sets:g} sets after {before.sets:g}")
        for before, week in view.week_pairs()
        if week.sets > round_up(before.sets * (1 + share))
    ]
    return judged(breaks, f"no week has over {share:.0%} more sets than the one before")


def rir(view: View) -> Verdict:
    """Effort follows the week of the block, the dose row, newness, age and the lighter week."""
    breaks = []
    for block in view.blocks:
        for week in block.weeks:
            for row in week.rows:
                wanted = _rir(view, block, week, row)
                if row.facts.dose and row.entry.rir != wanted:
                    breaks.append(Break(row.where, f"rir {_said(row.entry.rir)}, should be {_said(wanted)}"))
    return judged(breaks, "the effort of every entry is that of its week")


def _rir(view: View, block: BlockView, week: WeekView, row: Row) -> int | None:
    dose, progress = row.facts.dose, view.doses.progress
    if dose is None or dose.rir is None:
        return None
    fresh = view.novice or row.entry.exercise in block.new
    by_week = progress.rir_by_week_new if fresh else progress.rir_by_week
    wanted = max(dose.rir[0], by_week[min(week.index, len(by_week) - 1)])
    if view.older:
        wanted = max(wanted, view.doses.over_60.rir_min)
    if view.asked is not None and row.facts.exercise is not None:
        wanted = max(wanted, view.asked.rir_min(row.facts.exercise))
    return max(wanted, view.doses.last_week.rir_min) if week.light else wanted


def _said(rir: int | None) -> str:
    return "none" if rir is None else str(rir)


def one_lever(view: View) -> Verdict:
    """Within a block at most one of sets, load and repetitions rises from week to week, a load by a tenth at most."""
    breaks, most = [], view.doses.progress.load_step_share[1]
    for block in view.blocks:
        for before, week in pairwise(block.weeks):
            for row in week.rows:
                for earlier in before.like(row):
                    raised = _raised(earlier, row)
                    if len(raised) > 1:
                        breaks.append(Break(row.where, f"{' and '.join(raised)} rise together"))
                    old, new = earlier.entry.load_kg, row.entry.load_kg
                    if old and new and row.entry.load_is != "assistance" and new > old * (1 + most) + 1e-6:
                        breaks.append(Break(row.where, f"{new:g} kg after {old:g} kg, at most {most:.0%} more"))
    return judged(breaks, "one thing rises at a time")


def _raised(before: Row, row: Row) -> list[str]:
    raised = []
    if row.entry.sets > before.entry.sets:
        raised.append("sets")
    if (row.entry.load_kg or 0.0) > (before.entry.load_kg or 0.0) and before.entry.load_kg is not None:
        raised.append("load")
    for old, new in ((before.entry.reps, row.entry.reps), (before.entry.seconds, row.entry.seconds)):
        if old is not None and new is not None and (new.min > old.min or new.max > old.max):
            raised.append("repetitions")
    return raised


LOWERED = ("nordic", "glute-ham")  # one new kind of hard lowering a block


def nordics(view: View) -> Verdict:
    """Nordics start small, stay few, and do not come in the week of a first Romanian deadlift."""
    if not any(row.facts.dose_row in LOWERED for row in view.rows):
        return not_applicable("no Nordics")
    first = next((block for block in view.blocks if any(_is_nordic(row) for row in block.rows)), None)
    breaks = [*_nordic_start(view, first)] if first else []
    for block in view.blocks:
        new = {row.entry.exercise for row in block.rows if row.facts.dose_row in LOWERED} & block.new
        if len(new) > 1:
            breaks.append(Break(block.where, f"{' and '.join(sorted(new))} are both new"))
        new_rdl = [
            row.entry.exercise
            for row in block.weeks[0].rows
            if row.facts.dose_row == "rdl" and row.known("pattern") == "hinge" and row.entry.exercise in block.new
        ]
        if new_rdl and any(_is_nordic(row) for row in block.rows):
            breaks.append(Break(block.where, f"Nordics in the block in which {new_rdl[0]} is new"))
        for week in block.weeks:
            breaks += _nordic_week(view, week)
    return judged(breaks, "Nordics start small and stay few")


def _is_nordic(row: Row) -> bool:
    return row.facts.dose_row == "nordic"


def _nordic_start(view: View, block: BlockView) -> Iterator[Break]:
    dose = view.doses.nordic
    for week in block.weeks:
        days = {row.session.day for row in week.rows if _is_nordic(row)}
        if len(days) > dose.times_a_week_start:
            yield Break(week.where, f"Nordics on {len(days)} days in their first block")
    least, most = dose.start_reps
    for row in filter(_is_nordic, block.weeks[0].rows):
        reps = row.entry.reps
        if row.entry.sets > dose.start_sets or reps is None or reps.min < least or reps.max > most:
            yield Break(row.where, f"Nordics start with {dose.start_sets} sets of {least}-{most}")


def _nordic_week(view: View, week: WeekView) -> Iterator[Break]:
    dose = view.doses.nordic
    rows = [row for row in week.rows if _is_nordic(row)]
    days = {row.session.day for row in rows}
    total = sum(row.counted * (row.entry.reps.max if row.entry.reps else 0) for row in rows)
    if len(days) > dose.times_a_week_max:
        yield Break(week.where, f"Nordics on {len(days)} days, at most {dose.times_a_week_max}")
    if total > dose.reps_a_week_max:
        yield Break(week.where, f"{total:g} Nordic repetitions, at most {dose.reps_a_week_max}")
    for row in rows:
        if row.entry.sets > dose.sets_max or (row.entry.reps and row.entry.reps.max > dose.reps_max):
            yield Break(row.where, f"at most {dose.sets_max} sets of {dose.reps_max} Nordics")


def last_week(view: View) -> Verdict:
    """Before the re-test half the sets or a little more, nothing new or heavier, effort well in reserve."""
    week = view.light_week
    if week is None:
        return not_applicable("no light week")
    before, dose = view.weeks[-2], view.doses.last_week
    least = round_down(before.sets * dose.sets_share[0])
    single = sum(row.counted / max(row.entry.sets, 1) for row in week.rows)
    most = max(round_up(before.sets * dose.sets_share[1]), single)
    breaks = []
    if not least <= week.sets <= most:
        breaks.append(Break(week.where, f"{week.sets:g} sets after {before.sets:g}, {least} to {most:g} are light"))
    for row in week.rows:
        texts = [text for earlier in before.like(row) or (None,) for text in _not_light(view, earlier, row)]
        breaks += [Break(row.where, text) for text in dict.fromkeys(texts)]
    return judged(breaks, f"{week.sets:g} sets after {before.sets:g}, none heavier, all easy")


def _not_light(view: View, before: Row | None, row: Row) -> Iterator[str]:
    dose, entry = view.doses.last_week, row.entry
    if entry.sets < 1:
        yield "no set at all"
    if entry.rir is not None and entry.rir < dose.rir_min:
        yield f"rir {entry.rir} in the light week, at least {dose.rir_min}"
    if before is None:
        return
    if entry.sets > before.entry.sets:
        yield f"{entry.sets} sets, {before.entry.sets} the week before"
    old, new = before.entry.load_kg, entry.load_kg
    if old is None or new is None or entry.load_is == "assistance":
        return
    if not old * dose.load_share_min - 1e-6 <= new <= old + 1e-6:
        yield f"{new:g} kg after {old:g} kg, should be {dose.load_share_min:.0%} to 100%"
