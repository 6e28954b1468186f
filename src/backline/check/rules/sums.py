"""Do the sums add up: totals of the weeks, terms of the objective, numbers in reasons?"""

import re
from collections import Counter
from collections.abc import Iterator

from backline.check.arithmetic import same
from backline.check.rows import Facts, Row
from backline.check.verdict import Break, Verdict, cannot_tell, judged, not_applicable
from backline.check.view import View, WeekView
from backline.record.programme import WeekTotals
from backline.vocabulary.words import GROUPS, Group

# One decimal is printed at least, so half a tenth may be lost.
PRINTED = 0.05


def totals(view: View) -> Verdict:
    """Sets, groups, votes, ratios and minutes of each week are the sums of its entries."""
    if not view.programme.totals:
        return cannot_tell("there are no totals")
    breaks = [
        Break(week.where, text)
        for week, total in zip(view.weeks, view.programme.totals, strict=False)
        for text in (*_sums_off(week, total), *_ratios_off(week, total))
    ]
    return judged(breaks, "sets, groups, votes, ratios and minutes of every week were recomputed")


def _sums_off(week: WeekView, total: WeekTotals) -> Iterator[str]:
    stated = {f"sets of {muscle}": value for muscle, value in total.sets.items()}
    stated |= {f"sets of the group {group}": value for group, value in total.groups.items()}
    stated |= {"posterior votes": total.posterior, "anterior votes": total.anterior, "minutes": total.minutes}
    sums: Counter[str] = Counter()
    for row in week.rows:
        sums.update({f"sets of {muscle}": row.counted * credit for muscle, credit in row.facts.credits.items()})
        sums.update({f"sets of the group {group}": row.group_sets(group) for group in row.facts.groups})
    back, front = votes_of(week)
    minutes = sum(session.session.minutes for session in week.sessions)
    sums.update({"posterior votes": back, "anterior votes": front, "minutes": minutes})
    for name in dict.fromkeys((*sums, *stated)):
        if not same(stated.get(name, 0.0), sums[name]):
            yield f"{name}: {stated.get(name, 0.0):g} stated, {sums[name]:g} recomputed"


def _ratios_off(week: WeekView, total: WeekTotals) -> Iterator[str]:
    ratio = total.ratio
    for rule, stated in (("fractional", ratio.fractional), ("direct", ratio.direct), ("graded", ratio.graded)):
        if rule == "graded" and stated is None:
            continue  # documents from before it was computed
        back, front = votes_of(week, rule)
        exact = back / front if front > 0 else None
        if exact is None or stated is None:
            if exact is not stated:
                yield f"{rule} ratio: {stated} stated, {exact} recomputed"
        elif not same(stated, exact):
            yield f"{rule} ratio: {stated:g} stated, {exact:.2f} recomputed"


def votes_of(week: WeekView, rule: str = "fractional") -> tuple[float, float]:
    """(posterior, anterior) votes of a week, by the fractional, the direct or the graded rule."""

    def vote(facts: Facts) -> tuple[float, float]:
        return {"fractional": facts.votes, "direct": facts.votes_direct, "graded": facts.votes_graded}[rule]

    pairs = [(row.counted, vote(row.facts)) for row in week.rows]
    return sum(sets * vote[0] for sets, vote in pairs), sum(sets * vote[1] for sets, vote in pairs)


def terms(view: View) -> Verdict:
    """Weight times value of all terms add up to the objective."""
    proof = view.programme.proof
    if not proof.terms and same(proof.objective, 0.0):
        return not_applicable("no objective is stated")
    total = sum(term.weight * term.value for term in proof.terms)
    off = [] if same(total, proof.objective) else [Break("proof", f"terms give {total:g}, stated {proof.objective:g}")]
    return judged(off, f"{len(proof.terms)} terms add up to {proof.objective:g}")


NUMBER = r"(\d{1,9}(?:\.\d{1,9})?)"
WEEK = r"(\d{1,9})"
GIVES = re.compile(rf"Gives {NUMBER} of the {NUMBER} (direct )?([a-z][a-z -]*) sets of week {WEEK}\.")
VOTES = re.compile(rf"{NUMBER} of the {NUMBER} posterior votes of week {WEEK}\.")
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def reasons(view: View) -> Verdict:
    """Every number in a reason is recomputed; a sentence that cannot be recomputed holds no number."""
    weeks = {week.week.number: week for week in view.weeks}
    checked: dict[tuple[str, str], str] = {}
    breaks = []
    for row in view.rows:
        for reason in row.entry.reasons:
            key = (row.entry.exercise, reason)
            if key not in checked:
                sentences = SENTENCE.split(reason.strip())
                checked[key] = next(filter(None, (_reason_off(row, sentence, weeks) for sentence in sentences)), "")
            if checked[key]:
                breaks.append(Break(row.where, checked[key]))
    return judged(breaks, f"{len(checked)} reasons hold, every number recomputed")


def _reason_off(row: Row, sentence: str, weeks: dict[int, WeekView]) -> str:
    """What is wrong with one sentence; empty when it holds."""
    gives, voted = GIVES.fullmatch(sentence), VOTES.fullmatch(sentence)
    if gives is None and voted is None:
        return f"a number that cannot be recomputed: {sentence!r}" if re.search(r"\d", sentence) else ""
    match = gives or voted
    assert match is not None
    week = weeks.get(int(match.groups()[-1]))
    if week is None:
        return f"there is no such week: {sentence!r}"
    if gives is None:
        parts = [(it.entry.exercise, it.counted * it.facts.votes[0]) for it in week.rows]
    else:
        group = _group(gives.group(4))
        if group is None:
            return f"there is no such group: {sentence!r}"
        parts = [
            (it.entry.exercise, it.direct_sets(group) if gives.group(3) else it.group_sets(group)) for it in week.rows
        ]
    own = sum(sets for exercise, sets in parts if exercise == row.entry.exercise)
    whole = sum(sets for _, sets in parts)
    if same(float(match.group(1)), own, PRINTED) and same(float(match.group(2)), whole, PRINTED):
        return ""
    return f"{sentence!r} is {own:g} of {whole:g} when recomputed"


def _group(words: str) -> Group | None:
    """A group by its id, also written with a space: upper back."""
    return next((group for group in GROUPS if group == words.replace(" ", "-")), None)
